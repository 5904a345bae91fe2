"""Opening a workspace. Runs in the writer thread, so that nothing heavy is imported before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from models.standards.types import Pack
    from models.store.workspace import Workspace
    from models.visits.book import VisitBook

KEY_FILE, DATABASE = "workspace.key", "workspace.db"
SHORTEST_PASSPHRASE = 8


@dataclass(frozen=True)
class Opened:
    """What an unlocked workspace consists of."""

    workspace: Workspace
    """The store."""
    book: VisitBook
    """Its visits."""
    packs: Mapping[str, Pack]
    """Standards by digest."""
    recovery_key: str = ""
    """To be printed; only right after creation."""


def exists(folder: Path) -> bool:
    """Whether there is a workspace in `folder`; looks without importing anything."""
    return (folder / KEY_FILE).exists() or (folder / DATABASE).exists()


def check_free(folder: Path) -> None:
    """Raise StoreError(``workspace-busy``) when another copy of the program is at work there."""
    from models.errors import StoreError
    from models.store.lock import held_elsewhere
    from models.store.workspace import LOCK_FILE

    if held_elsewhere(folder / LOCK_FILE):
        raise StoreError("workspace-busy")


def has_backups(folder: Path) -> bool:
    """Whether backups may lie in a folder without a workspace; looks without importing anything."""
    return (folder / "backups").is_dir()


def backup_beside(folder: Path) -> Path | None:
    """Return the newest backup in a folder that has no workspace, or None."""
    return backup_for(folder, nothing_there().code)


def nothing_there() -> ExpectedError:
    """Return what is wrong with a folder without a workspace, where a backup may help."""
    from models.errors import StoreError

    return StoreError("database-missing")


def backup_for(folder: Path, code: str, skipped: Collection[Path] = ()) -> Path | None:
    """Return the newest backup beside a workspace whose opening was refused with ``code``.

    None where a backup is of no use, or there is none.
    """
    from models.store.restoring import HELPS, newest_backup

    return newest_backup(folder, skipped) if code in HELPS else None


def backup_at(place: Path, skipped: Collection[Path] = ()) -> Path:
    """Return the newest backup where a person points; raises StoreError(``backup-not-there``)."""
    from models.errors import StoreError
    from models.store.restoring import newest_backup_at

    found = newest_backup_at(place, skipped)
    if found is None:
        raise StoreError("backup-not-there")
    return found


def helps(code: str) -> bool:
    """Whether a backup is of use after an opening was refused with ``code``."""
    from models.store.restoring import HELPS

    return code in HELPS


def restore(
    folder: Path, backup: Path, secret: str, desk: bool = False, recovery: bool = False
) -> Path | None:
    """Prove a backup and put it in the place of the workspace; return where the broken one is.

    ``secret`` is the passphrase, or with ``recovery`` the printed key.
    """
    from models.clock import SystemClock
    from models.store.restoring import Proof
    from models.store.restoring import restore as put_back

    if desk:
        from models.district.schema import DESK as schema
    else:
        from models.visits.schema import FIELD as schema
    return put_back(folder, backup, SystemClock().now().utc, Proof(secret, schema, recovery))


def warm_up() -> None:
    """Import what will be needed, while the person types."""
    import models.evidence.shelf
    import models.messages
    import models.standards.loading
    import models.visits.book
    import models.visits.marking
    from ui.style import icons

    icons.read_ahead()
    models.standards.loading.available()
    models.messages.catalogue()  # the first clause that is shown needs a sentence of it


def create(folder: Path, passphrase: str) -> Opened:
    """Make a new workspace."""
    from models.store.workspace import Workspace
    from models.visits.schema import FIELD

    workspace, recovery_key = Workspace.create(folder, passphrase, FIELD)
    return _opened(workspace, recovery_key)


def unlock(folder: Path, passphrase: str) -> Opened:
    """Open a workspace with its passphrase."""
    from models.store.workspace import Workspace
    from models.visits.schema import FIELD

    return _opened(Workspace.open(folder, passphrase, FIELD))


def recover(folder: Path, recovery_key: str, passphrase: str) -> Opened:
    """Open a workspace with the printed recovery key and give it a new passphrase."""
    from models.store.workspace import Workspace
    from models.visits.schema import FIELD

    workspace = Workspace.open_with_recovery(folder, recovery_key, FIELD)
    try:
        workspace.reset_passphrase(recovery_key, passphrase)
    except BaseException:
        workspace.close()
        raise
    return _opened(workspace)


def _opened(workspace: Workspace, recovery_key: str = "") -> Opened:
    from models.clock import SystemClock
    from models.store.shelf import shelf_of
    from models.visits.book import VisitBook

    packs = shelf_of(workspace)
    return Opened(workspace, VisitBook(workspace, SystemClock(), packs), packs, recovery_key)
