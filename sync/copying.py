"""Files that are still being copied: waited for, and never set aside as if they were broken."""

import time
from pathlib import Path

from models.errors import ExpectedError

QUIET = 2.0
"""So many seconds without a change and a copy counts as ended."""
LONGEST = 60.0
"""So many seconds an intake waits for one file."""
STEP = 0.1
UNFINISHED = frozenset({"package-cut", "sealed-cut", "sealed-changed"})
"""What half a file, or one whose room was taken before its bytes came, is refused for."""


class StillCopying(Exception):
    """The file was refused for its end and has changed a moment ago."""


def require_still(path: Path, error: ExpectedError) -> None:
    """Raise StillCopying when ``error`` may only mean that the copy has not ended."""
    if error.code in UNFINISHED and not _quiet(path):
        raise StillCopying


def wait(path: Path, since: float) -> bool:
    """Wait until nothing has changed for a while; False when ``LONGEST`` has passed.

    ``since`` is the moment, of the monotonic clock, at which the waiting began. A file that has
    gone is no longer copied either.
    """
    before, quiet_since = _shape(path), time.monotonic()
    while (now := time.monotonic()) - since < LONGEST:
        if now - quiet_since >= QUIET or before is None:
            return True
        time.sleep(STEP)
        shape = _shape(path)
        if shape != before:
            before, quiet_since = shape, time.monotonic()
    return False


def _quiet(path: Path) -> bool:
    """Whether nothing has changed for a while.

    A time of change ahead of our clock says nothing (a stick with FAT keeps the local time of
    another zone): then it is looked at twice.
    """
    shape = _shape(path)
    if shape is None:
        return True
    age = time.time() - shape[1] / 1e9
    if age >= 0:
        return age >= QUIET
    time.sleep(QUIET)
    return _shape(path) == shape


def _shape(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
