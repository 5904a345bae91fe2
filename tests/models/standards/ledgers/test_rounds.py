"""A round of re-checks on a day: the county's list, the deadlines, the key indicators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StandardError
from models.standards import plans
from models.standards.ledgers.dates import ReviewCalendar, Timeliness
from models.standards.ledgers.duties import DutyDone
from models.standards.ledgers.entries import check_entry
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.review_entries import (
    CityReviewed,
    CountyListed,
    KeyAnswer,
    RectificationOrdered,
    Revisited,
    SelfAssessed,
)
from models.standards.ledgers.rounds import (
    NoticeKind,
    NoticeState,
    RoundLine,
    notice,
    province_notices,
    round_lines,
    round_notices,
)
from models.standards.plans import RecheckState
from models.standards.rectifying import check_rectification, rectifications

CALENDAR = ReviewCalendar(year=2021)
ACTION = by_id("primary-care-action-2023-2025").ledger
KEY = ACTION.key_indicators
PLAN = plans.available()[0]


def listed(code: str, on: str = "2021-04-20", gone: str | None = None) -> CountyListed:
    return CountyListed(
        institution=code, year=2021, county="样例县", reported_on=on, withdrawn_on=gone
    )


def reviewed(code: str, told: str | None = None, **answers: str) -> CityReviewed:
    said = tuple(KeyAnswer(item=item, words=words) for item, words in answers.items())
    return CityReviewed(
        institution=code, year=2021, reviewed_on="2021-05-10", reported_on=told, key_answers=said
    )


def lines(
    *entries: CountyListed | SelfAssessed | CityReviewed, today: str = "2021-05-15"
) -> tuple[RoundLine, ...]:
    sorted_out = (
        tuple(e for e in entries if isinstance(e, CountyListed)),
        tuple(e for e in entries if isinstance(e, SelfAssessed)),
        tuple(e for e in entries if isinstance(e, CityReviewed)),
    )
    return round_lines(CALENDAR, 6, KEY, sorted_out, today)


def test_r4_2_only_what_the_county_listed_is_re_checked_by_the_city() -> None:
    on, off, never = lines(listed("A"), listed("B"), listed("B", gone="2021-04-25"), reviewed("C"))
    assert (on.reviewable, off.reviewable, never.reviewable) == (True, False, False)
    assert (off.listed, never.listed) == (None, None)


def test_r4_2_a_list_of_another_year_does_not_count() -> None:
    assert lines(listed("A").model_copy(update={"year": 2020})) == ()


@pytest.mark.parametrize(
    ("day", "came"),
    [
        ("2021-04-29", Timeliness.IN_TIME),
        ("2021-04-30", Timeliness.LAST_DAY),
        ("2021-05-01", Timeliness.LATE),
    ],
)
def test_r4_2_the_county_reports_by_30_april_inclusive(day: str, came: Timeliness) -> None:
    (line,) = lines(listed("A", day))
    assert line.county is came


@pytest.mark.parametrize(
    ("day", "came"),
    [("2021-05-20", Timeliness.LAST_DAY), ("2021-05-21", Timeliness.LATE), (None, None)],
)
def test_r4_2_the_city_reports_by_20_may_inclusive(day: str | None, came: object) -> None:
    (line,) = lines(listed("A"), reviewed("A", day))
    assert line.city is came


def test_r4_1_the_application_is_not_before_six_months_of_self_assessment() -> None:
    started = SelfAssessed(institution="A", year=2021, started_on="2020-10-31")
    (line,) = lines(started, today="2021-04-29")
    assert line.clock is not None
    assert (line.clock.earliest, line.clock.ready) == ("2021-04-30", False)
    (line,) = lines(started.model_copy(update={"applied_on": "2021-04-30"}))
    assert line.clock is not None
    assert line.clock.ready


def test_r4_5_a_re_check_without_both_key_indicators_is_incomplete() -> None:
    assert KEY is not None
    first, second = KEY.items
    (bare,) = lines(listed("A"), reviewed("A"))
    assert bare.unanswered == (first, second)
    (half,) = lines(listed("A"), reviewed("A", **{first: "查阅记录。", second: "  "}))
    assert half.unanswered == (second,)
    (whole,) = lines(listed("A"), reviewed("A", **{first: "查阅记录。", second: "抽查病历。"}))
    assert whole.unanswered == ()


def test_r1_10_the_round_gives_notice_on_the_last_day_and_when_it_is_over() -> None:
    def states(today: str) -> list[NoticeState]:
        found = lines(listed("A"), today=today) if today > "2021-05" else ()
        return [one.state for one in round_notices(CALENDAR, found, today)]

    assert states("2021-04-29") == [NoticeState.AHEAD, NoticeState.NOBODY]
    assert states("2021-04-30")[0] is NoticeState.LAST_DAY
    assert states("2021-05-20") == [NoticeState.DONE, NoticeState.LAST_DAY]
    assert states("2021-05-21") == [NoticeState.DONE, NoticeState.OVERDUE]


def test_r4_8_the_report_of_the_province_gives_notice_on_30_november() -> None:
    done = [DutyDone(institution="省", duty="T42", part="年度工作总结", done_on="2021-11-20")]

    def state(today: str, entered: list[DutyDone]) -> tuple[NoticeState, int, str]:
        (one,) = province_notices(ACTION, entered, 2021, today)
        assert (one.kind, one.due_on) == (NoticeKind.PROVINCE, "2021-11-30")
        return one.state, one.missing, one.who

    assert state("2021-11-29", []) == (NoticeState.AHEAD, 3, "")
    assert state("2021-11-30", done) == (NoticeState.LAST_DAY, 2, "省")
    assert state("2021-12-01", done) == (NoticeState.OVERDUE, 2, "省")


days = st.dates().map(lambda found: found.isoformat())


@given(days, days, st.lists(days, max_size=3), st.integers(0, 3))
def test_what_is_complete_is_never_overdue(due: str, today: str, came: list[str], n: int) -> None:
    found = notice(NoticeKind.FACILITY, due, today, came, (n, n + len(came)))
    assert (found.state in (NoticeState.DONE, NoticeState.NOBODY)) == (n == 0)
    assert (found.state is NoticeState.OVERDUE) == (n > 0 and today > due)


ORDER = RectificationOrdered(institution="A", ordered_on="2021-06-01", due_on="2021-09-01")


def revisit(on: str, reached: bool) -> Revisited:
    return Revisited(institution="A", ordered_on="2021-06-01", visited_on=on, reached=reached)


@pytest.mark.parametrize(
    ("today", "visits", "state"),
    [
        ("2021-08-31", (), RecheckState.RECTIFYING),
        ("2021-09-01", (), RecheckState.LAST_DAY),
        ("2021-09-02", (), RecheckState.OVERDUE),
        ("2021-09-02", (revisit("2021-08-20", True),), RecheckState.REACHED),
        ("2021-09-02", (revisit("2021-08-20", False),), RecheckState.TO_WITHDRAW),
        ("2021-08-01", (revisit("2021-08-20", False),), RecheckState.RECTIFYING),
        (
            "2021-09-10",
            (revisit("2021-09-05", True), revisit("2021-08-20", False)),
            RecheckState.REACHED,
        ),
    ],
)
def test_r3_13_a_rectification_has_a_date_and_one_re_visit_decides(
    today: str, visits: tuple[Revisited, ...], state: RecheckState
) -> None:
    (one,) = rectifications(PLAN, [ORDER], visits, today)
    assert (one.state, one.term.suggested) == (state, True)


def test_r3_13_a_longer_term_is_the_offices_own_and_the_latest_entry_counts() -> None:
    later = ORDER.model_copy(update={"due_on": "2021-12-01"})
    (one,) = rectifications(PLAN, [ORDER, later], [], "2021-09-02")
    assert (one.term.suggested, one.state) == (False, RecheckState.RECTIFYING)


def test_r3_13_a_term_that_ends_too_early_and_a_visit_without_an_order_are_refused() -> None:
    with pytest.raises(StandardError) as early:
        check_rectification(PLAN, ORDER.model_copy(update={"due_on": "2021-06-01"}), [])
    assert early.value.code == "plan-term-early"
    with pytest.raises(StandardError) as unknown:
        check_rectification(PLAN, revisit("2021-08-20", True), [])
    assert unknown.value.code == "plan-order-unknown"


@pytest.mark.parametrize(
    "record",
    [
        SelfAssessed(institution="A", year=2021, started_on="2021-02-01", applied_on="2021-01-01"),
        listed("A", "2021-04-20", "2021-04-19"),
        reviewed("A", "2021-05-09"),
    ],
)
def test_dates_that_go_backwards_are_refused(
    record: CountyListed | SelfAssessed | CityReviewed,
) -> None:
    with pytest.raises(StandardError) as refused:
        check_entry(None, record, programme=True)
    assert refused.value.code == "ledger-dates-turned"
