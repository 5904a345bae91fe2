"""台账: opened, filled, filtered and printed in the window of a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from models.base import Record
from models.district import ledgerbook
from models.district.decisions import Ruling
from models.district.desk import Desk
from models.facts.decision import DecisionOutcome
from models.standards.ledgers.cohort import Size
from models.standards.ledgers.duties import DutyDone, DutyState
from models.standards.ledgers.entries import FacilityNamed, Figure, PlanFacility, TargetFigures
from models.standards.ledgers.progress import TaskEntry, TaskStatus
from models.standards.ledgers.targets import TargetOutcome
from models.standards.ledgers.types import Level
from models.store import ledgers as store
from models.store.shelf import publish
from models.store.vault import Cost
from tests.laptop import FixedClock
from tests.models.district.arrivals import closed, receive
from tests.support import pack
from tests.ui.rooms import Room, room
from ui import ledger_desk
from ui.desk_session import DeskSession
from ui.dialogs.paper import PaperDialog
from ui.screens.desk_ledgers import LedgersScreen
from ui.screens.desk_ledgers_cohort import CohortTab
from ui.screens.desk_ledgers_duties import DutiesTab
from ui.screens.desk_ledgers_plan import PlanTab
from ui.screens.desk_ledgers_review import ReviewTab
from ui.screens.desk_ledgers_tab import LedgerTab
from ui.screens.desk_ledgers_targets import TargetsTab
from ui.screens.desk_ledgers_tasks import TasksTab

TASKS, ACTION = ledger_desk.TASK_LEDGER, ledger_desk.ACTION_LEDGER
HOSPITAL = "community-hospital-cq-2020"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on 15 September 2021."""
    return Desk.create(tmp_path / "desk", "口令", "示例区卫生健康委员会", FixedClock(), cost=CHEAP)[
        0
    ]


@pytest.fixture
def ledgers(qtbot: QtBot, tmp_path: Path, desk: Desk) -> Iterator[Room]:
    with room(qtbot, tmp_path) as made:
        made.window.resize(1366, 768)
        DeskSession.of(made.window)._adopt(desk)
        made.settle()
        made.go("ledgers")
        yield made
        made.settle()
        DeskSession.of(made.window).leave()


def screen(made: Room) -> LedgersScreen:
    page = made.window.page_widget("ledgers")
    assert isinstance(page, LedgersScreen)
    return page


def turn(made: Room, name: str) -> object:
    made.click(f"ledgers_tabs_{name}")
    return screen(made).tabs[name]


def enter(desk: Desk, ledger: str, *records: Record) -> None:
    with desk.write() as connection:
        for record in records:
            ledgerbook.add(connection, ledger, record, desk.now())


def kept(desk: Desk, ledger: str) -> list[Record]:
    with desk.read() as connection:
        return [one.record for one in store.history(connection, ledger)]


def message(made: Room) -> tuple[str, str]:
    found = made.find("ledgersMessage")
    return str(found.property("tone")), found.accessibleName()


def shown_numbers(tab: TasksTab) -> list[int]:
    return [tab.model.row(i).task.number for i in range(tab.model.rowCount())]


def test_without_an_open_desk_the_page_says_where_to_go(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path) as made:
        made.go("ledgers")
        made.click("ledgers_desk")
        assert made.window.page == "desk"


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
    ledgers.qtbot.waitUntil(lambda: bool(dialog.findChildren(QLabel, "paper_page_1")))
    dialog.close()
    folder = tmp_path / "papers"
    folder.mkdir()
    ledgers.put_folder("ledgers_folder", folder)
    ledgers.click("ledgers_save")
    (pdf,) = folder.iterdir()
    assert pdf.name == "ledger-tasks-2021-09-15.pdf"
    assert pdf.read_bytes().startswith(b"%PDF")
    assert message(ledgers)[0] == "ok"


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


def test_r4_7_soft_targets_are_shown_as_soft_and_figures_are_judged_exactly(
    ledgers: Room, desk: Desk
) -> None:
    tab = turn(ledgers, "targets")
    assert isinstance(tab, TargetsTab)
    assert len(tab.targets()) == 42
    hardness = ledgers.find("ledger_target_hardness", QComboBox)
    hardness.setCurrentIndex(hardness.findData("soft"))
    assert {target.hardness.soft for target in tab.targets()} == {True}
    hardness.setCurrentIndex(0)
    tab.table.selectRow([target.id for target in tab.targets()].index("T18"))
    ledgers.settle()
    ledgers.type("ledger_figures_area", "Province A")
    ledgers.type("ledger_figures_as_of", "2023-12-31")
    ledgers.type("ledger_figures_value_part", "199,999")
    ledgers.type("ledger_figures_value_whole", "600000")
    ledgers.click("ledger_figures_save")
    view = ledger_desk.load(desk).ledger(ACTION)
    assert [one.result.outcome for one in view.reported] == [TargetOutcome.NOT_REACHED]
    assert "199,999 ÷ 600,000" in ledgers.find("ledger_working", QLabel).text()
    assert ledgers.find("ledger_report_T18", QLabel).text() == "Not reached"


def test_r4_7_a_soft_target_that_is_not_reached_is_a_remark(ledgers: Room, desk: Desk) -> None:
    given = (Figure(key="part", number=1), Figure(key="whole", number=10))
    enter(
        desk,
        ACTION,
        TargetFigures(target="T07", year=2024, area="全国", as_of="2024-12-31", figures=given),
    )
    screen(ledgers).reload()
    ledgers.settle()
    tab = turn(ledgers, "targets")
    assert isinstance(tab, TargetsTab)
    column = tab.model.columns[-1]
    line = tab.targets()[6]
    assert (column.text(line), column.tone(line)) == ("Not reached 2024", "warn")


def test_r4_7_a_numerator_larger_than_its_denominator_is_refused(ledgers: Room, desk: Desk) -> None:
    turn(ledgers, "targets")
    for key, value in (("area", "A"), ("as_of", "2023-12-31"), ("value_part", "3")):
        ledgers.type(f"ledger_figures_{key}", value)
    ledgers.type("ledger_figures_value_whole", "2")
    ledgers.click("ledger_figures_save")
    assert message(ledgers)[0] == "bad"
    ledgers.type("ledger_figures_value_whole", "many")
    ledgers.click("ledger_figures_save")
    assert "whole number" in message(ledgers)[1]
    assert kept(desk, ACTION) == []


def test_the_targets_of_the_other_plan_have_years_of_their_own(ledgers: Room) -> None:
    tab = turn(ledgers, "targets")
    assert isinstance(tab, TargetsTab)
    plan = ledgers.find("ledger_target_plan", QComboBox)
    plan.setCurrentIndex(plan.findData(TASKS))
    assert len(tab.targets()) == 15
    assert tab.paper() is not None


def test_the_checklist_of_a_facility_is_filled_part_by_part(ledgers: Room, desk: Desk) -> None:
    tab = turn(ledgers, "duties")
    assert isinstance(tab, DutiesTab)
    ledgers.type("ledger_duty_code", "TEST-9")
    assert tab.model.rowCount() == 5
    ledgers.type("ledger_done_done_on", "2021-03-01")
    ledgers.click("ledger_done_save")
    items = ledger_desk.load(desk).ledger(ACTION).duties(Level.FACILITY, "TEST-9", 2021)
    assert [item.state for item in items] == [DutyState.DONE, *[DutyState.OPEN] * 3]
    ledgers.find("ledger_duty_year", QSpinBox).setValue(2020)
    assert {tab.model.row(i).item.state for i in range(5)} == {DutyState.MISSED}
    paper = tab.paper()
    assert paper is not None
    assert paper.make().startswith(b"%PDF")
    ledgers.type("ledger_named_name", "Sample centre")
    ledgers.click("ledger_named_save")
    assert ledger_desk.load(desk).name_of("TEST-9") == "Sample centre"
    assert tab.who() == "TEST-9"


def test_r4_8_the_province_report_is_due_by_30_november(ledgers: Room) -> None:
    tab = turn(ledgers, "duties")
    assert isinstance(tab, DutiesTab)
    ledgers.click("ledger_duty_level_province_authority")
    ledgers.type("ledger_duty_code", "P")
    lines = [tab.model.row(i) for i in range(tab.model.rowCount())]
    assert {(line.target.id, line.item.last_day) for line in lines} == {("T42", "2021-11-30")}
    assert len(lines) == 3


def test_r1_10_what_is_done_on_the_last_day_carries_its_notice(ledgers: Room, desk: Desk) -> None:
    done = DutyDone(institution="P", duty="T42", part="年度工作总结", done_on="2020-11-30")
    enter(desk, ACTION, done)
    screen(ledgers).reload()
    ledgers.settle()
    turn(ledgers, "duties")
    ledgers.click("ledger_duty_level_province_authority")
    ledgers.type("ledger_duty_code", "P")
    ledgers.find("ledger_duty_year", QSpinBox).setValue(2020)
    ledgers.settle()
    names = [w.accessibleName() for w in ledgers.window.findChildren(QLabel) if w.isVisible()]
    assert "Done on: 2020-11-30  on the last day" in names


def test_r4_4_a_serious_violation_bars_the_year_and_no_other(ledgers: Room) -> None:
    tab = turn(ledgers, "duties")
    assert isinstance(tab, DutiesTab)
    ledgers.type("ledger_duty_code", "TEST-9")
    ledgers.settle()
    assert "Nothing on record" in ledgers.find("ledger_barred", QLabel).text()
    ledgers.type("ledger_violation_found_on", "2021-02-01")
    ledgers.find("ledger_violation_severe", QCheckBox).setChecked(True)
    ledgers.click("ledger_violation_save")
    said = ledgers.find("ledger_barred", QLabel).text()
    assert "2021-12-31" in said
    assert "2022-01-01" in said
    ledgers.find("ledger_duty_year", QSpinBox).setValue(2022)
    ledgers.settle()
    assert "Nothing on record" in ledgers.find("ledger_barred", QLabel).text()


def test_r1_9_exactly_ten_thousand_people_is_shown_as_the_boundary(ledgers: Room) -> None:
    tab = turn(ledgers, "cohort")
    assert isinstance(tab, CohortTab)
    for key, value in (("code", "A"), ("as_of", "2021-01-01"), ("people", "10000")):
        ledgers.type(f"ledger_size_{key}", value)
    ledgers.type("ledger_size_staff", "30")
    ledgers.click("ledger_size_save")
    assert tab.model.row(0).answer.standing == "boundary"
    assert "Exactly 10000" in ledgers.find("ledger_size_answer", QLabel).text()


def test_r4_7_the_cohort_is_fixed_on_the_cut_off_date(ledgers: Room) -> None:
    """R4.7: figures of a later day do not move it."""
    tab = turn(ledgers, "cohort")
    assert isinstance(tab, CohortTab)
    for day, people in (("2021-01-01", "12000"), ("2021-06-01", "9000")):
        for key, value in (("code", "A"), ("as_of", day), ("people", people), ("staff", "30")):
            ledgers.type(f"ledger_size_{key}", value)
        ledgers.click("ledger_size_save")
    assert tab.model.row(0).answer.standing == "exempt"
    ledgers.type("ledger_cut_off", "2021-05-31")
    assert tab.model.row(0).answer.standing == "duty"
    ledgers.type("ledger_cut_off", "someday")
    assert message(ledgers)[0] == "bad"
    assert tab.model.row(0).answer.standing == "duty"


def test_the_list_of_regions_is_empty_as_shipped_and_the_office_fills_it(
    ledgers: Room, desk: Desk
) -> None:
    turn(ledgers, "cohort")
    assert ledgers.find("ledger_no_regions")
    ledgers.type("ledger_region_area", "Province A")
    ledgers.click("ledger_region_save")
    assert [one.area for one in ledger_desk.load(desk).ledger(ACTION).regions] == ["Province A"]
    ledgers.type("ledger_region_area", "Province A")
    regions = ledgers.find("ledger_region_region", QComboBox)
    regions.setCurrentIndex(regions.count() - 1)
    ledgers.click("ledger_region_save")
    assert ledger_desk.load(desk).ledger(ACTION).regions == ()


def test_r3_12_and_r3_14_the_plan_shows_plates_reports_and_a_remark(
    ledgers: Room, desk: Desk
) -> None:
    """R3.14 warns only; R3.12: 10 November includes its day."""
    enter(desk, HOSPITAL, PlanFacility(institution="A", name="样例中心", accepted_on="2021-09-01"))
    screen(ledgers).reload()
    ledgers.settle()
    tab = turn(ledgers, "plan")
    assert isinstance(tab, PlanTab)
    assert tab.model.row(0).report == "not yet"
    ledgers.type("ledger_report_reported_on", "2021-11-10")
    ledgers.click("ledger_report_save")
    assert tab.model.row(0).report == "2021-11-10 on the last day"
    ledgers.type("ledger_plate_plate_on", "2021-08-01")
    ledgers.click("ledger_plate_save")
    assert message(ledgers)[0] == "bad"
    ledgers.type("ledger_plate_plate_on", "2021-09-10")
    ledgers.type("ledger_plate_second_name", "Sample hospital")
    ledgers.click("ledger_plate_save")
    (facility,) = ledger_desk.load(desk).plans[0].facilities
    assert (facility.plate_on, facility.second_name) == ("2021-09-10", "Sample hospital")
    assert tab.paper() is None


def test_r4_2_who_is_on_no_county_list_is_named_as_not_to_be_re_checked(
    ledgers: Room, desk: Desk
) -> None:
    """R4.1, R4.2 and R4.5 in the round of a year."""
    tab = turn(ledgers, "review")
    assert isinstance(tab, ReviewTab)
    assert "2020-10-31" in ledgers.find("ledger_round_rule", QLabel).text()
    ledgers.type("ledger_reviewed_institution", "A")
    ledgers.type("ledger_reviewed_reviewed_on", "2021-05-10")
    ledgers.type("ledger_reviewed_answer_0", "查阅记录")
    ledgers.click("ledger_reviewed_save")
    said = [w.text() for w in ledgers.window.findChildren(QLabel, "ledger_round_said")]
    assert any("does not re-check it" in words for words in said)
    assert any("医保基金使用内部管理" in words for words in said)
    ledgers.type("ledger_listed_county", "样例县")
    ledgers.type("ledger_listed_reported_on", "2021-04-30")
    ledgers.click("ledger_listed_save")
    (line,) = ledger_desk.load(desk).reviews[0].lines(2021)
    assert line.reviewable
    county = tab.round.model.columns[3]
    assert county.text(tab.round.model.row(0)) == "2021-04-30 on the last day"
    ledgers.type("ledger_assessed_started_on", "2020-12-01")
    ledgers.type("ledger_assessed_applied_on", "2021-04-01")
    ledgers.click("ledger_assessed_save")
    applied = tab.round.model.columns[2]
    assert applied.text(tab.round.model.row(0)) == "2021-04-01 too early"
    assert tab.rows()[1][0] == "A"
    ledgers.find("ledger_review_year", QSpinBox).setValue(2022)
    assert tab.round.model.rowCount() == 0


def test_r1_10_the_reports_of_the_year_stand_above_the_re_checks(ledgers: Room) -> None:
    """R4.2, R3.12 and R4.8; the desk's day is 15 September 2021."""
    turn(ledgers, "review")
    assert "overdue" in ledgers.find("ledger_notice_county", QLabel).text()
    assert "2021-05-20" in ledgers.find("ledger_notice_city", QLabel).text()
    assert "2021-11-10" in ledgers.find("ledger_notice_facility", QLabel).text()
    said = ledgers.find("ledger_notice_province", QLabel).text()
    assert "2021-11-30 · not due yet · 3 of 3 missing" in said


def test_r3_13_a_term_is_proposed_and_a_withdrawal_is_never_automatic(
    ledgers: Room, desk: Desk
) -> None:
    tab = turn(ledgers, "review")
    assert isinstance(tab, ReviewTab)
    ledgers.click("ledger_review_rectify")
    assert "sets no term" in ledgers.find("ledger_term_said", QLabel).text()
    ledgers.type("ledger_order_institution", "A")
    ledgers.type("ledger_order_ordered_on", "2021-05-31")
    assert ledgers.find("ledger_order_due_on", QLineEdit).text() == "2021-08-31"
    ledgers.click("ledger_order_save")
    stands = tab.rectify.model.columns[-1]
    assert stands.text(tab.rectify.model.row(0)) == "Overdue, not re-visited"
    ledgers.type("ledger_revisit_visited_on", "2021-09-01")
    ledgers.click("ledger_revisit_save")
    assert stands.text(tab.rectify.model.row(0)) == "Proposal: withdraw"
    assert "proposed only" in ledgers.find("ledger_withdraw", QLabel).text()
    ledgers.type("ledger_order_institution", "A")
    ledgers.type("ledger_order_ordered_on", "2021-09-01")
    ledgers.type("ledger_order_due_on", "soon")
    ledgers.click("ledger_order_save")
    assert message(ledgers)[0] == "bad"
    assert len(kept(desk, HOSPITAL)) == 2


def test_r4_6_without_a_decided_case_nobody_needs_a_look_back(ledgers: Room) -> None:
    turn(ledgers, "review")
    ledgers.click("ledger_review_back")
    assert "not accepted anybody" in ledgers.find("ledger_back_said", QLabel).text()


def test_r4_6_who_was_accepted_under_an_earlier_edition_is_listed(
    ledgers: Room, desk: Desk
) -> None:
    """R4.6: from the desk's decided cases, as soon as a new edition is there."""
    with desk.write() as connection:
        publish(connection, pack(), "old.xlsx", desk.now().utc)
        newer = pack().model_copy(update={"edition": "2024"})
        publish(connection, newer, "new.xlsx", desk.now().utc)
    receive(desk, closed())
    ruling = Ruling(
        outcome=DecisionOutcome.PASSED,
        opinion="同意。",
        decided_by="主任丙",
        organisation="示例区卫生健康委员会",
        decided_on="2021-09-20",
    )
    desk.record_decision(desk.list_cases()[0].id, ruling)
    screen(ledgers).reload()
    ledgers.settle()
    tab = turn(ledgers, "review")
    assert isinstance(tab, ReviewTab)
    ledgers.click("ledger_review_back")
    editions = ledgers.find("ledger_back_edition", QComboBox)
    assert editions.currentText().endswith("2024")
    assert tab.rows()[1][0] == "TEST0001"
    ledgers.type("ledger_back_before", "2021-02-30")
    assert message(ledgers)[0] == "bad"
    ledgers.type("ledger_back_before", "2021-01-01")
    assert len(tab.rows()) == 1
    ledgers.type("ledger_back_before", "")
    editions.setCurrentIndex(1)
    editions.activated.emit(1)
    assert len(tab.rows()) == 1


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
