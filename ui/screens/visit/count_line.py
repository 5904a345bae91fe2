"""Cited, present, verified: always in sight, and always the same number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel

from models.evidence import presence
from models.evidence.presence import Counts
from models.facts.bodies import EvidenceAdded
from models.facts.state import VisitState
from ui.session import FieldSession
from ui.tasks import Progress
from ui.widgets.basics import tell


class CountLine(QLabel):
    """Counts beside the window; what is new is read back when the intake rests."""

    def __init__(self, session: FieldSession) -> None:
        super().__init__()
        self.setObjectName("evidenceCounts")
        self.setProperty("role", "small")
        self.setWordWrap(True)
        self._session = session
        self.counts = Counts(0, 0, 0)
        self.resting = True
        """Whether nothing is being taken in."""
        self._cited: Mapping[str, EvidenceAdded] = {}
        self._visit = ""
        self._there: frozenset[str] = frozenset()
        self._read_back: dict[str, bool] = {}
        self._counting = self._stale = False
        self._show()

    def show_state(self, state: VisitState | None) -> None:
        """Count anew when the record names other pieces."""
        visit, cited = (state.visit_id, state.evidence) if state else ("", {})
        other = visit != self._visit
        if other:
            self._visit, self._read_back, self._there = visit, {}, frozenset()
        if other or cited is not self._cited:
            self._cited = cited
            self._show()
            self.go_on()

    def rest(self, resting: bool) -> None:
        """Say whether the intake is at rest: only then is anything read back."""
        self.resting = resting
        if resting:
            self.go_on()

    def go_on(self) -> None:
        """Look for what is there, and read back what was not yet."""
        workspace, cited, visit = self._session.workspace, tuple(self._cited), self._visit
        if workspace is None or not cited:
            return
        if self._counting:
            self._stale = True
            return
        self._counting, self._stale = True, False
        open_ = [each for each in cited if each not in self._read_back] if self.resting else []

        def work(progress: Progress) -> tuple[frozenset[str], dict[str, bool]]:
            there = presence.present(workspace, cited)
            return there, presence.read_back(workspace, open_, lambda: progress(0.0, ""))

        task = self._session.worker.compute(work)
        task.done.connect(lambda found: self._found(visit, *found))
        task.failed.connect(self._session.failed)
        task.finished.connect(self._counted)

    def _found(self, visit: str, there: frozenset[str], read_back: dict[str, bool]) -> None:
        if visit == self._visit:
            self._there = there
            self._read_back.update(read_back)
            self._show()

    def _counted(self) -> None:
        self._counting = False
        if self._stale:
            self.go_on()

    def _show(self) -> None:
        counts = self.counts = presence.counted(tuple(self._cited), self._there, self._read_back)
        said = self.tr("Cited {cited} · present {present} · verified {verified}").format(
            cited=counts.cited, present=counts.present, verified=counts.verified
        )
        wrong = [e for e in counts.wrong if self._read_back.get(e) is False]
        if wrong:
            said += " · " + self.tr("{count} missing or damaged").format(count=len(wrong))
        self.setText(said)
        self.setAccessibleName(said)
        tell(self, "tone", "bad" if wrong else "")
