"""What scrolls is as high as its lines, whenever they came and however wide it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QStackedWidget, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.widgets.basics import column, empty, frame, label
from ui.widgets.blocks import clear_widget, scrolling_column

WORDS = "常见病、多发病的基本医疗服务项目和技术达到相关标准要求，并有记录可查。" * 3


class Pages:
    """A stack of two pages; the first one scrolls."""

    def __init__(self, qtbot: QtBot) -> None:
        self.area: QScrollArea
        self.rows: QVBoxLayout
        self.area, self.rows = scrolling_column("rows")
        self.stack = QStackedWidget()
        qtbot.addWidget(self.stack)
        self.stack.addWidget(clear_widget(column(self.area)))
        self.stack.addWidget(QLabel("other"))
        self.stack.resize(380, 420)
        self.stack.show()

    def fill(self, number: int) -> None:
        empty(self.rows)
        for _ in range(number):
            card = frame("card")
            card.setLayout(column(label(WORDS, wrap=True), margin=8))
            self.rows.addWidget(card)

    def squashed(self) -> list[int]:
        """Cards that have not the height their words need at this width."""
        cards = [self.rows.itemAt(n).widget() for n in range(self.rows.count())]
        return [
            n for n, card in enumerate(cards) if card.height() != card.heightForWidth(card.width())
        ]


@pytest.fixture
def pages(qtbot: QtBot) -> Pages:
    return Pages(qtbot)


@pytest.mark.parametrize("number", [0, 3, 40])
def test_no_card_is_squashed(pages: Pages, number: int) -> None:
    pages.fill(number)
    QApplication.processEvents()

    assert pages.squashed() == []
    assert (pages.area.verticalScrollBar().maximum() > 0) == (number == 40)


def test_no_card_is_squashed_that_came_while_another_page_was_shown(pages: Pages) -> None:
    pages.fill(3)
    QApplication.processEvents()
    pages.stack.setCurrentIndex(1)
    QApplication.processEvents()
    pages.fill(40)
    QApplication.processEvents()
    pages.stack.setCurrentIndex(0)
    QApplication.processEvents()

    assert pages.squashed() == []
    assert pages.area.verticalScrollBar().maximum() > 0


def test_no_card_is_painted_squashed_before_the_area_hears_of_it(pages: Pages) -> None:
    pages.fill(3)
    QApplication.processEvents()
    pages.fill(40)
    inner = pages.area.widget()
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)  # Qt shows new children later
    QApplication.sendPostedEvents(inner, QEvent.Type.LayoutRequest)

    assert pages.squashed() == []


def test_what_gets_shorter_leaves_no_empty_room_behind(qtbot: QtBot, pages: Pages) -> None:
    pages.fill(40)
    QApplication.processEvents()
    pages.stack.resize(900, 420)
    QApplication.processEvents()
    assert pages.squashed() == []

    pages.fill(1)
    qtbot.waitUntil(lambda: pages.area.verticalScrollBar().maximum() == 0)

    assert pages.area.widget().height() == pages.area.viewport().height()
