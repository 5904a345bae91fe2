"""A large new file that goes to the disk while its later bytes are still being made.

Whoever asks for durability only at the end waits for all of it then; whoever asks now and then
waits every time. Here a thread of its own asks, and the writer goes on meanwhile. Room is taken
ahead of the bytes, so that the disk has no places left to find when they come.
What is durable is dropped from memory, so that a gigabyte nobody looks at now does not push out
what the computer is working with, nor has to find a gigabyte of free memory first.
"""

import errno
import os
import threading
from pathlib import Path

from models.store.disk import PRIVATE

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_STEP = 16 << 20
"""Bytes after which the disk is asked to begin; less than that needs no second thread."""
_ROOM = 64 << 20
"""Bytes of room taken at once."""
_NO_ROOM_AHEAD = {errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOSPC, errno.EDQUOT}
"""What a disk says that knows of no room without bytes, or has not so much: it may be enough."""


class LargeFile:
    """A new file that one thread writes from its first byte to its last; raises OSError."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, _NEW_FILE, PRIVATE)
        self._written = self._asked = self._room = 0
        self._takes_room = hasattr(os, "posix_fallocate")  # not on Windows
        self._due, self._over = threading.Event(), False
        self._fault: OSError | None = None
        self._thread: threading.Thread | None = None

    def write(self, data: bytes | memoryview) -> None:
        """Take the next bytes; an earlier fault of the disk is raised here, too."""
        if self._fault:
            raise self._fault
        self._take_room(len(data))
        with memoryview(data) as view:
            done = 0
            while done < len(view):
                done += os.write(self._handle, view[done:])
        self._written += len(data)
        if self._written - self._asked >= _STEP:
            self._ask()

    def end(self) -> None:
        """Return once all of it is durable."""
        self._join()
        if self._fault:  # the system tells of a page it could not write only once
            raise self._fault
        os.ftruncate(self._handle, self._written)  # room that was taken and not needed
        os.fsync(self._handle)

    def close(self) -> None:
        """Let go of the file, whatever became of it."""
        self._join()
        os.close(self._handle)

    def _take_room(self, size: int) -> None:
        if not self._takes_room or self._written + size <= self._room:
            return
        try:
            os.posix_fallocate(self._handle, self._room, max(_ROOM, size))
        except OSError as error:
            if error.errno not in _NO_ROOM_AHEAD:
                raise
            self._takes_room = False
        else:
            self._room += max(_ROOM, size)

    def _ask(self) -> None:
        self._asked = self._written
        if self._thread is None:
            self._thread = threading.Thread(target=self._sync, daemon=True)
            self._thread.start()
        self._due.set()

    def _sync(self) -> None:
        try:
            while self._due.wait() and not self._over:
                self._due.clear()
                written = self._written
                os.fsync(self._handle)
                _drop(self._handle, written)
        except OSError as error:
            self._fault = error

    def _join(self) -> None:
        if self._thread:
            self._over = True
            self._due.set()
            self._thread.join()
            self._thread = None


def _drop(handle: int, written: int) -> None:
    """Give back the memory of durable bytes; a page that is still needed stays by itself."""
    if hasattr(os, "posix_fadvise"):  # not on Windows
        os.posix_fadvise(handle, 0, written, os.POSIX_FADV_DONTNEED)
