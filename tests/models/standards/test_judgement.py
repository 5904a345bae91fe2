"""Exact arithmetic: what passes, what fails, and why (rules R1.x, R2.4, R3.7, R3.8)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.standards.judgement import (
    ClauseOutcome,
    Computed,
    PackOutcome,
    TestOutcome,
    compute,
    judge_clause,
    judge_pack,
    run_test,
)
from models.standards.types import (
    Choice,
    Clause,
    DecisionRule,
    Input,
    Operator,
    Test,
    Verdict,
    Veto,
)
from tests.support import SOURCE, pack, ratio_clause


def comparison(operator: Operator, value: int, per: int = 1, below: str | None = "whole") -> Test:
    return Test(
        code="t",
        label="t",
        numerator="part",
        denominator=below,
        operator=operator,
        value=value,
        per=per,
    )


def test_twelve_doctors_for_sixty_thousand_one_hundred_people_fail_though_they_print_2_00() -> None:
    test = comparison(Operator.AT_LEAST, 2, 10_000)
    assert f"{12 * 10_000 / 60_100:.2f}" == "2.00"
    assert run_test(test, {"part": 12, "whole": 60_100}).outcome is TestOutcome.FAILS
    assert run_test(test, {"part": 12, "whole": 60_000}).outcome is TestOutcome.HOLDS


@pytest.mark.parametrize(
    ("operator", "at_threshold"),
    [
        (Operator.AT_LEAST, TestOutcome.HOLDS),  # 以上, 不低于, 达到 include the number (R1.1)
        (Operator.AT_MOST, TestOutcome.HOLDS),  # 不超过
        (Operator.BELOW, TestOutcome.FAILS),  # <20%: 20.00% fails
        (Operator.ABOVE, TestOutcome.FAILS),  # 超过
    ],
)
def test_the_threshold_itself(operator: Operator, at_threshold: TestOutcome) -> None:
    test = comparison(operator, 20, 100)
    assert run_test(test, {"part": 1, "whole": 5}).outcome is at_threshold


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 1000), st.integers(1, 10_000))
def test_comparison_is_that_of_exact_fractions(part: int, whole: int, value: int, per: int) -> None:
    outcome = run_test(
        comparison(Operator.AT_LEAST, value, per), {"part": part, "whole": whole}
    ).outcome
    assert (outcome is TestOutcome.HOLDS) == (Fraction(part, whole) >= Fraction(value, per))


@pytest.mark.parametrize(
    "values", [{}, {"part": 5}, {"part": 5, "whole": 0}, {"part": "18%", "whole": 5}]
)
def test_a_missing_or_empty_denominator_computes_nothing(values: dict[str, int | str]) -> None:
    assert run_test(comparison(Operator.AT_LEAST, 0), values).outcome is TestOutcome.CANNOT_COMPUTE


def grade_clause() -> Clause:
    """社区 → 甲; 乡镇 → 乙 or 甲 (criterion 1)."""
    choices = tuple(Choice(value=v, label=v) for v in ("a", "b", "c"))
    kinds = tuple(Choice(value=v, label=v) for v in ("community", "township"))
    return Clause(
        code="1",
        number=1,
        text="x",
        source=SOURCE,
        inputs=(
            Input(key="kind", label="类型", kind="choice", choices=kinds),
            Input(key="grade", label="等级", kind="choice", choices=choices),
        ),
        tests=(
            Test(
                code="c",
                label="甲",
                numerator="grade",
                one_of=("a",),
                when_key="kind",
                when_value="community",
            ),
            Test(
                code="t",
                label="乙",
                numerator="grade",
                one_of=("a", "b"),
                when_key="kind",
                when_value="township",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("kind", "grade", "expected"),
    [
        ("community", "a", Computed.MET),
        ("community", "b", Computed.NOT_MET),
        ("township", "b", Computed.MET),
        ("township", "c", Computed.NOT_MET),
        ("township", "", Computed.CANNOT_COMPUTE),
    ],
)
def test_a_condition_chooses_which_comparison_applies(
    kind: str, grade: str, expected: Computed
) -> None:
    assert compute(grade_clause(), {"kind": kind, "grade": grade})[0] is expected


@pytest.mark.parametrize(
    ("marked", "part", "expected", "conflict"),
    [
        (Verdict.MET, 30, ClauseOutcome.MET, False),
        (Verdict.MET, 29, ClauseOutcome.NOT_MET, True),
        (Verdict.NOT_MET, 30, ClauseOutcome.NOT_MET, True),
        (Verdict.TO_VERIFY, 30, ClauseOutcome.UNDETERMINED, False),
        (Verdict.UNCHECKED, 29, ClauseOutcome.NOT_MET, False),
        (Verdict.NOT_APPLICABLE, 29, ClauseOutcome.NOT_APPLICABLE, False),
    ],
)
def test_mark_and_figures_together(
    marked: Verdict, part: int, expected: ClauseOutcome, conflict: bool
) -> None:
    judged = judge_clause(ratio_clause(), marked, {"part": part, "whole": 100})
    assert (judged.outcome, judged.conflict) == (expected, conflict)


VETO = Veto(code="V1", text="x", source=SOURCE)
TWO = (ratio_clause("1"), ratio_clause("2"))
GOOD = {"1": {"part": 30, "whole": 100}, "2": {"part": 1, "whole": 3}}
BOTH = {"1": Verdict.MET, "2": Verdict.MET}


@pytest.mark.parametrize(
    ("marks", "veto", "expected"),
    [
        (BOTH, "none", PackOutcome.PASSED),
        (BOTH, "found", PackOutcome.FAILED),
        (BOTH, "unanswered", PackOutcome.UNDETERMINED),
        ({"1": Verdict.MET, "2": Verdict.NOT_MET}, "none", PackOutcome.FAILED),
        ({"1": Verdict.MET}, "none", PackOutcome.UNDETERMINED),
        ({"1": Verdict.MET, "2": Verdict.NOT_APPLICABLE}, "none", PackOutcome.UNDETERMINED),
    ],
)
def test_all_must_be_met_and_no_veto_stand(
    marks: dict[str, Verdict], veto: str, expected: PackOutcome
) -> None:
    judged = judge_pack(pack(*TWO, vetoes=(VETO,)), marks, GOOD, {"V1": veto})
    assert judged.outcome is expected


def test_a_counting_pack_has_counts_and_no_result() -> None:
    counting = pack(*TWO).model_copy(update={"decision": DecisionRule.COUNTS_ONLY})
    judged = judge_pack(counting, {"1": Verdict.MET, "2": Verdict.NOT_MET}, {}, {})
    assert judged.outcome is PackOutcome.NO_RULE
    assert [(t.node, t.met, t.not_met, t.unchecked) for t in judged.tallies] == [
        ("", 1, 1, 0),
        ("1", 1, 1, 0),
        ("1.1", 1, 1, 0),
    ]


@given(st.permutations(list(BOTH.items())))
def test_the_order_of_marks_does_not_matter(marks: list[tuple[str, Verdict]]) -> None:
    assert judge_pack(pack(*TWO), dict(marks), GOOD, {}) == judge_pack(pack(*TWO), BOTH, GOOD, {})
