"""Evidence that was damaged or lost at the desk comes back with the package that brought it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district import sqldeposit
from models.district.desk import Desk
from models.errors import StoreError
from models.store import placed
from models.store.container import Place, PlacedStream
from sync.inbox import receive
from tests.sync.desk_kit import Clock, amended, desk_in, packed
from tests.sync.package import kit
from tests.sync.package.kit import PACKS


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(sqldeposit, "SMALL", 0)
    with desk_in(tmp_path / "desk", Clock()) as made:
        yield made


def container(desk: Desk) -> Path:
    (found,) = (desk.folder / "evidence").iterdir()
    return found


def damage(file: Path, how: str) -> None:
    data = bytearray(file.read_bytes())
    if how == "gone":
        file.unlink()
    elif how == "folder gone":
        file.unlink()
        file.parent.rmdir()
    elif how == "cut":
        file.write_bytes(data[:-20])
    elif how == "empty":
        file.write_bytes(b"")
    else:
        data[len(data) // 2] ^= 1
        file.write_bytes(data)


@pytest.mark.parametrize("how", ["flipped", "cut", "empty", "gone", "folder gone"])
def test_a_package_that_comes_again_brings_damaged_evidence_back(
    desk: Desk, tmp_path: Path, how: str
) -> None:
    path = packed(tmp_path / "stick")
    first = receive(path, desk, PACKS)
    file = container(desk)
    was = file.read_bytes()
    damage(file, how)
    again = receive(path, desk, PACKS)
    assert (again.again, again.notes) == (True, ("evidence-mended",))
    assert container(desk).read_bytes() == was, "byte by byte"
    reader = desk.reader(first.package_digest)
    assert all(reader.read_path(member) is not None for member, _, _ in reader.members())
    assert receive(path, desk, PACKS).notes == (), "said once"


def test_damage_that_another_package_could_mend_stays_for_that_one(
    desk: Desk, tmp_path: Path
) -> None:
    """What both share comes back; what only the first one has is told as damaged as before."""
    path = packed(tmp_path / "first")
    first = receive(path, desk, PACKS).package_digest
    lost = container(desk)
    was = lost.read_bytes()
    lost.unlink()
    second = packed(tmp_path / "second", kit.contents(amended()))
    result = receive(second, desk, PACKS)
    assert (result.accepted, result.notes) == (True, ("evidence-mended",))
    shared = [m.sha256 for m in desk.arrival(result.package_digest).members]
    assert all(desk.reader(result.package_digest).read(sha256) is not None for sha256 in shared)
    with pytest.raises(StoreError) as told:
        desk.reader(first).read_path("data/visit.json")
    assert told.value.code == "evidence-damaged"
    assert receive(path, desk, PACKS).notes == ("evidence-mended",)
    assert lost.read_bytes() == was


def test_a_package_whose_certificate_ended_mends_all_the_same(desk: Desk, tmp_path: Path) -> None:
    path = packed(tmp_path / "stick")
    receive(path, desk, PACKS)
    damage(container(desk), "flipped")
    clock = desk._clock
    assert isinstance(clock, Clock)
    clock.utc = "2040-01-01T00:00:00.000Z"
    again = receive(path, desk, PACKS)
    assert (again.again, again.notes) == (True, ("evidence-mended",))


def test_a_full_disk_leaves_the_damaged_file_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "stick")
    receive(path, desk, PACKS)
    file = container(desk)
    damage(file, "flipped")
    was = file.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError) as told:
        receive(path, desk, PACKS)
    monkeypatch.undo()
    assert told.value.code == "disk-full"
    assert container(desk).read_bytes() == was


def test_a_file_that_another_program_holds_is_not_called_damaged(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "stick")
    receive(path, desk, PACKS)
    was = container(desk).stat().st_ino

    def held(folder: Path, place: object) -> None:
        raise StoreError("read-only")

    monkeypatch.setattr(placed, "open_place", held)
    with pytest.raises(StoreError):
        receive(path, desk, PACKS)
    assert container(desk).stat().st_ino == was


def test_a_sector_that_cannot_be_read_is_damage(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "stick")
    receive(path, desk, PACKS)
    file = container(desk)
    was, number = file.read_bytes(), file.stat().st_ino
    opened = placed.open_place

    def broken(folder: Path, place: Place) -> PlacedStream:
        if place.offset == 0:
            raise StoreError("disk-failed")
        return opened(folder, place)

    monkeypatch.setattr(placed, "open_place", broken)
    assert receive(path, desk, PACKS).notes == ("evidence-mended",)
    assert file.read_bytes() == was
    assert file.stat().st_ino != number, "written anew, on other sectors"


def test_what_a_kill_left_goes_at_the_next_opening(desk: Desk, tmp_path: Path) -> None:
    receive(packed(tmp_path / "stick"), desk, PACKS)
    file = container(desk)
    file.with_suffix(".mend").write_bytes(os.urandom(10))
    desk.close()
    with Desk.open(desk.folder, "口令") as again:
        assert container(again) == file
