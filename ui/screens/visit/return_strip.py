"""The line above the clauses of a visit that was sent back: how much of it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from models.facts.returned import unanswered
from ui import words
from ui.widgets.basics import button, row
from ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from models.facts.state import VisitState


class ReturnStrip(QFrame):
    """Hidden unless the open revision answers a return."""

    list_wanted = Signal()
    """All remarks are to be shown."""
    only_wanted = Signal()
    """Only clauses with a remark are to be shown, or all again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("returnStrip")
        self.setProperty("role", "message")
        self.setProperty("tone", "warn")
        self._said = ElidedLabel("", "returnSaid")
        show = button(self.tr("All remarks"), "returnList", icon="list")
        show.clicked.connect(self.list_wanted)
        only = button(self.tr("Only returned clauses"), "returnOnly", icon="search")
        only.clicked.connect(self.only_wanted)
        layout = row(self._said, show, only, gap=8)
        layout.setContentsMargins(14, 3, 20, 3)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.hide()

    def show_state(self, state: VisitState) -> None:
        """Say who sent it back, why, until when, and what is still unanswered."""
        given = state.returned
        self.setVisible(given is not None)
        if given is None:
            return
        total = len(given.remarks)
        answered = self.tr("{n} of {total} remarks answered").format(
            n=total - len(unanswered(state)), total=total
        )
        due = self.tr("until {day}").format(day=words.day(given.due_on)) if given.due_on else ""
        head = self.tr("Returned for correction")
        self._said.say(" · ".join(p for p in (head, answered, due, given.reason) if p))
        self.setAccessibleName(self._said.text())
