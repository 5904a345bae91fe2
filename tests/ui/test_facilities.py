"""The list of facilities in the window: read with a preview, picked by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from models.visits import facilities
from tests.models.standards.importing import office
from tests.ui.rooms import Room, room
from ui.screens.facilities import FacilitiesScreen
from ui.screens.new_visit import NewVisitScreen

HEADS = ("机构名称", "第二名称", "机构代码", "类型", "服务人口（万人）", "床位", "备注")
FIRST = ("样例镇卫生院", "样例社区医院", "T-001", "乡镇卫生院", "3.2", 20, "甲")
SECOND = ("样例路社区卫生服务中心", None, "T-002", "社区卫生服务中心", "5", 0, "乙")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Said by the off-screen platform when a list of proposals opens."""


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as room_:
        yield room_


def listed(made: Room, tmp_path: Path, *rows: tuple[str | int | None, ...]) -> FacilitiesScreen:
    file = tmp_path / "list.xlsx"
    file.write_bytes(office.xlsx([HEADS, *rows]))
    screen = made.go("facilities")
    assert isinstance(screen, FacilitiesScreen)
    screen.read(file)
    made.settle()
    return screen


def cells(made: Room, name: str) -> list[tuple[str, ...]]:
    model = made.find(name, QTableView).model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def said(made: Room, name: str) -> str:
    return made.find(name, QLabel).text()


def test_a_list_is_previewed_and_kept_only_when_it_is_taken_over(
    made: Room, tmp_path: Path
) -> None:
    bad = ("T-003", None, "另一中心", "社区卫生服务中心", "5", 0, "")
    listed(made, tmp_path, FIRST, SECOND, bad)
    assert "2 new" in said(made, "facilitiesPreviewTitle")
    assert "1 refused" in said(made, "facilitiesPreviewTitle")
    shown = cells(made, "facilitiesPreview")
    assert shown[0][0] == "4"
    assert "swapped" in shown[0][3]
    assert facilities.listed(made.field.workspace) == {}
    made.click("facilitiesTake")
    assert set(facilities.listed(made.field.workspace)) == {"T-001", "T-002"}
    assert "2 new" in said(made, "facilitiesMessageText")
    made.type("facilitiesSearch", "T-002")
    assert [row[0] for row in cells(made, "facilitiesTable")] == [SECOND[0]]


def test_a_list_that_is_not_taken_over_changes_nothing(made: Room, tmp_path: Path) -> None:
    listed(made, tmp_path, FIRST)
    made.click("facilitiesLeave")
    assert facilities.listed(made.field.workspace) == {}
    assert made.find("facilitiesTable").isVisible()


def test_a_file_that_is_no_list_is_refused_in_one_sentence(made: Room, tmp_path: Path) -> None:
    screen = made.go("facilities")
    assert isinstance(screen, FacilitiesScreen)
    for data in (b"not a workbook", office.xlsx([["名单"]]), b""):
        file = tmp_path / "bad.xlsx"
        file.write_bytes(data)
        screen.read(file)
        made.settle()
        assert said(made, "facilitiesMessageText")
        assert made.find("facilitiesTable").isVisible()
    screen.read(tmp_path / "gone.xlsx")
    made.settle()
    assert "read" in said(made, "facilitiesMessageText")


def test_an_empty_table_is_saved_for_the_office(made: Room, tmp_path: Path) -> None:
    screen = made.go("facilities")
    assert isinstance(screen, FacilitiesScreen)
    screen.save_empty(tmp_path / "empty.xlsx")
    made.settle()
    assert (tmp_path / "empty.xlsx").read_bytes().startswith(b"PK")
    screen.save_empty(tmp_path / "no folder" / "empty.xlsx")
    made.settle()
    assert "empty.xlsx" not in said(made, "facilitiesMessageText")


def new_visit(made: Room) -> NewVisitScreen:
    screen = made.go("new_visit")
    assert isinstance(screen, NewVisitScreen)
    made.window.activateWindow()
    made.qtbot.waitUntil(made.window.isActiveWindow)
    return screen


def test_a_facility_is_picked_by_keyboard_and_fills_the_form(made: Room, tmp_path: Path) -> None:
    listed(made, tmp_path, FIRST, SECOND)
    made.click("facilitiesTake")
    screen = new_visit(made)
    line = made.find("facilityName", QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "T-001")
    popup = screen.known.pick.completer.popup()
    made.qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == FIRST[0]
    taken = screen.facility.facility()
    assert (taken.code, taken.second_name, taken.served) == ("T-001", FIRST[1], 32000)
    assert taken.beds == "yes"
    assert "never visited" in said(made, "facilityKnown")
    made.type("memberName_0", "组长甲")
    made.click("beginVisit")
    made.qtbot.waitUntil(lambda: made.window.page == "visit")
    assert made.session.state is not None
    assert made.session.state.facility == taken


def test_a_facility_of_an_earlier_visit_names_that_visit(made: Room) -> None:
    facility = made.field.state.facility
    screen = new_visit(made)
    line = made.find("facilityName", QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, facility.code)
    popup = screen.known.pick.completer.popup()
    made.qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == facility.name
    assert "2021" in said(made, "facilityKnown")


def test_a_name_that_is_not_known_stays_as_it_is_typed(made: Room) -> None:
    screen = new_visit(made)
    made.type("facilityName", "Unknown centre")
    assert not screen.known.pick.completer.popup().isVisible()
    assert screen.facility.facility().name == "Unknown centre"


def test_the_list_is_reached_from_the_new_visit_and_leads_back(made: Room) -> None:
    new_visit(made)
    made.type("facilityName", "Half typed")
    made.click("facilityList")
    assert made.window.page == "facilities"
    made.click("facilitiesBack")
    assert made.window.page == "new_visit"
    assert made.find("facilityName", QLineEdit).text() == "Half typed"


def test_everything_to_press_has_a_name(made: Room, tmp_path: Path) -> None:
    screen = listed(made, tmp_path, FIRST)
    for part in screen.findChildren(QPushButton):
        assert part.accessibleName(), part.objectName()
