"""Incidents of a veto with the window they were weighed by (R3.3 to R3.5)."""

from collections.abc import Iterator, Sequence

from models.facts.assessment import Incident
from models.facts.bodies import VetoAnswered
from models.facts.types import Facts, PackFacts
from models.facts.vetoes import Weighed, Weighing, Weight, weighings_of_facts
from models.standards.types import Pack
from reports.block import Block, Gap, mm
from reports.layout import SMALL, centre, heads, lead, left
from reports.numbers import day
from reports.paragraph import Align, Paragraph
from reports.record_working import BASES
from reports.tables import Grid, Label, Row

WIDTHS = (26 * mm, 28 * mm, 68 * mm, 43 * mm)
GRADES = {1: "一级", 2: "二级", 3: "三级", 4: "四级"}
SHARES = {
    "full": "完全责任",
    "main": "主要责任",
    "secondary": "次要责任",
    "slight": "轻微责任",
    "none": "无责任",
}
WEIGHTS = {
    Weight.COUNTS: "计入",
    Weight.BEFORE: "不计入：早于起算日",
    Weight.AFTER: "不计入：晚于最后一日",
    Weight.NOT_APPRAISED: "不计入：未经鉴定定性",
    Weight.LIGHTER: "不计入：等级较轻（一级最重）",
    Weight.LESS_RESPONSIBLE: "不计入：非主要责任",
    Weight.OTHER: "其他情形：由人判断",
}
AT_APPLICATION = "在申请日的期限内"


def incident_blocks(facts: Facts, stated: PackFacts, pack: Pack | None) -> list[Block]:
    """Return every incident named in an answer; nothing when there is none.

    The window is known only with the standard at hand; without it the incidents stand alone.
    """
    answers = [one for one in facts.vetoes if one.pack == stated.id and one.incidents]
    if not answers:
        return []
    found = weighings_of_facts(facts, pack) if pack else ()
    weighed = {(one.veto, one.basis): one for one in found}
    rows = [Row(heads(["答复", "日期", "情形", "是否计入"]), least=8 * mm)]
    lines = []
    for answer in answers:
        weighing = weighed.get((answer.veto, answer.basis))
        rows += list(_rows(answer, weighing, _number(stated, answer.veto)))
        lines += [_window(weighing, _number(stated, answer.veto))] if weighing else []
    return [
        Gap(2 * mm),
        lead("前提条件所涉情形："),
        Grid(WIDTHS, rows, headers=1),
        Gap(1 * mm),
        *(Paragraph(line, SMALL) for line in dict.fromkeys(lines)),
    ]


def _number(stated: PackFacts, veto: str) -> int:
    return 1 + next((n for n, one in enumerate(stated.vetoes) if one.code == veto), 0)


def _rows(answer: VetoAnswered, weighing: Weighing | None, number: int) -> Iterator[Row]:
    label = Label(f"第{number}项\n{BASES[answer.basis]}", SMALL)
    weighed: Sequence[Weighed | None] = weighing.weighed if weighing else ()
    for place, incident in enumerate(answer.incidents or ()):
        one = weighed[place] if place < len(weighed) else None
        cells = [
            centre(day(incident.on), SMALL),
            left(_what(incident), SMALL),
            left(_weight(one), SMALL.but(align=Align.LEFT)),
        ]
        yield Row(cells, label, least=8 * mm)


def _what(incident: Incident) -> str:
    grade = f"{GRADES[incident.grade]}医疗事故" if incident.grade else ""
    share = SHARES[incident.share] if incident.share else ""
    return "，".join(part for part in (grade, share, incident.what) if part)


def _weight(one: Weighed | None) -> str:
    if one is None:
        return ""
    return WEIGHTS[one.weight] + (f"；{AT_APPLICATION}" if one.at_application else "")


def _window(weighing: Weighing, number: int) -> str:
    dates, window = weighing.dates, weighing.window
    applied = f"申请日期{day(dates.applied_on)}" if dates.applied_on else "申请日期未填写"
    between = f"{day(window.first)}至{day(window.last)}（含首尾两日）"
    counted = f"由较晚的一日往前{weighing.years}年：" if weighing.years else "看现状："
    return f"第{number}项：{applied}，验收日期{day(dates.accepted_on)}，{counted}{between}。"
