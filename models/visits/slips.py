"""Satisfaction slips, tallied one by one and anonymously (rules §8, 1 and 2)."""

from dataclasses import dataclass

from models.facts import bodies
from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.state import VisitState
from models.facts.walked import FEW_SLIPS
from models.visits.book import VisitBook
from models.visits.standing import Packs, clause_of, require_member, require_open
from models.visits.wording import body

ANSWERS = ("satisfied", "not_satisfied", "invalid")
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


def count_slip(
    book: VisitBook, state: VisitState, packs: Packs, actor: str, ref: ClauseRef, answer: str
) -> VisitState:
    """Count one slip; raises VisitError ``visit-closed`` or ``not-in-team``."""
    require_open(state)
    require_member(state, actor)
    clause_of(state, packs, ref)
    slip = body(bodies.SlipCounted, pack=ref.pack, clause=ref.clause, answer=answer)
    return book.append(state, actor, [(EventType.SLIP_COUNTED, slip)])
