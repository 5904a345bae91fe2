"""What the entries come to in the plan of the hospitals and in the round of a year."""

from __future__ import annotations

import pytest

from models.clock import Now
from models.district.decisions import Ruling
from models.district.desk import Desk
from models.facts.decision import DecisionOutcome
from models.standards import plans
from models.standards.ledgers.entries import (
    PlanFacility,
    PlanReport,
)
from models.standards.ledgers.review_entries import (
    CityReviewed,
    CountyListed,
    KeyAnswer,
    RectificationOrdered,
    Revisited,
)
from models.standards.ledgers.rounds import NoticeState
from models.store.shelf import publish
from tests.models.district.arrivals import closed, receive
from tests.models.district.books import (
    DAY,
    HOSPITAL,
    NOW,
    ROUND,
    add,
    books,
)
from tests.support import pack


def test_r3_14_the_plan_counter_counts_and_warns_only(desk: Desk) -> None:
    add(desk, HOSPITAL, PlanFacility(institution="X", name="样例甲", accepted_on="2021-10-20"))
    add(desk, HOSPITAL, PlanFacility(institution="Y", name="样例乙", accepted_on="2024-02-01"))
    (view,) = books(desk).plans
    found = view.standing()
    assert ([row.done for row in found.rows], found.planned, found.done) == ([1, 0, 1], 4, 2)
    assert found.behind == ("2022年",)


def test_r3_12_the_first_report_of_a_year_counts(desk: Desk) -> None:
    add(desk, HOSPITAL, PlanFacility(institution="X", name="样例甲", accepted_on="2021-10-20"))
    late = PlanReport(institution="X", year=2021, reported_on="2021-11-11")
    add(desk, HOSPITAL, late, late.model_copy(update={"reported_on": "2021-11-10"}))
    found = books(desk).plans[0].reported("X", 2021)
    assert found is not None
    assert found.reported_on == "2021-11-10"
    assert books(desk).plans[0].reported("X", 2022) is None


def test_who_was_accepted_at_the_desk_is_in_the_plan_until_the_office_says_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.available()[0].model_copy(update={"pack": "test-pack"})
    monkeypatch.setattr(plans, "available", lambda: (plan,))
    receive(desk, closed())
    case = desk.list_cases()[0]
    assert books(desk).plans[0].facilities == ()
    ruling = Ruling(
        outcome=DecisionOutcome.PASSED,
        opinion="同意。",
        decided_by="主任丙",
        organisation="示例区卫生健康委员会",
        decided_on="2021-09-20",
        document_number="示卫〔2021〕1号",
    )
    desk.record_decision(case.id, ruling)
    (found,) = books(desk).plans[0].facilities
    assert (found.institution, found.accepted_on) == (case.facility_code, "2021-09-20")
    said = found.model_copy(update={"plate_on": "2021-10-01"})
    add(desk, "test-pack", said)
    assert books(desk).plans[0].facilities == (said,)


def test_r4_6_who_was_accepted_under_an_earlier_edition_needs_a_look_back(desk: Desk) -> None:
    """R4.6: a result is valid only together with the edition it was judged by."""
    old, new = pack(), pack().model_copy(update={"edition": "2024"})
    with desk.workspace.write() as connection:
        publish(connection, old, "old.xlsx", NOW.utc)
    receive(desk, closed())
    case = desk.list_cases()[0]
    ruling = Ruling(
        outcome=DecisionOutcome.PASSED,
        opinion="同意。",
        decided_by="主任丙",
        organisation="示例区卫生健康委员会",
        decided_on="2021-09-20",
    )
    desk.record_decision(case.id, ruling)
    found = books(desk).look_back
    assert [one.ref.edition for one in found.editions] == [old.edition]
    assert found.due(found.editions[-1].ref) == ()
    with desk.workspace.write() as connection:
        publish(connection, new, "new.xlsx", NOW.utc)
    found = books(desk).look_back
    current = found.editions[-1].ref
    assert current.edition == "2024"
    (one,) = found.due(current)
    assert (one.reached.institution, one.reached.standard.edition) == (
        case.facility_code,
        old.edition,
    )
    assert found.due(current, "2021-09-20") == ()
    assert len(found.due(current, "2021-09-21")) == 1


def test_r4_2_and_r4_5_the_round_is_kept_and_read_back(desk: Desk) -> None:
    county = CountyListed(institution="X", year=2024, county="样例县", reported_on="2024-02-20")
    answer = KeyAnswer(item="行风建设", words="查阅记录。")
    city = CityReviewed(institution="X", year=2024, reviewed_on=DAY, key_answers=(answer,))
    add(desk, ROUND, county, city)
    (view,) = books(desk).reviews
    (line,) = view.lines(2024)
    assert line.reviewable
    assert line.unanswered == ("医保基金使用内部管理",)
    assert view.latest_start(2024) == "2023-10-31"


def test_r1_10_every_report_of_the_year_is_named_with_its_last_day(desk: Desk) -> None:
    """R4.2, R3.12 and R4.8 in the order of the year."""
    add(desk, HOSPITAL, PlanFacility(institution="X", name="样例甲", accepted_on="2021-10-20"))
    found = books(desk).notices(2024)
    assert [(one.due_on, one.state) for one in found] == [
        ("2024-04-30", NoticeState.AHEAD),
        ("2024-05-20", NoticeState.NOBODY),
        ("2024-11-10", NoticeState.AHEAD),
        ("2024-11-30", NoticeState.AHEAD),
    ]
    last = books(desk, Now(utc="2024-11-10T15:59:00.000Z", offset=480)).notices(2024)
    assert last[2].state is NoticeState.LAST_DAY
    over = books(desk, Now(utc="2024-11-10T16:00:00.000Z", offset=480)).notices(2024)
    assert over[2].state is NoticeState.OVERDUE


def test_r3_13_an_order_is_kept_before_its_re_visit(desk: Desk) -> None:
    order = RectificationOrdered(institution="X", ordered_on="2023-11-01", due_on="2024-02-01")
    visit = Revisited(institution="X", ordered_on="2023-11-01", visited_on=DAY, reached=False)
    add(desk, HOSPITAL, order)
    assert books(desk).plans[0].rectifications[0].state is plans.RecheckState.OVERDUE
    add(desk, HOSPITAL, visit)
    (one,) = books(desk).plans[0].rectifications
    assert one.state is plans.RecheckState.TO_WITHDRAW
