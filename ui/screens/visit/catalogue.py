"""Every clause of a visit once, with what it is found by: words, themes, places, methods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.facts.bodies import Room
from models.facts.state import Key, VisitState
from models.standards.parts_types import Tags
from models.standards.types import Clause, Indicator, Method, Pack, Verdict, tags_of
from models.visits.places import OPEN

NOWHERE = Room.model_construct(kind="", name="")
"""Stands for the clauses that name no room; never written down."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One clause, where it stands and what it is found by."""

    pack: Pack
    indicator: Indicator
    clause: Clause
    key: Key
    """Pack and code."""
    tags: Tags
    methods: tuple[Method, ...]
    searched: str
    """Code and words of the clause and of its indicator, in small letters."""


@dataclass(frozen=True, slots=True)
class RoomCounts:
    """How far a room is."""

    total: int = 0
    """Clauses that touch it."""
    open: int = 0
    """Of those, the ones without a result: 未查 and 待核实 (R2.1)."""
    to_verify: int = 0
    """Of the open ones, those that are 待核实: looked at, and to be looked at again."""
    failed: int = 0
    """Of those, the ones that fail here."""
    elsewhere: int = 0
    """Of those, the ones that were seen in another room of this kind, but not here."""
    unwritten: int = 0
    """Of those, the ones that fail here and have no finding."""
    doubted: int = 0
    """Of those, the ones that are 达标 without what that rests on."""


@dataclass(frozen=True)
class Catalogue:
    """The clauses of a visit, by place and in printed order."""

    entries: tuple[Entry, ...]
    by_kind: Mapping[str, tuple[Entry, ...]]
    """By kind of room; under an empty kind what names no room."""
    by_key: Mapping[Key, Entry]

    def kinds(self) -> tuple[str, ...]:
        """Kinds of room in printed order of first appearance."""
        return tuple(kind for kind in self.by_kind if kind)

    def themes(self) -> tuple[str, ...]:
        """Themes that occur, the four that every visit asks for first."""
        found = dict.fromkeys(theme for e in self.entries for theme in e.tags.themes)
        first = [theme for theme in FIRST_THEMES if theme in found]
        return (*first, *(theme for theme in found if theme not in FIRST_THEMES))

    def methods(self) -> tuple[Method, ...]:
        """Methods that occur, in the order of the legend."""
        found = {method for e in self.entries for method in e.methods}
        return tuple(method for method in Method if method in found)


FIRST_THEMES = ("环境", "隐私", "感染控制", "药品管理")


def catalogue(packs: Iterable[Pack]) -> Catalogue:
    """Put the clauses of the packs in order."""
    entries = tuple(
        _entry(pack, indicator, clause)
        for pack in packs
        for indicator in pack.indicators()
        for clause in indicator.clauses
    )
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        for kind in entry.tags.places or ("",):
            kinds.setdefault(kind, []).append(entry)
    by_kind = {kind: tuple(found) for kind, found in kinds.items()}
    return Catalogue(entries, by_kind, {entry.key: entry for entry in entries})


EMPTY = catalogue(())


def _entry(pack: Pack, indicator: Indicator, clause: Clause) -> Entry:
    words = f"{clause.code} {clause.text} {indicator.code} {indicator.name}".lower()
    return Entry(
        pack=pack,
        indicator=indicator,
        clause=clause,
        key=(pack.id, clause.code),
        tags=tags_of(indicator, clause),
        methods=clause.methods or indicator.methods,
        searched=words,
    )


# Rooms


def walk(found: Catalogue, state: VisitState) -> tuple[Room, ...]:
    """The rooms of the visit in the order of the walk, then what names none of them."""
    rooms = state.rooms or tuple(Room(kind=kind, name=kind) for kind in found.kinds())
    return (*rooms, NOWHERE) if _homeless(found, rooms) else rooms


def in_room(found: Catalogue, rooms: Iterable[Room], room: Room) -> tuple[Entry, ...]:
    """Every clause that touches a room, in printed order."""
    return found.by_kind.get(room.kind, ()) if room.name else _homeless(found, rooms)


def _homeless(found: Catalogue, rooms: Iterable[Room]) -> tuple[Entry, ...]:
    """What names no room of the walk: it is checked all the same."""
    kinds = {room.kind for room in rooms if room.name}
    if kinds.issuperset(found.by_kind):
        return ()
    return tuple(e for e in found.entries if kinds.isdisjoint(e.tags.places))


def several(state: VisitState, room: Room) -> bool:
    """Whether the facility has more than one room of this kind, so that each is recorded."""
    return sum(one.kind == room.kind for one in state.rooms) > 1


def by_room(state: VisitState, room: Room, entry: Entry) -> bool:
    """Whether a clause is recorded for this room and rolled up (R2.6), or as a whole.

    A graded clause follows from its points and is never recorded by room.
    """
    if entry.clause.grades or room not in state.rooms:
        return False
    return several(state, room) or bool(state.seen.get(entry.key))


def is_open(state: VisitState, entry: Entry, room: str) -> bool:
    """Whether a clause waits in this room: nothing was said of it, or only of other rooms."""
    seen = state.seen.get(entry.key, {})
    if room and seen and not entry.clause.grades and not _decided(state, entry):
        return room not in seen
    return state.verdict(*entry.key) in OPEN and room not in seen


def to_verify(state: VisitState, entry: Entry, room: str) -> bool:
    """Whether a clause waits in this room for a second look."""
    return state.verdict(*entry.key) is Verdict.TO_VERIFY and is_open(state, entry, room)


def waits(state: VisitState, entry: Entry, room: Room | None, wanted: Verdict) -> bool:
    """Whether a clause is open from where one stands, as 未查 or as 待核实."""
    name = room.name if room is not None else ""
    again = to_verify(state, entry, name)
    return again if wanted is Verdict.TO_VERIFY else is_open(state, entry, name) and not again


def unwritten(found: Iterable[Entry], state: VisitState, room: Room) -> tuple[Entry, ...]:
    """What fails in a room and has no finding: best written before one leaves (R2.8)."""
    return _unwritten(tuple(e for e in found if fails(state, e, room.name)), state)


def _unwritten(failed: tuple[Entry, ...], state: VisitState) -> tuple[Entry, ...]:
    if not failed:
        return ()
    written = {(finding.pack, finding.clause) for finding in state.findings.values()}
    return tuple(entry for entry in failed if entry.key not in written)


def _decided(state: VisitState, entry: Entry) -> bool:
    """Whether somebody decided a clause as a whole, with a reason."""
    marked = state.marks.get(entry.key)
    return bool(marked and marked.mark.reason.strip())


def fails(state: VisitState, entry: Entry, room: str) -> bool:
    """Whether a clause fails in this room; as a whole where the room says nothing of it."""
    rooms = state.seen.get(entry.key, {}) if room else {}
    if rooms and not _decided(state, entry) and not entry.clause.grades:
        return room in rooms and rooms[room].seen.verdict is Verdict.NOT_MET
    seen = rooms.get(room)
    said = seen.seen.verdict if seen else state.verdict(*entry.key)
    return said is Verdict.NOT_MET


def only_elsewhere(state: VisitState, entry: Entry, room: Room) -> bool:
    """Whether another room has said something of the clause that this one has not yet."""
    seen = state.seen.get(entry.key)
    if not seen or room.name in seen or not by_room(state, room, entry):
        return False
    return not _decided(state, entry)


def count(found: Iterable[Entry], state: VisitState, room: Room) -> RoomCounts:
    """How far a room is."""
    listed = tuple(found)
    failed = tuple(e for e in listed if fails(state, e, room.name))
    return RoomCounts(
        total=len(listed),
        open=sum(is_open(state, e, room.name) for e in listed),
        failed=len(failed),
        to_verify=sum(to_verify(state, e, room.name) for e in listed),
        elsewhere=sum(only_elsewhere(state, e, room) for e in listed),
        unwritten=len(_unwritten(failed, state)),
    )
