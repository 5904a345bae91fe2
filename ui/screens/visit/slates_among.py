"""Slates found while files for one clause came in: asked about once, when all of them are there.

Whoever chooses a whole card for one clause forgets the slates on it, wherever they stand. Each file
is looked through while it is decoded anyway. A slate waits; all others go to the clause at once.
Then one question offers to sort them, and after it another to put them back. Until the first is
answered the intake journal keeps what was chosen, so that it is asked again after a crash.
"""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QObject, Signal

from models.evidence import sorting
from models.evidence.intake import Known, Prepared
from models.evidence.slate import Code, Shot
from models.evidence.sorting import Outcome
from models.facts.bodies import ClauseRef
from models.facts.state import VisitState
from ui.screens.visit.question import Question
from ui.screens.visit.sorting import Sorting, shot_of
from ui.screens.visit.sources import Source, name_of
from ui.session import FieldSession
from ui.tasks import while_there

Batches = dict[ClauseRef, list[Shot]]


class SlatesAmong(QObject):
    """Notes the photos of such an import, keeps its slates aside, and asks."""

    taken = Signal(object, object)
    """Slates that are to be taken in after all (Sources), and for which clause."""
    settled = Signal()
    """Nothing waits for an answer any more."""

    def __init__(self, session: FieldSession, sort: Sorting, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._sorting = session, sort
        self._visit = ""
        self._shots: Batches = {}
        self._aside: dict[ClauseRef, list[Source]] = {}
        self._moved_at = 0
        self.question = Question("slateAmong")
        """To be laid out in the pane."""
        session.state_changed.connect(self._on_state)
        self._on_state(session.state)  # the screen may be built after the visit was opened

    @property
    def waits(self) -> bool:
        """Whether slates wait for an answer."""
        return bool(self._aside)

    def note(
        self, made: Prepared | Known, source: Source, ref: ClauseRef, code: Code | None
    ) -> bool:
        """Note a file that came for a clause; tells whether it is a slate and waits."""
        state = self._session.state
        if state is None:
            return False
        shot = shot_of(made, name_of(source), code, state)
        if shot is not None:
            self._shots.setdefault(ref, []).append(shot)
        if code is not None:
            self._aside.setdefault(ref, []).append(source)
        return code is not None

    def finish(self) -> None:
        """Ask when everything is there and a slate was among it; of more slates ask anew.

        The offer to put photos back gives way: what waits for an answer comes first.
        """
        if not self._aside:
            self._shots = {}
        elif shiboken6.isValid(self.question):
            self._moved_at = 0
            self._ask()

    def _ask(self) -> None:
        slates = sum(map(len, self._aside.values()))
        words = self.tr(
            "Among the files added to clause {clauses} are photographed slates: {n}. "
            "Move the photos after them to the clauses of the slates?"
        )
        here = self.tr("All to clause {code}").format(code=_codes(self._aside))
        self.question.ask(
            words.format(clauses=_codes(self._aside), n=slates),
            ("amongSort", self.tr("Sort by slate"), self._sort),
            ("amongHere", here, self._leave),
        )

    def _leave(self) -> None:
        """The photos stay, and the slates are photos like any other."""
        aside = self._forget()
        self._take(aside)
        self.settled.emit()

    def _take(self, aside: dict[ClauseRef, list[Source]]) -> None:
        for ref, sources in aside.items():
            self.taken.emit(tuple(sources), ref)

    def _forget(self) -> dict[ClauseRef, list[Source]]:
        aside, self._aside, self._shots = self._aside, {}, {}
        return aside

    def _sort(self) -> None:
        s, visit, shots = self._session, self._visit, self._shots
        aside = self._forget()
        outcomes: list[Outcome] = []
        since: list[int] = []

        def work(state: VisitState) -> VisitState:
            if state.visit_id != visit:
                return state
            since.append(state.count)
            for ref, listed in shots.items():
                if ref in aside:
                    state, out = sorting.sort(s.book, state, s.packs, s.actor, listed, at=ref)
                    outcomes.append(out)
            return state

        task = s.submit(work, self._sorting.refused.emit)
        sorted_ = while_there(self, lambda _r: self._sorted(outcomes, aside, since))
        task.done.connect(sorted_)
        task.finished.connect(while_there(self, self.settled.emit))

    def _sorted(
        self, outcomes: Sequence[Outcome], aside: dict[ClauseRef, list[Source]], since: list[int]
    ) -> None:
        if not since:
            return  # another visit was opened meanwhile; the journal of this one asks again
        for outcome in outcomes:
            self._sorting.tell(outcome)
        if self._sorting.keep_slates:
            for sources in aside.values():
                self.taken.emit(tuple(sources), None)
        state = self._session.state
        if state is None or state.count == since[0] or not shiboken6.isValid(self.question):
            return
        self._moved_at = state.count
        self.question.ask(
            self.tr("The photos were moved from clause {clauses} by their slates.").format(
                clauses=_codes(aside)
            ),
            ("amongBack", self.tr("Put them back"), lambda: self._put_back(since[0], aside)),
            ("amongKeep", self.tr("Leave it so"), lambda: None),
        )

    def _put_back(self, since: int, aside: dict[ClauseRef, list[Source]]) -> None:
        s, last, visit = self._session, self._moved_at, self._visit
        came: list[bool] = []

        def work(state: VisitState) -> VisitState:
            if state.count != last:
                return state  # something was done since: Ctrl+Z goes back step by step
            came.append(True)
            return sorting.take_back(s.book, state, s.actor, since)

        task = s.submit(work, self._sorting.refused.emit)

        def back(_result: object) -> None:
            if came and self._visit == visit and not self._sorting.keep_slates:
                self._take(aside)

        task.done.connect(while_there(self, back))

    def _on_state(self, state: VisitState | None) -> None:
        """Another visit, or a closed one: asked again when the import is gone on with."""
        visit = state.visit_id if state is not None and state.closed is None else ""
        gone = visit != self._visit
        if gone:
            self._visit = visit
            self._forget()
        done = self._moved_at and state is not None and state.count != self._moved_at
        if gone or done:
            self._moved_at = 0
            if not self._aside and shiboken6.isValid(self.question):
                self.question.hide()


def _codes(refs: dict[ClauseRef, list[Source]]) -> str:
    return ", ".join(ref.clause for ref in refs)
