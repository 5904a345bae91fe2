"""Small values of the workspace by name: device id, language, kind of workspace."""

from sqlalchemy import Connection, text
from sqlmodel import Session

DEVICE_ID = "device_id"
"""Identity of this laptop or desk, made with the workspace."""
WORKSPACE_KIND = "workspace_kind"
"""Name of the schema."""

_PUT = text(
    "INSERT INTO setting (name, value) VALUES (:name, :value)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
_GET = text("SELECT value FROM setting WHERE name = :name")


def put(connection: Connection, name: str, value: str) -> None:
    """Keep ``value`` under ``name``, inside the caller's transaction."""
    connection.execute(_PUT, {"name": name, "value": value})


def get(source: Connection | Session, name: str) -> str | None:
    """Return the value under ``name``, or None."""
    connection = source.connection() if isinstance(source, Session) else source
    found = connection.execute(_GET, {"name": name}).scalar()
    return None if found is None else str(found)
