"""Containers of evidence: nothing readable, every change found out, nothing left of what failed."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from io import SEEK_END, BufferedReader
from pathlib import Path

import pytest

from models.errors import StoreError
from models.store import container, large_file
from models.store.container import PIECE, TAG, ContainerWriter, Place, open_place

SECRET = b"\xff\xd8\xff\xe0 planted patient "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "evidence"


def laid(writer: ContainerWriter, data: bytes) -> Place:
    place = writer.begin(len(data))
    for at in range(0, len(data), PIECE):
        writer.put(data[at : at + PIECE], last=at + PIECE >= len(data))
    return place


def read(folder: Path, place: Place) -> bytes:
    with open_place(folder, place) as stream:
        return b"".join(stream.pieces())


def made(folder: Path, *parts: bytes) -> tuple[ContainerWriter, list[Place]]:
    writer = ContainerWriter(folder)
    places = [laid(writer, part) for part in parts]
    writer.end()
    return writer, places


def test_what_is_laid_comes_back_whole_and_by_range(folder: Path) -> None:
    parts = [SECRET * 10, os.urandom(2 * PIECE + 7), os.urandom(PIECE), b"", b"x"]
    writer, places = made(folder, *parts)
    assert [read(folder, p) for p in places] == parts
    writer.counts()
    assert [read(folder, p) for p in places] == parts
    (file,) = folder.iterdir()
    assert file.suffix == ".bin"
    assert file.stat().st_size == writer.size
    assert SECRET not in file.read_bytes()
    with BufferedReader(open_place(folder, places[1])) as stream:
        assert stream.seek(PIECE - 3) == PIECE - 3
        assert stream.read(10) == parts[1][PIECE - 3 : PIECE + 7]
        assert stream.seek(-7, SEEK_END) == 2 * PIECE
        assert stream.read() == parts[1][-7:]


@pytest.mark.parametrize("at", [0, 100, PIECE + TAG + 5, 2 * (PIECE + TAG) + 9])
def test_a_flipped_bit_is_found_out(folder: Path, at: int) -> None:
    _, (place,) = made(folder, bytes(2 * PIECE + 30))
    (file,) = folder.iterdir()
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    damaged(folder, place)


def damaged(folder: Path, place: Place) -> None:
    with pytest.raises(StoreError) as told:
        read(folder, place)
    assert told.value.code == "evidence-damaged"


def test_pieces_that_are_cut_off_moved_or_swapped_are_found_out(folder: Path) -> None:
    _, (place,) = made(folder, bytes(3 * PIECE))
    damaged(folder, replace(place, size=2 * PIECE))  # the row says it ends earlier
    damaged(folder, replace(place, first=1))
    damaged(folder, replace(place, offset=PIECE + TAG))
    damaged(folder, replace(place, key=bytes(32)))
    (file,) = folder.iterdir()
    data, whole = file.read_bytes(), PIECE + TAG
    file.write_bytes(data[whole : 2 * whole] + data[:whole] + data[2 * whole :])
    damaged(folder, place)
    file.write_bytes(data[: 2 * whole + 3])
    damaged(folder, place)
    other = ContainerWriter(folder)
    there = laid(other, bytes(3 * PIECE))
    other.end()
    file.write_bytes((folder / f"{other.name}.part").read_bytes())
    damaged(folder, replace(place, key=other.key))  # even with its key it belongs to its file
    assert read(folder, there) == bytes(3 * PIECE)
    file.unlink()
    damaged(folder, place)


def test_a_dropped_container_leaves_nothing(folder: Path) -> None:
    writer, _ = made(folder, b"abc")
    writer.drop()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("late", [False, True])
def test_a_full_disk_is_told_and_stops_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "full")

    writer = ContainerWriter(folder)
    if late:
        monkeypatch.setattr(large_file.os, "fsync", full)
    else:
        monkeypatch.setattr(container, "_sealed", full)
    with pytest.raises(StoreError) as told:  # noqa: PT012
        for _ in range(40):
            laid(writer, b"some")
        writer.end()
    assert told.value.code == "disk-full"
    writer.drop()
    assert list(folder.iterdir()) == []


def test_a_drive_that_was_taken_away_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        ContainerWriter(tmp_path / "gone" / "evidence")
    assert refused.value.code == "disk-failed"
    writer = ContainerWriter(tmp_path / "evidence")
    laid(writer, SECRET)
    (tmp_path / "evidence").rename(tmp_path / "away")
    with pytest.raises(StoreError) as refused:
        writer.end()
    assert refused.value.code == "disk-failed"
