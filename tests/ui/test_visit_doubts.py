"""A 达标 without what it rests on is named in its room, below it, on the left and on leaving."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from models.facts.bodies import ClauseRef
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits import marking as marks
from tests.ui.marking import QUALITY, Marking
from tests.ui.sample_visit import LEADER
from tests.ui.walking import enter

DOUBTED = "1.1.1/1"
"""Met with none of its twelve points looked at."""


def finish(marking: Marking) -> str:
    """Mark everything met in a room that asks for points, and nothing more."""
    field, walking = marking.room.field, marking.screen.walking
    found = next(e for e in walking._found.entries if e.key == (QUALITY, DOUBTED))
    room = next(one for one in walking.rooms() if one.kind in found.tags.places)
    enter(marking, room.name, DOUBTED)
    refs = [
        ClauseRef(pack=e.pack.id, clause=e.clause.code) for e in marking.screen.clauses._entries
    ]

    def mark_all(now: VisitState) -> VisitState:
        for ref in refs:
            now = marks.mark(field.book, now, field.packs, LEADER, ref, Verdict.MET)
        return now

    marking.room.session.submit(mark_all, lambda error: None)
    marking.room.settle()
    return room.name


def test_a_finished_room_names_its_doubts_and_leads_to_them_and_on(marking: Marking) -> None:
    room = finish(marking)
    said = marking.room.find("openHere", QLabel).text()
    assert said.startswith("Nothing is open here; ")
    assert "lack their basis" in said
    row = next(r for r in marking.screen.tree.places.model.rows if r.name == room)
    assert row.doubted > 0
    assert "lack their basis" in row.said
    bar = marking.screen.clauses.open_bar
    assert bar.height() >= 44, "as high as before"
    marking.click("doubtedHere")
    card = marking.screen.clauses.card
    assert card is not None
    assert card.chips.doubts
    assert marking.room.find("nextOpenHere", QPushButton).text() == "Next room"
    marking.click("nextOpenHere")
    assert marking.screen.walking.room is not None
    assert marking.screen.walking.room.name != room
    assert "lack their basis" in marking.said("clausesMessage")
    marking.click("clausesMessageOffer")
    assert marking.screen.walking.room.name == room


def test_a_room_without_doubts_says_nothing_of_them(marking: Marking) -> None:
    finish(marking)
    marking.at(QUALITY, DOUBTED)
    before = marking.room.find("openHere", QLabel).text()
    marking.key(Qt.Key.Key_2)
    after = marking.room.find("openHere", QLabel).text()
    assert "without a finding" in after
    assert before.split("; ")[-1] != after.split("; ")[-1]
