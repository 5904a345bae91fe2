"""From a draft to an edition: the pack, its YAML, and the files, all of them or none."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from models.base import Record
from models.errors import StandardError
from models.standards.checker import check
from models.standards.importing.draft import Certainty, Draft, DraftRow, RowKind
from models.standards.importing.glyphs import proposed, tidy
from models.standards.importing.methods import DEFAULT, methods_of
from models.standards.sentences import Sentence
from models.standards.types import (
    Clause,
    DecisionRule,
    Indicator,
    Note,
    Pack,
    Section,
    Source,
)

FORMAT = "standard-pack/1"
NO_RULE = "导入的文件中没有读到判定规则；本程序只计数，不评分。"
"""Our words where the office file was only read for its table."""


class Head(Record):
    """What the person who publishes says of the edition; empty means as the draft has it."""

    id: str = ""
    edition: str = ""
    title: str = ""
    issuer: str = ""
    document_number: str = ""
    decision: DecisionRule = DecisionRule.COUNTS_ONLY
    decision_text: str = NO_RULE


@dataclass
class _Node:
    """A section or indicator on the way to its record."""

    row: DraftRow
    sections: list["_Node"] = field(default_factory=list)
    indicators: list["_Node"] = field(default_factory=list)
    clauses: list[DraftRow] = field(default_factory=list)
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
        return Pack(
            format=FORMAT,
            id=document,
            edition=said.edition or draft.edition,
            title=said.title or draft.title,
            issuer=said.issuer,
            document_number=said.document_number,
            source_document=document,
            source_sha256=source_sha256(draft),
            decision=said.decision,
            decision_text=said.decision_text,
            sections=tuple(_section(node, document) for node in _tree(draft.rows)),
        )
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise StandardError("import-not-a-pack", place=place) from error


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
        own = alone and not node.row.issued
        yield Clause(
            code=node.row.code if own else f"{node.row.code}/{number}",
            number=number,
            text=row.text,
            source=_source(row, document),
            method_text=row.method_text,
            methods=methods_of(row.method_text),
            # D: a defect of print, read and kept as issued.
            flags=("D",) if proposed(row.text) != row.text else (),
        )


def _note(row: DraftRow, document: str) -> Note:
    # A note carries no flag that would let a wrong glyph stand, so what is meant is written.
    return Note(text=tidy(proposed(row.text)), source=_source(row, document), before=row.before)


def _source(row: DraftRow, document: str) -> Source:
    return Source(document=document, line=row.line)
