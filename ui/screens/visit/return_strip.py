"""The line above the clauses of a visit that was sent back: how much of it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from models.facts.returned import unanswered
from ui import words
from ui.tasks import while_there
from ui.widgets.basics import button, row, tell
from ui.widgets.elided import ElidedLabel
from ui.widgets.return_offer import said_of

if TYPE_CHECKING:
    from models.facts.state import VisitState
    from models.facts.withdrawing import ReturnWithdrawn
    from ui.returning import Standing
    from ui.session import FieldSession


class ReturnStrip(QFrame):
    """Hidden unless the open revision answers a return."""

    list_wanted = Signal()
    """All remarks are to be shown."""
    only_wanted = Signal()
    """Only clauses with a remark are to be shown, or all again."""

    def __init__(self, session: FieldSession) -> None:
        super().__init__()
        self._session = session
        self._withdrawn: tuple[str, ReturnWithdrawn] | None = None
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

    def look(self) -> None:
        """Look beside the window whether the desk took back what this revision answers."""
        now = self._session.state
        if now is None or now.returned is None or self._session.workspace is None:
            return
        book = self._session.book

        def work(_told: object) -> Standing:
            from ui.returning import standing  # all of signing; few visits were ever sent back

            return standing(book, now)

        task = self._session.worker.compute(work)
        task.done.connect(while_there(self, lambda found: self._looked(now, found)))
        task.failed.connect(self._session.failed)

    def _looked(self, asked: VisitState, found: Standing) -> None:
        given, state = asked.returned, self._session.state
        gone = found.withdrawn if given and given.sha256 in _named(found) else None
        self._withdrawn = (given.sha256, gone) if given and gone else None
        if state is not None and state.visit_id == asked.visit_id:
            self.show_state(state)

    def show_state(self, state: VisitState) -> None:
        """Say who sent it back, why, until when, and what is still unanswered; or that it asks
        for nothing any more."""
        given = state.returned
        self.setVisible(given is not None)
        if given is None:
            return
        if self._withdrawn is not None and self._withdrawn[0] == given.sha256:
            self._say("", self._taken_back(self._withdrawn[1]))
            return
        total = len(given.remarks)
        answered = self.tr("{n} of {total} remarks answered").format(
            n=total - len(unanswered(state)), total=total
        )
        due = self.tr("until {day}").format(day=words.day(given.due_on)) if given.due_on else ""
        head = self.tr("Returned for correction")
        self._say("warn", (head, answered, due, given.reason))

    def _taken_back(self, gone: ReturnWithdrawn) -> tuple[str, ...]:
        head = self.tr("The office took its return back: nothing has to be put right any more")
        return (head, *said_of(gone))

    def _say(self, tone: str, parts: tuple[str, ...]) -> None:
        tell(self, "tone", tone)
        self._said.style().polish(self._said)  # its colour follows from the tone of the strip
        self._said.say(" · ".join(part for part in parts if part))
        self.setAccessibleName(self._said.text())


def _named(found: Standing) -> tuple[str, ...]:
    return found.withdrawn.returns if found.withdrawn else ()
