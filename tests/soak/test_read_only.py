"""A disk that may not be written: told when the workspace is opened, and nothing is touched."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.errors import StoreError
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.laptop import PASSPHRASE, new_workspace


def mount(*words: str) -> bool:
    """Only an administrator can."""
    made = subprocess.run(["mount", *words], capture_output=True, check=False)
    return made.returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MiB in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("mount") is None or not mount(
        "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)
    ):
        pytest.skip("this account may mount nothing")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_read_only_disk_is_told_and_works_again_when_it_is_not(disk: Path) -> None:
    new_workspace(disk / "w").close()
    before = {p.name: p.read_bytes() for p in (disk / "w").iterdir()}
    assert mount("-o", "remount,ro", str(disk))
    with pytest.raises(StoreError) as caught:
        Workspace.open(disk / "w", PASSPHRASE, FIELD)
    assert caught.value.code == "read-only"
    assert "read-only" in caught.value.sentence("en")
    with pytest.raises(StoreError) as caught:
        new_workspace(disk / "other")
    assert caught.value.code == "read-only"
    assert mount("-o", "remount,rw", str(disk))
    assert {p.name: p.read_bytes() for p in (disk / "w").iterdir()} == before
    Workspace.open(disk / "w", PASSPHRASE, FIELD).close()
