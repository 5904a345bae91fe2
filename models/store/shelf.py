"""The standards a workspace knows: those of the program, those published here, earlier editions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from models.base import Instant
from models.errors import StandardError
from models.standards.loading import available, canonical, digest, earlier, from_canonical
from models.standards.types import Pack
from models.store.workspace import Workspace

_PUT = text(
    "INSERT INTO standard (sha256, id, edition, title, origin, installed_at, data)"
    " VALUES (:sha256, :id, :edition, :title, :origin, :installed_at, :data)"
)
_NAMES = text("SELECT sha256, id, edition, title FROM standard ORDER BY rowid")
_ALL = text("SELECT sha256, origin, installed_at, data FROM standard ORDER BY rowid")


@dataclass(frozen=True, slots=True)
class Published:
    """An edition that was published into this workspace."""

    pack: Pack
    """The edition."""
    sha256: str
    """Its digest."""
    origin: str
    """Name of the file it was made from."""
    installed_at: Instant
    """When."""


@dataclass(frozen=True, slots=True)
class PublishedName:
    """What an edition that was published here is called."""

    sha256: str
    """Its digest."""
    id: str
    """Identity of the standard."""
    edition: str
    """Edition as issued."""
    title: str
    """Title as issued."""


def publish(connection: Connection, pack: Pack, origin: str, at: Instant) -> str:
    """Keep an edition for ever, inside the caller's transaction; return its digest.

    The same edition again is nothing new. Raises StandardError(``standard-edition-taken``) when
    another text is already published, or shipped, under the same standard and edition.
    """
    sha256 = digest(pack)
    named = {one.sha256 for one in available() if _same_name(one.pack, pack)}
    named |= {one.sha256 for one in _rows(connection) if _same_name(one.pack, pack)}
    if sha256 in named:
        return sha256
    row: dict[str, str | bytes] = {
        "sha256": sha256,
        "id": pack.id,
        "edition": pack.edition,
        "title": pack.title,
    }
    row |= {"origin": origin, "installed_at": at, "data": canonical(pack)}
    taken = StandardError("standard-edition-taken", id=pack.id, edition=pack.edition)
    if named:
        raise taken
    try:
        connection.execute(_PUT, row)
    except IntegrityError as error:
        raise taken from error
    return sha256


def _same_name(one: Pack, other: Pack) -> bool:
    return (one.id, one.edition) == (other.id, other.edition)


def published(workspace: Workspace) -> tuple[Published, ...]:
    """Return what was published into a workspace, in that order."""
    with workspace.read() as session:
        return tuple(_rows(session.connection()))


def published_names(connection: Connection) -> tuple[PublishedName, ...]:
    """Return the same by name only, without reading the texts."""
    return tuple(PublishedName(*row) for row in connection.execute(_NAMES))


def _rows(connection: Connection) -> list[Published]:
    rows = connection.execute(_ALL).all()
    return [Published(from_canonical(bytes(r[3])), r[0], r[1], r[2]) for r in rows]


class Shelf(Mapping[str, Pack]):
    """Packs by digest. Iterating gives what a new visit may choose; looking up also finds the
    editions of earlier programs, so that an old visit never loses its standard."""

    def __init__(self, also: Mapping[str, Pack] | None = None) -> None:
        self._packs = {one.sha256: one.pack for one in available()} | dict(also or {})
        self._earlier: dict[str, Pack] = {}

    def __getitem__(self, sha256: str) -> Pack:
        found = self._packs.get(sha256) or self._earlier.get(sha256) or earlier(sha256)
        if found is None:
            raise KeyError(sha256)
        if sha256 not in self._packs:
            self._earlier[sha256] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)


def shelf_of(workspace: Workspace) -> Shelf:
    """Return the standards of an open workspace."""
    return Shelf({one.sha256: one.pack for one in published(workspace)})
