"""Bytes on their way in: they count with the transaction that took them, or leave nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from models.district import intake, sqldeposit
from models.district.backing_up import back_up
from models.district.desk import Desk
from models.district.kept import Member
from models.district.records import PackageStatus
from models.district.schema import DESK
from models.district.sqldeposit import SqlDeposit
from models.errors import StoreError
from models.facts.canonical import digest
from models.store import backup as making
from models.store import placed
from models.store.container import PIECE
from models.store.restoring import Proof, newest_backup, restore
from models.store.vault import Vault
from tests.models.district.arrivals import NOW, arrival, closed
from tests.models.district.test_door import Stop, desk_over

BULK = b"\xff\xd8\xff\xe0 planted " + os.urandom(2 * PIECE)
PHOTO = digest(BULK)
OTHER = b"\xff\xd8\xff\xe0 planted " + os.urandom(3 * PIECE)
TAKEN_UP = PackageStatus.IMPORTED


@pytest.fixture(params=["embedded", "memory"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(request.param, tmp_path / "desk") as made:
        yield made


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Desk]:
    """A desk over the embedded store."""
    with desk_over("embedded", tmp_path / "desk") as made:
        yield made


def bring(desk: Desk, data: bytes = BULK, revision: int = 1, fails: bool = False) -> str:
    """Lay a photo and take up a package that has it; return the package."""
    plain, read = arrival(closed(), revision=revision)
    path = "data/evidence/bulk.jpg"
    members = (*plain.members, Member(path, digest(data), len(data)))
    arrived = replace(plain, members=members)
    with desk.store.deposit() as deposit:
        deposit.expect({digest(data): len(data)})
        take = deposit.lay(digest(data))
        for at in range(0, len(data) if take else 0, 300_000):
            assert take
            take(data[at : at + 300_000])
        assert deposit.lay(digest(data)) is None, "it came a moment ago"
        deposit.end()
        with desk.write() as store:
            store.take(deposit)
            intake.keep(store, arrived, TAKEN_UP, lambda p: None if p == path else read(p), NOW)
            assert store.evidence(digest(data)) == data
            if fails:
                raise Stop
    return arrived.digest


def files(desk: Desk) -> list[Path]:
    return sorted((desk.folder / "evidence").glob("*"))


def test_bulk_and_small_come_back_through_the_door(desk: Desk) -> None:
    small = b"a small one"
    for revision, data in enumerate((BULK, small), 1):
        package = bring(desk, data, revision)
        assert desk.reader(package).read(digest(data)) == data
        with desk.reader(package).open(digest(data)) as stream:
            stream.seek(5)
            assert stream.read(3) == data[5:8]


def test_what_is_broken_off_leaves_nothing_and_can_come_again(desk: Desk) -> None:
    with pytest.raises(Stop):
        bring(desk, fails=True)
    assert desk.list_packages() == ()
    assert files(desk) == []
    with desk.read() as store, pytest.raises(KeyError):
        store.evidence(PHOTO)
    assert desk.reader(bring(desk)).read(PHOTO) == BULK


def test_what_is_here_is_not_asked_for_again(desk: Desk) -> None:
    bring(desk)
    before = files(desk)
    bring(desk, revision=2)
    assert files(desk) == before
    with desk.store.deposit() as deposit:
        deposit.expect({PHOTO: len(BULK)})
        assert deposit.lay(PHOTO) is None


def test_a_member_whose_bytes_nobody_brought_is_refused(desk: Desk) -> None:
    arrived, _ = arrival(closed())
    with pytest.raises(KeyError), desk.write() as store:
        intake.keep(store, arrived, TAKEN_UP, lambda _: None, NOW)
    assert desk.list_packages() == ()


def test_small_packages_need_no_file(own: Desk) -> None:
    bring(own, bytes(sqldeposit.SMALL))
    assert files(own) == []


def test_two_that_bring_the_same_keep_it_once(own: Desk) -> None:
    with own.store.deposit() as slow:
        slow.expect({PHOTO: len(BULK)})
        take = slow.lay(PHOTO)
        assert take
        take(BULK)
        bring(own)
        with own.write() as store:
            store.take(slow)
            assert store.evidence(PHOTO) == BULK
    with own.read() as store:
        assert store.evidence(PHOTO) == BULK


def test_what_a_kill_left_goes_and_what_counts_stays(own: Desk, tmp_path: Path) -> None:
    package = bring(own)
    (whole,) = files(own)
    unnamed = whole.with_name(f"{'0' * 32}.part")
    unnamed.write_bytes(b"half a package")
    strange = whole.with_name(f"{'1' * 32}.bin")  # of a newer database, perhaps
    strange.write_bytes(b"of whom we do not know")
    whole.rename(whole.with_suffix(".part"))  # killed between the transaction and the name
    assert own.reader(package).read(PHOTO) == BULK
    own.close()
    with Desk.open(own.folder, "口令") as again:
        assert files(again) == sorted([whole, strange])
        assert again.reader(package).read(PHOTO) == BULK


def test_a_transaction_that_failed_at_its_end_is_asked_about_later(
    own: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it was durable only the next opening knows: until then the file stays."""
    workspace = own.workspace
    real = type(workspace).write

    class Failing:
        def __init__(self) -> None:
            self.inner = real(workspace)

        def __enter__(self) -> object:
            return self.inner.__enter__()

        def __exit__(self, *told: object) -> None:
            self.inner.__exit__(None, None, None)
            raise StoreError("disk-failed")

    monkeypatch.setattr(workspace, "write", Failing)
    with pytest.raises(StoreError):
        bring(own)
    monkeypatch.undo()
    assert [f.suffix for f in files(own)] == [".part"]
    own.close()
    with Desk.open(own.folder, "口令") as again:
        assert again.reader(again.list_packages()[0].digest).read(PHOTO) == BULK
        assert [f.suffix for f in files(again)] == [".bin"]


def test_a_transaction_for_which_the_disk_was_too_full_leaves_no_file(
    own: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log goes on behind it, so no crash can bring it back; a disk would stay full of it."""

    def full(_deposit: SqlDeposit) -> None:
        ending(_deposit)
        raise StoreError("disk-full")

    ending = SqlDeposit.ending
    monkeypatch.setattr(SqlDeposit, "ending", full)
    with pytest.raises(StoreError):
        bring(own)
    monkeypatch.undo()
    assert files(own) == []
    assert own.reader(bring(own)).read(PHOTO) == BULK


def test_nothing_of_it_can_be_read_on_the_disk(own: Desk) -> None:
    bring(own)
    bring(own, b"\xff\xd8\xff\xe0 planted small", 2)
    own.workspace.backup_beside()
    for file in own.folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert b"planted" not in data, file
            assert b"\xff\xd8\xff\xe0" not in data[:64], file


@pytest.mark.parametrize("beside", [True, False])
def test_a_backup_has_the_evidence_and_brings_it_back(
    own: Desk, tmp_path: Path, beside: bool
) -> None:
    package = bring(own)
    copied = own.workspace.backup_beside() if beside else own.workspace.backup(tmp_path / "stick")
    (whole,) = files(own)
    (twin,) = (copied / "evidence").iterdir()
    assert twin.stat().st_nlink == (2 if beside else 1)
    bring(own, BULK + b"later", revision=2)
    own.close()
    (own.folder / "workspace.db").write_bytes(b"broken")
    backup = newest_backup(own.folder) if beside else copied
    assert backup == copied
    aside = restore(own.folder, backup, NOW.utc, Proof("口令", DESK))
    assert aside
    assert len(list((aside / "evidence").iterdir())) == 2, "the broken one keeps its own"
    with Desk.open(own.folder, "口令") as again:
        assert [f.name for f in files(again)] == [whole.name]
        assert again.reader(package).read(PHOTO) == BULK
        assert len(again.list_packages()) == 1


@pytest.mark.parametrize("how", ["cut", "flipped", "gone"])
def test_damaged_evidence_is_told_and_the_rest_is_backed_up_all_the_same(
    own: Desk, tmp_path: Path, how: str
) -> None:
    package, other = bring(own), bring(own, OTHER, 2)
    good = own.workspace.backup(tmp_path / "good")
    whole = next(f for f in files(own) if f.stat().st_size < len(OTHER))
    data = bytearray(whole.read_bytes())
    data[PIECE + 100] ^= 1
    if how == "gone":
        whole.unlink()
    else:
        whole.write_bytes(data if how == "flipped" else data[:-20])
    with pytest.raises(StoreError) as told:
        own.reader(package).read(PHOTO)
    assert told.value.code == "evidence-damaged"
    assert told.value.sentence("zh")
    with pytest.raises(StoreError):
        own.workspace.backup(tmp_path / "bad")
    assert list((tmp_path / "bad").iterdir()) == []
    made = back_up(own, tmp_path / "anyway")
    assert [p.digest for p in made.damaged] == [package]
    assert made.damaged[0].facility_name in made.sentence("zh")
    assert made.folder.name in made.sentence("en")
    restore(tmp_path / "new", made.folder, NOW.utc, Proof("口令", DESK))
    with Desk.open(tmp_path / "new", "口令") as again:
        assert again.reader(other).read(digest(OTHER)) == OTHER
        again_made = back_up(again, tmp_path / "once more")
        assert [p.digest for p in again_made.damaged] == [package]
    if whole.exists():
        shutil.copy(whole, good / "evidence" / whole.name)
        with pytest.raises(StoreError) as bad:
            restore(tmp_path / "newer", good, NOW.utc, Proof("口令", DESK))
        assert bad.value.code == "backup-damaged", "it was whole when it was made"


def test_a_backup_of_a_disk_that_cannot_read_has_what_it_can(
    own: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, other = bring(own), bring(own, OTHER, 2)
    copied = shutil.copyfile

    def broken(source: Path, made: Path) -> Path:
        if source.stat().st_size < len(OTHER):
            made.write_bytes(b"begun")
            raise OSError(5, "a sector is gone")
        return copied(source, made)

    monkeypatch.setattr(shutil, "copyfile", broken)
    made = back_up(own, tmp_path / "stick")
    monkeypatch.undo()
    assert made.damaged == (), "the second look could read it"
    with Desk.open(made.folder, "口令") as again:
        assert again.reader(package).read(PHOTO) == BULK
        assert again.reader(other).read(digest(OTHER)) == OTHER


def test_a_backup_of_a_mended_desk_says_nothing_any_more(own: Desk, tmp_path: Path) -> None:
    bring(own)
    (whole,) = files(own)
    was = whole.read_bytes()
    whole.write_bytes(was[:-20])
    made = back_up(own, tmp_path / "first")
    restore(tmp_path / "new", made.folder, NOW.utc, Proof("口令", DESK))
    with Desk.open(tmp_path / "new", "口令") as again:
        (cut,) = files(again)
        cut.write_bytes(was)
        fine = back_up(again, tmp_path / "second")
    assert (fine.damaged, fine.sentence()) == ((), "")
    (copied,) = (fine.folder / "evidence").iterdir()
    copied.write_bytes(was[:-20])
    with pytest.raises(StoreError) as bad:
        restore(tmp_path / "third", fine.folder, NOW.utc, Proof("口令", DESK))
    assert bad.value.code == "backup-damaged"


def test_what_is_placed_stays(own: Desk) -> None:
    bring(own)
    write = own.workspace.write_bare
    for statement in ("DELETE FROM placed", "UPDATE container SET key = x'00'"):
        with pytest.raises(dbapi2.DatabaseError, match="only added to"):
            write(lambda bare, statement=statement: bare.execute(statement))


@pytest.mark.parametrize("anyway", [True, False])
def test_a_stick_that_keeps_other_bytes_is_no_damage_of_the_desk(
    own: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, anyway: bool
) -> None:
    """It was called a backup of a damaged desk, whose packages were to be brought once more."""
    bring(own)
    fill = making.write_vault

    def worn(path: Path, vault: Vault) -> None:
        fill(path, vault)
        (copied,) = (path.parent / "evidence").iterdir()
        copied.write_bytes(bytes(len(copied.read_bytes())))

    monkeypatch.setattr(making, "write_vault", worn)
    made = own.workspace.backup_anyway if anyway else own.workspace.backup
    with pytest.raises(StoreError) as refused:
        made(tmp_path / "stick")
    assert refused.value.code == "backup-failed"
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_way_that_leads_out_of_the_desk_and_back_is_another_place(
    own: Desk, tmp_path: Path
) -> None:
    bring(own)
    made = own.workspace.backup(own.folder / ".." / "stick")
    (copied,), (kept,) = ((folder / "evidence").iterdir() for folder in (made, own.folder))
    assert copied.stat().st_ino != kept.stat().st_ino, "no second name of the same file"


def test_a_backup_finds_a_file_that_gets_its_name_at_that_moment(
    own: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = bring(own)
    (whole,) = files(own)
    part = whole.with_suffix(".part")
    whole.rename(part)
    asked = placed.path_of

    def renamed_meanwhile(folder: Path, name: str) -> Path:
        found = asked(folder, name)
        if found == part:
            part.rename(whole)
        return found

    monkeypatch.setattr(placed, "path_of", renamed_meanwhile)
    made = own.workspace.backup(tmp_path / "backups")
    with Desk.open(made, "口令") as again:
        assert again.reader(package).read(PHOTO) == BULK


def test_a_file_that_cannot_be_renamed_keeps_no_desk_shut(
    own: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = bring(own)
    (whole,) = files(own)
    whole.rename(whole.with_suffix(".part"))
    own.close()
    rename = Path.rename

    def held(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise PermissionError(13, "another program reads it")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", held)
    with Desk.open(own.folder, "口令") as again:
        assert again.reader(package).read(PHOTO) == BULK
