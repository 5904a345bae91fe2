"""New visit and particulars where a tiered standard is on the shelf: application, team, reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from models.facts.bodies import GuidanceSet, VisitKind
from models.store import guidance
from tests.tiered import TIERED, TIERED_SHA
from tests.ui.rooms import Room, room
from ui.screens.new_visit import NewVisitScreen
from ui.widgets.specialties import Specialties
from ui.window import VISIT

BOX = f"pack_{TIERED.id}"


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as built:
        shelf = {**built.field.packs, TIERED_SHA: TIERED}
        built.session.attach(built.field.workspace, built.field.book, shelf)
        with built.field.workspace.write() as connection:
            reading = GuidanceSet(pack=TIERED.id, issuer="示例区", notes={"1.1/1": "查近一年。"})
            guidance.add(connection, reading, "2026-01-01T00:00:00.000Z")
        yield built


def seen(made: Room, name: str) -> bool:
    return any(w.isVisible() for w in made.window.findChildren(QWidget, name))


def begun(made: Room) -> None:
    """A re-check by the tiered standard alone, ready to begin."""
    made.click("newVisit")
    made.type("facilityName", "样例中心")
    made.type("memberName_0", "组长甲")
    for box in made.window.findChildren(QCheckBox):
        if box.objectName().startswith("pack_") and box.isVisible():
            box.setChecked(box.objectName() == BOX)
    screen = made.window.page_widget("new_visit")
    assert isinstance(screen, NewVisitScreen)
    screen._kind.setCurrentIndex(screen._kind.findData(VisitKind.RE_EVALUATION))


def test_a_tiered_standard_is_offered_and_not_chosen_already(made: Room) -> None:
    made.go("visits")
    made.click("newVisit")
    box = made.find(BOX, QCheckBox)
    assert not box.isChecked()
    assert not seen(made, "newApplication_self_assessment_from")
    assert not seen(made, "memberMore_0_covers")
    box.setChecked(True)
    assert seen(made, "newApplication_self_assessment_from")
    assert seen(made, "memberMore_0_covers")
    assert "财务管理" in made.find("teamGaps", QLabel).text()


def test_r4_1_application_team_and_reading_are_in_the_record(made: Room) -> None:
    made.go("visits")
    begun(made)
    made.type("newApplication_applied_on", "2026-04-30")
    made.type("newApplication_self_assessment_from", "2025-10-30")
    more = made.find("memberMore_0", Specialties)
    for action in more._actions[:2]:
        action.trigger()
    made.type("memberMore_0_recusal", "分管该机构")
    made.click("beginVisit")
    made.qtbot.waitUntil(lambda: made.window.page == VISIT)
    state = made.session.state
    assert state is not None
    kept = made.field.book.load(state.visit_id)
    assert kept.guidance[TIERED.id].notes == {"1.1/1": "查近一年。"}
    assert kept.application is not None
    assert kept.application.self_assessment_from == "2025-10-30"
    assert kept.members[0].covers == ("医疗机构管理", "医疗")
    assert kept.members[0].recusal == "分管该机构"


@pytest.mark.parametrize("text", ["2026-02-30", "30.4.2026", "2026-4-30", "昨天"])
def test_a_day_that_is_none_is_told_in_place_and_nothing_begins(made: Room, text: str) -> None:
    made.go("visits")
    begun(made)
    made.type("newApplication_applied_on", text)
    made.click("beginVisit")
    assert text in made.find("newVisitMessageText", QLabel).text()
    assert len(made.field.book.summaries()) == 1


def test_r4_5_the_key_indicators_of_a_re_check_are_answered_beside_the_team(made: Room) -> None:
    made.go("visits")
    begun(made)
    made.click("beginVisit")
    made.qtbot.waitUntil(lambda: made.window.page == VISIT)
    made.click("correctParticulars")
    made.type("visitApplication_key_0", "制度落实")
    made.type("visitApplication_key_1", "有台账")
    made.type("visitApplication_severe_violation_on", "2026-03-01")
    made.click("particularsSave")
    state = made.session.state
    assert state is not None
    assert state.application is not None
    assert state.application.key_answers == {
        "行风建设": "制度落实",
        "医保基金使用内部管理": "有台账",
    }
    made.click("correctParticulars")
    assert made.find("visitApplication_key_1", QLineEdit).text() == "有台账"
    assert made.find("memberMore_0_covers", QToolButton).accessibleName()


def test_two_editions_of_one_standard_are_not_both_chosen(made: Room) -> None:
    newer = {**made.session.packs, "e" * 64: TIERED.model_copy(update={"edition": "2"})}
    made.session.attach(made.field.workspace, made.field.book, newer)
    made.go("visits")
    begun(made)
    made.find(f"{BOX}_eeeeeeee", QCheckBox).setChecked(True)
    made.click("beginVisit")
    assert TIERED.title in made.find("newVisitMessageText", QLabel).text()
    assert len(made.field.book.summaries()) == 1
