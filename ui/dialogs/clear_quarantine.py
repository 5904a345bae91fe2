"""Asking before old refused originals are removed: what goes, what stays, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.fitting import fit
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import line_field

if TYPE_CHECKING:
    from sync.clearing import Old

WIDTH, HEIGHT = 540, 300
MEGABYTE = 1_000_000
MOST_NAME = 200


class ClearQuarantineDialog(QDialog):
    """Leaving everything as it is takes one key; removing takes a name."""

    given = Signal(str)
    """Who answers for it."""

    def __init__(self, found: Old, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("clearDialog")
        self.setWindowTitle(self.tr("Clear the quarantine"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._by = line_field(
            "clear_by",
            self.tr("Name of the person who answers for it"),
            self.tr("Your name, as in the ledger of deeds"),
            most=MOST_NAME,
        )
        self._give = button(self.tr("Remove the originals"), "clear_give", icon="cross")
        self._give.setAutoDefault(False)
        self._give.setEnabled(False)
        self._by.textChanged.connect(lambda said: self._give.setEnabled(bool(said.strip())))
        self._give.clicked.connect(self._hand_over)
        self._lay_out(found)
        fit(self, parent, WIDTH, HEIGHT)
        self._by.setFocus()

    def _lay_out(self, found: Old) -> None:
        from sync.clearing import KEEP_DAYS

        ask = self.tr("Remove {n} refused files older than {days} days ({size} MB)?")
        size = f"{found.size / MEGABYTE:.1f}"
        ask = ask.format(n=len(found.items), days=KEEP_DAYS, size=size)
        about = self.tr(
            "They may be the evidence of an attack: save them elsewhere first if one is looked "
            "into. Names, reasons, days and digests stay, and so does who removed them."
        )
        leave = button(self.tr("Leave them there"), "clear_cancel")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.close)
        layout = column(
            label(ask, "heading", "clear_what", wrap=True),
            label(about, "", "clear_about", wrap=True),
            self._by,
            1,
            row(1, leave, self._give),
            gap=10,
        )
        layout.setContentsMargins(14, 14, 14, 14)
        self.setLayout(layout)

    def _hand_over(self) -> None:
        self.given.emit(self._by.text().strip())
        self.accept()
