"""The entries of ledgers in a workspace: typed, only ever added, read back strictly in order.

The latest entry about a thing counts; which one is latest is the order of adding, never the
clock's word.
"""

import unicodedata
from dataclasses import dataclass
from typing import TypeVar

import rfc8785
from pydantic import ValidationError
from sqlalchemy import Connection, text

from models.base import Instant, Record
from models.clock import Now
from models.errors import StoreError
from models.standards.ledgers.entries import KINDS, kind_of, subject_of
from models.store.ledger_rows import add_rows

MAX_ENTRY_BYTES = 64 * 1024
"""One entry; a list of a thousand institution codes is a third of it."""
Kind = TypeVar("Kind", bound=Record)

_READ = text(
    "SELECT id, ledger, kind, subject, added_at, utc_offset, data FROM ledger_entry"
    " WHERE ledger = :ledger AND (:kind = '' OR kind = :kind) ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class Entered:
    """One entry as it is kept."""

    id: int
    """Place in the order of adding."""
    ledger: str
    """Ledger or standard it belongs to."""
    kind: str
    """One of :data:`models.standards.ledgers.entries.KINDS`."""
    subject: str
    """What it is about."""
    added_at: Instant
    """When, by the clock of the machine; a claim."""
    utc_offset: int
    """Minutes east of UTC there."""
    record: Record
    """The entry."""


def add(connection: Connection, ledger: str, record: Record, now: Now) -> None:
    """Keep an entry inside the caller's transaction; raises StoreError(``ledgerbook-too-long``)."""
    kept, data = _written(record)
    add_rows(connection, ledger, kind_of(kept), [(subject_of(kept), data)], now)


def _written(record: Record) -> tuple[Record, bytes]:
    """Bring an entry to NFC and to canonical bytes."""
    typed = unicodedata.normalize("NFC", record.model_dump_json(exclude_none=True))
    try:
        kept = type(record).model_validate_json(typed)
    except ValidationError as error:  # NFC may lengthen what was just short enough
        raise StoreError("ledgerbook-too-long", limit=MAX_ENTRY_BYTES) from error
    data = rfc8785.dumps(kept.plain())
    if len(data) > MAX_ENTRY_BYTES:
        raise StoreError("ledgerbook-too-long", limit=MAX_ENTRY_BYTES)
    return kept, data


def history(connection: Connection, ledger: str, kind: str = "") -> tuple[Entered, ...]:
    """Return the entries of a ledger in order of adding; of one kind, or of all that we know.

    Raises StoreError(``ledgerbook-damaged``) for one that is not what it says it is.
    """
    rows = connection.execute(_READ, {"ledger": ledger, "kind": kind})
    return tuple(_read(*row) for row in rows if row[2] in KINDS)


def entries(connection: Connection, ledger: str, kind: type[Kind]) -> tuple[Kind, ...]:
    """Return the records of one kind in order of adding; raises StoreError."""
    name = next(word for word, made in KINDS.items() if made is kind)
    found = (one.record for one in history(connection, ledger, name))
    return tuple(record for record in found if isinstance(record, kind))


def _read(
    number: int, ledger: str, kind: str, subject: str, added_at: str, offset: int, data: bytes
) -> Entered:
    damaged = StoreError("ledgerbook-damaged", entry=number)
    try:
        record = KINDS[kind].model_validate_json(data)
        canonical = rfc8785.dumps(record.plain())
    except (ValidationError, ValueError, rfc8785.CanonicalizationError) as error:
        raise damaged from error
    if canonical != bytes(data) or subject_of(record) != subject:
        raise damaged
    return Entered(number, ledger, kind, subject, added_at, offset, record)
