"""A team or a facility that has to be put right on the morning of the visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
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
