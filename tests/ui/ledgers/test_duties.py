"""台账: duties of the year, violations, and the cohort that has them."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSpinBox

from models.district.desk import Desk
from models.standards.ledgers.duties import DutyDone, DutyState
from models.standards.ledgers.types import Level
from tests.ui.ledgers.hands import ACTION, enter, message, screen, turn
from tests.ui.rooms import Room
from ui import ledger_desk
from ui.screens.desk_ledgers_cohort import CohortTab
from ui.screens.desk_ledgers_duties import DutiesTab


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
