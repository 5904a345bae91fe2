"""The stick is pulled, fills up or is locked at every call a copy makes of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from models.errors import PackageError
from sync import outbox
from sync.files import CHUNK
from sync.outbox import check_copy, copy_to
from tests.sync.failing import FailingMedium

NAME = "visit-11111111-1111-4111-8111-111111111111-22222222-r0001.zip.age"
FAULTS = {
    errno.ENODEV: "courier-gone",
    errno.EIO: "courier-gone",
    errno.ENOENT: "courier-gone",
    errno.ENOSPC: "courier-full",
    errno.EROFS: "courier-read-only",
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(outbox, "SYNC_EVERY", CHUNK)
    (tmp_path / "out").mkdir()
    made = tmp_path / "out" / NAME
    made.write_bytes(os.urandom(2 * CHUNK + 17))
    return made


def calls_of_a_copy(folder: Path, package: Path) -> int:
    medium = FailingMedium()
    folder.mkdir()
    copy_to(folder, package, medium=medium)
    assert {"write", "sync", "rename", "sync_folder", "read back"} <= set(medium.calls)
    return len(medium.calls)


@pytest.mark.parametrize("for_good", [True, False])
@pytest.mark.parametrize("error", FAULTS)
def test_whatever_fails_the_name_stands_for_a_whole_package_or_for_none(
    package: Path, tmp_path: Path, error: int, for_good: bool
) -> None:
    data, told = package.read_bytes(), set[tuple[str, bool]]()
    for at in range(calls_of_a_copy(tmp_path / "good", package)):
        stick = tmp_path / f"stick-{at}"
        stick.mkdir()
        (stick / "theirs.txt").write_bytes(b"kept")
        medium = FailingMedium(at, error, for_good)
        try:
            copy_to(stick, package, medium=medium)
        except PackageError as refused:
            told.add((refused.code, bool(refused.sentence("zh"))))
        else:
            assert medium.calls[at] == "close", "only giving a handle back may fail unheard"
        assert package.read_bytes() == data
        assert (stick / "theirs.txt").read_bytes() == b"kept"
        if (stick / NAME).exists():
            assert (stick / NAME).read_bytes() == data

        assert copy_to(stick, package).path == stick / NAME  # put in again
        assert sorted(os.listdir(stick)) == sorted([NAME, "theirs.txt"])
    assert told == {(FAULTS[error], True)}


def test_a_stick_is_pulled_while_a_copy_is_compared_again(package: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = copy_to(stick, package)
    for at in range(4):
        with pytest.raises(PackageError) as refused:
            check_copy(made.path, made.sha256, medium=FailingMedium(at, errno.ENODEV))
        assert refused.value.code == "courier-gone"
    check_copy(made.path, made.sha256)


def test_a_copy_that_is_gone_or_changed_is_told(package: Path, tmp_path: Path) -> None:
    made = copy_to(tmp_path, package)
    made.path.write_bytes(b"other")
    with pytest.raises(PackageError) as refused:
        check_copy(made.path, made.sha256)
    assert refused.value.code == "courier-copy-changed"
    assert refused.value.sentence("zh")
    assert made.path.read_bytes() == b"other", "what lies there is not ours to remove"
    made.path.unlink()
    with pytest.raises(PackageError) as refused:
        check_copy(made.path, made.sha256)
    assert refused.value.code == "courier-copy-missing"
