"""Where something does not open: the newest backup beside it, or one on a stick pointed at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import last_folder, opening
from ui.tasks import while_there
from ui.widgets.basics import button, column

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from ui.tasks import Task, Worker
    from ui.widgets.message import Message

STAMP = "chayan-backup-"


class BackupOffer(QWidget):
    """Two buttons that are hidden until a backup is of use; looks and restores in the worker.

    A backup that proves damaged is not offered again: the one before it is.
    """

    restored = Signal()
    """The backup is in place; it is opened with the passphrase it was made with."""
    busy = Signal(bool)

    def __init__(
        self, name: str, worker: Worker, message: Message, secret: Callable[[], str]
    ) -> None:
        super().__init__()
        self.recovery = False
        """Whether what is typed is the printed recovery key."""
        self.setProperty("role", "clear")
        self._worker, self._message, self._secret = worker, message, secret
        self._folder, self._code, self._desk = Path(), "", False
        self._backup: Path | None = None
        self._place: Path | None = None
        self._tried: tuple[Path, ...] = ()
        self._restore = button("", name, icon="drive")
        self._restore.clicked.connect(self.restore)
        words = self.tr("Backup on a stick…")
        self._elsewhere = button(words, f"{name}Elsewhere", "link", "folder")
        self._elsewhere.clicked.connect(self._choose)
        self.setLayout(column(self._restore, self._elsewhere, gap=4))
        self.put_away()

    def put_away(self) -> None:
        """Offer nothing."""
        for each in (self._restore, self._elsewhere, self):
            each.hide()

    def offer(self, folder: Path, error: ExpectedError, desk: bool = False) -> None:
        """Look for a backup where ``error`` says that one is of use."""
        self.put_away()
        self._folder, self._code, self._desk = folder, error.code, desk
        self._place, self._tried = None, ()
        task = self._worker.write(lambda: opening.helps(error.code))
        task.done.connect(self._begin)

    def _begin(self, helps: bool) -> None:
        if helps:
            self.show()
            self._elsewhere.show()
            self._look()

    def _look(self) -> None:
        """Look for the newest that has not proved damaged; quietly where none was pointed at."""
        folder, code, place, tried = self._folder, self._code, self._place, self._tried
        if place is None:
            task = self._worker.write(lambda: opening.backup_for(folder, code, tried))
        else:
            task = self._worker.write(lambda: opening.backup_at(place, (*tried, folder)))
            task.failed.connect(self._refuse_place)
        task.done.connect(self._found)

    def _refuse_place(self, error: ExpectedError) -> None:
        if not self._tried:  # else it has been said what is wrong with the one that was there
            self._message.refuse(error)

    def _found(self, backup: Path | None) -> None:
        self._backup = backup
        self._restore.setVisible(backup is not None)
        if backup is not None:
            words = self.tr("Use the backup of {moment}").format(moment=_moment(backup))
            self._restore.setText(words)
            self._restore.setAccessibleName(words)

    def _choose(self) -> None:
        title = self.tr("Folder with the backup")
        start = str(self._place or last_folder.start())
        chosen = QFileDialog.getExistingDirectory(self, title, start)
        if chosen:
            self.look_at(last_folder.chosen(Path(chosen)))

    def look_at(self, place: Path) -> None:
        """Offer the newest backup in a folder that a person points at."""
        self._message.clear()
        self._place, self._tried = place, ()
        self._look()

    def restore(self) -> None:
        """Prove the backup with what is typed, and put it in place."""
        folder, backup, desk, by_key = self._folder, self._backup, self._desk, self.recovery
        secret = self._secret()
        if backup is None:
            return
        if not secret:
            wanted = self.tr("Type the passphrase the backup was made with.")
            key = self.tr("Type the recovery key that was printed when it was set up.")
            self._message.say(key if by_key else wanted, "warn")
            return
        self.busy.emit(True)
        self._message.say(self.tr("The backup is being read through…"))
        task = self._worker.write(lambda: opening.restore(folder, backup, secret, desk, by_key))
        self._follow(task, backup)

    def _follow(self, task: Task, backup: Path) -> None:
        task.failed.connect(while_there(self, lambda error: self._refused(error, backup)))
        task.done.connect(while_there(self, self._done))
        task.finished.connect(while_there(self, lambda: self.busy.emit(False)))

    def _refused(self, error: ExpectedError, backup: Path) -> None:
        self._message.refuse(error)
        if error.code in ("backup-damaged", "key-damaged", "database-missing"):
            self._tried = (*self._tried, backup)
            self._look()

    def _done(self, aside: Path | None) -> None:
        self.put_away()
        words = self.tr(
            "The backup is in place and the broken files are kept in {folder}; "
            "open it with the passphrase it was made with."
        )
        if self.recovery:
            words = self.tr(
                "The backup is in place and the broken files are kept in {folder}; "
                "choose a new passphrase and open it with the recovery key."
            )
        if aside is None:
            words = self.tr("The backup is in place; open it with the passphrase it was made with.")
            if self.recovery:
                words = self.tr("The backup is in place; choose a new passphrase and open it.")
        self._message.say(words.format(folder=aside.name if aside else ""), "ok")
        self.restored.emit()


def _moment(backup: Path) -> str:
    """When it was made, as its name says; a copied folder may be called anything."""
    stamp = backup.name.removeprefix(STAMP)
    if stamp == backup.name:
        return backup.name
    return f"{stamp[:10]} {stamp[11:13]}:{stamp[13:15]} UTC"
