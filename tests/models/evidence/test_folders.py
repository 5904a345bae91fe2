"""Folders, cards, phones, and a folder that is watched while files are copied into it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from models.errors import EvidenceError
from models.evidence import folders
from models.evidence.folders import Looks, files_in, look


def test_a_folder_gives_all_below_it_sorted(tmp_path: Path) -> None:
    for name in ("b/2.jpg", "b/1.jpg", "a.jpg", "c/d/9.pdf", ".hidden/x.jpg", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "c" / "back").symlink_to(tmp_path)
    names = [str(p.relative_to(tmp_path)) for p in files_in([tmp_path])]
    assert names == ["a.jpg", "b/1.jpg", "b/2.jpg", "c/d/9.pdf"]


def test_files_stay_in_the_order_they_were_chosen(tmp_path: Path) -> None:
    assert files_in([tmp_path / "b", tmp_path / "a"]) == (tmp_path / "b", tmp_path / "a")


def test_names_that_are_no_text_are_found(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.jpg"))
    path.write_bytes(b"x")
    assert files_in([tmp_path]) == (path,)


def test_a_phone_that_goes_away_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "DCIM").mkdir()

    def gone(_path: object) -> object:
        raise OSError(107, "Transport endpoint is not connected")

    monkeypatch.setattr(folders.os, "scandir", gone)
    with pytest.raises(EvidenceError) as caught:
        files_in([tmp_path])
    assert caught.value.code == "evidence-folder-unreadable"


def test_a_whole_disk_chosen_by_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MAX_PACKAGE_ENTRIES", 3)
    for number in range(5):
        (tmp_path / f"{number}.jpg").write_bytes(b"x")
    with pytest.raises(EvidenceError) as caught:
        files_in([tmp_path])
    assert caught.value.code == "evidence-too-many-files"


def test_a_watched_folder_gives_new_files_once_when_they_hold_still(tmp_path: Path) -> None:
    (tmp_path / "old.jpg").write_bytes(b"x")
    looks, found = look(tmp_path, Looks())
    assert found == ()
    new = tmp_path / "new.jpg"
    new.write_bytes(b"half")
    looks, found = look(tmp_path, looks)
    assert found == ()
    new.write_bytes(b"half and more")
    looks, found = look(tmp_path, looks)
    assert found == ()
    looks, found = look(tmp_path, looks)
    assert found == (new,)
    looks, found = look(tmp_path, looks)
    assert found == ()
    new.write_bytes(b"another photo under the same name")
    looks, _ = look(tmp_path, looks)
    _, found = look(tmp_path, looks)
    assert found == (new,)


def test_running_copies_pipes_and_empty_files_are_waited_for(tmp_path: Path) -> None:
    looks, _ = look(tmp_path, Looks())
    (tmp_path / "a.jpg.part").write_bytes(b"x")
    (tmp_path / "b.jpg").touch()
    os.mkfifo(tmp_path / "c.jpg")
    for _ in range(3):
        looks, found = look(tmp_path, looks)
        assert found == ()
    (tmp_path / "a.jpg.part").rename(tmp_path / "a.jpg")
    looks, _ = look(tmp_path, looks)
    _, found = look(tmp_path, looks)
    assert found == (tmp_path / "a.jpg",)


def test_a_watched_folder_that_vanishes_is_told_and_may_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "DCIM"
    folder.mkdir()
    looks, _ = look(folder, Looks())
    shutil.rmtree(folder)
    with pytest.raises(EvidenceError) as caught:
        look(folder, looks)
    assert caught.value.code == "evidence-folder-unreadable"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(b"x")
    looks, _ = look(folder, looks)
    _, found = look(folder, looks)
    assert found == (folder / "1.jpg",)
