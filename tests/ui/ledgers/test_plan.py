"""台账: the plan of the hospitals, and the round of a year with its re-checks."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox

from models.district.decisions import Ruling
from models.district.desk import Desk
from models.facts.decision import DecisionOutcome
from models.standards.ledgers.entries import PlanFacility
from models.store.shelf import publish
from tests.models.district.arrivals import closed, receive
from tests.support import pack
from tests.ui.ledgers.hands import HOSPITAL, enter, kept, message, screen, turn
from tests.ui.rooms import Room
from ui import ledger_desk
from ui.screens.desk_ledgers_plan import PlanTab
from ui.screens.desk_ledgers_review import ReviewTab


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
    with desk.workspace.write() as connection:
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
