"""What a stranger with only the README stumbled over: proposals, waiting reasons, keys in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from models.standards.types import NotApplicable, Verdict
from tests.ui.marking import HOSPITAL, QUALITY, Marking
from ui.style import theme

CTRL = Qt.KeyboardModifier.ControlModifier
FIGURES = {"annual_visits": "131560", "service_population": "60430"}


def keys(marking: Marking) -> str:
    return marking.room.find("keyList", QLabel).text()


def write(marking: Marking, values: dict[str, str]) -> None:
    for key, value in values.items():
        line = marking.room.find(f"value_{HOSPITAL}_4_{key}", QLineEdit)
        line.setFocus()
        line.clear()
        QTest.keyClicks(line, value)


def test_a_green_line_says_that_nothing_is_marked_and_one_key_takes_it(marking: Marking) -> None:
    marking.at(HOSPITAL, "4")
    card = marking.screen.clauses.card
    assert card is not None
    assert card.proposal.isHidden()
    write(marking, FIGURES)
    said = marking.room.find(f"propose_mark_{HOSPITAL}_4", QPushButton).text()
    assert "Proposed: Met" in said
    assert "Not marked yet; press Ctrl+Enter" in said
    marking.screen.setFocus()
    assert marking.room.find(f"propose_mark_{HOSPITAL}_4", QPushButton).text().endswith("press 1")
    marking.room.find(f"value_{HOSPITAL}_4_annual_visits", QLineEdit).setFocus()
    met = marking.room.find(f"met_{HOSPITAL}_4", QPushButton)
    assert (met.property("proposed"), met.isChecked()) == ("true", False)
    assert "Ctrl+Enter" in keys(marking)
    marking.key(Qt.Key.Key_Return, CTRL)
    assert marking.verdict(HOSPITAL, "4") is Verdict.MET
    assert card.proposal.isHidden()
    assert (met.property("proposed"), met.isChecked()) == ("false", True)
    kept = marking.reloaded().values[HOSPITAL, "4"].measured.values
    assert kept == {key: int(value) for key, value in FIGURES.items()}


def test_what_fails_is_proposed_as_not_met_and_taken_by_touch_or_digit(marking: Marking) -> None:
    marking.at(HOSPITAL, "4")
    write(marking, {**FIGURES, "annual_visits": "131"})
    assert "Not met" in marking.room.find(f"propose_mark_{HOSPITAL}_4", QPushButton).text()
    marking.key(Qt.Key.Key_Escape)
    marking.key(Qt.Key.Key_2)
    assert marking.verdict(HOSPITAL, "4") is Verdict.NOT_MET
    marking.key(Qt.Key.Key_Escape)
    marking.key(Qt.Key.Key_0)
    marking.click(f"propose_mark_{HOSPITAL}_4")
    assert marking.verdict(HOSPITAL, "4") is Verdict.NOT_MET


def approval(marking: Marking) -> str:
    pack = next(p for p in marking.room.field.packs.values() if p.id == QUALITY)
    return next(c.code for c in pack.clauses() if c.not_applicable is NotApplicable.APPROVAL)


def test_not_applicable_waits_visibly_until_its_reason_is_kept(marking: Marking) -> None:
    clause = approval(marking)
    marking.at(QUALITY, clause)
    marking.key(Qt.Key.Key_3)
    segment = marking.room.find(f"not_applicable_{QUALITY}_{clause}", QPushButton)
    assert segment.text() == "Reason?"
    assert (segment.property("waiting"), segment.isChecked()) == ("true", False)
    assert marking.verdict(QUALITY, clause) is Verdict.UNCHECKED
    line = marking.room.find(f"reason_{QUALITY}_{clause}", QLineEdit)
    assert line.hasFocus()
    assert "Enter keep" in keys(marking)
    QTest.keyClicks(line, "no fever clinic here")
    marking.key(Qt.Key.Key_Return)
    assert marking.verdict(QUALITY, clause) is Verdict.NOT_APPLICABLE
    assert segment.text() == "N/A"
    assert (segment.property("waiting"), segment.isChecked()) == ("false", True)


def test_a_reason_typed_and_left_is_kept_and_a_mere_wish_is_not(marking: Marking) -> None:
    clause = approval(marking)
    marking.at(QUALITY, clause)
    marking.key(Qt.Key.Key_3)
    marking.at(HOSPITAL, "4")
    assert marking.verdict(QUALITY, clause) is Verdict.UNCHECKED
    marking.at(QUALITY, clause)
    marking.key(Qt.Key.Key_3)
    line = marking.room.find(f"reason_{QUALITY}_{clause}", QLineEdit)
    QTest.keyClicks(line, "locked all day")
    marking.at(HOSPITAL, "4")
    assert marking.verdict(QUALITY, clause) is Verdict.NOT_APPLICABLE


def test_the_key_line_tells_the_keys_of_the_finding_and_escape_leads_back(
    marking: Marking,
) -> None:
    marking.at(QUALITY, "1.2.4/2")
    assert "1 met" in keys(marking)
    marking.key(Qt.Key.Key_2)
    fact = marking.room.find("findingFact", QPlainTextEdit)
    assert fact.hasFocus()
    assert "Ctrl+Enter keep" in keys(marking)
    assert "Esc back to the clause" in keys(marking)
    assert "1 met" not in keys(marking)
    fact.list.hide()  # type: ignore[attr-defined]
    marking.key(Qt.Key.Key_Escape)
    assert marking.screen.hasFocus()
    assert "1 met" in keys(marking)
    height = marking.screen.key_line.height()
    marking.room.find("search").setFocus()
    assert "1 met" not in keys(marking)
    assert marking.screen.key_line.height() == height


@pytest.mark.parametrize("wide", [True, False])
def test_no_english_word_touches_the_edge_of_its_segment(marking: Marking, wide: bool) -> None:
    marking.at(QUALITY, "1.2.4/2")
    card = marking.screen.clauses.card
    assert card is not None
    card.segments.set_wide(wide)
    metrics = QFontMetrics(theme.font(15, bold=True))
    for segment in card.segments.findChildren(QPushButton):
        assert metrics.horizontalAdvance(segment.text()) + 26 <= segment.width(), segment.text()


@pytest.mark.parametrize("width", [1280, 1366])
def test_the_header_leaves_room_for_the_facility_and_tells_it_in_full(
    marking: Marking, width: int
) -> None:
    marking.room.window.resize(width, 720)
    marking.room.settle()
    name = marking.room.find("facilityName", QLabel)
    assert name.width() >= 200
    assert name.toolTip() == name.text()
    header = marking.screen.header
    for button in header.findChildren(QPushButton):
        assert button.geometry().right() <= header.width(), button.objectName()
