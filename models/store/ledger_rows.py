"""The rows of every ledger of a workspace, only ever added: the one statement that adds them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, text

from models.clock import Now

_ADD = text(
    "INSERT INTO ledger_entry (ledger, kind, subject, added_at, utc_offset, data)"
    " VALUES (:ledger, :kind, :subject, :added_at, :utc_offset, :data)"
)


def add_rows(
    connection: Connection, ledger: str, kind: str, rows: Iterable[tuple[str, bytes]], now: Now
) -> None:
    """Add rows inside the caller's transaction: what each is about, and its canonical bytes."""
    same: dict[str, Any] = {"ledger": ledger, "kind": kind, "added_at": now.utc}
    same["utc_offset"] = now.offset
    given = [{**same, "subject": subject, "data": data} for subject, data in rows]
    if given:
        connection.execute(_ADD, given)
