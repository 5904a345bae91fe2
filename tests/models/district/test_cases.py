"""What becomes of packages: cases, rounds, revisions, conflicts, and their bytes."""

from __future__ import annotations

import io

import pytest

from models.district import intake
from models.district.desk import Desk
from models.district.records import PackageStatus
from models.district.states import CaseState
from models.errors import DistrictError
from models.facts.bodies import VisitKind
from models.facts.canonical import digest
from models.standards.judgement import PackOutcome
from models.standards.types import Verdict
from tests.models.district.arrivals import (
    NOW,
    PHOTO_BYTES,
    arrival,
    closed,
    facility,
    receive,
)
from tests.models.district.test_decisions import ruling

OTHER_DEVICE = "99999999-9999-4999-8999-999999999999"
OTHER_VISIT = "88888888-8888-4888-8888-888888888888"


def test_a_signed_visit_opens_a_case(desk: Desk) -> None:
    arrived, status = receive(desk, closed())
    (case,) = desk.list_cases()
    assert status is PackageStatus.IMPORTED
    assert (case.state, case.outcome, case.round) == (CaseState.REPORTED, PackOutcome.PASSED, 1)
    assert (case.met, case.not_met, case.open) == (1, 0, 0)
    assert case.package.digest == arrived.digest
    assert case.decidable
    assert not case.conflict
    (step,) = desk.case(case.id).transitions
    assert (step.before, step.after, step.who) == (None, CaseState.REPORTED, "演示笔记本")
    assert (step.basis, step.at, step.offset) == (arrived.digest, NOW.utc, 480)
    assert desk.list_packages()[0].cases == (case.id,)


def test_a_self_assessment_is_the_application(desk: Desk) -> None:
    receive(desk, closed(first=facility("A1", VisitKind.SELF_ASSESSMENT)), visit=OTHER_VISIT)
    assert desk.list_cases()[0].state is CaseState.APPLIED
    receive(desk, closed(first=facility("A1")))
    (case,) = desk.list_cases()
    assert (case.state, case.packages) == (CaseState.REPORTED, 2)


def test_a_late_self_assessment_does_not_take_the_place_of_the_visit(desk: Desk) -> None:
    visit, _ = receive(desk, closed(first=facility("A1")))
    own = closed(first=facility("A1", VisitKind.SELF_ASSESSMENT))
    late, _ = receive(desk, own, visit=OTHER_VISIT)
    (case,) = desk.list_cases()
    assert (case.package.digest, case.packages) == (visit.digest, 2)
    with pytest.raises(DistrictError) as refused:
        desk.record_decision(case.id, ruling(package=late.digest))
    assert refused.value.code == "decision-package-unknown"


def test_a_newer_revision_joins_its_case_and_an_older_one_changes_nothing(desk: Desk) -> None:
    receive(desk, closed())
    second, status = receive(desk, closed(Verdict.NOT_MET, 1), revision=2)
    assert status is PackageStatus.IMPORTED
    _, late = receive(desk, closed(part=5), revision=1)
    assert late is PackageStatus.STALE
    (case,) = desk.list_cases()
    assert (case.package.digest, case.packages) == (second.digest, 2)
    assert case.outcome is PackOutcome.FAILED
    assert len(desk.list_packages()) == 3


def test_two_devices_stand_side_by_side(desk: Desk) -> None:
    first, _ = receive(desk, closed())
    second, status = receive(desk, closed(part=5), device=OTHER_DEVICE, revision=3)
    assert status is PackageStatus.CONFLICT
    (case,) = desk.list_cases()
    assert case.conflict
    assert case.package.digest == first.digest
    assert [p.digest for p in desk.case(case.id).packages] == [first.digest, second.digest]


def test_a_decided_case_is_followed_by_the_next_round(desk: Desk) -> None:
    receive(desk, closed())
    desk.record_decision(desk.list_cases()[0].id, ruling())
    receive(desk, closed(part=5), visit=OTHER_VISIT)
    assert [(c.round, c.state) for c in desk.list_cases()] == [
        (2, CaseState.REPORTED),
        (1, CaseState.PASSED),
    ]


def test_facilities_are_told_apart_by_code_not_by_name(desk: Desk) -> None:
    receive(desk, closed(first=facility("A1")))
    receive(desk, closed(first=facility("A2")), visit=OTHER_VISIT)
    assert sorted(c.facility_code for c in desk.list_cases()) == ["A1", "A2"]


def test_visits_without_a_code_do_not_run_together(desk: Desk) -> None:
    receive(desk, closed(first=facility("")))
    receive(desk, closed(first=facility("")), visit=OTHER_VISIT)
    assert len(desk.list_cases()) == 2


def test_the_bytes_come_back_from_the_database(desk: Desk) -> None:
    arrived, _ = receive(desk, closed())
    reader, photo = desk.reader(arrived.digest), digest(PHOTO_BYTES)
    assert reader.read(photo) == PHOTO_BYTES
    with reader.open(photo) as stream:
        assert stream.seek(-4, io.SEEK_END) == len(PHOTO_BYTES) - 4
        assert stream.read() == PHOTO_BYTES[-4:]
    with pytest.raises(KeyError):
        reader.read("0" * 64)
    assert desk.facts(arrived.digest) == arrived.facts
    with pytest.raises(DistrictError):
        desk.facts("0" * 64)


def test_a_photo_of_two_revisions_is_kept_once(desk: Desk) -> None:
    receive(desk, closed())
    receive(desk, closed(part=5), revision=2)
    with desk.workspace.write() as connection:
        kept = connection.exec_driver_sql(
            "SELECT count(*) FROM blob WHERE sha256 = ?", (digest(PHOTO_BYTES),)
        ).scalar_one()
        named = connection.exec_driver_sql(
            "SELECT count(*) FROM member WHERE sha256 = ?", (digest(PHOTO_BYTES),)
        ).scalar_one()
    assert (kept, named) == (1, 2)


def test_bytes_that_changed_meanwhile_leave_nothing_behind(desk: Desk) -> None:
    arrived, read = arrival(closed())
    with pytest.raises(DistrictError) as refused, desk.write() as connection:
        intake.keep(
            connection,
            arrived,
            PackageStatus.IMPORTED,
            lambda path: read(path) + b"!" if "evidence" in path else read(path),
            NOW,
        )
    assert refused.value.code == "package-changed-while-read"
    assert desk.list_packages() == ()
