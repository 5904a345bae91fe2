"""A printed list counts its rooms as they stood when it was printed."""

from __future__ import annotations

import pytest

from models.facts.bodies import Room
from models.facts.state import VisitState
from models.facts.walk import order_mark
from models.standards.parts_types import Tags
from models.visits import quick_entry, rooms
from models.visits.book import VisitBook
from models.visits.room_orders import RoomOrder, room_orders
from tests.laptop import OPENED, plain_clause
from tests.support import LEADER, PACK_SHA, pack

KIND = "全科诊室"
ONE, TWO, THREE = (Room(kind=KIND, name=f"{KIND} {n}") for n in (1, 2, 3))
PACKS = {
    PACK_SHA: pack(
        plain_clause("2").model_copy(update={"tags": Tags(places=(KIND,))}), plain_clause("3")
    )
}


@pytest.fixture
def visit(book: VisitBook) -> VisitState:
    return book.start(OPENED, LEADER)


def listed(book: VisitBook, state: VisitState, *wanted: Room) -> VisitState:
    return rooms.set_rooms(book, state, LEADER, wanted)


def names(orders: tuple[RoomOrder, ...]) -> list[tuple[str, ...]]:
    return [one.rooms for one in orders]


def test_before_anybody_listed_rooms_there_is_one_order(book: VisitBook, visit: VisitState) -> None:
    (only,) = room_orders(book, visit, PACKS)
    assert (only.rooms, only.since) == ((KIND,), "")


def test_every_order_is_offered_newest_first_and_a_room_added_at_the_end_changes_none(
    book: VisitBook, visit: VisitState
) -> None:
    state = listed(book, visit, ONE, TWO)
    state = listed(book, state, ONE, TWO, THREE)
    state = listed(book, state, THREE, ONE, TWO)
    orders = room_orders(book, state, PACKS)
    now, before = (THREE.name, ONE.name, TWO.name), (ONE.name, TWO.name, THREE.name)
    assert names(orders) == [now, before, (KIND,)]
    assert orders[1].marks == (order_mark(before), order_mark(before[:2])), "both papers count so"
    assert orders[0].since
    assert not orders[-1].since


def test_a_line_is_read_in_the_order_of_its_paper(book: VisitBook, visit: VisitState) -> None:
    state = listed(book, visit, ONE, TWO)
    state = listed(book, state, TWO, ONE)
    now, before, _unlisted = room_orders(book, state, PACKS)
    (new,) = quick_entry.read(state, PACKS, "2@1 1", paper=now.rooms)
    (old,) = quick_entry.read(state, PACKS, "2@1 1", paper=before.rooms)
    assert new.entry is not None
    assert old.entry is not None
    assert (new.entry.room, old.entry.room) == (TWO.name, ONE.name)
    (last,) = quick_entry.read(state, PACKS, "2 1 门口 @2", paper=before.rooms)
    assert last.entry is not None
    assert last.entry.room == TWO.name


def test_a_number_of_a_room_that_left_the_list_is_told(book: VisitBook, visit: VisitState) -> None:
    state = listed(book, visit, ONE, TWO)
    state = listed(book, state, TWO)
    paper = room_orders(book, state, PACKS)[1].rooms
    lines = quick_entry.read(state, PACKS, "2@1 1\n2@2 1", paper=paper)
    assert [one.error and one.error.code for one in lines] == ["quick-room-unknown", None]
