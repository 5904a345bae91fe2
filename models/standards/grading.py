"""The grade of one clause from the marks of its points: C, then B if C holds, then A if B holds.

Marks go by code: that of the clause for what is said of it as a whole (不适用 or 待核实), and
:func:`item_key` for a point. The order in which they were made plays no part (R2.9).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from models.base import Record
from models.errors import StandardError
from models.standards.tiers_types import LADDER, GradeItem, ItemCode, Letter
from models.standards.types import Clause, Code, NotApplicable, Verdict

Marks = Mapping[str, Verdict]
"""Verdicts by the code of a clause or of a point."""
_OF_A_CLAUSE = {Verdict.NOT_APPLICABLE, Verdict.TO_VERIFY, Verdict.UNCHECKED}


class State(StrEnum):
    """What is known of a grade, a proportion or a tier."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    """Marks that would settle it are missing."""
    CANNOT_COMPUTE = "cannot_compute"
    """The denominator is nought, or a figure is missing (R1.4)."""
    CLOSED = "closed"
    """A tier that is not for this facility: one of its conditions fails."""


class Outcome(StrEnum):
    """The result of a graded clause."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    """C fails."""
    E = "E"
    """不适用: it leaves the denominator."""
    OPEN = "open"
    """Not settled yet."""


class GradeState(Record):
    """One grade of a clause and the points that decide it."""

    letter: Letter
    """Which."""
    state: State
    """Whether it holds: its own points and the grades below it."""
    failing: tuple[ItemCode, ...] = ()
    """Points of its own that are not met."""
    open: tuple[ItemCode, ...] = ()
    """Points of its own that are 未查 or 待核实."""


class GradedClause(Record):
    """A clause's grade and how it came about."""

    clause: Code
    """Which."""
    outcome: Outcome
    """Its grade."""
    grades: tuple[GradeState, ...]
    """From C to A."""
    core: bool
    """★"""
    basic: bool
    """A clause of a basic indicator."""

    def state_of(self, letter: Letter) -> State:
        """Return whether the clause has reached ``letter``; A has reached B and C too."""
        return next(grade.state for grade in self.grades if grade.letter is letter)


@dataclass(frozen=True, slots=True, eq=False)
class Ladder:
    """How far a clause has come, without saying which clause it is; equal only to itself."""

    outcome: Outcome
    """The grade."""
    grades: tuple[GradeState, ...]
    """From C to A."""
    failing: tuple[str, ...]
    """Points of any grade that are not met."""
    open: tuple[str, ...]
    """Points of any grade that nobody has settled."""


def item_key(clause: Clause, item: GradeItem) -> str:
    """Return the code under which a point is marked: ``1.1/1/B-1``."""
    return f"{clause.code}/{item.code}"


def grade_clause(clause: Clause, marks: Marks) -> GradedClause:
    """Return the grade of a graded clause; raises StandardError for a verdict it cannot take."""
    items = (item for grade in clause.grades or () for item in grade.items)
    said = {i.code: marks[key] for i in items if (key := item_key(clause, i)) in marks}
    return grade_points(clause, said, marks.get(clause.code, Verdict.UNCHECKED))


def grade_points(
    clause: Clause, said: Mapping[str, Verdict], whole: Verdict = Verdict.UNCHECKED
) -> GradedClause:
    """Return the same from the verdicts by point and what is said of the clause as a whole."""
    found = reached(clause, said, whole)
    return GradedClause(
        clause=clause.code,
        outcome=found.outcome,
        grades=found.grades,
        core=bool(clause.core),
        basic=bool(clause.basic),
    )


def reached(
    clause: Clause, said: Mapping[str, Verdict], whole: Verdict = Verdict.UNCHECKED
) -> Ladder:
    """Return how far a clause has come; clauses that are alike share one answer."""
    _check(clause, said, whole)
    excused = whole is Verdict.NOT_APPLICABLE and clause.not_applicable is not NotApplicable.NEVER
    return _ladder(_points(clause, said), whole is not Verdict.UNCHECKED, excused)


def may_mark(clause: Clause, marks: Marks, letter: Letter) -> bool:
    """Return whether the points of ``letter`` may be marked: every grade below it holds."""
    graded = grade_clause(clause, marks)
    below = LADDER[: LADDER.index(letter)]
    excused = graded.outcome is Outcome.E
    return not excused and all(graded.state_of(one) is State.HOLDS for one in below)


def _check(clause: Clause, said: Mapping[str, Verdict], whole: Verdict) -> None:
    """Refuse what would be lost silently."""
    if whole not in _OF_A_CLAUSE:
        raise StandardError("tier-mark-of-clause", code=clause.code)
    if Verdict.NOT_APPLICABLE in said.values():
        code = next(c for c, verdict in said.items() if verdict is Verdict.NOT_APPLICABLE)
        raise StandardError("tier-mark-of-item", code=f"{clause.code}/{code}")


_Own = tuple[State, tuple[str, ...], tuple[str, ...]]
"""What the points of one grade say by themselves, those not met, and those nobody has settled."""
_ALL_MET: _Own = (State.HOLDS, (), ())


def _points(clause: Clause, said: Mapping[str, Verdict]) -> tuple[_Own, ...]:
    grades = clause.grades or ()
    if tuple([grade.letter for grade in grades]) != LADDER:  # a draft may repeat or lack a grade
        return tuple(
            _own([item for g in grades if g.letter is letter for item in g.items], said)
            for letter in LADDER
        )
    return tuple([_own(grade.items, said) for grade in grades])


def _own(items: Sequence[GradeItem], said: Mapping[str, Verdict]) -> _Own:
    """Return what the points of one grade say; a grade without points is reached by nobody."""
    met = Verdict.MET
    for item in items:
        if said.get(item.code) is not met:
            return _unmet(items, said)
    return _ALL_MET if items else (State.FAILS, (), ())


def _unmet(items: Sequence[GradeItem], said: Mapping[str, Verdict]) -> _Own:
    """Return the same where a point is not met, or nobody has settled it."""
    left = [item.code for item in items if said.get(item.code) is not Verdict.MET]
    failing = tuple([code for code in left if said.get(code) is Verdict.NOT_MET])
    missing = tuple([code for code in left if code not in failing])
    return State.FAILS if failing else State.OPEN, failing, missing


@lru_cache(maxsize=4096)
def _ladder(points: tuple[_Own, ...], held_back: bool, excused: bool) -> Ladder:
    """Return the grades one upon the other; thousands of clauses share a few such ladders."""
    states: list[GradeState] = []
    below = State.HOLDS
    for letter, (own, failing, missing) in zip(LADDER, points, strict=True):
        below = State.OPEN if held_back else _worse(below, own)
        states.append(GradeState(letter=letter, state=below, failing=failing, open=missing))
    return Ladder(
        outcome=Outcome.E if excused else _outcome(tuple(states)),
        grades=tuple(states),
        failing=tuple(code for _, failing, _ in points for code in failing),
        open=tuple(code for _, _, missing in points for code in missing),
    )


def _worse(one: State, other: State) -> State:
    return next(s for s in (State.FAILS, State.OPEN, State.HOLDS) if s in (one, other))


def _outcome(states: tuple[GradeState, ...]) -> Outcome:
    reached = Outcome.D
    for grade in states:
        if grade.state is State.OPEN:
            return Outcome.OPEN
        if grade.state is State.FAILS:
            return reached
        reached = Outcome(grade.letter.value)
    return reached
