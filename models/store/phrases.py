"""The office's stock phrases in a workspace: entries of a ledger, only ever added."""

import rfc8785
from pydantic import ValidationError
from sqlalchemy import Connection, text

from models.clock import Now
from models.errors import StoreError
from models.standards.phrase_types import Phrase
from models.store.ledger_rows import add_rows

LEDGER, KIND = "phrases", "phrase"

_READ = text(
    "SELECT id, subject, data FROM ledger_entry WHERE ledger = :ledger AND kind = :kind ORDER BY id"
)


def add(connection: Connection, phrase: Phrase, now: Now) -> None:
    """Keep a phrase inside the caller's transaction; it stands in place of the earlier one."""
    add_rows(connection, LEDGER, KIND, [(phrase.key, rfc8785.dumps(phrase.plain()))], now)


def entries(connection: Connection) -> tuple[Phrase, ...]:
    """Return every entry in order of adding; raises StoreError(``ledgerbook-damaged``)."""
    rows = connection.execute(_READ, {"ledger": LEDGER, "kind": KIND})
    return tuple(_read(*row) for row in rows)


def _read(number: int, subject: str, data: bytes) -> Phrase:
    try:
        phrase = Phrase.model_validate_json(data)
    except (ValidationError, ValueError) as error:
        raise StoreError("ledgerbook-damaged", entry=number) from error
    if phrase.key != subject:
        raise StoreError("ledgerbook-damaged", entry=number)
    return phrase
