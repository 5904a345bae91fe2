"""Bytes from the line onto the disk, which is asked to write while more are coming.

An offset is answered only after the file is durable up to it.
"""

import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from sync.files import chunks

PIECE = 1 << 20
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


class _Syncing:
    """Asks the disk to write from time to time, beside the thread that reads the line."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._wake, self._ended = threading.Event(), False
        self._thread: threading.Thread | None = None

    def ask(self) -> None:
        """Make durable what was written so far; returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="road-disk", daemon=True)
            self._thread.start()
        self._wake.set()

    def end(self) -> None:
        """Return when no thread uses the file any more."""
        self._ended = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._ended:
                return
            try:
                os.fsync(self._handle)
            except OSError:
                return  # the last one, before the answer, says it to the caller


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
        syncing = _Syncing(file.fileno())
        try:
            return _pieces(line, file, digests, pace, still, syncing)
        finally:
            syncing.end()
            os.fsync(file.fileno())


def _pieces(
    line: Source,
    file: Any,
    digests: tuple[Any, ...],
    pace: Callable[[int, float], float],
    still: Callable[[], None],
    syncing: _Syncing,
) -> int:
    began, taken, since = time.monotonic(), 0, 0
    whole = memoryview(bytearray(PIECE))
    while line.left:
        filled = 0
        try:
            while filled < PIECE and line.left:
                line.wait(pace(taken + filled, time.monotonic() - began))
                count = line.read_into(whole[filled:])
                if not count:
                    break
                filled += count
        finally:
            _write(file, whole[:filled], digests)
            taken += filled
        if line.left and filled < PIECE:
            break  # it ended early
        since += filled
        if since >= SYNC_EVERY:
            syncing.ask()
            since = 0
        still()
    return taken


def _write(file: Any, view: memoryview, digests: tuple[Any, ...]) -> None:
    done = 0
    while done < len(view):
        done += file.write(view[done:])
    for digest in digests:
        digest.update(view)


def cut_back(path: Path, offset: int) -> None:
    """Take back what a body brought that was not what it should have been; raises OSError."""
    with path.open("r+b", buffering=0) as file:
        file.truncate(offset)
        os.fsync(file.fileno())
