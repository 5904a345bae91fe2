"""The list of visits and a new one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from models.facts.bodies import Role, VisitKind
from tests.ui.rooms import Room, room
from ui.screens.visits import VisitsScreen


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as room_:
        room_.go("visits")
        yield room_


def test_the_list_shows_the_visit_and_opens_it(made: Room) -> None:
    view = made.find("visitList", QListView)
    index = view.model().index(0, 0)
    assert "Draft" in str(index.data())
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )
    made.qtbot.waitUntil(lambda: made.window.page == "visit")
    assert made.session.state is not None
    assert made.session.state.visit_id == made.field.visit


def test_enter_opens_the_visit_too(made: Room) -> None:
    QTest.keyClick(made.find("visitList"), Qt.Key.Key_Return)
    made.qtbot.waitUntil(lambda: made.window.page == "visit")


def test_the_page_is_built_while_the_visit_is_read(made: Room) -> None:
    assert made.window.page_widget("visit") is None
    QTest.keyClick(made.find("visitList"), Qt.Key.Key_Return)
    built = made.window.page_widget("visit")
    assert built is not None
    assert made.window.page == "visits", "it is shown when the visit is there"
    made.qtbot.waitUntil(lambda: made.window.page == "visit")
    assert made.window.page_widget("visit") is built
    assert made.session.state is not None
    assert made.session.state.visit_id == made.field.visit


def test_a_started_program_builds_it_while_the_list_is_read(made: Room) -> None:
    made.window.ahead = True
    made.window.go("visits")
    made.qtbot.waitUntil(lambda: made.window.page_widget("visit") is not None)
    assert made.window.page == "visits"
    built = made.window.page_widget("visit")
    QTest.keyClick(made.find("visitList"), Qt.Key.Key_Return)
    made.qtbot.waitUntil(lambda: made.window.page == "visit")
    assert made.window.page_widget("visit") is built


def test_nothing_is_built_ahead_once_the_threads_have_ended(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment may come while the program closes; a page would hand its work to nobody."""
    made.window.ahead = True
    monkeypatch.setattr("ui.window.REST", 0)
    made.window.prepare_at_rest("visit")
    made.window.session.worker.shutdown()
    passed: list[bool] = []
    QTimer.singleShot(5, lambda: passed.append(True))
    made.qtbot.waitUntil(lambda: bool(passed))
    assert made.window.page_widget("visit") is None


def test_the_list_is_a_proper_model(made: Room) -> None:
    screen = made.window.page_widget("visits")
    assert isinstance(screen, VisitsScreen)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(screen._model, mode)
    screen.entered()
    made.settle()
    assert tester is not None


def test_a_new_visit_begins_with_names_only(made: Room) -> None:
    made.click("newVisit")
    made.type("facilityName", "样例街道社区卫生服务中心")
    made.type("memberName_0", "组长甲")
    begin = made.find("beginVisit", QPushButton)
    for _impatient in range(2):
        begin.click()
    made.qtbot.waitUntil(lambda: made.window.page == "visit")
    made.settle()
    assert len(made.field.book.summaries()) == 2, "the one that was there, and this one"
    state = made.session.state
    assert state is not None
    kept = made.field.book.load(state.visit_id)
    assert kept.facility.name == "样例街道社区卫生服务中心"
    assert kept.opened.kind is VisitKind.ON_SITE
    assert len(kept.opened.packs) == 2
    assert [(m.name, m.role) for m in kept.members] == [("组长甲", Role.LEADER)]
    assert kept.opened.period.first.endswith("-01-01")
    assert made.session.actor == kept.members[0].id


@pytest.mark.parametrize("missing", ["name", "packs"])
def test_what_is_missing_is_told_in_place_and_nothing_begins(made: Room, missing: str) -> None:
    made.click("newVisit")
    if missing != "name":
        made.type("facilityName", "样例中心")
    made.type("memberName_0", "组长甲")
    if missing == "packs":
        for box in made.window.page_widget("new_visit").findChildren(QCheckBox):  # type: ignore[union-attr]
            box.setChecked(False)
    made.click("beginVisit")
    assert made.find("newVisitMessageText", QLabel).text()
    assert made.window.page == "new_visit"
    assert len(made.field.book.summaries()) == 1
    if missing == "name":
        assert made.window.focusWidget() is made.find("facilityName")
        made.type("facilityName", "样例中心")
    else:
        next(b for b in made.window.findChildren(QCheckBox) if "pack_" in b.objectName()).click()
    assert not made.window.page_widget("new_visit").message.text()  # type: ignore[union-attr]


def test_a_form_begun_is_empty_the_next_time(made: Room) -> None:
    made.click("newVisit")
    made.type("facilityName", "样例中心")
    made.type("memberName_0", "组长甲")
    made.click("beginVisit")
    made.qtbot.waitUntil(lambda: made.window.page == "visit")
    made.go("visits")
    made.click("newVisit")
    assert made.find("facilityName", QLineEdit).text() == ""
