"""How the log follows a return for correction: taken up into an amendment, then answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from models.errors import FactsError
from models.facts.returning import RemarkAnswered, ReturnTaken

if TYPE_CHECKING:
    from models.facts.events import Event
    from models.facts.state import VisitState

Key = tuple[str, str]


def return_taken(state: VisitState, body: ReturnTaken, event: Event) -> dict[str, Any]:
    """Only a revision that was closed once can have been sent back."""
    if not state.revision:
        raise FactsError("event-not-closed", seq=event.seq)
    return {"returned": body, "answers": {}}


def remark_answered(state: VisitState, body: RemarkAnswered, event: Event) -> dict[str, Any]:
    """Keep the answer to a remark; an empty one is none."""
    remarks = state.returned.remarks if state.returned else ()
    if body.remark > len(remarks):
        raise FactsError("event-unknown-remark", seq=event.seq)
    others = {number: said for number, said in state.answers.items() if number != body.remark}
    answered = {**others, body.remark: body.text} if body.text else others
    return {"answers": dict(sorted(answered.items()))}


def remarked(state: VisitState) -> Iterator[Key]:
    """Yield the clauses that the desk's remarks are about."""
    for remark in state.returned.remarks if state.returned else ():
        if remark.key:
            yield remark.key


def remarks_of(state: VisitState, key: Key | None) -> tuple[tuple[int, str, str], ...]:
    """Return number, words and answer of each remark about a clause, or about the whole visit."""
    remarks = state.returned.remarks if state.returned else ()
    return tuple(
        (number, remark.text, state.answers.get(number, ""))
        for number, remark in enumerate(remarks, start=1)
        if remark.key == key
    )


def unanswered(state: VisitState) -> tuple[int, ...]:
    """Return the numbers of the remarks that have no answer in words yet."""
    remarks = state.returned.remarks if state.returned else ()
    return tuple(n for n in range(1, len(remarks) + 1) if n not in state.answers)
