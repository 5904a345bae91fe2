"""A log cut short, a page overwritten: detected, told, and the backup put in its place."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from models.district.schema import DESK
from models.errors import StoreError
from models.standards.types import Verdict
from models.store.restoring import HELPS, Proof, newest_backup, newest_backup_at, restore
from models.store.workspace import Workspace
from models.visits import marking
from models.visits.book import VisitBook
from models.visits.schema import FIELD
from tests.laptop import CHEAP, OPENED, PACKS, PASSPHRASE, FixedClock, new_workspace, ref
from tests.support import LEADER

DB, LOG, INDEX = "workspace.db", "workspace.db-wal", "workspace.db-shm"
MARKS = 20
NOW = "2021-09-15T03:00:00.000Z"


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """As a kill leaves it: twenty marks in the log, a backup from before the last ten."""
    workspace = new_workspace(tmp_path / "own")
    book = VisitBook(workspace, FixedClock(), PACKS)
    state = book.start(OPENED, LEADER)
    for number in range(MARKS):
        if number == MARKS // 2:
            workspace.backup_beside(FixedClock())
        note = f"第 {number} 步"
        state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.MET, note=note)
    shutil.copytree(workspace.folder, tmp_path / "crashed")
    workspace.close()
    return tmp_path / "crashed"


def events(folder: Path) -> int:
    """What is there, the chain checked."""
    with Workspace.open(folder, PASSPHRASE, FIELD) as workspace:
        book = VisitBook(workspace, FixedClock(), PACKS)
        return book.load(book.summaries()[0].id).count


def refusal(folder: Path) -> str:
    with pytest.raises(StoreError) as caught:
        Workspace.open(folder, PASSPHRASE, FIELD)
    assert caught.value.sentence("zh")
    return caught.value.code


def test_a_whole_log_opens_with_everything(crashed: Path) -> None:
    assert events(crashed) == 1 + MARKS
    assert events(crashed) == 1 + MARKS


@pytest.mark.parametrize("share", [0, 1, 32, 100, 40, 75, 99])
def test_a_log_cut_short_is_told_and_the_last_good_state_opens(crashed: Path, share: int) -> None:
    size = (crashed / LOG).stat().st_size
    left = share if share in (0, 1, 32) else size * share // 100
    os.truncate(crashed / LOG, left)
    if left == size:
        assert events(crashed) == 1 + MARKS
        return
    told = refusal(crashed)
    assert told == "log-cut" or (told == "database-damaged" and left <= 32)
    assert not left or (crashed / LOG).stat().st_size == left
    if left > size // 2:
        assert 1 <= events(crashed) < 1 + MARKS
    else:  # nothing of this young workspace had been folded into its file
        assert refusal(crashed) == "database-damaged"


def test_a_log_overwritten_in_the_middle_is_told(crashed: Path) -> None:
    data = bytearray((crashed / LOG).read_bytes())
    data[len(data) // 2] ^= 0xFF
    (crashed / LOG).write_bytes(data)
    assert refusal(crashed) == "log-cut"
    assert events(crashed) < 1 + MARKS


def test_a_log_without_its_index_is_believed(crashed: Path) -> None:
    (crashed / INDEX).unlink()
    assert events(crashed) == 1 + MARKS


def test_every_overwritten_page_is_told_at_the_opening_or_at_the_reading(
    crashed: Path, tmp_path: Path
) -> None:
    """SQLCipher authenticates each page: no changed byte is ever taken for the record."""
    Workspace.open(crashed, PASSPHRASE, FIELD).close()  # folds the log into the file
    whole, dice = (crashed / DB).read_bytes(), random.Random(3)
    for page in range(len(whole) // 16384):
        data = bytearray(whole)
        data[page * 16384 + dice.randrange(16384)] ^= 1 << dice.randrange(8)
        (crashed / DB).write_bytes(data)
        try:
            with Workspace.open(crashed, PASSPHRASE, FIELD) as workspace:
                with workspace.raw_reader() as bare:
                    assert bare.execute("PRAGMA cipher_integrity_check").fetchall(), page
                book = VisitBook(workspace, FixedClock(), PACKS)
                assert book.load(book.summaries()[0].id).count == 1 + MARKS
                workspace.backup(tmp_path / "elsewhere")
                continue  # a page that holds nothing of the record: the copy is verified and whole
        except StoreError as error:
            code = error.code
        assert code in ("database-damaged", "backup-failed"), page


def test_the_backup_takes_the_place_and_the_broken_files_are_kept(crashed: Path) -> None:
    (crashed / DB).write_bytes(b"\0" * 40_000)
    assert refusal(crashed) in HELPS
    backup = newest_backup(crashed)
    assert backup is not None
    aside = restore(crashed, backup, NOW)
    assert events(crashed) == 1 + MARKS // 2
    assert {DB, LOG, "workspace.key"} <= {p.name for p in aside.iterdir()}
    assert (aside / DB).read_bytes() == b"\0" * 40_000
    assert (backup / DB).exists()
    assert not list(crashed.glob("*.part"))


def test_an_open_workspace_is_not_replaced(crashed: Path) -> None:
    backup = newest_backup(crashed)
    assert backup is not None
    with Workspace.open(crashed, PASSPHRASE, FIELD), pytest.raises(StoreError) as caught:
        restore(crashed, backup, NOW)
    assert caught.value.code == "workspace-busy"
    assert events(crashed) == 1 + MARKS


def test_a_backup_that_has_gone_changes_nothing(crashed: Path) -> None:
    backup = newest_backup(crashed)
    assert backup is not None
    (backup / DB).unlink()
    with pytest.raises(StoreError):
        restore(crashed, backup, NOW)
    assert events(crashed) == 1 + MARKS


def test_no_backup_is_none(closed: Path) -> None:
    assert newest_backup(closed) is None


def test_a_stick_is_searched_wherever_one_points(crashed: Path, tmp_path: Path) -> None:
    backup = newest_backup(crashed)
    assert backup is not None
    stick = tmp_path / "stick"
    shutil.copytree(backup, stick / "somewhere" / backup.name)
    shutil.copytree(backup, stick / "somewhere" / "chayan-backup-2020-01-01-000000")
    copied = stick / "somewhere" / backup.name
    assert newest_backup_at(copied) == copied
    assert newest_backup_at(copied / DB) == copied
    assert newest_backup_at(stick / "somewhere") == copied
    assert newest_backup_at(stick / "somewhere", [copied]) != copied
    assert newest_backup_at(stick) is None
    (copied / DB).write_bytes((copied / DB).read_bytes()[:-1])  # pulled out while it was copied
    assert newest_backup_at(copied.parent) == stick / "somewhere/chayan-backup-2020-01-01-000000"
    assert newest_backup_at(crashed) == backup  # a database with a log is no backup


@pytest.mark.parametrize(
    ("passphrase", "code"), [("wrong horse", "wrong-passphrase"), (PASSPHRASE, "backup-damaged")]
)
def test_a_backup_that_does_not_stand_the_proof_replaces_nothing(
    crashed: Path, passphrase: str, code: str
) -> None:
    backup = newest_backup(crashed)
    assert backup is not None
    data = bytearray((backup / DB).read_bytes())
    data[len(data) // 2] ^= 1
    (backup / DB).write_bytes(data)
    before = {p.name: p.read_bytes() for p in crashed.iterdir() if p.is_file()}
    with pytest.raises(StoreError) as caught:
        restore(crashed, backup, NOW, Proof(passphrase, FIELD))
    assert caught.value.code == code
    assert {p.name: p.read_bytes() for p in crashed.iterdir() if p.name in before} == before
    assert not list(crashed.glob("damaged-*"))
    assert events(crashed) == 1 + MARKS


def test_a_backup_of_a_desk_does_not_replace_a_laptop(crashed: Path, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "desk", PASSPHRASE, DESK, cost=CHEAP)[0] as desk:
        backup = desk.backup_beside(FixedClock())
    with pytest.raises(StoreError) as caught:
        restore(crashed, backup, NOW, Proof(PASSPHRASE, FIELD))
    assert caught.value.code == "workspace-other-kind"
    assert events(crashed) == 1 + MARKS
