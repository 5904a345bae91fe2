"""From a draft to an edition: the pack, its YAML, and the files, all of them or none."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from models.base import Record
from models.errors import StandardError
from models.standards import programme
from models.standards.checker import check
from models.standards.importing.draft import Certainty, Draft, DraftRow, RowKind
from models.standards.importing.glyphs import proposed, tidy
from models.standards.importing.methods import DEFAULT, methods_of
from models.standards.importing.tiers import tiers_of
from models.standards.programme import Programme, TierConsequence
from models.standards.programme_tiers import unplaced, with_consequences
from models.standards.sentences import Sentence
from models.standards.tiers_types import LADDER, Grade, GradeItem, Letter
from models.standards.types import (
    Clause,
    DecisionRule,
    Indicator,
    NotApplicable,
    Note,
    Pack,
    Section,
    Source,
)
from models.standards.yaml_text import shown

FORMAT = "standard-pack/1"
BY_TIERS = (
    "条款分为 C、B、A 三级，按各级条款的比例确定档次；比例不在导入的表格中，由导入人按文件填写。"
)
NO_TIERS = "条款分为 C、B、A 三级；导入的文件中没有档次及其比例，本程序只计各级条款数，不定档次。"
"""Our words for a graded standard with its tiers and without."""
NO_RULE = "导入的文件中没有读到判定规则；本程序只计数，不评分。"
"""Our words where the office file was only read for its table."""


class Head(Record):
    """What the person who publishes says of the edition; empty means as the draft has it."""

    id: str = ""
    edition: str = ""
    title: str = ""
    issuer: str = ""
    document_number: str = ""
    decision: DecisionRule | None = None
    """By tiers when the draft has them, else by counting only."""
    programme: str = ""
    """Id of the shipped plan whose consequences the tiers carry (R4.3)."""
    decision_text: str = ""


@dataclass
class _Node:
    """A section or indicator on the way to its record."""

    row: DraftRow
    sections: list["_Node"] = field(default_factory=list)
    indicators: list["_Node"] = field(default_factory=list)
    clauses: list[DraftRow] = field(default_factory=list)
    points: dict[int, list[DraftRow]] = field(default_factory=dict)
    """Points of graded clauses, by the row of their clause."""
    notes: list[DraftRow] = field(default_factory=list)


def pack_of(draft: Draft, head: Head | None = None) -> Pack:
    """Return the pack of ``draft``; a row that was not understood stops it."""
    waiting = [row for row in draft.rows if row.certainty is Certainty.NOT_UNDERSTOOD]
    if waiting:
        rows = "、".join(str(row.row) for row in waiting[:5])
        raise StandardError("import-rows-wait", count=len(waiting), rows=rows)
    said = head or Head()
    document = said.id or f"imported-{draft.origin_sha256[:8]}"
    try:
        made = Pack(
            format=FORMAT,
            id=document,
            edition=said.edition or draft.edition,
            title=said.title or draft.title,
            issuer=said.issuer,
            document_number=said.document_number,
            source_document=document,
            source_sha256=source_sha256(draft),
            decision=_decision(draft, said),
            decision_text=said.decision_text or _decision_text(draft),
            sections=tuple(_section(node, document) for node in _tree(draft.rows)),
            tiers=tiers_of(draft, document),
        )
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise StandardError("import-not-a-pack", place=place) from error
    return _with_programme(said.programme, made) if said.programme else made


def _with_programme(name: str, made: Pack) -> Pack:
    """Give the tiers their consequences; none at all would be an option without effect."""
    plan = _programme(name)
    if len(unplaced(plan, made)) == len(plan.consequences):
        raise StandardError("import-programme-unplaced", id=shown(name))
    return with_consequences(plan, made)


def left_out(name: str, pack: Pack) -> tuple[TierConsequence, ...]:
    """Return the consequences of a plan whose tier ``pack`` does not have; none without a plan."""
    return unplaced(_programme(name), pack) if name else ()


def _programme(name: str) -> Programme:
    found = next((one for one in programme.available() if one.id == name), None)
    if found is None:
        raise StandardError("import-no-programme", id=shown(name))
    return found


def _decision(draft: Draft, said: Head) -> DecisionRule:
    """A graded standard without tiers only counts: a threshold is never made up (decision 011)."""
    if draft.tiers:
        return DecisionRule.TIERS
    if said.decision is DecisionRule.TIERS:
        raise StandardError("import-tiers-needed")
    return said.decision or DecisionRule.COUNTS_ONLY


def _decision_text(draft: Draft) -> str:
    if draft.tiers:
        return BY_TIERS
    return NO_TIERS if draft.graded else NO_RULE


def source_text(draft: Draft) -> str:
    """Return the kept source text: the lines that the sources of the pack count."""
    return "\n".join(draft.source_lines) + "\n"


def source_sha256(draft: Draft) -> str:
    """Return the SHA-256 of the kept source text."""
    return hashlib.sha256(source_text(draft).encode()).hexdigest()


def faults(pack: Pack) -> tuple[Sentence, ...]:
    """Return what the checker says of ``pack``; an edition is published only without any."""
    return tuple(check(pack))


def _tree(rows: Sequence[DraftRow]) -> list[_Node]:
    top: list[_Node] = []
    stack: list[_Node] = []
    indicator: _Node | None = None
    for row in rows:
        node = _Node(row)
        if row.kind is RowKind.SECTION:
            del stack[max(0, row.level - 1) :]
            (stack[-1].sections if stack else top).append(node)
            stack.append(node)
            indicator = None
        elif row.kind is RowKind.INDICATOR:
            if not stack:
                raise StandardError("import-row-alone", row=row.row)
            stack[-1].indicators.append(node)
            indicator = node
        elif indicator is None:
            raise StandardError("import-row-alone", row=row.row)
        elif row.kind is RowKind.POINT:
            if not indicator.clauses:
                raise StandardError("import-row-alone", row=row.row)
            indicator.points.setdefault(indicator.clauses[-1].row, []).append(row)
        else:
            (indicator.clauses if row.kind is RowKind.CLAUSE else indicator.notes).append(row)
    return top


def _section(node: _Node, document: str) -> Section:
    return Section(
        code=node.row.code,
        name=node.row.text,
        source=_source(node.row, document),
        sections=tuple(_section(child, document) for child in node.sections),
        indicators=tuple(_indicator(child, document) for child in node.indicators),
    )


def _indicator(node: _Node, document: str) -> Indicator:
    clauses = tuple(_clauses(node, document))
    return Indicator(
        code=node.row.code,
        name=node.row.text,
        name_is_issued=node.row.issued,
        source=_source(node.row, document),
        clauses=clauses,
        notes=tuple(_note(row, document) for row in node.notes),
        methods=() if all(clause.methods for clause in clauses) else DEFAULT,
    )


def _clauses(node: _Node, document: str) -> Iterator[Clause]:
    alone = len(node.clauses) == 1 and node.clauses[0].number == 0
    for place, row in enumerate(node.clauses, start=1):
        number = 0 if alone else place
        # A list without names has one clause under each number, which is then its code.
        # So has the clause of a graded standard, which is what its code was printed for.
        points = node.points.get(row.row, [])
        own = alone and (not node.row.issued or bool(points))
        yield Clause(
            code=node.row.code if own else f"{node.row.code}/{number}",
            number=number,
            text=row.text,
            source=_source(row, document),
            method_text=row.method_text,
            methods=methods_of(row.method_text),
            # 不适用 is a grade of its own (E, R2.9): it needs a reason and the leader's approval.
            not_applicable=NotApplicable.APPROVAL if points else NotApplicable.NEVER,
            grades=_grades(points, document) or None,
            core=True if row.core and points else None,
            basic=True if row.basic and points else None,
            # D: a defect of print, read and kept as issued.
            flags=("D",) if proposed(row.text) != row.text else (),
        )


def _grades(points: Sequence[DraftRow], document: str) -> tuple[Grade, ...]:
    items: dict[Letter, list[GradeItem]] = {}
    for row in points:
        item = GradeItem(code=row.code, text=row.text, source=_source(row, document))
        items.setdefault(Letter(row.letter), []).append(item)
    return tuple(Grade(letter=one, items=tuple(items[one])) for one in LADDER if one in items)


def _note(row: DraftRow, document: str) -> Note:
    # A note carries no flag that would let a wrong glyph stand, so what is meant is written.
    return Note(text=tidy(proposed(row.text)), source=_source(row, document), before=row.before)


def _source(row: DraftRow, document: str) -> Source:
    return Source(document=document, line=row.line)
