"""Where a standard or a reading is kept: on this laptop, or at the desk that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.desk_session import DeskSession

if TYPE_CHECKING:
    from models.store.workspace import Workspace
    from ui.session import FieldSession
    from ui.window import Window

LAPTOP, DESK = "laptop", "desk"


class Place(QObject):
    """The workspace that takes what is published; the desk's only while one is open."""

    changed = Signal()
    """Another workspace takes it now, or a desk was opened or closed."""

    def __init__(self, window: Window, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: FieldSession = window.session
        self.desk = DeskSession.of(window)
        self._chosen = LAPTOP
        self.desk.opened.connect(self.changed)
        self.desk.closed.connect(self._desk_closed)

    @property
    def desk_workspace(self) -> Workspace | None:
        """The workspace of the open desk."""
        return self.desk.desk.workspace if self.desk.desk is not None else None

    @property
    def at_desk(self) -> bool:
        """True when the desk takes it: by choice, or because only the desk is open."""
        if self.desk.desk is None:
            return False
        return self._chosen == DESK or self._session.workspace is None

    @property
    def workspace(self) -> Workspace | None:
        """The workspace that takes it; None when none is open."""
        return self.desk_workspace if self.at_desk else self._session.workspace

    def choose(self, where: str) -> None:
        """Take the laptop or the desk from now on."""
        self._chosen = where
        self.changed.emit()

    def _desk_closed(self) -> None:
        self._chosen = LAPTOP
        self.changed.emit()
