"""What the list of forms says of the electronic signatures inside a form."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.paper_state import InkState, PaperState
from ui.widgets.basics import empty
from ui.widgets.blocks import state_line

SHOWN = {
    InkState.NONE: ("", "question"),
    InkState.PLANNED: ("", "package"),
    InkState.PACKED: ("ok", "package"),
    InkState.VALID: ("ok", "check"),
    InkState.INVALID: ("bad", "cross"),
}
"""Tone and icon: never the colour alone."""


def signed_words(state: PaperState) -> str:
    """Return who signed, or will, and whether that holds."""
    names = "、".join(state.names)
    said = {
        InkState.NONE: QCoreApplication.translate("FormsPanel", "Without electronic signatures"),
        InkState.PLANNED: QCoreApplication.translate(
            "FormsPanel", "Signed when the package is made: {names}"
        ),
        InkState.PACKED: QCoreApplication.translate("FormsPanel", "Signed in the package: {names}"),
        InkState.VALID: QCoreApplication.translate("FormsPanel", "Signed, valid: {names}"),
        InkState.INVALID: QCoreApplication.translate("FormsPanel", "Signature not valid: {names}"),
    }
    return said[state.state].format(names=names)


class SignedLine(QWidget):
    """Room below a form's title; empty until somebody has looked."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._code = code
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._room)
        self.hide()

    def show_state(self, state: PaperState) -> None:
        """Say it, in place of what was said before."""
        empty(self._room)
        tone, icon = SHOWN[state.state]
        line = state_line(signed_words(state), tone, icon, f"form_signed_{self._code}")
        self._room.addWidget(line, 0, Qt.AlignmentFlag.AlignTop)
        self.show()
