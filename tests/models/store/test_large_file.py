"""A large file: whole and durable at its end, and no fault of the disk is ever lost."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.store import large_file
from models.store.large_file import LargeFile

BLOCK = os.urandom(100_003)


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(large_file, "_STEP", 300_000)
    monkeypatch.setattr(large_file, "_ROOM", 250_000)
    before = threading.active_count()
    yield
    assert threading.active_count() == before, "it left a thread"


def written(path: Path, blocks: int) -> bytes:
    with closing(LargeFile(path)) as file:
        for _ in range(blocks):
            file.write(BLOCK)
        file.end()
    return path.read_bytes()


@pytest.mark.parametrize("blocks", [0, 1, 3, 40])
def test_it_has_what_was_written_and_not_a_byte_of_room(tmp_path: Path, blocks: int) -> None:
    assert written(tmp_path / "file", blocks) == BLOCK * blocks
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(FileExistsError):
        LargeFile(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_a_disk_that_takes_less_at_once_gets_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(large_file.os, "write", lambda handle, data: write(handle, data[:70_001]))
    assert written(tmp_path / "file", 9) == BLOCK * 9


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="takes no room ahead")
@pytest.mark.parametrize(
    "said",
    [
        errno.EOPNOTSUPP,
        errno.ENOSPC,
        errno.EBADF,  # glibc, of a file open for writing only on FAT or NFS
        errno.EFBIG,  # the room would pass what the disk's largest file is; the bytes need not
    ],
)
def test_without_room_ahead_the_bytes_may_fit_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: int
) -> None:
    asked = []

    def refuse(*given: int) -> None:
        asked.append(given)
        raise OSError(said, "no")

    monkeypatch.setattr(large_file.os, "posix_fallocate", refuse)
    assert written(tmp_path / "file", 9) == BLOCK * 9
    assert len(asked) == 1, "asked again and again"


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="takes no room ahead")
def test_room_that_a_full_disk_gave_in_part_is_given_back_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what little there is left is missing to the database, which writes meanwhile."""

    def partly(handle: int, at: int, size: int) -> None:
        os.ftruncate(handle, at + size // 2)
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(large_file.os, "posix_fallocate", partly)
    with closing(LargeFile(tmp_path / "file")) as file:
        file.write(BLOCK)
        assert (tmp_path / "file").stat().st_size == len(BLOCK)


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="forgets nothing")
def test_a_system_that_gives_back_no_memory_keeps_the_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: int) -> None:
        raise OSError(errno.ENOSYS, "no")

    monkeypatch.setattr(large_file.os, "posix_fadvise", refuse)
    assert written(tmp_path / "file", 40) == BLOCK * 40


@pytest.mark.parametrize("at_end", [True, False])
def test_what_the_disk_said_in_between_is_told_though_it_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_end: bool
) -> None:
    """Linux tells of a page that was not written to the first who asks, and to nobody after."""
    sync, told = os.fsync, threading.Event()

    def failing(handle: int) -> None:
        if told.is_set():
            sync(handle)
            return
        told.set()
        raise OSError(errno.EIO, "lost")

    monkeypatch.setattr(large_file.os, "fsync", failing)
    with closing(LargeFile(tmp_path / "file")) as file:
        for _ in range(3):
            file.write(BLOCK)
        assert told.wait(10)
        with pytest.raises(OSError, match="lost"):  # noqa: PT012
            if not at_end:
                for _ in range(100_000):
                    file.write(b"more")
            file.end()
