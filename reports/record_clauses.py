"""Every clause with its verdict, remark, room and evidence, indicator by indicator."""

from itertools import groupby

from models.facts.types import ClauseFacts, Facts, PackFacts
from models.standards.types import Verdict
from reports import fonts
from reports.block import Block, mm
from reports.layout import SMALL, centre, heads, left
from reports.marks import VERDICT_WORDS
from reports.paragraph import Style
from reports.tables import Grid, Label, Row

WIDTHS = (25 * mm, 17 * mm, 66 * mm, 16 * mm, 41 * mm)
LABEL = Style(size=9)
BOLD = Style(size=9, font=fonts.SANS_BOLD)


def clause_tables(facts: Facts, pack: PackFacts) -> list[Block]:
    """Return one long table; the indicator stands at the left and is repeated over pages."""
    clauses = [clause for clause in facts.clauses if clause.pack == pack.id]
    rows = [Row(heads(["指标", "条款", "条款内容", "结果", "备注"]), least=8 * mm)]
    for (code, name), group in groupby(clauses, lambda c: (c.indicator, c.indicator_name)):
        label = Label(f"{code}\n{name}" if code != name else code, LABEL)
        rows += [_row(facts, clause, label) for clause in group]
    return [Grid(WIDTHS, rows, headers=1)]


def _row(facts: Facts, clause: ClauseFacts, label: Label) -> Row:
    style = BOLD if clause.verdict is Verdict.NOT_MET else SMALL
    return Row(
        [
            centre(clause.clause, SMALL),
            left(clause.text, SMALL),
            centre(VERDICT_WORDS[clause.verdict], style),
            left("\n".join(_remarks(facts, clause)), SMALL),
        ],
        label,
        least=7 * mm,
    )


def _remarks(facts: Facts, clause: ClauseFacts) -> list[str]:
    lines = [clause.note] if clause.note else []
    if clause.reason:
        lines.append(f"不适用理由：{clause.reason}")
    if clause.place:
        lines.append(f"地点：{clause.place}")
    if clause.findings:
        known = [finding.id for finding in facts.findings]
        numbers = "、".join(str(known.index(found) + 1) for found in clause.findings)
        lines.append(f"存在问题：第{numbers}项")
    if clause.evidence:
        lines.append(f"佐证：{len(clause.evidence)}份")
    if clause.by and (member := facts.member(clause.by)):
        lines.append(f"评价人：{member.name}")
    return lines
