"""Walking by room with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QTableView,
)

from models.standards.types import Verdict
from tests.ui.marking import HOSPITAL, QUALITY, Marking
from tests.ui.walking import KIND, enter, first_here
from ui.screens.visit.keys import When

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_n_goes_to_the_next_open_clause_and_over_the_border(walk: Marking) -> None:
    walk.at(QUALITY, "1.1.1/1")
    walk.key(Qt.Key.Key_Down)
    walk.key(Qt.Key.Key_1)
    walk.at(QUALITY, "1.1.1/1")
    where = []
    for _ in range(3):
        walk.key(Qt.Key.Key_N)
        assert walk.screen.ref is not None
        where.append(walk.screen.ref.clause)
    assert where == ["1.1.1/3", "1.1.1/4", "1.1.2/1"]
    walk.key(Qt.Key.Key_N, SHIFT)
    assert walk.screen.ref.clause == "1.1.1/4"


def test_page_keys_go_from_room_to_room(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    walk.key(Qt.Key.Key_PageDown)
    assert walk.room.find("indicatorTitle", QLabel).text() == f"{KIND} 2"
    walk.key(Qt.Key.Key_PageUp)
    assert walk.room.find("indicatorTitle", QLabel).text() == f"{KIND} 1"


def test_the_key_list_tells_every_key_that_is_bound(walk: Marking) -> None:
    walk.key(Qt.Key.Key_F1)
    shown = walk.screen.findChild(QDialog, "keyListDialog")
    assert shown is not None
    said = " ".join(label.text() for label in shown.findChildren(QLabel))
    for one in walk.screen.keyboard.bindings:
        assert one.words in said
        assert one.act is not None or one.when is When.ELSEWHERE
    bound = [key for one in walk.screen.keyboard.bindings if one.act for key in one.keys]
    assert len(bound) == len(set(bound))
    shown.close()


def test_keys_of_the_list_rest_while_one_types(walk: Marking) -> None:
    walk.at(HOSPITAL, "1")
    walk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(walk.room.find("search"), "num")
    assert walk.room.find("search", QLineEdit).text() == "num"
    assert not walk.screen.walking.filter.narrows


def test_after_a_touch_on_a_room_the_arrows_go_to_its_clauses(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    table = walk.room.find("roomList", QTableView)
    row = walk.screen.tree.places.model.place_of(f"{KIND} 2")
    table.setFocus()
    spot = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    walk.room.settle()
    walk.all_cards()
    before = walk.screen.ref
    walk.key(Qt.Key.Key_Down)
    assert walk.screen.walking.room.name == f"{KIND} 2"
    assert walk.screen.ref != before


def test_key_4_in_a_room_is_refused_in_words(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    enter(walk, f"{KIND} 1", clause)
    walk.key(Qt.Key.Key_4)
    assert "To verify is said of the whole clause" in walk.said(f"message_{QUALITY}_{clause}")
    assert walk.reloaded().verdict(QUALITY, clause) is Verdict.UNCHECKED
