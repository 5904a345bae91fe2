"""The orders in which the rooms of a visit were listed: a printed list counts in that of its day.

``@2`` on paper is the second room of the list as it was printed. Where the rooms were listed in
another order since, the order of the paper is chosen before its lines are read.
"""

from dataclasses import dataclass, replace

from sqlalchemy import text

from models.facts.bodies import RoomsSet
from models.facts.events import EventType, sealed_log
from models.facts.state import VisitState
from models.facts.walk import order_mark
from models.visits import places
from models.visits.book import VisitBook
from models.visits.standing import Packs

# As in models.visits.visited: no words of a person can look like the type of an event.
_LISTED = text(
    "SELECT line FROM event WHERE visit = :visit AND instr(line, CAST(:type AS BLOB)) > 0"
    " ORDER BY seq"
)


@dataclass(frozen=True, slots=True)
class RoomOrder:
    """One order of the rooms."""

    rooms: tuple[str, ...]
    """Names; the first is ``@1``."""
    since: str = ""
    """Moment it was listed, in UTC; empty for the kinds that stand there before anybody lists."""
    utc_offset: int = 0
    """Minutes by which the laptop's clock was ahead of UTC then."""
    marks: tuple[str, ...] = ()
    """Marks of the papers that count so: its own, and those of orders it goes on from."""


def room_orders(book: VisitBook, state: VisitState, packs: Packs) -> tuple[RoomOrder, ...]:
    """Return every order a paper of this visit may have, the one of now first.

    An order that only goes on where another ends counts its rooms as that one does and is left
    out. Raises FactsError when a standard is not installed.
    """
    unlisted = places.rooms(replace(state, rooms=()), packs)
    found = [RoomOrder(tuple(room.name for room in unlisted))]
    kind = f'"type":"{EventType.ROOMS_SET}"'
    with book.workspace.read() as session:
        rows = session.connection().execute(_LISTED, {"visit": state.visit_id, "type": kind})
        lines = [line for (line,) in rows]
    for line in lines:
        event = next(sealed_log([line])).event
        body = event.typed_body()
        if isinstance(body, RoomsSet) and body.rooms:
            names = tuple(room.name for room in body.rooms)
            found.append(RoomOrder(names, event.at, event.offset))
    return _different(found[::-1])


def _different(newest_first: list[RoomOrder]) -> tuple[RoomOrder, ...]:
    kept: list[RoomOrder] = []
    for one in newest_first:
        marks = (order_mark(one.rooms),)
        longer = (n for n, k in enumerate(kept) if k.rooms[: len(one.rooms)] == one.rooms)
        place = next(longer, None)
        if place is None:
            kept.append(replace(one, marks=marks))
        elif marks[0] not in kept[place].marks:
            kept[place] = replace(kept[place], marks=kept[place].marks + marks)
    return tuple(kept)
