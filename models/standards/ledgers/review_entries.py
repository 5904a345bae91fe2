"""What an office enters of a yearly re-check and of rectifications: added, never changed.

Of several entries about the same thing the latest counts, as everywhere in the ledgers.
"""

from typing import Annotated

from pydantic import StringConstraints

from models.base import CivilDate, Name, Record
from models.errors import StandardError
from models.standards.ledgers.dates import day
from models.standards.ledgers.types import Year

Answer = Annotated[str, StringConstraints(max_length=1000)]


class CountyListed(Record):
    """A facility on the county's list of a year (R4.2; source 002 lines 63 and 65)."""

    institution: Name
    """Institution code."""
    year: Year
    """Year of the round."""
    county: Name
    """Who reported it."""
    reported_on: CivilDate
    """Day on which the report reached the city."""
    withdrawn_on: CivilDate | None = None
    """Day on which the county took it off its list again."""
    evidence: tuple[Name, ...] = ()
    """Document numbers."""


class SelfAssessed(Record):
    """The self-assessment of a facility before a round (R4.1; source 002 line 53)."""

    institution: Name
    """Institution code."""
    year: Year
    """Year of the round."""
    started_on: CivilDate
    """First day."""
    applied_on: CivilDate | None = None
    """Day of the application; absent while there is none."""
    evidence: tuple[Name, ...] = ()
    """Document numbers."""


class KeyAnswer(Record):
    """What a re-check says of one key indicator (R4.5; source 004 line 15)."""

    item: Name
    """The indicator in the printed words."""
    words: Answer
    """The answer; empty is no answer."""


class CityReviewed(Record):
    """The city's re-check of a facility (R4.2; source 002 line 65)."""

    institution: Name
    """Institution code."""
    year: Year
    """Year of the round."""
    reviewed_on: CivilDate
    """Day of the re-check."""
    reported_on: CivilDate | None = None
    """Day on which its result was reported to the province; absent while it is not."""
    key_answers: tuple[KeyAnswer, ...] = ()
    """Answers to the key indicators (R4.5)."""
    evidence: tuple[Name, ...] = ()
    """Document numbers."""


class RectificationOrdered(Record):
    """限期整改 after a re-check of the city (R3.13; source 001 line 53)."""

    institution: Name
    """Institution code."""
    ordered_on: CivilDate
    """Day of the order."""
    due_on: CivilDate
    """Last day, included; a date, because the document prints no term."""
    ordered_by: Name = ""
    """Office that ordered it and that decides its result."""
    evidence: tuple[Name, ...] = ()
    """Document numbers."""


class Revisited(Record):
    """A re-visit after a rectification (R3.13)."""

    institution: Name
    """Institution code."""
    ordered_on: CivilDate
    """Which order, by its day."""
    visited_on: CivilDate
    """Day of the re-visit."""
    reached: bool
    """True when the standard was reached then."""
    evidence: tuple[Name, ...] = ()
    """Document numbers."""


OF_PROGRAMME = (CountyListed, SelfAssessed, CityReviewed)
"""Kinds that belong to a round of a programme (source 002)."""
OF_RECTIFICATION = (RectificationOrdered, Revisited)
"""Kinds that belong to the plan around a standard (source 001)."""
ORDERED_DATES = (
    ("started_on", "applied_on"),
    ("reviewed_on", "reported_on"),
    ("reported_on", "withdrawn_on"),
    ("ordered_on", "visited_on"),
)
"""Pairs of which the second is not before the first."""


def check_order(record: Record) -> None:
    """Raise StandardError(``ledger-dates-turned``) when dates of an entry go backwards."""
    for first, second in ORDERED_DATES:
        one, other = getattr(record, first, None), getattr(record, second, None)
        if one and other and day(other) < day(one):
            raise StandardError("ledger-dates-turned", first=one, second=other)


def check_answers(record: Record, items: tuple[str, ...]) -> None:
    """Raise StandardError(``ledger-key-unknown``) for an answer to what is no key indicator."""
    if isinstance(record, CityReviewed):
        named = [one.item for one in record.key_answers]
        for item in named:
            if item not in items or named.count(item) > 1:
                raise StandardError("ledger-key-unknown", item=item[:40])
