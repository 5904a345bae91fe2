"""The dialog in which the rooms of a facility are added, ordered and named."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from tests.ui.marking import Marking
from tests.ui.rooms import room
from tests.ui.walking import KIND, enter


def dialog(walk: Marking) -> QDialog:
    found = walk.screen.findChild(QDialog, "roomsDialog")
    assert found is not None
    return found


def test_a_second_room_is_added_named_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with room(qtbot, tmp_path) as made:
        hands = Marking(made)
        hands.key(Qt.Key.Key_F7)
        window = dialog(hands)
        kind = window.findChild(QComboBox, "roomKind")
        kind.setCurrentText(KIND)
        window.findChild(QAbstractButton, "roomAdd").click()
        window.findChild(QAbstractButton, "roomsKeep").click()
        made.settle()
        names = [one.name for one in hands.reloaded().rooms]
        at = names.index(f"{KIND} 1")
        assert names[at : at + 2] == [f"{KIND} 1", f"{KIND} 2"]
        made.go("visits")


def test_rooms_are_ordered_and_taken_out_unless_something_was_seen(walk: Marking) -> None:
    enter(walk, f"{KIND} 2")
    walk.key(Qt.Key.Key_1)
    walk.screen.edit_rooms()
    window = dialog(walk)
    names = [one.name for one in walk.reloaded().rooms]
    seen = names.index(f"{KIND} 2")
    assert not window.findChild(QAbstractButton, f"roomDrop_{seen}").isEnabled()
    window.findChild(QAbstractButton, f"roomDrop_{names.index(f'{KIND} 3')}").click()
    window.findChild(QAbstractButton, f"roomUp_{seen}").click()
    window.findChild(QAbstractButton, "roomsKeep").click()
    walk.room.settle()
    kept = [one.name for one in walk.reloaded().rooms]
    assert f"{KIND} 3" not in kept
    assert kept.index(f"{KIND} 2") + 1 == kept.index(f"{KIND} 1")


def test_two_rooms_of_one_name_are_refused_in_the_dialog(walk: Marking) -> None:
    walk.screen.edit_rooms()
    window = dialog(walk)
    line = window.findChild(QLineEdit, "roomName_2")
    line.selectAll()
    line.insert(window.findChild(QLineEdit, "roomName_1").text())
    line.textEdited.emit(line.text())
    before = walk.reloaded().rooms
    window.findChild(QAbstractButton, "roomsKeep").click()
    walk.room.settle()
    assert walk.reloaded().rooms == before
    assert window.isVisible()
    assert window.message.text()
    window.close()
