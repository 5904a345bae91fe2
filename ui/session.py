"""What the screens share: the open workspace, the open visit, and the one road to change it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.tasks import Task, Worker

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from models.facts.bodies import ApplicationSet, VisitOpened
    from models.facts.state import VisitState
    from models.standards.types import Pack
    from models.store.workspace import Workspace
    from models.visits.book import VisitBook
    from models.visits.departure import Line

    Operation = Callable[[VisitState], VisitState]
    Refused = Callable[[ExpectedError], None]


class FieldSession(QObject):
    """One sitting with one workspace. Lives in the window's thread; writes happen in the worker.

    A screen calls `submit` with a function from state to state (which appends to the log), and
    draws what `state_changed` brings. It never holds a database session.
    """

    opened = Signal()
    """A workspace is open."""
    state_changed = Signal(object)
    """The visit as it is now (VisitState), or None when none is open."""
    saved = Signal(str)
    """Local time of a commit that has returned; nothing says "saved" before."""
    not_saved = Signal()
    """A step was lost, by the disk or by our own mistake; `state_changed` has told what the record
    says."""
    clock_doubted = Signal(object)
    """The computer's clock contradicts the record (a Line of 出发检查); told once, nothing is
    refused: events are in the order of their numbers."""
    failed = Signal(object)
    """The ExpectedError of an operation whose caller did not ask for refusals."""
    busy = Signal(bool)
    """Whether something is being written."""

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = worker
        self.folder = Path()
        self.workspace: Workspace | None = None
        self.packs: Mapping[str, Pack] = {}
        self.state: VisitState | None = None
        self.actor = ""
        self._book: VisitBook | None = None
        self._newest: VisitState | None = None
        self._last = self._left = ""
        self._doubted = False
        self._pending = 0

    @property
    def book(self) -> VisitBook:
        """The visits of the open workspace."""
        if self._book is None:
            raise RuntimeError("no workspace is open")
        return self._book

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self._pending > 0

    def attach(self, workspace: Workspace, book: VisitBook, packs: Mapping[str, Pack]) -> None:
        """Take over an opened workspace."""
        from ui import last_folder  # not before the first paint

        self.workspace, self._book, self.packs = workspace, book, packs
        last_folder.attend(self, workspace)
        self.opened.emit()

    def use_packs(self, packs: Mapping[str, Pack]) -> None:
        """Take over the standards after one was published; running visits stay on theirs."""
        self.packs = packs
        self.book.know(packs)

    def packs_of(self, state: VisitState) -> tuple[Pack, ...]:
        """The standards of a visit that this program has, in the order of its tree."""
        found = (self.packs.get(ref.sha256) for ref in state.opened.packs)
        return tuple(pack for pack in found if pack is not None)

    def open_visit(self, visit_id: str) -> Task:
        """Load a visit; `state_changed` follows. Later operations go to this visit."""
        self._left = ""

        def work() -> VisitState:
            state = self._adopt(self.book.load(visit_id))
            self._last, self._doubted = self.book.summary(visit_id).changed_at, False
            return state

        return self._run(work, None)

    def start_visit(
        self, opened: VisitOpened, actor: str, application: ApplicationSet | None = None
    ) -> Task:
        """Begin a visit and open it; the actor is the member who does so.

        The district's reading of its standards, as this workspace has it, comes along.
        """

        def work() -> VisitState:
            from models.store.guidance import latest
            from models.visits.beginning import begin

            reading = latest(self.book.workspace)
            return self._adopt(begin(self.book, opened, actor, reading, application))

        return self._run(work, None, writes=True)

    def submit(self, operation: Operation, refused: Refused | None = None) -> Task:
        """Run `operation` on the newest state, in order; `saved` follows its commit.

        `refused` gets the refusals of rules and intake, to be shown in place; errors of the
        store (disk full, changed elsewhere) always go to `failed`.
        """

        def work() -> VisitState:
            if self._newest is None:
                raise RuntimeError("no visit is open")
            before = self._newest
            try:
                return self._adopt(operation(before))
            except Exception:
                # It may have kept a part: every later step would be refused on the old state.
                self._adopt(self.book.load(before.visit_id))
                raise

        return self._run(work, refused, writes=True)

    def close_visit(self) -> None:
        """Leave the visit; what was handed in is still written."""
        self._left = self.state.visit_id if self.state else self._left
        self.state = None
        self.state_changed.emit(None)

    def _adopt(self, state: VisitState) -> VisitState:
        self._newest = state  # only ever set in the writer thread
        return state

    def _run(
        self, work: Callable[[], VisitState], refused: Refused | None, writes: bool = False
    ) -> Task:
        def timed() -> tuple[VisitState, str, Line | None]:
            state = work()
            return state, time.strftime("%H:%M:%S") if writes else "", self._doubt_of_clock()

        task = self.worker.write(timed)
        task.done.connect(self._arrived)
        task.failed.connect(lambda error: self._refuse(error, refused, writes))
        task.broke.connect(lambda: self._lose(writes))
        task.finished.connect(self._less_pending)
        self._pending += 1
        if self._pending == 1:
            self.busy.emit(True)
        return task

    def _doubt_of_clock(self) -> Line | None:
        """Return what is wrong with the clock, once until it is right again; for the writer."""
        from models.visits.departure import Outcome, clock

        now = self.book.clock.now()
        line = clock(now, self._last or None)
        wrong = line.outcome is Outcome.STOP
        tell, self._doubted = wrong and not self._doubted, wrong
        self._last = max(self._last, now.utc)
        return line if tell else None

    def _arrived(self, result: tuple[VisitState, str, Line | None]) -> None:
        state, saved_at, doubt = result
        if state.visit_id == self._left:  # written after one had left the visit
            if saved_at:
                self.saved.emit(saved_at)
            return
        self.state = state
        if self.state.member(self.actor) is None:
            self.actor = _who_goes_on(self.state)
        self.state_changed.emit(self.state)
        if saved_at:
            self.saved.emit(saved_at)
        if doubt is not None:
            self.clock_doubted.emit(doubt)

    def _refuse(self, error: ExpectedError, refused: Refused | None, writes: bool) -> None:
        from models.errors import StoreError

        lost = isinstance(error, StoreError)
        if refused is None or lost or not _hears(refused):
            self.failed.emit(error)
        else:
            refused(error)
        self._take_back()
        if writes and lost:
            self.not_saved.emit()

    def _lose(self, writes: bool) -> None:
        self._take_back()
        if writes:
            self.not_saved.emit()

    def _take_back(self) -> None:
        """Show what the record says, in place of what was painted ahead."""
        newest = self._newest
        if self.state is None or newest is None:
            return
        if newest.visit_id == self.state.visit_id:
            self.state = newest
        self.state_changed.emit(self.state)

    def _less_pending(self) -> None:
        self._pending -= 1
        if self._pending == 0:
            self.busy.emit(False)

    def detach(self) -> None:
        """Close the workspace; the worker has been shut down before."""
        if self.workspace is not None:
            from ui import last_folder

            last_folder.forget()
            self.workspace.close()
        self.workspace = self._book = self.state = self._newest = None


def _hears(refused: Refused) -> bool:
    """Whether what was to tell a refusal is still there; its page may have been built anew."""
    from shiboken6 import isValid

    owner = getattr(refused, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def _who_goes_on(state: VisitState) -> str:
    """Return who acts when nobody was chosen, or has left the team: who began, or the leader."""
    began = state.opened_event.actor
    if state.member(began) is not None or not state.members:
        return began
    return next((m.id for m in state.members if m.role == "leader"), state.members[0].id)
