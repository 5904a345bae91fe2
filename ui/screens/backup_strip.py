"""A folder and a button that puts a proven backup of the workspace there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.session import FieldSession
from ui.tasks import while_there
from ui.widgets.basics import button, column, row
from ui.widgets.folder_field import FolderField

if TYPE_CHECKING:
    from models.store.workspace import Workspace


class BackupStrip(QWidget):
    """Used by the settings and by the closing screen."""

    told = Signal(str, str)
    """A sentence and its tone."""
    refused = Signal(object)
    """The StoreError of a backup that could not be made."""

    def __init__(self, session: FieldSession, name: str, words: str, role: str = "") -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._session = session
        self._folder = FolderField(f"{name}_folder", self.tr("Folder or stick"))
        self._go = button(words, name, role, "drive")
        self._go.clicked.connect(self._make)
        self.setLayout(column(self._folder, row(self._go, 1), gap=8))

    def _make(self) -> None:
        folder, workspace = self._folder.require(), self._session.workspace
        if folder is None or workspace is None:
            return
        self._go.setEnabled(False)
        self.told.emit(self.tr("The backup is being made …"), "")
        task = self._session.worker.compute(lambda _told: _back_up(workspace, folder))
        task.done.connect(self._made)
        task.failed.connect(self.refused)
        task.finished.connect(while_there(self, lambda: self._go.setEnabled(True)))

    def _made(self, made: Path) -> None:
        words = self.tr("The backup is in {folder} and was opened once.").format(folder=made.name)
        self.told.emit(words, "ok")


def _back_up(workspace: Workspace, folder: Path) -> Path:
    from models.store.backup_times import backup_elsewhere

    return backup_elsewhere(workspace, folder)
