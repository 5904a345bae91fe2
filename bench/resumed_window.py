"""The window, driven once: `stop` walks to a clause and is cut off, `resume` goes on there."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ui import app
from ui.window import VISIT, VISITS, Window

LOOK_EVERY_MS = 5
PATIENCE_MS = 60_000
"""A window that shows nothing until then leaves without a word."""
DOWN = 12
"""So many indicators are walked over before the power goes."""


class Driver:
    """Types and clicks as soon as there is something to type into."""

    def __init__(self, window: Window, passphrase: str, mode: str) -> None:
        self._window, self._passphrase, self._mode = window, passphrase, mode
        self._steps: list[Callable[[], bool]] = [self._unlock, self._visits]
        self._steps += [self._walk, self._stayed] if mode == "stop" else [self._there]
        self._timer = QTimer(window, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._steps and self._steps[0]():
            self._steps.pop(0)
        if not self._steps:
            self._say()

    def _unlock(self) -> bool:
        line = self._window.findChild(QLineEdit, "passphrase")
        if line is None or not line.isVisible():
            return False
        line.setText(self._passphrase)
        QTest.keyClick(line, Qt.Key.Key_Return)
        return True

    def _visits(self) -> bool:
        if self._window.page != VISITS or not self._window.session.worker.idle:
            return False
        if self._mode == "stop":
            QTest.keyClick(self._part("visitList"), Qt.Key.Key_Return)
            return True
        go = self._window.findChild(QPushButton, "resumeGo")
        if go is None or QApplication.focusWidget() is not go:
            return False
        QTest.keyClick(go, Qt.Key.Key_Space)
        return True

    def _walk(self) -> bool:
        if self._window.page != VISIT:
            return False
        screen = self._part("visitPage")
        for _ in range(DOWN):
            QTest.keyClick(screen, Qt.Key.Key_PageDown)
        QTest.keyClick(screen, Qt.Key.Key_Down)
        return True

    def _stayed(self) -> bool:
        from models.visits import whereabouts

        workspace = self._window.session.workspace
        assert workspace is not None
        kept = whereabouts.last(workspace)
        here = self._part("visitPage").whereabouts()  # type: ignore[attr-defined]
        return kept is not None and kept.clause == here.clause

    def _there(self) -> bool:
        if self._window.page != VISIT:
            return False
        here = self._part("visitPage").whereabouts()  # type: ignore[attr-defined]
        return here is not None

    def _say(self) -> None:
        self._timer.stop()
        here = self._part("visitPage").whereabouts()  # type: ignore[attr-defined]
        told = {"pack": here.pack, "clause": here.clause, "scroll": here.scroll}
        told["cpu"] = time.process_time()
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        if self._mode == "stop":
            os._exit(0)  # as when the power goes
        QApplication.quit()

    def _part(self, name: str) -> QWidget:
        found = self._window.findChild(QWidget, name)
        assert found is not None, name
        return found


def main() -> int:
    """Open the window on a workspace and drive it."""
    folder, passphrase, mode = sys.argv[1:4]
    application = app.make_application(sys.argv[:1])
    window = app.make_window(Path(folder))
    window.painted.connect(lambda: app.warm_up(window))
    window.show()
    window.activateWindow()
    QTimer.singleShot(PATIENCE_MS, QApplication.quit)
    driver = Driver(window, passphrase, mode)
    application.exec()
    assert driver
    app.dispose(window)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
