"""Photos and documents on their way into the record: prepared ahead, kept in order.

While some are written the next are being hashed and decoded. Those that wait for the writer are
kept together, so that one wait for the disk serves several; none is told before that is over. What
was chosen stands in the intake
journal until all of it is in; what is in already is told by its hash and costs only a reading.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import ExpectedError, StoreError
from models.evidence import journal
from models.evidence.folders import files_in
from models.evidence.intake import Known, Prepared
from models.evidence.journal import Chosen
from models.evidence.slate import Code
from models.facts.bodies import ClauseRef
from models.facts.state import VisitState
from models.limits import MEBIBYTE
from ui.screens.visit.actions import Actions, Answers
from ui.screens.visit.slates_among import SlatesAmong
from ui.screens.visit.sorting import Sorting, code_of
from ui.screens.visit.sources import Source, name_of, prepare, sources_of
from ui.session import FieldSession
from ui.tasks import Progress, Task, while_there

__all__ = ["Intake", "Source", "prepare", "sources_of"]

AHEAD = 8
"""Files between being opened and being durable: two decode, the others wait or are written."""
TOGETHER = 4
"""Most files kept in one transaction."""
WAIT_MS = 250
"""So long a file may wait for others to be kept with; with a slow phone it goes alone."""
ROOM = 48 * MEBIBYTE
"""Bytes of them in memory at once, unless a single one is larger."""
LATER = {"evidence-file-unreadable", "evidence-folder-unreadable", "evidence-changed"}
"""Refusals that may be different next time: the journal keeps what was chosen."""


@dataclass(slots=True, eq=False)
class _Slot:
    source: Source
    ref: ClauseRef | None
    weight: int
    look: bool = False
    """Whether to look for a slate; a photo without a clause is always looked through."""
    task: Task | None = None
    answer: Prepared | Known | ExpectedError | None = None
    code: Code | None = None
    settled: bool = False


class Intake(QObject):
    """A queue of files; some are prepared in the pool while the writer keeps those before."""

    moved = Signal(int, int)
    """Files done and files in all, since the queue was last empty."""
    refused = Signal(str, object)
    """Name of the file (empty for a pasted picture) and the ExpectedError."""
    added = Signal(str)
    """SHA-256 of what is now durable."""
    thumbnail = Signal(str, object)
    """SHA-256 and JPEG of what is about to be kept; it need not be read again."""
    drained = Signal(object)
    """All of it is done: the SHA-256 of what was new, in order."""
    unfinished = Signal(object)
    """What an earlier sitting left (tuple of Chosen); empty when there is nothing."""

    def __init__(self, session: FieldSession, actions: Actions) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        self._queue: deque[_Slot] = deque()
        self._flying: deque[_Slot] = deque()
        self._ready: list[_Slot] = []
        self._keeping: list[_Slot] = []
        self._looking = 0
        self._chosen: list[Chosen] = []
        self._new: list[str] = []
        self._again = False
        self._visit = ""
        self._done = self._all = 0
        self._patience = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._patience.timeout.connect(self._keep_waiting)
        self.sorting = Sorting(session, self)
        self.among = SlatesAmong(session, self.sorting, self)
        self.among.taken.connect(self.take)
        self.among.settled.connect(self._end_if_done)
        self.drained.connect(self.sorting.finish)
        self.drained.connect(self.among.finish)
        session.state_changed.connect(self._on_state)
        self._on_state(session.state)  # the screen may be built after the visit was opened

    @property
    def busy(self) -> bool:
        """Whether files are on their way."""
        return self._looking > 0 or self._done < self._all

    def await_answer(self, by: int) -> None:
        """Count files that are looked at before they are handed in (+1, then -1): it is at work."""
        self._looking += by

    def take(self, sources: Iterable[Source], ref: ClauseRef | None, look: bool = False) -> None:
        """Add files, and all files of folders; for one clause, or for the tray.

        With `look` files for a clause are looked through for slates while they come in.
        """
        state, given = self._session.state, tuple(sources)
        if state is None or not given:
            return
        self._visit = state.visit_id
        self._journal(Chosen(s, ref) for s in given if isinstance(s, Path))
        pictures = [s for s in given if not isinstance(s, Path)]
        files = [s for s in given if isinstance(s, Path)]
        self._enqueue([_Slot(s, ref, 0) for s in pictures])
        if files:
            self._look_at(files, ref, look)

    def take_up(self, chosen: Iterable[Chosen]) -> None:
        """Go on with what an earlier sitting left."""
        by_ref: dict[ClauseRef | None, list[Source]] = {}
        for each in chosen:
            by_ref.setdefault(each.ref, []).append(each.path)
        self._again = False
        for ref, paths in by_ref.items():
            self.take(paths, ref, look=True)

    def cancel(self) -> None:
        """Leave out what is not being written yet; what was kept stays."""
        self._drop()
        self._again = False
        self.moved.emit(self._done, self._all)
        self._end_if_done()

    def _journal(self, more: Iterable[Chosen]) -> None:
        new = [each for each in more if each not in self._chosen]
        if new:
            self._chosen += new
            self._write_journal(self._chosen)

    def _write_journal(self, chosen: Iterable[Chosen]) -> None:
        workspace, visit, lines = self._session.workspace, self._visit, tuple(chosen)
        if workspace is not None:
            task = self._session.worker.write(lambda: journal.keep(workspace, visit, lines))
            task.failed.connect(self._session.failed)

    # Finding the files: a phone answers slowly, and may go away meanwhile

    def _look_at(self, paths: list[Path], ref: ClauseRef | None, look: bool) -> None:
        self._looking += 1

        def work(progress: Progress) -> list[_Slot]:
            found = files_in(paths, lambda: progress(0.0, ""))
            return [_Slot(path, ref, _size(path), look) for path in found]

        task = self._session.worker.compute(work)
        task.done.connect(self._enqueue)
        task.failed.connect(self._refuse_folder)
        task.finished.connect(self._looked)

    def _refuse_folder(self, error: ExpectedError) -> None:
        self._again |= error.code in LATER
        self.refused.emit("", error)

    def _looked(self) -> None:
        self._looking -= 1
        self._end_if_done()

    # Preparing

    def _enqueue(self, slots: list[_Slot]) -> None:
        if self._session.state is None or not slots:
            return
        self._queue.extend(slots)
        self._all += len(slots)
        self.moved.emit(self._done, self._all)
        self._fill()

    def _fill(self) -> None:
        while self._queue and self._room_for(self._queue[0]):
            slot = self._queue.popleft()
            self._flying.append(slot)
            self._prepare(slot)

    def _room_for(self, slot: _Slot) -> bool:
        held = [*self._flying, *self._ready, *self._keeping]
        weight = sum(each.weight for each in held)
        return not held or (len(held) < AHEAD and weight + slot.weight <= ROOM)

    def _prepare(self, slot: _Slot) -> None:
        state = self._session.state
        known = state.evidence if state else {}

        def work(progress: Progress) -> Prepared | Known:
            from models.evidence.codes import seen  # a reader of codes: not while starting

            look = seen if slot.look or slot.ref is None else None
            made = prepare(slot.source, known, lambda: progress(0.0, ""), look)
            slot.code = code_of(made, far=slot.ref is None)
            return made

        task = slot.task = self._session.worker.compute(work)
        task.done.connect(lambda made: self._answer(slot, made))
        task.failed.connect(lambda error: self._answer(slot, error))
        task.finished.connect(lambda: self._settle(slot))

    def _answer(self, slot: _Slot, answer: Prepared | Known | ExpectedError) -> None:
        slot.answer = answer

    def _settle(self, slot: _Slot) -> None:
        """Prepared, refused, or our own fault (told elsewhere): go on in the order of the files."""
        slot.settled, slot.task = True, None
        while self._flying and self._flying[0].settled:
            self._finish(self._flying.popleft())
        self._fill()
        self._keep_if_due()

    def _finish(self, slot: _Slot) -> None:
        answer, name = slot.answer, name_of(slot.source)
        if isinstance(answer, Prepared | Known):
            if self._is_slate(slot, answer, name):
                self._one_more()
            else:
                self._show(answer)
                self._ready.append(slot)
            return
        if isinstance(answer, ExpectedError):
            self._again |= answer.code in LATER
            self.refused.emit(name, answer)
        self._one_more()

    def _is_slate(self, slot: _Slot, made: Prepared | Known, name: str) -> bool:
        """A slate was read, and is no evidence; of one among files for a clause one is asked."""
        if slot.ref is None:
            return not self.sorting.note(made, name, slot.code)
        return slot.look and self.among.note(made, slot.source, slot.ref, slot.code)

    def _show(self, made: Prepared | Known) -> None:
        if isinstance(made, Prepared) and made.thumbnail:
            self.thumbnail.emit(made.sha256, made.thumbnail)

    # Keeping

    def _keep_if_due(self) -> None:
        """Hand some to the writer when it is free: enough of them, or all there are."""
        if not self._ready or self._keeping:
            return
        if len(self._ready) >= TOGETHER or not self._flying:
            self._keep_waiting()
        elif not self._patience.isActive():
            self._patience.start()

    def _keep_waiting(self) -> None:
        self._patience.stop()
        if self._keeping or not self._ready or self._session.worker.ended:
            return
        group = self._keeping = self._ready[:TOGETHER]
        del self._ready[:TOGETHER]
        listed = [(made, slot.ref) for slot in group if (made := _made(slot))]
        task = self._actions.take_in_together(
            self._visit, listed, lambda answers: self._answered(group, answers)
        )
        task.failed.connect(lambda error: self._stop_for_the_disk(error, group))
        task.finished.connect(lambda: self._kept(group))

    def _answered(self, group: list[_Slot], answers: Answers) -> None:
        """What was not refused is durable now."""
        for slot, refusal in zip(group, answers, strict=True):
            made = _made(slot)
            if refusal is not None:
                self.refused.emit(name_of(slot.source), refusal)
            elif made is not None:
                self._new += [made.sha256] if isinstance(made, Prepared) else []
                self.added.emit(made.sha256)

    def _kept(self, group: list[_Slot]) -> None:
        self._keeping = []
        for slot in group:
            slot.answer = None
        self._one_more(len(group))
        self._fill()
        self._keep_if_due()

    def _stop_for_the_disk(self, error: ExpectedError, group: list[_Slot]) -> None:
        """A disk that is full takes none of the others either: say which are left out."""
        if not isinstance(error, StoreError):
            return
        left = [slot.source for slot in (*group, *self._ready, *self._flying, *self._queue)]
        self._drop()
        self._again = True
        for each in map(name_of, left):
            self.refused.emit(each, error)

    def _drop(self) -> None:
        for slot in self._flying:
            if slot.task is not None:
                slot.task.cancel()
        self._all -= len(self._queue) + len(self._flying) + len(self._ready)
        self._queue.clear()
        self._ready.clear()
        self._flying.clear()

    def _one_more(self, count: int = 1) -> None:
        self._done += count
        self.moved.emit(self._done, self._all)
        self._end_if_done()

    def _end_if_done(self) -> None:
        if self.busy or not (self._chosen or self._all):
            return
        new, self._new = tuple(self._new), []
        self._done = self._all = 0
        asked = self.among.waits  # the journal keeps a slate until its question is answered
        if self._chosen and not self._again and not asked:
            self._write_journal(())
        left = tuple(self._chosen) * self._again
        if not asked:
            self._chosen, self._again = [], False
        self.unfinished.emit(left)
        self.drained.emit(new)

    # Another visit, another sitting

    def _on_state(self, state: VisitState | None) -> None:
        """What is under way belongs to its visit: with another one it waits in the journal."""
        visit = state.visit_id if state else ""
        if visit == self._visit:
            return
        self._drop()
        self._chosen, self._again = [], False
        self._visit = visit
        self._ask_journal(visit)

    def _ask_journal(self, visit: str) -> None:
        workspace = self._session.workspace
        if workspace is None or not visit:
            self.unfinished.emit(())
            return
        task = self._session.worker.compute(lambda _progress: journal.kept(workspace, visit))
        task.done.connect(while_there(self, lambda left: self._tell_unfinished(visit, left)))
        task.failed.connect(self._session.failed)

    def _tell_unfinished(self, visit: str, left: tuple[Chosen, ...]) -> None:
        if visit == self._visit and not self.busy:
            self.unfinished.emit(left)


def _made(slot: _Slot) -> Prepared | Known | None:
    return slot.answer if isinstance(slot.answer, Prepared | Known) else None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading it will say why
