"""台账: the page itself: opened, saved, locked, and small."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from models.standards.ledgers.cohort import Size
from models.standards.ledgers.entries import FacilityNamed
from tests.reports.papers import text_of
from tests.ui.ledgers.hands import ACTION, enter, message, screen, turn
from tests.ui.rooms import Room, room
from ui.desk_session import DeskSession
from ui.dialogs.paper import PaperDialog
from ui.screens.desk_ledgers_tab import LedgerTab


def test_without_an_open_desk_the_page_says_where_to_go(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path) as made:
        made.go("ledgers")
        made.click("ledgers_desk")
        assert made.window.page == "desk"


def test_saving_a_paper_without_a_folder_is_one_sentence(ledgers: Room) -> None:
    ledgers.click("ledgers_save")
    assert "folder" in message(ledgers)[1]


def test_the_table_that_is_shown_is_saved_for_an_office_program(
    ledgers: Room, desk: Desk, tmp_path: Path
) -> None:
    """Nothing typed is taken for a formula."""
    enter(desk, ACTION, FacilityNamed(code="A", name="=1+1"), Size(code="A", as_of="2021-01-01"))
    screen(ledgers).reload()
    ledgers.settle()
    turn(ledgers, "cohort")
    folder = tmp_path / "tables"
    folder.mkdir()
    ledgers.put_folder("ledgers_folder", folder)
    ledgers.click("ledgers_csv")
    (file,) = folder.iterdir()
    assert file.name == "ledger-cohort-2021-09-15.csv"
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Code,Institution")
    assert lines[1].startswith("A,'=1+1,—,—")


@pytest.mark.parametrize("name", ["tasks", "targets", "duties", "cohort", "plan", "review"])
def test_every_tab_is_saved_as_a_workbook(
    ledgers: Room, desk: Desk, tmp_path: Path, name: str
) -> None:
    enter(desk, ACTION, FacilityNamed(code="A", name="=1+1"), Size(code="A", as_of="2021-01-01"))
    screen(ledgers).reload()
    ledgers.settle()
    turn(ledgers, name)
    folder = tmp_path / "tables"
    folder.mkdir()
    ledgers.put_folder("ledgers_folder", folder)
    ledgers.click("ledgers_xlsx")
    (file,) = folder.iterdir()
    assert file.name == f"ledger-{name}-2021-09-15.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    assert book.worksheets[0].freeze_panes == "A2"
    kinds = {c.data_type for one in book.worksheets for row in one.iter_rows() for c in row}
    assert "f" not in kinds


@pytest.mark.parametrize("name", ["tasks", "targets", "duties"])
def test_what_leaves_for_paper_is_numbered(
    ledgers: Room, desk: Desk, tmp_path: Path, name: str
) -> None:
    named = FacilityNamed(code="A", name="示例中心")
    enter(desk, ACTION, named, Size(code="A", as_of="2021-01-01"))
    screen(ledgers).reload()
    ledgers.settle()
    turn(ledgers, name)
    if name == "duties":
        ledgers.type("ledger_duty_code", "A")
    folder = tmp_path / "papers"
    folder.mkdir()
    ledgers.put_folder("ledgers_folder", folder)
    ledgers.click("ledgers_save")
    (file,) = folder.iterdir()
    assert "收件台第1次打印" in "".join(text_of(file.read_bytes()).split())
    ledgers.click("ledgers_look")
    dialog = ledgers.window.findChild(PaperDialog)
    assert dialog is not None
    ledgers.settle()
    assert "收件台第2次打印补打" in "".join(text_of(dialog._paper.copy()).split())
    assert "次打印" not in "".join(text_of(dialog._paper.make()).split())
    dialog.close()


def test_locking_the_desk_takes_its_ledgers_off_the_screen(ledgers: Room, desk: Desk) -> None:
    enter(desk, ACTION, FacilityNamed(code="A", name="样例中心"))
    DeskSession.of(ledgers.window).leave()
    assert screen(ledgers).tabs == {}
    assert ledgers.find("ledgers_desk")


@pytest.mark.parametrize("name", ["tasks", "targets", "duties", "cohort", "plan", "review"])
def test_every_tab_fits_a_small_window_and_names_what_one_touches(ledgers: Room, name: str) -> None:
    from tests.ui.test_quiet_pages import touchable

    ledgers.window.resize(1280, 720)
    tab = turn(ledgers, name)
    assert isinstance(tab, LedgerTab)
    assert [w.objectName() for w in touchable(tab) if not w.accessibleName()] == []
    assert [type(w).__name__ for w in touchable(tab) if not w.objectName()] == []
    assert ledgers.window.width() == 1280
