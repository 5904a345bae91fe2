"""Undo, redo and the history of a clause in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QPushButton

from models.standards.types import Verdict
from tests.ui.marking import QUALITY, Marking

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def said(marking: Marking) -> str:
    return marking.said("clausesMessage")


def test_undo_and_redo_by_key_and_button_say_what_they_did(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/2")
    undo = marking.room.find("undo", QPushButton)
    redo = marking.room.find("redo", QPushButton)
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    marking.key(Qt.Key.Key_1)
    assert undo.toolTip().endswith("1.2.4/2 Met")
    marking.key(Qt.Key.Key_Z, CTRL)
    assert said(marking) == "Undone: 1.2.4/2 Met"
    assert marking.verdict(QUALITY, "1.2.4/2") is Verdict.UNCHECKED
    assert redo.accessibleName().endswith("1.2.4/2 Met")
    marking.key(Qt.Key.Key_Y, CTRL)
    assert said(marking) == "Done again: 1.2.4/2 Met"
    assert marking.verdict(QUALITY, "1.2.4/2") is Verdict.MET
    marking.click("undo")
    marking.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert marking.verdict(QUALITY, "1.2.4/2") is Verdict.MET
    marking.key(Qt.Key.Key_4)
    assert said(marking) == ""
    assert not redo.isEnabled()


def test_undo_goes_to_where_the_step_was(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/2")
    marking.key(Qt.Key.Key_1)
    marking.at(QUALITY, "2.3.3/1")
    marking.key(Qt.Key.Key_Z, CTRL)
    assert marking.screen.ref is not None
    assert marking.screen.ref.clause == "1.2.4/2"


def dialog(marking: Marking) -> QDialog:
    marking.room.settle()
    (found,) = [d for d in marking.screen.findChildren(QDialog, "clause_history") if d.isVisible()]
    return found


def test_the_history_of_a_clause_by_key(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/2")
    marking.key(Qt.Key.Key_1)
    marking.key(Qt.Key.Key_4)
    marking.key(Qt.Key.Key_Z, CTRL)
    marking.key(Qt.Key.Key_F6)
    shown = dialog(marking)
    heads = [
        frame.findChild(QLabel).text()  # type: ignore[union-attr]
        for frame in shown.findChildren(QFrame)
        if frame.objectName().startswith("clauseHistory_")
    ]
    assert sorted(heads) == [
        "1. Marked: Met",
        "2. Marked: To verify",
        "3. Undo of 2 → Marked: Met",
    ]
    everything = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert "taken back" in everything
    shown.close()


def test_the_history_by_its_button_and_of_a_clause_without_any(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/3")
    marking.click(f"history_{QUALITY}_1.2.4/3")
    shown = dialog(marking)
    found = shown.findChild(QLabel, "clauseHistorySaid")
    assert found is not None
    assert found.text() == "Nothing was done to this clause yet."
    shown.close()


def test_undo_elsewhere_says_so_and_leads_back(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/2")
    marking.key(Qt.Key.Key_1)
    marking.key(Qt.Key.Key_4)
    marking.at(QUALITY, "2.3.3/1")
    marking.key(Qt.Key.Key_Z, CTRL)
    assert said(marking) == "Undone: 1.2.4/2 To verify (shown where it was)"
    marking.key(Qt.Key.Key_Z, CTRL)
    offer = marking.room.find("clausesMessageOffer", QPushButton)
    assert "2.3.3/1" in offer.text()
    marking.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert marking.screen.ref is not None
    assert marking.screen.ref.clause == "2.3.3/1"
    assert said(marking) == ""
    marking.key(Qt.Key.Key_Y, CTRL)
    marking.click("clausesMessageOffer")
    assert marking.screen.ref.clause == "2.3.3/1"


def test_the_way_back_is_gone_once_something_else_was_done(marking: Marking) -> None:
    marking.at(QUALITY, "1.2.4/2")
    marking.key(Qt.Key.Key_1)
    marking.at(QUALITY, "2.3.3/1")
    marking.key(Qt.Key.Key_Z, CTRL)
    marking.key(Qt.Key.Key_4)
    assert said(marking) == ""
    marking.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert marking.screen.ref is not None
    assert marking.screen.ref.clause == "1.2.4/2"
    marking.key(Qt.Key.Key_Z, CTRL)
    assert said(marking) == "Undone: 1.2.4/2 To verify"
