"""The door of the desk: open one, or make a new one with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import preferences
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.backup_offer import BackupOffer
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.blocks import page_head, panel, scrolling_layout
from ui.widgets.fields import line_field
from ui.widgets.folder_field import FolderField
from ui.widgets.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from ui.desk_session import DeskSession
    from ui.tasks import Task

SHORTEST = 8
WIDTH = 460


class DeskGate(QWidget):
    """Left to open, right to make."""

    passed = Signal()
    """A desk is open, and its recovery key was read."""

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk = desk
        self.message = Message("deskGateMessage")
        self._recovery = frame("panel", "desk_recovery")
        self._told_once = column(gap=12, margin=18)
        self._recovery.setLayout(self._told_once)
        self._recovery.hide()
        self._doors = self._make_doors()
        head = page_head(self.tr("District desk"))
        parts = (head, self.message, self._recovery, self._doors)
        layout = column(*parts, 1, gap=12, margin=14)
        layout.setStretchFactor(self._doors, 100)
        self.setLayout(layout)
        desk.opened.connect(while_there(self, self._show_recovery))
        self._show_recovery()  # this page may have been built anew before anybody wrote it down

    def _make_doors(self) -> QWidget:
        doors = row(self._open_panel(), self._create_panel(), 1, gap=12)
        doors.setStretch(0, 100)  # as wide as they may be before anything is left free
        doors.setStretch(1, 130)  # its lines have more to say
        return scrolling_layout(column(doors, 1), "desk_doors")

    def _open_panel(self) -> QWidget:
        self._folder = FolderField("desk_folder", self.tr("Folder of the desk"))
        self._passphrase = line_field("desk_passphrase", self.tr("Passphrase"), secret=True)
        self._open = button(self.tr("Open desk"), "desk_open", "primary", "lock")
        self._open.clicked.connect(self._open_desk)
        self._passphrase.returnPressed.connect(self._open_desk)
        self._offer = BackupOffer(
            "desk_restore", self._desk.worker, self.message, lambda: self._passphrase.text()
        )
        self._offer.busy.connect(lambda busy: self._open.setEnabled(not busy))
        self._offer.restored.connect(self._passphrase.setFocus)
        parts = (self._folder, self._passphrase, row(self._open, 1), self._offer, 1)
        made = panel(self.tr("Open a desk"), *parts)
        made.setMaximumWidth(theme.px(WIDTH))
        return made

    def _create_panel(self) -> QWidget:
        self._new_folder = FolderField("desk_new_folder", self.tr("New, empty folder"))
        self._office = line_field(
            "desk_new_office",
            self.tr("Name of the office"),
            self.tr("Name of the office, as in certificates"),
        )
        self._new = line_field(
            "desk_new_passphrase", self._ruled(self.tr("Passphrase of the desk")), secret=True
        )
        self._again = line_field("desk_new_again", self.tr("The same once more"), secret=True)
        self._root = FolderField("desk_root_folder", self.tr("Stick for the root key (safe)"))
        self._root_words = line_field(
            "desk_root_passphrase", self._ruled(self.tr("Passphrase of the root key")), secret=True
        )
        self._create = button(self.tr("Make desk"), "desk_create", "primary", "plus")
        self._create.clicked.connect(self._create_desk)
        words = self.tr("The root key makes the desk's certificates; keep its stick in the safe.")
        parts = (
            self._new_folder,
            self._office,
            self._new,
            self._again,
            label(words, "small", wrap=True),
            self._root,
            self._root_words,
            row(self._create, 1),
            1,
        )
        made = panel(self.tr("Make a desk"), *parts)
        made.setMaximumWidth(theme.px(WIDTH))
        return made

    def _ruled(self, words: str) -> str:
        """The rule of a new passphrase stands in its field before anybody types."""
        return self.tr("{field}, at least {n} characters").format(field=words, n=SHORTEST)

    def entered(self) -> None:
        kept = preferences.desk_folder()
        if self._folder.path() is None and kept is not None:
            self._folder.put(kept)  # the same one every morning
        self._passphrase.setFocus() if self._folder.folder() else self._folder.setFocus()

    # Opening

    def _open_desk(self) -> None:
        folder = self._folder.require()
        if folder is None:
            self.message.say(self.tr("Choose the folder of a desk first."), "warn")
            return
        self._busy(True)
        task = self._desk.open(folder, self._passphrase.text())
        self._remember(task, folder)
        task.done.connect(while_there(self, lambda _desk: self.passed.emit()))
        task.failed.connect(while_there(self, lambda _error: self._passphrase.setFocus()))
        offer = while_there(self, lambda error: self._offer.offer(folder, error, desk=True))
        task.failed.connect(offer)
        self._settle(task)

    def _create_desk(self) -> None:
        problem = self._problem()
        folder = self._new_folder.path()
        root = None if problem or folder is None else self._root.require()
        if problem or folder is None or root is None:
            self.message.say(problem or self.tr("Choose both folders first."), "warn")
            return
        self._busy(True)
        office, spoken = self._office.text().strip(), self._root_words.text()
        task = self._desk.create(folder, office, self._new.text(), root, spoken)
        self._remember(task, folder)
        task.done.connect(while_there(self, lambda _made: self._folder.put(folder)))
        self._settle(task)

    def _problem(self) -> str:
        if not self._office.text().strip():
            return self.tr("Write the name of the office.")
        if min(len(self._new.text()), len(self._root_words.text())) < SHORTEST:
            return self.tr("A passphrase has at least {n} characters.").format(n=SHORTEST)
        if self._new.text() != self._again.text():
            return self.tr("The two passphrases differ.")
        return ""

    def _remember(self, task: Task, folder: Path) -> None:
        """Propose the desk the next time, though this page may have gone when it opens."""
        task.done.connect(
            while_there(self._desk, lambda _opened: preferences.keep_desk_folder(folder))
        )

    def _settle(self, task: Task) -> None:
        task.failed.connect(self.message.refuse)
        task.finished.connect(while_there(self, lambda: self._busy(False)))

    def _busy(self, busy: bool) -> None:
        for part in (self._open, self._create):
            part.setEnabled(not busy)
        if busy:
            self.message.clear()
        else:
            for line in (self._passphrase, self._new, self._again, self._root_words):
                line.clear()

    def _show_recovery(self) -> None:
        """Shown until it is written down; the only way back when the passphrase is forgotten."""
        created = self._desk.created
        if created is None:
            return
        self._doors.hide()
        done = button(self.tr("It is written down"), "desk_recovery_done", "primary", "check")
        done.clicked.connect(self._recovered)
        words = self.tr("Write this recovery key down and keep it apart from the computer:")
        root = self.tr("The root key is in {file}: take the stick out and lock it away.")
        shown = label(created.recovery_key, "code", "desk_recovery_key", wrap=True)
        root_words = label(root.format(file=created.root_file.name), "", wrap=True)
        for part in (label(words, "heading"), shown, root_words):
            self._told_once.addWidget(part)
        self._told_once.addLayout(row(done, 1))
        self._recovery.show()
        done.setFocus()

    def _recovered(self) -> None:
        self._desk.created = None
        self._recovery.hide()
        empty(self._told_once)  # the next desk that is made here has a key of its own
        self._doors.show()
        if self._desk.desk is not None:
            self.passed.emit()
