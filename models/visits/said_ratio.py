"""A ratio that was only said, 自报比例: no numerator and no denominator stand behind it (R1.3)."""

import re
from fractions import Fraction

from models.errors import VisitError
from models.standards.judgement import COMPARE, TestOutcome
from models.standards.types import Clause, Test

_RATIO = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)\s*([%‰]?)", re.ASCII)
_OF = {"%": 100, "‰": 1000}


def typed(text: str) -> str:
    """Return a ratio as it is kept: ``18%``, ``2.1``; empty when nothing was typed.

    Raises VisitError ``ratio-not-a-number``.
    """
    plain = text.strip().replace("％", "%").replace(",", "").replace("，", "")
    if not plain:
        return ""
    found = _RATIO.fullmatch(plain)
    if found is None:
        raise VisitError("ratio-not-a-number", text=text.strip()[:20])
    return found[1] + found[2]


def ratios(clause: Clause) -> tuple[Test, ...]:
    """Return the comparisons of a clause that a ratio could be said for."""
    return tuple(test for test in clause.tests if test.denominator is not None)


def said_outcome(said: str, clause: Clause) -> TestOutcome | None:
    """Return what a said ratio would come to, for a self-check only (R1.3).

    None where it cannot be told: several ratios are asked for, or the ratio lacks its sign.
    """
    found = _RATIO.fullmatch(said)
    asked = ratios(clause)
    if found is None or len(asked) != 1 or bool(found[2]) is not asked[0].percent:
        return None
    test, number = asked[0], Fraction(found[1])
    # A percentage is a share of one; 每万人 is said per the denominator of the threshold.
    value = number / _OF[found[2]] if found[2] else number / test.per
    holds = COMPARE[test.operator](value.numerator * test.per, test.value * value.denominator)
    return TestOutcome.HOLDS if holds else TestOutcome.FAILS
