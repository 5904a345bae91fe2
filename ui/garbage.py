"""Collects cyclic garbage in the window's thread only.

Python runs its collector in whatever thread allocates next. A widget that lies in a garbage
cycle would then be destroyed by a worker thread, which Qt answers with a crash (seen in the demo,
in one run of three). So the collector is off, and a timer of the window's thread does its work
by the same thresholds. What was imported before the person could do anything is never looked at
again (``settle``): two thirds of all objects, and a look at all of them took 35 ms and more.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 200
"""Milliseconds between two looks; a look costs nothing when little was allocated."""


class Collector(QObject):
    """Lives in the window's thread as long as the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        due = [n for n, limit in enumerate(gc.get_threshold()) if 0 < limit < gc.get_count()[n]]
        if due:
            gc.collect(due[-1])


def settle() -> None:
    """Let whatever there is now be: modules and first pages, which stay as long as the program."""
    gc.freeze()


def collect_here(application: QObject) -> Collector:
    """Start the collector of this application, once."""
    found = application.findChild(Collector)
    return found if isinstance(found, Collector) else Collector(application)
