"""Cited, present, verified: counted beside the window, for whoever shows the three numbers."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.tasks import while_there

if TYPE_CHECKING:
    from models.evidence.custody import Piece
    from models.evidence.presence import Counts
    from models.facts.bodies import EvidenceAdded
    from models.facts.state import VisitState
    from ui.session import FieldSession
    from ui.tasks import Progress


def copies_words(copies: int) -> str:
    """Covered copies and those with arrows, as every count names them beside its number."""
    return QCoreApplication.translate("EvidenceCount", "{count} copies").format(count=copies)


class EvidenceCount(QObject):
    """One per session. Reads back what is new when the intake rests, and nothing twice.

    "Verified" is what the last check found; ``checked_at`` says when that was.
    """

    changed = Signal()

    def __init__(self, session: FieldSession) -> None:
        super().__init__(session)
        self._session = session
        self.resting = True
        """Whether nothing is being taken in."""
        self.checked_at = ""
        """Local time of the last check that came to its end; empty before the first."""
        self._cited: Mapping[str, EvidenceAdded] = {}
        self._visit = ""
        self._there: frozenset[str] = frozenset()
        self._read_back: dict[str, bool] = {}
        self._counting = self._stale = False
        session.state_changed.connect(self._on_state)
        self._on_state(session.state)

    @staticmethod
    def of(session: FieldSession) -> EvidenceCount:
        """Return the count of a session, made on first use."""
        return session.findChild(EvidenceCount) or EvidenceCount(session)

    @property
    def visit(self) -> str:
        """The visit that is counted; empty when none is open."""
        return self._visit

    @property
    def size(self) -> int:
        """Bytes of all that is cited, as the record says."""
        return sum(each.size for each in self._cited.values())

    @property
    def counts(self) -> Counts:
        """The three numbers as far as they are known; a photo with copies counts once."""
        from models.evidence.presence import counted

        copies = {sha256 for sha256, each in self._cited.items() if each.of is not None}
        return counted(tuple(self._cited), self._there, self._read_back, copies)

    @property
    def wrong(self) -> int:
        """How many pieces were looked for and are missing or changed."""
        looked = ((sha256, self._read_back.get(sha256)) for sha256 in self._cited)
        return sum(1 for e, found in looked if found is False or (found and e not in self._there))

    def _on_state(self, state: VisitState | None) -> None:
        """Count anew when the record names other pieces."""
        visit, cited = (state.visit_id, state.evidence) if state else ("", {})
        if visit != self._visit:
            self._visit, self._read_back, self._there = visit, {}, frozenset()
            self.checked_at = ""
        elif cited is self._cited:
            return
        self._cited = cited
        self.changed.emit()
        self.go_on()

    def rest(self, resting: bool) -> None:
        """Say whether the intake is at rest: only then is anything read back."""
        self.resting = resting
        if resting:
            self.go_on()

    def take(self, visit: str, pieces: Iterable[Piece]) -> None:
        """Take over what the custody page has just read through, piece by piece."""
        if visit != self._visit:
            return
        listed = tuple(pieces)
        self._there = frozenset(piece.sha256 for piece in listed if piece.present)
        self._read_back = {piece.sha256: piece.whole for piece in listed}
        self._checked()

    def go_on(self) -> None:
        """Look for what is there, and read back what was not yet."""
        workspace, cited, visit = self._session.workspace, tuple(self._cited), self._visit
        if workspace is None or not cited or self._session.worker.ended:
            return
        if self._counting:
            self._stale = True
            return
        self._counting, self._stale = True, False
        open_ = [each for each in cited if each not in self._read_back] if self.resting else []

        def work(progress: Progress) -> tuple[frozenset[str], dict[str, bool]]:
            from models.evidence import presence

            there = presence.present(workspace, cited)
            return there, presence.read_back(workspace, open_, lambda: progress(0.0, ""))

        task = self._session.worker.compute(work)
        task.done.connect(while_there(self, lambda found: self._found(visit, *found)))
        task.failed.connect(self._session.failed)
        task.finished.connect(self._counted)

    def _found(self, visit: str, there: frozenset[str], read_back: dict[str, bool]) -> None:
        if visit != self._visit:
            return
        self._there = there
        self._read_back.update(read_back)
        if read_back:
            self._checked()
        else:
            self.changed.emit()

    def _checked(self) -> None:
        self.checked_at = time.strftime("%H:%M")
        self.changed.emit()

    def _counted(self) -> None:
        self._counting = False
        if self._stale:
            self.go_on()
