"""Targets judged by exact integers, and aggregates over institutions by code (R4.7).

A numerator that is not inside its denominator is refused, never trimmed; an empty denominator
cannot be computed; a target without a figure is shown with its share and judged by a person.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from models.base import Count, Name, Record
from models.errors import StandardError
from models.standards.judgement import TestOutcome, TestResult, Values, run_test
from models.standards.ledgers.types import Counted, Measure, Region, Target
from models.standards.types import Code
from models.standards.working import comparison, whole

SHOWN_CODES = 3


class TargetOutcome(StrEnum):
    """What a target came to."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    CANNOT_COMPUTE = "cannot_compute"
    BY_PERSON = "by_person"
    """The document gives words, or the figure is masked."""


class TargetResult(Record):
    """A target's result with its working."""

    target: Code
    """Which."""
    outcome: TargetOutcome
    """What it came to."""
    tests: tuple[TestResult, ...] = ()
    """The comparisons with their exact integers."""
    part: Count | None = None
    """Numerator of an aggregate."""
    whole: Count | None = None
    """Denominator of an aggregate."""
    soft: bool = False
    """A soft target: shown as such, nobody fails by it."""
    above_range: bool = False
    """More than the printed range; passes with a note (R1.6)."""

    def working(self) -> tuple[str, ...]:
        """Return the comparisons as people write them; the bare share when there is none."""
        lines = tuple(line for line in map(comparison, self.tests) if line)
        if lines or self.part is None or self.whole is None:
            return lines
        return (f"{whole(self.part)} ÷ {whole(self.whole)}",)


class RegionClasses(Record):
    """Which area belongs to which region class: configuration, not text of the document."""

    east: frozenset[Name] = frozenset()
    """Codes of the eastern provinces."""
    central: frozenset[Name] = frozenset()
    """Codes of the central provinces."""
    west: frozenset[Name] = frozenset()
    """Codes of the western provinces."""

    def region_of(self, area: str) -> Region | None:
        """Return the class of an area; None when it is in no list."""
        found = [region for region in Region if area in getattr(self, region.value)]
        if len(found) > 1:
            raise StandardError("ledger-region-twice", area=area[:40])
        return found[0] if found else None


def judge(target: Target, values: Values) -> TargetResult:
    """Return the result of a target from entered figures."""
    results = tuple(run_test(test, values) for test in target.tests)
    return TargetResult(
        target=target.id,
        outcome=_outcome(target, results),
        tests=results,
        soft=target.hardness.soft,
        above_range=_above(target, results),
    )


def _outcome(target: Target, results: tuple[TestResult, ...]) -> TargetOutcome:
    if target.measure in (Measure.WORDS, Measure.MASKED) or not results:
        return TargetOutcome.BY_PERSON
    outcomes = {result.outcome for result in results}
    decisive = TestOutcome.HOLDS if target.any_of else TestOutcome.FAILS
    if decisive in outcomes:
        return TargetOutcome.REACHED if target.any_of else TargetOutcome.NOT_REACHED
    if TestOutcome.CANNOT_COMPUTE in outcomes:
        return TargetOutcome.CANNOT_COMPUTE
    return TargetOutcome.NOT_REACHED if target.any_of else TargetOutcome.REACHED


def _above(target: Target, results: tuple[TestResult, ...]) -> bool:
    end = target.range_end
    if end is None:
        return False
    return any(
        r.numerator is not None and r.numerator > end * (r.denominator or 1) for r in results
    )


def aggregate(target: Target, part: Collection[str], whole_: Collection[str]) -> TargetResult:
    """Return the result over sets of institution codes; the part must lie inside the whole."""
    if target.counted is not Counted.INSTITUTIONS:
        raise StandardError("ledger-not-an-aggregate", code=target.id)
    numerator, denominator = frozenset(part), frozenset(whole_)
    if any(not code.strip() for code in numerator | denominator):
        raise StandardError("ledger-code-empty", code=target.id)
    strangers = sorted(numerator - denominator)
    if strangers:
        shown = "、".join(code[:40] for code in strangers[:SHOWN_CODES])
        raise StandardError(
            "ledger-part-outside", code=target.id, count=len(strangers), shown=shown
        )
    counts = {"part": len(numerator), "whole": len(denominator)}
    return judge(target, counts).model_copy(update=counts)


def within(
    target: Target, codes: Collection[str], area_of: Mapping[str, str], classes: RegionClasses
) -> frozenset[str]:
    """Return the codes whose area is of the target's region classes; all when it has none."""
    if not target.regions:
        return frozenset(codes)
    return frozenset(c for c in codes if classes.region_of(area_of.get(c, "")) in target.regions)


def unplaced(
    codes: Collection[str], area_of: Mapping[str, str], classes: RegionClasses
) -> frozenset[str]:
    """Return the codes that no region class holds: they count nationally and in no region."""
    return frozenset(c for c in codes if classes.region_of(area_of.get(c, "")) is None)
