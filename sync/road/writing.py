"""Bytes from the line onto the disk: one thread reads, one writes, and both at once.

An offset is answered only after the file is durable up to it.
"""

import hashlib
import os
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from sync.files import chunks

PIECE = 1 << 20
AHEAD = 4
"""Pieces that may wait for the disk."""
SYNC_EVERY = 32 << 20
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


class Writer:
    """Takes pieces in order, in a thread of its own, until it is closed."""

    def __init__(self, path: Path, offset: int, digests: tuple[Any, ...]) -> None:
        self._path, self._offset, self._digests = path, offset, digests
        self._filled: queue.Queue[tuple[bytearray, int] | None] = queue.Queue(AHEAD)
        self._empty: queue.Queue[bytearray] = queue.Queue()
        for _ in range(AHEAD):
            self._empty.put(bytearray(PIECE))
        self.failed: OSError | None = None
        self._thread = threading.Thread(target=self._run, name="road-disk", daemon=True)
        self._thread.start()

    def buffer(self) -> bytearray:
        """Return a piece to be filled."""
        return self._empty.get()

    def put(self, piece: bytearray, size: int) -> None:
        """Hand a filled piece over."""
        self._filled.put((piece, size))

    def close(self) -> None:
        """Return when everything is durable; ``failed`` says when it is not."""
        self._filled.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            with self._path.open("r+b", buffering=0) as file:
                file.truncate(self._offset)
                file.seek(self._offset)
                self._write_all(file)
                os.fsync(file.fileno())
        except OSError as error:
            self.failed = error
            self._empty_out()

    def _write_all(self, file: Any) -> None:
        since = 0
        while (found := self._filled.get()) is not None:
            piece, size = found
            with memoryview(piece)[:size] as view:
                done = 0
                while done < size:
                    done += file.write(view[done:])
                for digest in self._digests:
                    digest.update(view)
            self._empty.put(piece)
            since += size
            if since >= SYNC_EVERY:
                os.fsync(file.fileno())
                since = 0

    def _empty_out(self) -> None:
        """Go on taking pieces, or the thread that reads the line would wait for ever."""
        while (found := self._filled.get()) is not None:
            self._empty.put(found[0])


def pour(
    line: Source,
    writer: Writer,
    pace: Callable[[int, float], float],
    still: Callable[[], None],
) -> int:
    """Read the body into the writer; return how many bytes came.

    ``pace`` says for bytes and seconds so far how long to wait for the next one; ``still``
    raises when the other side may not go on. The caller closes the writer in any case.
    """
    began, taken = time.monotonic(), 0
    while line.left and writer.failed is None:
        piece, filled = writer.buffer(), 0
        with memoryview(piece) as view:
            try:
                while filled < PIECE and line.left:
                    line.wait(pace(taken + filled, time.monotonic() - began))
                    count = line.read_into(view[filled:])
                    if not count:
                        break
                    filled += count
            finally:
                writer.put(piece, filled)
                taken += filled
        if line.left and filled < PIECE:
            break  # it ended early
        still()
    return taken
