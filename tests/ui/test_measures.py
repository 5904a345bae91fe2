"""Figures on a card: distance in people, 万人, said ratios, sources, slips and samples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.facts.bodies import SampleDrawn
from models.standards.loading import available
from models.visits.slips import SlipTally
from ui import language
from ui.widgets.figures import DrawWish, FiguresState, SlipWish, Typed, Wish
from ui.widgets.measures import Measures

HOSPITAL, QUALITY = "community-hospital-cq-2020", "community-service-quality-2015"
CLAUSES = {(one.pack.id, c.code): c for one in available() for c in one.pack.clauses()}
SHA = {letter: letter * 64 for letter in "ab"}


class Strays(QObject):
    """Remembers what was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


class Card:
    """A clause's figures in a window, and what was wished."""

    def __init__(self, qtbot: QtBot, pack: str, clause: str) -> None:
        self.measures = Measures(CLAUSES[pack, clause], "x")
        self.wishes: list[Wish] = []
        self.notes: list[str] = []
        self.measures.wished.connect(self.wishes.append)
        self.measures.noted.connect(self.notes.append)
        qtbot.addWidget(self.measures)
        self.measures.resize(760, 400)
        self.measures.show()

    def line(self, name: str) -> QLineEdit:
        found = self.measures.findChild(QLineEdit, name)
        assert found is not None, name
        return found

    def type(self, name: str, text: str) -> None:
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        for letter in text:
            QTest.keyClicks(line, letter) if letter.isascii() else line.insert(letter)

    def leave(self, name: str) -> None:
        self.line(name).editingFinished.emit()

    def said(self, name: str) -> str:
        found = self.measures.findChild(QLabel, name)
        return found.text() if found is not None and found.isVisible() else ""

    def press(self, name: str) -> None:
        found = self.measures.findChild(QPushButton, name)
        assert found is not None, name
        assert found.isEnabled(), name
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    language.use(language.ENGLISH)
    strays = Strays()
    qapp.installEventFilter(strays)
    yield
    qapp.removeEventFilter(strays)
    assert [w.objectName() for w in strays.shown if not isinstance(w, Measures)] == []


def test_the_line_says_how_many_people_turn_it_on_both_sides(qtbot: QtBot) -> None:
    card = Card(qtbot, HOSPITAL, "4")
    card.type("value_x_annual_visits", "116425")
    card.type("value_x_service_population", "58214")
    said = card.said("verdict_x_visits_to_population")
    assert "3 人次 short of met" in said
    assert "(or 辖区服务人口数: met with 2 人 fewer)" in said
    card.type("value_x_annual_visits", "116430")
    said = card.said("verdict_x_visits_to_population")
    assert "3 人次 fewer and it is not met" in said
    assert "(or 辖区服务人口数: 2 人 more and it is not met)" in said


def test_a_count_without_a_denominator_has_one_distance(qtbot: QtBot) -> None:
    card = Card(qtbot, HOSPITAL, "5")
    card.type("value_x_tcm_piece_kinds", "297")
    said = card.said("verdict_x_piece_kinds")
    assert said.endswith("3 种 short of met")


def test_r1_5_ten_thousands_are_kept_as_persons(qtbot: QtBot) -> None:
    card = Card(qtbot, HOSPITAL, "4")
    card.type("value_x_service_population", "5.8214万")
    assert card.said("people_x_service_population") == "= 58,214 people = 5.8214 × 10,000"
    card.leave("value_x_service_population")
    assert card.wishes == [Typed({"service_population": 58_214})]


def test_r1_5_an_unlikely_population_is_not_kept_until_it_is_confirmed(qtbot: QtBot) -> None:
    card = Card(qtbot, HOSPITAL, "4")
    kept = Typed({"service_population": 58_214})
    card.measures.show_figures(FiguresState(typed=kept))
    card.type("value_x_service_population", "582")
    card.leave("value_x_service_population")
    assert "under 1000 people" in card.said("people_x_service_population")
    assert card.wishes == []  # what was there is unchanged
    assert "missing" in card.said("verdict_x_visits_to_population")
    sure = card.measures.findChild(QCheckBox, "sure_x_service_population")
    assert sure is not None
    sure.click()
    assert card.wishes == [Typed({"service_population": 582})]


def test_r1_3_a_ratio_alone_is_worth_no_mark_and_says_what_is_missing(qtbot: QtBot) -> None:
    card = Card(qtbot, HOSPITAL, "5")
    card.type("ratio_x", "18%")
    said = card.said("ratioWorth_x")
    assert "Said ratio 18%" in said
    assert "does not reach the limit" in said
    assert "门诊中医处方数" in said
    assert "处方总数" in said
    card.leave("ratio_x")
    assert card.wishes == [Typed(reported="18%")]
    card.type("ratio_x", "18 of 100")
    card.leave("ratio_x")
    assert "is not a number" in card.said("ratioWorth_x")
    assert len(card.wishes) == 1


def test_a_ratio_is_only_asked_where_a_share_is_compared(qtbot: QtBot) -> None:
    assert Card(qtbot, HOSPITAL, "7").measures.findChild(QLineEdit, "ratio_x") is None
    assert Card(qtbot, HOSPITAL, "5").measures.findChild(QLineEdit, "ratio_x") is not None


def test_the_source_is_a_photo_of_the_clause_or_one_that_is_taken_in(qtbot: QtBot) -> None:
    card = Card(qtbot, HOSPITAL, "7")
    wanted: list[bool] = []
    card.measures.photo_wanted.connect(lambda: wanted.append(True))
    kept = Typed({"partner_hospitals": 1})
    card.measures.show_figures(FiguresState(typed=kept, photos={SHA["a"]: "Photo 1"}))
    box = card.measures.findChild(QComboBox, "sourcePhoto_x")
    assert box is not None
    box.setCurrentIndex(box.findData(SHA["a"]))
    box.activated.emit(box.currentIndex())
    assert card.wishes == [Typed({"partner_hospitals": 1}, evidence=SHA["a"])]
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    assert wanted == [True]
    photos = {SHA["a"]: "Photo 1", SHA["b"]: "Photo 2"}
    card.measures.show_figures(FiguresState(typed=card.wishes[0], photos=photos))
    assert card.wishes[-1] == Typed({"partner_hospitals": 1}, evidence=SHA["b"])
    gone = Typed({"partner_hospitals": 1}, evidence=SHA["b"])
    card.measures.show_figures(FiguresState(typed=gone, photos={}))
    assert box.currentText() == "in the record"
    assert len(card.wishes) == 2


def test_slips_are_counted_with_three_large_buttons_and_become_figures(qtbot: QtBot) -> None:
    card = Card(qtbot, HOSPITAL, "9")
    for answer in ("satisfied", "not_satisfied", "invalid"):
        card.press(f"slip_{answer}_x")
    assert card.wishes == [SlipWish("satisfied"), SlipWish("not_satisfied"), SlipWish("invalid")]
    tally = SlipTally(satisfied=15, not_satisfied=4, invalid=2)
    card.measures.show_figures(FiguresState(slips=tally, slip_to_undo=True))
    assert "n = 19 valid slips, 2 not valid" in card.said("slipsSaid_x")
    assert "small sample (n < 20)" in card.said("slipsSaid_x")
    card.press("slipBack_x")
    assert card.wishes[-1] == SlipWish()
    card.press("slipsTake_x")
    values = {"patient_satisfied": 15, "patient_valid": 19}
    assert card.wishes[-1] == Typed(values, source="Slips on site, 19")
    enough = SlipTally(satisfied=18, not_satisfied=2, invalid=0)
    card.measures.show_figures(FiguresState(slips=enough))
    assert "small sample" not in card.said("slipsSaid_x")
    back = card.measures.findChild(QPushButton, "slipBack_x")
    assert back is not None
    assert not back.isEnabled()


def test_satisfaction_of_000_is_shown_and_not_judged(qtbot: QtBot) -> None:
    """Rules §7, 1: 000 line 313 prints no threshold."""
    card = Card(qtbot, QUALITY, "2.5.1/0")
    assert "prints no threshold" in card.said("verdict_x_share")
    card.type("value_x_served_satisfied", "24")
    card.type("value_x_served_valid", "30")
    assert card.said("verdict_x_share") == "24 of 30 = 80.00%; no threshold is printed: not judged"


def test_a_sample_is_asked_for_and_every_draw_stays_in_sight(qtbot: QtBot) -> None:
    card = Card(qtbot, HOSPITAL, "2")
    assert card.measures.samples is None
    card.measures.toggle_sampling()
    card.type("sampleTotal_x", "320")
    card.press("draw_x")
    assert card.wishes == [DrawWish("Prescriptions", 320, 10)]
    card.type("sampleSeed_x", "k7q2m9xa")
    card.press("draw_x")
    assert card.wishes[-1] == DrawWish("Prescriptions", 320, 10, "K7Q2M9XA")
    draws = tuple(
        SampleDrawn(
            pack=HOSPITAL,
            clause="2",
            of="处方",
            total=320,
            seed=seed,
            picks=(78, 85),
            on="2021-09-15",
        )
        for seed in ("K7Q2M9XA", "BBBB3333")
    )
    card.measures.show_figures(FiguresState(samples=draws))
    qtbot.waitUntil(lambda: "seed K7Q2M9XA" in card.said("drawn_x_1"))
    assert "78, 85" in card.said("drawn_x_2")
    card.type("sampleFailed_x", "1")
    card.press("sampleNote_x")
    assert card.notes == ["处方: 2 drawn by lot (seed BBBB3333), 1 failed"]


def test_a_closed_visit_is_looked_at(qtbot: QtBot) -> None:
    card = Card(qtbot, HOSPITAL, "9")
    card.measures.toggle_sampling()
    card.measures.show_figures(FiguresState(slips=SlipTally(1, 0, 0), is_open=False))
    for kind in (QLineEdit, QComboBox, QPushButton):
        assert [w for w in card.measures.findChildren(kind) if w.isEnabled()] == []
