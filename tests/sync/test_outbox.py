"""The road by stick: whole files or none, and a plain word when it fails."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.errors import PackageError
from sync import files, outbox, volumes
from sync.medium import Medium
from sync.outbox import Stage, check_copy, copy_to

NAME = "visit-11111111-1111-4111-8111-111111111111-22222222-r0001.zip"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    made = tmp_path / "out" / NAME
    made.write_bytes(os.urandom(3 * files.CHUNK + 17))
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def refused(folder: Path, package: Path) -> str:
    with pytest.raises(PackageError) as refusal:
        copy_to(folder, package)
    assert refusal.value.sentence("zh")
    assert refusal.value.sentence("en")
    assert package.exists()
    return refusal.value.code


def test_a_package_arrives_whole_under_its_name(package: Path, stick: Path) -> None:
    steps: list[tuple[Stage, int, int]] = []
    copied = copy_to(stick, package, lambda *told: steps.append(told))
    size = package.stat().st_size
    assert (copied.path, copied.size, copied.before) == (stick / NAME, size, False)
    assert copied.path.read_bytes() == package.read_bytes()
    assert [p.name for p in stick.iterdir()] == [NAME]
    assert [stage for stage, _, _ in steps] == sorted((s for s, _, _ in steps), reverse=True)
    assert (Stage.WRITING, size, size) in steps
    assert steps[-1] == (Stage.CHECKING, size, size)


def test_what_is_written_is_told_before_it_is_compared(package: Path, stick: Path) -> None:
    told: list[str] = []
    copied = copy_to(
        stick,
        package,
        lambda stage, *_: told.append(stage),
        lambda path, size, sha256: told.append(f"{path.name} {size} {sha256}"),
    )
    line = f"{NAME} {copied.size} {copied.sha256}"
    assert set(told[: told.index(line)]) == {Stage.WRITING}
    assert set(told[told.index(line) + 1 :]) == {Stage.CHECKING}


def test_copying_again_finds_the_copy_there(package: Path, stick: Path) -> None:
    first = copy_to(stick, package)
    before = first.path.stat().st_mtime_ns
    again = copy_to(stick, package)
    assert (again.path, again.sha256, again.before) == (first.path, first.sha256, True)
    assert again.path.stat().st_mtime_ns == before, "only read"
    assert copy_to(stick, stick / NAME).before


def test_another_content_is_never_overwritten(package: Path, stick: Path) -> None:
    (stick / NAME).write_bytes(b"half a package of yesterday")
    same_size = os.urandom(package.stat().st_size)
    (stick / NAME.replace(".zip", "-2.zip")).write_bytes(same_size)
    copied = copy_to(stick, package)
    assert copied.path.name == NAME.replace(".zip", "-3.zip")
    assert copied.path.read_bytes() == package.read_bytes()
    assert (stick / NAME).read_bytes() == b"half a package of yesterday"
    assert (stick / NAME.replace(".zip", "-2.zip")).read_bytes() == same_size
    assert copy_to(stick, package).path == copied.path
    assert len(list(stick.iterdir())) == 3


def test_what_this_laptop_left_is_removed_and_nothing_else(package: Path, stick: Path) -> None:
    other = NAME.replace("-22222222-", "-33333333-") + ".part"
    for name in (NAME + ".part", NAME.replace(".zip", "-2.zip.age") + ".part", other, "film.part"):
        (stick / name).write_bytes(b"half")
    copy_to(stick, package)
    assert sorted(p.name for p in stick.iterdir()) == sorted([NAME, other, "film.part"])


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "courier-full"),
        (errno.EROFS, "courier-read-only"),
        (errno.EACCES, "courier-read-only"),
        (errno.EFBIG, "courier-too-large"),
        (errno.EIO, "courier-gone"),
        (errno.ENODEV, "courier-gone"),
    ],
)
def test_what_the_stick_says_is_told(
    package: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def failing(descriptor: int) -> None:
        raise OSError(number, "the stick")

    monkeypatch.setattr(os, "fsync", failing)
    assert refused(stick, package) == code
    assert list(stick.iterdir()) == []


def test_a_stick_without_space_is_refused_before_it_is_written(
    package: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(stick)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    assert refused(stick, package) == "courier-no-room"
    assert list(stick.iterdir()) == []


def test_a_fat_stick_says_its_limit_before_anything_is_written(
    package: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "file_system", lambda _folder: "vfat")
    assert volumes.largest_file(stick) == 2**32 - 1
    copy_to(stick, package)
    monkeypatch.setattr(volumes, "FAT_LARGEST", package.stat().st_size - 1)
    (stick / NAME).unlink()
    assert refused(stick, package) == "courier-too-large"
    assert list(stick.iterdir()) == []


def test_the_file_system_is_named(stick: Path) -> None:
    assert os.name == "nt" or volumes.file_system(stick)
    assert volumes.file_system(stick / "nowhere") == ""
    assert volumes.serial(stick / "nowhere") == ""


@pytest.mark.parametrize("name", ["CON.zip", "visit-1.zip", "a:b.zip", NAME.upper(), NAME + " "])
def test_names_that_no_stick_keeps_are_never_written(
    stick: Path, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ValueError, match="named by its writer"):
        copy_to(stick, tmp_path / name)


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 4 MiB, where one may mount."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    told = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(folder)]
    if os.name == "nt" or not shutil.which("mount") or subprocess.run(told, check=False).returncode:
        pytest.skip("only root may mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_real_stick_has_no_room_for_the_second(package: Path, tiny: Path) -> None:
    other = package.with_name(NAME.replace("r0001", "r0002"))
    other.write_bytes(package.read_bytes()[::-1])
    first = copy_to(tiny, package)
    assert refused(tiny, other) == "courier-no-room"
    free = shutil.disk_usage(tiny)._replace(free=1 << 40)
    with pytest.MonkeyPatch.context() as lying:  # it fills up while we write
        lying.setattr(shutil, "disk_usage", lambda _folder: free)
        assert refused(tiny, other) == "courier-full"
    assert [p.name for p in tiny.iterdir()] == [NAME]
    check_copy(first.path, first.sha256)


def test_a_real_stick_is_locked_and_then_gone(package: Path, tiny: Path) -> None:
    remount = ["mount", "-o", "remount,ro", str(tiny)]
    subprocess.run(remount, check=True)
    assert refused(tiny, package) == "courier-read-only"
    subprocess.run(["mount", "-o", "remount,rw", str(tiny)], check=True)
    pulled = False

    def pull(_stage: Stage, done: int, _total: int) -> None:
        nonlocal pulled
        if done and not pulled:
            pulled = True
            subprocess.run(["umount", "-l", str(tiny)], check=True)
            tiny.rmdir()

    with pytest.raises(PackageError) as refusal:
        copy_to(tiny, package, pull)
    assert pulled
    assert refusal.value.code == "courier-gone"


def test_a_stick_that_is_not_there(package: Path, stick: Path) -> None:
    assert refused(stick / "nowhere", package) == "courier-gone"


def test_names_that_are_taken_again_and_again_are_not_called_full(
    package: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "OTHER_NAMES", 2)
    (stick / package.name).write_bytes(b"other bytes")
    assert refused(stick, package) == "courier-many-copies"
    assert (stick / package.name).read_bytes() == b"other bytes"


def test_a_name_that_is_taken_during_the_copy_is_left_alone(
    package: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Medium.read_back

    def meanwhile(*given: object) -> object:
        (stick / package.name).write_bytes(b"another program's")
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Medium, "read_back", meanwhile)
    assert refused(stick, package) == "courier-name-taken"
    assert [one.read_bytes() for one in stick.iterdir()] == [b"another program's"]


def test_a_stick_that_keeps_other_bytes_is_found_out(
    package: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Medium, "read_back", lambda *_: iter([b"other bytes"]))
    assert refused(stick, package) == "courier-misread"
    assert list(stick.iterdir()) == []


class _Stopped(Exception):
    """What the window raises."""


@pytest.mark.parametrize("at", list(range(9)))
def test_a_person_may_stop_it_at_any_moment(package: Path, stick: Path, at: int) -> None:
    told = 0

    def stop(*_: object) -> None:
        nonlocal told
        told += 1
        if told > at:
            raise _Stopped

    try:
        copied = copy_to(stick, package, stop)
    except _Stopped:
        assert list(stick.iterdir()) == []
    else:
        assert copied.path.read_bytes() == package.read_bytes()


def test_a_package_that_cannot_be_read(package: Path, stick: Path) -> None:
    with pytest.raises(PackageError) as refusal:
        copy_to(stick, package.with_name(NAME.replace("r0001", "r0002")))
    assert refusal.value.code == "courier-source"


def test_a_broken_write_leaves_what_was_there(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = stick / "receipt-a.p7m"
    files.write_whole(target, b"first")

    def failing(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(PackageError):
        files.write_whole(target, b"second")
    assert target.read_bytes() == b"first"
    assert list(stick.iterdir()) == [target]


@pytest.mark.parametrize("filled", [False, True])
def test_a_folder_in_the_place_of_an_unfinished_copy(
    package: Path, stick: Path, filled: bool
) -> None:
    there = stick / f"{NAME}.part"
    there.mkdir()
    if filled:
        (there / "x").touch()

    copied = copy_to(stick, package)

    assert copied.path.read_bytes() == package.read_bytes()
    assert there.is_dir()
