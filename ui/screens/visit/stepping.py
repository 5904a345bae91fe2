"""Undo and redo on the marking screen: shown where it happened, said in words, with the way back.

As editors do it: what is taken back somewhere else is shown there, because a change that nobody
sees is worse than a leap. But the leap is said, and one touch leads back to where one was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.facts.steps import Step
from models.visits.whereabouts import Whereabouts
from ui.step_words import ref_of, step_words
from ui.tasks import while_there

if TYPE_CHECKING:
    from ui.screens.visit.screen import VisitScreen
    from ui.session import FieldSession


class Stepping(QObject):
    """Walks back and forth over the steps of a visit."""

    def __init__(self, screen: VisitScreen, session: FieldSession) -> None:
        super().__init__(screen)
        self._screen, self._session = screen, session
        self._said = ""
        self._came_from: Whereabouts | None = None

    def undo(self) -> None:
        """Take back the last step, and say what it was."""
        self._begin()
        said, refuse = self.tr("Undone: {step}"), self._screen.clauses.message.refuse
        told = while_there(self, lambda step: self._tell(said, step))
        self._screen.actions_.undo(refuse, told)

    def redo(self) -> None:
        """Bring back the step that was taken back last, and say what it was."""
        self._begin()
        said, refuse = self.tr("Done again: {step}"), self._screen.clauses.message.refuse
        told = while_there(self, lambda step: self._tell(said, step))
        self._screen.actions_.redo(refuse, told)

    def _begin(self) -> None:
        if not self._is_said():
            self._came_from = None  # one has done something else since, or gone on

    def _is_said(self) -> bool:
        return bool(self._said) and self._screen.clauses.message.text() == self._said

    def forget_words(self) -> None:
        """Something new was done: what was said of the last step is old."""
        if self._is_said():
            self._screen.clauses.message.clear()

    def _tell(self, said: str, step: Step) -> None:
        """Show where it was; several steps in a row lead back to where one was at first."""
        state, pane = self._session.state, self._screen.clauses
        if state is None:
            return
        ref, before = ref_of(step, state), self._screen.whereabouts()
        leaps = ref is not None and not pane.has((ref.pack, ref.clause))
        if ref is not None:
            self._screen.show_clause(ref.pack, ref.clause)
        if leaps and self._came_from is None:
            self._came_from = before
        self._said = said.format(step=step_words(step, state))
        if self._came_from is None:
            pane.message.say(self._said)
            return
        self._said = self.tr("{step} (shown where it was)").format(step=self._said)
        pane.message.say(self._said, offer=(self._back_words(self._came_from), self.go_back))

    def _back_words(self, where: Whereabouts) -> str:
        place = " ".join(part for part in (where.room, where.clause) if part)
        return self.tr("Back to {where} (Alt+←)").format(where=place)

    def go_back(self) -> None:
        """Back to where one was before a step led elsewhere; only while that is offered."""
        came_from, offered = self._came_from, self._is_said()
        self._came_from = None
        if came_from is not None and offered:
            self._screen.clauses.message.clear()
            self._screen.return_to(came_from)
            self._screen.setFocus()
