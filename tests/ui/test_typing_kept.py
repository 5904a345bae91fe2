"""What was typed and is no step yet: there again after another clause, view, page and start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.errors import StoreError
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits import marking as marks
from models.visits.drafts import keep_typed, typed
from tests.ui.marking import QUALITY, Marking
from tests.ui.rooms import room
from tests.ui.walking import KIND, enter, first_here, three_rooms
from ui.screens.visit.screen import VisitScreen
from ui.widgets.note_line import NoteLine

CLAUSE, OTHER, NA = "1.2.4/4", "1.1.1/1", "2.4.5/3"


def elsewhere(marking: Marking) -> None:
    marking.at(QUALITY, OTHER)


def view(marking: Marking) -> None:
    marking.key(Qt.Key.Key_F5)


def page(marking: Marking) -> None:
    marking.room.go("particulars")
    marking.room.go("visit")


def restart(marking: Marking) -> None:
    """Every page is built anew, as by another start; nothing is in memory."""
    marking.room.window.rebuild()
    marking.room.open()
    screen = marking.room.go("visit")
    assert isinstance(screen, VisitScreen)
    marking.screen = screen


AWAY = [elsewhere, view, page, restart]
Away = Callable[[Marking], None]


def texts(marking: Marking) -> tuple[str, str, str]:
    editor = marking.screen.evidence.finding
    drawn = editor.draft()
    return drawn.fact, drawn.place, drawn.rectification


@pytest.mark.parametrize("away", AWAY)
def test_place_and_rectification_without_a_fact_come_back(marking: Marking, away: Away) -> None:
    marking.at(QUALITY, CLAUSE)
    QTest.keyClicks(marking.room.find("findingPlace", QLineEdit), "Room 3")
    marking.room.find("findingRectification", QPlainTextEdit).insertPlainText("加装隔帘")
    away(marking)
    assert not marking.reloaded().findings
    marking.at(QUALITY, OTHER)
    assert texts(marking) == ("", "", "")
    marking.at(QUALITY, CLAUSE)
    assert texts(marking) == ("", "Room 3", "加装隔帘")
    assert "not kept yet" in marking.said("findingMessage")
    marking.room.find("findingFact", QPlainTextEdit).insertPlainText("无隔帘")
    marking.screen.evidence.finding.give()
    marking.room.settle()
    (finding,) = marking.reloaded().findings.values()
    assert (finding.fact, finding.place) == ("无隔帘", "Room 3")
    restart(marking)
    marking.at(QUALITY, CLAUSE)
    assert marking.said("findingMessage") == ""
    assert not any(typed(marking.room.field.workspace, marking.room.field.visit).values())


def test_what_is_typed_is_durable_before_one_goes_anywhere(marking: Marking) -> None:
    marking.at(QUALITY, CLAUSE)
    QTest.keyClicks(marking.room.find("findingPlace", QLineEdit), "Room 3")
    kept = marking.room.field
    marking.room.qtbot.waitUntil(
        lambda: "Room 3" in str(typed(kept.workspace, kept.visit)), timeout=10_000
    )


def not_applicable(marking: Marking, reason: str) -> QLineEdit:
    """Press 3 where a reason is asked for, and type without confirming."""
    marking.at(QUALITY, NA)
    marking.key(Qt.Key.Key_3)
    line = marking.room.find(f"reason_{QUALITY}_{NA}", QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, reason)
    return line


@pytest.mark.parametrize("away", AWAY)
def test_a_reason_that_was_not_confirmed_is_never_lost(marking: Marking, away: Away) -> None:
    """It is in the record by now, or it stands in its field again."""
    not_applicable(marking, "no beds here")
    away(marking)
    marking.at(QUALITY, NA)
    state = marking.reloaded()
    if state.verdict(QUALITY, NA) is Verdict.NOT_APPLICABLE:
        assert state.marks[(QUALITY, NA)].mark.reason == "no beds here"
        return
    assert marking.room.find(f"reason_{QUALITY}_{NA}", QLineEdit).text() == "no beds here"


def test_a_reason_typed_before_a_crash_stands_there_and_is_not_confirmed(marking: Marking) -> None:
    field = marking.room.field
    kept = {f"reason:{QUALITY}/{NA}": "no beds here"}
    keep_typed(field.workspace, field.visit, kept)
    restart(marking)
    marking.at(QUALITY, NA)
    assert marking.room.find(f"reason_{QUALITY}_{NA}", QLineEdit).text() == "no beds here"
    marking.at(QUALITY, OTHER)
    assert marking.reloaded().verdict(QUALITY, NA) is not Verdict.NOT_APPLICABLE
    assert typed(field.workspace, field.visit) == kept
    marking.at(QUALITY, NA)
    marking.room.click(f"reasonGiven_{QUALITY}_{NA}")
    assert marking.reloaded().verdict(QUALITY, NA) is Verdict.NOT_APPLICABLE
    page(marking)
    assert typed(field.workspace, field.visit) == {}


def test_the_leader_s_reason_comes_back_with_its_form(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path, three_rooms) as made:
        walk = Marking(made)
        walk.all_cards()
        enter(walk, f"{KIND} 1")
        clause = first_here(walk)
        for number, key in ((1, Qt.Key.Key_1), (2, Qt.Key.Key_2)):
            enter(walk, f"{KIND} {number}", clause)
            walk.key(key)
        name = f"{QUALITY}_{clause}"
        walk.click(f"override_{name}")
        QTest.keyClicks(made.find(f"overrideReason_{name}", QLineEdit), "being painted")
        restart(walk)
        enter(walk, f"{KIND} 2", clause)
        line = made.find(f"overrideReason_{name}", QLineEdit)
        assert line.text() == "being painted"
        assert walk.reloaded().verdict(QUALITY, clause) is Verdict.NOT_MET
        walk.click(f"overrideGiven_{name}")
        assert walk.reloaded().marks[QUALITY, clause].mark.reason == "being painted"
        page(walk)
        assert typed(made.field.workspace, made.field.visit) == {}


@pytest.mark.parametrize("kept", ["{", "[]", "null", '{"finding:x": 1}'])
def test_a_draft_nobody_can_read_is_none(marking: Marking, kept: str) -> None:
    from models.store import settings

    field = marking.room.field
    with field.workspace.write() as connection:
        settings.put(connection, f"typing:{field.visit}", kept)
    assert typed(field.workspace, field.visit) == {}


def test_a_finding_kept_by_going_elsewhere_is_no_draft_any_more(marking: Marking) -> None:
    marking.at(QUALITY, CLAUSE)
    marking.room.find("findingFact", QPlainTextEdit).insertPlainText("无隔帘")
    marking.at(QUALITY, OTHER)
    assert len(marking.reloaded().findings) == 1
    marking.at(QUALITY, CLAUSE)
    assert texts(marking)[0] == "无隔帘"
    assert marking.said("findingMessage") == ""
    marking.at(QUALITY, OTHER)
    assert len(marking.reloaded().findings) == 1
    restart(marking)
    marking.at(QUALITY, CLAUSE)
    assert marking.said("findingMessage") == ""


def test_a_remark_that_could_not_be_written_stays_in_its_line(
    marking: Marking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an answer to a return does; it is handed over again, and never to another visit."""
    asked = []

    def refuse(_book: object, state: VisitState, *_given: object) -> None:
        asked.append(state.visit_id)
        raise StoreError("disk-full")

    monkeypatch.setattr(marks, "note", refuse)
    marking.at(QUALITY, CLAUSE)
    marking.click(f"addRemark_{QUALITY}_{CLAUSE}")
    line = marking.room.find(f"remark_{QUALITY}_{CLAUSE}", QLineEdit)
    QTest.keyClicks(line, "locked at noon")
    for verdict in ("met", "not_met"):
        marking.screen.setFocus()
        marking.click(f"{verdict}_{QUALITY}_{CLAUSE}")
        assert line.text() == "locked at noon"
    pane, state, before = marking.screen.clauses, marking.room.session.state, len(asked)
    assert asked
    assert pane._page is not None
    assert state is not None
    pane.show_page(pane._page, replace(state, visit_id="another"))
    marking.room.settle()
    assert len(asked) == before
    marking.at(QUALITY, OTHER)
    marking.at(QUALITY, CLAUSE)
    monkeypatch.undo()


def test_a_frozen_record_shows_the_remark_it_has(qtbot: QtBot) -> None:
    line = NoteLine("one")
    qtbot.addWidget(line)
    line.show_note("kept", True)
    line.setText("typed")
    line.show_note("kept", True)
    assert line.text() == "typed"
    line.show_note("kept", False)
    assert line.text() == "kept"
