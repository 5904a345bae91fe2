"""A stick with FAT32: the same names in capitals, and files of no more than 4 GiB less a byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import PackageError
from sync import volumes
from sync.homing import find_answers
from sync.outbox import Stage, check_copy, copy_to
from tests.sync.fat import FatMedium
from tests.sync.test_outbox import NAME
from tests.sync.test_outbox import package as package
from tests.sync.test_outbox import stick as stick

GIB = 1 << 30


class _Begun(Exception):
    """The first byte would be written now."""


def begun(_stage: Stage, _done: int, _total: int) -> None:
    raise _Begun


def test_names_differ_by_more_than_case_and_are_kept_by_fat(tmp_path: Path) -> None:
    assert NAME.lower() == NAME, "the writer's own names differ by more than case"
    medium = FatMedium()
    handle = medium.create(tmp_path / NAME)
    medium.close(handle)
    with pytest.raises(FileExistsError):
        medium.create(tmp_path / NAME.upper())


def test_another_package_of_the_name_in_capitals_is_never_overwritten(
    package: Path, stick: Path
) -> None:
    """A camera, or another system, wrote it; on FAT it stands in the way."""
    (stick / NAME.upper()).write_bytes(b"other bytes")
    copied = copy_to(stick, package, medium=FatMedium())
    assert copied.path.name == NAME.replace(".zip", "-2.zip")
    assert copied.path.read_bytes() == package.read_bytes()
    assert (stick / NAME.upper()).read_bytes() == b"other bytes"


def test_our_own_copy_in_capitals_counts_and_is_read(package: Path, stick: Path) -> None:
    (stick / NAME.upper()).write_bytes(package.read_bytes())
    medium = FatMedium()
    medium.read_back = lambda path: FatMedium.read_back(medium, medium.there(path))  # type: ignore[method-assign]
    copied = copy_to(stick, package, medium=medium)
    assert copied.before
    assert [one.name for one in stick.iterdir()] == [NAME.upper()]
    check_copy(copied.path, copied.sha256, medium=medium)


def test_what_was_left_unfinished_in_capitals_stands_in_nobodys_way(
    package: Path, stick: Path
) -> None:
    (stick / f"{NAME}.part".upper()).write_bytes(b"half")
    copied = copy_to(stick, package, medium=FatMedium())
    assert copied.path.read_bytes() == package.read_bytes()


@pytest.mark.parametrize(("size", "fits"), [(4 * GIB - 1, True), (4 * GIB, False)])
def test_the_limit_is_four_gibibytes_less_one_and_told_before_a_byte_is_written(
    stick: Path, package: Path, monkeypatch: pytest.MonkeyPatch, size: int, fits: bool
) -> None:
    """Holes for bytes: the file is as long as that, and takes no room."""
    with package.open("r+b") as file:
        file.truncate(size)
    monkeypatch.setattr(volumes, "file_system", lambda _folder: "vfat")
    medium = FatMedium()
    medium.largest = volumes.largest_file  # type: ignore[method-assign]
    medium.free = lambda _folder: 1 << 40  # type: ignore[method-assign]
    if fits:
        with pytest.raises(_Begun):
            copy_to(stick, package, begun, medium=medium)
    else:
        with pytest.raises(PackageError) as refused:
            copy_to(stick, package, begun, medium=medium)
        assert refused.value.code == "courier-too-large"
        assert "exFAT" in refused.value.sentence("zh")
    assert list(stick.iterdir()) == []


def test_a_stick_that_does_not_say_what_it_is_ends_at_the_limit(package: Path, stick: Path) -> None:
    small = FatMedium(largest=package.stat().st_size - 1, told=False)
    with pytest.raises(PackageError) as refused:
        copy_to(stick, package, medium=small)
    assert refused.value.code == "courier-too-large"
    assert list(stick.iterdir()) == [], "no half of it is left"
    assert package.exists()


@pytest.mark.parametrize("place", [".", "RECEIPTS", "Receipt", "RETURNS", "回执"])
def test_answers_are_found_whatever_case_a_stick_gives_them(stick: Path, place: str) -> None:
    folder = stick / place
    folder.mkdir(exist_ok=True)
    (folder / "RECEIPT-0123456789ABCDEF.P7M").write_bytes(b"x")
    (folder / "Return-0123456789abcdef.p7m").write_bytes(b"x")
    found = find_answers(stick)
    assert (len(found.receipts), len(found.returns)) == (1, 1)
