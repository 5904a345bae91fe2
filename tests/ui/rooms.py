"""A real window on a real workspace, for tests of the quiet screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import sample_visit, stages
from tests.ui.sample_visit import Field
from ui import language
from ui.pages import register
from ui.session import FieldSession
from ui.tasks import Worker
from ui.window import Window

Kind = TypeVar("Kind", bound=QWidget)
LONG = 100_000
"""Milliseconds: our threads stand behind all others, and on a machine that is busy they hardly run;
a test that hangs ends at its 120 seconds."""


@dataclass
class Room:
    """The window, the laptop behind it, and hands to use it with."""

    qtbot: QtBot
    window: Window
    field: Field

    @property
    def session(self) -> FieldSession:
        return self.window.session

    def settle(self) -> None:
        """Wait until nothing is under way and every result has arrived."""
        self.qtbot.waitUntil(lambda: self.session.worker.idle, timeout=LONG)
        QTest.qWait(1)
        self.qtbot.waitUntil(lambda: self.session.worker.idle, timeout=LONG)

    def open(self) -> None:
        self.session.open_visit(self.field.visit)
        self.settle()

    def go(self, page: str) -> QWidget:
        widget = self.window.go(page)
        self.settle()
        return widget

    def find(self, name: str, kind: type[Kind] = QWidget) -> Kind:  # type: ignore[assignment]
        found = [w for w in self.window.findChildren(kind, name) if w.isVisible()]
        assert found, f"nothing visible is called {name}"
        return found[-1]

    def click(self, name: str) -> None:
        button = self.find(name, QAbstractButton)  # type: ignore[type-abstract]
        assert button.isEnabled(), f"{name} is off"
        button.click()
        self.settle()

    def act(self, name: str) -> None:
        """Choose a line of a menu."""
        action = next(a for a in self.window.findChildren(QAction) if a.objectName() == name)
        assert action.isEnabled(), f"{name} is off"
        action.trigger()
        self.settle()

    def type(self, name: str, text: str) -> None:
        line = self.find(name, QLineEdit)
        line.setFocus()
        line.clear()
        QTest.keyClicks(line, text) if text.isascii() else line.insert(text)
        line.editingFinished.emit()

    def put_folder(self, name: str, folder: Path) -> None:
        self.type(name, str(folder))

    def draw(self) -> None:
        pad = self.find("signature_pad")
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 90))
        for x in range(90, 300, 15):
            QTest.mouseMove(pad, QPoint(x, 90 + x % 40))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(300, 120))


@contextmanager
def room(qtbot: QtBot, folder: Path, *steps: Callable[[Field], None]) -> Iterator[Room]:
    """Open a window on a laptop whose visit went through ``steps``."""
    language.use(language.ENGLISH)
    field = stages.laptop(folder, *steps)
    worker = Worker()
    window = Window(FieldSession(worker))
    register(window)
    window.session.attach(field.workspace, field.book, field.packs)
    window.session.actor = sample_visit.LEADER
    window.show()
    window.enter()
    made = Room(qtbot, window, field)
    made.open()
    try:
        yield made
    finally:
        made.settle()
        worker.shutdown()
        window.session.detach()  # as the window does when it closes: no timer finds a workspace
        window.hide()
        window.deleteLater()
        field.workspace.close()
