"""Closing only what can be printed: a character no shipped font has is told before, not after.

Once a visit is frozen its words can no longer change, and a form that cannot be drawn cannot be
signed. So the record is frozen on trial first. No Qt.
"""

from __future__ import annotations

from dataclasses import replace

from models.errors import VisitError
from models.facts.snapshot import freeze
from models.facts.state import VisitState
from models.facts.types import Facts
from models.visits import closing
from models.visits.book import VisitBook
from models.visits.standing import Packs
from reports.places import listed, places
from reports.render import unprintable


def close(book: VisitBook, state: VisitState, packs: Packs, actor: str) -> VisitState:
    """Close the visit when every word of it can be printed.

    Raises VisitError(``closing-unprintable``) naming the characters and where they stand.
    """
    if state.closed is None:
        check(freeze(replace(state, closed=state.opened_event, revision=1), packs))
    return closing.close(book, state, packs, actor)


def check(facts: Facts) -> None:
    """Raise VisitError(``closing-unprintable``) when a character has no shape in our fonts."""
    missing = unprintable(facts)
    if not missing:
        return
    raise VisitError(
        "closing-unprintable",
        characters=listed(missing),
        places=places(facts, "".join(missing)),
    )
