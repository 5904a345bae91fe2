"""Working on paper: exact integers decide, two decimals are only shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.standards.judgement import TestOutcome, TestResult, compute
from models.standards.types import Operator
from reports.numbers import comparison, day, exact, quotient, rounded, ten_thousands, working
from tests.reports import sample


def result(clause: str, test: str, values: dict[str, int | str]) -> TestResult:
    _, results = compute(sample.pack().clause(clause), values)
    return next(r for r in results if r.test == test)


def line(clause: str, test: str, values: dict[str, int | str]) -> str:
    return working(result(clause, test, values))


def against(value: int, per: int, numerator: int, denominator: int, unit: str = "") -> str:
    """The words of ``numerator / denominator ≥ value / per``."""
    holds = numerator * per >= value * denominator
    return comparison(
        TestResult(
            test="t",
            label="比",
            outcome=TestOutcome.HOLDS if holds else TestOutcome.FAILS,
            numerator=numerator,
            denominator=denominator,
            operator=Operator.AT_LEAST,
            value=value,
            per=per,
            unit=unit,
        )
    )


def test_working_of_a_quotient() -> None:
    shown = line("3", "daily_visits", {"specialty_visits": 16790, "specialty_open_days": 365})
    assert shown == "特色科室日均门诊量：16,790 ÷ 365 = 46.00 ≥ 30人次/日 达标"


def test_working_of_a_percentage() -> None:
    shown = line("5", "tcm_share", {"tcm_prescriptions": 38106, "all_prescriptions": 110132})
    assert shown.endswith("38,106 ÷ 110,132 ≈ 34.60% ≥ 30% 达标")


def test_a_plain_count_has_no_quotient() -> None:
    assert line("5", "piece_kinds", {"tcm_piece_kinds": 299}).endswith("299 < 300种 不达标")


def test_what_rounds_to_the_threshold_shows_more_decimals() -> None:
    shown = line("6", "gp_ratio", {"general_practitioners": 12, "resident_population": 60100})
    assert shown.endswith("：12 ÷ 60,100 × 10,000 ≈ 1.9967 < 2名/万人 不达标")


def test_a_shown_value_is_never_on_another_side_of_the_threshold() -> None:
    assert against(3, 10, 299_999, 1_000_000, "%") == "299,999 ÷ 1,000,000 = 29.9999% < 30%"
    assert against(1, 3, 1, 3, "%") == "1 ÷ 3 ≈ 33.33% ≥ 33.33%"


def test_what_no_decimals_show_is_shown_by_the_compared_integers() -> None:
    shown = against(3, 10, 299_999_999_999, 10**12, "%")
    assert shown.endswith("≈ 30.00000000% < 30%（299,999,999,999 × 10 < 3 × 1,000,000,000,000）")


def test_nought_below_the_line_cannot_be_computed() -> None:
    shown = line("9", "satisfaction", {"patient_satisfied": 0, "patient_valid": 0})
    assert shown == "患者满意度：无法计算（缺少数据或分母为0）"


def test_a_choice_shows_the_answer() -> None:
    values: dict[str, int | str] = {"facility_kind": "community_centre", "grade": "b"}
    assert line("1", "community_grade", values) == "社区：甲级：乙级，不达标"
    assert line("1", "township_grade", values) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Fraction(2999, 1000), "3.00"),
        (Fraction(10**9, 3), "333,333,333.33"),
        (Fraction(0), "0.00"),
    ],
)
def test_half_is_rounded_away_from_nought(value: Fraction, shown: str) -> None:
    assert rounded(value) == shown


def test_persons_in_ten_thousands_are_exact() -> None:
    assert [ten_thousands(n) for n in (58214, 60000, 1)] == ["5.8214", "6", "0.0001"]
    assert exact(Fraction(1, 3)) == "0.33"


def test_days_and_other_words() -> None:
    assert day("2021-09-05") == "2021年9月5日"
    assert day("2020年11月") == "2020年11月"


def test_quotient_without_denominator_is_unknown() -> None:
    assert quotient(result("9", "satisfaction", {"patient_satisfied": 3})) is None
