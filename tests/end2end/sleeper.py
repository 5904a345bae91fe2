"""A window that marks one clause after the other; run as a process that a test puts to sleep.

Says on standard output ``saved N`` for every mark that the screen calls saved, and ``refused`` for
one that it does not; leaves when its standard input ends.
"""

from __future__ import annotations

import os
import sys
import threading
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from models.standards.types import Verdict
from tests.ui import sample_visit
from ui.app import dispose, make_application
from ui.pages import register
from ui.screens.visit.screen import VisitScreen
from ui.session import FieldSession
from ui.tasks import Worker
from ui.window import Window


def main(folder: Path) -> None:
    """Mark until told to stop."""
    make_application(["sleeper"])
    field = sample_visit.new_field(folder)
    window = Window(FieldSession(Worker()))
    register(window)
    session = window.session
    session.attach(field.workspace, field.book, field.packs)
    session.actor = sample_visit.LEADER
    print("visit", field.visit, flush=True)
    window.show()
    window.enter()
    over = threading.Event()
    task = session.open_visit(field.visit)
    task.done.connect(lambda _state: mark_on(window, over))
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    looks = QTimer()
    looks.timeout.connect(
        lambda: QApplication.quit() if over.is_set() and session.worker.idle else None
    )
    looks.start(20)
    QApplication.exec()
    dispose(window)


def mark_on(window: Window, over: threading.Event) -> None:
    """Press 1, 2, 1, 2 … by clauses, each as soon as the one before is answered."""
    screen = window.go("visit")
    assert isinstance(screen, VisitScreen)
    session, verdicts = window.session, cycle((Verdict.MET, Verdict.NOT_MET))

    def press() -> None:
        if over.is_set():
            return
        screen.clauses.choose(next(verdicts))

    def saved(_moment: str) -> None:
        assert session.state is not None
        print("saved", session.state.count, flush=True)
        QTimer.singleShot(1, press)

    session.saved.connect(saved)
    session.failed.connect(lambda _error: print("refused", flush=True))
    press()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
