"""R4.1, R4.2 and R1.10: the six months' clock, month ends, and days that count to their end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StandardError
from models.standards.ledgers.dates import (
    ReviewCalendar,
    Timeliness,
    add_months,
    beijing_date,
    city_deadline,
    city_may_review,
    county_deadline,
    latest_start,
    month_end,
    self_assessment,
    timeliness,
    timeliness_of_day,
)

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))
MONTHS = st.integers(min_value=-60, max_value=60)


@pytest.mark.parametrize(
    ("start", "after"),
    [
        ("2022-08-31", "2023-02-28"),
        ("2023-08-31", "2024-02-29"),
        ("2023-08-30", "2024-02-29"),
        ("2023-08-29", "2024-02-29"),
        ("2022-10-31", "2023-04-30"),
        ("2022-12-31", "2023-06-30"),
        ("2023-03-15", "2023-09-15"),
    ],
)
def test_r4_1_six_months_end_with_the_month_where_the_day_is_missing(
    start: str, after: str
) -> None:
    assert add_months(start, 6) == after


def test_r4_1_an_application_may_be_dated_six_months_after_the_start_and_not_a_day_before() -> None:
    early = self_assessment("2022-08-31", "2023-02-27")
    ready = self_assessment("2022-08-31", "2023-02-28")
    assert (early.earliest, early.ready, ready.ready) == ("2023-02-28", False, True)


@given(DAYS, MONTHS)
def test_r4_1_months_lead_into_the_right_month_on_the_same_day_or_its_last(
    start: date, months: int
) -> None:
    after = date.fromisoformat(add_months(start.isoformat(), months))
    assert (after.year * 12 + after.month) - (start.year * 12 + start.month) == months
    last = (after + timedelta(days=1)).day == 1
    assert after.day == start.day or (last and after.day < start.day)


@given(DAYS, DAYS, st.integers(min_value=0, max_value=60))
def test_r4_1_a_later_start_never_ends_earlier(one: date, other: date, months: int) -> None:
    early, late = sorted((one, other))
    assert add_months(early.isoformat(), months) <= add_months(late.isoformat(), months)


def test_r4_2_county_by_30_april_and_city_by_20_may_years_are_data() -> None:
    for year in (2023, 2024, 2031):
        calendar = ReviewCalendar(year=year)
        assert county_deadline(calendar) == f"{year}-04-30"
        assert city_deadline(calendar) == f"{year}-05-20"
    moved = ReviewCalendar(year=2026, county_by="03-31", city_by="04-15")
    assert (county_deadline(moved), city_deadline(moved)) == ("2026-03-31", "2026-04-15")


def test_r4_2_with_r4_1_the_self_assessment_starts_by_31_october_of_the_year_before() -> None:
    assert latest_start("2024-04-30") == "2023-10-31"
    assert self_assessment("2023-10-31", "2024-04-30").ready
    assert not self_assessment("2023-11-01", "2024-04-30").ready


@given(DAYS)
def test_r4_2_the_latest_start_is_the_latest(last_day: date) -> None:
    found = latest_start(last_day.isoformat())
    following = (date.fromisoformat(found) + timedelta(days=1)).isoformat()
    assert add_months(found, 6) <= last_day.isoformat() < add_months(following, 6)


def test_r4_2_the_city_reviews_only_what_is_on_the_county_list() -> None:
    county_list = frozenset({"A1", "A2"})
    assert city_may_review(county_list, "A1")
    assert not city_may_review(county_list, "B7")


@pytest.mark.parametrize(
    ("moment", "last_day", "answer"),
    [
        ("2023-04-30T15:59:59.999Z", "2023-04-30", Timeliness.LAST_DAY),
        ("2023-04-30T16:00:00.000Z", "2023-04-30", Timeliness.LATE),
        ("2023-04-29T16:00:00.000Z", "2023-04-30", Timeliness.LAST_DAY),
        ("2023-04-29T15:59:59.999Z", "2023-04-30", Timeliness.IN_TIME),
        ("2023-05-20T15:59:59.999Z", "2023-05-20", Timeliness.LAST_DAY),
        ("2023-05-20T16:00:00.000Z", "2023-05-20", Timeliness.LATE),
    ],
)
def test_r1_10_a_deadline_includes_its_day_until_24_00_in_beijing(
    moment: str, last_day: str, answer: Timeliness
) -> None:
    assert timeliness(moment, last_day) is answer


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2023, 11, "2023-11-30"), (2023, 2, "2023-02-28"), (2024, 2, "2024-02-29")],
)
def test_r1_10_the_end_of_a_month_is_its_last_day(year: int, month: int, last: str) -> None:
    assert month_end(year, month) == last
    assert timeliness_of_day(last, month_end(year, month)) is Timeliness.LAST_DAY


def test_the_date_in_beijing_is_a_day_ahead_in_the_evening_of_utc() -> None:
    assert beijing_date("2023-12-31T16:00:00.000Z") == "2024-01-01"


@pytest.mark.parametrize("text", ["2023-02-29", "2023-13-01", "2023-00-10"])
def test_a_day_that_does_not_exist_is_one_sentence(text: str) -> None:
    with pytest.raises(StandardError, match="不是可用的日期") as refused:
        add_months(text, 6)
    assert refused.value.code == "ledger-date-unreal"


@pytest.mark.parametrize(
    "act",
    [
        lambda: add_months("9999-10-01", 6),
        lambda: add_months("0001-01-01", -1),
        lambda: month_end(2023, 13),
        lambda: beijing_date("9999-12-31T23:00:00.000Z"),
        lambda: county_deadline(ReviewCalendar(year=2023, county_by="02-30")),
    ],
)
def test_dates_outside_the_calendar_are_one_sentence(act) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(StandardError):
        act()
