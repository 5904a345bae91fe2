"""Evidence of a received package, streamed out of the desk's store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from models.district.door import DeskStore


class PackageReader:
    """Bytes of one package's members by SHA-256 (a ``models.facts.reader.ByteReader``)."""

    def __init__(self, store: DeskStore, package: str) -> None:
        self._store = store
        self._package = package

    @contextmanager
    def open(self, sha256: str) -> Iterator[BinaryIO]:
        """Open the bytes for streaming; raises KeyError when the package has none such."""
        with self._store.read() as store:
            if not store.has_member(self._package, sha256):
                raise KeyError(sha256)
        with self._store.stream(sha256) as stream:
            yield stream

    def read(self, sha256: str) -> bytes:
        """Return the bytes; raises KeyError when the package has none such."""
        with self._store.read() as store:
            if not store.has_member(self._package, sha256):
                raise KeyError(sha256)
            return store.evidence(sha256)

    def read_path(self, path: str) -> bytes:
        """Return the bytes of the member at ``path``; raises KeyError when there is none."""
        with self._store.read() as store:
            found = store.member_at(self._package, path)
            if found is None:
                raise KeyError(path)
            return store.evidence(found)

    def members(self) -> tuple[tuple[str, str, int], ...]:
        """Return (path, SHA-256, bytes) of every member, by path."""
        with self._store.read() as store:
            return tuple((m.path, m.sha256, m.size) for m in store.members(self._package))
