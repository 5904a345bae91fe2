"""Work off the GUI thread: in order, told in the window's thread, stopped on request."""

from __future__ import annotations

import os
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from models.errors import StoreError
from ui.tasks import Progress, Worker


def test_writes_keep_their_order_and_arrive_in_the_windows_thread(
    qtbot: QtBot, worker: Worker
) -> None:
    ran: list[int] = []
    arrived: list[tuple[int, int]] = []
    for number in range(50):
        task = worker.write(lambda n=number: ran.append(n) or n)
        task.done.connect(lambda n: arrived.append((n, threading.get_ident())))
    qtbot.waitUntil(lambda: worker.idle)
    here = threading.get_ident()
    assert ran == list(range(50))
    assert arrived == [(n, here) for n in range(50)]


def test_work_runs_in_another_thread(qtbot: QtBot, worker: Worker) -> None:
    seen: list[int] = []
    worker.compute(lambda _progress: threading.get_ident()).done.connect(seen.append)
    qtbot.waitUntil(lambda: worker.idle)
    assert seen
    assert seen[0] != threading.get_ident()


@pytest.mark.skipif(sys.platform != "linux", reason="no other system ranks threads this way")
def test_work_runs_where_its_thread_may_not_step_back(
    qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_wanted: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setpriority", forbidden)
    done: list[int] = []
    worker.write(lambda: 7).done.connect(done.append)
    worker.compute(lambda _progress: 8).done.connect(done.append)
    qtbot.waitUntil(lambda: worker.idle)
    assert sorted(done) == [7, 8]


@pytest.mark.skipif(sys.platform != "linux", reason="no other system ranks threads this way")
def test_threads_stand_behind_the_window_wherever_it_stands(
    qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    ranks: list[int] = []
    monkeypatch.setattr(os, "getpriority", lambda *_which: 15)  # started with `nice -n 15`
    monkeypatch.setattr(os, "setpriority", lambda _kind, _which, rank: ranks.append(rank))
    worker.write(lambda: None)
    qtbot.waitUntil(lambda: worker.idle)
    assert min(ranks) > 15, "nobody but root may come forward again"


def test_an_expected_error_is_told_and_the_next_write_still_runs(
    qtbot: QtBot, worker: Worker
) -> None:
    told: list[StoreError] = []
    done: list[int] = []

    def fail() -> None:
        raise StoreError("disk-full")

    worker.write(fail).failed.connect(told.append)
    worker.write(lambda: 7).done.connect(done.append)
    qtbot.waitUntil(lambda: worker.idle)
    assert [error.code for error in told] == ["disk-full"]
    assert done == [7]


def test_our_own_mistake_goes_to_the_crash_report(qtbot: QtBot, worker: Worker) -> None:
    with qtbot.captureExceptions() as caught:
        worker.write(lambda: 1 // 0)
        qtbot.waitUntil(lambda: worker.idle)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_progress_is_told_and_cancelling_stops_the_work(qtbot: QtBot, worker: Worker) -> None:
    begun, go_on = threading.Event(), threading.Event()
    told: list[float] = []
    done: list[object] = []

    def work(progress: Progress) -> str:
        progress(0.25, "")
        begun.set()
        go_on.wait(60)
        progress(0.5, "")
        return "too far"

    task = worker.compute(work)
    task.progress.connect(lambda fraction, _words: told.append(fraction))
    task.done.connect(done.append)
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: told == [0.25])
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert done == []


def test_a_long_computation_does_not_hold_up_a_short_one(
    qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    go_on = threading.Event()
    done: list[str] = []

    def package(_progress: Progress) -> str:
        go_on.wait(60)
        return "package"

    worker.compute(package).done.connect(done.append)
    worker.compute(lambda _progress: "thumbnail").done.connect(done.append)
    try:
        qtbot.waitUntil(lambda: done == ["thumbnail"])
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert done == ["thumbnail", "package"]


def test_shutting_down_finishes_what_is_being_written(qtbot: QtBot) -> None:
    worker = Worker()
    ran: list[int] = []
    for number in range(20):
        worker.write(lambda n=number: ran.append(n))
    worker.shutdown()
    assert ran == list(range(20))
