"""A return that waits: what the desk asks for, and the button that opens the visit for it.

Where the desk took it back, the same place says so, and asks for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui import words
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.facts.returning import VisitReturn
    from models.facts.withdrawing import ReturnWithdrawn
    from ui.returning import Pending, Standing
    from ui.session import FieldSession


class ReturnOffer(QFrame):
    """Hidden unless the last closing was sent back and nobody has taken that up, or taken back."""

    known = Signal()
    """Whether the desk took its return back is another answer than before."""

    def __init__(self, session: FieldSession, name: str, opened: Callable[[], object]) -> None:
        """``opened`` leads to the clauses once the visit is open."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "well")
        self._session, self._opened = session, opened
        self.withdrawn = False
        self._title = label("", "heading", f"{name}_title", wrap=True)
        self._about = label("", "", f"{name}_about", wrap=True)
        self._go = button(self.tr("Open for correction"), f"{name}_go", "primary", "pencil")
        self._go.clicked.connect(self.take_up)
        self.message = Message(f"{name}_message", later=True)
        layout = column(self._title, self._about, row(self._go, 1), self.message, gap=6, margin=12)
        self.setLayout(layout)
        self.hide()

    def look(self) -> None:
        """Look beside the window whether something waits for the visit of the session."""
        from ui.returning import standing

        now = self._session.state
        if now is None or self._session.workspace is None or not now.revision:
            self._show_nothing()
            return
        book = self._session.book
        task = self._session.worker.compute(lambda _told: standing(book, now))
        task.done.connect(while_there(self, lambda found: self._show(now.visit_id, found)))
        task.failed.connect(self._session.failed)

    def _show_nothing(self) -> None:
        self.hide()
        self._know(False)

    def _know(self, withdrawn: bool) -> None:
        if withdrawn != self.withdrawn:
            self.withdrawn = withdrawn
            self.known.emit()

    def _show(self, visit: str, found: Standing) -> None:
        state = self._session.state
        ours = state is not None and state.visit_id == visit
        if not ours or (found.pending is None and found.withdrawn is None):
            self._show_nothing()
            return
        self._go.setVisible(found.pending is not None)
        if found.pending is not None:
            self._ask(found.pending)
        elif found.withdrawn is not None:
            self._tell_withdrawn(found.withdrawn)
        self.show()
        self._know(found.pending is None)

    def _ask(self, found: Pending) -> None:
        content = found.content
        title = self.tr("Returned for correction: {office}").format(office=content.office)
        self._title.setText(title)
        self._about.setText(told(content, self.tr("{n} remarks")))
        self._go.setAccessibleName(f"{self._go.text()}: {title}")

    def _tell_withdrawn(self, content: ReturnWithdrawn) -> None:
        title = self.tr("Return taken back: {office}").format(office=content.office)
        nothing = self.tr("Nothing has to be put right any more.")
        self._title.setText(title)
        self._about.setText(" · ".join((nothing, *said_of(content))))

    def take_up(self) -> None:
        """Open the visit as its next revision, with the remarks beside the clauses."""
        from ui.returning import take_up

        book, actor = self._session.book, self._session.actor
        self._go.setEnabled(False)
        task = self._session.submit(lambda state: take_up(book, state, actor), self.message.refuse)
        task.done.connect(while_there(self, self._went))
        task.finished.connect(while_there(self, lambda *_: self._go.setEnabled(True)))

    def _went(self, _state: object) -> None:
        self._show_nothing()
        self._opened()


def told(content: VisitReturn, count: str) -> str:
    """Who sends it back, why, until when, and how much is asked for."""
    due = words.day(content.due_on) if content.due_on else ""
    parts = (content.by, content.reason, due, count.format(n=len(content.remarks)))
    return " · ".join(part for part in parts if part)


def said_of(content: ReturnWithdrawn) -> tuple[str, str, str]:
    """Who took a return back, when, and why."""
    return content.by, words.day_at(content.withdrawn_at), content.reason
