"""Where a file dialog opens: in the folder last chosen, never where the program happens to lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from ui.there import is_folder

if TYPE_CHECKING:
    from models.store.workspace import Workspace
    from ui.session import FieldSession

_last: Path | None = None
_session: FieldSession | None = None


def attend(session: FieldSession, workspace: Workspace) -> None:
    """Go on where the last sitting with this workspace ended, once its worker has read it."""
    global _session

    def read(_told: object) -> str:
        from models.store import last_folder

        return last_folder.kept(workspace)

    _session = session
    task = session.worker.compute(read)
    task.done.connect(_take_up)
    task.failed.connect(session.failed)


def forget() -> None:
    """The workspace is closed; its folder is nothing for the next one."""
    global _last, _session
    _last = _session = None


def start(name: str = "") -> str:
    """Where to open: in the last folder, else where people keep things; ``name``: a proposal."""
    there = _last if _last is not None and is_folder(_last) else _usual()
    return str(there / name)


def chosen(path: Path) -> Path:
    """Remember the folder of what was chosen, a file or a folder; return it as it is."""
    global _last
    folder = path if is_folder(path) else path.parent
    if folder == _last:
        return path
    _last = folder
    session = _session
    workspace = session.workspace if session is not None else None
    if session is not None and workspace is not None and not session.worker.ended:
        kept = workspace  # of this moment

        def keep() -> None:
            from models.store import last_folder

            last_folder.keep(kept, str(folder).encode("utf-8", "replace").decode("utf-8"))

        session.worker.write(keep).failed.connect(session.failed)
    return path


def _take_up(kept: str) -> None:
    """What was chosen before the workspace was open is newer than what it remembers."""
    global _last
    if kept and _last is None:
        _last = Path(kept)


def _usual() -> Path:
    places = QStandardPaths.StandardLocation
    usual = (places.PicturesLocation, places.DocumentsLocation, places.HomeLocation)
    found = (Path(QStandardPaths.writableLocation(place)) for place in usual)
    return next((folder for folder in found if is_folder(folder)), Path.home())
