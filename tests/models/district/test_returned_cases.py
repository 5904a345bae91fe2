"""A case that was sent back waits for its own record; no other visit of the facility ends that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.district import casework, intake, returning
from models.district.desk import Desk
from models.district.kept import Arrival
from models.district.records import PackageStatus
from models.district.returning import SendingBack
from models.district.states import CaseState
from models.facts.bodies import VisitKind
from models.facts.returning import Remark, VisitReturn
from models.standards.types import Verdict
from sync.sending import revisions
from tests.models.district.arrivals import NOW, arrival, closed, facility, receive
from tests.support import DEVICE

CODE = "11010112345"
OTHER_VISIT = "77777777-7777-4777-8777-777777777777"
OTHER_DEVICE = "99999999-9999-4999-8999-999999999999"
GIVEN = SendingBack(
    remarks=(Remark(text="请补签字"),), reason="不清楚", by="受理员丁", organisation="示例区"
)
SELF, SITE = VisitKind.SELF_ASSESSMENT, VisitKind.ON_SITE


def sent_of(arrived: Arrival) -> VisitReturn:
    """What is signed when the package goes back."""
    return VisitReturn(
        id="55555555-5555-4555-8555-555555555555",
        package_digest=arrived.digest,
        visit=arrived.visit_id,
        device=arrived.device_id,
        revision=arrived.revision,
        facts_digest=arrived.facts_digest,
        office="示例区",
        by="受理员丁",
        sent_at=NOW.utc,
        reason="不清楚",
        remarks=GIVEN.remarks,
    )


def sent_back(desk: Desk, arrived: Arrival) -> str:
    """Send the package back and return its case."""
    with desk.write() as store:
        (case,) = returning.keep(store, GIVEN, sent_of(arrived), b"signed", (DEVICE, NOW))
    assert desk.case(case).summary.state is CaseState.RETURNED
    return case


def both(desk: Desk) -> Arrival:
    """Receive a visit under two standards: a case of each."""
    arrived, read = arrival(closed(first=facility(CODE, SITE)))
    (own,) = arrived.facts.packs
    packs = (own, own.model_copy(update={"id": "second-pack"}))
    arrived = replace(arrived, facts=arrived.facts.model_copy(update={"packs": packs}))
    with desk.write() as store:
        intake.keep(store, arrived, PackageStatus.IMPORTED, read, NOW)
        casework.take_up(store, arrived, PackageStatus.IMPORTED, NOW)
    return arrived


def visit(desk: Desk, kind: VisitKind, **given: object) -> Arrival:
    return receive(desk, closed(first=facility(CODE, kind)), **given)[0]


@pytest.mark.parametrize(
    ("first", "then", "after"),
    [
        (SITE, SELF, CaseState.RETURNED),
        (SITE, SITE, CaseState.RETURNED),
        (SELF, SELF, CaseState.RETURNED),
        (SELF, SITE, CaseState.REPORTED),
    ],
)
def test_another_visit_of_the_facility_is_no_answer(
    desk: Desk, first: VisitKind, then: VisitKind, after: CaseState
) -> None:
    case = sent_back(desk, visit(desk, first))
    joined = visit(desk, then, visit=OTHER_VISIT, device=OTHER_DEVICE)
    file = desk.case(case)
    assert file.summary.state is after
    assert joined.digest in {one.digest for one in file.packages}, "it is kept in the case"
    assert len(file.returns) == 1


@pytest.mark.parametrize(("kind", "after"), [(SITE, CaseState.REPORTED), (SELF, CaseState.APPLIED)])
def test_its_own_later_revision_is(desk: Desk, kind: VisitKind, after: CaseState) -> None:
    case = sent_back(desk, visit(desk, kind))
    visit(desk, SELF, visit=OTHER_VISIT, device=OTHER_DEVICE)
    assert desk.case(case).summary.state is CaseState.RETURNED
    answer, _ = receive(desk, closed(Verdict.NOT_MET, first=facility(CODE, kind)), revision=2)
    file = desk.case(case)
    assert file.summary.state is after
    assert file.returns[0].answer == answer.digest


@pytest.mark.parametrize("returned", [0, 1])
def test_an_answer_counts_though_two_laptops_have_sent_the_visit(desk: Desk, returned: int) -> None:
    devices = (DEVICE, OTHER_DEVICE)
    sent = [visit(desk, SITE, device=device) for device in devices]
    case = sent_back(desk, sent[returned])
    chain = closed(Verdict.NOT_MET, first=facility(CODE, SITE))

    other = receive(desk, chain, device=devices[1 - returned], revision=2)
    assert other[1] is PackageStatus.CONFLICT
    assert desk.case(case).summary.state is CaseState.RETURNED, "the other laptop was not asked"

    answer, status = receive(desk, chain, device=devices[returned], revision=2)
    file = desk.case(case)
    assert status is PackageStatus.CONFLICT
    assert (file.summary.state, file.summary.conflict) == (CaseState.REPORTED, True)
    assert file.returns[0].answer == answer.digest
    pair = revisions(desk, case)
    assert pair
    assert [one.digest for one in pair] == [sent[returned].digest, answer.digest]


def test_a_return_is_taken_back_in_every_case_whatever_came_in_meanwhile(desk: Desk) -> None:
    arrived = both(desk)
    content = sent_of(arrived)
    with desk.write() as store:
        cases = returning.keep(store, GIVEN, content, b"signed", (DEVICE, NOW))
    assert len(cases) == 2
    newer = visit(desk, SITE, visit=OTHER_VISIT, device=OTHER_DEVICE)
    (asked,) = (case for case in cases if desk.case(case).summary.package.digest == newer.digest)
    with desk.write() as store:
        moved = returning.take_back(store, asked, GIVEN, (DEVICE, NOW))
    assert sorted(moved) == sorted(cases)
    assert {desk.case(case).summary.state for case in cases} == {CaseState.REPORTED}
