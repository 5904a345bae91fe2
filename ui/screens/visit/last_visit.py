"""Finds the last visit of the facility in the worker and hands it to the clauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.tasks import while_there

if TYPE_CHECKING:
    from models.facts.state import VisitState
    from models.standards.types import Pack
    from models.visits.previous import LastVisit
    from ui.session import FieldSession

Show = Callable[["LastVisit | None"], None]


class LastVisitSeeker(QObject):
    """Asks once for each visit and facility; a corrected code is asked for again."""

    def __init__(self, session: FieldSession, show: Show, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._show = session, show
        self._asked: tuple[str, ...] = ()

    def follow(self, state: VisitState, packs: tuple[Pack, ...]) -> None:
        """Look for the last visit unless that has been done for this visit and facility."""
        asked = (state.visit_id, state.facility.code, state.facility.name)
        if asked == self._asked:
            return
        self._asked = asked
        self._show(None)
        book = self._session.book

        def work(_told: object) -> LastVisit | None:
            from models.visits.previous import last_visit  # not while the visit is being opened

            texts = {(p.id, c.code): c.text for p in packs for c in p.clauses()}
            return last_visit(book, state, texts)

        task = self._session.worker.compute(work)
        task.done.connect(while_there(self, lambda found: self._arrived(asked, found)))
        task.failed.connect(self._session.failed)

    def _arrived(self, asked: tuple[str, ...], found: LastVisit | None) -> None:
        if asked == self._asked:
            self._show(found)
