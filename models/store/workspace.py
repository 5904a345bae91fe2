"""A workspace: a folder with ``workspace.db`` and ``workspace.key``, open in one program."""

import shutil
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection
from sqlcipher3 import dbapi2
from sqlmodel import Session

from models.clock import Clock, SystemClock
from models.errors import StoreError
from models.store import placed, settings
from models.store.backup import BACKUPS, DATABASE, KEY_FILE, back_up, back_up_anyway, keep_newest
from models.store.checkpoints import Checkpoints
from models.store.disk import PRIVATE_FOLDER
from models.store.engine import driver, look, reader_engine, writer_engine
from models.store.faults import database_faults, disk_faults
from models.store.leftovers import sweep
from models.store.lock import WorkspaceLock
from models.store.logend import is_cut, log_end
from models.store.schema import Schema, migrate
from models.store.vault import (
    COST,
    PAGE_SIZE,
    Cost,
    Vault,
    new_vault,
    read_vault,
    write_vault,
)

LOCK_FILE = "workspace.lock"


class Workspace:
    """The open workspace. Any number of threads may read; writes wait for each other."""

    def __init__(self, folder: Path, vault: Vault, key: bytes, lock: WorkspaceLock) -> None:
        self.folder = folder
        self._vault = vault
        self._key = key
        self._lock = lock
        self._turn = threading.Lock()
        self._writing: int | None = None
        self._writer_engine = writer_engine(folder / DATABASE, key)
        self._readers = reader_engine(folder / DATABASE, key)
        self._writer: Connection = self._writer_engine.connect()
        self._checkpoints = Checkpoints(folder / DATABASE, key, self._turn)

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, schema: Schema, *, cost: Cost = COST
    ) -> tuple["Workspace", str]:
        """Make a workspace in ``folder``; return it with the recovery key to print.

        Raises StoreError: ``workspace-exists``, ``not-a-folder``, ``disk-full``, ``read-only``.
        """
        try:
            with disk_faults():
                folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            lock = WorkspaceLock(folder / LOCK_FILE)
        except FileNotFoundError as error:  # a place where nothing can be made, like /proc
            raise StoreError("not-a-folder") from error
        try:
            if (folder / DATABASE).exists() or (folder / KEY_FILE).exists():
                raise StoreError("workspace-exists")
            vault, key, recovery_key = new_vault(str(uuid.uuid4()), passphrase, cost)
            # The database first: a key file says that the workspace is complete.
            workspace = cls._begin(folder, vault, key, lock, schema)
        except BaseException:
            lock.release()
            raise
        return workspace, recovery_key

    @classmethod
    def _begin(
        cls, folder: Path, vault: Vault, key: bytes, lock: WorkspaceLock, schema: Schema
    ) -> "Workspace":
        workspace = None
        try:
            workspace = cls._migrated(folder, vault, key, lock, schema)
            with workspace.write() as connection:
                settings.put(connection, settings.WORKSPACE_KIND, schema.name)
                settings.put(connection, settings.DEVICE_ID, str(uuid.uuid4()))
            write_vault(folder / KEY_FILE, vault)
        except BaseException:
            if workspace:  # Windows removes no file that is open
                workspace._dispose()
            for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
                (folder / name).unlink(missing_ok=True)
            raise
        return workspace

    @classmethod
    def open(cls, folder: Path, passphrase: str, schema: Schema) -> "Workspace":
        """Open by passphrase and bring the file up to date.

        Raises StoreError: ``workspace-missing``, ``key-missing``, ``database-missing``,
        ``not-a-workspace``, ``key-damaged``, ``wrong-passphrase``, ``database-damaged``,
        ``workspace-newer``, ``workspace-other-kind``, ``workspace-busy``, ``read-only``,
        ``log-cut`` once, when steps that were durable are missing from the end of the log.
        """
        vault = _vault_in(folder)
        return cls._open(folder, vault, vault.key_by_passphrase(passphrase), schema)

    @classmethod
    def open_with_recovery(cls, folder: Path, recovery_key: str, schema: Schema) -> "Workspace":
        """Open by the printed recovery key; raises ``wrong-recovery-key`` and as ``open``."""
        vault = _vault_in(folder)
        return cls._open(folder, vault, vault.key_by_recovery(recovery_key), schema)

    @classmethod
    def _open(cls, folder: Path, vault: Vault, key: bytes, schema: Schema) -> "Workspace":
        lock = WorkspaceLock(folder / LOCK_FILE)
        try:
            with database_faults():
                check_kind(folder / DATABASE, key, schema)
            workspace = cls._migrated(folder, vault, key, lock, schema)
            try:
                with workspace.read() as session:
                    placed.settle(session.connection(), folder)
            except BaseException:
                workspace._dispose()
                raise
        except BaseException:
            lock.release()
            raise
        sweep(folder)
        return workspace

    @classmethod
    def _migrated(
        cls, folder: Path, vault: Vault, key: bytes, lock: WorkspaceLock, schema: Schema
    ) -> "Workspace":
        with database_faults():
            workspace = cls(folder, vault, key, lock)
            try:
                migrate(workspace._writer, schema)
            except BaseException:
                workspace._dispose()
                raise
        return workspace

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield the writer inside a transaction that is durable when the block is left.

        An exception rolls back. Raises StoreError for faults of the disk and the file.
        """
        if self._writing == threading.get_ident():
            raise RuntimeError("a write inside a write")
        with self._turn, database_faults():
            self._writing = threading.get_ident()
            try:
                with self._writer.begin():
                    yield self._writer
                self._checkpoints.wake()
            finally:
                self._writing = None

    def weigh(self, written: int) -> None:
        """Say how many bytes of evidence this transaction writes: many fold the log beside it."""
        self._checkpoints.weigh(written)

    def write_bare(self, put: Callable[[dbapi2.Connection], None]) -> None:
        """Let ``put`` write by the driver alone; what it wrote is durable when this returns.

        For the few statements that a mark waits for: SQLAlchemy's own bookkeeping of a
        transaction took a tenth of it (bench: click to durable). Raises as ``write``.
        """
        if self._writing == threading.get_ident():
            raise RuntimeError("a write inside a write")
        with self._turn:
            self._writing = threading.get_ident()
            bare = driver(self._writer)
            try:
                bare.execute("BEGIN IMMEDIATE")
                put(bare)
                bare.execute("COMMIT")
            except BaseException as error:
                with database_faults():
                    if bare.in_transaction:
                        bare.execute("ROLLBACK")
                    raise error
            finally:
                self._writing = None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session that sees one state of the file and cannot write."""
        with database_faults(), Session(self._readers) as session:
            yield session

    @contextmanager
    def raw_reader(self) -> Iterator[dbapi2.Connection]:
        """Yield a reading connection of the driver, for streaming blobs."""
        with database_faults():
            pooled = self._readers.raw_connection()
            try:
                yield pooled.driver_connection
            finally:
                pooled.close()

    @property
    def device_id(self) -> str:
        """Identity of this laptop or desk."""
        with self.read() as session:
            found = settings.get(session, settings.DEVICE_ID)
        if found is None:
            raise StoreError("database-damaged")
        return found

    def backup(self, target_folder: Path, clock: Clock | None = None) -> Path:
        """Copy database, evidence and key file into a new folder below ``target_folder``, verified.

        Readers and the writer go on meanwhile. Raises StoreError: ``disk-full``,
        ``read-only``, ``disk-failed``, ``backup-failed``, ``evidence-damaged``.
        """
        moment = (clock or SystemClock()).now().utc
        return back_up(self.folder / DATABASE, self._key, self._vault, target_folder, moment)

    def backup_anyway(
        self, target_folder: Path, clock: Clock | None = None
    ) -> tuple[Path, frozenset[str]]:
        """The same also where evidence is damaged; return the folder and what is, by SHA-256."""
        moment = (clock or SystemClock()).now().utc
        return back_up_anyway(self.folder / DATABASE, self._key, self._vault, target_folder, moment)

    def backup_beside(self, clock: Clock | None = None) -> Path:
        """Make a verified backup inside the workspace's own folder and keep the newest three.

        Raises StoreError as ``backup``; the older ones are then all still there.
        """
        made = self.backup(self.folder / BACKUPS, clock)
        with disk_faults():
            keep_newest(made.parent, made)
        return made

    def prove(self, passphrase: str) -> None:
        """Raise StoreError(``wrong-passphrase``) unless it opens this workspace."""
        self._vault.key_by_passphrase(passphrase)

    def change_passphrase(self, old: str, new: str, *, cost: Cost = COST) -> None:
        """Wrap the database key anew; backups made before keep the old passphrase.

        Raises StoreError(``wrong-passphrase``) when ``old`` is not the present one.
        """
        self._vault.key_by_passphrase(old)
        self._renew(new, cost)

    def reset_passphrase(self, recovery_key: str, new: str, *, cost: Cost = COST) -> None:
        """Set a passphrase by the recovery key, for who forgot the old one."""
        self._vault.key_by_recovery(recovery_key)
        self._renew(new, cost)

    def _renew(self, passphrase: str, cost: Cost) -> None:
        renewed = self._vault.with_passphrase(self._key, passphrase, cost)
        write_vault(self.folder / KEY_FILE, renewed)
        self._vault = renewed

    def free_bytes(self) -> int:
        """Return the free space of the disk that holds the workspace."""
        return shutil.disk_usage(self.folder).free

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of everything; twice is once."""
        self._checkpoints.stop()
        with self._turn:
            if self._writer.closed:
                return
            # The log is replayed at the next opening if this cannot be done now.
            with suppress(StoreError), database_faults():
                self._writer.connection.driver_connection.execute(  # type: ignore[union-attr]
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                )
            self._dispose()
            self._lock.release()

    def _dispose(self) -> None:
        self._checkpoints.stop()
        self._readers.dispose()
        self._writer.close()
        self._writer_engine.dispose()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _vault_in(folder: Path) -> Vault:
    key_file, database = folder / KEY_FILE, folder / DATABASE
    with disk_faults():
        if folder.is_file():
            raise StoreError("not-a-workspace")
        if not key_file.exists() and not database.exists():
            raise StoreError("workspace-missing")
        vault = read_vault(key_file)
        if not database.exists():
            raise StoreError("database-missing")
    return vault


def check_kind(database: Path, key: bytes, schema: Schema) -> None:
    """Look before anything is written: is this our file, of this kind, and not newer?"""
    if database.stat().st_size < PAGE_SIZE:  # SQLite would begin a new one and drop the log
        raise StoreError("database-damaged")
    before = log_end(database)
    connection = look(database, key)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not version or "setting" not in names:
            raise StoreError("database-damaged")
        query = "SELECT value FROM setting WHERE name = ?"
        kind = connection.execute(query, (settings.WORKSPACE_KIND,)).fetchone()
        cut = is_cut(before, log_end(database))
    finally:
        connection.close()
    if cut:
        raise StoreError("log-cut")
    if kind is None:
        raise StoreError("database-damaged")
    if kind != (schema.name,):
        raise StoreError("workspace-other-kind")
    if version > len(schema.migrations):
        raise StoreError("workspace-newer")
