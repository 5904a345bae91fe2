"""A real window on a real workspace, off-screen, for the benchmarks of the marking screen."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from bench.ours import LEADER, visit_opened
from models.clock import SystemClock
from models.standards.types import Pack
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from ui.app import dispose, make_application, warm_up
from ui.pages import register
from ui.screens.visit.screen import VisitScreen
from ui.session import FieldSession
from ui.tasks import Worker
from ui.window import Window

PASSPHRASE = "bench-passphrase"


@dataclass(frozen=True)
class Opened:
    """A window on an open workspace."""

    window: Window
    workspace: Workspace


@contextmanager
def marking(folder: Path, packs: Mapping[str, Pack]) -> Iterator[VisitScreen]:
    """Open the marking screen of a new visit under ``packs`` (by digest)."""
    workspace, _ = Workspace.create(folder, PASSPHRASE, FIELD)
    with _window(workspace, packs) as opened:
        session = opened.window.session
        state = session.book.start(visit_opened(packs), LEADER)
        session.open_visit(state.visit_id)
        wait(lambda: session.worker.idle)
        screen = opened.window.go("visit")
        assert isinstance(screen, VisitScreen)
        wait(lambda: session.worker.idle)
        settle()
        yield screen


@contextmanager
def reopened(folder: Path, passphrase: str, packs: Mapping[str, Pack]) -> Iterator[Opened]:
    """Open a workspace that is there, and show the list of its visits."""
    with _window(Workspace.open(folder, passphrase, FIELD), packs) as opened:
        opened.window.go("visits")
        wait(lambda: opened.window.session.worker.idle)
        settle()
        yield opened


@contextmanager
def bare() -> Iterator[Window]:
    """A window without a workspace, at rest."""
    make_application(["bench"])
    window = Window(FieldSession(Worker()))
    register(window)
    window.show()
    settle()
    try:
        yield window
    finally:
        dispose(window)


@contextmanager
def _window(workspace: Workspace, packs: Mapping[str, Pack]) -> Iterator[Opened]:
    make_application(["bench"])
    worker = Worker()
    window = Window(FieldSession(worker))
    register(window)
    window.session.attach(workspace, VisitBook(workspace, SystemClock(), packs), packs)
    window.session.actor = LEADER
    window.show()
    warm_up(window)
    window.enter()
    wait(lambda: worker.idle)
    try:
        yield Opened(window, workspace)
    finally:
        window.go("visits")
        wait(lambda: worker.idle)
        dispose(window)


def wait(until: Callable[[], bool], patience: float = 600.0, every: int = 2) -> None:
    """Run the event loop as the program does until something is so; looks ``every`` so many ms."""
    loop, timer = QEventLoop(), QTimer()
    end, came = time.monotonic() + patience, False

    def look() -> None:
        nonlocal came  # kept: what was so when looked at may not be so when the loop has ended
        came = came or until()
        if came or time.monotonic() > end:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(every)
    loop.exec()
    if not came:
        raise RuntimeError("the window did not come to rest")


def settle() -> None:
    """Lay out, paint and let go of what is waiting for it, as the event loop would."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def busy(work: Callable[[], object]) -> float:
    """Seconds in which the window's thread is at work for ``work`` and the paint that follows.

    Time of the thread, not of the wall: what other programs do meanwhile does not count. What is
    left for later turns of the event loop (cards out of sight) is done after the measurement.
    """
    settle()
    start = time.thread_time()
    work()
    for _ in range(3):  # layout asks for paint, paint for nothing more
        QApplication.sendPostedEvents()
    seconds = time.thread_time() - start
    settle()
    return seconds


class Heartbeat(QObject):
    """Ticks in the window's thread; a gap between two ticks is a stall a person can feel."""

    EVERY = 5
    """Milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last, self._cpu = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to tick."""
        self._last, self._cpu = time.perf_counter(), time.thread_time()
        self._timer.start(self.EVERY)

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self.gaps.append(now - self._last)
        self.work.append(cpu - self._cpu)
        self._last, self._cpu = now, cpu
