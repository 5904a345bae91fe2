"""How far figures are from the other outcome: exact, and no smaller change would do (R1.2)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.standards.distance import Distance, distance
from models.standards.judgement import TestResult, run_test
from models.standards.types import Operator, Test

FURTHEST = 700
"""Beyond any change that the drawn numbers can need."""


def result(above: int, below: int, operator: Operator, value: int, per: int) -> TestResult:
    test = Test(
        code="t", label="t", numerator="a", denominator="b", operator=operator, value=value, per=per
    )
    return run_test(test, {"a": above, "b": below})


def test_eight_visits_short_of_twice_the_population() -> None:
    found = distance(result(116_420, 58_214, Operator.AT_LEAST, 2, 1))
    assert found == Distance(numerator=8, denominator=-4)


def test_r1_2_twelve_doctors_for_60100_people_are_one_short_though_it_prints_two() -> None:
    found = distance(result(12, 60_100, Operator.AT_LEAST, 2, 10_000))
    assert found == Distance(numerator=1, denominator=-100)


def test_exactly_at_the_limit_the_next_one_turns_it() -> None:
    at_least = distance(result(30, 100, Operator.AT_LEAST, 3, 10))
    assert at_least == Distance(numerator=-1, denominator=1)
    below = distance(result(20, 100, Operator.BELOW, 1, 5))
    assert below == Distance(numerator=-1, denominator=1)


def test_two_more_infusions_and_it_fails() -> None:
    """000 line 237: antibiotics below 20 per cent of what was looked at."""
    found = distance(result(18, 100, Operator.BELOW, 1, 5))
    assert found == Distance(numerator=2, denominator=-10)


def test_nothing_can_fall_below_nought() -> None:
    assert distance(result(0, 10, Operator.AT_LEAST, 0, 1)) == Distance(None, None)
    assert distance(result(0, 10, Operator.AT_LEAST, 1, 2)) == Distance(5, None)


def test_nothing_is_said_without_figures() -> None:
    test = Test(code="t", label="t", numerator="a", denominator="b", value=1)
    assert distance(run_test(test, {"a": 3})) is None
    assert distance(run_test(test, {"a": 3, "b": 0})) is None


def nearest(now: int, least: int, turns: list[bool]) -> int | None:
    """The smallest change that turns the outcome, by trying them all."""
    for step in range(1, FURTHEST):
        for changed in (now + step, now - step):
            if least <= changed < len(turns) and turns[changed]:
                return changed - now
    return None


@given(
    st.integers(0, 40),
    st.integers(1, 40),
    st.sampled_from(list(Operator)),
    st.integers(0, 12),
    st.integers(1, 12),
)
def test_no_smaller_change_would_turn_it(
    above: int, below: int, operator: Operator, value: int, per: int
) -> None:
    here = result(above, below, operator, value, per)

    def turned(n: int, d: int) -> bool:
        return result(n, d, operator, value, per).outcome is not here.outcome

    by_above = [turned(n, below) for n in range(FURTHEST)]
    by_below = [d > 0 and turned(above, d) for d in range(FURTHEST)]
    assert distance(here) == Distance(nearest(above, 0, by_above), nearest(below, 1, by_below))


@given(
    st.integers(0, 10**9),
    st.integers(1, 10**9),
    st.sampled_from(list(Operator)),
    st.integers(0, 10_000),
    st.integers(1, 10_000),
)
def test_the_stated_change_turns_it_and_one_less_does_not(
    above: int, below: int, operator: Operator, value: int, per: int
) -> None:
    here = result(above, below, operator, value, per)
    found = distance(here)
    assert found is not None
    for by, made in (
        (found.numerator, lambda n: result(above + n, below, operator, value, per)),
        (found.denominator, lambda n: result(above, below + n, operator, value, per)),
    ):
        if by is not None:
            assert made(by).outcome is not here.outcome
            assert made(by - (1 if by > 0 else -1)).outcome is here.outcome
