"""Numbers and days as paper shows them; the exact integers decide, display only rounds."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from models.facts.types import Moment
from models.standards.judgement import TestOutcome, TestResult
from models.standards.types import Operator

SIGNS = {
    Operator.AT_LEAST: "≥",
    Operator.BELOW: "<",
    Operator.AT_MOST: "≤",
    Operator.ABOVE: ">",
}
OPPOSITE = {
    Operator.AT_LEAST: Operator.BELOW,
    Operator.BELOW: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.ABOVE,
    Operator.ABOVE: Operator.AT_MOST,
}


def whole(number: int) -> str:
    """Return ``16,790``."""
    return f"{number:,}"


def rounded(value: Fraction, places: int = 2) -> str:
    """Return ``value`` with ``places`` decimals, half away from nought; for display only."""
    scaled = value * 10**places
    nearest = int(abs(scaled) + Fraction(1, 2)) * (1 if scaled >= 0 else -1)
    return f"{Decimal(nearest).scaleb(-places).quantize(Decimal(10) ** -places):,}"


def exact(value: Fraction) -> str:
    """Return ``value`` without needless noughts; rounded when it has no short decimal form."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            return rounded(value, places)
    return rounded(value)


def ten_thousands(number: int) -> str:
    """Return persons in 万人, exactly: 58214 becomes 5.8214."""
    return exact(Fraction(number, 10_000))


def day(text: str) -> str:
    """Return ``2021年9月15日`` of a civil date; other words stay as they are."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{found.year}年{found.month}月{found.day}日"


def local_time(moment: Moment) -> str:
    """Return the moment by the clock on the wall where it was."""
    utc = datetime.fromisoformat(moment.utc.replace("Z", "+00:00"))
    there = utc + timedelta(minutes=moment.offset)
    return f"{there.year}年{there.month}月{there.day}日 {there:%H:%M}"


def scale(result: TestResult, percent: bool) -> int:
    """Return what a quotient is shown per: 100 for percentages, 10,000 for 每万人."""
    return 100 if percent else result.per or 1


def quotient(result: TestResult, percent: bool) -> Fraction | None:
    """Return the compared quotient as shown, exactly; None when it cannot be computed."""
    if result.numerator is None or not result.denominator:
        return None
    return Fraction(result.numerator * scale(result, percent), result.denominator)


def working(result: TestResult, percent: bool, answer: str = "") -> str:
    """Return the working of one comparison: ``16,790 ÷ 365 = 46.00 ≥ 30 达标``."""
    if result.outcome is TestOutcome.LEFT_OUT:
        return ""
    if result.outcome is TestOutcome.CANNOT_COMPUTE:
        return f"{result.label}：无法计算（缺少数据或分母为0）"
    verdict = "达标" if result.outcome is TestOutcome.HOLDS else "不达标"
    value = quotient(result, percent)
    if value is None or result.operator is None or result.numerator is None:
        return f"{result.label}：{answer or result.answer}，{verdict}"
    held = result.outcome is TestOutcome.HOLDS
    sign = SIGNS[result.operator if held else OPPOSITE[result.operator]]
    limit = Fraction((result.value or 0) * scale(result, percent), result.per or 1)
    unit = "%" if percent else result.unit
    line = f"{_left(result, percent, value)} {sign} {exact(limit)}{unit} {verdict}"
    return f"{result.label}：{line}{_proof(result, value, limit)}"


def _left(result: TestResult, percent: bool, value: Fraction) -> str:
    above, below = whole(result.numerator or 0), whole(result.denominator or 1)
    if result.denominator == 1 and not percent:
        return exact(value)
    times = f" × {whole(result.per or 1)}" if not percent and (result.per or 1) > 1 else ""
    equals = "=" if (value * 100).denominator == 1 else "≈"
    return f"{above} ÷ {below}{times} {equals} {rounded(value)}{'%' if percent else ''}"


def _proof(result: TestResult, value: Fraction, limit: Fraction) -> str:
    """Show the compared integers where two decimals hide the difference (R1.2)."""
    if value == limit or rounded(value) != rounded(limit) or result.denominator is None:
        return ""
    left = (result.numerator or 0) * (result.per or 1)
    right = (result.value or 0) * result.denominator
    sign = "<" if left < right else ">"
    return f"（按整数比较：{whole(left)} {sign} {whole(right)}）"
