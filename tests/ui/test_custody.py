"""The list of all evidence: three numbers, the table behind them, and red when they differ."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.evidence import custody, presence
from models.store.workspace import Workspace
from tests.ui import sample_visit
from tests.ui.rooms import Room, room
from ui.screens.custody import CustodyScreen


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as room_:
        sample_visit.fill(room_.field)
        room_.open()
        yield room_


def numbers(made: Room) -> QLabel:
    return made.find("custody_numbers", QLabel)


def cells(made: Room) -> list[list[str]]:
    screen = made.window.page_widget("custody")
    assert isinstance(screen, CustodyScreen)
    rows = screen.rows
    return [
        [rows.index(line, at).data() for at in range(rows.columnCount())]
        for line in range(rows.rowCount())
    ]


def test_it_is_reached_from_the_visit_and_leads_back(made: Room) -> None:
    made.go("visit")
    made.act("custodyOfAll")
    made.settle()
    assert made.window.page == "custody"
    count = len(made.field.state.evidence)
    assert count
    assert numbers(made).text() == f"cited {count} · present {count} · verified {count}"
    assert numbers(made).property("tone") == "ok"
    assert len(cells(made)) == count
    assert all(line[2] == line[3] == "✓" for line in cells(made))
    assert "no clause yet" not in cells(made)[0][1]
    made.click("custody_back")
    assert made.window.page == "visit"


def test_a_piece_that_is_gone_turns_the_numbers_red(made: Room) -> None:
    with made.field.workspace.write() as connection:
        connection.exec_driver_sql("DELETE FROM derived")
        query = "DELETE FROM blob WHERE sha256 = ?"
        connection.exec_driver_sql(query, (next(iter(made.field.state.evidence)),))
    made.go("custody")
    count = len(made.field.state.evidence)
    said = f"cited {count} · present {count - 1} · verified {count - 1}"
    assert numbers(made).text() == said
    assert numbers(made).property("tone") == "bad"
    assert cells(made)[0][2] == "missing"
    assert "1 pieces are missing" in made.find("custodyMessageText", QLabel).text()


def strip(made: Room) -> QPushButton:
    return made.find("statusEvidence", QPushButton)


@pytest.mark.parametrize("page", ["visit", "closing", "particulars"])
def test_the_three_numbers_stand_below_every_page_and_lead_to_the_list(
    made: Room, page: str
) -> None:
    made.go(page)
    count = len(made.field.state.evidence)
    made.qtbot.waitUntil(lambda: f"verified {count}" in strip(made).text(), timeout=10_000)
    said, when = strip(made).text().rsplit(" · ", 1)
    assert said == f"Cited {count} · present {count} · verified {count}"
    assert re.fullmatch(r"\d\d:\d\d", when)
    assert strip(made).property("tone") == ""
    made.click("statusEvidence")
    assert made.window.page == "custody"
    made.click("custody_back")
    assert made.window.page == page


def test_numbers_that_are_not_equal_are_told_by_a_word_below_every_page(made: Room) -> None:
    gone = next(iter(made.field.state.evidence))
    with made.field.workspace.write() as connection:
        connection.exec_driver_sql("DELETE FROM derived")
        connection.exec_driver_sql("DELETE FROM blob WHERE sha256 = ?", (gone,))
    made.go("custody")
    made.go("particulars")
    assert strip(made).text().endswith("NOT EQUAL: 1 missing or changed")
    assert strip(made).property("tone") == "bad"
    made.session.close_visit()
    found = made.window.findChild(QPushButton, "statusEvidence")
    assert found is not None
    assert not found.isVisible()


def test_nothing_is_hashed_in_the_thread_of_the_window(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = set()
    sound = presence.sound

    def spied(workspace: Workspace, sha256: str) -> bool:
        threads.add(threading.get_ident())
        return sound(workspace, sha256)

    monkeypatch.setattr(presence, "sound", spied)
    made.session.close_visit()
    made.open()
    made.qtbot.waitUntil(lambda: "being checked" not in strip(made).text(), timeout=10_000)
    assert threads
    assert threading.get_ident() not in threads


def test_it_is_reached_from_the_delivery_and_leads_back_there(made: Room) -> None:
    made.go("delivery")
    made.click("delivery_evidence")
    made.settle()
    assert made.window.page == "custody"
    made.click("custody_back")
    made.settle()
    assert made.window.page == "delivery"


def test_stopping_is_told(made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()

    def slow(*_: object) -> tuple[bool, bool]:
        stopped.wait(20)
        return True, True

    monkeypatch.setattr(custody, "_looked", slow)
    made.window.go("custody")
    made.find("custody_cancel", QPushButton).click()
    stopped.set()
    made.settle()
    assert "Stopped" in made.find("custodyMessageText", QLabel).text()
    assert "verified …" in numbers(made).text()


def test_a_check_outlives_its_page_quietly(made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    go, honest = threading.Event(), custody.custody

    def slow(*words: object) -> custody.Custody:
        go.wait(10)
        return honest(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(custody, "custody", slow)
    page = made.window.go("custody")
    assert isinstance(page, CustodyScreen)
    made.window.forget(page)
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    go.set()
    made.settle()
    assert made.go("custody") is not page
    assert numbers(made).property("tone") == "ok"
