"""The working of a comparison, as paper words it: 18,250 ÷ 365 = 50.00 ≥ 30人次/日. No Qt."""

from models.standards.judgement import TestResult
from models.standards.types import Clause
from reports.numbers import comparison


def working(result: TestResult, clause: Clause) -> str:
    """Return one comparison with its exact numbers; empty when a number is missing."""
    return comparison(result)
