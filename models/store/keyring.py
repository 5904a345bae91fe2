"""Secrets of the workspace by name: signing key, certificates, trust bundle."""

from sqlalchemy import Connection, text
from sqlmodel import Session

_PUT = text(
    "INSERT INTO secret (name, value) VALUES (:name, :value)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
_GET = text("SELECT value FROM secret WHERE name = :name")
_REMOVE = text("DELETE FROM secret WHERE name = :name")


def put(connection: Connection, name: str, value: bytes) -> None:
    """Keep ``value`` under ``name``, inside the caller's transaction."""
    connection.execute(_PUT, {"name": name, "value": value})


def get(source: Connection | Session, name: str) -> bytes | None:
    """Return the secret under ``name``, or None."""
    connection = source.connection() if isinstance(source, Session) else source
    found = connection.execute(_GET, {"name": name}).scalar()
    return None if found is None else bytes(found)


def remove(connection: Connection, name: str) -> None:
    """Forget the secret under ``name``; nothing happens when there is none."""
    connection.execute(_REMOVE, {"name": name})
