"""How far a measured number is from its threshold, exactly. No Qt."""

from models.standards.judgement import TestOutcome, TestResult
from models.standards.types import Operator


def distance(result: TestResult) -> int | None:
    """Return by how many units of the numerator a comparison is decided, None where unknown.

    Below a lower limit: how many are missing to reach it. At or above it: how many may go
    before it fails. The same for upper limits, the other way round. Always nought or more.
    """
    if result.outcome not in (TestOutcome.HOLDS, TestOutcome.FAILS):
        return None
    if result.numerator is None or not result.denominator or result.per is None:
        return None
    limit = (result.value or 0) * result.denominator
    above, per = result.numerator, result.per
    if result.operator in (Operator.AT_LEAST, Operator.BELOW):
        first = -(-limit // per)  # the smallest numerator that is not below the limit
        edge = first if above < first else first - 1
    else:
        last = limit // per  # the largest numerator that is not above the limit
        edge = last if above > last else last + 1
    held = result.outcome is TestOutcome.HOLDS
    return abs(above - edge) - 1 if held else abs(above - edge)
