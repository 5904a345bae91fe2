"""Going on exactly where one stopped: within the window, and after a power cut in a new process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bench import resume
from models.visits import whereabouts
from tests.ui import sample_visit
from tests.ui.marking import QUALITY, Marking
from tests.ui.rooms import room

SECONDS = 5.0


def test_a_process_that_lost_its_power_goes_on_at_the_same_clause(tmp_path: Path) -> None:
    """J1 step 2; held to processor time, for a shared machine is slower by the wall."""
    folder = tmp_path / "workspace"
    resume.begun(folder)
    stopped = resume.shown(folder, "stop")
    again = resume.shown(folder, "resume")
    assert (again.pack, again.clause) == (stopped.pack, stopped.clause)
    assert again.cpu < SECONDS


def last(marking: Marking) -> whereabouts.Whereabouts | None:
    return whereabouts.last(marking.room.field.workspace)


def test_leaving_the_page_remembers_the_clause_and_the_list_offers_it(marking: Marking) -> None:
    other = next(p for p in marking.screen._packs if p.id == QUALITY)
    clause = list(other.clauses())[20].code
    marking.at(QUALITY, clause)
    marking.room.go("visits")
    kept = last(marking)
    assert kept is not None
    assert (kept.pack, kept.clause) == (QUALITY, clause)
    marking.screen.show_clause(QUALITY, next(iter(other.clauses())).code)
    go = marking.room.find("resumeGo", QPushButton)
    go.click()
    marking.room.settle()
    assert marking.room.window.page == "visit"
    here = marking.screen.whereabouts()
    assert here is not None
    assert here.clause == clause


def test_right_after_the_start_enter_takes_the_offer(marking: Marking) -> None:
    marking.room.go("visits")
    page = marking.room.window.page_widget("visits")
    assert page is not None
    marking.room.window.forget(page)  # it is built anew, as after a start
    marking.room.go("visits")
    go = marking.room.find("resumeGo", QPushButton)
    marking.room.qtbot.waitUntil(lambda: QApplication.focusWidget() is go)
    QTest.keyClick(go, Qt.Key.Key_Return)
    marking.room.qtbot.waitUntil(lambda: marking.room.window.page == "visit")


def test_a_closed_visit_is_not_offered(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path) as made:
        hands = Marking(made)
        made.go("visits")
        assert last(hands) is not None
        sample_visit.fill(made.field)
        sample_visit.close(made.field)
        made.go("visits")
        page = made.window.page_widget("visits")
        assert page is not None
        offer = page.findChild(QPushButton, "resumeGo")
        assert offer is not None
        assert not offer.isVisible()
