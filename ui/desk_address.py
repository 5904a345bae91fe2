"""The desk's address on a laptop: as somebody typed it, or as the trust bundle offers it. No Qt."""

from sqlalchemy import Connection
from sqlmodel import Session

from models.errors import PackageError
from models.store import settings
from sync.road.calling import Address

SERVER, OFFERED = "desk-server", "desk-server-offered"
"""Settings: ``host:port`` as it was used last, and as the newest bundle names it."""


def offer(connection: Connection, named: str) -> None:
    """Keep the address a bundle names, in place of an earlier bundle's but not of a typed one.

    An empty one takes back what earlier bundles offered. One that is no address is passed over:
    certificates and lists must not wait for it.
    """
    try:
        address = str(Address.of(named)) if named else ""
    except PackageError:
        return
    if settings.get(connection, SERVER) == settings.get(connection, OFFERED):
        settings.put(connection, SERVER, "")
    settings.put(connection, OFFERED, address)


def standing(source: Connection | Session) -> str:
    """Return the address to call: what was typed, or else what the bundle names; empty for none."""
    return settings.get(source, SERVER) or settings.get(source, OFFERED) or ""


def offered(source: Connection | Session) -> str:
    """Return the address the newest bundle names; empty when none did."""
    return settings.get(source, OFFERED) or ""
