"""The three forms of the first page; each hands over a function that opens the workspace."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import opening
from ui.widgets.basics import button, label, row, tell
from ui.widgets.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from models.errors import ExpectedError
    from ui.tasks import Worker
    from ui.widgets.backup_offer import BackupOffer


class UnlockForm(QWidget):
    """Fields, a message in place, one button and a way elsewhere."""

    by_recovery = False
    """Whether the first field takes the recovery key; a backup is proved with what it holds."""

    submitted = Signal(object)
    """A function from folder to Opened, to be run in the writer thread."""
    other = Signal()
    """The person wants the recovery key, or back."""
    elsewhere = Signal()
    """The person wants another folder."""
    restored = Signal(str)
    """A backup is in place where nothing was; what was said of it."""

    def __init__(self, name: str, worker: Worker) -> None:
        super().__init__()
        self._worker = worker
        self._offer: BackupOffer | None = None
        self.setObjectName(name)
        self._fields: list[QLineEdit] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.message = Message("unlockMessage")
        self._go = button("", "unlockButton", "primary")
        self._go.clicked.connect(self.submit)

    def begin(self, title: str, hint: str) -> None:
        """Add what it is about."""
        self._layout.addWidget(label(title, "title"))
        if hint:
            self._layout.addWidget(label(hint, "second", wrap=True))
        self._layout.addSpacing(6)

    def field(self, words: str, name: str, secret: bool = True) -> QLineEdit:
        """Add one field below the others."""
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(words)
        if secret:
            made.setEchoMode(QLineEdit.EchoMode.Password)
        caption = label(words, "second", f"caption_{name}")
        caption.setBuddy(made)
        made.returnPressed.connect(self._next)
        self._layout.addWidget(caption)
        self._layout.addWidget(made)
        self._fields.append(made)
        return made

    def finish(self, go: str, other: str) -> None:
        """Add message, button and the ways elsewhere."""
        self._go.setText(go)
        self._go.setAccessibleName(go)
        self._layout.addWidget(self.message)
        self._layout.addSpacing(4)
        self._layout.addWidget(self._go)
        folder = button(self.tr("Another folder…"), "unlockFolder", "link")
        folder.clicked.connect(self.elsewhere)
        links = row(1, folder)
        if other:
            way = button(other, "unlockOther", "link")
            way.clicked.connect(self.other)
            links.insertWidget(0, way)
        self._layout.addLayout(links)

    def focus_first(self) -> None:
        """Let the person type at once."""
        self._fields[0].setFocus()

    def submit(self) -> None:
        """Hand over the work; the forms say which."""
        raise NotImplementedError

    def _next(self) -> None:
        for field in self._fields:
            if not field.text():
                field.setFocus()
                return
        self.submit()

    def say(self, words: str, field: QLineEdit) -> None:
        """Tell what is wrong with a field, and go there."""
        self.message.say(words, "bad")
        for each in self._fields:
            tell(each, "invalid", each is field)
        field.setFocus()
        field.selectAll()

    def refuse(self, error: ExpectedError) -> None:
        """Tell in place why it did not open."""
        self.set_busy(False)
        self.message.refuse(error)
        self._fields[0].setFocus()
        self._fields[0].selectAll()

    def set_busy(self, busy: bool) -> None:
        """The key is stretched on purpose (Argon2id): say that it takes a moment."""
        if busy:
            self.message.say(self.tr("One moment: the key is being worked out…"))
        for field in self._fields:
            field.setEnabled(not busy)
        self._go.setEnabled(not busy)

    def be_free(self) -> None:
        """The work is over, however it went."""
        self.set_busy(False)

    def offer_backup(self, folder: Path, error: ExpectedError) -> None:
        """Offer a backup in place of a workspace that does not open, or is not there."""
        if self._offer is None:
            from ui.widgets.backup_offer import BackupOffer  # the first page paints without it

            made = BackupOffer("unlockRestore", self._worker, self.message, self._secret)
            made.busy.connect(self._be_busy)
            made.restored.connect(self._restored)
            self._layout.insertWidget(self._layout.indexOf(self._go), made)
            self._offer = made
        self._offer.recovery = self.by_recovery
        self._offer.offer(folder, error)

    def _secret(self) -> str:
        """What is typed; blanks belong to a passphrase, and not to a key that was printed."""
        typed = self._fields[0].text()
        return typed.strip() if self.by_recovery else typed

    def _restored(self) -> None:
        self.focus_first()

    def _be_busy(self, busy: bool) -> None:
        for part in (*self._fields, self._go):
            part.setEnabled(not busy)

    def new_passphrase(self, words: str) -> QLineEdit:
        """Add the field of a new passphrase, with the rule it must keep above it."""
        said = self.tr("{field}, at least {count} characters")
        count = opening.SHORTEST_PASSPHRASE
        return self.field(said.format(field=words, count=count), "passphrase")

    def _chosen_passphrase(self, first: QLineEdit, again: QLineEdit) -> str | None:
        if len(first.text()) < opening.SHORTEST_PASSPHRASE:
            words = self.tr("The passphrase needs at least {count} characters.")
            self.say(words.format(count=opening.SHORTEST_PASSPHRASE), first)
            return None
        if first.text() != again.text():
            self.say(self.tr("The two passphrases differ; type the second one again."), again)
            return None
        return first.text()


class CreateForm(UnlockForm):
    """Nothing is here yet: choose a passphrase, twice."""

    def __init__(self, worker: Worker) -> None:
        super().__init__("createForm", worker)
        self.begin(
            self.tr("Set up this computer"),
            self.tr("Choose a passphrase. It opens the workspace and is kept nowhere."),
        )
        self._first = self.new_passphrase(self.tr("Passphrase"))
        self._again = self.field(self.tr("The same again"), "passphraseAgain")
        self.finish(self.tr("Create workspace"), self.tr("Use a backup…"))

    def _restored(self) -> None:
        self.restored.emit(self.message.text())

    def submit(self) -> None:
        """Create the workspace."""
        passphrase = self._chosen_passphrase(self._first, self._again)
        if passphrase is not None:
            self.submitted.emit(partial(opening.create, passphrase=passphrase))


class OpenForm(UnlockForm):
    """There is a workspace: its passphrase, please."""

    def __init__(self, worker: Worker) -> None:
        super().__init__("openForm", worker)
        self.begin(self.tr("Open the workspace"), "")
        self._passphrase = self.field(self.tr("Passphrase"), "passphrase")
        self.finish(self.tr("Open"), self.tr("Use the recovery key"))

    def submit(self) -> None:
        """Open the workspace."""
        passphrase = self._passphrase.text()
        if not passphrase:
            self.say(self.tr("Type the passphrase first."), self._passphrase)
            return
        self.submitted.emit(partial(opening.unlock, passphrase=passphrase))


class RecoverForm(UnlockForm):
    """The passphrase is lost: the printed key, and a new passphrase."""

    by_recovery = True

    def __init__(self, worker: Worker) -> None:
        super().__init__("recoverForm", worker)
        self.begin(
            self.tr("Open with the recovery key"),
            self.tr("It was printed when the workspace was set up. Then choose a new passphrase."),
        )
        self._key = self.field(self.tr("Recovery key"), "recoveryKey", secret=False)
        self._first = self.new_passphrase(self.tr("New passphrase"))
        self._again = self.field(self.tr("The same again"), "passphraseAgain")
        self.finish(self.tr("Open"), self.tr("Back to the passphrase"))

    def submit(self) -> None:
        """Open the workspace and give it the new passphrase."""
        key = self._key.text().strip()
        if not key:
            self.say(self.tr("Type the recovery key first."), self._key)
            return
        passphrase = self._chosen_passphrase(self._first, self._again)
        if passphrase is not None:
            self.submitted.emit(partial(opening.recover, recovery_key=key, passphrase=passphrase))
