"""What a crash leaves half made beside the database, and its removal at the next start.

Only what is known by its name to be unfinished goes: backups that were never verified, packages
that were never renamed, and refused files that were never copied whole. All can be gigabytes, and
nothing else would ever remove them.
"""

import shutil
from pathlib import Path

from models.store.backup import BACKUPS, NAME
from models.store.disk import forget

OUTBOX = "outbox"
"""Folder beside the database where packages are built."""
QUARANTINE, INCOMING = "quarantine", "incoming-"
"""Folder of a desk where refused files go, and how one begins that is still being copied."""
UNFINISHED = ".part"


def sweep(folder: Path) -> None:
    """Remove what was not finished; the caller holds the lock, so nobody is finishing it.

    What cannot be removed stays for the next time: it harms nobody but the free space.
    """
    for part in _in(folder / BACKUPS):
        if part.is_dir() and NAME.fullmatch(part.stem):
            shutil.rmtree(part, ignore_errors=True)
    for part in _in(folder / OUTBOX):
        if part.name.startswith(".visit-"):
            forget(part)
    for part in _in(folder / QUARANTINE):
        if part.name.startswith(INCOMING):
            forget(part)


def _in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == UNFINISHED]
    except OSError:  # there is none, or the disk does not say; the database will tell that
        return []
