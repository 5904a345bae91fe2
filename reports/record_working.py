"""The working of measured criteria and the answers to the vetoes, as the record prints them."""

from collections.abc import Mapping, Sequence

from models.facts.bodies import VetoAnswered
from models.facts.types import ClauseFacts, Facts, PackFacts
from models.standards.judgement import (
    ClauseJudgement,
    ClauseOutcome,
    Computed,
    PackJudgement,
)
from models.standards.types import Pack, Test
from reports.block import Block, Gap, mm
from reports.layout import SMALL, centre, heads, lead, left
from reports.marks import VERDICT_WORDS
from reports.numbers import day, working
from reports.paragraph import Align, Paragraph
from reports.record_parts import part_lines
from reports.record_walk import REPORTED
from reports.tables import Grid, Row

WIDTHS = (12 * mm, 54 * mm, 76 * mm, 23 * mm)
LONG_CODES = (20 * mm, 48 * mm, 76 * mm, 21 * mm)
"""Where a code is longer than a criterion's number: ``1.1.1/1``."""
VETO_WIDTHS = (14 * mm, 67 * mm, 42 * mm, 42 * mm)
OUTCOME = {
    ClauseOutcome.MET: "达标",
    ClauseOutcome.NOT_MET: "不达标",
    ClauseOutcome.NOT_APPLICABLE: "不适用",
    ClauseOutcome.UNDETERMINED: "未定",
}
BASES = {"declaration": "申请单位声明", "office": "主管部门核查"}
PERIOD, ON_THE_DAY = "评价期", "检查当日"
"""How standards name the spans of time that figures belong to; other names are printed as told."""
UNANSWERED = "未答复"
VETO_NOTE = "声明和核查都为“未发现”的，才算没有否决情形；未答复的不算通过。"


def working_table(facts: Facts, judged: PackJudgement, pack: Pack | None = None) -> Grid:
    """Return each criterion with its figures, its working and its result.

    The standard at hand says of which comparison the figures are those of the day of the visit.
    """
    tests = {c.code: c.tests for c in pack.clauses()} if pack else {}
    rows = [Row(heads(["序号", "评价内容", "现场数据与计算", "结果"]), least=8 * mm)]
    clauses = {clause.clause: clause for clause in facts.clauses if clause.pack == judged.pack}
    for item in judged.clauses:
        clause = clauses[item.clause]
        cells = [
            centre(item.clause),
            left(clause.text),
            left(
                "\n".join(_lines(facts, clause, item, tests.get(item.clause))),
                SMALL.but(align=Align.LEFT),
            ),
            centre(OUTCOME[item.outcome]),
        ]
        rows.append(Row(cells, least=9 * mm))
    longest = max((len(item.clause) for item in judged.clauses), default=0)
    return Grid(LONG_CODES if longest > len("11") else WIDTHS, rows, headers=1)


def _lines(
    facts: Facts, clause: ClauseFacts, judged: ClauseJudgement, tests: Sequence[Test] | None
) -> list[str]:
    """Return the working, line by line; figures that only the facility reported decide nothing."""
    if clause.values and clause.values_origin != "verified":
        reported = [f"{entry.label}：{day(entry.shown)}" for entry in clause.values]
        return ["数据为机构自报，未经核实，不作为判定依据。", *reported]
    lines = [line for test in judged.tests if (line := working(test))]
    if judged.tests and not lines:
        lines.append("无法计算（缺少机构类别等前提）。")
    if judged.computed is Computed.NONE and judged.parts is None:
        lines.append("由评价人员现场判断，不作计算。")
    lines += part_lines(clause, judged)
    lines += [REPORTED.format(value=clause.reported)] if clause.reported else []
    lines += _texts(clause, tests) + _basis(facts, clause, tests)
    if judged.conflict:
        mark = VERDICT_WORDS[judged.marked]
        lines.append(f"注意：评价人员记为“{mark}”，与数据计算结果不一致。")
    if clause.note:
        lines.append(f"备注：{clause.note}")
    return lines


def _basis(facts: Facts, clause: ClauseFacts, tests: Sequence[Test] | None) -> list[str]:
    """Return what the working stands on: each figure by name and unit, its period, its source."""
    figures = [f"{e.label} {e.shown}" for e in clause.values if isinstance(e.value, int)]
    photo = clause.values_evidence[:12] if clause.values_evidence else ""
    source = clause.values_source or ("未注明" if figures and not photo else "")
    source = "，".join(part for part in (source, photo and f"照片编号 {photo}") if part)
    lines = [f"数据来源：{source}"] if source else []
    if not figures:
        return lines
    # Without the standard nobody knows whether figures are those of the day or of the period.
    spans = [] if tests is None else _periods(facts, clause, tests)
    return [f"数据：{'；'.join(figures)}", *spans, *lines]


def _periods(facts: Facts, clause: ClauseFacts, tests: Sequence[Test]) -> list[str]:
    """Return which span of time the figures belong to; the visit's own where none is said."""
    entered = {entry.key for entry in clause.values if isinstance(entry.value, int)}
    spans: dict[str, list[str]] = {}
    for test in tests:
        if test.numerator in entered and not test.one_of:
            spans.setdefault(test.period or PERIOD, []).append(test.label)
    if len(spans) < 2:
        return [f"数据时段：{_span(facts, name)}" for name in spans or [PERIOD]]
    return [f"数据时段（{'、'.join(of)}）：{_span(facts, name)}" for name, of in spans.items()]


def _span(facts: Facts, name: str) -> str:
    visit = facts.visit
    if name == ON_THE_DAY:
        return f"{name}（{day(visit.visit_on)}）"
    first_to_last = f"{day(visit.period.first)}至{day(visit.period.last)}"
    return first_to_last if name == PERIOD else f"{name}（评价期：{first_to_last}）"


def _texts(clause: ClauseFacts, tests: Sequence[Test] | None) -> list[str]:
    """Return entered words, such as the name of the specialty, and on which days a 日均 stands.

    A choice that is compared stands in the working already.
    """
    compared = {key for test in tests or () for key in (test.numerator, test.when_key)}
    return [
        f"{entry.label}：{day(entry.shown)}"
        for entry in clause.values
        if isinstance(entry.value, str)
        and entry.value
        and (not entry.words or (tests is not None and entry.key not in compared))
    ]


def veto_table(facts: Facts, pack: PackFacts) -> list[Block]:
    """Return the vetoes with both answers; nothing when the standard has none."""
    if not pack.vetoes:
        return []
    given = {(v.veto, v.basis): v for v in facts.vetoes if v.pack == pack.id}
    rows = [Row(heads(["序号", "前提条件", *BASES.values()]), least=8 * mm)]
    for number, veto in enumerate(pack.vetoes, start=1):
        answers = [centre(_veto_answer(given, veto.code, basis), SMALL) for basis in BASES]
        rows.append(Row([centre(str(number)), left(veto.text), *answers], least=9 * mm))
    return [
        Gap(1 * mm),
        lead("申请验收的前提条件（有其中一项不符合的，不能通过验收）："),
        Grid(VETO_WIDTHS, rows, headers=1),
        Gap(1 * mm),
        Paragraph(VETO_NOTE, SMALL),
    ]


def _veto_answer(given: Mapping[tuple[str, str], VetoAnswered], code: str, basis: str) -> str:
    found = given.get((code, basis))
    if found is None:
        return UNANSWERED
    words = "未发现" if found.answer == "none" else "发现此类情形"
    if found.incidents:  # the incidents decide, not the tick (R3.5)
        words += f"\n列明{len(found.incidents)}件，是否构成以下表计入与否为准"
    return f"{words}\n（{found.source}）" if found.source else words
