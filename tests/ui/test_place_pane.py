"""The list of rooms: whole names, whole rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QTableView

from tests.ui.marking import Marking
from ui.screens.visit.screen import LIST
from ui.style import theme
from ui.widgets.indicator_delegate import ROW_HEIGHT
from ui.widgets.room_delegate import SIZES, two_lines

LONG = "治疗室/处置室/观察室（合用）二楼东侧"
"""Invented; longer than any of the standards."""


@pytest.mark.parametrize("height", [720, 741])
@pytest.mark.parametrize("percent", [100, 150])
def test_only_whole_rows_of_rooms_are_seen(marking: Marking, height: int, percent: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.dress(app, theme.Theme.LIGHT, percent)
    marking.room.window.rebuild()
    marking.room.open()
    screen = Marking(marking.room).screen
    marking.room.window.resize(1280, height)
    marking.room.settle()
    screen.walking.switch()
    screen.panes.turn_to(LIST)
    marking.room.settle()
    table = marking.room.find("roomList", QTableView)
    assert table.viewport().height() % theme.px(ROW_HEIGHT) == 0
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = table.visualRect(table.model().index(table.model().rowCount() - 1, 0))
    assert table.viewport().rect().contains(last)
    assert last.top() % theme.px(ROW_HEIGHT) == 0


def test_a_long_name_of_a_room_stands_in_two_lines_and_whole_in_its_tip(marking: Marking) -> None:
    marking.room.window.resize(1280, 720)
    marking.screen.walking.switch()
    marking.room.settle()
    table = marking.room.find("roomList", QTableView)
    room = QRect(0, 0, table.viewport().width() - 38 - 60, theme.px(ROW_HEIGHT))
    flags = int(Qt.TextFlag.TextWrapAnywhere)
    model = table.model()
    for line in range(model.rowCount()):
        words = str(model.index(line, 0).data())
        metrics = QFontMetrics(theme.font(SIZES[-1], bold=True))
        assert metrics.boundingRect(room, flags, words).height() <= room.height(), words
        assert words in str(model.index(line, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_what_two_lines_do_not_hold_ends_in_dots(marking: Marking) -> None:
    metrics = QFontMetrics(theme.font(12))
    first, rest = two_lines(metrics, LONG * 3, 120).split("\n")
    assert LONG.startswith(first)
    assert rest.endswith("…")
    assert max(map(metrics.horizontalAdvance, (first, rest))) <= 120
