"""What a hurried walk does to rooms, names and signatures, and what must not be lost by it."""

from __future__ import annotations

import pytest

from models.errors import VisitError
from models.facts import bodies
from models.facts.bodies import Room
from models.facts.events import EventType
from models.facts.state import VisitState
from models.standards.parts_types import Tags
from models.standards.types import Verdict
from models.visits import closing, findings, marking, quick_entry, rooms
from models.visits.book import VisitBook
from models.visits.undo import redo, undo
from tests.laptop import OPENED, PACKS, plain_clause, ref
from tests.support import LEADER, PACK_SHA, pack

KIND = "全科诊室"
ONE, TWO = Room(kind=KIND, name=f"{KIND} 1"), Room(kind=KIND, name=f"{KIND} 2")


def see(book: VisitBook, state: VisitState, room: Room, verdict: Verdict) -> VisitState:
    return rooms.see(book, state, PACKS, LEADER, ref("2"), room.name, verdict)


def verdict(state: VisitState) -> Verdict:
    return state.verdict(ref("2").pack, "2")


def codes(state: VisitState) -> set[str]:
    return {b.code for b in closing.blockers(state, PACKS) if b.clause == "2"}


def failed_in_the_only_room(book: VisitBook, state: VisitState) -> VisitState:
    """One room of the kind: the mark is of the whole clause; then a second room is found."""
    state = rooms.set_rooms(book, state, LEADER, [ONE])
    state = marking.mark(
        book, state, PACKS, LEADER, ref("2"), Verdict.NOT_MET, note="隔帘缺失", place=ONE.name
    )
    return rooms.set_rooms(book, state, LEADER, [ONE, TWO])


def test_r2_6_a_second_room_that_is_met_never_turns_a_failed_clause_met(
    book: VisitBook, state: VisitState
) -> None:
    state = see(book, failed_in_the_only_room(book, state), TWO, Verdict.MET)
    assert verdict(state) is Verdict.NOT_MET
    assert "mark-against-rooms" in codes(state)
    assert book.load(state.visit_id) == state


def test_r2_6_the_first_room_may_still_be_said_and_decides(
    book: VisitBook, state: VisitState
) -> None:
    state = see(book, failed_in_the_only_room(book, state), TWO, Verdict.MET)
    state = see(book, state, ONE, Verdict.NOT_MET)
    assert verdict(state) is Verdict.NOT_MET
    assert "mark-against-rooms" not in codes(state)
    state = see(book, state, ONE, Verdict.MET)
    assert verdict(state) is Verdict.MET


def test_undo_of_the_second_room_leaves_the_failed_clause_as_it_was(
    book: VisitBook, state: VisitState
) -> None:
    before = failed_in_the_only_room(book, state)
    state = undo(book, see(book, before, TWO, Verdict.MET), LEADER)
    assert state.seen == {}
    assert state.marks[ref("2").pack, "2"].mark.note == "隔帘缺失"
    assert verdict(redo(book, state, LEADER)) is Verdict.NOT_MET


@pytest.mark.parametrize(
    ("first", "second"),
    [("诊室1", "诊室１"), ("Lab", "LAB"), ("诊室 1", "诊室　1"), ("诊室 1", "诊室  1")],
)
def test_two_rooms_nobody_can_tell_apart_are_refused(
    book: VisitBook, state: VisitState, first: str, second: str
) -> None:
    listed = [Room(kind=KIND, name=first), Room(kind=KIND, name=second)]
    with pytest.raises(VisitError) as told:
        rooms.set_rooms(book, state, LEADER, listed)
    assert told.value.code == "room-twice"


def test_two_rooms_listed_by_an_earlier_program_may_still_be_ordered(
    book: VisitBook, state: VisitState
) -> None:
    twins = tuple(Room(kind=KIND, name=n) for n in ("诊室1", "诊室１"))
    listed = bodies.RoomsSet(rooms=twins)
    state = book.append(state, LEADER, [(EventType.ROOMS_SET, listed)])
    assert rooms.set_rooms(book, state, LEADER, twins[::-1]).rooms == twins[::-1]


def test_r2_3_a_room_that_fails_ends_not_applicable_for_it_is_there(
    book: VisitBook, state: VisitState
) -> None:
    four = ref("4")
    state = rooms.set_rooms(book, state, LEADER, [ONE, TWO])
    state = marking.mark(
        book, state, PACKS, LEADER, four, Verdict.NOT_APPLICABLE, reason="没有该设备"
    )
    after = rooms.see(book, state, PACKS, LEADER, four, TWO.name, Verdict.NOT_MET)
    assert after.verdict(four.pack, "4") is Verdict.NOT_MET
    back = undo(book, after, LEADER)
    assert back.marks[four.pack, "4"].mark.reason == "没有该设备"


def test_r6_3_two_people_of_one_name_are_told_before_anybody_signs(
    book: VisitBook, state: VisitState
) -> None:
    """Signatures are told apart by part and name: the leader would wait for ever for herself."""
    same = tuple(one.model_copy(update={"name": "王芳"}) for one in state.members)
    with pytest.raises(VisitError) as told:
        findings.set_team(book, state, LEADER, same)
    assert told.value.code == "member-name-twice"
    state = book.append(state, LEADER, [(EventType.TEAM_SET, bodies.TeamSet(members=same))])
    assert "member-name-twice" in {b.code for b in closing.blockers(state, PACKS)}


def test_a_room_in_which_something_was_seen_keeps_its_kind(
    book: VisitBook, state: VisitState
) -> None:
    state = see(book, rooms.set_rooms(book, state, LEADER, [ONE, TWO]), ONE, Verdict.MET)
    other = Room(kind="药房", name=ONE.name)
    with pytest.raises(VisitError) as told:
        rooms.set_rooms(book, state, LEADER, [other, TWO])
    assert told.value.code == "room-was-seen"
    assert rooms.set_rooms(book, state, LEADER, [TWO, ONE]).rooms == (TWO, ONE)


def test_a_line_that_names_a_room_the_clause_is_not_looked_at_in_is_told(
    book: VisitBook,
) -> None:
    """As on the marking screen, where such a clause does not stand in that room at all."""
    indoors = plain_clause("2").model_copy(update={"tags": Tags(places=(KIND,))})
    packs = {PACK_SHA: pack(indoors, plain_clause("3"))}
    state = book.start(OPENED, LEADER)
    store = Room(kind="药房", name="药房")
    state = rooms.set_rooms(book, state, LEADER, [ONE, store])
    lines = quick_entry.read(state, packs, "2@1 1\n2@2 1\n3@2 1\n")
    assert [one.error and one.error.code for one in lines] == [None, "quick-room-foreign", None]
