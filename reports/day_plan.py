"""The day plan on one page: meetings first and last, the rooms between, proposed minutes."""

from collections.abc import Iterator
from functools import partial

from models.facts.walk import DayPlan, Stop
from reports.block import Block, Gap, mm
from reports.layout import SMALL, centre, heads, left
from reports.page import ONE_AT_A_TIME, PrintInfo, compose, one_page
from reports.paragraph import Paragraph, Style
from reports.places import Placed, glyphs_placed
from reports.tables import Cell, Grid, Row
from reports.walk_paper import WIDTH, about_texts, lead, sheet, standards, team_texts

NAME = "检查日程"
FORM = "day-plan"
SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Many rooms are set smaller, and closer, to stay on one page."""
SMALL_FROM = 9.0
WIDTHS = (14 * mm, 78 * mm, 18 * mm, 22 * mm, 24 * mm, 30 * mm)
HEADS = ("序号", "内容", "条款数", "建议用时\n（分钟）", "实际时间", "检查人")
ABOUT_WIDTHS = (24 * mm, WIDTH - 24 * mm)
TOLD = (
    "建议用时由本程序按每条约2.2分钟（含走动）推算，涉及多个房间的条款平均分摊，每个房间向上取整；"
    "会议用时为常见安排。文件未规定各环节用时，可自行调整。"
)


def day_plan_pdf(plan: DayPlan, info: PrintInfo | None = None) -> bytes:
    """Return the plan as A4; the same records give the same bytes.

    More rooms than one page takes flow on to the next. Raises FormError when a character has no
    glyph.
    """
    with ONE_AT_A_TIME, glyphs_placed(NAME, partial(_texts, plan)):
        page = sheet(plan, NAME, FORM, info)
        return compose(page, one_page(page, partial(_blocks, plan), SIZES))


def _texts(plan: DayPlan) -> Iterator[Placed]:
    yield from about_texts(plan.sheet)
    yield from team_texts(plan.team)
    for stop in plan.stops:
        yield f"房间{stop.number}" if stop.number else "其他房间", stop.name + stop.kind


def hours(minutes: int) -> str:
    """Return ``6小时1分钟``."""
    whole, rest = divmod(minutes, 60)
    return f"{whole}小时" * bool(whole) + f"{rest}分钟" * bool(rest or not whole)


def _blocks(plan: DayPlan, size: float) -> list[Block]:
    style = Style(size=size)
    rows = [Row(heads(HEADS, style), padding=_padding(style)), *_rows(plan, style)]
    blocks = [*lead(plan.sheet, NAME), Grid(ABOUT_WIDTHS, list(_about(plan, style)))]
    blocks += [Gap(2 * mm), Grid(WIDTHS, rows, headers=1), Gap(1.5 * mm)]
    return [*blocks, Paragraph(TOLD, SMALL.but(size=min(size, 9.0)))]


def _about(plan: DayPlan, style: Style) -> Iterator[Row]:
    said = {
        "地址": plan.sheet.address,
        "评价组": "　".join(_member(one.name, one.leader, one.specialty) for one in plan.team),
        "标准": standards(plan.sheet.standards),
        "合计": _total(plan),
    }
    for name, words in said.items():
        if words:
            yield Row([centre(name, style), left(words, style)], padding=_padding(style))


def _member(name: str, leader: bool, specialty: str) -> str:
    post = "，".join(filter(None, ("组长" if leader else "", specialty)))
    return f"{name}（{post}）" if post else name


def _total(plan: DayPlan) -> str:
    meetings = plan.opening + plan.deliberation + plan.ending
    walk, team = plan.walking, len(plan.team)
    words = f"共{plan.clauses}条；会议{hours(meetings)}，分房间检查一人约{hours(walk)}"
    if team > 1:
        words += f"，{team}人平均分工每人约{hours(-(-walk // team))}"
    return words + "。"


def _rows(plan: DayPlan, style: Style) -> Iterator[Row]:
    yield _meeting("首次会议：签到，说明目的和纪律，听取汇报", plan.opening, style)
    for stop in plan.stops:
        yield _stop(stop, style)
    yield _meeting("合议：汇总结果，核对未查和待核实条款", plan.deliberation, style)
    yield _meeting("末次会议：口头反馈，问题清单，签字", plan.ending, style)


def _meeting(words: str, minutes: int, style: Style) -> Row:
    cells = [centre("", style), left(words, style), centre("—", style), centre(str(minutes), style)]
    return Row([*cells, Cell(), Cell()], padding=_padding(style), grows=True)


def _stop(stop: Stop, style: Style) -> Row:
    named = stop.name if stop.kind in ("", stop.name) else f"{stop.name}（{stop.kind}）"
    cells = [
        centre(str(stop.number) if stop.number else "", style),
        left(named, style),
        centre(str(stop.clauses), style),
        centre(str(stop.minutes), style),
    ]
    return Row([*cells, Cell(), Cell()], padding=_padding(style), grows=True)


def _padding(style: Style) -> float:
    return 2.0 if style.size >= SMALL_FROM else 1.0
