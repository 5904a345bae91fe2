"""A team or a facility that has to be put right on the morning of the visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models.facts.bodies import Role
from models.facts.state import VisitState
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import LEADER, close, fill, sample
from ui.window import VISIT


@pytest.fixture
def begun(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as made:
        yield made


def correct(made: Room) -> None:
    made.go(VISIT)
    made.click("correctParticulars")


def now(made: Room) -> VisitState:
    assert made.session.state is not None
    return made.session.state


def test_a_deputy_takes_the_place_of_a_member(begun: Room) -> None:
    correct(begun)
    assert begun.find("memberName_0", QLineEdit).text() == sample.EVALUATOR
    begun.click("memberRemove_0")
    begun.click("addMember")
    begun.type("memberName_2", "替补丙")
    begun.click("particularsSave")

    assert begun.window.page == VISIT
    assert [m.name for m in now(begun).members] == [sample.LEADER, "替补丙"]
    assert now(begun).member(LEADER) is not None
    assert "替补丙" in begun.find("visitAbout", QLabel).text()


def test_the_facility_is_put_right(begun: Room) -> None:
    correct(begun)
    assert begun.find("facilityName", QLineEdit).text() == sample.FACILITY["name"]
    begun.type("facilityPhone", "010-5550100")
    begun.click("particularsSave")

    assert now(begun).facility.phone == "010-5550100"
    assert now(begun).facility.name == sample.FACILITY["name"]
    assert now(begun).facility.beds == "yes"


def test_who_leads_in_the_place_of_the_leader_goes_on_writing(begun: Room) -> None:
    correct(begun)
    begun.click("memberRemove_1")
    begun.click("addMember")
    begun.type("memberName_2", "替补组长")
    begun.click("memberLeads_2")
    begun.type("facilityPhone", "010-5550100")
    begun.click("particularsSave")

    leader = next(m for m in now(begun).members if m.role is Role.LEADER)
    assert leader.name == "替补组长"
    assert now(begun).facility.phone == "010-5550100"
    assert now(begun).member(begun.session.actor) is not None


def test_without_a_leader_nothing_is_saved(begun: Room) -> None:
    correct(begun)
    begun.click("memberRemove_1")
    begun.click("particularsSave")

    assert "leader" in begun.find("particularsMessageText", QLabel).text()
    assert len(now(begun).members) == 2


def test_who_has_given_a_result_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path, fill) as marked:
        correct(marked)
        marked.click("memberRemove_0")
        marked.type("facilityPhone", "010-5550100")
        marked.click("particularsSave")

        assert "stays on the team" in marked.find("particularsMessageText", QLabel).text()
        assert marked.window.page == "particulars"
        assert len(now(marked).members) == 2
        assert now(marked).facility.phone != "010-5550100"


def test_after_closing_nothing_can_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path, fill, close) as frozen:
        frozen.go(VISIT)
        assert not frozen.find("correctParticulars").isEnabled()
        frozen.go("particulars")
        assert not frozen.find("particularsSave").isEnabled()


def choose(made: Room, name: str, value: str) -> None:
    box = made.find(name, QComboBox)
    box.setCurrentIndex(box.findData(value))


def test_r1_5_the_profile_is_kept_with_its_units(begun: Room) -> None:
    correct(begun)
    choose(begun, "facilityResidentsUnit", "ten_thousands")
    for name, typed in (
        ("facilityStaff", "85"),
        ("facilityServed", "61000"),
        ("facilityResidents", "5.8214"),
        ("facilityPlateFrom", "2021-11-01"),
    ):
        begun.type(name, typed)
    for name, value in (
        ("facilityOwnership", "government"),
        ("facilityGrade", "a"),
        ("facilityHas_imaging", "no"),
        ("facilityHas_hospice", "yes"),
    ):
        choose(begun, name, value)
    begun.click("particularsSave")

    kept = now(begun).facility
    assert (kept.staff, kept.served, kept.residents) == (85, 61_000, 58_214)
    assert (kept.ownership, kept.grade) == ("government", "a")
    assert kept.features == {"imaging": "no", "hospice": "yes"}
    assert (kept.second_name_from, kept.second_name_until) == ("2021-11-01", None)

    correct(begun)
    assert begun.find("facilityServed", QLineEdit).text() == "61000"
    assert begun.find("facilityHas_imaging", QComboBox).currentData() == "no"


def test_what_is_not_known_stays_absent(begun: Room) -> None:
    before = now(begun).facility
    correct(begun)
    begun.click("particularsSave")
    assert now(begun).facility == before
    assert before.features is None


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("facilityServed", "500", "under 1000"),
        ("facilityServed", "many", "not a number"),
        ("facilityStaff", "8.5", "not a whole number"),
        ("facilityPlateFrom", "2021-02-30", "does not exist"),
        ("facilityPlateUntil", "1.11.2021", "does not exist"),
    ],
)
def test_r1_5_and_r3_11_what_cannot_be_kept_is_refused_in_words(
    begun: Room, name: str, typed: str, said: str
) -> None:
    before = now(begun).facility
    correct(begun)
    begun.type(name, typed)
    begun.click("particularsSave")
    assert said in begun.find("particularsMessageText", QLabel).text()
    assert now(begun).facility == before


def test_r1_5_a_person_confirms_unusual_figures(begun: Room) -> None:
    correct(begun)
    begun.type("facilityServed", "500")
    begun.find("facilityFiguresRight", QCheckBox).setChecked(True)
    begun.click("particularsSave")
    assert now(begun).facility.served == 500
    correct(begun)
    assert begun.find("facilityFiguresRight", QCheckBox).isChecked()


def test_r3_11_the_second_name_does_not_end_before_it_begins(begun: Room) -> None:
    correct(begun)
    begun.type("facilityPlateFrom", "2021-11-01")
    begun.type("facilityPlateUntil", "2021-10-31")
    begun.click("particularsSave")
    assert "before it begins" in begun.find("particularsMessageText", QLabel).text()
