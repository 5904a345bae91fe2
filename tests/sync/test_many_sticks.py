"""Many sticks at once: threads of one program, and programs that wait for each other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.district.records import PackageStatus
from models.errors import StoreError
from sync import copying, office
from sync.inbox import IntakeResult, receive
from sync.quarantine import list_quarantine
from tests.models.district.memory_store import MemoryStore
from tests.sync.desk_kit import Clock, amended, desk_in, packed
from tests.sync.package import forge, kit
from tests.sync.package.kit import PACKS

S = PackageStatus
CHILD = """
import sys, json
from pathlib import Path
from sync.office import open_desk
from sync.inbox import receive
from tests.sync.desk_kit import Clock
from tests.sync.package.kit import PACKS
with open_desk(Path(sys.argv[1]), "口令", Clock(), wait=60) as desk:
    result = receive(Path(sys.argv[2]), desk, PACKS)
print(result.status, result.again)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path / "desk", Clock()) as made:
        yield made


def sticks(tmp_path: Path, package: Path, count: int) -> list[Path]:
    made = []
    for number in range(count):
        folder = tmp_path / f"stick-{number}"
        folder.mkdir()
        made.append(Path(shutil.copy(package, folder)))
    return made


def together(desk: Desk, paths: list[Path]) -> list[IntakeResult]:
    start = threading.Barrier(len(paths))

    def one(path: Path) -> IntakeResult:
        start.wait()
        return receive(path, desk, PACKS)

    with ThreadPoolExecutor(len(paths)) as pool:
        return list(pool.map(one, paths))


def test_the_same_package_on_eight_sticks_is_one_case_and_one_receipt(
    desk: Desk, tmp_path: Path
) -> None:
    paths = sticks(tmp_path, packed(tmp_path / "made"), 8)
    results = together(desk, paths)
    assert {r.status for r in results} == {S.IMPORTED}
    assert sorted(r.again for r in results) == [False, *[True] * 7]
    assert len(desk.list_cases()) == len(desk.list_packages()) == 1
    own = {r.receipt.read_bytes() for r in results if r.receipt}
    beside = {r.receipt_beside.read_bytes() for r in results if r.receipt_beside}
    assert own == beside == {desk.receipt(results[0].package_digest)}
    assert not any(r.notes for r in results)


def test_the_same_bad_file_at_once_is_set_aside_once(desk: Desk, tmp_path: Path) -> None:
    path = packed(tmp_path / "made")
    top, members = forge.members_of(path)
    path.write_bytes(forge.zip_bytes(top, {**members, "data/visit.json": b"{}"}))
    results = together(desk, sticks(tmp_path, path, 4))
    assert {r.status for r in results} == {S.REJECTED}
    assert not any(r.notes for r in results)
    assert len(list_quarantine(desk.quarantine)) == 1


def test_revisions_that_come_at_once_are_all_kept(desk: Desk, tmp_path: Path) -> None:
    first = packed(tmp_path / "one")
    second = packed(tmp_path / "two", kit.contents(amended()))
    results = together(desk, [first, second])
    assert {r.status for r in results} <= {S.IMPORTED, S.STALE}
    assert len(desk.list_packages()) == 2
    assert len(desk.list_cases()) == 1


def test_programs_wait_for_each_other(tmp_path: Path) -> None:
    with desk_in(tmp_path / "desk", Clock()) as made:
        with pytest.raises(StoreError) as busy:
            office.open_desk(made.folder, "口令")
        assert busy.value.code == "workspace-busy"
        assert busy.value.sentence("zh")
    paths = sticks(tmp_path, packed(tmp_path / "made"), 2)
    root = str(Path(__file__).parents[2])
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path / "desk"), str(path)],
            stdout=subprocess.PIPE, text=True, cwd=root,
            env={**os.environ, "PYTHONPATH": root},
        )
        for path in paths
    ]  # fmt: skip
    said = sorted(child.communicate(timeout=60)[0].strip() for child in children)
    assert said == ["imported False", "imported True"]
    answers = {next(p.parent.glob("receipt-*")).read_bytes() for p in paths}
    assert len(answers) == 1


def test_a_file_that_is_still_being_copied_is_waited_for(desk: Desk, tmp_path: Path) -> None:
    whole = packed(tmp_path / "made").read_bytes()
    slow = tmp_path / "slow.zip"
    slow.write_bytes(whole[:1000])

    def copy() -> None:
        with slow.open("ab") as file:
            for at in range(1000, len(whole), len(whole) // 4):
                time.sleep(0.02)
                file.write(whole[at : at + len(whole) // 4])
                file.flush()

    hand = threading.Thread(target=copy)
    hand.start()
    result = receive(slow, desk, PACKS)
    hand.join()
    assert result.status is S.IMPORTED
    assert list_quarantine(desk.quarantine) == ()


def test_a_copy_that_does_not_end_is_given_up_and_not_set_aside(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "LONGEST", 0.3)
    endless, over = tmp_path / "endless.zip", threading.Event()
    endless.write_bytes(b"PK\3\4")

    def copy() -> None:
        while not over.wait(0.02):
            with endless.open("ab") as file:
                file.write(b"more")

    hand = threading.Thread(target=copy)
    hand.start()
    result = receive(endless, desk, PACKS)
    over.set()
    hand.join()
    assert (result.status, result.code) == (S.REJECTED, "package-still-copying")
    assert result.quarantine is None
    assert result.sentence("zh")
    assert list_quarantine(desk.quarantine) == ()


def test_the_whole_intake_works_on_another_store(desk: Desk, tmp_path: Path) -> None:
    """Keys, judgement, case, receipt and the answer to the same package, without the database."""
    other, store = Desk(desk.workspace, Clock()), MemoryStore()
    with desk.read() as ours, store.write() as theirs:
        theirs.put_secret(office.AUTHORITY, ours.secret(office.AUTHORITY) or b"")
        theirs.put_setting("office", desk.office)
    other.store = store
    path = packed(tmp_path / "made")
    store.objects.fails_at = 3
    with pytest.raises(StoreError):
        receive(path, other, PACKS)
    assert (other.list_packages(), other.list_cases()) == ((), ())
    assert not list(path.parent.glob("receipt-*"))
    store.objects.fails_at = -1
    first, again = receive(path, other, PACKS), receive(path, other, PACKS)
    assert (first.status, first.again, again.again) == (S.IMPORTED, False, True)
    assert other.receipt(first.package_digest) == _beside(path)
    assert desk.list_packages() == (), "nothing of it went into the database"


def _beside(path: Path) -> bytes:
    return next(path.parent.glob("receipt-*")).read_bytes()
