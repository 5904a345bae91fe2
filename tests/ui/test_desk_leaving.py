"""The desk is locked when what is under way in it has ended, never under it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from sync import clearing
from sync.clearing import Old
from sync.road.server import RoadServer
from tests.ui.sample_visit import new_desk
from tests.ui.test_network_road import free_port
from ui.desk_session import DeskSession
from ui.tasks import Worker


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskSession]:
    worker = Worker()
    made = DeskSession(worker)
    made._adopt(new_desk(tmp_path / "desk"))
    qtbot.waitUntil(lambda: worker.idle)
    yield made
    worker.shutdown()
    assert made.desk is None


def test_a_road_that_is_just_ending_is_waited_for(
    session: DeskSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, asked, stop = threading.Event(), threading.Event(), RoadServer.stop

    def slowly(server: RoadServer) -> None:
        asked.set()
        assert go.wait(30)  # a package is being taken in
        stop(server)

    monkeypatch.setattr(RoadServer, "stop", slowly)
    session.road.start(free_port(), "127.0.0.1")
    qtbot.waitUntil(lambda: session.road.serving)
    session.road.stop()
    qtbot.waitUntil(asked.is_set)
    assert not session.road.serving
    assert session.road.stopping
    session.leave()
    assert session.desk is not None, "the package at hand is finished first"
    go.set()
    qtbot.waitUntil(lambda: session.desk is None)
    assert not session.road.stopping


def test_what_is_being_written_is_waited_for(session: DeskSession, qtbot: QtBot) -> None:
    go, asked = threading.Event(), threading.Event()
    there: list[bool] = []

    def work(desk: Desk) -> None:
        asked.set()
        assert go.wait(30)
        there.append(desk.list_cases() == ())

    session.write(work)
    qtbot.waitUntil(asked.is_set)
    session.leave()
    assert session.leaving
    go.set()
    qtbot.waitUntil(lambda: session.desk is None)
    assert there == [True], "it was still open"
    assert not session.leaving


def test_a_cleared_quarantine_is_read_again_before_the_desk_is_locked(
    session: DeskSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, asked = threading.Event(), threading.Event()
    seen: list[object] = []

    def slowly(_desk: Desk, _by: str) -> Old:
        asked.set()
        assert go.wait(30)
        return Old((), 0)

    monkeypatch.setattr(clearing, "clear", slowly)
    session.overview.connect(seen.append)
    session.clear_quarantine("受理员丁")
    qtbot.waitUntil(asked.is_set)
    session.leave()
    assert session.leaving
    go.set()
    qtbot.waitUntil(lambda: session.desk is None)
    assert len(seen) == 1
