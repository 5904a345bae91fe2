"""The log is folded beside the writer: it stays short, and nothing durable depends on it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from models.store import checkpoints
from models.store.blobs import ORIGINAL, Blob, BlobReader, put
from models.store.engine import connect
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.laptop import PASSPHRASE, new_workspace

PAGE = 16384


@pytest.fixture
def folds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Pages of the log at every folding; half a megabyte makes one due."""
    seen: list[int] = []
    fold = checkpoints._folded

    def counted(connection: dbapi2.Connection) -> int:
        seen.append(fold(connection))
        return seen[-1]

    monkeypatch.setattr(checkpoints, "DUE", 1 << 19)
    monkeypatch.setattr(checkpoints, "_folded", counted)
    return seen


def keep(workspace: Workspace, number: int, size: int = 1 << 20) -> str:
    sha256 = f"{number:064}"
    with workspace.write() as connection:
        put(connection, [Blob(sha256, ORIGINAL, bytes([number % 256]) * size)])
        workspace.weigh(size)
    return sha256


def waiting(workspace: Workspace) -> threading.Thread | None:
    return workspace._checkpoints._thread


def test_many_bytes_are_folded_by_a_thread_that_ends_with_the_workspace(
    folder: Path, folds: list[int]
) -> None:
    with new_workspace(folder) as workspace:
        assert waiting(workspace) is None, "a visit without photos needs no thread"
        kept = [keep(workspace, number) for number in range(8)]
        thread = waiting(workspace)
        assert thread is not None
        assert thread.is_alive()
    assert not thread.is_alive()
    assert folds
    with Workspace.open(folder, PASSPHRASE, FIELD) as workspace:
        for number, sha256 in enumerate(kept):
            assert BlobReader(workspace).read(sha256) == bytes([number]) * (1 << 20)


def test_the_log_begins_anew_though_the_writer_never_rests(
    folder: Path, folds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    longest = 300
    monkeypatch.setattr(checkpoints, "LONGEST", longest)
    with new_workspace(folder) as workspace:
        log = folder / "workspace.db-wal"
        for number in range(60):
            keep(workspace, number)
        pages = log.stat().st_size // PAGE
    assert pages < 60 * 64, "it would hold all that was ever written"
    assert max(folds) < 30 * 64


def test_a_disk_that_refuses_leaves_all_of_it_in_the_log(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> dbapi2.Connection:
        raise dbapi2.OperationalError("disk I/O error")

    monkeypatch.setattr(checkpoints, "DUE", 1)
    monkeypatch.setattr(checkpoints, "connect", refused)
    with new_workspace(folder) as workspace:
        sha256 = keep(workspace, 7)
        thread = waiting(workspace)
        assert thread is not None
        thread.join(10)
        assert keep(workspace, 8)
    with Workspace.open(folder, PASSPHRASE, FIELD) as workspace:
        assert BlobReader(workspace).read(sha256) == b"\x07" * (1 << 20)


def test_what_cannot_be_folded_now_is_no_error(folder: Path) -> None:
    with new_workspace(folder) as workspace:
        broken = connect(folder / "workspace.db", workspace._key)
        broken.close()
        assert checkpoints._folded(broken) == 0


def test_writers_beside_each_other_begin_one_thread(
    folder: Path, folds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second one would be joined by nobody, and hold the file after the workspace is closed."""

    class Slow(threading.Thread):
        def __init__(self, **given: object) -> None:
            time.sleep(0.1)
            super().__init__(**given)  # type: ignore[arg-type]

    with new_workspace(folder) as workspace:
        writers = [threading.Thread(target=keep, args=(workspace, n)) for n in range(4)]
        with monkeypatch.context() as system:
            system.setattr(threading, "Thread", Slow)
            for one in writers:
                one.start()
            for one in writers:
                one.join()
        named = [one for one in threading.enumerate() if one.name == "checkpoints"]
        assert named == [waiting(workspace)]


def test_a_write_is_kept_though_no_thread_is_to_be_had(
    folder: Path, folds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with new_workspace(folder) as workspace:
        with monkeypatch.context() as system:
            system.setattr(threading.Thread, "start", refuse)
            kept = keep(workspace, 1)
        assert BlobReader(workspace).read(kept)
        keep(workspace, 2)
        assert waiting(workspace) is not None, "it is tried again"
