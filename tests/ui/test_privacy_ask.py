"""Photos of a clause where patients are: asked once, in place, and led to the editor."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.standards.types import Verdict
from models.visits.blocker import Blocker, Severity
from models.visits.privacy import open_photos, risk_of
from tests.ui.marking import QUALITY, Marking
from tests.ui.test_visit_evidence import picture
from ui.dialogs.cover import CoverDialog
from ui.itemmodels.evidence import SIGN_ROLE
from ui.screens.gaps import GapList

RISKY, QUIET = "1.2.4/4", "1.3.1/1"
COLOURS = ("navy", "teal", "gold", "pink", "gray")


def files(folder: Path, *colours: str) -> tuple[Path, ...]:
    made = []
    for colour in colours:
        made.append(folder / f"{colour}.jpg")
        made[-1].write_bytes(picture(colour))
    return tuple(made)


def take(marking: Marking, sources: tuple[Path, ...]) -> None:
    marking.screen.evidence.take(sources)
    settle(marking)


def settle(marking: Marking) -> None:
    marking.room.qtbot.waitUntil(lambda: not marking.screen.evidence.intake.busy, timeout=20_000)
    marking.room.settle()


def asked(marking: Marking) -> bool:
    found = marking.screen.findChild(QFrame, "privacyQuestion")
    assert found is not None
    return found.isVisible()


def answer(marking: Marking, name: str) -> None:
    marking.click(name)
    settle(marking)


def editors(marking: Marking) -> list[CoverDialog]:
    return [d for d in marking.room.window.findChildren(CoverDialog) if d.isVisible()]


def test_after_an_answer_by_key_the_next_digit_is_a_mark_and_not_a_finding(
    marking: Marking, tmp_path: Path
) -> None:
    marking.at(QUALITY, RISKY)
    take(marking, files(tmp_path, *COLOURS[:1]))
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().objectName() == "privacyNobody"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    settle(marking)
    marking.key(Qt.Key.Key_1)
    assert marking.verdict(QUALITY, RISKY) is Verdict.MET
    assert marking.room.find("findingFact", QPlainTextEdit).toPlainText() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_no_answer_is_given_by_a_key_that_was_meant_for_something_else(
    marking: Marking, tmp_path: Path, key: Qt.Key
) -> None:
    marking.at(QUALITY, RISKY)
    take(marking, files(tmp_path, *COLOURS[:1]))
    QTest.keyClick(focused(), key)
    settle(marking)
    assert asked(marking)
    assert not marking.reloaded().evidence
    assert marking.verdict(QUALITY, RISKY) is Verdict.UNCHECKED
    assert focused().objectName() == "privacyQuestion"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().objectName() == "privacyNobody"


def test_the_question_shows_the_photos_it_asks_about(marking: Marking, tmp_path: Path) -> None:
    marking.at(QUALITY, RISKY)
    marking.screen.evidence.take(files(tmp_path, *COLOURS))
    shown = marking.screen.evidence.covering.ask.photos
    marking.room.qtbot.waitUntil(lambda: shown.room == 0)
    marking.room.settle()
    pictures = [shown.findChild(QLabel, f"privacyPhotos_{n}") for n in (1, 2, 3)]
    assert all(p is not None and p.isVisible() and p.pixmap().height() > 30 for p in pictures)
    assert marking.room.find("privacyPhotosRest", QLabel).text() == "and 2 more"
    answer(marking, "privacyLeave")
    assert not shown.isVisible()
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no photo")
    marking.screen.evidence.take((broken,))
    marking.room.qtbot.waitUntil(lambda: shown.room == 2)


def test_a_clause_that_touches_patients_gives_its_advice_before_the_question(
    marking: Marking,
) -> None:
    marking.at(QUALITY, RISKY)
    remind = marking.screen.findChild(QLabel, "privacyRemind")
    assert remind is not None
    assert remind.isVisible()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_photo_waits_for_the_answer_and_is_asked_about_once(
    marking: Marking, tmp_path: Path
) -> None:
    first, second, third = files(tmp_path, *COLOURS[:3])
    marking.at(QUALITY, RISKY)
    take(marking, (first,))
    assert asked(marking)
    assert not marking.reloaded().evidence
    answer(marking, "privacyNobody")
    take(marking, (second,))
    assert not asked(marking)
    state = marking.reloaded()
    assert list(state.shows.values()) == ["nobody", "nobody"]
    assert not open_photos(state, QUALITY, RISKY)
    marking.at(QUALITY, QUIET)
    take(marking, (third,))
    assert not asked(marking)
    assert len(marking.reloaded().evidence) == 3
    assert not editors(marking)


def test_going_elsewhere_or_declining_adds_nothing(marking: Marking, tmp_path: Path) -> None:
    (photo,) = files(tmp_path, "navy")
    marking.at(QUALITY, RISKY)
    take(marking, (photo,))
    marking.at(QUALITY, QUIET)
    assert not asked(marking)
    marking.at(QUALITY, RISKY)
    take(marking, (photo,))
    answer(marking, "privacyLeave")
    assert not marking.reloaded().evidence
    take(marking, (photo,))
    assert asked(marking), "nothing was answered yet"


def test_what_must_be_covered_leads_to_the_editor_once(marking: Marking, tmp_path: Path) -> None:
    marking.at(QUALITY, RISKY)
    take(marking, files(tmp_path, *COLOURS[:3]))
    answer(marking, "privacyPeople")
    (editor,) = editors(marking)
    left = marking.screen.findChild(QPushButton, "privacyCover")
    assert left is not None
    assert left.text() == "Cover 3 photos"
    marking.room.qtbot.waitUntil(lambda: editor.canvas.ready)
    editor.canvas.setFocus()
    editor.canvas.place_one()
    with marking.room.qtbot.waitSignal(editor.kept, timeout=20_000):
        editor.keep()
    settle(marking)
    assert left.text() == "Cover 2 photos"
    model = marking.screen.evidence.model
    signs = [model.index(row).data(SIGN_ROLE) for row in range(model.rowCount())]
    assert sorted(signs, key=str) == [None, None, "eraser"]
    assert model.rowCount() == 3
    assert marking.room.find("evidenceCount", QLabel).text() == "3 items · 1 copies"
    state = marking.reloaded()
    assert sum(e.treatment == "redacted" for e in state.evidence.values()) == 1
    marking.click("privacyCover")
    (again,) = editors(marking)
    again.reject()
    marking.room.settle()
    assert marking.room.window.focusWidget() is marking.screen, "the next digit is a mark again"


def test_a_covered_photo_leaves_the_clause_with_its_copy(marking: Marking, tmp_path: Path) -> None:
    test_what_must_be_covered_leads_to_the_editor_once(marking, tmp_path)
    pane = marking.screen.evidence
    covered = next(e for e in pane.model.rows if e.of)
    pane._unlink(covered.sha256)
    settle(marking)
    links = marking.reloaded().links[(QUALITY, RISKY)]
    assert covered.sha256 not in links
    assert covered.of not in links
    assert len(links) == 2


def test_a_clause_with_less_risk_is_only_reminded_of(marking: Marking, tmp_path: Path) -> None:
    packs = marking.room.session.packs_of(marking.reloaded())
    quality = next(p for p in packs if p.id == QUALITY)
    code = next(c.code for c in quality.clauses() if risk_of(quality, c.code) == 1)
    marking.at(QUALITY, code)
    remind = marking.screen.findChild(QLabel, "privacyRemind")
    assert remind is not None
    assert remind.isVisible()
    take(marking, files(tmp_path, "navy"))
    assert len(marking.reloaded().evidence) == 1


def test_closing_shows_what_leaves_and_asks_why_originals_do(
    marking: Marking, tmp_path: Path
) -> None:
    test_what_must_be_covered_leads_to_the_editor_once(marking, tmp_path)
    made = marking.room
    made.go("closing")
    said = made.find("carriage_counts", QLabel)
    assert said.text() == "3 photos, 1 covered; 1 originals stay on this laptop."
    made.click("carriage_choice_both")
    assert marking.reloaded().carriage is None
    made.type("carriage_reason", "The office asked to compare")
    made.click("carriage_keep")
    carriage = marking.reloaded().carriage
    assert carriage is not None
    assert carriage.carry == "both"
    assert "0 originals stay" in said.text()
    made.click("carriage_choice_redacted")
    again = marking.reloaded().carriage
    assert again is not None
    assert (again.carry, again.reason) == ("redacted", "")


def test_a_gap_leads_to_the_clause_of_its_photos(qtbot: QtBot) -> None:
    gaps = GapList()
    qtbot.addWidget(gaps)
    said = (("count", "2"),)
    gap = Blocker("photo-not-covered", Severity.WARNS, QUALITY, RISKY, said=said)
    gaps.show_gaps([gap], [])
    go = gaps.findChild(QPushButton, f"gap_photo-not-covered_{RISKY}")
    assert go is not None
    with qtbot.waitSignal(gaps.go) as told:
        go.click()
    assert told.args == [gap]
    assert "2 photo(s)" in gap.sentence("en")


def test_every_answer_can_be_read_beside_the_photos_on_a_small_screen(
    marking: Marking, tmp_path: Path
) -> None:
    marking.room.window.resize(1280, 720)
    marking.at(QUALITY, RISKY)
    marking.screen.evidence.take(files(tmp_path, *COLOURS))
    shown = marking.screen.evidence.covering.ask.photos
    marking.room.qtbot.waitUntil(lambda: shown.room == 0)
    marking.room.settle()
    box = marking.room.find("privacyQuestion", QFrame)
    for name in ("Nobody", "Covered", "People", "Leave"):
        part = marking.room.find(f"privacy{name}", QPushButton)
        assert box.rect().contains(part.geometry()), name
    for number in (1, 2, 3):
        picture_ = marking.room.find(f"privacyPhotos_{number}", QLabel)
        assert picture_.width() >= picture_.pixmap().width()
