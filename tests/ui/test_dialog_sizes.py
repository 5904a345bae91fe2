"""Dialogs are no higher than what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from tests.ui.marking import HOSPITAL, QUALITY, Marking
from ui.dialogs.key_list import shared
from ui.screens.visit.keys import Binding
from ui.style import theme


def shown(marking: Marking, name: str) -> QDialog:
    marking.room.settle()
    return next(d for d in marking.room.window.findChildren(QDialog, name) if d.isVisible())


def lowest(area: QScrollArea, prefix: str) -> int:
    """How far down the last card of what scrolls ends."""
    inner = area.widget()
    cards = [
        w
        for w in inner.findChildren(QWidget)
        if w.property("role") == "card" and w.objectName().startswith(prefix)
    ]
    return max(QRect(w.mapTo(inner, QPoint(0, 0)), w.size()).bottom() for w in cards)


def test_a_short_history_is_a_low_dialog(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/4")
    marking.key(Qt.Key.Key_1)
    marking.screen.tell_history()
    dialog = shown(marking, "clause_history")
    area = dialog.findChild(QScrollArea, "clauseHistoryArea")
    assert area is not None
    marking.room.qtbot.waitUntil(lambda: dialog.height() < 300)
    assert area.verticalScrollBar().maximum() == 0
    assert 0 <= area.viewport().height() - lowest(area, "clauseHistory_") < 24
    dialog.close()


@pytest.mark.parametrize("percent", [100, 150])
def test_the_key_list_has_two_columns_and_no_empty_half(marking: Marking, percent: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.dress(app, theme.Theme.LIGHT, percent)
    marking.room.window.rebuild()
    marking.room.open()
    again = Marking(marking.room)
    marking.room.window.resize(1366, 768)
    again.at(HOSPITAL, "4")
    again.screen.tell_keys()
    dialog = shown(again, "keyListDialog")
    area = dialog.findChild(QScrollArea, "keyListArea")
    assert area is not None
    cards = [w for w in area.widget().findChildren(QWidget) if w.property("role") == "card"]
    assert len({w.mapTo(area.widget(), QPoint(0, 0)).x() for w in cards}) == 2
    spare = area.viewport().height() - lowest(area, "")
    assert spare < 24
    dialog.close()


def test_groups_are_shared_so_that_the_columns_are_about_as_high() -> None:
    def group(name: str, number: int) -> tuple[str, tuple[Binding, ...]]:
        return name, tuple(Binding(name, (str(n),), str(n), None) for n in range(number))

    groups = [group("a", 3), group("b", 3), group("c", 4)]
    left, right = shared(groups, 2)
    assert [name for name, _ in left] == ["a", "b"]
    assert [name for name, _ in right] == ["c"]
    assert shared(groups, 1) == (tuple(groups),)
