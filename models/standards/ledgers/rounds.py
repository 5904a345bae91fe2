"""A round of re-checks as it stands on a day: who is listed, who may be re-checked, what is due.

Pure functions over entries: R4.1, R4.2, R4.5, R4.8, R1.10, R3.12. The deadlines warn and decide
nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from models.base import CivilDate, Count, Name, Record
from models.standards.ledgers.dates import (
    ReviewCalendar,
    SelfAssessment,
    Timeliness,
    city_deadline,
    city_may_review,
    county_deadline,
    day,
    self_assessment,
    timeliness_of_day,
)
from models.standards.ledgers.duties import DutyDone, annual_duties, checklist
from models.standards.ledgers.review import unanswered
from models.standards.ledgers.review_entries import CityReviewed, CountyListed, SelfAssessed
from models.standards.ledgers.types import KeyIndicators, Ledger, Level, Year

Entry = TypeVar("Entry", CountyListed, SelfAssessed, CityReviewed)


class RoundLine(Record):
    """One institution in a round."""

    institution: Name
    """Institution code."""
    listed: CountyListed | None = None
    """Where the county's list has it; absent when it has not, or no longer."""
    county: Timeliness | None = None
    """Whether the county reported it in time."""
    assessed: SelfAssessed | None = None
    """Its self-assessment as entered."""
    clock: SelfAssessment | None = None
    """The six months' clock: by the application, or by today while there is none (R4.1)."""
    reviewed: CityReviewed | None = None
    """The city's re-check."""
    city: Timeliness | None = None
    """Whether the city reported it in time; absent while it has not."""
    reviewable: bool
    """True when the city may re-check it (R4.2)."""
    unanswered: tuple[Name, ...] = ()
    """Key indicators without an answer in the re-check: with any it is incomplete (R4.5)."""


class NoticeKind(StrEnum):
    """What has to be reported by a day of every year."""

    COUNTY = "county"
    """The county's list, by 30 April (R4.2)."""
    CITY = "city"
    """The city's re-checks, by 20 May (R4.2)."""
    FACILITY = "facility"
    """Annex 2 of every community hospital, by 10 November (R3.12)."""
    PROVINCE = "province"
    """The province's report, by the end of November (R4.8)."""


class NoticeState(StrEnum):
    """Where a deadline stands."""

    NOBODY = "nobody"
    """Nobody has to report."""
    DONE = "done"
    AHEAD = "ahead"
    LAST_DAY = "last_day"
    """最后一日: today until 24:00 in Beijing (R1.10)."""
    OVERDUE = "overdue"


class Notice(Record):
    """One deadline of a year."""

    kind: NoticeKind
    """What is due."""
    who: Name = ""
    """Office, where one entered something; empty otherwise."""
    due_on: CivilDate
    """Last day, included."""
    state: NoticeState
    """Where it stands."""
    missing: Count
    """How many are still missing."""
    whole: Count
    """Of how many; nought when the number is not known."""
    came: Timeliness | None = None
    """The latest of what came in; absent when nothing did."""


def latest(entries: Iterable[Entry], year: int) -> dict[str, Entry]:
    """Return the last entry of every institution in a year."""
    return {one.institution: one for one in entries if one.year == year}


def round_lines(
    calendar: ReviewCalendar,
    months: int,
    key: KeyIndicators | None,
    entries: tuple[Sequence[CountyListed], Sequence[SelfAssessed], Sequence[CityReviewed]],
    today: CivilDate,
) -> tuple[RoundLine, ...]:
    """Return everybody who was entered for a round, by code."""
    counties = latest(entries[0], calendar.year)
    assessed = latest(entries[1], calendar.year)
    reviewed = latest(entries[2], calendar.year)
    listed = {code: one for code, one in counties.items() if one.withdrawn_on is None}
    on_list = frozenset(listed)
    return tuple(
        _line(
            RoundLine(
                institution=code,
                listed=listed.get(code),
                assessed=assessed.get(code),
                reviewed=reviewed.get(code),
                reviewable=city_may_review(on_list, code),
            ),
            calendar,
            months,
            key,
            today,
        )
        for code in sorted({*counties, *assessed, *reviewed})
    )


def _line(
    line: RoundLine,
    calendar: ReviewCalendar,
    months: int,
    key: KeyIndicators | None,
    today: CivilDate,
) -> RoundLine:
    found: dict[str, object] = {}
    if line.listed is not None:
        found["county"] = timeliness_of_day(line.listed.reported_on, county_deadline(calendar))
    if line.assessed is not None:
        applied = line.assessed.applied_on or today
        found["clock"] = self_assessment(line.assessed.started_on, applied, months)
    if line.reviewed is not None:
        if line.reviewed.reported_on is not None:
            found["city"] = timeliness_of_day(line.reviewed.reported_on, city_deadline(calendar))
        if key is not None:
            found["unanswered"] = unanswered(key, _answers(line.reviewed))
    return line.model_copy(update=found)


def _answers(reviewed: CityReviewed) -> Mapping[str, str]:
    return {one.item: one.words.strip() for one in reviewed.key_answers}


def round_notices(
    calendar: ReviewCalendar, lines: Iterable[RoundLine], today: CivilDate
) -> tuple[Notice, Notice]:
    """Return the county's and the city's deadline of a round (R4.2).

    How many the county has to report is not known; its list is missing while it is empty.
    """
    listed = [line.listed for line in lines if line.listed is not None]
    own = [line for line in lines if line.listed is not None]
    told = [r.reported_on for line in own if (r := line.reviewed) is not None and r.reported_on]
    county = notice(
        NoticeKind.COUNTY,
        county_deadline(calendar),
        today,
        [one.reported_on for one in listed],
        (0 if listed else 1, 0),
    )
    city_due = city_deadline(calendar)
    missing = (len(own) - len(told), len(own))
    return county, notice(NoticeKind.CITY, city_due, today, told, missing)


def province_notices(
    ledger: Ledger, done: Iterable[DutyDone], year: Year, today: CivilDate
) -> tuple[Notice, ...]:
    """Return the deadline of the province's report (R4.8): for each office that entered some of
    it in the year, or once for nobody."""
    duties = annual_duties(ledger, Level.PROVINCE_AUTHORITY)
    codes = {duty.id for duty in duties}
    entered = [one for one in done if one.duty in codes and day(one.done_on).year == year]
    offices = sorted({one.institution for one in entered}) or [""]
    found = []
    for office in offices:
        for item in checklist(duties, office, year, entered, today):
            days = [part.done_on for part in item.parts if part.done_on is not None]
            missing = (len(item.parts) - len(days), len(item.parts))
            made = notice(NoticeKind.PROVINCE, item.last_day, today, days, missing)
            found.append(made.model_copy(update={"who": office}))
    return tuple(found)


def notice(
    kind: NoticeKind,
    due_on: CivilDate,
    today: CivilDate,
    came: Sequence[CivilDate],
    counted: tuple[int, int],
) -> Notice:
    """Return where a deadline stands: ``came`` are the days of what came in, ``counted`` how many
    are missing and of how many."""
    missing, whole = counted
    last = timeliness_of_day(max(came), due_on) if came else None
    if missing:
        state = {
            Timeliness.IN_TIME: NoticeState.AHEAD,
            Timeliness.LAST_DAY: NoticeState.LAST_DAY,
            Timeliness.LATE: NoticeState.OVERDUE,
        }[timeliness_of_day(today, due_on)]
    else:
        state = NoticeState.DONE if came else NoticeState.NOBODY
    return Notice(kind=kind, due_on=due_on, state=state, missing=missing, whole=whole, came=last)
