"""Aggregates of R4.7 and single targets, by exact integers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StandardError
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.targets import (
    RegionClasses,
    TargetOutcome,
    aggregate,
    judge,
    unplaced,
    within,
)
from models.standards.ledgers.types import Counted, Measure

PLAN = by_id("primary-care-action-2023-2025").ledger
DISTRICT = by_id("xuhui-community-2023").ledger
REACHED, SHORT = TargetOutcome.REACHED, TargetOutcome.NOT_REACHED
UNKNOWN, PERSON = TargetOutcome.CANNOT_COMPUTE, TargetOutcome.BY_PERSON


def codes(count: int, start: int = 0) -> list[str]:
    return [f"M{n:05}" for n in range(start, start + count)]


def test_r4_7_the_numerator_lies_inside_the_denominator_by_institution_code() -> None:
    target = PLAN.target("T08")
    with pytest.raises(StandardError) as refused:
        aggregate(target, ["M00001", "X2", "X1"], codes(10))
    assert refused.value.code == "ledger-part-outside"
    assert refused.value.sentence() == (
        "T08 的分子中有 2 个机构不在分母中（X1、X2），未计算；请核对两份名单。"
    )


def test_r4_7_an_institution_counts_once_however_often_it_is_named() -> None:
    result = aggregate(PLAN.target("T08"), ["A", "A", "A"], ["A", "A", "B", "C"])
    assert (result.part, result.whole, result.outcome) == (1, 3, SHORT)


def test_r4_7_exact_fractions_decide_never_the_shown_value() -> None:
    third = PLAN.target("T18")
    assert aggregate(third, codes(333), codes(1000)).outcome is SHORT
    assert aggregate(third, codes(333), codes(999)).outcome is REACHED
    half = DISTRICT.target("G02")
    assert aggregate(half, codes(8), codes(13)).outcome is REACHED  # 61.538…% ≥ 61.5%
    assert aggregate(half, codes(615), codes(1000)).outcome is REACHED
    close = aggregate(half, codes(61499), codes(100_000))
    assert close.outcome is SHORT
    assert close.working() == ("61,499 ÷ 100,000 = 61.4990% < 61.5%",)


def test_r4_7_an_empty_denominator_cannot_be_computed() -> None:
    result = aggregate(PLAN.target("T01"), [], [])
    assert (result.outcome, result.part, result.whole) == (UNKNOWN, 0, 0)


def test_r4_7_an_empty_code_is_refused() -> None:
    with pytest.raises(StandardError) as refused:
        aggregate(PLAN.target("T01"), [], ["A", " "])
    assert refused.value.code == "ledger-code-empty"


def test_r4_7_soft_targets_are_shown_as_soft() -> None:
    soft = {t.id for t in PLAN.targets if t.hardness.soft}
    assert soft == {"T07", "T15", "T19", "T20", "T21", "T26"}
    assert aggregate(PLAN.target("T07"), codes(1), codes(10)).soft
    assert not aggregate(PLAN.target("T01"), codes(1), codes(10)).soft
    assert not judge(PLAN.target("T28"), {"physicians": 0}).soft  # 至少 is not soft


def test_r4_7_region_classes_are_configuration_given_as_argument() -> None:
    area = {"A": "p1", "B": "p1", "C": "p2", "D": "p3", "E": "p9"}
    classes = RegionClasses(
        east=frozenset({"p1"}), central=frozenset({"p2"}), west=frozenset({"p3"})
    )
    assert within(PLAN.target("T02"), area, area, classes) == {"A", "B"}
    assert within(PLAN.target("T13"), area, area, classes) == {"A", "B", "C"}
    assert within(PLAN.target("T01"), area, area, classes) == set(area)
    assert unplaced([*area, "F"], area, classes) == {"E", "F"}
    moved = RegionClasses(west=frozenset({"p1"}))
    assert within(PLAN.target("T04"), area, area, moved) == {"A", "B"}


def test_r4_7_an_area_in_two_classes_is_refused() -> None:
    classes = RegionClasses(east=frozenset({"p1"}), west=frozenset({"p1"}))
    with pytest.raises(StandardError) as refused:
        classes.region_of("p1")
    assert refused.value.code == "ledger-region-twice"


def test_r4_7_only_sets_are_aggregated() -> None:
    with pytest.raises(StandardError) as refused:
        aggregate(PLAN.target("T27"), ["A"], ["A"])
    assert refused.value.code == "ledger-not-an-aggregate"


SHARES = [
    t
    for ledger in (PLAN, DISTRICT)
    for t in ledger.targets
    if t.counted is Counted.INSTITUTIONS and t.tests
]


@given(st.sampled_from(SHARES), st.integers(0, 300), st.integers(0, 300))
def test_r4_7_a_share_is_reached_exactly_when_the_fraction_is(target, part: int, rest: int) -> None:  # type: ignore[no-untyped-def]
    result = aggregate(target, codes(part), codes(part + rest))
    limit = Fraction(target.tests[0].value, target.tests[0].per)
    if part + rest == 0:
        assert result.outcome is UNKNOWN
    else:
        reached = Fraction(part, part + rest) >= limit
        assert result.outcome is (REACHED if reached else SHORT)
    assert (result.part, result.whole) == (part, part + rest)


@given(
    st.sampled_from(SHARES),
    st.frozensets(st.sampled_from("ABCDEFGH")),
    st.frozensets(st.sampled_from("ABCDEFGH")),
)
def test_r4_7_a_subset_is_computed_and_anything_else_refused(target, part, whole) -> None:  # type: ignore[no-untyped-def]
    if part <= whole:
        assert aggregate(target, part, whole).whole == len(whole)
    else:
        with pytest.raises(StandardError):
            aggregate(target, part, whole)


def test_targets_in_words_show_their_share_and_wait_for_a_person() -> None:
    for code in ("T05", "T32", "T34"):
        target = PLAN.target(code)
        assert target.measure is Measure.WORDS
        result = aggregate(target, codes(9), codes(10))
        assert result.outcome is PERSON
        assert result.working() == ("9 ÷ 10",)


def test_a_masked_target_is_never_judged() -> None:
    assert judge(DISTRICT.target("G12"), {"built": 99}).outcome is PERSON


@pytest.mark.parametrize(
    ("built", "outcome", "above"),
    [(0, SHORT, False), (1, REACHED, False), (2, REACHED, False), (3, REACHED, True)],
)
def test_r1_6_more_than_a_printed_range_passes_with_a_note(
    built: int, outcome: TargetOutcome, above: bool
) -> None:
    result = judge(PLAN.target("T13"), {"chosen": built})
    assert (result.outcome, result.above_range) == (outcome, above)


@pytest.mark.parametrize(
    ("beds", "county", "outcome"),
    [
        (50, 10_000, REACHED),
        (49, 490, REACHED),
        (49, 491, SHORT),
        (50, None, REACHED),
        (49, None, UNKNOWN),
        (0, 0, UNKNOWN),
    ],
)
def test_50_beds_or_a_tenth_of_the_county_hospital(
    beds: int, county: int | None, outcome: TargetOutcome
) -> None:
    values = {"beds": beds} if county is None else {"beds": beds, "county_beds": county}
    assert judge(PLAN.target("T15"), values).outcome is outcome


def test_all_three_levels_must_be_covered() -> None:
    full = {"cities": 5, "counties": 20, "facilities": 300}
    checked = {"cities_checked": 5, "counties_checked": 20, "facilities_checked": 300}
    target = PLAN.target("T36")
    assert judge(target, full | checked).outcome is REACHED
    assert judge(target, full | checked | {"facilities_checked": 299}).outcome is SHORT
    assert judge(target, full | {"cities_checked": 5}).outcome is UNKNOWN


@pytest.mark.parametrize(("count", "outcome"), [(499, SHORT), (500, REACHED), (501, REACHED)])
def test_500_new_community_hospitals_a_year(count: int, outcome: TargetOutcome) -> None:
    assert judge(PLAN.target("T06"), {"new": count}).outcome is outcome


def test_nothing_entered_is_never_reached() -> None:
    for ledger in (PLAN, DISTRICT):
        for target in ledger.targets:
            assert judge(target, {}).outcome in (UNKNOWN, PERSON)
