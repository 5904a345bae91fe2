"""Remembers where one is on the marking screen, and goes back there after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from models.visits.whereabouts import Whereabouts
from ui.screens.visit.typing import CardTyping

if TYPE_CHECKING:
    from ui.screens.visit.screen import VisitScreen
    from ui.session import FieldSession

PAUSE_MS = 700
"""One is somewhere when one has stayed so long; walking through the list writes nothing."""


class Resuming(QObject):
    """Keeps the place in the worker, after a pause and when the page is left."""

    def __init__(self, screen: VisitScreen, session: FieldSession) -> None:
        super().__init__(screen)
        self._screen, self._session = screen, session
        self._typing = screen.evidence.typing
        self._reasons = CardTyping(session, self._typing, screen.clauses)
        self._kept: Whereabouts | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)

    def moved(self) -> None:
        """One is somewhere else, perhaps only on the way."""
        self._pause.start()

    def keep(self) -> None:
        """Remember the place now, and what is being typed there."""
        self._reasons.note()
        self._typing.keep_soon_changed()
        self._pause.stop()
        where, workspace = self._screen.whereabouts(), self._session.workspace
        ended = self._session.worker.ended  # the pause may run out after the window has closed
        if where is None or workspace is None or where == self._kept or ended:
            return
        self._kept = where

        def work() -> None:
            from models.visits.whereabouts import keep

            keep(workspace, where)

        # What stops it (a full disk) is told by the next mark, which matters more.
        self._session.worker.write(work)

    def go_to(self, where: Whereabouts) -> None:
        """Show the place again; what is no longer there is left out."""
        self._screen.return_to(where)
        self._kept = where
