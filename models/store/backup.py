"""A second copy of the workspace that is known to open before anybody relies on it."""

import os
import re
import shutil
from pathlib import Path

from models.base import Instant
from models.errors import StoreError
from models.store import placed
from models.store.container import EVIDENCE
from models.store.disk import PRIVATE_FOLDER, sync_file, sync_folder
from models.store.engine import connect
from models.store.faults import database_faults, disk_faults
from models.store.vault import Vault, write_vault

DATABASE = "workspace.db"
KEY_FILE = "workspace.key"
BACKUPS = "backups"
"""Folder beside the database where copies are made without being asked for."""
KEPT = 3
"""Copies kept there; a workspace with its photos is large."""
_LOST = "evidence_lost"
"""Setting of a backup: SHA-256 of evidence that was damaged when it was made, with spaces."""
_SAID = "SELECT value FROM setting WHERE name = ?"
_SAY = (
    "INSERT INTO setting (name, value) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
NAME = re.compile(r"chayan-backup-(\d{4}-\d\d-\d\d-\d{6})(?:-(\d+))?")


def back_up(database: Path, key: bytes, vault: Vault, target: Path, moment: Instant) -> Path:
    """Copy the database, what lies beside it and its key file below ``target``; return the folder.

    A folder that ends in ``.part`` is one that was not finished and may be removed.
    """
    return _back_up(database, key, vault, target, moment, anyway=False)[0]


def back_up_anyway(
    database: Path, key: bytes, vault: Vault, target: Path, moment: Instant
) -> tuple[Path, frozenset[str]]:
    """The same where some evidence is damaged: a desk without any backup is worse.

    Return the folder and the SHA-256 of the evidence that the backup has not whole either; it
    says so itself, so that it can be restored.
    """
    return _back_up(database, key, vault, target, moment, anyway=True)


def _back_up(
    database: Path, key: bytes, vault: Vault, target: Path, moment: Instant, anyway: bool
) -> tuple[Path, frozenset[str]]:
    try:
        with disk_faults():
            target.mkdir(parents=True, exist_ok=True)
            final = _free_name(target, moment)
            part = final.with_name(f"{final.name}.part")
            part.mkdir(mode=PRIVATE_FOLDER)
    except FileNotFoundError as error:  # a place where nothing can be made, like /proc
        raise StoreError("not-a-folder") from error
    try:
        lost = _fill(database, key, vault, part, anyway)
        with disk_faults():
            part.rename(final)
            sync_folder(target)
    except FileNotFoundError as error:  # the stick was pulled out
        shutil.rmtree(part, ignore_errors=True)
        raise StoreError("disk-failed") from error
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return final, lost


def _fill(database: Path, key: bytes, vault: Vault, part: Path, anyway: bool) -> frozenset[str]:
    """Make the copy and read it again; return the evidence that is damaged where it came from."""
    copy = part / DATABASE
    before = _counts_in(database, key)
    _copy(database, key, copy)
    _bring_evidence(copy, key, database.parent, anyway)
    write_vault(part / KEY_FILE, vault)
    with disk_faults():
        sync_file(copy)  # VACUUM INTO does not, as SQLite documents; a bad stick forgets
    lost = verify(copy, key)
    if lost and _is_here(lost, copy, key, database.parent):
        raise StoreError("backup-failed")
    if lost and not anyway:
        raise StoreError("evidence-damaged")
    if not _between(_counts_in(copy, key), before, _counts_in(database, key)):
        raise StoreError("backup-failed")
    _tell_lost(copy, key, lost)
    with disk_faults():
        sync_file(copy)
    return lost


def _is_here(lost: frozenset[str], copy: Path, key: bytes, workspace: Path) -> bool:
    """Return whether some of what the copy lost is whole in the workspace: the disk is bad."""
    with database_faults():
        connection = connect(copy, key, query_only=True)
        try:
            return bool(lost - placed.lost(connection, workspace, among=lost))
        finally:
            connection.close()


def keep_newest(folder: Path, made: Path, number: int = KEPT) -> None:
    """Remove all but the newest ``number`` backups in ``folder``; ``made`` always stays.

    Only folders that hold nothing but a backup are touched. One that cannot be removed stays
    for the next time: a copy too many does no harm.
    """
    others = sorted((p for p in folder.iterdir() if p != made and _is_backup(p)), key=age)
    for old in others[: max(0, len(others) + 1 - number)]:
        shutil.rmtree(old, ignore_errors=True)


def backups_in(folder: Path) -> list[Path]:
    """Return the finished backups in ``folder``, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if _is_backup(path)), key=age)


def _is_backup(folder: Path) -> bool:
    named = NAME.fullmatch(folder.name) is not None and folder.is_dir()
    return named and {p.name for p in folder.iterdir()} <= {DATABASE, KEY_FILE, EVIDENCE}


def age(folder: Path) -> tuple[str, int]:
    """Return what orders backups: the moment in the name, and the number behind it."""
    found = NAME.fullmatch(folder.name)
    return (found[1], int(found[2] or 1)) if found else ("", 0)


def _free_name(target: Path, moment: Instant) -> Path:
    stamp = moment[:19].replace(":", "").replace("T", "-")
    wanted = [f"chayan-backup-{stamp}", *(f"chayan-backup-{stamp}-{n}" for n in range(2, 100))]
    return next(target / name for name in wanted if not (target / name).exists())


def _copy(database: Path, key: bytes, copy: Path) -> None:
    with database_faults():
        connection = connect(database, key)
        try:
            # As the system writes names: of another encoding it is no text of Python's.
            connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(copy),))
        finally:
            connection.close()


def _bring_evidence(copy: Path, key: bytes, workspace: Path, anyway: bool) -> None:
    """Bring the containers that the copy names; beside the workspace under a second name only.

    Nobody writes to a container again, and three whole copies of a district's photos on one disk
    would save nothing that the disk's end does not take. Anywhere else it is a copy.
    """
    with database_faults():
        connection = connect(copy, key)
        try:
            linked = copy.resolve().is_relative_to(workspace.resolve())
            placed.bring(connection, workspace, copy.parent, linked, anyway)
        finally:
            connection.close()


def verify(copy: Path, key: bytes) -> frozenset[str]:
    """Open the copy with the same key and check every page and piece; raises ``backup-failed``.

    Return the SHA-256 of the evidence that is damaged.
    """
    with database_faults():
        connection = connect(copy, key)
        try:
            damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            lost = placed.lost(connection, copy.parent)
        finally:
            connection.close()
    if damaged or not sound:
        raise StoreError("backup-failed")
    return lost


def told_lost(copy: Path, key: bytes) -> frozenset[str]:
    """Return the SHA-256 of the evidence that was damaged already when a backup was made."""
    with database_faults():
        connection = connect(copy, key, query_only=True)
        try:
            row = connection.execute(_SAID, (_LOST,)).fetchone()
        finally:
            connection.close()
    return frozenset(row[0].split()) if row else frozenset()


def _tell_lost(copy: Path, key: bytes, lost: frozenset[str]) -> None:
    """Write into a backup what it lacks; it may come from one that lacked something else."""
    if lost == told_lost(copy, key):
        return
    with database_faults():
        connection = connect(copy, key)
        try:
            connection.execute(_SAY, (_LOST, " ".join(sorted(lost))))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _counts_in(database: Path, key: bytes) -> dict[str, int]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    with database_faults():
        connection = connect(database, key, query_only=True)
        try:
            names = [row[0] for row in connection.execute(query)]
            rows = [connection.execute(f'SELECT count(*) FROM "{n}"').fetchone() for n in names]
        finally:
            connection.close()
    return {name: count for name, (count,) in zip(names, rows, strict=True)}


def _between(copied: dict[str, int], before: dict[str, int], after: dict[str, int]) -> bool:
    """Work may go on while the copy is made; it then holds a number between the two."""
    return copied.keys() == before.keys() == after.keys() and all(
        min(before[name], after[name]) <= count <= max(before[name], after[name])
        for name, count in copied.items()
    )
