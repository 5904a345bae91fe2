"""The one period of all figures of a visit (R1.8)."""

from datetime import date, timedelta

from models.base import CivilDate
from models.errors import VisitError
from models.facts.bodies import Period
from models.standards.ledgers.dates import add_months, day


def last_calendar_year(today: CivilDate) -> Period:
    """Return the last full calendar year (自然年): the period that is proposed."""
    year = day(today).year - 1
    return Period(first=date(year, 1, 1).isoformat(), last=date(year, 12, 31).isoformat())


def twelve_months_before(applied_on: CivilDate) -> Period:
    """Return the twelve months before an application (申请前12个月); its day is not part of it."""
    last = day(applied_on) - timedelta(days=1)
    return Period(first=add_months(applied_on, -12), last=last.isoformat())


def checked(first: CivilDate, last: CivilDate) -> Period:
    """Return the period; raises VisitError ``period-reversed`` when it ends before it begins."""
    if day(last) < day(first):
        raise VisitError("period-reversed")
    return Period(first=first, last=last)
