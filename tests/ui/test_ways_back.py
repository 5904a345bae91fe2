"""From closing to every gap and back to closing; to the last meeting while there is time for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.facts.bodies import Meeting
from models.visits import findings, meetings
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import LEADER, Field, close, fill
from tests.ui.shown_rooms import dress, show
from tests.ui.test_pictures import problems
from ui import language
from ui.screens.closing import ClosingScreen
from ui.style import theme

LONG_NAME = "示例市高新区第二街道东湖社区卫生服务中心"
"""Invented; twenty characters, as many a centre has."""


@pytest.fixture
def marked(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path, fill) as made:
        yield made


def words(made: Room, name: str) -> str:
    return made.find(name, QPushButton).text()


def test_a_clause_leads_to_marking_and_from_there_back_to_closing(marked: Room) -> None:
    marked.go("visit")
    assert words(marked, "closeVisit") == "Finish and sign"
    marked.go("closing")
    marked.click("gap_clause-to-verify_1.1.1/4")
    assert marked.window.page == "visit"
    assert words(marked, "closeVisit") == "Back to closing"
    marked.window.go("meetings")
    marked.click("meetingsBack")
    assert words(marked, "closeVisit") == "Back to closing", "on the way to something else"
    marked.click("closeVisit")
    assert marked.window.page == "closing"
    marked.click("closing_back")
    assert words(marked, "closeVisit") == "Finish and sign"


def test_when_nothing_blocks_the_last_meeting_is_offered_before_the_record_freezes(
    marked: Room,
) -> None:
    page = marked.go("closing")
    assert isinstance(page, ClosingScreen)
    assert not page.meeting.isVisible(), "first things first"
    page.show_tab("unchecked")
    marked.type("unchecked_reason", "time was short")
    marked.click("unchecked_apply")
    marked.click("unchecked_all")
    assert page.meeting.isVisible()
    assert marked.find("closing_close").isEnabled(), "it is a notice and no lock"
    marked.click("closingMeetingOffer")
    marked.click("meetingBegin")
    assert words(marked, "meetingsBack") == "Back to closing"
    marked.click("meetingsBack")
    assert not page.meeting.isVisible()
    state = marked.field.book.load(marked.field.visit)
    assert meetings.has_begun(state, Meeting.LAST)
    assert not meetings.has_begun(state)
    marked.click("gap_first-meeting-missing_first-meeting-missing")
    assert "clock of the visit starts" in marked.find("meetingRunning", QLabel).text()
    marked.click("meetingsBack")
    marked.click("closing_close")
    assert not page.meeting.isVisible()


def hidden(made: Room) -> bool:
    found = made.window.findChild(QLabel, "signInNobody")
    return found is not None and not found.isVisible()


def test_a_meeting_without_a_team_says_where_names_are_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with room(qtbot, tmp_path) as made:
        made.go("meetings")
        assert hidden(made)
        made.go("visits")
        made.click("newVisit")
        made.settle()
        made.type("facilityName", "样例中心")
        made.click("beginVisit")
        made.qtbot.waitUntil(lambda: made.window.page == "visit")
        made.go("meetings")
        assert made.find("signInNobody", QLabel).isVisible()
        made.click("signInNames")
        assert made.window.page == "particulars"
        made.type("memberName_0", "组长甲")
        made.click("particularsSave")
        made.qtbot.waitUntil(lambda: made.window.page == "meetings")
        made.settle()
        assert hidden(made)


def test_a_closed_visit_is_all_reachable_with_large_words_on_a_low_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with room(qtbot, tmp_path, fill, close) as made:
        dress(made, theme.Theme.LIGHT, 150, (1280, 720), language.CHINESE)
        page = show(made, "closing")
        made.settle()
        assert not problems(made.window, page)
        dress(made, theme.Theme.LIGHT, 100, (1366, 768), language.ENGLISH)


def test_a_long_name_is_read_whole_before_counts_and_words_of_buttons(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def named(field: Field) -> None:
        facility = field.state.facility.model_copy(update={"name": LONG_NAME})
        field.state = findings.set_facility(field.book, field.state, LEADER, facility)

    with room(qtbot, tmp_path, named) as made:
        for width in (1366, 1280):
            dress(made, theme.Theme.LIGHT, 100, (width, 768), language.CHINESE)
            show(made, "visit")
            for _way in range(2):
                name = made.find("facilityName", QLabel)
                needed = name.fontMetrics().horizontalAdvance(LONG_NAME)
                assert name.width() >= needed
                assert made.find("progress").isVisible()
                made.window.lead("visit", "closing")
                made.settle()


@pytest.mark.parametrize(
    ("page", "back"),
    [("departure", "visits"), ("closing", "visit"), ("form_fields", "closing")],
)
def test_escape_goes_where_the_button_back_goes(marked: Room, page: str, back: str) -> None:
    """On every page where nothing typed can be lost by it; as in meetings and papers."""
    marked.go("visits")
    marked.go(page)
    QTest.keyClick(marked.window.focusWidget() or marked.window, Qt.Key.Key_Escape)
    marked.settle()
    assert marked.window.page == back
