"""How far a visit is: level by level, room by room, and every gap with the way to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.facts.bodies import Room
from models.facts.state import VisitState
from models.standards.types import Clause, Indicator, Pack, Section, Verdict
from models.visits.blocker import Blocker, Severity
from models.visits.places import in_room, rooms
from models.visits.standing import Packs, chosen_packs

OPEN = (Verdict.UNCHECKED, Verdict.TO_VERIFY)


@dataclass(frozen=True, slots=True)
class Gap:
    """One clause that is not done yet."""

    pack: str
    """Pack."""
    clause: str
    """Clause."""
    text: str
    """Its text as issued."""
    room: str
    """Room it is open in; empty when it is a gap of the whole clause."""
    code: str
    """Code of what is missing: a blocker's, or ``clause-unchecked`` and ``clause-to-verify``."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one level, indicator or room is."""

    key: str
    """Stable key: pack and code, or the name of the room."""
    code: str
    """Printed code; the kind of a room."""
    name: str
    """Name as issued, or of the room."""
    depth: int
    """0 for a whole standard, 1-3 for its levels; 0 for rooms."""
    total: int
    """Clauses."""
    judged: int
    """With a result: 达标, 不达标 or 不适用."""
    to_verify: int
    """待核实."""
    unchecked: int
    """未查."""
    failed: int
    """不达标."""
    gaps: tuple[Gap, ...]
    """What is not done, in printed order."""


Missing = dict[tuple[str, str], str]
"""First thing that blocks a clause, by (pack, clause)."""


def blocking(found: Iterable[Blocker]) -> Missing:
    """Return the first thing that blocks each clause."""
    missing: Missing = {}
    for blocker in found:
        if blocker.clause and blocker.severity is Severity.BLOCKS:
            missing.setdefault((blocker.pack, blocker.clause), blocker.code)
    return missing


def by_level(state: VisitState, packs: Packs, found: Iterable[Blocker]) -> tuple[Reach, ...]:
    """Return every standard, its headings and its indicators, in printed order."""
    missing = blocking(found)
    return tuple(
        reach for _, pack in chosen_packs(state, packs) for reach in _of_pack(state, pack, missing)
    )


def by_room(state: VisitState, packs: Packs) -> tuple[Reach, ...]:
    """Return every room in the order of the walk; its gaps are what is still open there."""
    return tuple(_of_room(state, packs, room) for room in rooms(state, packs))


def _of_pack(state: VisitState, pack: Pack, missing: Missing) -> Iterator[Reach]:
    whole = list(pack.clauses())
    yield _reach(state, pack, whole, missing, ("", pack.title), 0)
    for section in pack.sections:
        if section.name == pack.title:  # an only heading that repeats the title says nothing
            yield from _below(state, pack, section, missing, 0)
        else:
            yield from _of_section(state, pack, section, missing, 1)


def _of_section(
    state: VisitState, pack: Pack, section: Section, missing: Missing, depth: int
) -> Iterator[Reach]:
    clauses = [clause for one in _indicators(section) for clause in one.clauses]
    yield _reach(state, pack, clauses, missing, (section.code, section.name), depth)
    yield from _below(state, pack, section, missing, depth)


def _below(
    state: VisitState, pack: Pack, section: Section, missing: Missing, depth: int
) -> Iterator[Reach]:
    for below in section.sections:
        yield from _of_section(state, pack, below, missing, depth + 1)
    for one in section.indicators:
        named = (one.code, one.name)
        yield _reach(state, pack, one.clauses, missing, named, depth + 1)


def _indicators(section: Section) -> Iterator[Indicator]:
    for below in section.sections:
        yield from _indicators(below)
    yield from section.indicators


def _reach(
    state: VisitState,
    pack: Pack,
    clauses: Sequence[Clause],
    missing: Missing,
    named: tuple[str, str],
    depth: int,
) -> Reach:
    said = [state.verdict(pack.id, clause.code) for clause in clauses]
    gaps = tuple(
        Gap(pack.id, clause.code, clause.text, "", missing[(pack.id, clause.code)])
        for clause in clauses
        if (pack.id, clause.code) in missing
    )
    code, name = named
    return _counted(f"{pack.id}/{code}", code, name, depth, said, gaps)


def _of_room(state: VisitState, packs: Packs, room: Room) -> Reach:
    here = in_room(state, packs, room)
    said = [one.said for one in here]
    gaps = tuple(
        Gap(
            one.pack,
            one.clause.code,
            one.clause.text,
            room.name,
            "clause-to-verify" if one.verdict is Verdict.TO_VERIFY else "clause-unchecked",
        )
        for one in here
        if one.open
    )
    return _counted(room.name, room.kind, room.name, 0, said, gaps)


def _counted(
    key: str, code: str, name: str, depth: int, said: Sequence[Verdict], gaps: tuple[Gap, ...]
) -> Reach:
    return Reach(
        key=key,
        code=code,
        name=name,
        depth=depth,
        total=len(said),
        judged=sum(verdict not in OPEN for verdict in said),
        to_verify=said.count(Verdict.TO_VERIFY),
        unchecked=said.count(Verdict.UNCHECKED),
        failed=said.count(Verdict.NOT_MET),
        gaps=gaps,
    )
