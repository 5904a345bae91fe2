"""Walking by room: what is recorded where, what it comes to, and how one gets on."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QTableView,
)
from pytestqt.qtbot import QtBot

from models.standards.types import Verdict
from models.visits import places
from tests.ui import sample_visit
from tests.ui.marking import QUALITY, Marking
from tests.ui.points import TIERED, with_tiers
from tests.ui.rooms import room
from tests.ui.walking import KIND, enter, first_here, rooms_said, three_rooms
from ui.screens.visit.view import View

# Recording


def test_r2_6_rooms_of_one_kind_are_recorded_one_by_one_and_rolled_up(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    for number, key in ((1, Qt.Key.Key_1), (2, Qt.Key.Key_2), (3, Qt.Key.Key_1)):
        enter(walk, f"{KIND} {number}", clause)
        walk.key(key)
        walk.screen.setFocus()
    state = walk.reloaded()
    seen = {name: one.seen.verdict for name, one in state.seen[QUALITY, clause].items()}
    assert seen == {
        f"{KIND} 1": Verdict.MET,
        f"{KIND} 2": Verdict.NOT_MET,
        f"{KIND} 3": Verdict.MET,
    }
    assert state.verdict(QUALITY, clause) is Verdict.NOT_MET
    said = rooms_said(walk, clause)
    assert f"{KIND} 2 Not met" in said
    assert "2/3" in said
    assert "Whole clause: Not met" in said
    assert walk.room.find(f"met_{QUALITY}_{clause}", QAbstractButton).isChecked()


def test_nought_takes_back_what_was_seen_here_and_leaves_the_other_rooms(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    enter(walk, f"{KIND} 1", clause)
    walk.key(Qt.Key.Key_1)
    enter(walk, f"{KIND} 2", clause)
    walk.key(Qt.Key.Key_2)
    walk.screen.setFocus()
    walk.key(Qt.Key.Key_0)
    state = walk.reloaded()
    assert list(state.seen[QUALITY, clause]) == [f"{KIND} 1"]
    assert state.verdict(QUALITY, clause) is Verdict.MET


def test_to_verify_is_no_answer_of_one_room(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    enter(walk, f"{KIND} 1", clause)
    before = walk.reloaded().count
    walk.key(Qt.Key.Key_4)
    assert walk.reloaded().count == before
    assert "whole clause" in walk.said(f"message_{QUALITY}_{clause}")


def test_r2_6_the_leader_decides_otherwise_with_a_reason_and_takes_it_back(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    enter(walk, f"{KIND} 1", clause)
    walk.key(Qt.Key.Key_1)
    enter(walk, f"{KIND} 2", clause)
    walk.key(Qt.Key.Key_2)
    name = f"{QUALITY}_{clause}"
    walk.click(f"override_{name}")
    assert not walk.room.find(f"overrideGiven_{name}", QAbstractButton).isEnabled()
    walk.room.find(f"overrideReason_{name}", QLineEdit).insert("一间在装修")
    walk.click(f"overrideGiven_{name}")
    state = walk.reloaded()
    assert state.marks[QUALITY, clause].mark.verdict is Verdict.MET
    assert state.marks[QUALITY, clause].mark.reason == "一间在装修"
    assert "一间在装修" in rooms_said(walk, clause)
    walk.click(f"overrideBack_{name}")
    assert walk.reloaded().verdict(QUALITY, clause) is Verdict.NOT_MET


def test_r2_6_a_failure_of_the_whole_clause_stays_until_the_leader_takes_the_rooms(
    walk: Marking,
) -> None:
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    walk.screen.walking.switch_to(View.INDICATOR)
    walk.at(QUALITY, clause)
    walk.key(Qt.Key.Key_2)
    enter(walk, f"{KIND} 2", clause)
    walk.key(Qt.Key.Key_1)
    assert walk.reloaded().verdict(QUALITY, clause) is Verdict.NOT_MET
    assert "not what the rooms say" in rooms_said(walk, clause)
    walk.click(f"overrideBack_{QUALITY}_{clause}")
    assert walk.reloaded().verdict(QUALITY, clause) is Verdict.MET


def test_a_mark_of_the_whole_clause_is_told_in_a_room_where_nothing_was_seen(
    walk: Marking,
) -> None:
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    walk.screen.walking.switch_to(View.INDICATOR)
    walk.at(QUALITY, clause)
    walk.key(Qt.Key.Key_1)
    enter(walk, f"{KIND} 2", clause)
    assert rooms_said(walk, clause) == "Whole clause: Met"
    assert not walk.room.find(f"met_{QUALITY}_{clause}", QAbstractButton).isChecked()


def test_a_clause_marked_in_another_kind_of_room_says_so(walk: Marking) -> None:
    enter(walk, "室外")
    entries = walk.screen.clauses._entries
    entry = next(e for e in entries if len(e.tags.places) > 1 and KIND not in e.tags.places)
    walk.screen.walking.show_room("室外", entry.key)
    walk.screen.setFocus()
    walk.key(Qt.Key.Key_1)
    other = next(place for place in entry.tags.places if place != "室外")
    walk.screen.walking.show_room(other, entry.key)
    walk.all_cards()
    name = f"{entry.pack.id}_{entry.clause.code}"
    assert walk.room.find(f"roomsSaid_{name}", QLabel).text() == "In 室外: Met"


def test_only_the_leader_is_offered_another_verdict(walk: Marking) -> None:
    walk.room.session.actor = sample_visit.EVALUATOR
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    enter(walk, f"{KIND} 1", clause)
    walk.key(Qt.Key.Key_2)
    card = walk.screen.clauses.card
    assert card is not None
    assert card.rooms is not None
    assert card.rooms._other.isHidden()


def test_the_only_room_of_its_kind_gets_a_plain_mark_with_its_place(walk: Marking) -> None:
    enter(walk, "卫生间")
    clause = first_here(walk)
    enter(walk, "卫生间", clause)
    walk.key(Qt.Key.Key_1)
    state = walk.reloaded()
    assert (QUALITY, clause) not in state.seen
    assert state.marks[QUALITY, clause].mark.place == "卫生间"


def test_r2_9_a_graded_clause_is_never_recorded_by_room(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path, with_tiers, three_rooms) as made:
        hands = Marking(made)
        graded = [
            e
            for e in hands.screen.walking._found.entries
            if e.pack.id == TIERED and e.clause.grades
        ]
        assert graded
        for entry in graded:
            hands.screen.walking.switch_to(View.PLACE)
            hands.screen.show_clause(*entry.key)
            hands.all_cards()
            assert hands.screen.clauses.recorded_in(entry) is None
        made.go("visits")


# The list, and going on


def test_the_list_counts_open_and_failed_as_the_record_does(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    enter(walk, f"{KIND} 1", clause)
    walk.key(Qt.Key.Key_2)
    state = walk.reloaded()
    expected = {one.name: one for one in places.by_place(state, walk.room.field.packs)}
    rows = {row.name: row for row in walk.screen.tree.places.model.rows}
    for name, covered in expected.items():
        assert (rows[name].total, rows[name].open, rows[name].failed) == (
            covered.total,
            covered.open,
            covered.failed,
        )
    assert list(rows)[: len(state.rooms)] == [one.name for one in state.rooms]
    assert "1 failed" in walk.screen.tree.places.model.index(1, 0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_one_is_told_quietly_what_was_left_open(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    bar = walk.room.find("openHere", QLabel).text()
    enter(walk, f"{KIND} 2")
    assert walk.said("clausesMessage") == f"You left {KIND} 1: {bar}"


def test_the_bar_lists_what_is_open_here_and_names_what_was_seen_elsewhere(walk: Marking) -> None:
    enter(walk, f"{KIND} 1")
    clause = first_here(walk)
    enter(walk, f"{KIND} 1", clause)
    walk.key(Qt.Key.Key_1)
    everything = len(walk.screen.clauses._entries)
    enter(walk, f"{KIND} 2")
    assert walk.room.find("openHere", QLabel).text() == (
        f"{everything} not checked here, 1 of them seen in another room only"
    )
    walk.key(Qt.Key.Key_1)
    walk.key(Qt.Key.Key_Down)  # the clause one stands at always stays in the list
    walk.click("onlyOpenHere")
    walk.all_cards()
    assert len(walk.screen.clauses._entries) < everything
    walk.click("onlyOpenHere")
    assert len(walk.screen.clauses._entries) == everything


def test_switching_keeps_the_clause(walk: Marking) -> None:
    walk.at(QUALITY, "2.3.3/2")
    for _ in range(4):
        walk.key(Qt.Key.Key_F5)
        assert walk.screen.ref is not None
        assert (walk.screen.ref.pack, walk.screen.ref.clause) == (QUALITY, "2.3.3/2")
    walk.click("viewSwitch_place")
    assert walk.screen.walking.view is View.PLACE
    walk.all_cards()
    assert walk.screen.ref.clause == "2.3.3/2"
    assert walk.room.find("roomList", QTableView).currentIndex().row() >= 0


def test_one_comes_back_to_the_same_room_and_clause(walk: Marking) -> None:
    enter(walk, f"{KIND} 2")
    clause = first_here(walk)
    enter(walk, f"{KIND} 2", clause)
    where = walk.screen.whereabouts()
    assert where is not None
    assert (where.mode, where.room, where.clause) == ("place", f"{KIND} 2", clause)
    walk.screen.show_indicator(QUALITY, "1.1.1")
    walk.screen.return_to(where)
    walk.all_cards()
    assert walk.screen.whereabouts() == where


# A long room


def test_a_room_with_a_hundred_clauses_is_there_at_once_and_reached_to_its_end(
    walk: Marking,
) -> None:
    enter(walk, "卫生间")
    start = time.thread_time()
    walk.screen.walking.show_room("办公室/资料室")
    took = time.thread_time() - start
    pane = walk.screen.clauses
    assert len(pane._entries) >= 80
    assert 1 <= len(pane.cards) < 10
    assert took < 0.25  # 30 ms where nobody else works; the benchmark measures it
    last = pane._entries[-1]
    pane.pick(last.key)
    walk.all_cards()
    assert walk.screen.ref is not None
    assert walk.screen.ref.clause == last.clause.code
    walk.room.qtbot.waitUntil(lambda: pane.card is not None and pane.card.isVisible())
    assert not pane.card.visibleRegion().isEmpty()


def test_what_comes_above_leaves_what_one_looks_at_where_it_is(walk: Marking) -> None:
    enter(walk, "办公室/资料室")
    pane = walk.screen.clauses
    middle = pane._entries[40]
    pane.pick(middle.key)
    walk.all_cards()
    walk.room.settle()
    card = pane.card_of(middle.key)
    assert card is not None
    shown = card.mapTo(pane._area.viewport(), card.rect().topLeft()).y()
    assert -card.height() < shown < pane._area.viewport().height()
    walk.key(Qt.Key.Key_Up)
    assert walk.screen.ref is not None
    assert walk.screen.ref.clause == pane._entries[39].clause.code
