"""A frozen visit on the marking page: it says what it is, and promises nothing it would refuse."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.standards.types import Verdict
from tests.ui.rooms import room
from tests.ui.sample_visit import close, fill, sample
from ui.screens.visit.screen import VisitScreen
from ui.style import theme
from ui.widgets.segments import Segments


def test_a_frozen_visit_says_so_and_a_key_is_answered(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path, fill, close) as made:
        page = made.go("visit")
        assert isinstance(page, VisitScreen)
        page.show_clause(sample.QUALITY, "1.1.1/2")
        page.setFocus()
        made.settle()
        assert "Frozen, revision 1" in made.find("visitAbout", QLabel).text()
        assert "1 met" not in made.find("keyList", QLabel).text()
        assert "Import" not in made.find("photosNone", QLabel).text()
        before = made.session.state
        assert before is not None

        QTest.keyClick(page, Qt.Key.Key_2)
        made.settle()

        card = page.clauses.card
        assert card is not None
        assert "amendment" in card.message.text()
        after = made.session.state
        assert after is not None
        assert after.head == before.head
        assert after.verdict(sample.QUALITY, "1.1.1/2") is Verdict.MET

        drawn, ground = ground_of(card.segments), theme.colour
        assert drawn == [ground("ok_soft"), *[ground("sunken")] * 3], "nothing stands up"
        met = card.segments.findChild(QPushButton, "met_" + card.objectName()[5:])
        assert met is not None
        assert met.cursor().shape() is Qt.CursorShape.ArrowCursor


def ground_of(segments: Segments) -> list[QColor]:
    """What is painted behind the words of each segment, left to right."""
    drawn = segments.grab().toImage()
    each, middle = drawn.width() // 4, drawn.height() // 2
    return [drawn.pixelColor(each * at + 9, middle) for at in range(4)]
