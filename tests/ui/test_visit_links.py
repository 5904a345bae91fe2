"""同一观察 and the derivation: shown in full, opened by click and key; nothing is marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.facts.bodies import ClauseRef
from models.standards.types import Verdict
from models.visits import marking as marks
from tests.ui.marking import HOSPITAL, QUALITY, Marking
from tests.ui.points import TIERED, with_tiers
from tests.ui.rooms import room
from ui.dialogs.derivation import DerivationDialog

STAFF = "4.2.1/1"


@pytest.fixture
def points(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    with room(qtbot, tmp_path, with_tiers) as made:
        hands = Marking(made)
        yield hands
        hands.room.go("visits")


def measure(points: Marking, clause: str, values: dict[str, int | str]) -> None:
    session, ref = points.room.session, ClauseRef(pack=QUALITY, clause=clause)
    session.submit(
        lambda state: marks.measure(
            session.book, state, session.packs, session.actor, ref, values, source="人员花名册"
        )
    )
    points.room.settle()


def opened(points: Marking) -> list[str]:
    """Every word of the derivation that is open."""
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, DerivationDialog)]
    shown = [dialog for dialog in dialogs if dialog.isVisible()]
    assert shown, "no derivation is open"
    said = [label.text() for label in shown[-1].findChildren(QLabel)]
    shown[-1].close()
    points.room.settle()
    points.room.window.activateWindow()
    return said


def test_a_link_shows_the_other_clause_and_leads_there_without_marking(points: Marking) -> None:
    points.at(QUALITY, STAFF)
    count = points.reloaded().count
    assert points.room.find(f"same_{QUALITY}_{STAFF}", QAbstractButton).text() == "Same look 2"
    points.key(Qt.Key.Key_F3)
    name = f"{QUALITY}_{STAFF}_gp-ratio_001_6"
    line = points.room.find(f"linked_{name}")
    assert "每万名常住人口配置2名及以上全科医生。" in line.accessibleName()
    assert points.room.find(f"verdict_{name}", QLabel).text() == "Unchecked"
    points.click(f"go_{name}")
    assert points.screen.ref == ClauseRef(pack=HOSPITAL, clause="6")
    assert points.reloaded().count == count
    assert points.verdict(HOSPITAL, "6") is Verdict.UNCHECKED


def test_a_mark_is_seen_from_the_linked_clause_and_not_taken_over(points: Marking) -> None:
    points.at(HOSPITAL, "6")
    points.key(Qt.Key.Key_1)
    points.at(QUALITY, STAFF)
    points.key(Qt.Key.Key_F3)
    name = f"verdict_{QUALITY}_{STAFF}_gp-ratio_001_6"
    assert points.room.find(name, QLabel).text() == "Met"
    assert points.verdict(QUALITY, STAFF) is Verdict.UNCHECKED


def test_a_text_of_a_ledger_is_information_only(points: Marking) -> None:
    points.at(QUALITY, "2.3.3/1")
    points.key(Qt.Key.Key_F3)
    line = points.room.find(f"linked_{QUALITY}_2.3.3/1_privacy_004_8")
    assert "推行“一人一诊室”，保护患者隐私" in line.accessibleName()
    assert not line.findChildren(QAbstractButton)


def test_a_clause_without_links_says_nothing_of_them(points: Marking) -> None:
    points.at(TIERED, "1.1/1")
    same = points.screen.findChild(QAbstractButton, f"same_{TIERED}_1.1/1")
    assert same is not None
    assert not same.isVisible()
    points.key(Qt.Key.Key_F3)
    assert not points.screen.findChild(QLabel, f"links_{TIERED}_1.1/1")


def test_r1_2_the_derivation_goes_down_to_the_integers(points: Marking) -> None:
    """Twelve general practitioners for 60,100 people: 2.00 on paper, and it fails."""
    figures = {"general_practitioners": 12, "practising_nurses": 30, "service_population": 60100}
    measure(points, STAFF, figures)
    points.at(QUALITY, STAFF)
    points.key(Qt.Key.Key_F2)
    said = opened(points)
    for words in (
        "全科医师数  12 名",
        "服务人口数  60,100 人",
        "≥ 2名/万人 = 2/10,000  (the limit itself is enough)",
        "12 × 10,000 = 120,000 < 120,200 = 2 × 60,100",
        "2.00名/万人 (rounded for reading only; it decides nothing)",
        "人员花名册",
        "《社区卫生服务质量评价指标体系(2015年版)》, line 408",
        "does not hold",
        "all 2 comparisons must hold together",
    ):
        assert words in said, words


def test_r1_6_above_the_range_is_a_remark(points: Marking) -> None:
    figures = {"general_practitioners": 13, "practising_nurses": 30, "service_population": 60100}
    measure(points, STAFF, figures)
    points.at(QUALITY, STAFF)
    points.click(f"derive_{QUALITY}_{STAFF}")
    assert "above the printed range 2-3: it passes" in opened(points)


def test_r1_4_a_missing_figure_and_a_denominator_of_nought_compute_nothing(
    points: Marking,
) -> None:
    measure(points, STAFF, {"general_practitioners": 13, "service_population": 0})
    points.at(QUALITY, STAFF)
    points.key(Qt.Key.Key_F2)
    said = opened(points)
    assert "执业护士数: not entered" in said
    assert "the denominator is 0" in said
    assert "cannot be computed" in said


def test_the_tier_is_derived_step_by_step(points: Marking) -> None:
    points.at(TIERED, "1.1/1")
    points.click(f"met_{TIERED}_1.1/1_C")
    points.key(Qt.Key.Key_Escape)
    points.key(Qt.Key.Key_F2)
    said = opened(points)
    assert "【C】 自拟要点。" in said
    assert any("of 5, 4 not settled" in words for words in said)


def test_results_show_tiers_points_and_suggestions_apart(points: Marking) -> None:
    points.at(QUALITY, "1.1.1/1")
    points.click(f"not_met_{QUALITY}_1.1.1/1_4")
    points.key(Qt.Key.Key_Escape)
    points.at(QUALITY, "2.1.3/4")
    points.key(Qt.Key.Key_2)
    closing = points.room.go("closing")
    closing.show_tab(TIERED)  # type: ignore[attr-defined]
    assert "still open" in points.room.find("tier_summary", QLabel).text()
    closing.show_tab(QUALITY)  # type: ignore[attr-defined]
    assert points.room.find(f"failing_points_{QUALITY}", QLabel)
    assert points.room.find(f"suggestions_{QUALITY}", QLabel)
    suggested = points.room.find("suggestions")
    assert suggested.findChild(QLabel) is not None
    points.click("derive_detail_1.1.1/1")
    assert "1.1.1/1" in " ".join(opened(points))
