"""The sign-in sheet on paper: both meetings on one page, room to sign, nothing cut off."""

from __future__ import annotations

import pytest

from models.errors import FormError
from models.facts.attendance import Attendance
from models.facts.bodies import Begun, Host, Meeting, MeetingSet, Present, VisitKind
from models.facts.walk import Sheet
from reports.attendance import attendance_pdf
from tests.reports.papers import reader, text_of

BEGUN = Begun(utc="2026-09-22T01:05:00.000Z", offset=480)
DEPUTY = Host(name="吴示例", post="副院长", deputy="院长外出开会")
HEADED = Sheet(
    title="2026年现场评价",
    kind=VisitKind.ON_SITE,
    organisation="示例区卫生健康委",
    facility="示例镇卫生院",
    visit_on="2026-09-22",
    standards=(),
)


def people(count: int) -> tuple[Present, ...]:
    return tuple(Present(name=f"林示例{n}", unit="示例镇卫生院", post="医师") for n in range(count))


def sheet(count: int = 8, host: Host | None = DEPUTY) -> Attendance:
    first = MeetingSet(meeting=Meeting.FIRST, begun=BEGUN, present=people(count), host=host)
    return Attendance(sheet=HEADED, meetings=(first, MeetingSet(meeting=Meeting.LAST)))


def words(given: Attendance) -> str:
    return "".join(text_of(attendance_pdf(given)).split())


def test_time_host_and_people_stand_there_and_the_last_meeting_is_blank() -> None:
    shown = words(sheet())
    assert "开始时间：2026年9月22日09:05" in shown
    assert "吴示例（副院长，受委托人；原因：院长外出开会）" in shown
    assert all(one.name in shown for one in people(8))
    assert "末次会议开始时间：年月日时分" in shown
    assert "不表示同意检查结论" in shown
    assert attendance_pdf(sheet()) == attendance_pdf(sheet())


def test_a_deputy_is_named_once_and_a_head_without_a_reason() -> None:
    said = words(sheet(host=DEPUTY.model_copy(update={"post": "受委托人"})))
    assert "吴示例（受委托人；原因：" in said
    assert "吴示例（院长）" in words(sheet(host=Host(name="吴示例", post="院长")))


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (14, 1), (24, 1), (80, 3)])
def test_many_people_are_set_closer_and_then_flow_on(count: int, pages: int) -> None:
    pdf = attendance_pdf(sheet(count))
    assert len(reader(pdf).pages) == pages
    said = "".join(text_of(pdf).split())
    assert all(one.name in said for one in people(count))


def test_a_long_unit_wraps_and_a_character_without_a_glyph_is_told() -> None:
    long = Present(name="买买提·示例" * 5, unit="示例" * 90, post="主任" * 40)
    first = MeetingSet(meeting=Meeting.FIRST, present=(long,))
    assert words(Attendance(sheet=HEADED, meetings=(first,))).count("示例") >= 95
    odd = first.model_copy(update={"present": (Present(name="\U0001f600"),)})
    with pytest.raises(FormError) as told:
        attendance_pdf(Attendance(sheet=HEADED, meetings=(odd,)))
    assert told.value.params["places"] == "首次会议第1人"
    host = first.model_copy(update={"host": DEPUTY.model_copy(update={"deputy": "\ue863"})})
    with pytest.raises(FormError) as told:
        attendance_pdf(Attendance(sheet=HEADED, meetings=(host,)))
    assert told.value.params["places"] == "首次会议机构主持"
