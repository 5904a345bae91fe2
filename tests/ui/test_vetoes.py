"""Incidents of a veto, entered in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.facts.bodies import VetoAnswered
from tests.ui.rooms import Room, room
from tests.ui.sample_visit import sample
from ui.screens.closing import ClosingScreen

NAME = "veto_V1_office"


@pytest.fixture
def begun(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as made:
        page = made.go("closing")
        assert isinstance(page, ClosingScreen)
        page.show_tab("vetoes")
        yield made


def shown(made: Room, name: str) -> bool:
    """Whether something of that name can be seen."""
    return any(w.isVisible() for w in made.window.findChildren(QWidget, name))


def enter(
    made: Room, on: str, what: str, grade: str = "", share: str = "", name: str = NAME
) -> None:
    if not shown(made, f"{name}_incidents_editor"):
        made.click(f"{name}_incidents_add")
    made.type(f"{name}_incidents_on", on)
    made.type(f"{name}_incidents_what", what)
    for key, value in (("grade", grade), ("share", share)):
        box = made.find(f"{name}_incidents_{key}", QComboBox) if value else None
        if box is not None:
            box.setCurrentIndex(box.findData(value))
    made.click(f"{name}_incidents_take")
    made.settle()


def given(made: Room, veto: str = "V1", basis: str = "office") -> VetoAnswered | None:
    assert made.session.state is not None
    return made.session.state.vetoes.get((sample.HOSPITAL, veto, basis))


def test_r3_5_the_window_is_shown_with_both_dates(begun: Room) -> None:
    said = begun.find("veto_V1_window", QLabel).text()
    assert "2019-09-15" in said
    assert "2021-09-15" in said
    assert "not entered" in said


def test_r3_3_an_incident_that_counts_is_found_and_stops_the_flow(begun: Room) -> None:
    begun.type(f"{NAME}_source", "letter 8")
    enter(begun, "2020-05-01", "appraisal 3", grade="2", share="main")

    kept = given(begun)
    assert kept is not None
    assert kept.incidents is not None
    assert (kept.answer, kept.incidents[0].grade, kept.incidents[0].share) == ("found", 2, "main")
    assert "counts" in begun.find(f"{NAME}_incidents_line_0", QLabel).text()
    assert shown(begun, "veto_V1_stops")
    assert not shown(begun, f"{NAME}_incidents_editor")


def test_r3_6_incidents_that_do_not_count_stay_with_their_why_and_can_be_removed(
    begun: Room,
) -> None:
    begun.type(f"{NAME}_source", "letter 8")
    enter(begun, "2019-09-14", "appraisal 1", grade="1", share="full")
    enter(begun, "2020-09-14", "appraisal 2", grade="3", share="full")

    lines = [begun.find(f"{NAME}_incidents_line_{n}", QLabel).text() for n in (0, 1)]
    assert "before the window" in lines[0]
    assert "a lighter grade" in lines[1]
    assert "not found" in begun.find(f"{NAME}_incidents_result", QLabel).text()
    assert not shown(begun, "veto_V1_stops")

    begun.click(f"{NAME}_incidents_drop_0")
    begun.settle()
    kept = given(begun)
    assert kept is not None
    assert [one.what for one in kept.incidents or ()] == ["appraisal 2"]


@pytest.mark.parametrize(("on", "what"), [("2020", "x"), ("", "x"), ("2020-05-01", " ")])
def test_an_incident_without_a_day_or_words_is_not_kept(begun: Room, on: str, what: str) -> None:
    begun.type(f"{NAME}_source", "letter 8")
    enter(begun, on, what)
    kept = given(begun)
    assert kept is None or not kept.incidents


def test_a_day_that_does_not_exist_is_refused_in_words(begun: Room) -> None:
    begun.type(f"{NAME}_source", "letter 8")
    enter(begun, "2021-02-31", "appraisal 4", grade="1", share="main")
    assert "2021-02-31" in begun.find("closingMessageText", QLabel).text()
    kept = given(begun)
    assert kept is None or not kept.incidents
    assert shown(begun, f"{NAME}_incidents_editor")


def test_r3_4_other_circumstances_leave_the_answer_to_the_person(begun: Room) -> None:
    name = "veto_V3_declaration"
    begun.click(f"{name}_none")
    begun.click(f"{name}_incidents_add")
    assert not shown(begun, f"{name}_incidents_grade")
    begun.find(f"{name}_incidents_other", QCheckBox).setChecked(True)
    enter(begun, "2021-09-15", "a shared clinic", name=name)

    kept = given(begun, "V3", "declaration")
    assert kept is not None
    assert (kept.answer, len(kept.incidents or ())) == ("none", 1)
    assert not shown(begun, "veto_V3_stops")
