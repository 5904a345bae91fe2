"""When the last copies of a workspace were made: beside it, and on a stick or elsewhere."""

from datetime import UTC, datetime
from pathlib import Path

from models.base import Instant
from models.clock import Clock, SystemClock, instant
from models.store import settings
from models.store.backup import BACKUPS, NAME
from models.store.faults import disk_faults
from models.store.workspace import Workspace

_ELSEWHERE = "backup_elsewhere_at"


def backup_elsewhere(workspace: Workspace, folder: Path, clock: Clock | None = None) -> Path:
    """Back up below ``folder`` and remember when; raises StoreError as ``Workspace.backup``."""
    made = workspace.backup(folder, clock)
    with workspace.write() as connection:
        settings.put(connection, _ELSEWHERE, (clock or SystemClock()).now().utc)
    return made


def last_backups(workspace: Workspace) -> tuple[Instant | None, Instant | None]:
    """Return when the last copy was made beside the workspace, and elsewhere; None for never."""
    with workspace.read() as session:
        elsewhere = settings.get(session, _ELSEWHERE)
    return _beside(workspace.folder / BACKUPS), elsewhere


def _beside(folder: Path) -> Instant | None:
    """The newest finished copy, by its name: a copied folder has other file times."""
    with disk_faults():
        names = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    stamps = [found[1] for found in map(NAME.fullmatch, names) if found]
    if not stamps:
        return None
    moment = datetime.strptime(max(stamps), "%Y-%m-%d-%H%M%S").replace(tzinfo=UTC)
    return instant(moment)
