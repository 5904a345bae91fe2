"""Figures, slips and samples in the real window: what is pressed is what the record says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models.evidence import shelf
from models.evidence.intake import prepare
from models.facts.bodies import ClauseRef
from models.standards.types import Verdict
from models.visits import sampling, slips
from tests.ui.marking import HOSPITAL, QUALITY, Marking
from tests.ui.rooms import room
from tests.ui.sample_visit import LEADER, photo
from ui.widgets.measurement import Measurement

UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def marking(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    with room(qtbot, tmp_path) as made:
        yield Marking(made)


def words(marking: Marking, name: str) -> str:
    return marking.room.find(name, QLabel).text()


def test_a_tally_of_slips_becomes_the_verified_figures_and_one_slip_is_taken_back(
    marking: Marking,
) -> None:
    marking.at(HOSPITAL, "9")
    for answer in (*("satisfied",) * 4, "not_satisfied", "invalid", "invalid"):
        marking.click(f"slip_{answer}_{HOSPITAL}_9")
    marking.click(f"slipBack_{HOSPITAL}_9")
    ref = ClauseRef(pack=HOSPITAL, clause="9")
    assert slips.slip_tally(marking.reloaded(), ref) == slips.SlipTally(4, 1, 1)
    marking.click(f"slipsTake_{HOSPITAL}_9")
    kept = marking.reloaded().values[(HOSPITAL, "9")].measured
    assert kept.values == {"patient_satisfied": 4, "patient_valid": 5}
    assert (kept.origin, kept.source) == ("verified", "Slips on site, 5")
    said = words(marking, f"verdict_{HOSPITAL}_9_satisfaction")
    assert "80.00%" in said
    assert "1 人 fewer and it is not met" in said
    marking.screen.setFocus()  # the keys belong to the clause, as F1 tells them
    marking.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert marking.verdict(HOSPITAL, "9") is Verdict.MET


def test_the_kind_of_the_facility_is_not_asked_again_and_not_recorded_by_itself(
    marking: Marking,
) -> None:
    marking.at(HOSPITAL, "1")
    kind = marking.room.find(f"value_{HOSPITAL}_1_facility_kind", QComboBox)
    assert kind.currentData() == "community_centre"
    marking.at(HOSPITAL, "2")
    assert (HOSPITAL, "1") not in marking.reloaded().values, "nobody has typed anything yet"
    marking.at(HOSPITAL, "1")
    grade = marking.room.find(f"value_{HOSPITAL}_1_grade", QComboBox)
    grade.setCurrentIndex(grade.findData("a"))
    grade.activated.emit(grade.currentIndex())
    marking.room.settle()
    kept = marking.reloaded().values[(HOSPITAL, "1")].measured.values
    assert kept == {"facility_kind": "community_centre", "grade": "a"}


def test_a_draw_is_recorded_with_its_seed_and_can_be_drawn_again(marking: Marking) -> None:
    clause = "5"
    name = f"{HOSPITAL}_{clause}"
    marking.at(HOSPITAL, clause)
    marking.click(f"openSample_{name}")
    marking.click(f"draw_{name}")
    assert "nothing was drawn" in marking.said(f"message_{name}")
    marking.room.type(f"sampleTotal_{name}", "320")
    marking.room.type(f"sampleSeed_{name}", "K7Q2M9XA")
    marking.click(f"draw_{name}")
    (drawn,) = marking.reloaded().samples[(HOSPITAL, clause)]
    assert (drawn.seed, drawn.picks) == ("K7Q2M9XA", sampling.draw(320, 10, "K7Q2M9XA"))
    assert "78, 85, 97" in words(marking, f"drawn_{name}_1")
    marking.click(f"draw_{name}")
    first, second = marking.reloaded().samples[(HOSPITAL, clause)]
    assert first == drawn
    assert second.seed != first.seed
    marking.room.type(f"sampleFailed_{name}", "2")
    marking.click(f"sampleNote_{name}")
    note = marking.reloaded().marks[(HOSPITAL, clause)].mark.note
    assert note == f"Prescriptions: 10 drawn by lot (seed {second.seed}), 2 failed"


def test_r1_3_a_said_ratio_is_kept_and_undone(marking: Marking) -> None:
    marking.at(HOSPITAL, "5")
    marking.room.type(f"ratio_{HOSPITAL}_5", "18%")
    marking.room.settle()
    kept = marking.reloaded().values[(HOSPITAL, "5")].measured
    assert (kept.reported, kept.origin, kept.values) == ("18%", "self_reported", {})
    marking.screen.setFocus()
    marking.key(*UNDO)
    assert (HOSPITAL, "5") not in marking.reloaded().values
    assert marking.room.find(f"ratio_{HOSPITAL}_5", QLineEdit).text() == ""


def test_r1_5_ten_thousands_reach_the_record_as_persons(marking: Marking) -> None:
    marking.at(HOSPITAL, "4")
    marking.room.type(f"value_{HOSPITAL}_4_service_population", "5.8214 万人")
    marking.room.settle()
    kept = marking.reloaded().values[(HOSPITAL, "4")].measured
    assert kept.values == {"service_population": 58_214}
    marking.at(HOSPITAL, "6")
    marking.at(HOSPITAL, "4")
    shown = marking.room.find(f"value_{HOSPITAL}_4_service_population", QLineEdit)
    assert shown.text() == "58214"


def test_a_photo_of_the_clause_becomes_the_source(marking: Marking) -> None:
    ref = ClauseRef(pack=HOSPITAL, clause="7")
    prepared = prepare(photo(7))
    field, session = marking.room.field, marking.room.session
    marking.at(HOSPITAL, "7")
    session.submit(lambda state: shelf.add(field.book, state, LEADER, prepared, ref))
    marking.room.settle()
    marking.room.type(f"value_{HOSPITAL}_7_partner_hospitals", "1")
    marking.room.settle()
    box = marking.room.find(f"sourcePhoto_{HOSPITAL}_7", QComboBox)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    marking.room.settle()
    kept = marking.reloaded().values[(HOSPITAL, "7")].measured
    assert kept.source_evidence == box.currentData()
    assert kept.source_evidence in marking.reloaded().evidence
    assert kept.values == {"partner_hospitals": 1}


def test_the_span_of_the_figures_is_said(marking: Marking) -> None:
    marking.at(HOSPITAL, "5")
    said = words(marking, f"period_{HOSPITAL}_5").splitlines()
    assert said[0].startswith("Figures of 检查当日 ")
    assert "(中药饮片种数)" in said[0]
    assert said[1].startswith("Figures of 评价期 ")


def test_satisfaction_of_000_has_figures_and_no_verdict(marking: Marking) -> None:
    marking.at(QUALITY, "2.5.1/0")
    marking.click(f"slip_satisfied_{QUALITY}_2.5.1/0")
    marking.click(f"slipsTake_{QUALITY}_2.5.1/0")
    said = words(marking, f"verdict_{QUALITY}_2.5.1/0_share")
    assert said == "1 of 1 = 100.00%; no threshold is printed: not judged"
    marking.room.find(f"measurement_{QUALITY}_2.5.1/0", Measurement)


def test_a_figure_that_is_cleared_again_leaves_the_record_too(marking: Marking) -> None:
    name = f"value_{HOSPITAL}_7_partner_hospitals"
    marking.at(HOSPITAL, "7")
    marking.room.type(name, "1")
    marking.room.settle()
    assert marking.reloaded().values[(HOSPITAL, "7")].measured.values == {"partner_hospitals": 1}
    marking.room.type(name, "")
    marking.room.settle()
    kept = marking.reloaded().values.get((HOSPITAL, "7"))
    assert kept is None or kept.measured.values == {}
