"""What stood in fields when the program ended behind its lock, to be copied where it belongs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from ui.widgets.basics import button, column, label, row


class KeptTyping(QDialog):
    """Shows the texts; they are forgotten only when the person says so."""

    dealt_with = Signal()

    def __init__(self, typed: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keptTyping")
        self.setWindowTitle(self.tr("Not saved before the program ended"))
        words = self.tr("This stood in fields when the window was locked. Copy what you need.")
        self._text = QPlainTextEdit("\n\n".join(f"{field}\n{text}" for field, text in typed))
        self._text.setObjectName("keptTypingText")
        self._text.setAccessibleName(self.windowTitle())
        self._text.setReadOnly(True)
        copy = button(self.tr("Copy"), "keptTypingCopy", "primary", "clipboard")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self._text.toPlainText()))
        done = button(self.tr("Done, forget it"), "keptTypingDone", icon="check")
        done.clicked.connect(self._done)
        below = row(copy, done, 1)
        self.setLayout(column(label(words, "second", wrap=True), self._text, below, margin=14))
        self.resize(560, 360)

    def _done(self) -> None:
        self.dealt_with.emit()
        self.accept()
