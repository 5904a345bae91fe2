"""A return that waits: what the desk asks for, and the button that opens the visit for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from ui import words
from ui.tasks import while_there
from ui.widgets.basics import button, column, label, row
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.facts.returning import VisitReturn
    from ui.returning import Pending
    from ui.session import FieldSession


class ReturnOffer(QFrame):
    """Hidden unless the last closing was sent back and nobody has taken that up."""

    def __init__(self, session: FieldSession, name: str, opened: Callable[[], object]) -> None:
        """``opened`` leads to the clauses once the visit is open."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "well")
        self._session, self._opened = session, opened
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
        from ui.returning import pending

        now = self._session.state
        if now is None or self._session.workspace is None or not now.revision:
            self.hide()
            return
        book = self._session.book
        task = self._session.worker.compute(lambda _told: pending(book, now))
        task.done.connect(while_there(self, lambda found: self._show(now.visit_id, found)))
        task.failed.connect(self._session.failed)

    def _show(self, visit: str, found: Pending | None) -> None:
        state = self._session.state
        if found is None or state is None or state.visit_id != visit:
            self.hide()
            return
        content = found.content
        title = self.tr("Returned for correction: {office}").format(office=content.office)
        self._title.setText(title)
        self._about.setText(told(content, self.tr("{n} remarks")))
        self._go.setAccessibleName(f"{self._go.text()}: {title}")
        self.show()

    def take_up(self) -> None:
        """Open the visit as its next revision, with the remarks beside the clauses."""
        from ui.returning import take_up

        book, actor = self._session.book, self._session.actor
        self._go.setEnabled(False)
        task = self._session.submit(lambda state: take_up(book, state, actor), self.message.refuse)
        task.done.connect(while_there(self, self._went))
        task.finished.connect(while_there(self, lambda *_: self._go.setEnabled(True)))

    def _went(self, _state: object) -> None:
        self.hide()
        self._opened()


def told(content: VisitReturn, count: str) -> str:
    """Who sends it back, why, until when, and how much is asked for."""
    due = words.day(content.due_on) if content.due_on else ""
    parts = (content.by, content.reason, due, count.format(n=len(content.remarks)))
    return " · ".join(part for part in parts if part)
