"""A comparison as people write it: 16,790 ÷ 365 = 46.00 ≥ 30人次/日; from its result alone.

The exact integers decide; these words only show them. The one place for it: screen, paper and
the page of a package all say the same.
"""

from collections.abc import Mapping
from fractions import Fraction

from models.standards.judgement import PERCENT, TestOutcome, TestResult
from models.standards.types import Operator

SIGNS: Mapping[Operator, str] = {
    Operator.AT_LEAST: "≥",
    Operator.BELOW: "<",
    Operator.AT_MOST: "≤",
    Operator.ABOVE: ">",
}
OPPOSITE: Mapping[Operator, Operator] = {
    Operator.AT_LEAST: Operator.BELOW,
    Operator.BELOW: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.ABOVE,
    Operator.ABOVE: Operator.AT_MOST,
}
PLACES = (2, 4, 6, 8)
"""Decimals tried, until the shown value lies where the exact one does."""


def whole(number: int) -> str:
    """Return ``16,790``."""
    return f"{number:,}"


def rounded(value: Fraction, places: int = 2) -> str:
    """Return ``value`` with ``places`` decimals, half away from nought; for display only."""
    scaled = value * 10**places
    nearest = int(abs(scaled) + Fraction(1, 2))
    above, below = divmod(nearest, 10**places)
    sign = "-" if scaled < 0 and nearest else ""
    return f"{sign}{above:,}" + (f".{below:0{places}d}" if places else "")


def exact(value: Fraction) -> str:
    """Return ``value`` without needless noughts; rounded when it has no short decimal form."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            return rounded(value, places)
    return rounded(value)


def ten_thousands(number: int) -> str:
    """Return persons in 万人, exactly: 58214 becomes 5.8214."""
    return exact(Fraction(number, 10_000))


def quotient(result: TestResult) -> Fraction | None:
    """Return the compared quotient as shown, exactly; None when it cannot be computed."""
    if result.numerator is None or not result.denominator:
        return None
    return Fraction(result.numerator * _scale(result), result.denominator)


def comparison(result: TestResult) -> str:
    """Return one comparison with its numbers, or the words of the answer; empty when unknown."""
    if result.outcome not in (TestOutcome.HOLDS, TestOutcome.FAILS):
        return ""
    value = quotient(result)
    if value is None or result.operator is None:
        return result.answer
    held = result.outcome is TestOutcome.HOLDS
    sign = SIGNS[result.operator if held else OPPOSITE[result.operator]]
    limit = _limit(result, result.value or 0)
    upper = limit if result.upper is None else _limit(result, result.upper)
    shown = _shown(value, limit, upper)
    line = f"{_left(result, value, shown)} {sign} {exact(limit)}{result.unit}"
    line += "" if shown else f"（{_crosswise(result, value, limit)}）"
    # A value above a printed range passes, and is remarked (R1.6).
    above = f"（高于区间 {exact(limit)}–{exact(upper)}{result.unit}）"
    return line + (above if result.above_range else "")


def _limit(result: TestResult, value: int) -> Fraction:
    """Return a threshold as it is shown."""
    return Fraction(value * _scale(result), result.per or 1)


def _scale(result: TestResult) -> int:
    """What a quotient is shown per: 100 for percentages, 10,000 for 每万人."""
    return 100 if result.unit == PERCENT else result.per or 1


def _shown(value: Fraction, *limits: Fraction) -> str:
    """Two decimals, or more where two would put it on another side of a limit (R1.2).

    Empty when no number of decimals that a person reads tells them apart.
    """
    sides = [(limit, _number(exact(limit))) for limit in limits]
    for places in PLACES:
        text = rounded(value, places)
        if all(_side(_number(text), beside) == _side(value, limit) for limit, beside in sides):
            return text
    return ""


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def _side(value: Fraction, limit: Fraction) -> int:
    return (value > limit) - (value < limit)


def _left(result: TestResult, value: Fraction, shown: str) -> str:
    above, below = whole(result.numerator or 0), whole(result.denominator or 1)
    if result.denominator == 1 and _scale(result) == 1:
        return above
    times = "" if result.unit == PERCENT or _scale(result) == 1 else f" × {whole(_scale(result))}"
    text = shown or rounded(value, PLACES[-1])
    equals = "=" if _number(text) == value else "≈"
    return f"{above} ÷ {below}{times} {equals} {text}{PERCENT if result.unit == PERCENT else ''}"


def _crosswise(result: TestResult, value: Fraction, limit: Fraction) -> str:
    """The integers that were compared, for what no decimals show."""
    left = f"{whole(result.numerator or 0)} × {whole(result.per or 1)}"
    right = f"{whole(result.value or 0)} × {whole(result.denominator or 1)}"
    return f"{left} {'<' if value < limit else '>'} {right}"
