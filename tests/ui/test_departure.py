"""出发检查 in the window: every line with icon, word and sentence, and the buttons that help."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from models.visits.departure import Topic
from tests.laptop import FixedClock
from tests.ui import sample_visit
from tests.ui.rooms import Room, room
from ui import departing, laptop_keys


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as room_:
        yield room_


def word(made: Room, topic: str) -> str:
    return made.find(f"departureState_{topic}", QLabel).text()


def text(made: Room, topic: str) -> str:
    return made.find(f"departureText_{topic}", QLabel).text()


def test_every_line_has_a_word_and_a_sentence(made: Room) -> None:
    made.go("visits")
    made.click("departureFromList")
    assert made.window.page == "departure"
    for topic in Topic:
        assert word(made, topic)
        assert text(made, topic)
        assert text(made, topic) in made.find(f"departure_{topic}").accessibleName()
    assert "want a look" in made.find("departureAbout", QLabel).text()


def test_it_is_reached_from_the_visit_and_leads_back(made: Room) -> None:
    screen = made.go("visit")
    made.window.activateWindow()
    made.qtbot.waitUntil(made.window.isActiveWindow)
    QTest.keyClick(screen, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    made.settle()
    assert made.window.page == "departure"
    made.click("departureBack")
    assert made.window.page == "visit"
    assert made.session.state is not None


def test_a_backup_is_made_at_once(made: Room) -> None:
    made.go("departure")
    assert word(made, "backup") == "Put it right"
    made.click("departureHelp_backup")
    made.settle()
    assert word(made, "backup") == "Look at it"
    assert "stick" in text(made, "backup")
    assert list((made.field.workspace.folder / "backups").iterdir())


def test_a_backup_on_a_stick_makes_it_ready(made: Room, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made.go("departure")
    made.put_folder("departureBackup_folder", stick)
    made.click("departureBackup")
    made.settle()
    assert word(made, "backup") == "Ready"


def test_a_certificate_is_fetched_here(made: Room, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made.go("departure")
    assert word(made, "key") == "Look at it"
    made.put_folder("departureKeys_folder", stick)
    made.type("keys_name", "group 2")
    made.click("keys_request")
    assert list(stick.glob("request-*.csr"))
    made.settle()
    assert "request" in text(made, "key")
    with sample_visit.new_desk(tmp_path / "desk") as desk:
        sample_visit.enrol(made.field, desk, stick)
    made.click("departureAgain")
    assert word(made, "key") == "Ready"
    assert word(made, "trust") == "Ready"


def test_a_trust_file_is_looked_for_beside_the_window(
    made: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def slow_stick(_folder: Path, _device: str) -> None:
        looked.append(threading.get_ident())

    def pulled_out(_folder: Path, _device: str) -> None:
        raise FileNotFoundError

    made.go("departure")
    made.put_folder("departureKeys_folder", tmp_path)
    made.type("keys_name", "group 2")
    made.click("keys_request")
    made.settle()
    monkeypatch.setattr(laptop_keys, "bundle_in", slow_stick)
    made.click("keys_import")
    made.settle()
    assert looked
    assert threading.get_ident() not in looked
    assert "no trust file" in made.find("departureMessageText", QLabel).text()
    monkeypatch.setattr(laptop_keys, "bundle_in", pulled_out)
    made.click("keys_import")
    made.settle()
    assert "does not answer" in made.find("departureMessageText", QLabel).text()


def test_a_revoked_certificate_stops(made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui import laptop_keys

    revoked = laptop_keys.KeyState(
        fingerprint="1", office="办公室", valid_until="2099-01-01", revoked=True
    )
    monkeypatch.setattr(laptop_keys, "key_state", lambda _workspace: revoked)
    made.go("departure")
    assert word(made, "key") == "Put it right"


def test_a_clock_of_2009_is_named_and_nothing_else_stops(made: Room) -> None:
    made.field.book.clock = FixedClock(datetime(2009, 1, 1, tzinfo=UTC))
    made.go("departure")
    assert word(made, "clock") == "Put it right"
    assert "2009" in text(made, "clock")
    assert word(made, "integrity") == "Ready"


def test_printers_that_cannot_be_asked_are_said_to_be_unchecked(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(departing, "printers", lambda: None)
    made.go("departure")
    assert word(made, "printer") == "Not checked"


def test_an_older_edition_leads_to_the_standards(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = next(iter(made.session.packs.values()))
    newer = pack.model_copy(update={"edition": "next"})
    monkeypatch.setattr(made.session, "packs", {**made.session.packs, "f" * 64: newer})
    made.go("departure")
    assert pack.title in text(made, "standards")
    made.click("departureHelp_standards")
    assert made.window.page == "standards"


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_it_fits_without_scrolling_sideways(made: Room, size: tuple[int, int]) -> None:
    made.window.resize(*size)
    screen = made.go("departure")
    area = screen.findChild(QScrollArea, "departureArea")
    assert area is not None
    inner: QWidget = area.widget()
    assert inner.minimumSizeHint().width() <= area.viewport().width()
