"""Journey J1: hands and eyes in front of the real window, and the names that its steps share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.facts.state import VisitState
from ui.app import dispose, make_window
from ui.screens.visit.screen import VisitScreen
from ui.window import VISIT, Window

QUALITY, HOSPITAL = "community-service-quality-2015", "community-hospital-cq-2020"
PASSPHRASE = "journey-passphrase"
FACILITY, EVALUATOR = "示例镇卫生院", "林示例"
HEAD, DEPUTY, NURSE = "欧阳示例", "吴示例", "苏示例"
CURTAIN, FEVER, LOCKED = "2.3.3/2", "2.4.3/3", "1.1.6"
BEDS, SLIPS, RECORDS = "1.1.6/1", "2.5.1/0", "1.2.2/2"
SEED = "7KQ2M9XW"
CONSULTING = "全科诊室"
FACT = "治疗室两张治疗床之间无隔帘，换药时相互可见。"
RECTIFY = "加装隔帘或屏风，换药时拉闭。"
SPOKEN = "放射科整天上锁，钥匙不在院内。"
AWAY = "院长到县里开会，当天委托副院长主持。"


class Person:
    """Hands and eyes in front of the window."""

    def __init__(self, qtbot: QtBot, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.qtbot, self.folder, self._patch = qtbot, folder, patch
        self.window = self._open()

    def _open(self) -> Window:
        window = make_window(self.folder)
        window.show()
        window.activateWindow()
        return window

    def restart(self) -> None:
        """Close the program and start it again."""
        self.settle()
        self.window.close()
        dispose(self.window)
        self.window = self._open()

    def leave(self) -> None:
        self.settle()
        dispose(self.window)

    def settle(self) -> None:
        idle: Callable[[], bool] = lambda: self.window.session.worker.idle  # noqa: E731
        self.qtbot.waitUntil(idle, timeout=30_000)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        self.qtbot.waitUntil(idle, timeout=30_000)

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        found = [w for w in self.window.findChildren(kind, name) if w.isVisible()]
        assert found, f"nothing visible is called {name} on {self.window.page}"
        return found[-1]

    def text(self, name: str) -> str:
        label = self.find(name, QLabel)
        assert isinstance(label, QLabel)
        return label.text()

    def shows(self, name: str) -> bool:
        return any(w.isVisible() for w in self.window.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        button = self.find(name, QAbstractButton)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), f"{name} is off"
        button.click()
        self.settle()

    def type(self, name: str, words: str) -> None:
        field = self.find(name)
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(words)
            return
        assert isinstance(field, QLineEdit)
        field.clear()
        QTest.keyClicks(field, words) if words.isascii() else field.insert(words)
        field.editingFinished.emit()
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def click_row(self, name: str, text: str) -> None:
        table = self.find(name, QTableView)
        assert isinstance(table, QTableView)
        model = table.model()
        for line in range(model.rowCount()):
            words = [
                str(model.index(line, at).data()).strip("　") for at in range(model.columnCount())
            ]
            if any(word == text or word.startswith(f"{text} ") for word in words):
                index = model.index(line, 0)
                table.scrollTo(index)
                at = table.visualRect(index).center()
                QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
                self.settle()
                return
        raise AssertionError(f"{name} has no {text}")

    # The visit

    @property
    def state(self) -> VisitState:
        """As it stands in the file: what is shown must be what is saved."""
        shown = self.window.session.state
        assert shown is not None
        kept = self.window.session.book.load(shown.visit_id)
        assert kept.head == shown.head
        return kept

    @property
    def screen(self) -> VisitScreen:
        found = self.window.page_widget(VISIT)
        assert isinstance(found, VisitScreen)
        return found

    def at(self, clause: str, pack: str = QUALITY) -> None:
        self.screen.show_clause(pack, clause)
        self.focus()

    def focus(self) -> None:
        """The keys go to the marking screen."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.screen.setFocus()
        self.settle()

    def draw(self) -> None:
        pad = self.find("signature_pad")
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 90))
        for x in range(90, 300, 15):
            QTest.mouseMove(pad, QPoint(x, 90 + x % 40))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(300, 120))

    def choose_files(self, files: Sequence[Path]) -> None:
        """Answer the next question of the system for files."""
        names = [str(file) for file in files]
        self._patch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (names, ""))

    def wait_for_photos(self) -> None:
        """Until what was handed in is read, sorted and saved."""
        intake = self.screen.evidence.intake
        self.qtbot.waitUntil(lambda: not intake.busy, timeout=30_000)
        self.settle()
