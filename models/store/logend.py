"""Whether the log lost its end: frames that were durable and are not there any more.

SQLite recovers a log up to its last whole frame and says nothing of what is missing behind it: a
log that was cut short opens as an earlier state. The index beside it (``-shm``) still says how
far the log went when the program died; a frame is counted there only after it was synced. What
SQLite finds when it recovers is compared with that.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

VERSION = 3007000
"""Of the index, as SQLite has written it since 2010 (https://sqlite.org/walformat.html)."""
_HEADER = struct.Struct("=3I2BH2I8s8s8s")
_SIZE = 48
_BACKFILLED = struct.Struct("=I")


@dataclass(frozen=True, slots=True)
class LogEnd:
    """How far a log goes."""

    salt: bytes
    """Changes whenever the log begins anew."""
    frames: int
    """Durable frames."""
    folded: int
    """Frames that are in the database by now, and may go."""


def log_end(database: Path) -> LogEnd | None:
    """Return what the index says; None when there is none that can be trusted."""
    try:
        with database.with_name(f"{database.name}-shm").open("rb") as file:
            data = file.read(2 * _SIZE + _BACKFILLED.size)
    except OSError:
        return None
    whole = len(data) == 2 * _SIZE + _BACKFILLED.size
    if not whole or data[:_SIZE] != data[_SIZE : 2 * _SIZE]:
        return None
    version, _, _, begun, _, _, frames, _, _, salt, _ = _HEADER.unpack(data[:_SIZE])
    if version != VERSION or not begun:
        return None
    return LogEnd(salt, frames, _BACKFILLED.unpack(data[2 * _SIZE :])[0])


def is_cut(before: LogEnd | None, after: LogEnd | None) -> bool:
    """True when the log went further when the program died than what was found of it now."""
    if before is None or before.folded >= before.frames:
        return False
    return (
        after is None
        or (after.salt == before.salt and after.frames < before.frames)
        or (after.frames == 0)
    )
