"""Work off the GUI thread: one writer for the store, a small pool for everything that computes.

A function runs in a thread, its result comes back as a signal of its Task, always in the thread
of the window: the hop is an explicitly queued connection from the Worker to itself. Not from the
Task: the window could have dealt with it and deleted it while the thread is still in the hop.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from ui.stopping import Cancelled as Cancelled
from ui.stopping import Progress as Progress

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

BEHIND = 10
"""How far our threads stand behind the window's (``nice``; behind 19 nobody stands)."""


def while_there(owner: object, act: Callable[..., None]) -> Callable[..., None]:
    """Return ``act``, which does nothing once ``owner`` is gone: its page was built anew."""

    def answer(*found: Any) -> None:
        from shiboken6 import isValid  # as small as it is, nothing needs it before an answer

        if isValid(owner):
            act(*found)

    return answer


class Task(QObject):
    """One piece of work under way; its signals arrive in the window's thread."""

    done = Signal(object)
    """The result."""
    failed = Signal(object)
    """The ExpectedError that ended it."""
    broke = Signal()
    """Our own mistake ended it; the crash report has it by now."""
    progress = Signal(float, str)
    """How far it is; coalesced, so a loop may tell it as often as it likes."""
    finished = Signal()
    """Whatever came of it; last of all."""

    _moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        from PySide6.QtCore import Qt  # its enums take 15 ms: not before the first paint

        super().__init__(parent)
        self._stop = threading.Event()
        self._latest: tuple[float, str] | None = None
        self._told: tuple[float, str] | None = None
        self._lock = threading.Lock()
        self._moved.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next word about progress."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """True once somebody asked to stop."""
        return self._stop.is_set()

    def report(self, fraction: float, words: str = "") -> None:
        """Called by the work, in its thread; raises Cancelled when it is to stop."""
        if self._stop.is_set():
            raise Cancelled
        if (fraction, words) == self._told:
            return  # asked only whether to go on: the window's thread need not wake for it
        self._told = (fraction, words)
        with self._lock:
            waiting = self._latest is not None
            self._latest = (fraction, words)
        if not waiting:
            self._moved.emit()

    @Slot()
    def _tell_progress(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
        if latest is not None:
            self.progress.emit(*latest)

    def settle(self, result: object, error: BaseException | None) -> None:
        """Tell what came of it, in the window's thread."""
        try:
            if error is None:
                self.done.emit(result)
            elif _is_expected(error):
                self.failed.emit(error)
            elif not isinstance(error, Cancelled):
                sys.excepthook(type(error), error, error.__traceback__)
                self.broke.emit()
        finally:
            self.finished.emit()


def _step_back() -> None:
    """Let the window's thread go first where both want a core: it waits for tens of milliseconds
    otherwise. Linux alone gives each thread a rank of its own this way.

    What was started with ``nice`` may not come forward again, and a sandbox may forbid even this:
    a thread that does not begin would take every task with it.
    """
    if sys.platform == "linux":
        this = threading.get_native_id()
        with suppress(OSError):
            rank = os.getpriority(os.PRIO_PROCESS, this) + BEHIND
            os.setpriority(os.PRIO_PROCESS, this, rank)


def _is_expected(error: BaseException) -> bool:
    """Whether it is the world's fault; models are not imported before they are needed."""
    models = sys.modules.get("models.errors")
    return models is not None and isinstance(error, models.ExpectedError)


class Worker(QObject):
    """The threads of the program: `write` keeps order, `compute` runs beside it."""

    drained = Signal()
    """Nothing is under way any more."""

    _arrived = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executors: dict[str, ThreadPoolExecutor] = {}
        self._open: set[Task] = set()
        self._computing: set[Task] = set()
        self._last_steps: list[Callable[[], None]] = []
        self._ended = False

    def write(self, work: Callable[[], Any]) -> Task:
        """Run `work` after everything that was handed in before, one at a time."""
        task = self._task()
        self._start(self._executor("writer", 1), task, work)
        return task

    def write_telling(self, work: Callable[[Progress], Any]) -> Task:
        """Run `work` in the order of `write`; it can tell its progress, and be stopped by that."""
        task = self._task()
        self._start(self._executor("writer", 1), task, lambda: work(task.report))
        return task

    def compute(self, work: Callable[[Progress], Any]) -> Task:
        """Run `work` beside others; it is given a function to tell its progress to."""
        task = self._task()
        beside = max(2, (os.cpu_count() or 2) - 1)  # two, so a package never holds up thumbnails
        self._computing.add(task)
        self._start(self._executor("compute", beside), task, lambda: work(task.report))
        return task

    def at_end(self, step: Callable[[], None]) -> None:
        """Do `step` when the threads have ended, e.g. close what they worked on."""
        self._last_steps.append(step)

    def stop_computing(self) -> None:
        """Ask everything that only computes to stop; what is being written goes on."""
        for task in self._computing:
            task.cancel()

    @property
    def idle(self) -> bool:
        """True when nothing is under way and every result has been delivered."""
        return not self._open

    @property
    def ended(self) -> bool:
        """Whether it was shut down: nothing can be handed in any more."""
        return self._ended

    def shutdown(self) -> None:
        """Finish what is being written, drop what only computes, and end the threads."""
        self._ended = True
        for task in self._open:
            task.blockSignals(True)
            task.cancel()
        for name, executor in sorted(self._executors.items()):
            executor.shutdown(wait=True, cancel_futures=name == "compute")
        self._open.clear()
        self._computing.clear()
        steps, self._last_steps = self._last_steps, []
        for step in steps:
            step()

    def _executor(self, name: str, threads: int) -> ThreadPoolExecutor:
        if not self._executors:
            from PySide6.QtCore import Qt

            self._arrived.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        if name not in self._executors:
            from concurrent.futures import ThreadPoolExecutor  # not before the first paint

            self._executors[name] = ThreadPoolExecutor(
                threads, thread_name_prefix=name, initializer=_step_back
            )
        return self._executors[name]

    def _task(self) -> Task:
        task = Task(self)
        self._open.add(task)
        task.finished.connect(self._forget)
        return task

    @Slot(object, object, object)
    def _settle(self, task: Task, result: object, error: BaseException | None) -> None:
        task.settle(result, error)

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._open.discard(task)
            self._computing.discard(task)
            task.deleteLater()
            if self.idle:
                self.drained.emit()

    def _start(self, executor: ThreadPoolExecutor, task: Task, work: Callable[[], Any]) -> None:
        def arrive(future: Future[Any]) -> None:
            if future.cancelled() or self._ended:
                return
            error = future.exception()
            self._arrived.emit(task, None if error else future.result(), error)

        executor.submit(work).add_done_callback(arrive)
