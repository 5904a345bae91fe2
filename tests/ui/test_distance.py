"""How far a number is from its threshold: exact, and right on both sides of the edge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.standards.judgement import TestOutcome, TestResult, run_test
from models.standards.types import Operator, Test
from ui.distance import distance

RISING = (Operator.AT_LEAST, Operator.ABOVE)


def result(above: int, below: int, operator: Operator, value: int, per: int) -> TestResult:
    test = Test(
        code="t", label="t", numerator="a", denominator="b", operator=operator, value=value, per=per
    )
    return run_test(test, {"a": above, "b": below})


def test_eight_visits_short_of_twice_the_population() -> None:
    assert distance(result(116_420, 58_214, Operator.AT_LEAST, 2, 1)) == 8


def test_twelve_doctors_for_60100_people_are_one_short_though_it_prints_two() -> None:
    assert distance(result(12, 60_100, Operator.AT_LEAST, 2, 10_000)) == 1


def test_exactly_at_the_limit() -> None:
    assert distance(result(30, 100, Operator.AT_LEAST, 3, 10)) == 0
    assert distance(result(20, 100, Operator.BELOW, 1, 5)) == 1


def test_nothing_is_said_without_figures() -> None:
    test = Test(code="t", label="t", numerator="a", denominator="b", value=1)
    assert distance(run_test(test, {"a": 3})) is None
    assert distance(run_test(test, {"a": 3, "b": 0})) is None


@given(
    st.integers(0, 5000),
    st.integers(1, 5000),
    st.sampled_from(list(Operator)),
    st.integers(0, 50),
    st.integers(1, 20),
)
def test_stepping_that_far_crosses_the_edge_and_no_nearer(
    above: int, below: int, operator: Operator, value: int, per: int
) -> None:
    here = result(above, below, operator, value, per)
    gap = distance(here)
    assert gap is not None
    held = here.outcome is TestOutcome.HOLDS
    up = (operator in RISING) != held  # where the other side lies
    step = gap + 1 if held else gap
    there = above + step if up else above - step
    if there >= 0:
        assert result(there, below, operator, value, per).outcome is not here.outcome
    last = there - 1 if up else there + 1
    if step > 0 and last >= 0:
        assert result(last, below, operator, value, per).outcome is here.outcome
