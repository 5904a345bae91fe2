"""How far figures are from another outcome, exactly: "3 more would be met", "2 more and it fails".

One number is changed while the other stays as it is. Whole people, visits, prescriptions decide
(R1.2), so the answer is a whole number too, and one less would not be enough.
"""

from dataclasses import dataclass

from models.standards.judgement import TestOutcome, TestResult
from models.standards.types import Operator

FROM_BELOW = (Operator.AT_LEAST, Operator.BELOW)
"""Comparisons whose outcome changes between "below the limit" and "at the limit"."""


@dataclass(frozen=True, slots=True)
class Distance:
    """The smallest changes that turn the outcome; negative ones are fewer."""

    numerator: int | None
    """Change of the number above the line alone; None when no change of it would do."""
    denominator: int | None
    """Change of the number below the line alone; None when no change of it would do."""


def distance(result: TestResult) -> Distance | None:
    """Return what would turn the outcome of a comparison, or None where there is none yet."""
    if result.outcome not in (TestOutcome.HOLDS, TestOutcome.FAILS) or result.operator is None:
        return None
    if result.numerator is None or not result.denominator or result.per is None:
        return None
    value, scaled = result.value or 0, result.numerator * result.per
    limit = value * result.denominator
    from_below = result.operator in FROM_BELOW
    is_lower = scaled < limit if from_below else scaled <= limit
    return Distance(
        _above(result.numerator, limit, result.per, from_below, is_lower),
        _below(result.denominator, scaled, value, from_below, is_lower),
    )


def _above(now: int, limit: int, per: int, from_below: bool, is_lower: bool) -> int | None:
    """``first`` is the smallest numerator on the upper side of the limit."""
    first = -(-limit // per) if from_below else limit // per + 1
    wanted = first if is_lower else first - 1
    return wanted - now if wanted >= 0 else None


def _below(now: int, scaled: int, value: int, from_below: bool, is_lower: bool) -> int | None:
    """``last`` is the largest denominator that leaves the quotient on its upper side."""
    if value == 0:
        return None
    last = scaled // value if from_below else -(-scaled // value) - 1
    wanted = last if is_lower else last + 1
    return wanted - now if wanted >= 1 else None
