"""The targets and periodic duties of a plan on paper: what is asked, the figures, what they say.

A comparison is shown from its exact integers; where the document prints no number the paper says
文件未规定, and a figure lost behind a mask stays lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from models.standards.ledgers.targets import TargetOutcome, TargetResult
from models.standards.ledgers.types import HARDNESS_WORDS, DueKind, Ledger, Measure, Target
from models.standards.types import Operator, Test
from models.standards.working import SIGNS, exact
from reports.block import Block, mm
from reports.layout import BODY, SMALL, centre, heads, left
from reports.ledger_paper import (
    NAMED,
    ONE_AT_A_TIME,
    UNSTATED,
    WIDE,
    LedgerPrint,
    about_texts,
    lead,
    paper,
    remarks,
    stands,
)
from reports.paragraph import Align, Paragraph
from reports.places import Placed, glyphs_placed
from reports.tables import Grid, Label, Row

NAME = "目标和任务指标表"
FORM = "ledger-targets"
NUMBERS = (28 * mm, 12 * mm, 85 * mm, 26 * mm, 20 * mm, 16 * mm, 26 * mm, 0.0)
WIDTHS = (*NUMBERS[:-1], WIDE - sum(NUMBERS))
HEADS = ("所属部分", "编号", "指标与原文", "范围", "期限", "力度", "文件要求", "数据与结果")
OUTCOME_WORDS: Mapping[TargetOutcome, str] = {
    TargetOutcome.REACHED: "达到",
    TargetOutcome.NOT_REACHED: "未达到",
    TargetOutcome.CANNOT_COMPUTE: "无法计算（缺少数据或分母为0）",
    TargetOutcome.BY_PERSON: "文件没有可比较的数字，由人判断",
}
ABOVE = "高于区间"
SOFT = "软性目标，不作否定判断"
MASKED = "原文数字被遮盖"
NO_DATA = "未填报"
NOTHING = "没有符合条件的指标。"


@dataclass(frozen=True)
class TargetRow:
    """One target with what an office knows of it."""

    target: Target
    """Which."""
    result: TargetResult | None = None
    """What the reported figures come to; None when nothing was reported."""
    note: str = ""
    """The office's own words."""


def targets_pdf(ledger: Ledger, rows: Sequence[TargetRow], about: LedgerPrint) -> bytes:
    """Return the targets as a lying A4 paper; raises FormError for a character without glyph."""
    with ONE_AT_A_TIME, glyphs_placed(NAME, partial(_texts, rows, about)):
        return paper(ledger, NAME, FORM, about, _blocks(ledger, rows, about), wide=True)


def _texts(rows: Sequence[TargetRow], about: LedgerPrint) -> Iterator[Placed]:
    yield from about_texts(about)
    for row in rows:
        yield f"指标{row.target.id}", row.note


def _blocks(ledger: Ledger, rows: Sequence[TargetRow], about: LedgerPrint) -> list[Block]:
    counted = f"{len({row.target.id for row in rows})}项（全表{len(ledger.targets)}项）"
    blocks = lead(ledger, NAME, about, counted)
    if not rows:
        return [*blocks, Paragraph(NOTHING, BODY), *remarks(ledger)]
    labels = {code: Label(words, SMALL) for code, words in headings(ledger).items()}
    table = [Row(heads(HEADS, NAMED), least=8 * mm)]
    table += [_row(row, labels) for row in rows]
    return [*blocks, Grid(WIDTHS, table, headers=1), *remarks(ledger)]


def headings(ledger: Ledger) -> dict[str, str]:
    """Return the heading of every passage or group that a target may belong to."""
    named = {group.code: f"{group.label}{group.name}" for group in ledger.groups()}
    return named | {one.code: f"{one.label}{one.name}" for one in ledger.actions}


def _row(row: TargetRow, labels: dict[str, Label]) -> Row:
    target = row.target
    cells = [
        centre(target.id, SMALL),
        left("\n".join(_words(target)), SMALL),
        centre("\n".join(scope_words(target)), SMALL),
        centre(due_words(target), SMALL),
        centre(hardness_words(target), SMALL),
        centre(asked(target), SMALL),
        left("\n".join(standing_words(row)), SMALL.but(align=Align.LEFT)),
    ]
    return Row(cells, labels.setdefault(target.action, Label(target.action, SMALL)), least=8 * mm)


def _words(target: Target) -> list[str]:
    lines = [f"{target.metric}（{target.subject}）"]
    lines += [f"“{quote.text}”{stands(quote.source)}" for quote in target.quotes]
    lines += [f"前提：{_condition(target)}"] if target.conditions else []
    return [*lines, f"读法：{target.hint}"] if target.hint else lines


def _condition(target: Target) -> str:
    said = []
    for one in target.conditions:
        limit = f" {SIGNS[one.operator]} {one.value:,}{one.unit}" if one.operator else ""
        said.append(one.label + (limit if one.value is not None else ""))
    return "、".join(said)


def scope_words(target: Target) -> list[str]:
    """Return whom a target is for, and whether the document says so."""
    return [target.level_words, *([] if target.level_stated else ["（文件未明写）"])]


def due_words(target: Target) -> str:
    """Return until when, in the printed words, or that the document is silent."""
    if target.due.words:
        return target.due.words
    if target.due.kind is DueKind.YEAR and target.due.year:
        return f"{target.due.year}年"
    return UNSTATED


def hardness_words(target: Target) -> str:
    """Return how strongly the document asks."""
    words = HARDNESS_WORDS[target.hardness]
    return f"{words}\n（软性）" if target.hardness.soft else words


def asked(target: Target) -> str:
    """Return the number the document asks for, or that it gives none."""
    if target.measure is Measure.MASKED:
        return f"{MASKED}（略）"
    if target.measure is Measure.NUMBER and target.tests:
        joint = "\n或 " if target.any_of else "\n"
        return joint.join(_limit(target, test) for test in target.tests)
    if target.times:
        return f"每年至少{target.times}次" if "至少" in target.wording else f"每年{target.times}次"
    printed = f"“{target.wording}”\n" if target.wording else ""
    return f"{printed}{UNSTATED}数字"


def _limit(target: Target, test: Test) -> str:
    if test.one_of:
        return test.label
    limit = Fraction(test.value, test.per)
    if target.range_end is not None and test.operator is Operator.AT_LEAST:
        return f"{exact(limit)}—{target.range_end}{test.unit}"
    many = len(target.tests) > 1
    words = f"{SIGNS[test.operator]} {_number(limit, test)}"
    return f"{test.label} {words}" if many else words


def _number(limit: Fraction, test: Test) -> str:
    shown = limit * 100 if test.percent else limit
    if (shown * 10**6).denominator != 1:
        return f"{limit.numerator}/{limit.denominator}"
    return exact(shown) + ("%" if test.percent else test.unit)


def standing_words(row: TargetRow) -> list[str]:
    """Return the figures, what they come to, and the office's own words."""
    lines = [row.note] if row.note else []
    if row.result is None:
        return [NO_DATA, *lines]
    result = row.result
    said = [*result.working(), OUTCOME_WORDS[result.outcome]]
    if result.above_range:
        said.append(ABOVE)
    if result.soft and result.outcome is TargetOutcome.NOT_REACHED:
        said.append(SOFT)
    return said + lines
