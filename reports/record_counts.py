"""Counts of a standard that has no score: per heading, never a total mark (R2.4)."""

from models.facts.types import Facts, PackFacts
from models.standards.judgement import PackJudgement, Tally
from models.standards.types import Pack
from reports.block import Block, Gap, Inset, mm
from reports.layout import BODY, SMALL, centre, heads, lead, left
from reports.paragraph import Align, Paragraph
from reports.record_working import working_table
from reports.tables import Cell, Grid, Row

WIDTHS = (18 * mm, 52 * mm, *(19 * mm,) * 5)
HEADS = ("代码", "指标", "达标", "不达标", "不适用", "待核实", "未查")
NO_SCORE = (
    "该标准没有权重、分值和合格线（文件未规定），本记录只列出各级指标的条款数，不计分、不评等次。"
)


def count_table(
    facts: Facts, pack: PackFacts, judged: PackJudgement, standard: Pack | None = None
) -> list[Block]:
    """Return the counts of every heading, the caption, and the working of measured clauses."""
    names = {heading.code: heading.name for heading in pack.headings}
    names |= {c.indicator: c.indicator_name for c in facts.clauses if c.pack == pack.id}
    rows = [Row(heads(HEADS), least=8 * mm)]
    rows += [_row(tally, names) for tally in judged.tallies]
    blocks: list[Block] = [
        Paragraph(NO_SCORE, BODY.but(indent=2)),
        Gap(2 * mm),
        Grid(WIDTHS, rows, headers=1),
    ]
    if judged.clauses:
        compound = any(item.parts is not None for item in judged.clauses)
        title = "有数据可计算或有分项的条款：" if compound else "有数据可计算的条款："
        blocks += [Gap(3 * mm), lead(title)]
        blocks.append(working_table(facts, judged, standard))
    return blocks


def _row(tally: Tally, names: dict[str, str]) -> Row:
    depth = len(tally.node.split(".")) if tally.node else 0
    name = names.get(tally.node, "") if tally.node else "合计"
    style = BODY if depth < 3 else SMALL
    counts = (tally.met, tally.not_met, tally.not_applicable, tally.to_verify, tally.unchecked)
    named = Paragraph(name, style.but(align=Align.LEFT))
    indent = max(0, depth - 1) * style.size
    return Row(
        [
            left(tally.node, style.but(align=Align.LEFT)),
            Cell(Inset(named, indent)),
            *(centre(str(count), style) for count in counts),
        ],
        padding=2.0,
    )
