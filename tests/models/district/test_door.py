"""The contract of the desk's door: every store has to pass it, and all of intake works on each."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district import intake
from models.district.desk import Desk
from models.district.door import DeskStore
from models.district.records import PackageStatus
from models.district.states import CaseState
from models.errors import DistrictError, StoreError
from models.facts.canonical import digest
from models.facts.decision import DecisionOutcome
from models.standards.ledgers.progress import TaskEntry, TaskStatus
from models.standards.types import Verdict
from models.store.vault import Cost
from tests.models.district.arrivals import (
    NOW,
    PHOTO_BYTES,
    FixedClock,
    arrival,
    closed,
    facility,
    receive,
)
from tests.models.district.books import ACTION, TASKS, add, books, task
from tests.models.district.memory_store import MemoryStore
from tests.models.district.test_decisions import OTHER_DEVICE, ruling
from tests.support import DEVICE, VISIT

OTHER_VISIT = "88888888-8888-4888-8888-888888888888"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


def desk_over(kind: str, folder: Path) -> Desk:
    made, _ = Desk.create(folder, "口令", "示例区", FixedClock(), cost=CHEAP)
    return made if kind == "embedded" else Desk(made.workspace, FixedClock(), MemoryStore())


@pytest.fixture(params=["embedded", "memory"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(request.param, tmp_path / "desk") as made:
        yield made


@pytest.fixture
def store(desk: Desk) -> DeskStore:
    return desk.store


def test_an_empty_store_says_so(store: DeskStore) -> None:
    with store.read() as at:
        assert at.standing("0" * 64) is None
        assert at.last_receipt() == ""
        assert at.revisions(VISIT, DEVICE) == (0, 0)
        assert (at.held(), at.list_cases(), at.list_packages(), at.members("0")) == ((),) * 4
        assert (at.decided(), at.editions(), at.lines("a", "b")) == ((),) * 3
        assert at.secret("none") is None
        assert at.setting("none") is None
        assert at.find_case(VISIT, "code:A1", "test-pack") is None
        assert at.last_round("code:A1", "test-pack") == 0
        assert at.member_at("0", "data/visit.json") is None
        for ask in (at.label, at.one_case):
            with pytest.raises(DistrictError):
                ask("0" * 64)
        with pytest.raises(KeyError):
            at.evidence("0" * 64)
    with pytest.raises(KeyError), store.stream("0" * 64):
        pass


def test_a_transaction_sees_itself_and_nobody_else_does(store: DeskStore) -> None:
    with store.write() as at:
        at.put_secret("key", b"one")
        at.put_secret("key", b"two")
        at.put_setting("office", "示例区")
        at.add_line("keys", "key", ("laptop", b"{}"), NOW)
        assert at.secret("key") == b"two"
        with store.read() as other:
            assert other.secret("key") is None
            assert other.lines("keys", "key") == ()
    with store.read() as at:
        assert (at.secret("key"), at.setting("office")) == (b"two", "示例区")
        (line,) = at.lines("keys", "key")
        assert (line.subject, line.at, line.data) == ("laptop", NOW.utc, b"{}")


class Stop(Exception):
    """Something happened in the middle."""


def test_what_is_broken_off_leaves_nothing(desk: Desk) -> None:
    arrived, read = arrival(closed())
    with pytest.raises(Stop), desk.write() as at:  # noqa: PT012
        intake.keep(at, arrived, PackageStatus.IMPORTED, read, NOW)
        at.add_receipt(arrived.digest, (PackageStatus.IMPORTED, ""), b"receipt", NOW)
        assert at.evidence(digest(PHOTO_BYTES)) == PHOTO_BYTES
        raise Stop
    with desk.read() as at:
        assert at.list_packages() == ()
        assert at.standing(arrived.digest) is None
        assert at.members(arrived.digest) == ()
        with pytest.raises(KeyError):
            at.evidence(digest(PHOTO_BYTES))


def test_a_package_comes_back_as_it_was_kept(desk: Desk) -> None:
    arrived, status = receive(desk, closed())
    assert desk.arrival(arrived.digest).members == tuple(
        sorted(arrived.members, key=lambda m: m.path)
    )
    with desk.read() as at:
        assert at.revisions(arrived.visit_id, arrived.device_id) == (1, 0)
        assert at.revisions(arrived.visit_id, OTHER_DEVICE) == (0, 1)
        assert at.has_member(arrived.digest, digest(PHOTO_BYTES))
        assert not at.has_member("0" * 64, digest(PHOTO_BYTES))
        assert at.cases_of(arrived.digest) == (at.list_cases()[0].id,)
    with desk.store.stream(digest(PHOTO_BYTES)) as stream:
        assert stream.read() == PHOTO_BYTES
    assert desk.list_packages()[0].status is status
    assert desk.reader(arrived.digest).read_path("data/visit.json")


def test_bytes_of_no_package_are_kept_once_and_with_their_transaction(store: DeskStore) -> None:
    name = digest(b"a scan")
    with pytest.raises(Stop), store.write() as at:  # noqa: PT012
        at.add_evidence(name, b"a scan")
        raise Stop
    with pytest.raises(KeyError), store.stream(name):
        pass
    for _ in range(2):
        with store.write() as at:
            at.add_evidence(name, b"a scan")
            assert at.evidence(name) == b"a scan"
    with store.read() as at:
        assert at.evidence(name) == b"a scan"
    with store.stream(name) as stream:
        assert stream.read() == b"a scan"


def test_only_a_held_package_is_released(desk: Desk) -> None:
    arrived, read = arrival(closed())
    with desk.write() as at:
        intake.keep(at, arrived, PackageStatus.HELD, read, NOW)
        assert at.held() == (arrived.digest,)
        at.release(arrived.digest, PackageStatus.IMPORTED)
        at.release(arrived.digest, PackageStatus.STALE)
    assert desk.list_packages()[0].status is PackageStatus.IMPORTED


def test_receipts_are_chained_and_the_last_one_stands(store: DeskStore) -> None:
    with store.write() as at:
        at.add_receipt("a" * 64, (PackageStatus.REJECTED, "package-cut"), b"first", NOW)
        at.add_receipt("a" * 64, (PackageStatus.IMPORTED, ""), b"second", NOW)
        at.add_receipt("b" * 64, (PackageStatus.STALE, "intake-stale"), b"third", NOW)
    with store.read() as at:
        found = at.standing("a" * 64)
        assert found
        assert (found.status, found.code, found.receipt, found.kept) == (
            PackageStatus.IMPORTED, "", b"second", False,
        )  # fmt: skip
        assert at.last_receipt() == digest(b"third")


def test_cases_move_conflict_and_are_decided_alike(tmp_path: Path) -> None:
    """The same story on both stores, told in the same words."""
    stories = []
    for kind in ("embedded", "memory"):
        with desk_over(kind, tmp_path / kind) as desk:
            receive(desk, closed())
            (case,) = desk.list_cases()
            desk.record_decision(case.id, ruling())
            receive(desk, closed(Verdict.NOT_MET), revision=2)
            receive(desk, closed(), device=OTHER_DEVICE)
            receive(desk, closed(first=facility("A2")), visit=OTHER_VISIT)
            last = desk.list_packages()[0].digest
            chosen = desk.case(case.id).packages[1].digest
            told = ruling(DecisionOutcome.FAILED, reason="复核后不合格", package=chosen)
            seen = [told_of(desk)]
            desk.record_decision(case.id, told)
            with desk.read() as at:
                seen.append([(d.facility_code, d.pack_title, d.body) for d in at.decided()])
                assert at.cases_of(last) != (case.id,)
            stories.append([*seen, told_of(desk)])
    assert stories[0] == stories[1]
    states = [case[4] for case in stories[0][-1]]  # type: ignore[index]
    assert CaseState.FAILED in states


def told_of(desk: Desk) -> list[tuple[object, ...]]:
    """The list of cases without the ids, which are random."""
    return [
        (
            c.facility_code, c.facility_name, c.pack_edition, c.round, c.state, c.outcome, c.met,
            c.not_met, c.open, c.package.revision, c.package.device_id, c.package.status,
            c.packages, c.conflict, c.decision, c.decision_outdated,
            [(t.before, t.after, t.who, t.reason) for t in desk.case(c.id).transitions],
            [(d.id, d.replaces, d.facts) for d in desk.case(c.id).decisions],
        )
        for c in desk.list_cases()
    ]  # fmt: skip


def test_ledgers_are_kept_in_the_order_of_adding(desk: Desk) -> None:
    add(desk, TASKS, task(5, TaskStatus.RUNNING), task(5, TaskStatus.DONE))
    with desk.read() as at:
        entries = at.entries(TASKS, TaskEntry)
        assert [e.status for e in entries] == [TaskStatus.RUNNING, TaskStatus.DONE]
        assert at.entries(ACTION, TaskEntry) == ()
    assert books(desk).ledger(TASKS).lines


def test_writes_wait_for_each_other(desk: Desk) -> None:
    """Sixteen threads count in one secret, and no step is lost."""

    def step() -> None:
        with desk.write() as at:
            at.put_secret("n", str(int(at.secret("n") or b"0") + 1).encode())

    threads = [threading.Thread(target=step) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with desk.read() as at:
        assert at.secret("n") == b"16"


def test_an_object_store_that_fails_leaves_no_package_without_its_bytes(tmp_path: Path) -> None:
    with desk_over("memory", tmp_path / "desk") as desk:
        assert isinstance(desk.store, MemoryStore)
        for at_put in range(4):
            desk.store.objects.fails_at = at_put
            with pytest.raises(StoreError):
                receive(desk, closed())
            assert desk.list_packages() == ()
            assert desk.list_cases() == ()
        desk.store.objects.fails_at = -1
        arrived, _ = receive(desk, closed())
        assert desk.reader(arrived.digest).read(digest(PHOTO_BYTES)) == PHOTO_BYTES


def test_only_what_is_damaged_is_asked_for_again(desk: Desk) -> None:
    arrived, read = arrival(closed())
    with desk.write() as store:
        intake.keep(store, arrived, PackageStatus.IMPORTED, read, NOW)

    def unasked(sha256: str) -> bytes:
        raise AssertionError(sha256)

    wanted = [m.sha256 for m in arrived.members]
    assert not desk.store.mend(wanted, unasked)
    assert not desk.store.mend(wanted, unasked, closely=False)
    assert not desk.store.mend(["0" * 64], unasked), "it was never here"
