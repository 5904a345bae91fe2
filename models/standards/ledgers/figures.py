"""Reported figures of targets judged by exact integers, latest per target, year and area."""

from collections.abc import Iterable
from enum import StrEnum

from models.base import Record
from models.errors import StandardError
from models.standards.ledgers.entries import TargetFigures
from models.standards.ledgers.targets import (
    RegionClasses,
    TargetResult,
    aggregate,
    judge,
)
from models.standards.ledgers.types import Counted, Ledger, Target


class Concern(StrEnum):
    """Whether a target is meant for an area, by its region class."""

    YES = "yes"
    """No region is printed, or the area is of that region."""
    OTHER = "other"
    """The area is of another region."""
    UNPLACED = "unplaced"
    """The office has entered no region for the area; the document gives no list."""


class Reported(Record):
    """One report with what it comes to."""

    figures: TargetFigures
    """As entered."""
    result: TargetResult
    """By exact comparison."""
    concern: Concern
    """Whether the target is meant for the area."""


def judge_figures(target: Target, given: TargetFigures) -> TargetResult:
    """Return the result of reported figures; lists of institutions decide where given (R4.7).

    Raises StandardError when the numerator is not inside its denominator.
    """
    if given.whole or given.part:
        return aggregate(target, given.part, given.whole)
    values: dict[str, int | str] = {}
    for figure in given.figures:
        if figure.choice is not None:
            values[figure.key] = figure.choice
        elif figure.number is not None:
            values[figure.key] = figure.number
    result = judge(target, values)
    if target.counted is not Counted.INSTITUTIONS:
        return result
    part, whole = values.get("part"), values.get("whole")
    if not isinstance(part, int) or not isinstance(whole, int):
        return result
    if part > whole:
        raise StandardError("ledger-part-larger", code=target.id, part=part, whole=whole)
    return result.model_copy(update={"part": part, "whole": whole})


def concern(target: Target, area: str, classes: RegionClasses) -> Concern:
    """Return whether a target is meant for an area."""
    if not target.regions:
        return Concern.YES
    found = classes.region_of(area)
    if found is None:
        return Concern.UNPLACED
    return Concern.YES if found in target.regions else Concern.OTHER


def reports(
    ledger: Ledger, entries: Iterable[TargetFigures], classes: RegionClasses
) -> tuple[Reported, ...]:
    """Return the reports that count: the last one of each target, year and area, as entered."""
    latest: dict[tuple[str, int, str], TargetFigures] = {}
    for entry in entries:
        latest.pop((entry.target, entry.year, entry.area), None)
        latest[entry.target, entry.year, entry.area] = entry
    found = []
    for entry in latest.values():
        target = ledger.target(entry.target)
        found.append(
            Reported(
                figures=entry,
                result=judge_figures(target, entry),
                concern=concern(target, entry.area, classes),
            )
        )
    return tuple(found)


def counting(target: Target, found: Iterable[Reported]) -> Reported | None:
    """Return the report that says where a target stands; None when none counts.

    An area that no region class holds counts in no region (R4.7). Figures of the target's own
    year come before others, then the latest year, then what was entered last.
    """
    own = [one for one in found if one.concern is Concern.YES]
    of_year = [one for one in own if one.figures.year == target.due.year]
    ordered = sorted(of_year or own, key=lambda one: one.figures.year)
    return ordered[-1] if ordered else None
