"""首次会议 and 末次会议 on the record: when each began, who opened it, who was there."""

from models.facts.meetings import Meeting, MeetingSet, Present
from models.facts.types import Facts, Moment
from reports.attendance import TITLES, host_words
from reports.block import Block, Gap, mm
from reports.layout import SMALL, centre, heads, left
from reports.numbers import local_time
from reports.paragraph import Paragraph
from reports.tables import Grid, Row

TITLE = "首次会议和末次会议"
WIDTHS = (22 * mm, 33 * mm, 40 * mm, 70 * mm)
HEADS = ("会议", "开始时间", "机构主持", "到会人员")
NONE = "没有记录"


def meeting_blocks(facts: Facts) -> list[Block]:
    """Return both meetings; nothing for a record that knows of none."""
    held = {one.meeting: one for one in facts.meetings or ()}
    if not held:
        return []
    rows = [Row(heads(HEADS), least=7.5 * mm)]
    for which in Meeting:
        rows.append(_row(which, held.get(which)))
    blocks: list[Block] = [Grid(WIDTHS, rows, headers=1)]
    for one in held.values():
        if one.discipline:
            read = f"{TITLES[one.meeting]}宣读的检查纪律：{one.discipline}"
            blocks += [Gap(1 * mm), Paragraph(read, SMALL)]
    return blocks


def _row(which: Meeting, held: MeetingSet | None) -> Row:
    if held is None:
        return Row([centre(TITLES[which]), left(NONE), left(""), left("")], least=7.5 * mm)
    begun = held.begun
    at = local_time(Moment(utc=begun.utc, offset=begun.offset, seq=0)) if begun else NONE
    people = "、".join(map(_person, held.present)) or NONE
    host = host_words(held.host) if held.host else NONE
    return Row([centre(TITLES[which]), left(at), left(host), left(people)], least=7.5 * mm)


def _person(one: Present) -> str:
    about = " ".join(filter(None, (one.unit, one.post)))
    return f"{one.name}（{about}）" if about else one.name
