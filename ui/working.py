"""The working of a comparison as people write it: 18,250 ÷ 365 = 50.00 ≥ 30. No Qt."""

from fractions import Fraction

from models.standards.judgement import TestOutcome, TestResult
from models.standards.types import Clause, Test
from reports.numbers import OPPOSITE, SIGNS, exact, quotient, rounded, scale, whole


def working(result: TestResult, clause: Clause) -> str:
    """Return one comparison with its exact numbers; empty when a number is missing."""
    test = next((t for t in clause.tests if t.code == result.test), None)
    if test is None or result.outcome is TestOutcome.LEFT_OUT:
        return ""
    if test.one_of:
        return _answer(result, test, clause)
    value = quotient(result, test.percent)
    if value is None or result.outcome is TestOutcome.CANNOT_COMPUTE:
        return ""
    held = result.outcome is TestOutcome.HOLDS
    limit = Fraction(test.value * scale(result, test.percent), test.per)
    unit = "%" if test.percent else f" {test.unit}" if test.unit else ""
    sign = SIGNS[test.operator if held else OPPOSITE[test.operator]]
    return f"{_left(result, test, value, limit)} {sign} {exact(limit)}{unit}"


def _left(result: TestResult, test: Test, value: Fraction, limit: Fraction) -> str:
    above, below = whole(result.numerator or 0), whole(result.denominator or 1)
    if test.denominator is None:
        return above
    times = f" × {whole(test.per)}" if test.per > 1 and not test.percent else ""
    return f"{above} ÷ {below}{times} {_readable(value, limit, '%' if test.percent else '')}"


def _readable(value: Fraction, limit: Fraction, unit: str) -> str:
    """Two places, or more where two would look equal to a threshold that it is not (R1.2)."""
    for places in (2, 4, 6, 8):
        text = rounded(value, places)
        shown = Fraction(text.replace(",", ""))
        if shown != limit or value == limit:
            break
    return f"{'=' if shown == value else '≈'} {text}{unit}"


def _answer(result: TestResult, test: Test, clause: Clause) -> str:
    for entered in clause.inputs:
        if entered.key == test.numerator:
            labels = {c.value: c.label for c in entered.choices}
            return labels.get(result.answer, result.answer)
    return result.answer
