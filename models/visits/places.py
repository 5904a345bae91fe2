"""The walk: which clauses a room touches, what was seen of them elsewhere, what is open here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.facts.bodies import Room
from models.facts.state import RoomMark, VisitState
from models.standards.types import Clause, Indicator, Pack, Verdict, tags_of
from models.visits.rooms import tally
from models.visits.standing import Packs, chosen_packs

OPEN = (Verdict.UNCHECKED, Verdict.TO_VERIFY)


@dataclass(frozen=True, slots=True)
class Here:
    """One clause as it stands in one room."""

    pack: str
    """Pack."""
    indicator: Indicator
    """Its indicator."""
    clause: Clause
    """The clause."""
    verdict: Verdict
    """What the clause has as a whole."""
    seen: RoomMark | None
    """What was seen of it in this room."""
    met: int
    """Rooms where it is met."""
    judged: int
    """Rooms where it was judged."""
    decided: bool = False
    """True when somebody decided it as a whole, with a reason (R2.6)."""

    @property
    def only_elsewhere(self) -> bool:
        """True when other rooms were looked at for it and this one was not."""
        return self.seen is None and self.judged > 0 and not self.decided

    @property
    def open(self) -> bool:
        """True when it waits here: nothing was said of it, or only of other rooms (R2.6)."""
        return self.seen is None and (self.verdict in OPEN or self.only_elsewhere)

    @property
    def said(self) -> Verdict:
        """What is known of it in this room; never what another room has shown."""
        if self.seen is not None:
            return self.seen.seen.verdict
        return Verdict.UNCHECKED if self.only_elsewhere else self.verdict


@dataclass(frozen=True, slots=True)
class Covered:
    """How far one room, kind or indicator is."""

    name: str
    """Name of the room or indicator."""
    total: int
    """Clauses that touch it."""
    open: int
    """Clauses still open in it."""
    failed: int
    """Clauses that fail there."""


def kinds(packs: Iterable[Pack]) -> tuple[str, ...]:
    """Return the kinds of room the clauses name, in printed order of first appearance."""
    found: dict[str, None] = {}
    for pack in packs:
        for indicator in pack.indicators():
            for clause in indicator.clauses:
                found.update(dict.fromkeys(tags_of(indicator, clause).places))
    return tuple(found)


def rooms(state: VisitState, packs: Packs) -> tuple[Room, ...]:
    """Return the rooms of the visit; one of each kind while nobody has listed them."""
    if state.rooms:
        return state.rooms
    chosen = (pack for _, pack in chosen_packs(state, packs))
    return tuple(Room(kind=kind, name=kind) for kind in kinds(chosen))


def in_room(state: VisitState, packs: Packs, room: Room) -> tuple[Here, ...]:
    """Return every clause that touches a room, in printed order."""
    return tuple(_in_room(state, packs, room))


def _in_room(state: VisitState, packs: Packs, room: Room) -> Iterator[Here]:
    for _, pack in chosen_packs(state, packs):
        for indicator in pack.indicators():
            for clause in indicator.clauses:
                if room.kind in tags_of(indicator, clause).places:
                    yield here(state, pack.id, indicator, clause, room.name)


def here(state: VisitState, pack: str, indicator: Indicator, clause: Clause, room: str) -> Here:
    """Return how one clause stands in one room."""
    seen = state.seen.get((pack, clause.code), {})
    met, judged = tally(seen)
    marked = state.marks.get((pack, clause.code))
    return Here(
        pack=pack,
        indicator=indicator,
        clause=clause,
        verdict=state.verdict(pack, clause.code),
        seen=seen.get(room),
        met=met,
        judged=judged,
        decided=bool(room == "" or (marked and marked.mark.reason.strip())),
    )


def by_place(state: VisitState, packs: Packs) -> tuple[Covered, ...]:
    """Return how far every room is, in the order of the walk."""
    return tuple(_covered(room.name, in_room(state, packs, room)) for room in rooms(state, packs))


def _covered(name: str, found: Iterable[Here]) -> Covered:
    listed = list(found)
    fails = [one.said for one in listed]
    return Covered(
        name=name,
        total=len(listed),
        open=sum(one.open for one in listed),
        failed=fails.count(Verdict.NOT_MET),
    )
