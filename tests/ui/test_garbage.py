"""Widgets in garbage cycles die in the window's thread, never in a worker's."""

from __future__ import annotations

import gc
import threading
from typing import ClassVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.garbage import collect_here


class Told(QWidget):
    """Says in which thread it was let go."""

    died_in: ClassVar[list[int]] = []

    def __del__(self) -> None:
        Told.died_in.append(threading.get_ident())


def make_cycle() -> None:
    widget = Told()
    widget.me = widget  # type: ignore[attr-defined]


def allocate(kept: list[list[object]]) -> None:
    kept.extend([object()] for _ in range(50_000))


def test_a_worker_never_collects_and_the_window_does(qapp: QApplication, qtbot: QtBot) -> None:
    collect_here(qapp)
    gc.collect()
    Told.died_in.clear()
    make_cycle()
    kept: list[list[object]] = []
    thread = threading.Thread(target=allocate, args=(kept,))
    thread.start()
    thread.join()
    assert Told.died_in == []
    qtbot.waitUntil(lambda: bool(Told.died_in))
    assert Told.died_in == [threading.get_ident()]


def test_there_is_one_collector(qapp: QApplication) -> None:
    assert collect_here(qapp) is collect_here(qapp)
