"""未查清单 with more than a hundred clauses: search, one reason for many, and what is kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.rooms import Room, room
from tests.ui.sample_visit import sample
from tests.ui.shown_rooms import dress
from ui import language
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

    found = reasons(begun)
    assert set(found) == {"放射科整天锁门"}
    assert len(found["放射科整天锁门"]) == some
    assert all("1.1.6" in clause for clause in found["放射科整天锁门"])
    assert f"{some} of {everything}" in begun.find("unchecked_count", QLabel).text()


def test_the_rest_gets_another_reason_and_the_first_stays(begun: Room) -> None:
    search(begun, "1.1.6")
    begun.type("unchecked_reason", "锁门")
    begun.click("unchecked_apply")
    search(begun, "")
    table = begun.find("unchecked_table", QTableView)
    flags = QItemSelectionModel.SelectionFlag
    for line in (0, 1, 2):
        how = flags.Select | flags.Rows
        table.selectionModel().select(table.model().index(line, 0), how)
    begun.type("unchecked_reason", "时间不够")
    begun.click("unchecked_apply")

    assert len(reasons(begun)["时间不够"]) == 3
    assert reasons(begun)["锁门"]


def test_a_search_finds_text_and_given_reasons(begun: Room) -> None:
    search(begun, "1.1.6")
    begun.type("unchecked_reason", "锁门")
    begun.click("unchecked_apply")
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
    started = time.perf_counter()
    begun.click("unchecked_apply")
    assert time.perf_counter() - started < 3
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
    assert reasons(begun)["锁门"]
