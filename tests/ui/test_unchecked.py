"""未查清单 with more than a hundred clauses: search, one reason for many, and what is kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.rooms import Room, room
from tests.ui.sample_visit import sample
from tests.ui.shown_rooms import dress
from ui import language
from ui.itemmodels.unchecked import REASON
from ui.screens.closing import ClosingScreen
from ui.style.theme import Theme


@pytest.fixture
def begun(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """A visit where nothing was marked: every clause of both standards is open."""
    with room(qtbot, tmp_path) as made:
        page = made.go("closing")
        assert isinstance(page, ClosingScreen)
        page.show_tab("unchecked")
        yield made


def shown(made: Room) -> list[int]:
    table = made.find("unchecked_table", QTableView)
    return [n for n in range(table.model().rowCount()) if not table.isRowHidden(n)]


def reasons(made: Room) -> dict[str, set[str]]:
    state = made.session.state
    assert state is not None
    found: dict[str, set[str]] = {}
    for one in state.unchecked:
        found.setdefault(one.reason, set()).add(one.clause)
    return found


def search(made: Room, words: str) -> None:
    made.find("unchecked_search", QLineEdit).setText(words)


def test_a_reason_goes_only_to_what_the_search_shows(begun: Room) -> None:
    everything = len(shown(begun))
    assert everything > 100
    search(begun, "1.1.6")
    some = len(shown(begun))
    assert 0 < some < everything

    begun.type("unchecked_reason", "放射科整天锁门")
    begun.click("unchecked_apply")
    begun.click("unchecked_all")

    found = reasons(begun)
    assert set(found) == {"放射科整天锁门"}
    assert len(found["放射科整天锁门"]) == some
    assert all("1.1.6" in clause for clause in found["放射科整天锁门"])
    assert f"{some} of {everything}" in begun.find("unchecked_count", QLabel).text()


def test_the_rest_gets_another_reason_and_the_first_stays(begun: Room) -> None:
    search(begun, "1.1.6")
    begun.type("unchecked_reason", "锁门")
    begun.click("unchecked_apply")
    begun.click("unchecked_all")
    search(begun, "")
    table = begun.find("unchecked_table", QTableView)
    flags = QItemSelectionModel.SelectionFlag
    for line in (0, 1, 2):
        how = flags.Select | flags.Rows
        table.selectionModel().select(table.model().index(line, 0), how)
    begun.type("unchecked_reason", "时间不够")
    assert begun.find("unchecked_apply", QPushButton).text() == "Give to 3 selected"
    begun.click("unchecked_apply")

    assert len(reasons(begun)["时间不够"]) == 3
    assert reasons(begun)["锁门"]


def test_a_search_finds_text_and_given_reasons(begun: Room) -> None:
    search(begun, "1.1.6")
    begun.type("unchecked_reason", "锁门")
    begun.click("unchecked_apply")
    begun.click("unchecked_all")
    search(begun, "锁门 1.1.6")
    assert shown(begun)
    search(begun, "没有这样的词")
    assert shown(begun) == []
    before = reasons(begun)
    begun.type("unchecked_reason", "谁也不给")
    begun.click("unchecked_apply")
    assert reasons(begun) == before


def test_hundreds_of_reasons_at_once_take_no_noticeable_time(begun: Room) -> None:
    begun.type("unchecked_reason", "停电")
    started = time.process_time()
    begun.click("unchecked_apply")
    begun.click("unchecked_all")
    assert time.process_time() - started < 3
    (clauses,) = reasons(begun).values()
    assert len(clauses) > 100
    state = begun.session.state
    assert state is not None
    assert {one.pack for one in state.unchecked} == {sample.HOSPITAL, sample.QUALITY}


def test_large_words_leave_room_for_the_list(begun: Room) -> None:
    dress(begun, Theme.LIGHT, 150, (1366, 768), language.CHINESE)
    begun.open()
    page = begun.go("closing")
    assert isinstance(page, ClosingScreen)
    page.show_tab("unchecked")
    begun.settle()
    table = begun.find("unchecked_table", QTableView)
    row = table.verticalHeader().defaultSectionSize()
    assert table.viewport().height() >= 4 * row
    assert not page._left.isVisible()
    reason = begun.find("unchecked_reason", QLineEdit)
    search_line = begun.find("unchecked_search", QLineEdit)
    assert reason.mapTo(page, QPoint(0, 0)).y() == search_line.mapTo(page, QPoint(0, 0)).y()
    page.show_tab("coverage")
    assert page._left.isVisible()
    page.show_tab("unchecked")
    begun.type("unchecked_reason", "锁门")
    begun.click("unchecked_apply")
    begun.click("unchecked_all")
    assert reasons(begun)["锁门"]


def is_shown(made: Room, name: str) -> bool:
    return any(one.isVisible() for one in made.window.findChildren(QWidget, name))


def edit(made: Room, line: int, reason: str) -> QLineEdit:
    """Type into the cell of a row and leave the editor open."""
    table = made.find("unchecked_table", QTableView)
    index = table.model().index(line, REASON)
    table.setCurrentIndex(index)
    table.edit(index)
    editor = QApplication.focusWidget()  # one that was left is still there for a moment
    assert isinstance(editor, QLineEdit)
    assert table.isAncestorOf(editor)
    editor.setText(reason)
    return editor


def test_without_a_choice_it_asks_first_and_space_and_return_answer_nothing(begun: Room) -> None:
    everything = len(shown(begun))
    begun.type("unchecked_reason", "time was short")
    begun.click("unchecked_apply")
    assert str(everything) in begun.find("unchecked_question", QLabel).text()
    assert str(everything) in begun.find("unchecked_all", QPushButton).text()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        for at in (begun.find("unchecked_apply"), begun.find("unchecked_reason")):
            at.setFocus()
            QTest.keyClick(at, key)
    begun.settle()
    assert reasons(begun) == {}
    begun.type("unchecked_reason", "time was short")
    begun.click("unchecked_apply")
    begun.click("unchecked_cancel")
    assert not is_shown(begun, "unchecked_ask")
    assert reasons(begun) == {}


def test_a_reason_for_all_can_be_taken_back_until_the_next_change(begun: Room) -> None:
    editor = edit(begun, 0, "locked")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    begun.settle()
    begun.find("unchecked_table", QTableView).clearSelection()
    before = reasons(begun)
    assert len(before["locked"]) == 1
    for _turn in range(2):
        begun.type("unchecked_reason", "time was short")
        begun.click("unchecked_apply")
        begun.click("unchecked_all")
        assert set(reasons(begun)) == {"time was short"}
        begun.click("unchecked_undo")
        assert reasons(begun) == before
        assert not is_shown(begun, "unchecked_undo")
    begun.click("unchecked_apply")
    begun.click("unchecked_all")
    edit(begun, 1, "power was off")
    begun.find("unchecked_search").setFocus()
    begun.settle()
    assert not is_shown(begun, "unchecked_undo")


def test_a_list_without_a_reason_says_that_one_is_needed(begun: Room) -> None:
    begun.type("unchecked_reason", "  ")
    begun.click("unchecked_apply")
    assert "reason" in begun.find("uncheckedMessageText", QLabel).text()
    assert not is_shown(begun, "unchecked_ask")
    begun.type("unchecked_reason", "a")
    assert not is_shown(begun, "uncheckedMessage")


def test_a_cell_is_saved_as_soon_as_it_is_left_and_the_line_says_so(begun: Room) -> None:
    everything = len(shown(begun))
    begun.type("unchecked_reason", "time was short")
    begun.click("unchecked_apply")
    begun.click("unchecked_all")
    told = begun.find("closingMessageText", QLabel)
    assert f"{everything} of {everything}" in told.text()
    edit(begun, 0, "")
    edit(begun, 1, "room was locked")
    begun.go("visit")
    found = {reason: len(clauses) for reason, clauses in reasons(begun).items()}
    kept = begun.field.book.load(begun.field.visit).unchecked
    assert len(kept) == everything - 1
    assert found["room was locked"] == 1
    assert f"{everything - 1} of {everything}" in told.text()
    begun.go("closing")
    assert not is_shown(begun, "closingMessage"), "it speaks of what was saved before"
