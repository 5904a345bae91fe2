"""What is typed of a facility's profile, checked before it enters the record."""

import re
from datetime import date

from models.base import DATE_PATTERN, CivilDate
from models.errors import FactsError

_STAFF = re.compile(r"\d{1,6}", re.ASCII)


def parse_staff(text: str) -> int | None:
    """Return the number of staff; None for an empty text.

    Raises FactsError(``staff-not-a-number``).
    """
    typed = text.strip().removesuffix("人").replace(",", "").strip()
    if not typed:
        return None
    if not _STAFF.fullmatch(typed):
        raise FactsError("staff-not-a-number", text=text.strip()[:40])
    return int(typed)


def parse_name_days(first: str, last: str) -> tuple[CivilDate | None, CivilDate | None]:
    """Return first and last day of the second name (R3.11); None for what is empty.

    Raises FactsError: ``name-day-unreal``, ``name-days-order`` when it ends before it begins.
    """
    begun, ended = _day(first), _day(last)
    if begun is not None and ended is not None and ended < begun:
        raise FactsError("name-days-order", first=begun, last=ended)
    return begun, ended


def _day(text: str) -> CivilDate | None:
    typed = text.strip()
    if not typed:
        return None
    try:
        if re.fullmatch(DATE_PATTERN, typed, re.ASCII):
            return date.fromisoformat(typed).isoformat()
    except ValueError as error:
        raise FactsError("name-day-unreal", date=typed[:20]) from error
    raise FactsError("name-day-unreal", date=typed[:20])
