"""Evidence of a received package, streamed out of the encrypted database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from sqlalchemy import text

from models.store.blobs import BlobReader
from models.store.workspace import Workspace

_IS_MEMBER = text("SELECT 1 FROM member WHERE package = :package AND sha256 = :sha256 LIMIT 1")
_BY_PATH = text("SELECT sha256 FROM member WHERE package = :package AND path = :path")
_PATHS = text("SELECT path, sha256, size FROM member WHERE package = :package ORDER BY path")


class PackageReader:
    """Bytes of one package's members by SHA-256 (a ``models.facts.reader.ByteReader``)."""

    def __init__(self, workspace: Workspace, package: str) -> None:
        self._workspace = workspace
        self._package = package
        self._blobs = BlobReader(workspace)

    @contextmanager
    def open(self, sha256: str) -> Iterator[BinaryIO]:
        """Open the bytes for streaming; raises KeyError when the package has none such."""
        self._require(sha256)
        with self._blobs.open(sha256) as stream:
            yield stream

    def read(self, sha256: str) -> bytes:
        """Return the bytes; raises KeyError when the package has none such."""
        self._require(sha256)
        return self._blobs.read(sha256)

    def read_path(self, path: str) -> bytes:
        """Return the bytes of the member at ``path``; raises KeyError when there is none."""
        with self._workspace.read() as session:
            keys = {"package": self._package, "path": path}
            found = session.connection().execute(_BY_PATH, keys).scalar()
        if found is None:
            raise KeyError(path)
        return self._blobs.read(found)

    def members(self) -> tuple[tuple[str, str, int], ...]:
        """Return (path, SHA-256, bytes) of every member, by path."""
        with self._workspace.read() as session:
            rows = session.connection().execute(_PATHS, {"package": self._package})
            return tuple((path, sha256, size) for path, sha256, size in rows)

    def _require(self, sha256: str) -> None:
        with self._workspace.read() as session:
            keys = {"package": self._package, "sha256": sha256}
            if session.connection().execute(_IS_MEMBER, keys).scalar() is None:
                raise KeyError(sha256)
