"""The recovery key, shown once: print it, and prove that it was written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPageSize, QTextDocument
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ui.dialogs.secret_sheet import SecretSheet
from ui.style import theme
from ui.widgets.basics import button, frame, label, row
from ui.widgets.message import Message

if TYPE_CHECKING:
    from ui.tasks import Worker

PAGE = QPageSize.PageSizeId.A5, 18


class RecoveryKeyCard(QFrame):
    """Shows the key and goes on only when its last group was typed."""

    confirmed = Signal()

    def __init__(self, key: str, worker: Worker) -> None:
        super().__init__()
        self.setObjectName("recoveryCard")
        self._key = key
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self._layout.addWidget(label(self.tr("Recovery key"), "title"))
        words = self.tr(
            "Print it or write it down and keep it in the office, not with this computer. It opens"
            " the workspace when the passphrase is lost, and is shown only now."
        )
        self._layout.addWidget(label(words, "second", wrap=True))
        self.message = Message("recoveryMessage")
        self.sheet = SecretSheet(self._document, PAGE, self.message, self, worker)
        self._show_key()
        self._ask()

    def _show_key(self) -> None:
        well = frame("well")
        groups = self._key.split("-")
        half = len(groups) // 2
        lines = ("-".join(groups[:half]), "-".join(groups[half:]))
        shown = label("-\n".join(line for line in lines if line), "code", "recoveryKeyText")
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner = QVBoxLayout(well)
        inner.setContentsMargins(12, 14, 12, 14)
        inner.addWidget(shown)
        to_paper = button(self.tr("Print"), "recoveryPrint", icon="print")
        to_paper.clicked.connect(self.sheet.print_)
        to_file = button(self.tr("Save as PDF…"), "recoverySave", icon="report")
        to_file.clicked.connect(self._save)
        self._layout.addWidget(well)
        self._layout.addLayout(row(to_paper, to_file))

    def _ask(self) -> None:
        ask = label(self.tr("Type its last group to show that you have it:"), "second")
        self.field = QLineEdit()
        self.field.setObjectName("recoveryConfirm")
        self.field.setAccessibleName(ask.text())
        self.field.returnPressed.connect(self._check)
        go = button(self.tr("I have the key, go on"), "recoveryContinue", "primary")
        go.clicked.connect(self._check)
        for widget in (ask, self.field, self.message, go):
            self._layout.addWidget(widget)

    def focus_first(self) -> None:
        """The keys go to what this page asks for; a key held too long then does no harm."""
        self.field.setFocus()

    def _check(self) -> None:
        typed = "".join(self.field.text().split()).replace("-", "").upper()
        if not typed:
            self.message.say(self.tr("Print the key or write it down, then type its last group."))
            self.field.setFocus()
            return
        groups = self._key.replace("-", " ").split()
        if typed in (groups[-1].upper(), "".join(groups).upper()):
            self.confirmed.emit()
            return
        self.message.say(self.tr("That is not the last group of this key; look again."), "bad")
        self.field.selectAll()
        self.field.setFocus()

    def _document(self) -> QTextDocument:
        document = QTextDocument()
        document.setDefaultFont(theme.paper_font(14))
        document.setPlainText(
            self.tr("Chayan: recovery key of a workspace")
            + f"\n\n{self._key}\n\n"
            + self.tr("Whoever has this sheet and the computer can read the inspections.")
        )
        return document

    def _save(self) -> None:
        self.sheet.ask(self.tr("Save the recovery key"), self.tr("recovery-key.pdf"))
