"""A body on its way to the disk: in order, durable, and nothing the disk lost counts as here."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from sync.road import writing
from sync.road.wire import LineGone
from sync.road.writing import pour

BODY = os.urandom(5 * writing.PIECE + 17)
BEFORE = b"what was here already"


class Body:
    """A line that brings so many bytes of ``BODY``, a record at a time, and then breaks."""

    def __init__(self, comes: int = len(BODY), after: threading.Event | None = None) -> None:
        """``after`` holds back what comes behind the third piece."""
        self.left, self._comes, self._after = len(BODY), comes, after

    def read_into(self, view: memoryview) -> int:
        at = len(BODY) - self.left
        if at == self._comes:
            raise LineGone
        if self._after and at >= 3 * writing.PIECE:
            assert self._after.wait(10)
        count = min(len(view), self.left, self._comes - at, 16384)
        view[:count] = BODY[at : at + count]
        self.left -= count
        return count

    def wait(self, seconds: float) -> None:
        assert seconds > 0


@pytest.fixture
def part(tmp_path: Path) -> Path:
    path = tmp_path / "data.part"
    path.write_bytes(BEFORE + b"and half a piece of a line that broke")
    return path


def poured(part: Path, line: Body | None = None) -> int:
    return pour(line or Body(), part, len(BEFORE), (), lambda *_: 1.0, lambda: None)


def test_a_body_comes_behind_what_is_here(part: Path) -> None:
    threads = threading.active_count()
    assert poured(part) == len(BODY)
    assert part.read_bytes() == BEFORE + BODY
    assert threading.active_count() == threads


@pytest.mark.parametrize("comes", [0, 1, writing.PIECE, 2 * writing.PIECE + 5])
def test_what_came_before_the_line_broke_stays(part: Path, comes: int) -> None:
    with pytest.raises(LineGone):
        poured(part, Body(comes))
    assert part.read_bytes() == BEFORE + BODY[:comes]


@pytest.mark.parametrize("early", [True, False])
def test_what_the_disk_could_not_keep_comes_again(
    part: Path, monkeypatch: pytest.MonkeyPatch, early: bool
) -> None:
    """Linux tells of a lost page to the first who asks: to the thread in between, perhaps."""
    sync, told = os.fsync, threading.Event()

    def failing(handle: int) -> None:
        if told.is_set() or (threading.current_thread().name == "disk") is not early:
            sync(handle)
            return
        told.set()
        raise OSError(errno.EIO, "lost")

    monkeypatch.setattr(writing, "SYNC_EVERY", writing.PIECE)
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="lost"):
        poured(part, Body(after=told if early else None))
    assert told.is_set()
    assert part.read_bytes() == BEFORE
