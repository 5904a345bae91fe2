"""Putting a backup in the place of a workspace that cannot be opened; the broken one is kept."""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from models.base import Instant
from models.errors import StoreError
from models.store import placed
from models.store.backup import BACKUPS, DATABASE, KEY_FILE, age, backups_in, told_lost, verify
from models.store.container import EVIDENCE
from models.store.disk import PRIVATE_FOLDER, sync_file, sync_folder
from models.store.faults import disk_faults
from models.store.lock import WorkspaceLock
from models.store.schema import Schema
from models.store.vault import PAGE_SIZE, Vault, read_vault

BROKEN = "damaged"
"""Beginning of the name of the folder that takes the broken files."""
FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", EVIDENCE, KEY_FILE)
HELPS = frozenset({"database-damaged", "database-missing", "key-damaged", "key-missing", "log-cut"})
"""Refusals of an opening after which a backup is of use."""


def newest_backup(folder: Path, skipped: Collection[Path] = ()) -> Path | None:
    """Return the newest backup beside the workspace that looks whole, or None.

    ``skipped`` are those that were tried and found damaged.
    """
    return _newest([folder / BACKUPS], skipped)


def newest_backup_at(place: Path, skipped: Collection[Path] = ()) -> Path | None:
    """Return the newest backup that looks whole where a person points: a stick, or the folder.

    ``place`` is a backup itself, a file in one, a folder with backups, or a whole workspace.
    """
    place = place if place.is_dir() else place.parent
    if place not in skipped and _looks_whole(place):
        return place
    return _newest([place, place / BACKUPS], skipped)


def _newest(places: list[Path], skipped: Collection[Path]) -> Path | None:
    with disk_faults():
        found = [one for place in places for one in backups_in(place)]
        good = (o for o in sorted(found, key=age, reverse=True) if o not in skipped)
        return next((one for one in good if _looks_whole(one)), None)


def _looks_whole(backup: Path) -> bool:
    """Whether its key file reads and its database ends with a page; the pages need the key.

    A database with a log beside it is no backup: without the log its newest steps are missing.
    """
    log = backup / f"{DATABASE}-wal"
    try:
        read_vault(backup / KEY_FILE)
        size = (backup / DATABASE).stat().st_size
        alone = not log.exists() or log.stat().st_size == 0
    except (StoreError, OSError):
        return False
    return alone and size > 0 and size % PAGE_SIZE == 0


@dataclass(frozen=True, slots=True)
class Proof:
    """What a backup must stand before it takes the place of anything."""

    secret: str
    """The passphrase it was made with, or the printed recovery key."""
    schema: Schema
    """Kind of workspace it must be: of a laptop, or of a desk."""
    recovery: bool = False
    """Whether the secret is the recovery key."""

    def key(self, vault: Vault) -> bytes:
        """Return the key of the backup; raises StoreError when the secret does not open it."""
        if self.recovery:
            return vault.key_by_recovery(self.secret)
        return vault.key_by_passphrase(self.secret)


def restore(folder: Path, backup: Path, moment: Instant, proof: Proof | None = None) -> Path | None:
    """Put ``backup`` in the place of the workspace in ``folder``; return where the broken one is.

    None where nothing was: the folder is made if need be. The copy is made, synced and, with
    ``proof``, opened and read through before anything is moved. Raises StoreError:
    ``backup-damaged``, ``wrong-passphrase``, ``wrong-recovery-key``, ``workspace-other-kind``,
    ``workspace-busy``, ``disk-full``, ``read-only``, ``disk-failed``, and what ``read_vault``
    says of the backup.
    """
    vault = read_vault(backup / KEY_FILE)
    key = proof.key(vault) if proof else None
    with disk_faults():
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    lock = WorkspaceLock(folder / "workspace.lock")
    try:
        with disk_faults():
            return _exchange(folder, backup, moment, key, proof.schema if proof else None)
    except FileNotFoundError as error:  # the backup has gone meanwhile
        raise StoreError("database-missing") from error
    finally:
        lock.release()


def _exchange(
    folder: Path, backup: Path, moment: Instant, key: bytes | None, schema: Schema | None
) -> Path | None:
    stamp = moment[:19].replace(":", "").replace("T", "-")
    aside, fresh = folder / f"{BROKEN}-{stamp}", folder / f"{BROKEN}-{stamp}.part"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=PRIVATE_FOLDER)
    try:
        for name in (DATABASE, KEY_FILE):
            shutil.copy2(backup / name, fresh / name)
            sync_file(fresh / name)
        inside = backup.resolve().is_relative_to(folder.resolve())
        placed.bring_all(backup, fresh, inside)
        if key is not None and schema is not None:
            _prove(fresh / DATABASE, key, schema)
        broken = [name for name in FILES if (folder / name).exists()]
        if broken:
            aside.mkdir(mode=PRIVATE_FOLDER)
        for name in broken:
            (folder / name).rename(aside / name)
        for name in (EVIDENCE, DATABASE, KEY_FILE):
            if (fresh / name).exists():
                (fresh / name).rename(folder / name)
        sync_folder(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return aside if broken else None


def _prove(copy: Path, key: bytes, schema: Schema) -> None:
    """Open the copy, every page of it; the stick may have forgotten some of them."""
    from models.store.workspace import check_kind

    try:
        check_kind(copy, key, schema)
        if verify(copy, key) - told_lost(copy, key):
            raise StoreError("backup-damaged")
    except StoreError as error:
        if error.code in ("database-damaged", "backup-failed", "evidence-damaged"):
            raise StoreError("backup-damaged") from error
        raise
