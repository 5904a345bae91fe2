"""Numbers and days as paper shows them; the exact integers decide, display only rounds."""

from datetime import date, datetime, timedelta

from models.facts.types import Moment
from models.standards.judgement import TestOutcome, TestResult
from models.standards.working import comparison, exact, quotient, rounded, ten_thousands, whole

__all__ = [
    "comparison",
    "day",
    "exact",
    "local_time",
    "quotient",
    "rounded",
    "ten_thousands",
    "wall_clock",
    "whole",
    "working",
]


def day(text: str) -> str:
    """Return ``2021年9月15日`` of a civil date; other words stay as they are."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{found.year}年{found.month}月{found.day}日"


def local_time(moment: Moment) -> str:
    """Return the moment by the clock on the wall where it was."""
    there = wall_clock(moment)
    return f"{there.year}年{there.month}月{there.day}日 {there:%H:%M}"


def wall_clock(moment: Moment) -> datetime:
    """Return the moment by the clock on the wall where it was, without a zone."""
    utc = datetime.fromisoformat(moment.utc.replace("Z", ""))
    return utc + timedelta(minutes=moment.offset)


def working(result: TestResult) -> str:
    """Return a comparison with its name and what it came to; empty when it does not apply."""
    if result.outcome is TestOutcome.LEFT_OUT:
        return ""
    if result.outcome is TestOutcome.CANNOT_COMPUTE:
        return f"{result.label}：无法计算（缺少数据或分母为0）"
    verdict = "达标" if result.outcome is TestOutcome.HOLDS else "不达标"
    gap = "，" if result.answer else " "
    return f"{result.label}：{comparison(result)}{gap}{verdict}"
