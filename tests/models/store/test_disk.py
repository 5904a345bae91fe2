"""Whole files: what is private stays private, what fails leaves the old one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from models.store.disk import PRIVATE, forget, sync_folder, write_whole
from tests.laptop import new_workspace


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def failing(code: int, folders_only: bool) -> object:
    def fsync(handle: int) -> None:
        if not folders_only or stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))

    return fsync


@pytest.mark.skipif(os.name == "nt", reason="modes are those of Unix")
def test_a_workspace_is_its_owners_alone(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "workspace") as workspace:
        backup = workspace.backup(tmp_path / "backups")
    assert mode(workspace.folder) == mode(backup) == 0o700
    assert mode(workspace.folder / "workspace.key") == mode(backup / "workspace.key") == 0o600


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks the system what is open")
def test_a_backup_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """VACUUM INTO does not sync what it writes."""
    synced, real = [], os.fsync

    def fsync(handle: int) -> None:
        synced.append(Path(os.readlink(f"/proc/self/fd/{handle}")).name)
        real(handle)

    with new_workspace(tmp_path / "workspace") as workspace:
        monkeypatch.setattr(os, "fsync", fsync)
        workspace.backup(tmp_path / "backups")
    assert synced.index("workspace.db") < synced.index("backups")


def test_a_broken_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "reason.json"
    write_whole(file, b"old")
    (tmp_path / "reason.json.part").write_bytes(b"left by a crash")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", failing(errno.EIO, folders_only=False))
        with pytest.raises(OSError, match="error"):
            write_whole(file, b"new", PRIVATE)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("reason.json", b"old")]
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"


def test_a_share_that_cannot_sync_a_folder_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL, folders_only=True))
    write_whole(tmp_path / "package.zip", b"whole")
    monkeypatch.setattr(os, "fsync", failing(errno.EIO, folders_only=True))
    with pytest.raises(OSError, match="error"):
        sync_folder(tmp_path)


def test_forgetting_what_is_not_there(tmp_path: Path) -> None:
    forget(tmp_path / "gone" / "part")
