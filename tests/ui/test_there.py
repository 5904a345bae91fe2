"""Whether a folder is there is asked beside the window, which a dead drive would hold."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui import last_folder, there
from ui.there import is_folder
from ui.widgets.folder_field import FolderField


class Drive:
    """Answers when it is let; remembers who asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.awake = threading.Event()
        self.awake.set()
        self.asked: list[int] = []
        self._stat = os.stat

    def stat(self, path: object, *given: object, **named: object) -> os.stat_result:
        if str(path).startswith(str(self.folder)):
            self.asked.append(threading.get_ident())
            assert self.awake.wait(30)
        return self._stat(path, *given, **named)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drive]:
    (tmp_path / "stick").mkdir()
    made = Drive(tmp_path / "stick")
    monkeypatch.setattr(there, "PATIENCE", 30)
    monkeypatch.setattr(os, "stat", made.stat)
    last_folder.forget()
    yield made
    made.awake.set()
    last_folder.forget()


@pytest.fixture
def field(qtbot: QtBot) -> FolderField:
    made = FolderField("folder", "Folder")
    qtbot.addWidget(made)
    return made


def test_the_window_touches_no_drive_itself(drive: Drive, field: FolderField) -> None:
    field.put(drive.folder)
    assert field.folder() == field.require() == drive.folder
    last_folder.chosen(drive.folder)
    assert last_folder.start() == str(drive.folder)
    assert len(drive.asked) >= 4
    assert threading.get_ident() not in drive.asked


def test_a_drive_that_sleeps_holds_nobody_up(
    drive: Drive, field: FolderField, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_folder.chosen(drive.folder)
    field.put(drive.folder)
    monkeypatch.setattr(there, "PATIENCE", 0.01)
    drive.awake.clear()
    began, before = time.monotonic(), len(drive.asked)
    assert is_folder(drive.folder) is None
    assert field.require() == drive.folder, "who works with it waits, and tells what it finds"
    assert last_folder.start() != str(drive.folder), "a dialog there would wait itself"
    assert time.monotonic() - began < 5
    assert len(drive.asked) == before + 1, "it is asked once, however often one presses"
    drive.awake.set()
    monkeypatch.setattr(there, "PATIENCE", 30)
    assert is_folder(drive.folder) is True


def test_what_is_no_folder_is_said_at_once(drive: Drive, field: FolderField) -> None:
    assert field.require() is None
    (drive.folder / "a.txt").write_text("a")
    for none in (drive.folder / "a.txt", drive.folder / "gone", Path("a\0b")):
        field.put(none)
        assert field.require() is None
