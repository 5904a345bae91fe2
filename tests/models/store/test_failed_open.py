"""An opening that fails touches nothing, whatever lies in the folder; and it always says why."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.district.schema import DESK
from models.errors import StoreError
from models.store.schema import Schema
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from tests.laptop import CHEAP, LEADER, OPENED, PASSPHRASE, FixedClock, new_workspace

DB, KEY, LOG = "workspace.db", "workspace.key", "workspace.db-wal"


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """A workspace as a power cut leaves it: nearly everything is still in its log."""
    workspace = new_workspace(tmp_path / "own")
    VisitBook(workspace, FixedClock()).start(OPENED, LEADER)
    shutil.copytree(workspace.folder, tmp_path / "crashed")
    workspace.close()
    return tmp_path / "crashed"


def kept(folder: Path) -> dict[str, bytes]:
    """The bytes that hold the record; ``-shm`` and the lock hold nothing."""
    return {n: (folder / n).read_bytes() for n in (DB, KEY, LOG) if (folder / n).is_file()}


def refusal(folder: Path, schema: Schema = FIELD) -> str:
    before = kept(folder)
    with pytest.raises(StoreError) as caught:
        Workspace.open(folder, PASSPHRASE, schema)
    assert kept(folder) == before
    assert caught.value.sentence("en")
    return caught.value.code


def visits(folder: Path) -> int:
    with Workspace.open(folder, PASSPHRASE, FIELD) as workspace:
        return len(VisitBook(workspace, FixedClock()).summaries())


def test_the_key_of_another_workspace_leaves_file_and_log_alone(
    crashed: Path, tmp_path: Path
) -> None:
    new_workspace(tmp_path / "other").close()
    own = (crashed / KEY).read_bytes()
    shutil.copy(tmp_path / "other" / KEY, crashed / KEY)
    assert refusal(crashed) == "database-damaged"
    (crashed / KEY).write_bytes(own)
    assert visits(crashed) == 1


def test_a_log_of_another_file_is_not_written_into_this_one(crashed: Path, tmp_path: Path) -> None:
    """A backup copied over a crashed workspace finds the log of that one beside it."""
    whole = tmp_path / "own"
    shutil.copy(crashed / LOG, tmp_path / "log")
    new_workspace(tmp_path / "other").close()
    for name in (DB, KEY):
        shutil.copy(tmp_path / "other" / name, crashed / name)
    assert refusal(crashed) == "database-damaged"
    (crashed / LOG).unlink()
    assert refusal(crashed) == "log-cut"  # the index of the other log is still there; told once
    assert visits(crashed) == 0
    assert visits(whole) == 1


def test_the_other_kind_with_a_log(crashed: Path) -> None:
    assert refusal(crashed, DESK) == "workspace-other-kind"
    assert visits(crashed) == 1


def test_a_stump_of_a_file_does_not_cost_the_log(crashed: Path) -> None:
    os.truncate(crashed / DB, 1)
    assert refusal(crashed) == "database-damaged"


def test_a_place_with_letters_that_mean_something_in_an_address(crashed: Path) -> None:
    odd = crashed.with_name("检查 50%#1?mode=rwc&x")
    crashed.rename(odd)
    assert refusal(odd, DESK) == "workspace-other-kind"
    assert visits(odd) == 1


def instead(name: str, make: Callable[[Path], None]) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).unlink()
        make(folder / name)

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (instead(KEY, Path.mkdir), "disk-failed"),
        (instead(DB, Path.mkdir), "disk-failed"),
        (instead("workspace.lock", Path.mkdir), "disk-failed"),
        (instead(KEY, lambda path: path.symlink_to(path)), "disk-failed"),
        (instead(DB, lambda path: path.symlink_to(path)), "database-missing"),
    ],
)
def test_what_should_be_a_file_is_none(
    crashed: Path, change: Callable[[Path], None], code: str
) -> None:
    change(crashed)
    assert refusal(crashed) in {code, "database-damaged"}


def test_a_version_before_the_first_is_damage(crashed: Path) -> None:
    data = bytearray((crashed / KEY).read_bytes())
    data[9] = 0
    (crashed / KEY).write_bytes(data)
    assert refusal(crashed) == "key-damaged"


@pytest.mark.parametrize("place", ["file", "file/below", "x" * 300])
def test_no_workspace_is_made_where_none_can_be(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(StoreError) as caught:
        Workspace.create(tmp_path / place, PASSPHRASE, FIELD, cost=CHEAP)
    assert caught.value.code == "not-a-folder"
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Workspace.open(tmp_path / ("x" * 300), PASSPHRASE, FIELD)
    assert caught.value.code == "not-a-folder"
