"""台账: the tasks of a ledger, filtered, entered and printed."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit

from models.district.desk import Desk
from models.standards.ledgers.progress import TaskEntry, TaskStatus
from tests.reports.papers import text_of
from tests.ui.ledgers.hands import TASKS, kept, message, turn
from tests.ui.rooms import Room
from ui.dialogs.paper import PaperDialog
from ui.ledger_desk import copy_pdf
from ui.screens.desk_ledgers_tasks import TasksTab


def shown_numbers(tab: TasksTab) -> list[int]:
    return [tab.model.row(i).task.number for i in range(tab.model.rowCount())]


def test_tasks_are_filtered_by_department_and_the_first_named_does_not_lead(
    ledgers: Room, tmp_path: Path
) -> None:
    tab = turn(ledgers, "tasks")
    assert isinstance(tab, TasksTab)
    assert len(shown_numbers(tab)) == 59
    departments = ledgers.find("ledger_department", QComboBox)
    assert departments.count() == 1 + 17
    departments.setCurrentIndex(departments.findData("区财政局"))
    assert shown_numbers(tab) == [12, 22, 23, 25, 43, 45, 46, 55, 56]
    assert "not said to lead" in ledgers.find("ledger_tasks_counted", QLabel).text()
    ledgers.click("ledgers_look")
    (dialog,) = ledgers.window.findChildren(PaperDialog)
    ledgers.qtbot.waitUntil(lambda: dialog.view.page.drawn)
    dialog.close()
    folder = tmp_path / "papers"
    folder.mkdir()
    ledgers.put_folder("ledgers_folder", folder)
    ledgers.click("ledgers_save")
    (pdf,) = folder.iterdir()
    assert pdf.name == "ledger-tasks-2021-09-15.pdf"
    assert pdf.read_bytes().startswith(b"%PDF")
    assert message(ledgers)[0] == "ok"


def test_two_sheets_of_one_ledger_are_never_the_same_number(ledgers: Room, desk: Desk) -> None:
    """Their codes name the ledger as it stands, whatever was chosen of it."""
    tab = turn(ledgers, "tasks")
    assert isinstance(tab, TasksTab)
    departments = ledgers.find("ledger_department", QComboBox)
    said = []
    for chosen in (1, 2, 1):
        departments.setCurrentIndex(chosen)
        paper = tab.paper()
        assert paper is not None
        words = "".join(text_of(copy_pdf(desk, paper)).split())
        said.append(re.findall(r"第(\d)次打印(补打)?", words)[0])
    assert said == [("1", ""), ("2", ""), ("3", "补打")]


def test_a_department_of_the_summary_opens_its_tasks(ledgers: Room) -> None:
    tab = turn(ledgers, "tasks")
    assert isinstance(tab, TasksTab)
    ledgers.click("ledger_tasks_shown_departments")
    assert tab.departments_model.rowCount() == 17
    tab.departments.opened.emit(tab.departments_model.row(1))
    assert len(shown_numbers(tab)) == 12
    assert tab.table.isVisible()


def test_an_entry_is_on_the_disk_before_the_page_says_saved(ledgers: Room, desk: Desk) -> None:
    tab = turn(ledgers, "tasks")
    assert isinstance(tab, TasksTab)
    tab.table.selectRow(4)
    combo = ledgers.find("ledger_entry_status", QComboBox)
    combo.setCurrentIndex(combo.findData("running"))
    ledgers.type("ledger_entry_due_on", "2021-09-14")
    ledgers.type("ledger_entry_evidence", "A1; A2")
    ledgers.click("ledger_entry_save")
    (one,) = kept(desk, TASKS)
    assert one == TaskEntry(
        task=5,
        status=TaskStatus.RUNNING,
        recorded_on="2021-09-15",
        due_on="2021-09-14",
        evidence=("A1", "A2"),
    )
    assert message(ledgers) == ("ok", "Saved; earlier entries stay in the history.")
    assert tab.side.number == 5
    ledgers.find("ledger_overdue", QCheckBox).setChecked(True)
    assert shown_numbers(tab) == [5]


def test_a_day_that_does_not_exist_is_refused_and_stays_in_the_field(
    ledgers: Room, desk: Desk
) -> None:
    ledgers.type("ledger_entry_due_on", "2021-02-30")
    ledgers.click("ledger_entry_save")
    assert message(ledgers)[0] == "bad"
    assert kept(desk, TASKS) == []
    assert ledgers.find("ledger_entry_due_on", QLineEdit).text() == "2021-02-30"


def test_the_projects_of_task_23_have_entries_of_their_own(ledgers: Room, desk: Desk) -> None:
    tab = turn(ledgers, "tasks")
    assert isinstance(tab, TasksTab)
    ledgers.type("ledger_words", "23")
    ledgers.settle()
    assert shown_numbers(tab) == [23]
    about = ledgers.find("ledger_entry_project", QComboBox)
    assert about.count() == 1 + 11
    about.setCurrentIndex(about.findText("凌云"))
    states = ledgers.find("ledger_entry_status", QComboBox)
    states.setCurrentIndex(states.findData("done"))
    ledgers.click("ledger_entry_save")
    (one,) = kept(desk, TASKS)
    assert isinstance(one, TaskEntry)
    assert (one.task, one.project, one.status) == (23, "凌云", TaskStatus.DONE)
    assert tab.lines()[0].state.status is TaskStatus.NOT_STARTED


def test_nothing_fits_is_said_and_nothing_can_be_entered(ledgers: Room) -> None:
    tab = turn(ledgers, "tasks")
    assert isinstance(tab, TasksTab)
    ledgers.type("ledger_words", "no such words")
    assert shown_numbers(tab) == []
    assert tab.side.number == 0
    assert not ledgers.window.findChildren(QComboBox, "ledger_entry_status")
