"""One program per workspace: a lock on a file beside it, let go by the system on a crash."""

import errno
import os
import sys
from pathlib import Path

from models.errors import StoreError
from models.store.faults import disk_faults

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class WorkspaceLock:
    """Held as long as the workspace is open."""

    def __init__(self, path: Path) -> None:
        with disk_faults():
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._take()
        except OSError as error:
            os.close(self._handle)
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise StoreError("workspace-busy") from error
            raise

    def _take(self) -> None:
        if sys.platform == "win32":
            msvcrt.locking(self._handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def release(self) -> None:
        """Let go; the file stays, since removing it would race with the next program."""
        os.close(self._handle)


def held_elsewhere(path: Path) -> bool:
    """Return whether another program holds the lock; takes it for a moment to find out."""
    if not path.exists():
        return False
    try:
        WorkspaceLock(path).release()
    except StoreError as error:
        return error.code == "workspace-busy"
    return False
