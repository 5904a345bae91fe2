"""A signing key on a hardware token: which driver, which token, and its PIN once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from ui import last_folder
from ui.dialogs.fitting import fit
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import line_field
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from ui.tasks import Task

WIDTH, HEIGHT = 560, 360
MOST_PATH, MOST_LABEL, MOST_PIN = 1000, 32, 255
"""A label of PKCS#11 has 32 bytes."""
DRIVERS = "*.dll *.so *.so.* *.dylib"


class TokenRequestDialog(QDialog):
    """Says in one line what it is; the PIN is handed over once and kept nowhere."""

    given = Signal(object, str)
    """The token that is Wanted, and its PIN."""

    def __init__(self, parent: QWidget, module: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("tokenRequestDialog")
        self.setWindowTitle(self.tr("Signing key on a token"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._module = self._line("module", self.tr("Driver of the token (.dll or .so)"), MOST_PATH)
        self._label = self._line("label", self.tr("Name of the token, if several"), MOST_LABEL)
        self._pin = self._line("pin", self.tr("PIN of the token"), MOST_PIN)
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._make = button(self.tr("Make key on the token"), "tokenRequest_give", "primary", "key")
        self._make.setDefault(True)
        self._make.clicked.connect(self._hand_over)
        self._search = button(self.tr("Choose…"), "tokenRequest_choose", icon="folder")
        self.message = Message("tokenRequestMessage")
        self._lay_out()
        self._module.setText(module)
        self._fit()
        fit(self, parent, WIDTH, HEIGHT)
        (self._pin if module else self._module).setFocus()

    def _line(self, name: str, said: str, most: int) -> QLineEdit:
        made = line_field(f"tokenRequest_{name}", said, most=most)
        made.textChanged.connect(self._fit)
        return made

    def _lay_out(self) -> None:
        what = self.tr(
            "The key is made on the token and never leaves it; every package then asks for the PIN."
        )
        self._search.setAccessibleName(self.tr("Choose the driver"))
        self._search.setAutoDefault(False)
        self._search.clicked.connect(self._choose)
        driver = row(self._module, self._search)
        driver.setStretch(0, 1)
        leave = button(self.tr("Cancel"), "tokenRequest_cancel")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.close)
        warned = self.tr("The PIN is not kept. Several wrong ones lock the token.")
        layout = column(
            label(what, "", wrap=True),
            driver,
            self._label,
            self._pin,
            self.message,
            label(warned, "second", wrap=True),
            1,
            row(1, leave, self._make),
            gap=10,
        )
        layout.setContentsMargins(14, 14, 14, 14)
        self.setLayout(layout)

    def _fit(self) -> None:
        self._make.setEnabled(bool(self._module.text().strip() and self._pin.text()))

    def _choose(self) -> None:
        start = self._module.text().strip() or last_folder.start()
        dialog = QFileDialog(self, self._module.placeholderText(), start)
        dialog.setNameFilters([f"{self.tr('Drivers')} ({DRIVERS})", f"{self.tr('All files')} (*)"])
        dialog.fileSelected.connect(self._module.setText)
        dialog.open()

    def _hand_over(self) -> None:
        from ui.token_signing import Wanted

        wanted = Wanted(str(Path(self._module.text().strip())), self._label.text().strip())
        pin = self._pin.text()
        self._pin.clear()
        self.given.emit(wanted, pin)

    def follow(self, task: Task) -> None:
        """Wait for what comes of it: closed when the request is written, else why not is said.

        What was typed stays then, but for the PIN.
        """
        self._be_busy(True)
        self.message.say(self.tr("The key is being made on the token …"))
        task.failed.connect(while_there(self, self._refused))
        task.broke.connect(while_there(self, self._free))
        task.done.connect(while_there(self, lambda _file: self.accept()))

    def _refused(self, error: ExpectedError) -> None:
        self._free()
        self.message.refuse(error)

    def _free(self) -> None:
        self.message.clear()
        self._be_busy(False)
        self._pin.setFocus()

    def _be_busy(self, busy: bool) -> None:
        for part in (self._module, self._search, self._label, self._pin):
            part.setEnabled(not busy)
