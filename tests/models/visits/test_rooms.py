"""Rooms of one kind are counted, rolled up, and overridden only with a reason (R2.6)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import VisitError
from models.facts.bodies import Room
from models.facts.snapshot import facts_bytes, freeze, read_facts
from models.facts.state import VisitState
from models.standards.parts_types import Tags
from models.standards.types import Verdict
from models.visits import closing, marking, places, rooms
from models.visits.book import VisitBook
from tests.laptop import OPENED, PACKS, plain_clause, ref
from tests.support import LEADER, PACK_SHA, pack

KIND = "全科诊室"
TWO = (Room(kind=KIND, name="全科诊室 1"), Room(kind=KIND, name="全科诊室 2"))


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(VisitError) as told:
        yield
    assert told.value.code == code


def begun(book: VisitBook) -> VisitState:
    return rooms.set_rooms(book, book.start(OPENED, LEADER), LEADER, TWO)


def see(book: VisitBook, state: VisitState, number: int, verdict: Verdict) -> VisitState:
    return rooms.see(book, state, PACKS, LEADER, ref("2"), TWO[number].name, verdict)


def verdict(state: VisitState) -> Verdict:
    return state.verdict(ref("2").pack, "2")


def test_r2_6_one_failed_room_fails_the_clause_and_is_counted(book: VisitBook) -> None:
    state = see(book, begun(book), 0, Verdict.MET)
    assert verdict(state) is Verdict.MET
    state = see(book, state, 1, Verdict.NOT_MET)
    assert verdict(state) is Verdict.NOT_MET
    assert rooms.tally(state.seen[ref("2").pack, "2"]) == (1, 2)
    assert book.load(state.visit_id) == state
    assert book.summary(state.visit_id).not_met == 1


def test_taking_back_what_was_seen_opens_the_clause_again(book: VisitBook) -> None:
    state = see(book, begun(book), 0, Verdict.NOT_MET)
    state = see(book, state, 0, Verdict.UNCHECKED)
    assert verdict(state) is Verdict.UNCHECKED
    assert not state.seen


def test_r2_6_the_leader_overrides_with_a_reason_and_a_later_room_does_not_undo_it(
    book: VisitBook,
) -> None:
    state = see(book, begun(book), 0, Verdict.NOT_MET)
    bare = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.MET)
    assert "mark-against-rooms" in {b.code for b in closing.blockers(bare, PACKS)}
    state = marking.mark(book, bare, PACKS, LEADER, ref("2"), Verdict.MET, reason="当场已改")
    state = see(book, state, 1, Verdict.MET)
    assert verdict(state) is Verdict.MET
    assert "mark-against-rooms" not in {b.code for b in closing.blockers(state, PACKS)}


@pytest.mark.parametrize(
    ("names", "code"),
    [(("甲", "甲"), "room-twice"), (("甲", " "), "room-without-name")],
)
def test_a_list_of_rooms_that_makes_no_sense(
    book: VisitBook, names: tuple[str, ...], code: str
) -> None:
    state = book.start(OPENED, LEADER)
    with refused(code):
        rooms.set_rooms(book, state, LEADER, [Room(kind=KIND, name=n) for n in names])
    assert book.load(state.visit_id).rooms == ()


def test_a_room_with_records_stays_in_the_list(book: VisitBook) -> None:
    state = see(book, begun(book), 0, Verdict.MET)
    with refused("room-was-seen"):
        rooms.set_rooms(book, state, LEADER, TWO[1:])


def test_an_unknown_room_and_a_verdict_no_room_can_have(book: VisitBook) -> None:
    state = begun(book)
    with refused("room-unknown"):
        rooms.see(book, state, PACKS, LEADER, ref("2"), "锅炉房", Verdict.MET)
    with refused("room-verdict"):
        see(book, state, 0, Verdict.TO_VERIFY)


def test_the_facts_tell_room_by_room(book: VisitBook) -> None:
    state = see(book, see(book, begun(book), 0, Verdict.MET), 1, Verdict.MET)
    for code in ("1", "3", "4"):
        state = marking.mark(book, state, PACKS, LEADER, ref(code), Verdict.TO_VERIFY)
    closed = VisitState(**{**_fields(state), "closed": state.opened_event, "revision": 1})
    facts = freeze(closed, PACKS)
    told = facts.clause(ref("2").pack, "2").rooms
    assert told is not None
    assert [(one.room, one.verdict) for one in told] == [
        (TWO[0].name, Verdict.MET),
        (TWO[1].name, Verdict.MET),
    ]
    assert read_facts(facts_bytes(facts))[0] == facts


def _fields(state: VisitState) -> dict[str, object]:
    return {name: getattr(state, name) for name in state.__dataclass_fields__}


@given(st.permutations([(0, Verdict.MET), (1, Verdict.NOT_MET)]))
def test_the_order_of_the_rooms_plays_no_part(steps: list[tuple[int, Verdict]]) -> None:
    assert rooms.rolled_up(v for _, v in steps) is Verdict.NOT_MET


def test_a_place_shows_what_touches_it_and_what_is_open(book: VisitBook) -> None:
    tagged = plain_clause("2").model_copy(update={"tags": Tags(places=(KIND,))})
    packs = {PACK_SHA: pack(tagged, plain_clause("3"))}
    state = begun(book)
    touched = places.in_room(state, packs, TWO[1])
    assert [(h.clause.code, h.open) for h in touched] == [("2", True)]
    state = see(book, state, 0, Verdict.MET)
    elsewhere = places.in_room(state, packs, TWO[1])[0]
    assert (elsewhere.met, elsewhere.judged, elsewhere.seen) == (1, 1, None)
    assert [(c.name, c.total, c.open) for c in places.by_place(state, packs)] == [
        (TWO[0].name, 1, 0),
        (TWO[1].name, 1, 1),
    ]


def test_without_a_list_every_kind_is_one_room(book: VisitBook) -> None:
    tagged = plain_clause("2").model_copy(update={"tags": Tags(places=(KIND, "药房/药库"))})
    packs = {PACK_SHA: pack(tagged)}
    state = book.start(OPENED, LEADER)
    assert [r.name for r in places.rooms(state, packs)] == [KIND, "药房/药库"]


def test_r2_6_what_one_room_showed_is_not_said_of_the_other(book: VisitBook) -> None:
    tagged = plain_clause("2").model_copy(update={"tags": Tags(places=(KIND,))})
    packs = {PACK_SHA: pack(tagged)}
    state = see(book, begun(book), 0, Verdict.NOT_MET)
    other = places.in_room(state, packs, TWO[1])[0]
    assert (other.open, other.only_elsewhere, other.said) == (True, True, Verdict.UNCHECKED)
    assert [(c.open, c.failed) for c in places.by_place(state, packs)] == [(0, 1), (1, 0)]
    decided = marking.mark(book, state, packs, LEADER, ref("2"), Verdict.MET, reason="当场已改")
    assert not places.in_room(decided, packs, TWO[1])[0].open


def test_r2_6_a_room_of_another_kind_does_not_take_a_failure_back(book: VisitBook) -> None:
    state = book.start(OPENED, LEADER)
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.NOT_MET, place="病房")
    assert rooms.failed_elsewhere(state, ref("2"), "药房", Verdict.MET) == "病房"
    for room, wanted in (("病房", Verdict.MET), ("", Verdict.MET), ("药房", Verdict.NOT_MET)):
        assert rooms.failed_elsewhere(state, ref("2"), room, wanted) == ""
