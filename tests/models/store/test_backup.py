"""Backups: verified, kept to three, never in the way of what is there."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from models.errors import StoreError
from models.store import backup, placed
from models.store.blobs import ORIGINAL, Blob, BlobReader, put
from models.store.workspace import Workspace
from models.visits.schema import FIELD
from tests.laptop import PASSPHRASE, FixedClock


def test_a_backup_opens_and_is_complete(workspace: Workspace, tmp_path: Path) -> None:
    data = bytes(range(256)) * 400
    with workspace.write() as connection:
        put(connection, [Blob("a" * 64, ORIGINAL, data)])
    copied = workspace.backup(tmp_path / "stick", FixedClock())
    again = workspace.backup(tmp_path / "stick", FixedClock())
    assert copied.name == "chayan-backup-2021-09-15-023000"
    assert again.name == "chayan-backup-2021-09-15-023000-2"
    assert sorted(p.name for p in copied.iterdir()) == ["workspace.db", "workspace.key"]
    with Workspace.open(copied, PASSPHRASE, FIELD) as restored:
        assert restored.device_id == workspace.device_id
        assert BlobReader(restored).read("a" * 64) == data


def test_a_backup_that_does_not_fit_leaves_nothing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("disk-full")

    monkeypatch.setattr("models.store.backup.write_vault", full)
    with pytest.raises(StoreError):
        workspace.backup(tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


@pytest.mark.parametrize("step", ["write_vault", "sync_file"])
def test_a_stick_that_is_pulled_out_meanwhile_is_told_in_a_sentence(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    done = getattr(backup, step)

    def pulled(*given: object) -> None:
        shutil.rmtree(tmp_path / "stick")
        done(*given)

    monkeypatch.setattr(backup, step, pulled)
    with pytest.raises(StoreError) as refused:
        workspace.backup(tmp_path / "stick")
    assert refused.value.code == "disk-failed"


@pytest.mark.parametrize("gone", ["stick", "workspace"])
def test_a_drive_that_is_pulled_out_while_evidence_is_copied_damages_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    for place in ("workspace", "stick"):
        (tmp_path / place).mkdir()
    (tmp_path / "workspace/evidence").mkdir()
    (tmp_path / "workspace/evidence/some.bin").write_bytes(b"some")
    copied = shutil.copyfile

    def pulled(found: Path, made: Path) -> None:
        shutil.rmtree(tmp_path / gone, ignore_errors=True)
        copied(found, made)

    monkeypatch.setattr(shutil, "copyfile", pulled)
    with pytest.raises(StoreError) as refused:
        placed.bring_all(tmp_path / "workspace", tmp_path / "stick", linked=False)
    assert refused.value.code == "disk-failed"


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="Windows cannot be asked")
def test_a_copy_is_read_from_the_disk_and_not_from_memory(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that is smaller than it says keeps nothing, and memory knows all of it."""
    steps: list[str] = []
    forget, read = os.posix_fadvise, backup.verify
    monkeypatch.setattr(os, "posix_fadvise", lambda *n: (steps.append("forgotten"), forget(*n)))
    monkeypatch.setattr(backup, "verify", lambda *n: (steps.append("read"), read(*n))[1])
    workspace.backup(tmp_path / "stick")
    assert steps[:2] == ["forgotten", "read"]


@pytest.mark.skipif(os.name == "nt", reason="names there are text")
def test_a_folder_whose_name_is_no_text_takes_a_backup(
    workspace: Workspace, tmp_path: Path
) -> None:
    """社区 as an old system wrote it."""
    made = workspace.backup(tmp_path / os.fsdecode("社区".encode("gb18030")), FixedClock())
    with Workspace.open(made, PASSPHRASE, FIELD) as restored:
        assert restored.device_id == workspace.device_id


def test_the_newest_three_backups_beside_the_workspace_are_kept(
    workspace: Workspace, folder: Path
) -> None:
    clock = FixedClock(step=timedelta(seconds=1))
    made = [workspace.backup_beside(clock) for _ in range(5)]

    kept = {p.name for p in (folder / "backups").iterdir()}
    assert kept == {p.name for p in made[-3:]}
    assert sorted(p.name for p in made[-1].iterdir()) == ["workspace.db", "workspace.key"]
    with Workspace.open(made[-1], PASSPHRASE, FIELD) as restored:
        assert restored.device_id == workspace.device_id


def test_what_is_not_a_backup_is_never_removed(workspace: Workspace, folder: Path) -> None:
    backups = folder / "backups"
    precious = backups / "chayan-backup-2001-01-01-000000" / "letters.txt"
    unfinished = backups / "chayan-backup-2001-01-01-000001.part"
    precious.parent.mkdir(parents=True)
    precious.write_text("mine")
    unfinished.mkdir()

    for _ in range(4):
        workspace.backup_beside(FixedClock())

    assert precious.read_text() == "mine"
    assert unfinished.is_dir()
    assert len(list(backups.iterdir())) == 2 + 3


def test_a_backup_made_by_a_clock_that_went_back_stays(workspace: Workspace, folder: Path) -> None:
    for year in (2097, 2098, 2099):
        (folder / "backups" / f"chayan-backup-{year}-01-01-000000").mkdir(parents=True)

    made = workspace.backup_beside(FixedClock())

    assert {p.name[14:18] for p in (folder / "backups").iterdir()} == {"2021", "2098", "2099"}
    assert made.is_dir()


def test_a_backup_that_fails_leaves_the_older_ones(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("disk-full")

    made = {workspace.backup_beside(FixedClock()) for _ in range(3)}
    monkeypatch.setattr("models.store.backup.write_vault", full)
    with pytest.raises(StoreError):
        workspace.backup_beside(FixedClock())

    assert set((folder / "backups").iterdir()) == made
