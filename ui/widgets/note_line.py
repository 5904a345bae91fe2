"""The remark on a clause: a line that opens when it is wanted, kept when it is left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit


class NoteLine(QLineEdit):
    """Hidden until it is opened; tells what was typed when it is another than what is kept."""

    given = Signal(str)
    """The remark."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"remark_{name}")
        hint = QCoreApplication.translate("ClauseCard", "Remark, e.g. what was looked at")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setProperty("compact", True)
        self._kept: str | None = None
        self.editingFinished.connect(self.give)
        self.hide()

    def show_note(self, note: str, is_open: bool) -> None:
        """Show what is kept; what is being typed, or could not be written, is left alone."""
        if note == self._kept and is_open:
            return
        self._kept = note
        if not self.hasFocus():
            self.setText(note)

    def turn(self) -> None:
        """Open it to write in, or put it away."""
        self.setVisible(self.isHidden())
        self.setFocus()

    def add(self, words: str) -> None:
        """Put words behind those that are there, and keep both."""
        before = self.text().strip()
        self.setText("；".join(part for part in (before, words) if part))
        self.give()

    def give(self) -> None:
        """Hand over what was typed."""
        typed = self.text().strip()
        if self._kept is not None and typed != self._kept:
            self.given.emit(typed)
