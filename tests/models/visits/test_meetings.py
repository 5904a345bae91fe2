"""The two meetings of a visit: recorded as a whole, undone, frozen; a missing one only warns."""

from __future__ import annotations

import pytest

from models.errors import VisitError
from models.facts import bodies
from models.facts.bodies import Begun, Host, Meeting, MeetingSet, Present
from models.facts.events import BODY_OF, EventType, read_log
from models.facts.snapshot import check_follows, facts_bytes, freeze
from models.facts.state import VisitState
from models.store.workspace import Workspace
from models.visits import closing, discipline, findings, meetings
from models.visits.book import VisitBook
from models.visits.meetings import LAST_MISSING
from models.visits.undo import redo, undo
from tests.laptop import OPENED, PACKS, ref
from tests.support import EVALUATOR, LEADER

HEAD = Present(name="欧阳示例", unit="示例卫生院", post="院长")
DEPUTY = Host(name="吴示例", post="副院长", deputy="院长外出开会")


def first(state: VisitState, *, host: Host | None = DEPUTY, more: tuple[Present, ...] = (HEAD,)):
    expected = meetings.expected(state, Meeting.FIRST)
    return expected.model_copy(update={"host": host, "present": (*expected.present, *more)})


def code_of(given: pytest.ExceptionInfo[VisitError]) -> str:
    return given.value.code


def test_the_team_is_expected_with_unit_and_part(state: VisitState) -> None:
    expected = meetings.meeting_of(state, Meeting.FIRST)
    assert [one.member for one in expected.present] == [LEADER, EVALUATOR]
    assert [one.post for one in expected.present] == ["组长", "评价员"]
    assert all(one.unit for one in expected.present)
    assert meetings.missing_members(state, expected.present[:1]) == expected.present[1:]
    assert state.meetings == {}, "nothing is recorded by being expected"


def test_the_start_is_a_moment_with_its_offset_and_later_saves_keep_it(
    book: VisitBook, state: VisitState
) -> None:
    state = meetings.set_meeting(book, state, LEADER, first(state), begin=True)
    begun = Begun(utc="2021-09-15T02:30:00.000Z", offset=480)
    assert state.meetings[Meeting.FIRST].begun == begun
    fewer = first(state, more=())
    state = meetings.set_meeting(book, state, LEADER, fewer)
    assert state.meetings[Meeting.FIRST].begun == begun
    assert state.meetings[Meeting.FIRST].host == DEPUTY
    again = meetings.set_meeting(book, state, LEADER, fewer)
    assert again.count == state.count, "the same again is no event"
    assert book.load(state.visit_id) == state


def test_the_last_meeting_expects_who_was_at_the_first(book: VisitBook, state: VisitState) -> None:
    state = meetings.set_meeting(book, state, LEADER, first(state))
    last = meetings.meeting_of(state, Meeting.LAST)
    assert last.present == state.meetings[Meeting.FIRST].present
    assert (last.host, last.begun) == (DEPUTY, None)


def test_undo_and_redo_walk_over_a_meeting(book: VisitBook, state: VisitState) -> None:
    state = meetings.set_meeting(book, state, LEADER, first(state), begin=True)
    whole = state.meetings
    state = meetings.set_meeting(book, state, LEADER, first(state, more=()))
    state = undo(book, state, LEADER)
    assert state.meetings == whole
    state = undo(book, state, LEADER)
    assert state.meetings == {}
    state = redo(book, state, LEADER)
    assert state.meetings == whole
    assert book.load(state.visit_id) == state


@pytest.mark.parametrize(
    ("host", "person", "code"),
    [
        (Host(name="吴示例", deputy=" "), HEAD, "meeting-deputy-without-reason"),
        (Host(name=" ", deputy="院长外出"), HEAD, "meeting-host-without-name"),
        (Host(name="", post="院长"), HEAD, "meeting-host-without-name"),
        (None, Present(name=" ", post="护士长"), "meeting-person-without-name"),
    ],
)
def test_what_is_half_said_is_refused_and_nothing_is_kept(
    book: VisitBook, state: VisitState, host: Host | None, person: Present, code: str
) -> None:
    with pytest.raises(VisitError) as told:
        meetings.set_meeting(book, state, LEADER, first(state, host=host, more=(person,)))
    assert code_of(told) == code
    assert book.load(state.visit_id).meetings == {}


def test_an_empty_line_is_no_person_and_an_empty_deputy_no_host(
    book: VisitBook, state: VisitState
) -> None:
    blank = Host(name="", post="受委托人", deputy="")
    given = first(state, host=blank, more=(HEAD, Present(name="  ")))
    state = meetings.set_meeting(book, state, LEADER, given)
    kept = state.meetings[Meeting.FIRST]
    assert kept.present[-1] == HEAD
    assert kept.host is None


def test_a_stranger_and_a_closed_visit_are_refused(book: VisitBook, state: VisitState) -> None:
    with pytest.raises(VisitError) as told:
        meetings.set_meeting(book, state, "0" * 8 + "-0000-0000-0000-" + "0" * 12, first(state))
    assert code_of(told) == "not-in-team"
    state = closed(book, state)
    with pytest.raises(VisitError) as told:
        meetings.set_meeting(book, state, LEADER, first(state))
    assert code_of(told) == "visit-closed"


def closed(book: VisitBook, state: VisitState) -> VisitState:
    """Close with everything on the leader's list."""
    reasons = {(ref(code).pack, code): "未查" for code in "1234"}
    state = findings.list_unchecked(book, state, PACKS, LEADER, reasons)
    for basis in ("declaration", "office"):
        state = findings.answer_veto(
            book, state, PACKS, LEADER, ref("1").pack, "V1", basis, "none", "监督所函"
        )
    return closing.close(book, state, PACKS, LEADER)


def test_closing_warns_of_a_missing_first_meeting_and_never_blocks(
    book: VisitBook, state: VisitState
) -> None:
    def said(now: VisitState) -> list[str]:
        return [
            b.severity for b in closing.blockers(now, PACKS) if b.code == "first-meeting-missing"
        ]

    assert said(state) == ["warns"]
    listed = meetings.set_meeting(book, state, LEADER, first(state))
    assert said(listed) == ["warns"], "a list without a beginning is no meeting"
    assert said(meetings.set_meeting(book, listed, LEADER, first(listed), begin=True)) == []
    alone = OPENED.model_copy(update={"kind": bodies.VisitKind.SELF_ASSESSMENT})
    assert said(book.start(alone, LEADER)) == []


def test_closing_asks_for_the_last_meeting_while_it_can_still_be_recorded(
    book: VisitBook, state: VisitState
) -> None:
    def said(now: VisitState) -> list[str]:
        return [b.severity for b in closing.blockers(now, PACKS) if b.code == LAST_MISSING]

    assert said(state) == ["warns"]
    last = meetings.expected(state, Meeting.LAST)
    held = meetings.set_meeting(book, state, LEADER, last, begin=True)
    assert said(held) == []
    alone = OPENED.model_copy(update={"kind": bodies.VisitKind.SELF_ASSESSMENT})
    assert said(book.start(alone, LEADER)) == []


def test_the_facts_carry_both_meetings_and_nothing_without_them(
    book: VisitBook, state: VisitState
) -> None:
    bare = closed(book, state)
    assert "meetings" not in freeze(bare, PACKS).plain()
    met = book.start(OPENED, LEADER)
    met = meetings.set_meeting(book, met, LEADER, meetings.expected(met, Meeting.LAST))
    met = meetings.set_meeting(book, met, LEADER, first(met), begin=True)
    met = closed(book, met)
    facts = freeze(met, PACKS)
    assert facts.meetings is not None
    assert [one.meeting for one in facts.meetings] == [Meeting.FIRST, Meeting.LAST]
    check_follows(facts_bytes(facts), read_log(book.events(met.visit_id)), PACKS)


def test_the_body_asks_for_no_telephone_and_takes_no_unknown_member() -> None:
    assert BODY_OF[EventType.MEETING_SET] is MeetingSet
    assert not any("phone" in name for kind in (Present, Host) for name in kind.model_fields)
    with pytest.raises(ValueError, match="phone"):
        Present.model_validate({"name": "林示例", "phone": "1"})


def test_the_office_keeps_its_own_wording(workspace: Workspace) -> None:
    assert discipline.wording(workspace) == discipline.shipped().own
    discipline.keep_wording(workspace, " 本区纪律五条 ")
    assert discipline.wording(workspace) == "本区纪律五条"
    discipline.keep_wording(workspace, "")
    assert discipline.wording(workspace) == discipline.shipped().own
