"""A large new file that goes to the disk while its later bytes are still being made.

Whoever asks for durability only at the end waits for all of it then; whoever asks now and then
waits every time. Here a thread of its own asks, and the writer goes on meanwhile. Room is taken
ahead of the bytes, so that the disk has no places left to find when they come.
What is durable is dropped from memory, so that a gigabyte nobody looks at now does not push out
what the computer is working with, nor has to find a gigabyte of free memory first.
"""

import errno
import os
from pathlib import Path

from models.store.disk import PRIVATE
from models.store.syncing import Syncing

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_STEP = 16 << 20
"""Bytes after which the disk is asked to begin; less than that needs no second thread."""
_ROOM = 64 << 20
"""Bytes of room taken at once."""
_NO_ROOM_AHEAD = {errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOSPC, errno.EDQUOT}
_NO_ROOM_AHEAD |= {errno.EBADF, errno.EFBIG}  # glibc's own way asks to read; FAT ends at 4 GiB
"""What a disk says that knows of no room without bytes, or has not so much: it may be enough."""


class LargeFile:
    """A new file that one thread writes from its first byte to its last; raises OSError."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, _NEW_FILE, PRIVATE)
        self._syncing = Syncing(self._handle, forgetting=True)
        self._written = self._asked = self._room = 0
        self._takes_room = hasattr(os, "posix_fallocate")  # not on Windows

    def write(self, data: bytes | memoryview) -> None:
        """Take the next bytes; an earlier fault of the disk is raised here, too."""
        if self._syncing.fault:
            raise self._syncing.fault
        self._take_room(len(data))
        with memoryview(data) as view:
            done = 0
            while done < len(view):
                done += os.write(self._handle, view[done:])
        self._written += len(data)
        if self._written - self._asked >= _STEP:
            self._asked = self._written
            self._syncing.ask(self._written)

    def end(self) -> None:
        """Return once all of it is durable."""
        self._syncing.end()
        os.ftruncate(self._handle, self._written)  # room that was taken and not needed
        os.fsync(self._handle)

    def close(self) -> None:
        """Let go of the file, whatever became of it."""
        self._syncing.stop()
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
            os.ftruncate(self._handle, self._written)  # a part of it may have been given
        else:
            self._room += max(_ROOM, size)
