"""Files and folders that only their owner may read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store.disk import PRIVATE
from sync.files import private_folder, write_whole

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows goes by the folder of the user")


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_secret_is_for_its_owner_and_a_paper_for_everybody(tmp_path: Path) -> None:
    write_whole(tmp_path / "secret", b"x", PRIVATE)
    write_whole(tmp_path / "paper", b"x")
    assert (mode(tmp_path / "secret"), mode(tmp_path / "paper")) == (0o600, 0o644)


def test_a_folder_becomes_private_also_when_it_was_there(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "above" / "new"
    old.mkdir(mode=0o755)
    for folder in (old, new):
        private_folder(folder)
        assert mode(folder) == 0o700


def test_a_disk_without_modes_still_gets_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _mode: int) -> None:
        raise PermissionError("a share of another system")

    monkeypatch.setattr(Path, "chmod", refuse)
    (tmp_path / "old").mkdir(mode=0o755)
    private_folder(tmp_path / "old")
