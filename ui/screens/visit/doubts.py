"""Results that stand without what they rest on: points not looked at, figures not computable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from models.facts.bodies import Room
from models.facts.snapshot import lacking
from models.facts.state import VisitState
from models.standards.compound import is_compound, judge_parts
from models.standards.judgement import Computed, compute
from models.standards.types import Verdict
from ui.screens.visit.catalogue import Entry, RoomCounts, count, fails, is_open


def counted(found: Iterable[Entry], state: VisitState, room: Room) -> RoomCounts:
    """How far a room is, with what is doubted in it."""
    listed = tuple(found)
    return replace(count(listed, state, room), doubted=len(doubted(listed, state, room)))


def doubted(found: Iterable[Entry], state: VisitState, room: Room) -> tuple[Entry, ...]:
    """What is settled in a room as 达标, though its card says that something is missing."""
    return tuple(
        entry
        for entry in found
        if lacks_basis(state, entry)
        and not is_open(state, entry, room.name)
        and not fails(state, entry, room.name)
    )


def lacks_basis(state: VisitState, entry: Entry) -> bool:
    """Whether a clause is 达标 with open points that count, or with figures that do not do."""
    clause, key = entry.clause, entry.key
    if state.verdict(*key) is not Verdict.MET:
        return False
    if clause.parts and is_compound(clause):
        said = state.parts.get(key, {})
        judged = judge_parts(clause, said, lacking(state.facility), Verdict.MET)
        if judged.verdict is Verdict.UNCHECKED:
            return True
    noted = state.values.get(key)
    values = noted.measured.values if noted else {}
    return bool(clause.tests) and compute(clause, values)[0] is Computed.CANNOT_COMPUTE
