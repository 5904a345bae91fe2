"""Points of a clause on the marking screen: lists, grades, guidance, flags, what is left out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models.standards.types import Verdict
from tests.ui.marking import QUALITY, Marking
from tests.ui.points import READING, TIERED, with_guidance, with_tiers, without
from tests.ui.rooms import room

ROOMS = "1.1.1/1"
"""000 line 44: twelve rooms, every one of them asked for."""
GRADED = "1.1/1"
UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def points(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    steps = (with_tiers, with_guidance, without("imaging", "hospice"))
    with room(qtbot, tmp_path, *steps) as made:
        hands = Marking(made)
        yield hands
        hands.room.go("visits")


def words(points: Marking, name: str) -> str:
    return points.room.find(name, QLabel).text()


def test_r2_5_a_failing_point_fails_the_clause_and_is_named(points: Marking) -> None:
    points.at(QUALITY, ROOMS)
    points.click(f"met_{QUALITY}_{ROOMS}_1")
    assert points.verdict(QUALITY, ROOMS) is Verdict.UNCHECKED
    points.click(f"not_met_{QUALITY}_{ROOMS}_4")
    assert points.verdict(QUALITY, ROOMS) is Verdict.NOT_MET
    assert points.reloaded().parts[(QUALITY, ROOMS)] == {"1": Verdict.MET, "4": Verdict.NOT_MET}
    assert words(points, f"partsSaid_{QUALITY}_{ROOMS}").endswith("Not met: 抢救室")
    assert points.room.find(f"not_met_{QUALITY}_{ROOMS}", QAbstractButton).isChecked()
    points.key(*UNDO)
    assert points.verdict(QUALITY, ROOMS) is Verdict.UNCHECKED
    assert not points.room.find(f"not_met_{QUALITY}_{ROOMS}_4", QAbstractButton).isChecked()
    assert "Not met" not in words(points, f"partsSaid_{QUALITY}_{ROOMS}")


def test_points_are_ticked_by_key_one_after_the_other(points: Marking) -> None:
    points.at(QUALITY, ROOMS)
    points.key(Qt.Key.Key_Return)
    for _ in range(12):
        points.key(Qt.Key.Key_1)
    assert points.verdict(QUALITY, ROOMS) is Verdict.MET
    points.key(Qt.Key.Key_0)
    assert points.verdict(QUALITY, ROOMS) is Verdict.UNCHECKED
    points.key(Qt.Key.Key_Up)
    points.key(Qt.Key.Key_2)
    assert points.verdict(QUALITY, ROOMS) is Verdict.NOT_MET
    assert points.reloaded().parts[(QUALITY, ROOMS)]["11"] is Verdict.NOT_MET
    points.key(Qt.Key.Key_Escape)
    points.key(Qt.Key.Key_4)  # the clause again, and as a whole
    assert points.verdict(QUALITY, ROOMS) is Verdict.TO_VERIFY


def test_an_arrow_after_a_digit_does_not_pass_a_point_unseen(points: Marking) -> None:
    """The digit has gone on by itself: who is used to 1, down, 1 would leave every other one."""
    points.at(QUALITY, ROOMS)
    points.key(Qt.Key.Key_Return)
    for _ in range(3):
        points.key(Qt.Key.Key_1)
        points.key(Qt.Key.Key_Down)
    said = points.reloaded().parts[(QUALITY, ROOMS)]
    assert said == dict.fromkeys("123", Verdict.MET)
    points.key(Qt.Key.Key_Down)  # the second arrow goes on, as ever
    points.key(Qt.Key.Key_2)
    assert points.reloaded().parts[(QUALITY, ROOMS)]["5"] is Verdict.NOT_MET
    points.key(Qt.Key.Key_Up)
    points.key(Qt.Key.Key_1)
    assert points.reloaded().parts[(QUALITY, ROOMS)]["5"] is Verdict.MET, "back is back"


def test_a_second_touch_takes_a_tick_back(points: Marking) -> None:
    points.at(QUALITY, ROOMS)
    points.click(f"not_met_{QUALITY}_{ROOMS}_2")
    points.click(f"not_met_{QUALITY}_{ROOMS}_2")
    assert points.reloaded().parts.get((QUALITY, ROOMS)) is None
    assert points.verdict(QUALITY, ROOMS) is Verdict.UNCHECKED


def test_so_many_of_a_list_are_enough(points: Marking) -> None:
    """000 line 159: ten of twelve techniques."""
    clause = "1.3.1/2"
    points.at(QUALITY, clause)
    for number in range(1, 11):
        points.click(f"met_{QUALITY}_{clause}_{number}")
    said = words(points, f"partsSaid_{QUALITY}_{clause}")
    assert said == "Points: at least 10 of 12, met so far 10"
    assert points.verdict(QUALITY, clause) is Verdict.MET


def test_a_point_the_facility_cannot_have_is_greyed_with_its_reason(points: Marking) -> None:
    points.at(QUALITY, "1.1.6/2")
    said = words(points, f"partReason_{QUALITY}_1.1.6/2_2")
    assert said == "left out: the facility has no hospice or elderly care"
    points.click(f"met_{QUALITY}_1.1.6/2_1")
    assert points.verdict(QUALITY, "1.1.6/2") is Verdict.MET


def test_r2_9_grades_go_c_then_b_then_a(points: Marking) -> None:
    name = f"{TIERED}_{GRADED}"
    points.at(TIERED, GRADED)
    assert not points.room.find(f"part_{name}_B-1").isEnabled()
    assert words(points, f"grade_B_{name}") == "Grade B  waits until every point of C is met"
    assert points.room.find(f"grade_{name}", QLabel).text() == "★ grade open"
    steps = (("C", "★ grade open"), ("B-1", "★ grade open"), ("B-2", "★ grade open"))
    for part, said in steps:
        points.click(f"met_{name}_{part}")
        assert points.room.find(f"grade_{name}", QLabel).text() == said
    points.click(f"met_{name}_A")
    assert points.room.find(f"grade_{name}", QLabel).text() == "★ grade A"
    assert points.verdict(TIERED, GRADED) is Verdict.MET
    points.click(f"not_met_{name}_B-2")
    assert points.room.find(f"grade_{name}", QLabel).text() == "★ grade C"
    assert words(points, f"grade_A_{name}") == "Grade A  not looked at: B does not hold"
    points.key(*UNDO)
    assert points.room.find(f"grade_{name}", QLabel).text() == "★ grade A"


def test_a_graded_clause_as_a_whole_is_only_not_applicable_or_to_verify(points: Marking) -> None:
    name = f"{TIERED}_{GRADED}"
    points.at(TIERED, GRADED)
    assert not points.screen.findChild(QAbstractButton, f"met_{name}").isVisible()
    points.key(Qt.Key.Key_1)
    assert points.verdict(TIERED, GRADED) is Verdict.UNCHECKED
    assert "point" in points.said(f"message_{name}")
    points.key(Qt.Key.Key_4)
    assert points.verdict(TIERED, GRADED) is Verdict.TO_VERIFY


def test_the_districts_reading_stands_beside_the_untouched_words(points: Marking) -> None:
    points.at(QUALITY, "1.1.1/2")
    name = f"{QUALITY}_1.1.1/2"
    assert words(points, f"text_{name}") == "全科诊室数量应满足需求。"
    assert words(points, f"guidanceText_{name}") == f"District's reading: {READING}"
    assert words(points, f"guidanceBy_{name}") == "示例区卫生健康委员会  16 March 2021"
    assert not points.screen.findChild(QFrame, f"guidance_{QUALITY}_1.1.1/3").isVisible()


def test_flags_are_chips_whose_remark_is_read_by_click_and_by_key(points: Marking) -> None:
    points.at(QUALITY, "1.1.1/2")
    name = f"{QUALITY}_1.1.1/2"
    assert points.room.find(f"undefined_{name}", QAbstractButton).text() == "Standard not defined"
    points.click(f"undefined_{name}")
    assert "文件未规定" in words(points, f"about_{name}")
    points.key(Qt.Key.Key_F4)
    assert not points.screen.findChild(QLabel, f"about_{name}").isVisible()
    points.at(QUALITY, "1.2.4/3")
    assert points.room.find(f"overtaken_{QUALITY}_1.2.4/3", QAbstractButton).isVisible()
    points.at(QUALITY, "2.3.3/1")
    assert "patients" in points.room.find(f"photos_{QUALITY}_2.3.3/1", QAbstractButton).text()
    points.at(QUALITY, "2.1.3/4")
    assert points.room.find(f"soft_{QUALITY}_2.1.3/4", QAbstractButton).text() == "Suggestion"


def test_r2_3_the_profile_proposes_the_reason_and_a_person_confirms(points: Marking) -> None:
    clause = "2.4.5/3"
    points.at(QUALITY, clause)
    points.click(f"propose_{QUALITY}_{clause}")
    assert points.verdict(QUALITY, clause) is Verdict.UNCHECKED
    line = points.room.find(f"reason_{QUALITY}_{clause}", QLineEdit)
    assert "imaging department" in line.text()
    points.click(f"reasonGiven_{QUALITY}_{clause}")
    assert points.verdict(QUALITY, clause) is Verdict.NOT_APPLICABLE
    kept = points.reloaded().marks[(QUALITY, clause)].mark.reason
    assert "imaging department" in kept


def test_a_long_remark_is_read_by_pressing_its_chip(points: Marking) -> None:
    note = "抢救室门口堆放杂物，推床不能直接进入，已请护士长确认。"
    points.at(QUALITY, "1.1.1/2")
    points.click(f"addRemark_{QUALITY}_1.1.1/2")
    points.room.type(f"remark_{QUALITY}_1.1.1/2", note)
    points.room.settle()
    points.click(f"note_{QUALITY}_1.1.1/2")
    assert points.said(f"message_{QUALITY}_1.1.1/2") == note


def test_another_indicator_is_there_at_once(points: Marking) -> None:
    """The quickest of eight: the card with most points (1.1.1) and the one with most lists."""
    points.at(QUALITY, "1.1.2/1")
    taken = []
    for code in ("1.1.1", "2.3.4", "1.3.1", "3.3.3", "1.1.1", "2.3.4", "1.3.1", "3.3.3"):
        began = time.thread_time()
        points.screen.show_indicator(QUALITY, code)
        taken.append(time.thread_time() - began)
    assert min(taken) < 0.05, taken


def test_a_narrow_window_puts_points_and_chips_below_each_other(points: Marking) -> None:
    """1000 pixels, the least the window can be: one column, and nothing cut off at the right."""
    points.room.window.resize(1000, 640)
    points.at(QUALITY, ROOMS)
    first, second = (points.room.find(f"part_{QUALITY}_{ROOMS}_{n}") for n in (1, 2))
    assert first.x() == second.x()
    card = points.room.find(f"card_{QUALITY}_{ROOMS}")
    area = card.parentWidget()
    assert area is not None
    assert card.width() <= points.screen.clauses.width()
    points.room.window.resize(1366, 768)
    points.at(QUALITY, ROOMS)
    assert first.x() < second.x()


def test_the_arrows_go_by_number_in_one_column_and_in_two(points: Marking) -> None:
    points.at(QUALITY, ROOMS)
    card = points.screen.clauses.card
    assert card is not None
    assert card.parts is not None
    lines = list(card.parts.rows.values())
    for narrow in (False, True):
        card.parts.set_narrow(narrow)
        lines[0].setFocus()
        for line in lines[1:4]:
            points.key(Qt.Key.Key_Down)
            assert line.hasFocus()
        points.key(Qt.Key.Key_Up)
        assert lines[2].hasFocus()
