"""The team of the last visit of this laptop, to be taken over with one touch."""

import uuid
from collections.abc import Iterable

from sqlalchemy import text

from models.errors import FactsError
from models.facts.bodies import Member, Role, TeamSet
from models.facts.events import EventType, sealed_log
from models.facts.state import start_sealed
from models.visits.book import VisitBook

_OPENED = text("SELECT line FROM event WHERE visit = :visit AND seq = 1")
# As in models.visits.visited: no words of a person can look like the type of an event.
_CHANGED = text(
    "SELECT line FROM event WHERE visit = :visit AND instr(line, CAST(:type AS BLOB)) > 0"
    " ORDER BY seq DESC LIMIT 1"
)


def last_team(book: VisitBook) -> tuple[Member, ...]:
    """Return who went on the visit that was changed last and names its people; empty without one.

    They come as new people of another visit: with identities of their own, and without the
    reason to keep out, which was about the facility of that time.
    """
    newest_first = sorted(book.summaries(), key=lambda one: one.changed_at, reverse=True)
    for summary in newest_first:
        try:
            found = _team(book, summary.id)
        except FactsError:  # a damaged visit says so where it is opened; an older team will do
            continue
        named = [one for one in found if one.name.strip()]
        if named:
            return _anew(named)
    return ()


def unnamed(members: Iterable[Member]) -> tuple[Member, ...]:
    """Return who is on the team without a name: a visit begins with the name of a place alone."""
    return tuple(one for one in members if not one.name.strip())


def nobody_yet() -> Member:
    """Return who leads a visit that was begun before anybody wrote a name."""
    return Member(id=str(uuid.uuid4()), name="", role=Role.LEADER)


def _team(book: VisitBook, visit: str) -> tuple[Member, ...]:
    with book.workspace.read() as session:
        connection = session.connection()
        kind = f'"type":"{EventType.TEAM_SET}"'
        changed = connection.execute(_CHANGED, {"visit": visit, "type": kind}).scalar()
        opened = connection.execute(_OPENED, {"visit": visit}).scalar()
    if changed is not None:
        body = next(sealed_log([changed])).event.typed_body()
        if isinstance(body, TeamSet):
            return body.members
    return start_sealed(next(sealed_log([opened]))).members if opened is not None else ()


def _anew(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(
        one.model_copy(update={"id": str(uuid.uuid4()), "recusal": None}) for one in members
    )
