"""The district's certificate is made void with the root key: what follows, and why it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from sync.keys.reasons import Reason
from ui import key_words
from ui.dialogs.fitting import fit
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import scrolling_layout
from ui.widgets.choice import Choice
from ui.widgets.fields import line_field

WIDTH, HEIGHT = 560, 430
REASONS = (Reason.LOST, Reason.OTHER)


class RevokeDistrictDialog(QDialog):
    """Nothing happens before a reason is chosen and the button pressed."""

    given = Signal(str, str)
    """Reason and remark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("revokeDistrictDialog")
        self.setWindowTitle(self.tr("Revoke the district's certificate"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        items = tuple((str(one), key_words.reason(str(one))) for one in REASONS)
        self._reason = Choice("revokeDistrict_reason", items, self.tr("Reason"))
        self._remark = line_field("revokeDistrict_remark", self.tr("What happened, for the ledger"))
        self._revoke = button(
            self.tr("Revoke and make a new one"), "revokeDistrict_give", "primary", "key"
        )
        self._revoke.setAutoDefault(False)
        self._revoke.setEnabled(False)
        self._reason.chosen.connect(lambda _key: self._revoke.setEnabled(True))
        self._revoke.clicked.connect(self._hand_over)
        self._lay_out()
        fit(self, parent, WIDTH, HEIGHT)

    def _lay_out(self) -> None:
        lines = (
            self.tr("Only when the desk's computer or database is in other hands."),
            self.tr("Every key of the office so far becomes void; new ones are made at once."),
            self.tr("Every laptop must be enrolled anew with a new key."),
            self.tr("What was received stays; what comes signed with old keys is refused."),
            self.tr(
                "Afterwards: back up the desk, write the trust file, carry it to every laptop."
            ),
        )
        said = [label(f"{n}. {text}", "", wrap=True) for n, text in enumerate(lines, start=1)]
        inside = column(*said, self._reason, self._remark, 1, gap=8)
        leave = button(self.tr("Cancel"), "revokeDistrict_cancel")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.close)
        area = scrolling_layout(inside, "revokeDistrict_area")
        layout = column(area, row(1, leave, self._revoke), gap=10)
        layout.setContentsMargins(14, 14, 14, 14)
        self.setLayout(layout)

    def _hand_over(self) -> None:
        self.given.emit(self._reason.value(), self._remark.text().strip())
        self.accept()
