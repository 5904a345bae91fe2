"""Words of 200 % on a laptop of 1366x768: settings, marking, and nothing out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.standards.types import Verdict
from tests.ui import reach
from tests.ui.marking import QUALITY, Marking
from tests.ui.rooms import Room
from tests.ui.shown_rooms import dress, show, under_way
from ui import language, preferences
from ui.screens.unlock_forms import UnlockForm
from ui.screens.visit.screen import CLAUSES, EVIDENCE, LIST
from ui.style import theme

LAPTOP = (1366, 768)
CLAUSE = "1.1.3/1"


@pytest.fixture
def large(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with under_way(qtbot, tmp_path) as made:
        dress(made, theme.Theme.LIGHT, 200, LAPTOP, language.CHINESE)
        yield made


def test_the_size_is_chosen_in_the_settings_and_remembered(large: Room) -> None:
    show(large, "settings")
    before = large.find("settings_text_size_200").height()
    large.click("settings_text_size_125")
    assert large.find("settings_text_size_125").property("checked")
    assert large.find("settings_text_size_200").height() < before
    assert (theme.text_size(), preferences.text_size()) == (125, 125)
    large.click("settings_theme_contrast")
    assert preferences.theme() is theme.Theme.CONTRAST
    assert theme.text_size() == 125


def test_a_size_nobody_offers_is_not_taken_from_the_file(qapp: QApplication) -> None:
    for wrong in (0, 37, 4000):
        preferences.keep_text_size(wrong)
        assert preferences.text_size() == 100


@pytest.mark.parametrize("size", [LAPTOP, (1280, 720)])
def test_panes_go_behind_each_other_and_nothing_is_cut(large: Room, size: tuple[int, int]) -> None:
    show(large, "visit")
    large.window.resize(*size)
    hands = Marking(large)
    hands.at(QUALITY, CLAUSE)
    assert hands.screen.panes.narrow
    for number in (LIST, CLAUSES, EVIDENCE, LIST):
        if number == LIST:
            hands.screen.walking.switch()
        hands.screen.panes.tabs.button(str(number)).click()
        large.settle()
        assert reach.sideways(hands.screen) == []
        assert reach.outside(large.window) == []
        assert reach.cut_off(large.window) == []
        assert reach.too_small(hands.screen) == []
    assert large.window.size().toTuple() == size


def test_one_marks_and_writes_a_finding_without_a_mouse(large: Room) -> None:
    show(large, "visit")
    hands = Marking(large)
    hands.at(QUALITY, CLAUSE)
    hands.key(Qt.Key.Key_1)
    assert hands.verdict(QUALITY, CLAUSE) is Verdict.MET
    QTest.keyClick(large.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert large.find("findingFact").isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert large.find("indicatorTree").isVisible()


def test_choosing_in_the_list_leads_back_to_the_clauses(large: Room) -> None:
    show(large, "visit")
    hands = Marking(large)
    hands.screen.panes.turn_to(LIST)
    tree = hands.screen.tree.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    large.settle()
    assert hands.screen.clauses.isVisible()


def test_where_there_is_room_the_panes_stand_beside_each_other_again(large: Room) -> None:
    dress(large, theme.Theme.LIGHT, 100, LAPTOP, language.CHINESE)
    page = show(large, "visit")
    hands = Marking(large)
    assert page is hands.screen
    assert not hands.screen.panes.narrow
    assert hands.screen.tree.isVisible()
    assert hands.screen.evidence.isVisible()


def test_the_first_page_scrolls_where_words_are_larger_than_the_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Its last line lay under the edge of the card, and a refusal pressed all lines together."""
    with under_way(qtbot, tmp_path) as made:
        dress(made, theme.Theme.LIGHT, 150, (1280, 720), language.CHINESE)
        page = show(made, "unlock")
        form = page.findChild(UnlockForm)
        assert form is not None
        form.message.say("口令不对，工作区没有打开；" * 4, "bad")
        QApplication.sendPostedEvents()
        assert reach.outside(made.window) == []
        assert made.window.size().toTuple() == (1280, 720)
