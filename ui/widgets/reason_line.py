"""Why a clause does not apply: a line, and the button that keeps it; until then nothing is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.basics import button, hand_back_focus, row


class ReasonLine(QWidget):
    """Hidden until a reason is asked for."""

    given = Signal(str)
    """The reason."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._line = QLineEdit()
        self._line.setObjectName(f"reason_{name}")
        hint = self.tr("Why does it not apply?")
        self._line.setPlaceholderText(hint)
        self._line.setAccessibleName(hint)
        self._line.setProperty("compact", True)
        self._line.returnPressed.connect(self.give)
        give = button(self.tr("Confirm not applicable"), f"reasonGiven_{name}")
        give.clicked.connect(self.give)
        self.setLayout(row(self._line, give))
        self.hide()

    def ask(self, proposed: str) -> None:
        """Ask for the reason; what the facility's profile proposes stands there to be confirmed."""
        self.show()
        if not self._line.text():
            self._line.setText(proposed)
        self._line.setFocus()
        self._line.selectAll()

    def put_away(self) -> None:
        """Ask no more; what was typed and not kept stays for the next time."""
        hand_back_focus(self)
        self.hide()

    def give(self) -> None:
        """Hand the reason over."""
        self._line.setModified(False)
        self.given.emit(self._line.text().strip())

    def flush(self) -> None:
        """Hand over what was typed; a mere proposal waits for its confirmation."""
        if not self.isHidden() and self._line.isModified() and self._line.text().strip():
            self.give()
