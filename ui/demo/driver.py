"""Hands and eyes for the demo: finds widgets by name, clicks, types, drops, waits, and looks.

Everything goes through the events a person would cause; nothing is called behind the screens.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar, overload

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from models.facts.state import VisitState
from ui.session import FieldSession
from ui.window import Window

Kind = TypeVar("Kind", bound=QWidget)
Stroke = list[tuple[float, float]]
"""Points as fractions of the pad's width and height."""
PATIENCE = 30.0
"""Seconds the demo waits for anything before it says what did not happen."""


class DemoStuck(Exception):
    """The window did not do what the story expects; our bug, told with what was awaited."""


class Driver:
    """Acts on the visible widgets of one window."""

    def __init__(self, window: Window, screens: Path) -> None:
        self.window = window
        self._screens = screens
        self.shots: list[Path] = []

    # What the window works on

    def session(self) -> FieldSession:
        """Return the session of the window, to see whether something is still being written."""
        return self.window.session

    def state(self) -> VisitState:
        """Return the visit as the record says it is now."""
        state = self.window.session.state
        if state is None:
            raise DemoStuck("no visit is open")
        return state

    # Waiting

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Let the window work until `condition` holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                self.shot("stuck")
                raise DemoStuck(what)
            _pause(5)

    def settle(self, seconds: float = 0.05) -> None:
        """Let pending events and layouts be done."""
        _pause(int(seconds * 1000))

    # Finding

    @overload
    def find(self, name: str) -> QWidget: ...

    @overload
    def find(self, name: str, kind: type[Kind]) -> Kind: ...

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Return the visible widget called `name`; wait until it is there."""
        self.until(lambda: self.look(name, kind) is not None, f"no visible {name}")
        found = self.look(name, kind)
        assert found is not None
        return found

    @overload
    def look(self, name: str) -> QWidget | None: ...

    @overload
    def look(self, name: str, kind: type[Kind]) -> Kind | None: ...

    def look(self, name: str, kind: type[QWidget] = QWidget) -> QWidget | None:
        """Return the visible widget called `name`, or None."""
        for root in (self.window, *QApplication.topLevelWidgets()):
            for found in root.findChildren(kind, name):
                if found.isVisible():
                    return found
        return None

    # Acting

    def click(self, name: str) -> None:
        """Click a button once it is enabled; it is scrolled into sight first."""
        target = self.find(name)
        self.until(target.isEnabled, f"{name} stays disabled")
        self.reveal(target)
        if isinstance(target, QAbstractButton):
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=_spot(target))
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton)

    def reveal(self, target: QWidget) -> None:
        """Scroll every area around `target` so that it is in sight."""
        above = target.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(target)
            above = above.parentWidget()

    def type(self, name: str, text: str) -> None:
        """Replace what stands in a field."""
        target = self.find(name)
        self.reveal(target)
        target.setFocus()
        if isinstance(target, QLineEdit):
            target.selectAll()
            QTest.keyClick(target, Qt.Key.Key_Delete)
            target.insert(text)  # as an input method commits Chinese words
            target.textEdited.emit(text)
        elif isinstance(target, QPlainTextEdit | QTextEdit):
            target.selectAll()
            target.insertPlainText(text)
        else:
            raise DemoStuck(f"{name} takes no text")

    def leave(self, name: str) -> None:
        """Leave a field by the tabulator, which commits what was typed."""
        QTest.keyClick(self.find(name), Qt.Key.Key_Tab)

    def choose(self, name: str, value: object) -> None:
        """Choose an entry of a drop-down list by its data."""
        target = self.find(name, QComboBox)
        self.reveal(target)
        at = target.findData(value)
        if at < 0:
            raise DemoStuck(f"{name} has no {value}")
        target.setFocus()
        target.setCurrentIndex(at)
        target.activated.emit(at)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the focus is."""
        if QApplication.focusWidget() is None:  # no window manager here hands it back to us
            self.window.activateWindow()
            self.settle()
        target = QApplication.focusWidget() or self.window
        if modifier is None:
            QTest.keyClick(target, key)
        else:
            QTest.keyClick(target, key, modifier)

    def drop(self, name: str, files: Sequence[Path]) -> None:
        """Drop files on a widget."""
        target = self.find(name)
        self.until(target.isEnabled, f"{name} stays disabled")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        where, copy = target.rect().center(), Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(where, copy, mime, left, none)
        QApplication.sendEvent(target, enter)
        if not enter.isAccepted():
            raise DemoStuck(f"{name} takes no files")
        QApplication.sendEvent(target, QDropEvent(QPointF(where), copy, mime, left, none))

    def draw(self, name: str, strokes: Sequence[Stroke]) -> None:
        """Write on a signature pad."""
        pad = self.find(name)
        self.reveal(pad)
        left = Qt.MouseButton.LeftButton
        for stroke in strokes:
            points = [QPoint(int(x * pad.width()), int(y * pad.height())) for x, y in stroke]
            QTest.mousePress(pad, left, pos=points[0])
            for point in points[1:]:
                QTest.mouseMove(pad, point)
            QTest.mouseRelease(pad, left, pos=points[-1])

    # Looking

    def shot(self, name: str) -> Path:
        """Keep a picture of the window once what was asked for has come, or has not within 2 s."""
        for _ in range(40):
            self.settle()
            if self.window.session.worker.idle:
                break
        self.settle()  # what came last is laid out only now
        file = self._screens / f"{len(self.shots) + 1:02}-{name}.png"
        over = QApplication.activeModalWidget()
        (over if over is not None else self.window).grab().save(str(file))
        self.shots.append(file)
        return file


def _pause(milliseconds: int) -> None:
    """Let the window and its threads work (QTest.qWait would starve the threads)."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _spot(button: QWidget) -> QPoint:
    """A place inside the button, near its left edge, where check boxes and radios listen."""
    return QPoint(min(12, button.width() // 2), button.height() // 2)
