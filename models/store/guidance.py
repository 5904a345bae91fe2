"""The district's own reading of clauses (口径说明), kept in a workspace; only ever added to."""

from collections.abc import Mapping

from pydantic import ValidationError
from sqlalchemy import Connection, text

from models.base import Instant
from models.errors import StoreError
from models.facts.assessment import GuidanceSet
from models.store.workspace import Workspace

_PUT = text("INSERT INTO guidance (pack, added_at, data) VALUES (:pack, :added_at, :data)")
_ALL = text("SELECT data FROM guidance ORDER BY id")


def add(connection: Connection, guidance: GuidanceSet, at: Instant) -> None:
    """Keep a reading, inside the caller's transaction; it stands in place of the pack's last one.

    One without notes takes the last one back.
    """
    data = guidance.model_dump_json(exclude_none=True).encode()
    connection.execute(_PUT, {"pack": guidance.pack, "added_at": at, "data": data})


def latest(workspace: Workspace) -> Mapping[str, GuidanceSet]:
    """Return the reading that holds now, by the id of its pack; none that was taken back."""
    with workspace.read() as session:
        return latest_in(session.connection())


def latest_in(connection: Connection) -> Mapping[str, GuidanceSet]:
    """Return the same, seen from an open transaction."""
    return {pack: one for pack, one in standing(connection).items() if one.notes}


def standing(connection: Connection) -> Mapping[str, GuidanceSet]:
    """Return the last word on every pack, also where it took the reading back (no notes)."""
    try:
        rows = [GuidanceSet.model_validate_json(row[0]) for row in connection.execute(_ALL)]
    except ValidationError as error:
        raise StoreError("database-damaged") from error
    return {one.pack: one for one in rows}
