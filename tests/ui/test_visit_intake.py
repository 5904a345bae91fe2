"""Folders, a watched folder, a crash in between, and the three numbers, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models.evidence import journal
from models.evidence.journal import Chosen
from models.facts.bodies import ClauseRef
from tests.models.evidence.hostile import encoded, noise
from tests.ui.marking import QUALITY, Marking
from ui.screens.visit import watching
from ui.screens.visit.sources import sources_of

CLAUSE = "1.2.4/4"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A card of a camera with five photos in two folders."""
    folder = tmp_path / "DCIM"
    for number in range(5):
        place = folder / f"10{number % 2}APPLE"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"IMG_{number}.jpg").write_bytes(encoded(noise(120, 80), "JPEG"))
    return folder


def settle(marking: Marking) -> None:
    pane = marking.screen.evidence
    asked = pane.covering.ask.findChild(QPushButton, "privacyNobody")
    if asked is not None and asked.isVisible():
        asked.click()
    marking.room.qtbot.waitUntil(lambda: not pane.intake.busy, timeout=20_000)
    marking.room.settle()


def until(marking: Marking, true: Callable[[], bool]) -> None:
    marking.room.qtbot.waitUntil(true, timeout=20_000)
    marking.room.settle()


def numbers(marking: Marking) -> tuple[int, int, int]:
    counts = marking.screen.evidence.bar.count.counts
    return counts.cited, counts.present, counts.verified


def test_a_folder_waits_in_the_tray_and_the_three_numbers_are_the_same(
    marking: Marking, card: Path
) -> None:
    marking.at(QUALITY, CLAUSE)
    marking.screen.evidence.bar.folder_chosen.emit(card)
    settle(marking)
    until(marking, lambda: numbers(marking) == (5, 5, 5))
    state = marking.reloaded()
    assert len(state.evidence) == 5
    assert not state.links
    assert (
        marking.room.find("statusEvidence", QPushButton)
        .text()
        .startswith("Cited 5 · present 5 · verified 5 · ")
    )


def test_the_same_folder_again_only_adds_what_is_missing(marking: Marking, card: Path) -> None:
    marking.at(QUALITY, CLAUSE)
    pane = marking.screen.evidence
    pane.bar.folder_chosen.emit(card)
    settle(marking)
    before = marking.reloaded()
    (card / "new.jpg").write_bytes(encoded(noise(120, 80), "JPEG"))
    new: list[tuple[str, ...]] = []
    pane.intake.drained.connect(new.append)
    pane.bar.folder_chosen.emit(card)
    settle(marking)
    after = marking.reloaded()
    assert after.count == before.count + 1
    assert len(after.evidence) == 6
    assert [len(each) for each in new] == [1]


def test_dropping_the_tray_s_photos_again_on_a_clause_links_them(
    marking: Marking, card: Path
) -> None:
    marking.at(QUALITY, CLAUSE)
    marking.screen.evidence.bar.folder_chosen.emit(card)
    settle(marking)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(card))])
    marking.screen.evidence.take(sources_of(data))
    settle(marking)
    state = marking.reloaded()
    assert len(state.evidence) == len(state.links[(QUALITY, CLAUSE)]) == 5


def test_what_a_crash_left_is_offered_and_taken_up(marking: Marking, card: Path) -> None:
    marking.at(QUALITY, CLAUSE)
    field, visit = marking.room.field, marking.room.field.visit
    pane = marking.screen.evidence
    ref = ClauseRef(pack=QUALITY, clause=CLAUSE)
    journal.keep(field.book.workspace, visit, [Chosen(card, ref)])
    pane.intake._ask_journal(visit)
    button = pane.bar._on
    until(marking, lambda: button.isVisible())
    marking.click("continueIntake")
    settle(marking)
    assert len(marking.reloaded().links[(QUALITY, CLAUSE)]) == 5
    until(marking, lambda: journal.kept(field.book.workspace, visit) == ())
    assert not button.isVisible()


def test_a_phone_that_goes_away_can_be_gone_on_with(marking: Marking, card: Path) -> None:
    marking.at(QUALITY, CLAUSE)
    pane = marking.screen.evidence
    missing = card / "100APPLE" / "gone.jpg"
    pane.take((card, missing))
    settle(marking)
    assert marking.said("evidenceMessage").startswith("gone.jpg: ")
    assert len(marking.reloaded().evidence) == 5
    missing.write_bytes(encoded(noise(120, 80), "JPEG"))
    marking.click("continueIntake")
    settle(marking)
    assert len(marking.reloaded().links[(QUALITY, CLAUSE)]) == 6


def test_stopping_keeps_what_is_in_and_leaves_the_rest(marking: Marking, card: Path) -> None:
    marking.at(QUALITY, CLAUSE)
    intake = marking.screen.evidence.intake
    intake.added.connect(lambda _sha: intake.cancel())
    marking.screen.evidence.take((card,))
    settle(marking)
    state = marking.reloaded()
    assert 1 <= len(state.evidence) < 5
    assert not marking.screen.evidence.bar._bar.isVisible()


def test_leaving_the_visit_in_the_middle_leaves_the_rest_in_the_journal(
    marking: Marking, card: Path
) -> None:
    marking.at(QUALITY, CLAUSE)
    session, visit = marking.room.session, marking.room.field.visit
    intake = marking.screen.evidence.intake
    intake.added.connect(lambda _sha: session.close_visit())
    marking.screen.evidence.take((card,))
    settle(marking)
    assert session.state is None
    left = journal.kept(marking.room.field.book.workspace, visit)
    assert [each.path for each in left] == [card]
    assert len(marking.reloaded().evidence) < 5


def test_a_watched_folder_brings_whole_files_into_the_tray(
    marking: Marking, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "EVERY", 50)
    marking.at(QUALITY, CLAUSE)
    watch = marking.screen.evidence.bar.watch
    watch.watch(card)
    marking.room.qtbot.waitUntil(lambda: not watch._looks.first, timeout=20_000)
    data = encoded(noise(300, 200), "JPEG")
    target = card / "IMG_9.jpg"
    with target.open("wb") as copy:
        for at in range(0, len(data), 1000):
            copy.write(data[at : at + 1000])
            copy.flush()
            QApplication.sendPostedEvents()
    marking.room.qtbot.waitUntil(lambda: len(marking.reloaded().evidence) == 1, timeout=20_000)
    settle(marking)
    (kept,) = marking.reloaded().evidence.values()
    assert kept.size == len(data)
    assert not marking.reloaded().links
    assert marking.room.find("watchedFolder", QLabel).isVisible()
    watch.stop()
    assert not marking.screen.evidence.bar._watched.isVisible()
