"""Bytes by SHA-256: originals and what is derived from them, beside the record's tables."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedIOBase, BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast

from sqlalchemy import Connection, text

from models.base import Sha256
from models.store.workspace import Workspace

ORIGINAL, PREVIEW, THUMBNAIL = "original", "preview", "thumbnail"
CHUNK = 1 << 20

# The same bytes again are the same blob; a retry after a crash must not fail.
_PUT = text(
    "INSERT INTO blob (sha256, kind, data) VALUES (:sha256, :kind, :data)"
    " ON CONFLICT (sha256) DO NOTHING"
)
_DERIVE = text(
    "INSERT INTO derived (original, kind, sha256) VALUES (:original, :kind, :sha256)"
    " ON CONFLICT (original, kind) DO NOTHING"
)
_GET = text("SELECT data FROM blob WHERE sha256 = :sha256")
_GET_DERIVED = text(
    "SELECT blob.data FROM derived JOIN blob ON blob.sha256 = derived.sha256"
    " WHERE derived.original = :original AND derived.kind = :kind"
)


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes on their way into the workspace."""

    sha256: Sha256
    """Identity."""
    kind: str
    """``original``, ``preview`` or ``thumbnail``."""
    data: bytes
    """The bytes."""
    derived_from: Sha256 | None = None
    """The original a preview or thumbnail was made from."""


def put(connection: Connection, blobs: Iterable[Blob]) -> None:
    """Keep ``blobs`` inside the caller's transaction; originals before what derives from them."""
    for blob in blobs:
        connection.execute(_PUT, {"sha256": blob.sha256, "kind": blob.kind, "data": blob.data})
        if blob.derived_from:
            row = {"original": blob.derived_from, "kind": blob.kind, "sha256": blob.sha256}
            connection.execute(_DERIVE, row)


def get(connection: Connection, sha256: str) -> bytes:
    """Return the bytes as this connection sees them; raises KeyError when they are not there."""
    found = connection.execute(_GET, {"sha256": sha256}).scalar()
    if found is None:
        raise KeyError(sha256)
    return bytes(found)


def derived(workspace: Workspace, original: str, kind: str) -> bytes | None:
    """Return the preview or thumbnail of ``original``, or None."""
    with workspace.read() as session:
        row = session.connection().execute(_GET_DERIVED, {"original": original, "kind": kind})
        found = row.scalar()
    return None if found is None else bytes(found)


class BlobReader:
    """The ByteReader of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def read(self, sha256: str) -> bytes:
        """Return the bytes; raises KeyError when they are not there."""
        with self._workspace.read() as session:
            return get(session.connection(), sha256)

    @contextmanager
    def open(self, sha256: str) -> Iterator[BinaryIO]:
        """Open the bytes for streaming; raises KeyError when they are not there."""
        with self._workspace.raw_reader() as connection:
            query = "SELECT rowid FROM blob WHERE sha256 = ?"
            row = connection.execute(query, (sha256,)).fetchone()
            if row is None:
                raise KeyError(sha256)
            blob = connection.open_blob("blob", "data", row[0], readonly=True)
            try:
                stream: BufferedIOBase = BufferedReader(_BlobStream(blob), CHUNK)
                yield cast(BinaryIO, stream)
            finally:
                blob.close()


class _BlobStream(RawIOBase):
    """SQLite's incremental blob as a stream of Python."""

    def __init__(self, blob: Any) -> None:
        self._blob = blob

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._blob.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._blob.seek(offset, whence)
        return int(self._blob.tell())

    def tell(self) -> int:
        return int(self._blob.tell())
