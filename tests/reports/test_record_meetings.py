"""Both meetings stand on the printed record and on the page of the package; before: nothing."""

from __future__ import annotations

from models.facts import bodies
from models.facts.bodies import Begun, Host, Meeting, MeetingSet, Present
from models.facts.events import EventType
from models.facts.types import Facts
from reports.record_meetings import meeting_blocks
from reports.render import render
from sync.package.page import render as page
from tests.reports import sample
from tests.reports.papers import text_of

FIRST = MeetingSet(
    meeting=Meeting.FIRST,
    begun=Begun(utc="2021-09-15T00:35:00.000Z", offset=480),
    present=(
        Present(name="组长甲", unit="区卫生健康局", post="组长"),
        Present(name="欧阳示例", unit="示例中心", post="主任"),
    ),
    host=Host(name="欧阳示例", post="副主任", deputy="主任<外出>学习"),
    discipline="不接受宴请。",
)


def met(*meetings: MeetingSet) -> tuple[Facts, str]:
    """The sample visit with meetings."""
    log = sample.chain()
    log.events.pop()
    for one in meetings:
        log.add(EventType.MEETING_SET, one)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    return sample.facts(log)


def test_the_record_says_when_the_meetings_began_and_who_was_there() -> None:
    facts, digest = met(FIRST)
    paper = "".join(text_of(render("record", facts, digest)).split())
    for said in (
        "首次会议和末次会议",
        "08:35",
        "组长甲（区卫生健康局组长）、",
        "欧阳示例（副主任，受委托人；原因：主任<外出>学习）",
        "首次会议宣读的检查纪律：不接受宴请。",
        "末次会议没有记录",
    ):
        assert said in paper, said


def test_the_page_of_the_package_says_the_same_and_escapes_it() -> None:
    facts, digest = met(FIRST, MeetingSet(meeting=Meeting.LAST))
    text = page(facts, digest).decode()
    for said in (
        "<h2>首次会议和末次会议</h2>",
        "2021-09-15 08:35",
        "欧阳示例 示例中心 主任",
        "主任&lt;外出&gt;学习",
        "宣读的检查纪律：不接受宴请。",
    ):
        assert said in text, said
    assert "First and last meeting" in page(facts, digest, language="en").decode()


def test_a_record_without_meetings_has_no_word_of_them() -> None:
    facts, digest = met()
    assert meeting_blocks(facts) == []
    assert "末次会议" not in page(facts, digest).decode()
