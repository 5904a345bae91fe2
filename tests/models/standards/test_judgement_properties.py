"""What holds of every judgement, whatever is marked: properties over ``judge_assessed``."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.standards.judgement import (
    Assessed,
    ClauseOutcome,
    PackOutcome,
    TestOutcome,
    judge_assessed,
    run_test,
)
from models.standards.loading import load
from models.standards.parts_types import Part
from models.standards.types import (
    Clause,
    DecisionRule,
    Input,
    NotApplicable,
    Operator,
    Pack,
    Test,
    Verdict,
    Veto,
)
from models.standards.working import comparison, rounded
from resources import path
from tests.support import SOURCE, pack

VERDICTS = st.sampled_from(list(Verdict))
VETO = Veto(code="V1", text="无。", source=SOURCE)
COUNT = st.integers(0, 10**6)


def ratio(operator: Operator, value: int, per: int, upper: int | None = None) -> Test:
    """``part / whole`` against ``value / per``."""
    return Test(
        code="share",
        label="占比",
        numerator="part",
        denominator="whole",
        operator=operator,
        value=value,
        per=per,
        unit="名/万人",
        upper=upper,
    )


def clauses() -> tuple[Clause, ...]:
    """A clause that is only marked, one with figures, one with points, one that may not apply."""
    inputs = tuple(Input(key=k, label=k, kind="integer", unit="人") for k in ("part", "whole"))
    plain = Clause(code="1", number=1, text="有。", source=SOURCE)
    numbers = plain.model_copy(
        update={"code": "2", "inputs": inputs, "tests": (ratio(Operator.AT_LEAST, 3, 10),)}
    )
    points = (Part(code="1", text="有"), Part(code="2", text="。"))
    listed = plain.model_copy(update={"code": "3", "parts": points})
    maybe = plain.model_copy(update={"code": "4", "not_applicable": NotApplicable.APPROVAL})
    return plain, numbers, listed, maybe


ALL_MET = pack(*clauses(), vetoes=(VETO,))
COUNTING = pack(*clauses()).model_copy(update={"decision": DecisionRule.COUNTS_ONLY})
BEST = Assessed(
    marks={code: Verdict.MET for code in "1234"},
    values={"2": {"part": 3, "whole": 10}},
    vetoes={"V1": "none"},
    parts={"3": {"1": Verdict.MET, "2": Verdict.MET}},
)
GIVEN = st.builds(
    Assessed,
    marks=st.dictionaries(st.sampled_from("1234"), VERDICTS),
    values=st.dictionaries(
        st.just("2"), st.fixed_dictionaries({"part": COUNT, "whole": COUNT}), max_size=1
    ),
    vetoes=st.dictionaries(st.just("V1"), st.sampled_from(["none", "found", "unanswered"])),
    parts=st.dictionaries(st.just("3"), st.dictionaries(st.sampled_from("12"), VERDICTS)),
)


def turned(given_: Assessed) -> Assessed:
    """The same facts, said in the opposite order."""
    return Assessed(
        marks=dict(reversed(list(given_.marks.items()))),
        values={code: dict(reversed(list(v.items()))) for code, v in given_.values.items()},
        vetoes=dict(reversed(list(given_.vetoes.items()))),
        parts={code: dict(reversed(list(v.items()))) for code, v in given_.parts.items()},
    )


def test_the_best_case_passes() -> None:
    assert judge_assessed(ALL_MET, BEST).outcome is PackOutcome.PASSED


@given(GIVEN)
def test_the_order_of_marks_does_not_matter(given_: Assessed) -> None:
    for one in (ALL_MET, COUNTING):
        assert judge_assessed(one, given_) == judge_assessed(one, turned(given_))


@given(GIVEN)
def test_r2_2_one_mark_that_is_not_met_never_passes(given_: Assessed) -> None:
    """Unanswered, 待核实, 不适用, an open veto: none of them is a pass (R2.1, R2.2, R3.6)."""
    outcome = judge_assessed(ALL_MET, given_).outcome
    whole = [given_.marks.get(code) is Verdict.MET for code in "1234"]
    if not all(whole) or given_.vetoes.get("V1") != "none" or "2" not in given_.values:
        assert outcome is not PackOutcome.PASSED


@given(GIVEN, st.sampled_from("1234"))
def test_a_worse_mark_never_improves(given_: Assessed, code: str) -> None:
    order = [PackOutcome.FAILED, PackOutcome.UNDETERMINED, PackOutcome.PASSED]
    worse = Assessed(
        {**given_.marks, code: Verdict.NOT_MET}, given_.values, given_.vetoes, given_.parts
    )
    before = judge_assessed(ALL_MET, given_).outcome
    after = judge_assessed(ALL_MET, worse).outcome
    assert order.index(after) <= order.index(before)


@given(GIVEN)
def test_r2_4_a_counting_pack_counts_every_clause_once_and_decides_nothing(
    given_: Assessed,
) -> None:
    judged = judge_assessed(COUNTING, given_)
    assert judged.outcome is PackOutcome.NO_RULE
    for tally in judged.tallies:
        counted = (tally.met, tally.not_met, tally.not_applicable, tally.to_verify, tally.unchecked)
        assert sum(counted) == 4


@given(GIVEN)
def test_r2_4_not_applicable_leaves_the_denominator(given_: Assessed) -> None:
    """符合率 = 符合/(符合+不符合): one more 不适用 changes neither number."""
    without = {code: v for code, v in given_.marks.items() if code != "4"}
    marks = {**without, "4": Verdict.NOT_APPLICABLE}
    before = judge_assessed(COUNTING, Assessed(without)).tallies[0]
    after = judge_assessed(COUNTING, Assessed(marks)).tallies[0]
    assert (after.met, after.not_met) == (before.met, before.not_met)
    assert after.not_applicable == before.not_applicable + 1


def test_not_applicable_is_never_a_pass_of_its_clause() -> None:
    marks = {**BEST.marks, "4": Verdict.NOT_APPLICABLE}
    judged = judge_assessed(ALL_MET, Assessed(marks, BEST.values, BEST.vetoes, BEST.parts))
    assert judged.clauses[3].outcome is ClauseOutcome.NOT_APPLICABLE
    assert judged.outcome is PackOutcome.UNDETERMINED


@pytest.mark.parametrize("values", [{}, {"part": 0, "whole": 0}, {"part": 5}, {"whole": 5}])
def test_r1_4_no_denominator_is_neither_a_pass_nor_nought_percent(values: dict[str, int]) -> None:
    given_ = Assessed(BEST.marks, {"2": values}, BEST.vetoes, BEST.parts)
    judged = judge_assessed(ALL_MET, given_)
    assert judged.clauses[1].tests[0].outcome is TestOutcome.CANNOT_COMPUTE
    assert judged.outcome is PackOutcome.UNDETERMINED
    assert comparison(judged.clauses[1].tests[0]) == ""


OPERATORS = {
    "以上": (Operator.AT_LEAST, True),
    "达到": (Operator.AT_LEAST, True),
    "不低于": (Operator.AT_LEAST, True),
    "以下": (Operator.AT_MOST, True),
    "不超过": (Operator.AT_MOST, True),
    "超过": (Operator.ABOVE, False),
    "不足": (Operator.BELOW, False),
    "少于": (Operator.BELOW, False),
    "<20%": (Operator.BELOW, False),
}


@pytest.mark.parametrize("word", OPERATORS)
@given(st.integers(1, 10**4), st.integers(1, 10**4), st.integers(1, 10**4))
def test_r1_1_which_words_include_the_number(word: str, value: int, per: int, times: int) -> None:
    operator, included = OPERATORS[word]
    at = run_test(ratio(operator, value, per), {"part": value * times, "whole": per * times})
    assert (at.outcome is TestOutcome.HOLDS) == included


@given(COUNT, st.integers(1, 10**6), st.integers(0, 100), st.sampled_from(list(Operator)))
def test_r1_2_shown_decimals_never_decide(
    part: int, whole: int, value: int, operator: Operator
) -> None:
    result = run_test(ratio(operator, value, 10_000), {"part": part, "whole": whole})
    exact = Fraction(part, whole), Fraction(value, 10_000)
    truth = {
        Operator.AT_LEAST: exact[0] >= exact[1],
        Operator.AT_MOST: exact[0] <= exact[1],
        Operator.ABOVE: exact[0] > exact[1],
        Operator.BELOW: exact[0] < exact[1],
    }
    assert (result.outcome is TestOutcome.HOLDS) == truth[operator]


def test_r1_2_twelve_for_sixty_thousand_one_hundred_print_2_00_and_fail() -> None:
    quality: Pack = load(path("standards", "community-service-quality-2015")).pack
    people = {"general_practitioners": 12, "practising_nurses": 13, "service_population": 60_100}
    given_ = Assessed({"4.2.1/1": Verdict.MET}, {"4.2.1/1": people})
    (judged,) = judge_assessed(quality, given_).clauses
    assert rounded(Fraction(12 * 10_000, 60_100)) == "2.00"
    assert [t.outcome for t in judged.tests] == [TestOutcome.FAILS, TestOutcome.HOLDS]
    assert (judged.outcome, judged.conflict) == (ClauseOutcome.NOT_MET, True)
    assert comparison(judged.tests[0]) == "12 ÷ 60,100 × 10,000 ≈ 1.9967 < 2名/万人"


@given(COUNT, st.integers(1, 10**6))
def test_r1_6_the_upper_end_of_a_range_changes_no_outcome(part: int, whole: int) -> None:
    values = {"part": part, "whole": whole}
    plain = run_test(ratio(Operator.AT_LEAST, 2, 10_000), values)
    ranged = run_test(ratio(Operator.AT_LEAST, 2, 10_000, upper=3), values)
    assert ranged.outcome is plain.outcome
    assert ranged.above_range == (Fraction(part, whole) > Fraction(3, 10_000))
    assert ("高于区间" in comparison(ranged)) == ranged.above_range
    assert not plain.above_range


def test_r1_6_just_above_the_range_is_remarked_though_it_prints_3_00() -> None:
    test = ratio(Operator.AT_LEAST, 2, 10_000, upper=3)
    at = run_test(test, {"part": 18, "whole": 60_000})
    above = run_test(test, {"part": 18, "whole": 59_999})
    assert (at.above_range, above.above_range) == (False, True)
    assert comparison(above) == ("18 ÷ 59,999 × 10,000 ≈ 3.0001 ≥ 2名/万人（高于区间 2–3名/万人）")


def test_r2_7_soft_wording_changes_no_count() -> None:
    """A soft clause is reported as a suggestion; its mark is counted as it is given."""
    soft = clauses()[0].model_copy(update={"soft": True, "remark": "软性要求。"})
    hard, gentle = (
        judge_assessed(
            pack(one).model_copy(update={"decision": DecisionRule.COUNTS_ONLY}),
            Assessed({"1": Verdict.NOT_MET}),
        )
        for one in (clauses()[0], soft)
    )
    assert hard == gentle
    assert gentle.outcome is PackOutcome.NO_RULE
