"""Bytes from the line onto the disk, which is asked to write while more are coming.

An offset is answered only after the file is durable up to it.
"""

import hashlib
import os
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from models.store.syncing import Syncing
from sync.files import chunks

PIECE = 1 << 19
"""Bytes that are written at once, while as many more come."""
OFTEN = 0.05
"""Seconds for which the other side's patience holds before it is reckoned again."""
SYNC_EVERY = 16 << 20
"""Bytes after which the disk is asked to write, so that little is open at a power cut."""


class Source(Protocol):
    """A line that brings a body."""

    left: int

    def read_into(self, view: memoryview) -> int:
        """Fill the beginning of ``view``; 0 when it ended early."""
        ...

    def wait(self, seconds: float) -> None:
        """Allow the other side so much time from now."""
        ...


class Running:
    """The SHA-256 of an upload as far as it has come; lost with the process, then made anew."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()
        self.at = 0

    def caught_up(self, path: Path, offset: int) -> "Running":
        """Return the digest of the first ``offset`` bytes of a file."""
        if self.at == offset:
            return self
        made = Running()
        with path.open("rb", buffering=0) as file:
            for chunk in chunks(file):
                made.digest.update(chunk)
                made.at += len(chunk)
        return made


class _Sink:
    """Hashes and writes a piece while the next one comes, and has the disk follow."""

    def __init__(self, file: Any, digests: tuple[Any, ...]) -> None:
        self._file, self._digests = file, digests
        self._syncing, self._unasked = Syncing(file.fileno()), 0
        self._pool = ThreadPoolExecutor(1, "road-write")
        self._going: Future[None] | None = None

    def take(self, piece: memoryview) -> None:
        """Take a piece, which is ours until the next; raises OSError what became of the last."""
        self._settle()
        self._going = self._pool.submit(self._write, piece)

    def end(self, offset: int) -> None:
        """Make all of it durable; what the disk could not keep is taken back to come once more."""
        try:
            self._settle()
        finally:
            self._pool.shutdown()
            self._secure(offset)

    def _secure(self, offset: int) -> None:
        try:
            self._syncing.end()
            os.fsync(self._file.fileno())
        except OSError:
            with suppress(OSError):
                self._file.truncate(offset)
            raise

    def _settle(self) -> None:
        going, self._going = self._going, None
        if going:
            going.result()

    def _write(self, piece: memoryview) -> None:
        done = 0
        while done < len(piece):
            done += self._file.write(piece[done:])
        for digest in self._digests:
            digest.update(piece)
        self._unasked += len(piece)
        if self._unasked >= SYNC_EVERY:
            self._unasked = 0
            self._syncing.ask(self._file.tell())


def pour(
    line: Source,
    path: Path,
    offset: int,
    digests: tuple[Any, ...],
    pace: Callable[[int, float], float],
    still: Callable[[], None],
) -> int:
    """Write the body behind ``offset``; return how many bytes came, all of them durable.

    ``pace`` says for bytes and seconds so far how long to wait for the next one; ``still``
    raises when the other side may not go on. What had come until then stays. Raises OSError
    when the disk fails.
    """
    with path.open("r+b", buffering=0) as file:
        file.truncate(offset)
        file.seek(offset)
        sink = _Sink(file, digests)
        try:
            return _pieces(line, sink, pace, still)
        finally:
            sink.end(offset)


def _pieces(
    line: Source,
    sink: _Sink,
    pace: Callable[[int, float], float],
    still: Callable[[], None],
) -> int:
    began, reckoned, taken = time.monotonic(), 0.0, 0
    piece, other = (memoryview(bytearray(PIECE)) for _ in range(2))
    while line.left:
        filled = 0
        try:
            while filled < PIECE and line.left:
                now = time.monotonic()
                if now - reckoned > OFTEN:
                    line.wait(pace(taken + filled, now - began))
                    reckoned = now
                count = line.read_into(piece[filled:])
                if not count:
                    break
                filled += count
        finally:
            sink.take(piece[:filled])
            taken += filled
        if line.left and filled < PIECE:
            break  # it ended early
        piece, other = other, piece
        still()
    return taken


def cut_back(path: Path, offset: int) -> None:
    """Take back what a body brought that was not what it should have been; raises OSError."""
    with path.open("r+b", buffering=0) as file:
        file.truncate(offset)
        os.fsync(file.fileno())
