"""A visit begins with the name of a place alone; the last team comes with one touch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.facts.bodies import Member, Role
from models.visits.closing import blockers
from models.visits.last_team import last_team
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import sample
from ui.widgets.team_offer import TeamOffer


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as room_:
        room_.go("visits")
        yield room_


def begin(made: Room, name: str = "样例中心") -> None:
    made.click("newVisit")
    made.settle()
    made.type("facilityName", name)
    made.click("beginVisit")
    made.qtbot.waitUntil(lambda: made.window.page == "visit")


def shown(made: Room) -> list[str]:
    lines = made.window.page_widget(made.window.page).findChildren(QLineEdit)  # type: ignore[union-attr]
    return [one.text() for one in lines if one.objectName().startswith("memberName_")]


def test_the_name_of_the_place_is_enough_and_closing_asks_for_the_people(made: Room) -> None:
    begin(made)
    state = made.session.state
    assert state is not None
    kept = made.field.book.load(state.visit_id)
    assert [(one.name, one.role) for one in kept.members] == [("", Role.LEADER)]
    codes = {one.code for one in blockers(kept, made.field.packs)}
    assert "member-unnamed" in codes
    assert "member-name-twice" not in codes
    made.go("closing")
    made.click("gap_member-unnamed_member-unnamed")
    assert made.window.page == "particulars"
    made.type("memberName_0", "组长甲")
    assert made.find("particularsBack", QPushButton).text() == "Back to closing"
    made.click("particularsSave")
    made.qtbot.waitUntil(lambda: made.window.page == "closing")
    now = made.field.book.load(state.visit_id)
    assert [(one.id, one.name) for one in now.members] == [(kept.members[0].id, "组长甲")]
    assert "member-unnamed" not in {one.code for one in blockers(now, made.field.packs)}


def test_whoever_began_is_named_before_others(made: Room) -> None:
    begin(made)
    made.go("particulars")
    made.click("addMember")
    made.type("memberName_1", "评价员乙")
    made.click("particularsSave")
    assert "first line" in made.find("particularsMessageText", QLabel).text()
    made.type("memberName_1", "")
    made.type("facilityAddress", "样例路1号")
    made.click("particularsSave")
    made.qtbot.waitUntil(lambda: made.window.page == "visit")
    state = made.session.state
    assert state is not None
    assert state.facility.address == "样例路1号"
    assert [one.name for one in state.members] == [""]


def test_the_last_team_comes_with_one_touch_as_new_people(made: Room) -> None:
    made.click("newVisit")
    made.settle()
    made.click("takeLastTeam")
    assert shown(made) == [sample.EVALUATOR, sample.LEADER]
    made.type("facilityName", "样例中心")
    made.click("beginVisit")
    made.qtbot.waitUntil(lambda: made.window.page == "visit")
    state = made.session.state
    assert state is not None
    before = made.field.state.members
    assert [(m.name, m.role) for m in state.members] == [(m.name, m.role) for m in before]
    assert not {m.id for m in state.members} & {m.id for m in before}
    assert state.member(made.session.actor).role is Role.LEADER  # type: ignore[union-attr]


def test_a_visit_without_names_offers_no_team_and_takes_the_last_one_later(made: Room) -> None:
    begin(made)
    state = made.session.state
    assert state is not None
    assert [m.name for m in last_team(made.field.book)] == [sample.EVALUATOR, sample.LEADER]
    made.go("particulars")
    made.click("takeLastTeam")
    made.click("particularsSave")
    made.qtbot.waitUntil(lambda: made.window.page == "visit")
    now = made.field.book.load(state.visit_id)
    assert {m.name for m in now.members} == {sample.EVALUATOR, sample.LEADER}
    assert now.member(state.members[0].id).name == sample.LEADER  # type: ignore[union-attr]


def test_many_names_are_counted(qtbot: QtBot) -> None:
    offer = TeamOffer()
    qtbot.addWidget(offer)
    ids = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(5)]
    offer.offer(
        tuple(Member(id=i, name=f"成员{n}", role=Role.EVALUATOR) for n, i in enumerate(ids))
    )
    assert "2 more" in offer._take.text()
    offer.offer(())
    assert offer.isHidden()
