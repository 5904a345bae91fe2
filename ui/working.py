"""The working of a comparison as people write it: 18 250 / 365 = 50.00 ≥ 30. No Qt."""

from fractions import Fraction

from models.standards.judgement import TestResult
from models.standards.types import Clause, Operator, Test

SIGNS = {
    Operator.AT_LEAST: "≥",
    Operator.BELOW: "<",
    Operator.AT_MOST: "≤",
    Operator.ABOVE: ">",
}


def decimal(value: Fraction, digits: int = 2) -> str:
    """Return ``value`` rounded half up to ``digits`` places, from exact integers."""
    scale = 10**digits
    scaled = (value.numerator * scale * 2 + value.denominator) // (value.denominator * 2)
    sign, whole = ("-" if scaled < 0 else ""), abs(scaled)
    return f"{sign}{whole // scale}.{whole % scale:0{digits}d}" if digits else f"{sign}{whole}"


def plain_number(value: Fraction) -> str:
    """Return a threshold without needless noughts: ``30``, ``2.5``."""
    return str(value.numerator) if value.denominator == 1 else decimal(value).rstrip("0")


def quotient(result: TestResult, test: Test) -> Fraction | None:
    """Return what is shown of the two entered numbers, in the unit of the comparison."""
    if result.numerator is None or not result.denominator or result.denominator < 0:
        return None
    return Fraction(result.numerator * _scale(test), result.denominator)


def threshold(test: Test) -> Fraction:
    """Return the threshold in the same unit."""
    return Fraction(test.value * _scale(test), test.per)


def _scale(test: Test) -> int:
    return 100 if test.percent else test.per


def working(result: TestResult, clause: Clause) -> str:
    """Return one comparison with its exact numbers; empty when a number is missing."""
    test = next((t for t in clause.tests if t.code == result.test), None)
    if test is None:
        return ""
    if test.one_of:
        return _answer(result, test, clause)
    value = quotient(result, test)
    if value is None:
        return ""
    limit, unit = threshold(test), "%" if test.percent else test.unit
    shown = _readable(value, limit)
    holds = _holds(value, limit, test.operator)
    sign = SIGNS[test.operator] if holds else _OPPOSITE[test.operator]
    if test.denominator is None:
        return f"{result.numerator:,} {sign} {plain_number(limit)} {unit}".rstrip()
    sum_ = f"{result.numerator:,} ÷ {result.denominator:,} = {shown}"
    return f"{sum_}{'%' if test.percent else ''} {sign} {plain_number(limit)} {unit}".rstrip()


_OPPOSITE = {
    Operator.AT_LEAST: "<",
    Operator.BELOW: "≥",
    Operator.AT_MOST: ">",
    Operator.ABOVE: "≤",
}


def _holds(value: Fraction, limit: Fraction, operator: Operator) -> bool:
    return {
        Operator.AT_LEAST: value >= limit,
        Operator.BELOW: value < limit,
        Operator.AT_MOST: value <= limit,
        Operator.ABOVE: value > limit,
    }[operator]


def _readable(value: Fraction, limit: Fraction) -> str:
    """Two places, or more where two would look equal to a threshold that it is not (R1.2)."""
    for digits in (2, 4, 6):
        text = decimal(value, digits)
        if Fraction(text) != limit or value == limit:
            return text
    return decimal(value, 8)


def _answer(result: TestResult, test: Test, clause: Clause) -> str:
    for entered in clause.inputs:
        if entered.key == test.numerator:
            labels = {c.value: c.label for c in entered.choices}
            return labels.get(result.answer, result.answer)
    return result.answer
