"""What the figures of a clause propose while nothing is marked: one touch or key takes it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from models.standards.types import Verdict
from ui import words
from ui.style import icons
from ui.widgets.basics import button, column, row, tell
from ui.widgets.part_row import PartRow
from ui.widgets.segments import SHAPES

TYPED = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, PartRow)
"""What takes a digit for itself."""


class Proposal(QWidget):
    """Hidden while the clause has a mark, or the figures say nothing yet."""

    taken = Signal(object)
    """The verdict that was proposed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._name = name
        self.verdict: Verdict | None = None
        """What is proposed; None for nothing."""
        self._take: QPushButton | None = None
        self._column = column()
        self.setLayout(self._column)
        self.hide()

    @property
    def said(self) -> str:
        """What is proposed, in words; empty for nothing."""
        return self._take.text() if self._take is not None and self.verdict is not None else ""

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Propose a verdict, or nothing."""
        self.verdict = verdict
        if verdict is None:
            self.hide()
            return
        take = self._take or self._build()
        shape, tone = SHAPES[verdict]
        self._say(take, verdict)
        take.setIcon(icons.icon(shape, 16, f"{tone}_text", room=4))
        tell(take, "tone", tone)
        self.show()

    def _say(self, take: QPushButton, verdict: Verdict) -> None:
        """Name the key that works where the focus is: in a field of the card 1 is a digit."""
        at, card = QApplication.focusWidget(), self.parentWidget()
        typing = isinstance(at, TYPED) and card is not None and card.isAncestorOf(at)
        key = self.tr("Ctrl+Enter") if typing else str(list(SHAPES).index(verdict) + 1)
        said = self.tr("Proposed: {verdict}. Not marked yet; press {key}")
        said = said.format(verdict=words.verdict(verdict), key=key)
        if said != take.text():
            take.setText(said)
            take.setAccessibleName(said)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        if self._take is not None and self.verdict is not None:
            self._say(self._take, self.verdict)

    def _build(self) -> QPushButton:
        self._take = button("", f"propose_mark_{self._name}", "proposal")
        self._take.setToolTip(self.tr("Also while typing figures: Ctrl+Enter"))
        self._take.clicked.connect(self.take)
        self._column.addLayout(row(self._take, 1))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        return self._take

    def take(self) -> None:
        """Take what is proposed."""
        if self.verdict is not None:
            self.taken.emit(self.verdict)
