"""The PIN of the token that holds this laptop's signing key, asked for each package."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.fitting import fit
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import line_field

WIDTH, HEIGHT = 460, 220


class TokenPinDialog(QDialog):
    """The PIN is handed over once and kept nowhere."""

    given = Signal(str)
    """The PIN."""

    def __init__(self, parent: QWidget, token: str) -> None:
        super().__init__(parent)
        self.setObjectName("tokenPinDialog")
        self.setWindowTitle(self.tr("PIN of the token"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = line_field("tokenPin_field", self.windowTitle(), "PIN", secret=True)
        self._sign = button(self.tr("Sign"), "tokenPin_give", "primary", "key")
        self._sign.setEnabled(False)
        self._sign.setDefault(True)
        self._field.textChanged.connect(lambda said: self._sign.setEnabled(bool(said)))
        self._sign.clicked.connect(self._hand_over)
        self._lay_out(token)
        fit(self, parent, WIDTH, HEIGHT)
        self._field.setFocus()

    def _lay_out(self, token: str) -> None:
        plug = self.tr("Plug in the token {token} and leave it in until the package is made.")
        leave = button(self.tr("Cancel"), "tokenPin_cancel")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.close)
        warned = self.tr("It is not kept. Several wrong ones lock the token.")
        layout = column(
            label(plug.format(token=token), "", wrap=True),
            self._field,
            label(warned, "second", wrap=True),
            1,
            row(1, leave, self._sign),
            gap=10,
        )
        layout.setContentsMargins(14, 14, 14, 14)
        self.setLayout(layout)

    def _hand_over(self) -> None:
        said = self._field.text()
        self._field.clear()
        self.given.emit(said)
        self.accept()
