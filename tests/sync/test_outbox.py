"""The road by stick: whole files or none, and a plain word when it fails."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from models.errors import PackageError
from sync import files, outbox
from sync.outbox import copy_to, find_receipts

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
    steps: list[tuple[int, int]] = []
    copied = copy_to(stick, package, progress=lambda done, total: steps.append((done, total)))
    assert copied == stick / NAME
    assert copied.read_bytes() == package.read_bytes()
    assert [p.name for p in stick.iterdir()] == [NAME]
    assert steps[-1] == (package.stat().st_size,) * 2


def test_copying_again_replaces_the_copy(package: Path, stick: Path) -> None:
    (stick / NAME).write_bytes(b"half a package of yesterday")
    assert copy_to(stick, package).read_bytes() == package.read_bytes()
    assert copy_to(stick, stick / NAME) == stick / NAME


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
    monkeypatch.setattr(outbox.shutil, "disk_usage", lambda _folder: usage)
    assert refused(stick, package) == "courier-full"


def test_a_stick_that_is_not_there(package: Path, stick: Path) -> None:
    assert refused(stick / "nowhere", package) == "courier-gone"


def test_a_stick_that_keeps_other_bytes_is_found_out(
    package: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "digest_from_disk", lambda _path: "0" * 64)
    (stick / NAME).write_bytes(b"the copy of yesterday")
    assert refused(stick, package) == "courier-misread"
    assert [p.name for p in stick.iterdir()] == [NAME]
    assert (stick / NAME).read_bytes() == b"the copy of yesterday"


def test_a_person_may_stop_it(package: Path, stick: Path) -> None:
    with pytest.raises(PackageError) as refusal:
        copy_to(stick, package, cancel=lambda: True)
    assert refusal.value.code == "courier-cancelled"
    assert list(stick.iterdir()) == []


def test_a_package_that_cannot_be_read(package: Path, stick: Path) -> None:
    with pytest.raises(PackageError) as refusal:
        copy_to(stick, package.with_name("visit-gone.zip"))
    assert refusal.value.code == "courier-source"


def test_receipts_are_found_and_nothing_else(stick: Path) -> None:
    (stick / "receipts").mkdir()
    for name in ("receipt-b.p7m", "receipts/receipt-a.p7m", "other.p7m", "receipt-c.txt"):
        (stick / name).write_bytes(b"x")
    (stick / "receipt-dir.p7m").mkdir()
    (stick / "receipt-huge.p7m").write_bytes(b"x" * (outbox.MAX_RECEIPT_BYTES + 1))
    assert [p.name for p in find_receipts(stick)] == ["receipt-a.p7m", "receipt-b.p7m"]
    with pytest.raises(PackageError):
        find_receipts(stick / "nowhere")


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
