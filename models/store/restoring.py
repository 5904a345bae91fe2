"""Putting a backup in the place of a workspace that cannot be opened; the broken one is kept."""

import shutil
from pathlib import Path

from models.base import Instant
from models.errors import StoreError
from models.store.backup import BACKUPS, DATABASE, KEY_FILE, backups_in
from models.store.disk import PRIVATE_FOLDER, sync_file, sync_folder
from models.store.faults import disk_faults
from models.store.lock import WorkspaceLock
from models.store.vault import read_vault

BROKEN = "damaged"
"""Beginning of the name of the folder that takes the broken files."""
FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY_FILE)
HELPS = frozenset({"database-damaged", "database-missing", "key-damaged", "key-missing", "log-cut"})
"""Refusals of an opening after which a backup is of use."""


def newest_backup(folder: Path) -> Path | None:
    """Return the newest backup beside the workspace, or None."""
    with disk_faults():
        found = backups_in(folder / BACKUPS)
    return found[-1] if found else None


def restore(folder: Path, backup: Path, moment: Instant) -> Path:
    """Put ``backup`` in the place of the workspace in ``folder``; return where the broken one is.

    The copy is made and synced before anything is moved. Raises StoreError: ``workspace-busy``,
    ``disk-full``, ``read-only``, ``disk-failed``, and what ``read_vault`` says of the backup.
    """
    read_vault(backup / KEY_FILE)
    lock = WorkspaceLock(folder / "workspace.lock")
    try:
        with disk_faults():
            return _exchange(folder, backup, moment)
    except FileNotFoundError as error:  # the backup has gone meanwhile
        raise StoreError("database-missing") from error
    finally:
        lock.release()


def _exchange(folder: Path, backup: Path, moment: Instant) -> Path:
    stamp = moment[:19].replace(":", "").replace("T", "-")
    aside, fresh = folder / f"{BROKEN}-{stamp}", folder / f"{BROKEN}-{stamp}.part"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=PRIVATE_FOLDER)
    try:
        for name in (DATABASE, KEY_FILE):
            shutil.copy2(backup / name, fresh / name)
            sync_file(fresh / name)
        aside.mkdir(mode=PRIVATE_FOLDER)
        for name in FILES:
            if (folder / name).exists():
                (folder / name).rename(aside / name)
        for name in (DATABASE, KEY_FILE):
            (fresh / name).rename(folder / name)
        sync_folder(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return aside
