"""The sign-in sheet: who was at the first and at the last meeting, each with room to sign."""

from collections.abc import Iterator
from functools import partial

from models.facts.attendance import Attendance
from models.facts.meetings import Host, Meeting, MeetingSet, Present
from models.facts.types import Moment
from reports.block import Block, Gap, mm
from reports.layout import SMALL, centre, heads, left, section
from reports.numbers import local_time
from reports.page import ONE_AT_A_TIME, PrintInfo, compose, one_page
from reports.paragraph import Paragraph, Style
from reports.places import Placed, glyphs_placed
from reports.tables import Cell, Grid, Row
from reports.walk_paper import about_texts, lead, sheet

NAME = "首次会议、末次会议签到表"
FORM = "attendance"
TITLES = {Meeting.FIRST: "首次会议", Meeting.LAST: "末次会议"}
SIZES = ((10.5, 10.0, 5), (10.5, 9.0, 3), (10.0, 8.0, 2), (9.5, 7.0, 2), (9.0, 6.0, 1))
"""Type, height of a line in mm, and empty lines for those who come unannounced: many people are
set closer, to stay on one page."""
WIDTHS = (14 * mm, 34 * mm, 58 * mm, 34 * mm, 46 * mm)
HEADS = ("序号", "姓名", "单位", "职务", "签名")
LINE = "＿" * 8
TOLD = (
    "到会人员在“签名”栏亲笔签名，未列出的人员填在空行。签到只表示到会，不表示同意检查结论。"
    "本表不登记电话。"
)


def attendance_pdf(given: Attendance, info: PrintInfo | None = None) -> bytes:
    """Return the sheet as A4, both meetings on one page; more people flow on to the next.

    The same records give the same bytes. Raises FormError when a character has no glyph.
    """
    with ONE_AT_A_TIME, glyphs_placed(NAME, partial(_texts, given)):
        page = sheet(given, NAME, FORM, info)
        steps = [float(step) for step in range(len(SIZES))]
        blocks = one_page(page, partial(_blocks, given), steps)
        if sum(block.height(page.width) for block in blocks) > page.height:
            blocks = _blocks(given, steps[-1], SIZES[0][-1])
        return compose(page, blocks)


def _texts(given: Attendance) -> Iterator[Placed]:
    yield from about_texts(given.sheet)
    for held in given.meetings:
        title, host = TITLES[held.meeting], held.host
        if host is not None:
            yield f"{title}机构主持", host.name + host.post + (host.deputy or "")
        for number, one in enumerate(held.present, start=1):
            yield f"{title}第{number}人", one.name + one.unit + one.post


def _blocks(given: Attendance, step: float, lines: int = 0) -> list[Block]:
    """``lines`` are the empty ones where there are pages enough for more than the step has."""
    size, height, empty = SIZES[int(step)]
    empty = lines or empty
    style = Style(size=size)
    blocks = [*lead(given.sheet, NAME)]
    for meeting in given.meetings:
        blocks += section(TITLES[meeting.meeting])
        blocks += [Paragraph(_about(meeting), style), Gap(1.5 * mm)]
        rows = [Row(heads(HEADS, style)), *_rows(meeting, style, height * mm, empty)]
        blocks.append(Grid(WIDTHS, rows, headers=1))
    return [*blocks, Gap(2 * mm), Paragraph(TOLD, SMALL)]


def _about(meeting: MeetingSet) -> str:
    begun = meeting.begun
    blank = "　　　年　　月　　日　　时　　分"
    at = local_time(Moment(utc=begun.utc, offset=begun.offset, seq=0)) if begun else blank
    return f"开始时间：{at}　　机构主持：{host_words(meeting.host)}"


def host_words(host: Host | None) -> str:
    """Return who opened a meeting, with a deputy's reason; a line to write on without anybody."""
    if host is None:
        return LINE
    if host.deputy is None:
        return f"{host.name}（{host.post}）" if host.post else host.name
    office = "，".join(dict.fromkeys(filter(None, (host.post, "受委托人"))))
    return f"{host.name}（{office}；原因：{host.deputy}）"


def _rows(meeting: MeetingSet, style: Style, height: float, empty: int) -> Iterator[Row]:
    people = (*meeting.present, *(Present(name="") for _ in range(empty)))
    for number, one in enumerate(people, start=1):
        cells = [
            centre(str(number), style),
            centre(one.name, style),
            left(one.unit, style),
            left(one.post, style),
            Cell(),
        ]
        yield Row(cells, least=height, padding=1.0)
