"""What became of the backup that is made when a visit is closed, and one more for a stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.backup_strip import BackupStrip
from ui.session import FieldSession
from ui.widgets.basics import empty
from ui.widgets.blocks import state_line

if TYPE_CHECKING:
    from models.errors import ExpectedError


class ClosingBackup(QWidget):
    """One line of what is safe, and the way to a stick. It never stands in the way of closing."""

    def __init__(self, session: FieldSession) -> None:
        super().__init__()
        self.setObjectName("closing_backup_part")
        self.setProperty("role", "clear")
        self._session = session
        self._settled = True
        self._line = QVBoxLayout()
        self.strip = BackupStrip(session, "closing_backup", self.tr("Back up to a stick"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._line)
        layout.addWidget(self.strip)

    def make(self) -> None:
        """Back the workspace up beside itself, while the person goes on."""
        workspace = self._session.workspace
        if workspace is None:
            return
        self._settled = False
        self._say(self.tr("The backup is being made …"), "", "drive")
        task = self._session.worker.compute(lambda _told: workspace.backup_beside())
        task.done.connect(self._made)
        task.failed.connect(self._refused)
        task.finished.connect(self._over)

    def clear(self) -> None:
        """Say nothing: another visit, or one that is open again."""
        if self._settled:
            empty(self._line)

    def _made(self, made: Path) -> None:
        self._settled = True
        words = self.tr("Backed up on this computer, in {folder}")
        self._say(words.format(folder=made.parent.name), "ok", "check", str(made))

    def _refused(self, error: ExpectedError) -> None:
        reasons = {
            "disk-full": self.tr("the disk is full"),
            "read-only": self.tr("the folder is read-only"),
            "disk-failed": self.tr("the disk failed"),
        }
        self._fail(reasons.get(error.code, self.tr("the copy did not pass its check")))

    def _over(self) -> None:
        if not self._settled:
            self._fail(self.tr("the copy could not be made"))

    def _fail(self, reason: str) -> None:
        self._settled = True
        words = self.tr(
            "Not backed up ({reason}). The visit is closed and saved; back it up to a stick now."
        )
        self._say(words.format(reason=reason), "bad", "alert")

    def _say(self, words: str, tone: str, icon: str, tip: str = "") -> None:
        empty(self._line)
        line = state_line(words, tone, icon, "closing_backup_state")
        line.setToolTip(tip)
        self._line.addWidget(line)
