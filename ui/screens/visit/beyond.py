"""What waits beyond the place one is in: the next open clause, and the rooms as they are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.facts.bodies import Room
from models.facts.state import VisitState
from models.standards.types import Indicator, Verdict
from models.visits.places import OPEN
from ui.itemmodels.rooms import RoomRow
from ui.screens.visit.catalogue import (
    NOWHERE,
    Catalogue,
    Entry,
    RoomCounts,
    in_room,
    waits,
    walk,
)
from ui.screens.visit.doubts import counted
from ui.screens.visit.filters import Filter, hits

Which = Callable[[tuple[Entry, ...], VisitState, Room], tuple[Entry, ...]]
"""Chooses among the clauses of a room."""


def open_indicator(
    found: Catalogue, state: VisitState, here: Indicator, by: int, wanted: Verdict
) -> Entry | None:
    """Return the first clause after an indicator, or before it, that is `wanted`."""
    entries = found.entries if by > 0 else found.entries[::-1]
    numbers = [n for n, entry in enumerate(entries) if entry.indicator is here]
    beyond = entries[numbers[-1] + 1 :] if numbers else ()
    return next((e for e in beyond if state.verdict(*e.key) is wanted), None)


def open_room(
    found: Catalogue, state: VisitState, here: Room | None, by: int, wanted: Verdict
) -> tuple[Room, Entry] | None:
    """Return the first clause in the rooms after one, or before it, that waits there."""
    return next(_waiting(found, state, here, by, wanted), None)


def _waiting(
    found: Catalogue, state: VisitState, here: Room | None, by: int, wanted: Verdict
) -> Iterator[tuple[Room, Entry]]:
    rooms = walk(found, state)
    number = next((n for n, room in enumerate(rooms) if room == here), -1)
    for room in rooms[number + 1 :] if by > 0 else rooms[: max(number, 0)][::-1]:
        for entry in in_room(found, rooms, room):
            if waits(state, entry, room, wanted):
                yield room, entry


def leads_on(found: Catalogue, state: VisitState, here: Room | None) -> bool:
    """Whether anything waits in the rooms that come after this one."""
    return any(open_room(found, state, here, 1, wanted) for wanted in OPEN)


def room_of(found: Catalogue, state: VisitState, entry: Entry, here: Room | None) -> Room:
    """The room one is in, where it has the clause; else the first that has it."""
    rooms, places = walk(found, state), set(entry.tags.places)
    if here is not None and here in rooms and here.kind in places:
        return here
    return next((room for room in rooms if room.kind in places), NOWHERE)


def left_open(
    found: Catalogue, state: VisitState, leaving: Room | None, going_to: Room
) -> RoomCounts | None:
    """How far the room is that one leaves, where something waits in it; None where nothing does."""
    if leaving is None or leaving is NOWHERE or state.closed is not None:
        return None
    if leaving.name == going_to.name:
        return None
    counts = counted(in_room(found, walk(found, state), leaving), state, leaving)
    return counts if counts.open or counts.unwritten or counts.doubted else None


def chosen_in(found: Catalogue, state: VisitState, room: Room, which: Which) -> tuple[Entry, ...]:
    """The clauses of a room that are one of these, in printed order."""
    return which(in_room(found, walk(found, state), room), state, room)


def room_rows(
    found: Catalogue, state: VisitState, wanted: Filter, member: str
) -> tuple[RoomRow, ...]:
    """The rooms in the order of the walk, with what the filter leaves in each."""
    rooms, rows = walk(found, state), []
    for room in rooms:
        entries = in_room(found, rooms, room)
        counts, left = counted(entries, state, room), -1
        if wanted.is_on:
            left = len(hits(entries, wanted, state, member, room.name))
        if left:
            numbers = counts.total, counts.open, counts.failed, counts.elsewhere
            rows.append(RoomRow(room.name, *numbers, left, counts.doubted))
    return tuple(rows)
