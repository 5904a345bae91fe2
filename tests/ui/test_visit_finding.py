"""A failed mark leads to its finding: in one flow, by keys alone, with stock phrases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.facts.bodies import Finding, Room
from models.standards.phrase_types import PhraseKind
from models.standards.types import Verdict
from models.visits import findings, phrases, rooms
from tests.ui import sample_visit
from tests.ui.marking import QUALITY, Marking
from tests.ui.rooms import room
from tests.ui.sample_visit import Field

CURTAIN = "2.3.3/2"
GL = "隔帘缺失或不能完全拉合，不能遮挡诊疗过程。"


def with_rooms(field: Field) -> None:
    """Three consulting rooms."""
    listed = [Room(kind="全科诊室", name=f"诊室{n}") for n in "一二三"]
    field.state = rooms.set_rooms(field.book, field.state, sample_visit.LEADER, listed)


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    with room(qtbot, tmp_path, with_rooms) as made:
        hands = Marking(made)
        yield hands
        hands.room.go("visits")


def keys(marking: Marking, typed: str) -> int:
    """Press keys one by one where the focus is; tells how many."""
    for letter in typed:
        QTest.keyClick(QApplication.focusWidget(), letter)
    return len(typed)


def fact(marking: Marking) -> QPlainTextEdit:
    return marking.room.find("findingFact", QPlainTextEdit)


def kept(marking: Marking, clause: str = CURTAIN) -> list[Finding]:
    return [f for f in marking.reloaded().findings.values() if f.clause == clause]


def test_five_keys_from_the_mark_to_the_kept_finding(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    pressed = keys(marking, "2")
    marking.room.settle()
    assert fact(marking).hasFocus()
    pressed += keys(marking, "gl")
    marking.key(Qt.Key.Key_Tab)
    assert fact(marking).toPlainText() == GL
    marking.key(Qt.Key.Key_Return)
    assert pressed + 2 == 5
    (finding,) = kept(marking)
    assert finding.fact == GL
    assert marking.screen.hasFocus()
    chip = marking.room.find(f"finding_{QUALITY}_{CURTAIN}", QLabel)
    assert chip.text() == "Finding written"
    marking.key(Qt.Key.Key_Down)  # the keys belong to the clauses again
    assert marking.screen.ref is not None
    assert marking.screen.ref.clause != CURTAIN


def test_a_touch_leads_there_too_and_escape_leaves_it_open(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.click(f"not_met_{QUALITY}_{CURTAIN}")
    assert fact(marking).hasFocus()
    marking.key(Qt.Key.Key_Escape)
    assert marking.screen.hasFocus()
    chip = marking.room.find(f"finding_{QUALITY}_{CURTAIN}", QLabel)
    assert chip.text() == "Finding missing"
    assert not kept(marking)
    assert marking.verdict(QUALITY, CURTAIN) is Verdict.NOT_MET


def test_other_marks_and_a_written_finding_lead_nowhere(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    for key in (Qt.Key.Key_1, Qt.Key.Key_4):
        marking.key(key)
        assert marking.screen.hasFocus()
    marking.key(Qt.Key.Key_2)
    keys(marking, "gl ")
    marking.key(Qt.Key.Key_Return)
    marking.key(Qt.Key.Key_2)
    assert marking.screen.hasFocus()


def test_r2_6_the_rooms_that_fail_and_the_place_are_proposed(walk: Marking) -> None:
    walk.at(QUALITY, CURTAIN)
    ref = walk.screen.ref
    assert ref is not None
    session = walk.room.session
    for name, verdict in (("一", Verdict.MET), ("二", Verdict.NOT_MET), ("三", Verdict.NOT_MET)):
        session.submit(
            lambda state, name=name, verdict=verdict: rooms.see(  # type: ignore[misc]
                session.book, state, session.packs, session.actor, ref, f"诊室{name}", verdict
            )
        )
    walk.room.settle()
    walk.key(Qt.Key.Key_2)
    assert fact(walk).toPlainText() == "2/3间不达标：诊室二、诊室三。"
    assert walk.room.find("findingPlace", QLineEdit).text() == "诊室二、诊室三"
    walk.key(Qt.Key.Key_Escape)
    walk.at(QUALITY, "1.2.4/4")
    assert not kept(walk)  # a proposal is nothing until somebody keeps it
    walk.at(QUALITY, CURTAIN)
    walk.key(Qt.Key.Key_2)
    walk.key(Qt.Key.Key_Return)
    (finding,) = kept(walk)
    assert (finding.fact, finding.place) == ("2/3间不达标：诊室二、诊室三。", "诊室二、诊室三")


def test_r2_5_the_missing_part_is_named(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/1")
    marking.click(f"not_met_{QUALITY}_1.1.1/1_4")
    assert not fact(marking).hasFocus()  # other points may follow
    marking.screen.setFocus()
    marking.key(Qt.Key.Key_2)
    said = fact(marking).toPlainText()
    assert said.startswith("未达到：")
    assert said.endswith("。")


def test_the_room_one_stands_in_is_the_place(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.screen.evidence.here = "全科诊室 2"
    marking.key(Qt.Key.Key_2)
    assert marking.room.find("findingPlace", QLineEdit).text() == "全科诊室 2"


def test_several_findings_of_one_clause(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    keys(marking, "gl ")
    marking.key(Qt.Key.Key_Return)
    marking.click("findingAnother")
    assert fact(marking).toPlainText() == ""
    assert marking.room.find("findingState", QLabel).text() == "2/2"
    keys(marking, "yzys ")
    marking.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [f.fact[:2] for f in kept(marking)] == ["隔帘", "诊室"]
    marking.click("findingNext")
    assert fact(marking).toPlainText() == GL
    assert marking.room.find("findingState", QLabel).text() == "1/2"
    marking.click("findingWithdraw")
    assert [f.fact[:2] for f in kept(marking)] == ["诊室"]
    assert fact(marking).toPlainText().startswith("诊室")
    marking.screen.setFocus()
    marking.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(kept(marking)) == 2


def test_a_term_is_typed_in_days_and_enter_keeps_from_any_field(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    keys(marking, "gl ")
    due = marking.room.find("findingDue", QLineEdit)
    due.setFocus()
    keys(marking, "30")
    marking.key(Qt.Key.Key_Return)
    (finding,) = kept(marking)
    assert finding.due_on == QDate.currentDate().addDays(30).toString("yyyy-MM-dd")
    assert marking.screen.hasFocus()


def test_nothing_is_kept_without_a_fact_and_the_person_stays(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    marking.key(Qt.Key.Key_Return)
    assert marking.said("findingMessage")
    assert not kept(marking)
    assert fact(marking).hasFocus()


# Phrases


def rows(marking: Marking) -> QListWidget:
    return marking.room.find("findingFactPhrasesRows", QListWidget)


def test_the_list_is_offered_filtered_and_chosen_by_arrows(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    shown = rows(marking)
    assert shown.count() >= 60
    assert shown.item(0).text().startswith("gl ")  # the clause is about privacy
    assert {shown.sizeHintForRow(n) for n in range(shown.count())} == {44}
    keys(marking, "yf")
    assert shown.item(0).text().startswith("yf ")
    many = shown.count()
    assert many < 10
    marking.key(Qt.Key.Key_Down)
    marking.key(Qt.Key.Key_Up)
    marking.key(Qt.Key.Key_Return)
    assert fact(marking).toPlainText() == "医疗废物与生活垃圾混放，分类标识不清。"
    assert not shown.isVisible()
    assert fact(marking).hasFocus()


def test_a_touch_on_a_row_takes_it(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    shown = rows(marking)
    wanted = shown.item(1).toolTip()
    spot = shown.visualItemRect(shown.item(1)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert fact(marking).toPlainText() == wanted
    assert fact(marking).hasFocus()


def test_gaps_are_gone_through_by_tab(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    keys(marking, "xs ")
    keys(marking, "5")
    marking.key(Qt.Key.Key_Tab)
    keys(marking, "2")
    assert fact(marking).toPlainText() == "现场抽查5人手卫生，2人操作不规范。"
    marking.key(Qt.Key.Key_Tab)
    assert not fact(marking).hasFocus()


def test_a_word_that_is_no_abbreviation_stays_a_word(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    keys(marking, "ct qqq 3")
    assert fact(marking).toPlainText() == "ct qqq 3"


def test_escape_closes_the_list_first_once_something_was_typed(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    keys(marking, "y")
    shown = rows(marking)
    marking.key(Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert fact(marking).hasFocus()
    marking.key(Qt.Key.Key_Escape)
    assert marking.screen.hasFocus()


def test_the_offices_own_phrase_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    def own(field: Field) -> None:
        phrases.keep(field.book, "wdh", PhraseKind.FACT, "本办公室的一句话。")

    with room(qtbot, tmp_path, own) as made:
        marking = Marking(made)
        marking.at(QUALITY, CURTAIN)
        marking.key(Qt.Key.Key_2)
        keys(marking, "wdh ")
        assert fact(marking).toPlainText() == "本办公室的一句话。"
        made.go("visits")


def test_photos_belong_to_the_finding_they_were_taken_for(marking: Marking, tmp_path: Path) -> None:
    from tests.ui.test_visit_evidence import drop, picture

    for name, colour in (("a.jpg", "navy"), ("b.jpg", "teal")):
        (tmp_path / name).write_bytes(picture(colour))
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    keys(marking, "gl ")
    marking.key(Qt.Key.Key_Return)
    drop(marking, tmp_path / "a.jpg")
    marking.click("findingAnother")
    keys(marking, "yzys ")
    marking.key(Qt.Key.Key_Return)
    drop(marking, tmp_path / "b.jpg")
    first, second = kept(marking)
    assert len(first.evidence) == len(second.evidence) == 1
    assert first.evidence != second.evidence


def test_a_finding_that_another_screen_wrote_is_shown(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    ref, session = marking.screen.ref, marking.room.session
    assert ref is not None
    session.submit(
        lambda state: findings.record_finding(
            session.book, state, session.packs, session.actor, ref, "另写。"
        )
    )
    marking.room.settle()
    assert fact(marking).toPlainText() == "另写。"


def test_a_gap_that_was_left_open_is_asked_for_and_nothing_typed_is_lost(
    marking: Marking,
) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    keys(marking, "wj ")
    marking.key(Qt.Key.Key_Return)
    assert "□" in marking.said("findingMessage")
    assert not kept(marking)
    keys(marking, "X")
    marking.key(Qt.Key.Key_Return)
    assert [f.fact for f in kept(marking)] == ["现场未能提供X的资料。"]
    marking.click("findingAnother")
    keys(marking, "wj ")
    marking.at(QUALITY, "1.2.4/4")  # going elsewhere keeps what was typed, gap and all
    assert len(kept(marking)) == 2


def test_a_sentence_becomes_a_phrase_of_the_office(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    fact(marking).setPlainText("门帘破损。")
    marking.click("findingPhrase")
    short = marking.room.find("phraseAbbreviation", QLineEdit)
    short.setText("隔")
    marking.click("phraseKeep")
    assert marking.said("phraseMessage")
    short.setText("ml")
    marking.click("phraseKeep")
    assert "fact/ml" in {one.key for one in phrases.in_force(marking.room.field.workspace)}
    marking.room.window.activateWindow()
    marking.room.qtbot.waitUntil(marking.room.window.isActiveWindow)
    fact(marking).clear()
    marking.screen.setFocus()
    marking.key(Qt.Key.Key_2)
    keys(marking, "ml ")
    assert fact(marking).toPlainText() == "门帘破损。"


@pytest.mark.parametrize("control", [False, True])
def test_enter_takes_the_highlighted_phrase_and_only_then_keeps(
    marking: Marking, control: bool
) -> None:
    enter = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier) if control else ()
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    keys(marking, "gl")
    assert rows(marking).currentRow() == 0
    marking.key(*(enter or (Qt.Key.Key_Return,)))
    assert fact(marking).toPlainText() == GL
    assert not kept(marking)
    marking.key(*(enter or (Qt.Key.Key_Return,)))
    assert [f.fact for f in kept(marking)] == [GL]


def test_words_of_ones_own_are_never_replaced_by_enter(marking: Marking) -> None:
    marking.at(QUALITY, CURTAIN)
    marking.key(Qt.Key.Key_2)
    fact(marking).insertPlainText("隔帘")
    assert rows(marking).isVisible()
    marking.key(Qt.Key.Key_Return)
    assert [f.fact for f in kept(marking)] == ["隔帘"]


def test_enter_presses_the_button_that_has_the_focus(marking: Marking) -> None:
    marking.at(QUALITY, "1.1.1/1")
    term = marking.room.find("findingTerm_7")
    term.setFocus()
    marking.key(Qt.Key.Key_Return)
    week = QDate.currentDate().addDays(7).toString("yyyy-MM-dd")
    assert marking.room.find("findingDue", QLineEdit).text() == week
    assert term.hasFocus()
