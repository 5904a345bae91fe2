"""Measuring for 出发检查 what the workspace itself can tell; runs in the worker."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import text

from models.errors import FactsError, StoreError
from models.standards.types import Pack
from models.store import blobs
from models.store.backup import DATABASE
from models.store.backup_times import last_backups
from models.visits import departure
from models.visits.book import VisitBook
from models.visits.departure import Line
from models.visits.records import VisitStatus

_TABLES = text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
_PHOTOS = text(
    "SELECT count(*) FILTER (WHERE kind = :original), coalesce(sum(length(data)), 0) FROM blob"
)
ENOUGH_PHOTOS = 5
"""So many tell how large the photos of this team are."""
UNREAD = frozenset({"blob"})
"""Tables whose pages are not read here: gigabytes of photos, which every backup checks."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The lines of the workspace, and what the others need."""

    lines: tuple[Line, ...]
    """Space, clock, integrity, backup and standards."""
    today: str
    """The date on the wall."""


def measure(book: VisitBook, packs: Mapping[str, Pack], visit: str = "") -> Measured:
    """Return how the workspace stands, for one visit or for every open one."""
    now, summaries = book.clock.now(), book.summaries()
    last = max((one.changed_at for one in summaries), default=None)
    every = [one.id for one in summaries if one.status is VisitStatus.OPEN]
    asked = [visit] if visit else every
    sound = _is_sound(book) and all(_unfolds(book, one) for one in asked)
    beside, elsewhere = last_backups(book.workspace)
    lines = (
        departure.space(book.workspace.free_bytes(), _database_bytes(book), _photo_bytes(book)),
        departure.clock(now, last),
        departure.integrity(sound, len(asked)),
        departure.backup(beside, elsewhere, last, now),
        departure.standards(_editions(book, asked) if sound else (), packs),
    )
    return Measured(lines, now.day())


def _editions(book: VisitBook, visits: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((ref.id, ref.sha256) for one in visits for ref in book.load(one).opened.packs)


def _is_sound(book: VisitBook) -> bool:
    """Look through every table but those of the photos."""
    try:
        with book.workspace.read() as session:
            connection = session.connection()
            names = [str(row[0]) for row in connection.execute(_TABLES)]
            found = [
                connection.exec_driver_sql(f"PRAGMA quick_check('{name}')").scalar()
                for name in names
                if name not in UNREAD
            ]
    except StoreError as error:
        if error.code == "database-damaged":
            return False
        raise
    return all(said == "ok" for said in found)


def _unfolds(book: VisitBook, visit: str) -> bool:
    """Whether the chain of a visit holds."""
    try:
        book.load(visit)
    except (FactsError, StoreError):
        return False
    return True


def _database_bytes(book: VisitBook) -> int:
    return (book.workspace.folder / DATABASE).stat().st_size


def _photo_bytes(book: VisitBook) -> int:
    """How large a kept photo is here, with its previews; 0 without enough of them."""
    with book.workspace.read() as session:
        row = session.connection().execute(_PHOTOS, {"original": blobs.ORIGINAL}).one()
    return int(row[1]) // int(row[0]) if row[0] >= ENOUGH_PHOTOS else 0
