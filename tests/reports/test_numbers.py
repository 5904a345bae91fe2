"""Working on paper: exact integers decide, two decimals are only shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.standards.judgement import run_test
from reports.numbers import day, exact, quotient, rounded, ten_thousands, working
from tests.reports import sample


def line(clause: str, test: str, values: dict[str, int | str], answer: str = "") -> str:
    spec = next(t for t in sample.pack().clause(clause).tests if t.code == test)
    return working(run_test(spec, values), spec.percent, answer)


def test_working_of_a_quotient() -> None:
    shown = line("3", "daily_visits", {"specialty_visits": 16790, "specialty_open_days": 365})
    assert shown == "特色科室日均门诊量：16,790 ÷ 365 = 46.00 ≥ 30人次/日 达标"


def test_working_of_a_percentage() -> None:
    shown = line("5", "tcm_share", {"tcm_prescriptions": 38106, "all_prescriptions": 110132})
    assert shown.endswith("38,106 ÷ 110,132 ≈ 34.60% ≥ 30% 达标")


def test_a_plain_count_has_no_quotient() -> None:
    assert line("5", "piece_kinds", {"tcm_piece_kinds": 299}).endswith("299 < 300种 不达标")


def test_what_rounds_to_the_threshold_shows_the_compared_integers() -> None:
    shown = line("6", "gp_ratio", {"general_practitioners": 12, "resident_population": 60100})
    assert "12 ÷ 60,100 × 10,000 ≈ 2.00 < 2名/万人 不达标" in shown
    assert shown.endswith("（按整数比较：120,000 < 120,200）")


def test_nought_below_the_line_cannot_be_computed() -> None:
    shown = line("9", "satisfaction", {"patient_satisfied": 0, "patient_valid": 0})
    assert shown == "患者满意度：无法计算（缺少数据或分母为0）"


def test_a_choice_shows_the_answer() -> None:
    values: dict[str, int | str] = {"facility_kind": "community_centre", "grade": "b"}
    assert line("1", "community_grade", values, "乙级") == "社区：甲级：乙级，不达标"
    assert line("1", "township_grade", values, "乙级") == ""


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
    spec = sample.pack().clause("9").tests[0]
    assert quotient(run_test(spec, {"patient_satisfied": 3}), percent=True) is None
