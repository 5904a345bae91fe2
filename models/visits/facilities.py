"""The facilities this laptop knows: the district's list, and those of earlier visits.

Kept as entries that are only ever added; the latest of a code counts (R3.11: the code is what a
facility is known by, whatever it is called).
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import rfc8785
from pydantic import ValidationError
from sqlalchemy import Connection, text

from models.base import CivilDate
from models.clock import Now
from models.errors import StoreError
from models.facts.bodies import Facility
from models.store.ledger_rows import add_rows
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.facility_list import ListedRow
from models.visits.visited import facilities_of_visits

LEDGER, KIND = "facilities", "listed"
FOUND_AT_MOST = 20
"""Lines a completion shows."""

_LATEST = text(
    "SELECT id, subject, data FROM ledger_entry WHERE id IN (SELECT max(id) FROM ledger_entry"
    " WHERE ledger = :ledger AND kind = :kind GROUP BY subject) ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A facility that can be picked."""

    facility: Facility
    """Its particulars: of the list, else of the last visit."""
    listed: bool = False
    """It stands in the district's list."""
    visit_on: CivilDate | None = None
    """Day of the last visit on this laptop."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What taking a list over has done."""

    new: int
    """Facilities that were not known."""
    changed: int
    """Facilities whose particulars are others now."""
    same: int
    """Facilities that stand as before; nothing was written for them."""


def listed(workspace: Workspace) -> dict[str, Facility]:
    """Return the district's list by code; raises StoreError(``facility-list-damaged``)."""
    with workspace.read() as session:
        return _latest(session.connection())


def compare(known: dict[str, Facility], rows: Iterable[ListedRow]) -> Kept:
    """Return what taking ``rows`` over would do."""
    states = [_state(known, row.facility) for row in rows]
    return Kept(states.count("new"), states.count("changed"), states.count("same"))


def keep(workspace: Workspace, rows: Sequence[ListedRow], now: Now) -> Kept:
    """Take the rows over, all or none; what stands as before is not written again."""
    with workspace.write() as connection:
        known = _latest(connection)
        done = compare(known, rows)
        wanted = [r.facility for r in rows if _state(known, r.facility) != "same"]
        lines = ((one.code, rfc8785.dumps(one.plain())) for one in wanted)
        add_rows(connection, LEDGER, KIND, lines, now)
    return done


def known(book: VisitBook) -> tuple[Known, ...]:
    """Return every facility that can be picked, by name; runs in the worker."""
    by_code = {code: Known(facility, listed=True) for code, facility in _list(book).items()}
    nameless: dict[str, Known] = {}
    for visited, on in _visited(book):
        place = by_code if visited.code else nameless
        key = visited.code or visited.name
        before = place.get(key)
        if before is None:
            place[key] = Known(visited, visit_on=on)
        elif before.visit_on is None:
            place[key] = Known(before.facility, before.listed, on)
    every = (*by_code.values(), *nameless.values())
    return tuple(sorted(every, key=lambda one: (one.facility.name, one.facility.code)))


def matching(
    facilities: Iterable[Known], typed: str, limit: int = FOUND_AT_MOST
) -> tuple[Known, ...]:
    """Return the facilities whose name, second name or code holds what is typed.

    Those that begin with it come first.
    """
    wanted = _plain(typed)
    if not wanted:
        return ()
    begins: list[Known] = []
    holds: list[Known] = []
    for one in facilities:
        facility = one.facility
        words = [_plain(w) for w in (facility.name, facility.second_name, facility.code)]
        if any(word.startswith(wanted) for word in words):
            begins.append(one)
        elif any(wanted in word for word in words):
            holds.append(one)
    return tuple((*begins, *holds)[:limit])


def _list(book: VisitBook) -> dict[str, Facility]:
    return listed(book.workspace)


def _visited(book: VisitBook) -> list[tuple[Facility, CivilDate]]:
    """Facilities of the visits, the latest day first."""
    here = facilities_of_visits(book)
    return [(here[one.id], one.visit_on) for one in book.summaries() if one.id in here]


def _latest(connection: Connection) -> dict[str, Facility]:
    rows = connection.execute(_LATEST, {"ledger": LEDGER, "kind": KIND})
    return {subject: _read(number, subject, data) for number, subject, data in rows}


def _read(number: int, subject: str, data: bytes) -> Facility:
    damaged = StoreError("facility-list-damaged", entry=number)
    try:
        found = Facility.model_validate_json(data)
    except (ValidationError, ValueError) as error:
        raise damaged from error
    if found.code != subject:
        raise damaged
    return found


def _state(known: dict[str, Facility], facility: Facility) -> str:
    before = known.get(facility.code)
    if before is None:
        return "new"
    return "same" if before == facility else "changed"


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold().strip()
