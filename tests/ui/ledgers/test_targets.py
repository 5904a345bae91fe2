"""台账: the targets, their figures, and what is soft."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel

from models.district.desk import Desk
from models.standards.ledgers.entries import Figure, TargetFigures
from models.standards.ledgers.targets import TargetOutcome
from reports import cited
from tests.ui.ledgers.hands import ACTION, TASKS, enter, kept, message, screen, turn
from tests.ui.rooms import Room
from ui import ledger_desk
from ui.screens.desk_ledgers_targets import TargetsTab


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
    name = cited.document(tab.targets()[0].quotes[0].source.document)
    assert any(f"[{name} · " in one.text() for one in tab.side.findChildren(QLabel))
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
