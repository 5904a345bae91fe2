"""Every clause with its verdict, remark, room and evidence, indicator by indicator."""

from collections.abc import Mapping
from itertools import groupby

from models.facts.types import ClauseFacts, Facts, PackFacts
from models.standards.grading import Outcome
from models.standards.types import Verdict
from reports import fonts
from reports.block import Block, mm
from reports.findings_order import PROBLEM, SUGGESTION, finding_numbers
from reports.layout import SMALL, centre, heads, left
from reports.paragraph import Style
from reports.record_parts import (
    code_words,
    part_remarks,
    text_block,
    verdict_words,
)
from reports.record_walk import unjudged_share, walk_remarks
from reports.tables import Cell, Grid, Label, Row

WIDTHS = (25 * mm, 17 * mm, 66 * mm, 16 * mm, 41 * mm)
LABEL = Style(size=9)
BOLD = Style(size=9, font=fonts.SANS_BOLD)


def clause_tables(facts: Facts, pack: PackFacts) -> list[Block]:
    """Return one long table; the indicator stands at the left and is repeated over pages."""
    clauses = [clause for clause in facts.clauses if clause.pack == pack.id]
    numbers = finding_numbers(facts)
    rows = [Row(heads(["指标", "条款", "条款内容", "结果", "备注"]), least=8 * mm)]
    for (code, name), group in groupby(clauses, lambda c: (c.indicator, c.indicator_name)):
        label = Label(f"{code}\n{name}" if code != name else code, LABEL)
        rows += [_row(facts, clause, label, numbers) for clause in group]
    return [Grid(WIDTHS, rows, headers=1)]


def _row(facts: Facts, clause: ClauseFacts, label: Label, numbers: Mapping[str, int]) -> Row:
    failed = clause.verdict is Verdict.NOT_MET or clause.grade is Outcome.D
    return Row(
        [
            centre(code_words(clause), SMALL),
            Cell(text_block(clause)),
            centre(verdict_words(clause), BOLD if failed else SMALL),
            left("\n".join(_remarks(facts, clause, numbers)), SMALL),
        ],
        label,
        least=7 * mm,
    )


def _remarks(facts: Facts, clause: ClauseFacts, numbers: Mapping[str, int]) -> list[str]:
    lines = [clause.note] if clause.note else []
    lines += part_remarks(clause)
    lines += walk_remarks(clause) + unjudged_share(facts, clause)
    if clause.reason:
        lines.append(f"不适用理由：{clause.reason}")
    if clause.place:
        lines.append(f"地点：{clause.place}")
    if clause.findings:
        # A package whose standard is not here was not compared with its log: it may name another.
        found = "、".join(str(numbers.get(finding, "？")) for finding in clause.findings)
        lines.append(f"{SUGGESTION if clause.soft else PROBLEM}：第{found}项")
    if clause.evidence:
        lines.append(f"佐证：{len(clause.evidence)}份")
    if clause.by and (member := facts.member(clause.by)):
        lines.append(f"评价人：{member.name}")
    return lines
