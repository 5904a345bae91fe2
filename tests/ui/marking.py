"""Hands for the marking screen, shared by its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
)

from models.facts.state import VisitState
from models.standards.types import Verdict
from tests.ui.rooms import Room
from ui.screens.visit.screen import VisitScreen

HOSPITAL, QUALITY = "community-hospital-cq-2020", "community-service-quality-2015"
KEYS = {
    Qt.Key.Key_1: Verdict.MET,
    Qt.Key.Key_2: Verdict.NOT_MET,
    Qt.Key.Key_4: Verdict.TO_VERIFY,
}


class Marking:
    """Hands for the marking screen."""

    def __init__(self, made: Room) -> None:
        self.room = made
        screen = made.go("visit")
        assert isinstance(screen, VisitScreen)
        self.screen = screen
        made.window.activateWindow()
        made.qtbot.waitUntil(made.window.isActiveWindow)

    def at(self, pack: str, clause: str) -> None:
        self.screen.show_clause(pack, clause)
        self.screen.setFocus()
        self.room.settle()
        self.all_cards()

    def all_cards(self) -> None:
        """Wait for the cards that come after the first paint."""
        self.room.qtbot.waitUntil(lambda: self.screen.clauses.complete, timeout=10_000)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        target = QApplication.focusWidget() or self.screen
        if modifier is None:
            QTest.keyClick(target, key)
        else:
            QTest.keyClick(target, key, modifier)
        self.room.settle()
        self.all_cards()

    def click(self, name: str) -> None:
        QTest.mouseClick(self.room.find(name), Qt.MouseButton.LeftButton)
        self.room.settle()

    def said(self, name: str) -> str:
        found = self.screen.findChild(QLabel, f"{name}Text")
        return found.text() if found is not None and found.isVisible() else ""

    def reloaded(self) -> VisitState:
        """The visit as it stands in the file."""
        return self.room.field.book.load(self.room.field.visit)

    def verdict(self, pack: str, clause: str) -> Verdict:
        shown = self.room.session.state
        assert shown is not None
        kept = self.reloaded()
        assert shown.head == kept.head
        return kept.verdict(pack, clause)
