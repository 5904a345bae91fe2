"""What is still open: 未查 first, then 待核实, and what fails in a room without a finding."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from models.facts.bodies import ClauseRef
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits import marking as marks
from tests.ui.marking import QUALITY, Marking
from tests.ui.sample_visit import LEADER
from tests.ui.walking import KIND, enter, first_here
from ui.screens.visit.screen import VisitScreen


def bar(hands: Marking) -> str:
    return hands.room.find("openHere", QLabel).text()


def test_n_goes_through_unchecked_first_and_then_to_what_is_to_verify(marking: Marking) -> None:
    field, screen = marking.room.field, marking.screen
    marking.at(QUALITY, "1.1.1/1")
    entries = screen.walking._found.entries
    refs = [ClauseRef(pack=e.pack.id, clause=e.clause.code) for e in entries]
    refs = refs[[ref.clause for ref in refs].index("1.1.1/1") :]
    again, left = refs[2], refs[12]

    def mark_all(now: VisitState) -> VisitState:
        for ref in refs:
            verdict = Verdict.TO_VERIFY if ref == again else Verdict.NOT_MET
            if ref != left:
                now = marks.mark(field.book, now, field.packs, LEADER, ref, verdict)
        return now

    marking.room.session.submit(mark_all, lambda error: None)
    marking.room.settle()
    marking.at(QUALITY, "1.1.1/1")
    marking.key(Qt.Key.Key_N)
    assert at(screen) == left.clause, "what nobody looked at comes first"
    marking.key(Qt.Key.Key_4)
    marking.at(QUALITY, "1.1.1/1")
    marking.key(Qt.Key.Key_N)
    assert at(screen) == again.clause, "then what wants a second look"
    marking.key(Qt.Key.Key_N)
    assert at(screen) == left.clause
    marking.key(Qt.Key.Key_N)
    assert "Nothing is open" in marking.said("clausesMessage")


def at(screen: VisitScreen) -> str:
    assert screen.ref is not None
    return screen.ref.clause


def test_leaving_a_room_says_what_fails_there_without_a_finding(walk: Marking) -> None:
    enter(walk, KIND + " 1")
    clause = first_here(walk)
    walk.screen.clauses.pick((QUALITY, clause))
    walk.key(Qt.Key.Key_2)
    walk.screen.setFocus()
    assert "1 not met without a finding" in bar(walk)
    assert walk.room.find("unwrittenHere", QPushButton).isVisible()
    enter(walk, KIND + " 2")
    assert "1 not met without a finding" in walk.said("clausesMessage")
    walk.click("clausesMessageOffer")
    walk.all_cards()
    assert walk.screen.clauses.room is not None
    assert walk.screen.clauses.room.name == KIND + " 1"
    assert at(walk.screen) == clause
    fact = walk.room.find("findingFact", QPlainTextEdit)
    assert fact.hasFocus()
    fact.insertPlainText("药柜未上锁。")
    walk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "without a finding" not in bar(walk)
    walk.screen.setFocus()


def test_the_bar_counts_to_verify_apart(marking: Marking) -> None:
    marking.key(Qt.Key.Key_F5)
    before = bar(marking)
    marking.screen.setFocus()
    marking.key(Qt.Key.Key_4)
    assert "1 to verify" in bar(marking)
    assert "to verify" not in before
    assert "To verify 1" in marking.room.find("progress").toolTip()


def test_a_room_that_is_done_leads_on_only_where_something_waits(walk: Marking) -> None:
    walking = walk.screen.walking
    first, last = walking.rooms()[0].name, walking.rooms()[-1].name
    for name in (last, first):
        enter(walk, name)
        done(walk)
        enter(walk, name)
    way = walk.room.find("nextOpenHere", QPushButton)
    assert way.text() == "Next room"
    enter(walk, last)
    assert not way.isVisible(), "behind the last room there is nothing to go to"


def done(hands: Marking) -> None:
    """Everything of this place has a result."""
    field, pane = hands.room.field, hands.screen.clauses
    refs = [ClauseRef(pack=e.pack.id, clause=e.clause.code) for e in pane._entries]

    def mark_all(now: VisitState) -> VisitState:
        for ref in refs:
            now = marks.mark(field.book, now, field.packs, LEADER, ref, Verdict.NOT_MET)
        return now

    hands.room.session.submit(mark_all, lambda error: None)
    hands.room.settle()
