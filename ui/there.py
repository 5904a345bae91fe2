"""Is there a folder? Asked beside the window, which a dead network drive would hold for a minute.

The question has a thread of its own, not the Worker's: one that is never answered would keep a
place of its pool, and the program from ending. No Qt.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

PATIENCE = 0.2
"""Seconds the window waits at most; a drive that is awake answers within a thousandth of one."""


class _Question(threading.Thread):
    """One look at one path."""

    def __init__(self, path: Path) -> None:
        super().__init__(name="there", daemon=True)
        self._path = path
        self.answer: bool | None = None

    def run(self) -> None:
        self.answer = os.path.isdir(self._path)  # False too for what cannot be read


_asked: dict[Path, _Question] = {}
"""Questions that were not answered in time: the same one is not put a second time meanwhile."""


def is_folder(path: Path) -> bool | None:
    """Return whether a folder is there; None while its drive does not answer."""
    question = _asked.pop(path, None)
    if question is None or not question.is_alive():
        question = _Question(path)
        question.start()
    question.join(PATIENCE)
    if question.answer is None:
        _asked[path] = question
    return question.answer
