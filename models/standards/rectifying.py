"""限期整改: every order with its term, its re-visits and where it has come to (R3.13).

The document prints no term, no number of re-visits and no appeal. 取消资格 is only ever proposed:
the office that ordered the rectification decides it, and its own entry says so.
"""

from collections.abc import Sequence

from models.base import CivilDate, Record
from models.errors import StandardError
from models.standards.ledgers.review_entries import RectificationOrdered, Revisited
from models.standards.plans import Plan, RecheckState, Term, chosen_term, recheck_state


class Rectification(Record):
    """One order as it stands on a day."""

    order: RectificationOrdered
    """The latest entry of the order."""
    term: Term
    """Its term, and whether it is the one the program suggests."""
    revisits: tuple[Revisited, ...]
    """Re-visits by day."""
    state: RecheckState
    """Where it has come to."""


def rectifications(
    plan: Plan,
    orders: Sequence[RectificationOrdered],
    revisits: Sequence[Revisited],
    today: CivilDate,
) -> tuple[Rectification, ...]:
    """Return the orders, the latest first; of entries about the same order or day the last counts.

    A re-visit that lies after ``today`` by the desk's clock has not decided anything yet.
    """
    latest = {(one.institution, one.ordered_on): one for one in orders}
    found = []
    for key, order in latest.items():
        own = {v.visited_on: v for v in revisits if (v.institution, v.ordered_on) == key}
        by_day = tuple(own[on] for on in sorted(own) if on <= today)
        term = chosen_term(plan, order.ordered_on, order.due_on)
        state = recheck_state(term, today, [v.reached for v in by_day])
        found.append(Rectification(order=order, term=term, revisits=by_day, state=state))
    return tuple(sorted(found, key=lambda one: one.order.ordered_on, reverse=True))


def check_rectification(plan: Plan, record: Record, orders: Sequence[RectificationOrdered]) -> None:
    """Raise StandardError for a term that ends too early, or a re-visit without its order."""
    if isinstance(record, RectificationOrdered):
        chosen_term(plan, record.ordered_on, record.due_on)
    elif isinstance(record, Revisited):
        known = {(one.institution, one.ordered_on) for one in orders}
        if (record.institution, record.ordered_on) not in known:
            raise StandardError(
                "plan-order-unknown",
                institution=record.institution[:40],
                ordered=record.ordered_on,
            )
