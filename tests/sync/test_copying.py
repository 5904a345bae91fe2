"""A file whose copy has not ended is waited for; one that is broken is refused, whatever clock."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from models.errors import PackageError
from sync import copying
from sync.copying import StillCopying, require_still

CUT = PackageError("package-cut")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "QUIET", 0.3)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "package.zip"
    made.write_bytes(b"half")
    return made


def test_what_changed_a_moment_ago_is_still_copied(file: Path) -> None:
    with pytest.raises(StillCopying):
        require_still(file, CUT)


def test_what_is_quiet_is_not(file: Path) -> None:
    os.utime(file, (time.time() - 9, time.time() - 9))
    require_still(file, CUT)


@pytest.mark.parametrize("ahead", [60, 8 * 3600, 70 * 365 * 86400])
def test_a_clock_ahead_lets_nobody_wait_for_ever(file: Path, ahead: int) -> None:
    """A stick with FAT keeps local time: that of another zone lies hours ahead."""
    os.utime(file, (time.time() + ahead, time.time() + ahead))
    require_still(file, CUT)


def test_a_file_that_grows_under_a_clock_ahead_is_still_copied(file: Path) -> None:
    later = time.time() + 3600
    os.utime(file, (later, later))

    def grow() -> None:
        file.write_bytes(b"half and more")
        os.utime(file, (later, later))

    timer = threading.Timer(0.1, grow)
    timer.start()
    with pytest.raises(StillCopying):
        require_still(file, CUT)
    timer.join()
