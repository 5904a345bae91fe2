"""Date arithmetic on the wall calendar: month ends, the six months' clock, the last day.

A day counts until 24:00 Beijing time (R1.10); the moment 24:00 itself is the next day.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from models.base import CivilDate, Instant, Record
from models.errors import StandardError
from models.standards.ledgers.types import Year

BEIJING = timezone(timedelta(hours=8))
SELF_ASSESSMENT_MONTHS = 6
"""R4.1; source 002 line 53: 不少于6个月."""
MonthDay = Annotated[str, StringConstraints(pattern=r"^\d\d-\d\d$")]


class Timeliness(StrEnum):
    """Whether something came in time."""

    IN_TIME = "in_time"
    LAST_DAY = "last_day"
    """On the deadline itself: in time, with the notice 最后一日."""
    LATE = "late"


class ReviewCalendar(Record):
    """The dates of a review round; years are data, not code (R4.2)."""

    year: Year
    """Year of the round."""
    county_by: MonthDay = "04-30"
    """Last day for the county's report (source 002 line 63)."""
    city_by: MonthDay = "05-20"
    """Last day for the city's report (source 002 line 63)."""


class SelfAssessment(Record):
    """The six months' clock of R4.1."""

    started_on: CivilDate
    """First day."""
    earliest: CivilDate
    """First day on which an application may be dated."""
    ready: bool
    """True when the date of application is not before that day."""


def day(text: str) -> date:
    """Return the day written as ``2021-09-15``; a day that does not exist is a StandardError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise StandardError("ledger-date-unreal", date=text[:10]) from error


def add_months(start: CivilDate, months: int) -> CivilDate:
    """Return the same day of the month so many months on; the last day where there is none.

    31 August and six months is 28 or 29 February.
    """
    begun = day(start)
    years, month = divmod(begun.year * 12 + begun.month - 1 + months, 12)
    if not date.min.year <= years <= date.max.year:
        raise StandardError("ledger-date-unreal", date=start)
    last = monthrange(years, month + 1)[1]
    return date(years, month + 1, min(begun.day, last)).isoformat()


def month_end(year: int, month: int) -> CivilDate:
    """Return the last day of a month: what ``X月底前`` includes."""
    if not (1 <= month <= 12 and date.min.year <= year <= date.max.year):
        raise StandardError("ledger-date-unreal", date=f"{year:04d}-{month:02d}"[:10])
    return date(year, month, monthrange(year, month)[1]).isoformat()


def beijing_date(moment: Instant) -> CivilDate:
    """Return the date in Beijing at a moment in UTC."""
    try:
        read = datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S.%f%z")
        return read.astimezone(BEIJING).date().isoformat()
    except (ValueError, OverflowError) as error:
        raise StandardError("ledger-date-unreal", date=moment[:10]) from error


def timeliness(moment: Instant, last_day: CivilDate) -> Timeliness:
    """Return whether a moment lies within a deadline that includes its day (R1.10)."""
    return timeliness_of_day(beijing_date(moment), last_day)


def timeliness_of_day(on: CivilDate, last_day: CivilDate) -> Timeliness:
    """Return the same for a date."""
    given, last = day(on), day(last_day)
    if given == last:
        return Timeliness.LAST_DAY
    return Timeliness.IN_TIME if given < last else Timeliness.LATE


def self_assessment(
    started_on: CivilDate, applied_on: CivilDate, months: int = SELF_ASSESSMENT_MONTHS
) -> SelfAssessment:
    """Return whether an application comes late enough after the start (R4.1)."""
    earliest = add_months(started_on, months)
    ready = day(applied_on) >= day(earliest)
    return SelfAssessment(started_on=started_on, earliest=earliest, ready=ready)


def county_deadline(calendar: ReviewCalendar) -> CivilDate:
    """Return the county's last day, inclusive."""
    return day(f"{calendar.year:04d}-{calendar.county_by}").isoformat()


def city_deadline(calendar: ReviewCalendar) -> CivilDate:
    """Return the city's last day, inclusive."""
    return day(f"{calendar.year:04d}-{calendar.city_by}").isoformat()


def latest_start(last_day: CivilDate, months: int = SELF_ASSESSMENT_MONTHS) -> CivilDate:
    """Return the last day on which a self-assessment may start to be over by ``last_day``.

    For 30 April this is 31 October of the year before: that day and six months is 30 April.
    """
    found = day(add_months(last_day, -months))
    while day(add_months((found + timedelta(days=1)).isoformat(), months)) <= day(last_day):
        found += timedelta(days=1)
    return found.isoformat()


def city_may_review(county_list: frozenset[str], institution: str) -> bool:
    """Return whether the city re-checks an institution: only what the county reported (R4.2)."""
    return institution in county_list
