"""Yearly duties as a checklist: one item per duty and year, done part by part.

What was done in another year does not count, and nothing is carried over.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from models.base import CivilDate, Name, Record
from models.standards.ledgers.dates import day
from models.standards.ledgers.types import Ledger, Level, Target, Year
from models.standards.types import Code


class DutyState(StrEnum):
    """State of a duty in its year."""

    OPEN = "open"
    """Nothing done, the last day not over."""
    PARTLY = "partly"
    """Some parts done, the last day not over."""
    DONE = "done"
    LATE = "late"
    """All parts done, the last of them after the last day."""
    MISSED = "missed"
    """The last day is over and a part is not done."""


class DutyDone(Record):
    """One part of a duty, done."""

    institution: Name
    """Code of the institution or office."""
    duty: Code
    """Which target."""
    part: Name
    """Which part, in the printed words."""
    done_on: CivilDate
    """When."""
    evidence: tuple[Name, ...] = ()
    """What proves it: hashes or document numbers."""


class PartState(Record):
    """One part in its year."""

    part: Name
    """In the printed words."""
    done_on: CivilDate | None = None
    """The day on which it was done as often as asked; absent while it is not."""
    times: int = 0
    """How often in the year."""
    evidence: tuple[Name, ...] = ()
    """What proves it, in order of time."""


class DutyItem(Record):
    """One line of the checklist."""

    duty: Code
    """Which target."""
    year: Year
    """The year it is for."""
    state: DutyState
    """Its state."""
    last_day: CivilDate
    """Last day, inclusive: the printed one, or the end of the year."""
    parts: tuple[PartState, ...]
    """Part by part."""


def annual_duties(ledger: Ledger, level: Level = Level.FACILITY) -> tuple[Target, ...]:
    """Return the yearly duties of a level, in printed order."""
    return tuple(t for t in ledger.targets if t.annual and t.parts and t.level is level)


def checklist(
    duties: Iterable[Target],
    institution: str,
    year: int,
    done: Iterable[DutyDone],
    today: CivilDate,
) -> tuple[DutyItem, ...]:
    """Return the checklist of one institution for a year, as it stands ``today``."""
    own = [d for d in done if d.institution == institution and day(d.done_on).year == year]
    own.sort(key=lambda d: d.done_on)
    return tuple(_item(duty, year, own, today) for duty in duties)


def _item(duty: Target, year: int, own: list[DutyDone], today: CivilDate) -> DutyItem:
    last_day = f"{year:04d}-{duty.due.month_day or '12-31'}"
    parts = tuple(_parts(duty, own, today))
    state = _state(parts, last_day, today)
    return DutyItem(duty=duty.id, year=year, state=state, last_day=last_day, parts=parts)


def _parts(duty: Target, own: list[DutyDone], today: CivilDate) -> Iterator[PartState]:
    for part in duty.parts:
        entries = [
            d for d in own if (d.duty, d.part) == (duty.id, part) and day(d.done_on) <= day(today)
        ]
        asked = duty.times or 1
        yield PartState(
            part=part,
            done_on=entries[asked - 1].done_on if len(entries) >= asked else None,
            times=len(entries),
            evidence=tuple(name for entry in entries for name in entry.evidence),
        )


def _state(parts: tuple[PartState, ...], last_day: CivilDate, today: CivilDate) -> DutyState:
    dates = [day(part.done_on) for part in parts if part.done_on is not None]
    if len(dates) == len(parts):
        return DutyState.LATE if max(dates) > day(last_day) else DutyState.DONE
    if day(today) > day(last_day):
        return DutyState.MISSED
    return DutyState.PARTLY if dates else DutyState.OPEN
