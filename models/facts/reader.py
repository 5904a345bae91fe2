"""How a room reads evidence it was handed, without knowing where the bytes are kept."""

from contextlib import AbstractContextManager
from typing import BinaryIO, Protocol


class ByteReader(Protocol):
    """Bytes of evidence and of derived pictures, by SHA-256."""

    def open(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        """Open the bytes for streaming; raises KeyError when they are not there."""
        ...

    def read(self, sha256: str) -> bytes:
        """Return the bytes; raises KeyError when they are not there."""
        ...
