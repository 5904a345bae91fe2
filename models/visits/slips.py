"""Satisfaction slips, tallied one by one and anonymously (rules §8, 1 and 2)."""

import re
from dataclasses import dataclass

from models.facts import bodies
from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.state import VisitState
from models.facts.steps import Step
from models.facts.walked import FEW_SLIPS
from models.standards.types import Clause
from models.visits.book import VisitBook
from models.visits.standing import Packs, clause_of, require_member, require_open
from models.visits.wording import body

ANSWERS = ("satisfied", "not_satisfied", "invalid")
_SATISFIED = re.compile(r"(.+_)?satisfied")
FEW = FEW_SLIPS
"""Fewer valid slips than this are shown as 样本不足; it blocks nothing (rules §8, 1)."""


@dataclass(frozen=True, slots=True)
class SlipTally:
    """The slips of one clause."""

    satisfied: int
    """Satisfied."""
    not_satisfied: int
    """Not satisfied."""
    invalid: int
    """Not valid; outside the denominator."""

    @property
    def valid(self) -> int:
        """The denominator."""
        return self.satisfied + self.not_satisfied

    @property
    def few(self) -> bool:
        """True when there are too few to say much."""
        return self.valid < FEW


def slip_tally(state: VisitState, ref: ClauseRef) -> SlipTally:
    """Return the slips of a clause so far."""
    count = state.slips.get((ref.pack, ref.clause), {})
    return SlipTally(*(count.get(answer, 0) for answer in ANSWERS))


def last_slip(state: VisitState, ref: ClauseRef) -> Step | None:
    """Return the last slip of a clause that still stands, whatever was done since, or None."""
    step = state.steps.done
    while step is not None:
        if step.kind is EventType.SLIP_COUNTED and _is_of(step, ref):
            return step
        step = step.below
    return None


def _is_of(step: Step, ref: ClauseRef) -> bool:
    return (step.body.pack, step.body.clause) == (ref.pack, ref.clause)


def take_back_slip(book: VisitBook, state: VisitState, actor: str, ref: ClauseRef) -> VisitState:
    """Take back the last slip of a clause; without one ``state`` comes back as it is.

    Raises VisitError ``visit-closed`` or ``not-in-team``.
    """
    require_open(state)
    require_member(state, actor)
    step = last_slip(state, ref)
    if step is None:
        return state
    answer = step.body.answer
    slip = body(
        bodies.SlipCounted, pack=ref.pack, clause=ref.clause, answer=answer, undoes=step.seq
    )
    return book.append(state, actor, [(EventType.SLIP_COUNTED, slip)])


@dataclass(frozen=True, slots=True)
class SlipKeys:
    """The inputs of a clause that a tally of slips fills."""

    satisfied: str
    """Key of the number of satisfied people."""
    valid: str
    """Key of the number of valid slips."""


def slip_keys(clause: Clause) -> SlipKeys | None:
    """Return which inputs of a clause slips fill: ``…satisfied`` and ``…valid``; None otherwise."""
    keys = [entry.key for entry in clause.inputs if entry.kind == "integer"]
    for key in keys:
        beside = key.removesuffix("satisfied") + "valid"
        if _SATISFIED.fullmatch(key) and beside in keys:
            return SlipKeys(key, beside)
    return None


def slip_values(tally: SlipTally, keys: SlipKeys) -> dict[str, int]:
    """Return the figures a tally comes to."""
    return {keys.satisfied: tally.satisfied, keys.valid: tally.valid}


def count_slip(
    book: VisitBook, state: VisitState, packs: Packs, actor: str, ref: ClauseRef, answer: str
) -> VisitState:
    """Count one slip; raises VisitError ``visit-closed`` or ``not-in-team``."""
    require_open(state)
    require_member(state, actor)
    clause_of(state, packs, ref)
    slip = body(bodies.SlipCounted, pack=ref.pack, clause=ref.clause, answer=answer)
    return book.append(state, actor, [(EventType.SLIP_COUNTED, slip)])
