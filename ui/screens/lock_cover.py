"""What lies over a window while it is locked: nothing to see, and one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.widgets.basics import button, column, label, row
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.errors import ExpectedError


class Cover(QWidget):
    """As large as the window below it; the one that ``asks`` has the field."""

    given = Signal(str)
    """A passphrase to try."""

    def __init__(self, below: QWidget, asks: bool) -> None:
        super().__init__(below)
        self.setObjectName("lockCover")
        self.setProperty("role", "page")
        self.setAutoFillBackground(True)
        self._focus = QApplication.focusWidget() if asks else None
        self._below = below
        self.message = Message("lockMessage")
        self._field = QLineEdit()
        self._go = button(self.tr("Unlock"), "lockOpen", "primary", "lock")
        if asks:
            self._lay_out()
        below.installEventFilter(self)
        self.setGeometry(below.rect())
        self.show()
        self.raise_()
        if asks:
            self._field.setFocus()

    def _lay_out(self) -> None:
        said = self.tr("Passphrase")
        self._field.setObjectName("lockPassphrase")
        self._field.setAccessibleName(said)
        self._field.setPlaceholderText(said)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.returnPressed.connect(self._give)
        self._go.clicked.connect(self._give)
        words = self.tr("What was typed is kept; what is under way goes on.")
        inner = column(
            label(self.tr("Locked"), "title"),
            label(words, "second", wrap=True),
            self._field,
            self.message,
            self._go,
        )
        beside = row(1, inner, 1)
        beside.setStretch(1, 2)
        self.setLayout(column(1, beside, 1, margin=14))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is below."""
        if watched is self._below and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._below.rect())
        return False

    def _give(self) -> None:
        if self._field.text():
            self.given.emit(self._field.text())

    def set_busy(self, busy: bool) -> None:
        """The key is being worked out."""
        self._field.setEnabled(not busy)
        self._go.setEnabled(not busy)

    def refuse(self, error: ExpectedError) -> None:
        """Tell in place why it stays locked."""
        self.set_busy(False)
        self.message.refuse(error)
        self._field.selectAll()
        self._field.setFocus()

    def lift(self) -> None:
        """Let the window be seen again, and the person go on where they were."""
        self._below.removeEventFilter(self)
        self._field.clear()
        self.hide()
        if self._focus is not None:
            self._focus.setFocus()
        self.setParent(None)
        self.deleteLater()
