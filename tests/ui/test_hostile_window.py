"""Any keys in any order in the real window: what it shows is what the file holds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from models.facts.bodies import Room
from models.visits import places, rooms
from models.visits.undo import redoable, undoable
from tests.ui import sample_visit
from tests.ui.marking import Marking
from tests.ui.rooms import room
from tests.ui.sample_visit import Field
from ui import language

K = Qt.Key
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
MARKS = [K.Key_1, K.Key_2, K.Key_3, K.Key_4, K.Key_0]
KEYS = [
    *((key, NONE) for key in MARKS * 3),
    *((key, NONE) for key in (K.Key_Down, K.Key_Up, K.Key_N, K.Key_PageDown, K.Key_PageUp)),
    *((key, NONE) for key in (K.Key_F5, K.Key_U, K.Key_X, K.Key_M, K.Key_Backspace)),
    *((key, NONE) for key in (K.Key_Escape, K.Key_Return, K.Key_Tab, K.Key_Space, K.Key_F4)),
    *((key, NONE) for key in (K.Key_F3, K.Key_A, K.Key_5)),
    *[(K.Key_Z, CTRL), (K.Key_Y, CTRL)] * 4,
]


def two_of_each(field: Field) -> None:
    """Two rooms of every kind."""
    kinds = places.kinds(field.packs.values())
    listed = [Room(kind=kind, name=f"{kind} {n}") for kind in kinds for n in (1, 2)]
    field.state = rooms.set_rooms(field.book, field.state, sample_visit.LEADER, listed)


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    with room(qtbot, tmp_path, two_of_each) as made:
        yield Marking(made)
        made.go("visits")


def press(walk: Marking, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    target = QApplication.focusWidget() or walk.screen
    QTest.keyClick(target, key, modifier)


def agrees(walk: Marking) -> None:
    shown, kept = walk.room.session.state, walk.reloaded()
    assert shown is not None
    assert shown == kept
    assert (undoable(shown) is None) == (undoable(kept) is None)
    assert (redoable(shown) is None) == (redoable(kept) is None)
    row = walk.room.field.book.summary(kept.visit_id)
    said = [m.mark.verdict for m in kept.marks.values()]
    assert (row.met, row.not_met, row.not_applicable, row.to_verify) == tuple(
        said.count(v) for v in ("met", "not_met", "not_applicable", "to_verify")
    )


@pytest.mark.parametrize("seed", range(4))
def test_any_keys_in_any_order_show_what_the_file_holds(walk: Marking, seed: int) -> None:
    lot = random.Random(seed)
    walk.all_cards()
    for number in range(250):
        press(walk, *lot.choice(KEYS))
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
        if lot.random() < 0.3:
            walk.screen.setFocus()
        if number % 10 == 0:
            walk.room.settle()
            agrees(walk)
        if number % 60 == 59:  # the file is opened again, or the language changes
            walk.room.go("visits")
            if lot.random() < 0.5:
                both = {language.ENGLISH: language.CHINESE, language.CHINESE: language.ENGLISH}
                walk.room.window.use_language(both[language.current()])
            walk.room.open()
            walk.__init__(walk.room)  # type: ignore[misc]
    walk.room.settle()
    agrees(walk)


def test_everything_a_person_did_is_undone_and_redone_by_key(walk: Marking) -> None:
    lot = random.Random(7)
    for _ in range(60):
        press(walk, *lot.choice(KEYS[:20]))
        walk.screen.setFocus()
    walk.room.settle()
    before = walk.reloaded()
    steps = 0
    while undoable(walk.reloaded()) is not None and steps < 300:
        walk.screen.setFocus()
        walk.key(K.Key_Z, CTRL)
        steps += 1
    assert steps > 5
    nothing = walk.reloaded()
    assert (nothing.marks, nothing.findings) == ({}, {})
    for _ in range(steps):
        walk.screen.setFocus()
        walk.key(K.Key_Y, CTRL)
    after = walk.reloaded()
    assert {k: m.mark.verdict for k, m in after.marks.items()} == {
        k: m.mark.verdict for k, m in before.marks.items()
    }
    assert after.findings == before.findings


def test_the_language_changes_amid_a_visit_and_one_stays_where_one_was(walk: Marking) -> None:
    walk.key(K.Key_F5)
    walk.key(K.Key_PageDown)
    walk.key(K.Key_Down)
    before = (walk.screen.walking.view, walk.screen.walking.room, walk.screen.clauses.at)
    walk.room.go("settings")
    walk.room.window.use_language(language.CHINESE)
    walk.room.go("visits")
    walk.room.click("resumeGo")
    try:
        screen = Marking(walk.room).screen
        assert (screen.walking.view, screen.walking.room, screen.clauses.at) == before
    finally:
        walk.room.window.use_language(language.ENGLISH)
        walk.room.settle()


def test_one_goes_on_at_the_same_clause_when_its_room_was_taken_out(walk: Marking) -> None:
    walk.key(K.Key_F5)
    walk.screen.walking.step(1)
    walk.key(K.Key_Down)
    walk.key(K.Key_Down)
    at, left = walk.screen.clauses.at, walk.screen.walking.room
    assert left is not None
    walk.room.go("visits")
    state, field = walk.reloaded(), walk.room.field
    others = [one for one in state.rooms if one != left]
    rooms.set_rooms(field.book, state, sample_visit.LEADER, others)
    walk.room.click("resumeGo")
    assert walk.screen.clauses.at == at
