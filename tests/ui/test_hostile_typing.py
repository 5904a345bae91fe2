"""What is half typed when one goes somewhere else, undoes or changes the filter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from models.standards.types import Verdict
from tests.ui.marking import QUALITY, Marking
from ui.screens.visit.view import View

CLAUSE = "1.1.1/1"


def first(marking: Marking) -> str:
    return next(
        e.clause.code for e in marking.screen.walking._found.entries if e.pack.id == QUALITY
    )


def remark(marking: Marking, clause: str, words: str) -> QLineEdit:
    marking.click(f"addRemark_{QUALITY}_{clause}")
    line = marking.room.find(f"remark_{QUALITY}_{clause}", QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, words)
    return line


def note(marking: Marking, clause: str) -> str:
    marked = marking.reloaded().marks.get((QUALITY, clause))
    return marked.mark.note if marked else ""


def test_a_remark_half_typed_outlives_the_other_view(marking: Marking) -> None:
    clause = first(marking)
    marking.at(QUALITY, clause)
    remark(marking, clause, "half typed")
    marking.key(Qt.Key.Key_F5)
    assert note(marking, clause) == "half typed"


def test_undo_takes_back_a_remark_for_good_though_its_field_has_the_focus(
    marking: Marking,
) -> None:
    clause = first(marking)
    marking.at(QUALITY, clause)
    marking.key(Qt.Key.Key_1)
    line = remark(marking, clause, "wrong words")
    marking.key(Qt.Key.Key_Return)
    assert note(marking, clause) == "wrong words"
    line.setFocus()
    marking.click("undo")
    assert note(marking, clause) == ""
    marking.screen.setFocus()
    marking.room.settle()
    assert note(marking, clause) == ""
    line.setFocus()
    marking.click("undo")
    assert marking.verdict(QUALITY, clause) is Verdict.UNCHECKED


def begin_finding(marking: Marking, clause: str, words: str) -> None:
    marking.at(QUALITY, clause)
    marking.key(Qt.Key.Key_2)
    marking.room.find("findingFact").setFocus()
    field = marking.room.find("findingFact", QPlainTextEdit)
    field.clear()
    QTest.keyClicks(field, words)


@pytest.mark.parametrize("due", ["", "30", "2026-13-40", "next week", "20261231"])
def test_a_finding_half_typed_is_kept_whatever_stands_in_the_term(
    marking: Marking, due: str
) -> None:
    clause = first(marking)
    begin_finding(marking, clause, "curtain missing")
    term = marking.room.find("findingDue", QLineEdit)
    term.setFocus()
    QTest.keyClicks(term, due)
    marking.key(Qt.Key.Key_PageDown)
    marking.key(Qt.Key.Key_PageDown)
    kept = list(marking.reloaded().findings.values())
    assert [f.fact for f in kept] == ["curtain missing"]
    if due in ("2026-13-40", "next week", "20261231"):
        assert kept[0].due_on is None
        assert due in kept[0].rectification


def test_a_finding_half_typed_stands_there_in_the_other_view(marking: Marking) -> None:
    clause = first(marking)
    begin_finding(marking, clause, "curtain missing")
    marking.key(Qt.Key.Key_F5)
    field = marking.room.find("findingFact", QPlainTextEdit)
    assert field.toPlainText() == "curtain missing"
    marking.room.go("visits")
    assert [f.fact for f in marking.reloaded().findings.values()] == ["curtain missing"]


def test_marking_leaves_the_filter_and_n_goes_on(marking: Marking) -> None:
    walking = marking.screen.walking
    clause = first(marking)
    marking.at(QUALITY, clause)
    walking.toggle("open")
    marking.room.settle()
    for _ in range(30):
        at = marking.screen.clauses.at
        assert at is not None
        marking.key(Qt.Key.Key_4)
        kept = marking.reloaded()
        assert kept.verdict(*at) is Verdict.TO_VERIFY or marking.screen.clauses.card.message.text()
        marking.screen.setFocus()
        marking.key(Qt.Key.Key_N)
        if walking.view is View.INDICATOR and marking.screen.clauses.at == at:
            break
