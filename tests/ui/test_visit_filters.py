"""Filters in both views: alone and together, as chips, by key, and how many they leave."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit

from models.standards.types import Method, Verdict
from tests.ui.marking import QUALITY, Marking
from ui.screens.visit.catalogue import catalogue
from ui.screens.visit.filters import Filter, hits
from ui.screens.visit.view import View


def count(marking: Marking) -> str:
    return marking.room.find("filterCount", QLabel).text()


def expected(marking: Marking, wanted: Filter, member: str = "") -> int:
    found = catalogue(marking.room.session.packs_of(marking.room.field.state))
    state = marking.room.session.state
    assert state is not None
    return len(hits(found.entries, wanted, state, member))


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(themes=("环境",)),
        Filter(themes=("环境", "隐私")),
        Filter(methods=(Method.INTERVIEW,)),
        Filter(themes=("药品管理",), methods=(Method.DOCUMENTS,), text="药"),
    ],
)
def test_themes_and_methods_leave_what_they_name(marking: Marking, wanted: Filter) -> None:
    marking.screen.walking.use_filter(wanted)
    marking.room.settle()
    left = expected(marking, wanted)
    assert left > 0
    assert count(marking) == f"{left} of {len(marking.screen.walking._found.entries)}"
    clauses = [row for row in marking.screen.tree.model.rows if row.kind.value == "clause"]
    assert len(clauses) == left


def test_the_four_themes_of_every_visit_come_first(marking: Marking) -> None:
    themes = marking.screen.walking._found.themes()
    assert themes[:4] == ("环境", "隐私", "感染控制", "药品管理")


def test_what_is_asked_for_stands_as_chips_that_can_be_taken_away(marking: Marking) -> None:
    marking.screen.setFocus()
    marking.key(Qt.Key.Key_F8)
    panel = marking.screen.findChild(QDialog, "filterPanel")
    assert panel is not None
    panel.findChild(QAbstractButton, "filter_theme_0").click()
    panel.findChild(QAbstractButton, "filter_open").click()
    assert panel.findChild(QAbstractButton, "filter_open").isChecked()
    panel.close()
    marking.room.settle()
    assert marking.screen.walking.filter == Filter(themes=("环境",), open=True)
    marking.click("drop_theme_0")
    assert marking.screen.walking.filter == Filter(open=True)
    marking.click("drop_open")
    assert not marking.screen.walking.filter.is_on
    assert count(marking) == ""


def test_only_open_only_failed_and_mine_by_key(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/1")
    marking.key(Qt.Key.Key_2)
    marking.at(QUALITY, "1.1.1/2")
    marking.key(Qt.Key.Key_1)
    total = len(marking.screen.walking._found.entries)
    marking.key(Qt.Key.Key_X)
    assert count(marking) == f"1 of {total}"
    marking.key(Qt.Key.Key_X)
    marking.key(Qt.Key.Key_U)
    assert count(marking) == f"{total - 2} of {total}"
    marking.key(Qt.Key.Key_U)
    marking.key(Qt.Key.Key_M)
    assert count(marking) == f"2 of {total}"
    marking.room.session.actor = "00000000-0000-0000-0000-000000000001"
    marking.key(Qt.Key.Key_Backspace)
    assert count(marking) == ""


def test_a_clause_that_was_just_marked_stays_until_one_goes_on(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/1")
    marking.key(Qt.Key.Key_U)
    shown = [e.key for e in marking.screen.clauses._entries]
    marking.key(Qt.Key.Key_1)
    assert [e.key for e in marking.screen.clauses._entries] == shown
    assert marking.verdict(QUALITY, "1.1.1/1") is Verdict.MET


def test_the_filter_holds_in_both_views(marking: Marking) -> None:
    marking.at(QUALITY, "2.3.3/1")
    wanted = Filter(themes=("隐私",))
    marking.screen.walking.use_filter(wanted)
    indicator = count(marking)
    marking.key(Qt.Key.Key_F5)
    assert marking.screen.walking.view is View.PLACE
    assert count(marking) == indicator
    rows = marking.screen.tree.places.model.rows
    assert rows
    assert all(row.hits > 0 for row in rows)
    assert all("隐私" in e.tags.themes for e in marking.screen.clauses._entries)


def test_words_find_rooms_too_and_enter_goes_there(marking: Marking) -> None:
    marking.key(Qt.Key.Key_F5)
    marking.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    marking.room.find("search", QLineEdit).insert("隔帘")
    marking.key(Qt.Key.Key_Return)
    assert marking.screen.walking.room is not None
    assert marking.screen.walking.room.name == marking.screen.tree.places.model.rows[0].name
    assert all("隔帘" in e.searched for e in marking.screen.clauses._entries)


def test_nothing_found_is_said(marking: Marking) -> None:
    marking.screen.walking.use_filter(Filter(text="绝无此词", themes=("环境",)))
    assert marking.room.find("searchNothing").isVisible()


def test_one_key_on_five_thousand_clauses_takes_less_than_a_frame_and_a_half(
    marking: Marking,
) -> None:
    state = marking.room.session.state
    assert state is not None
    few = catalogue(marking.room.session.packs_of(state)).entries
    entries = (few * (5000 // len(few) + 1))[:5000]
    wanted = Filter(text="服务 制度", themes=("管理制度", "环境"), open=True)
    best = min(_seconds(lambda: hits(entries, wanted, state)) for _ in range(5))
    assert best < 0.025


def _seconds(work: object) -> float:
    start = time.thread_time()
    work()  # type: ignore[operator]
    return time.thread_time() - start
