"""Clauses made of several points: all, so many, alternatives, what does not apply (R2.5, R2.3)."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.standards.compound import Compound, is_compound, judge_parts, part_texts
from models.standards.judgement import (
    Assessed,
    ClauseOutcome,
    PackOutcome,
    judge_assessed,
    judge_clause,
)
from models.standards.parts_types import Part
from models.standards.types import Clause, DecisionRule, Verdict
from tests.support import SOURCE, pack

MET, NOT_MET, UNCHECKED = Verdict.MET, Verdict.NOT_MET, Verdict.UNCHECKED
ORDER = {Verdict.NOT_MET: 0, Verdict.UNCHECKED: 1, Verdict.MET: 2}
"""From worst to best."""
SAID = st.sampled_from([MET, NOT_MET, UNCHECKED, Verdict.TO_VERIFY])


def listed(*parts: Part, needed: int | None = None) -> Clause:
    """A clause with these points."""
    return Clause(
        code="1", number=1, text="甲、乙、丙、丁。", source=SOURCE, parts=parts, parts_needed=needed
    )


def points(number: int) -> tuple[Part, ...]:
    """Points 1 to ``number``."""
    return tuple(Part(code=str(n), text="甲乙丙丁"[n - 1]) for n in range(1, number + 1))


def verdict(clause: Clause, *said: Verdict, lacking: tuple[str, ...] = ()) -> Verdict:
    """What the parts come to when they are said one after the other."""
    return judge_parts(clause, {str(n): v for n, v in enumerate(said, 1)}, lacking).verdict


def test_r2_5_it_is_met_only_when_every_point_is() -> None:
    assert verdict(listed(*points(3)), MET, MET, MET) is MET
    assert verdict(listed(*points(3)), MET, NOT_MET, MET) is NOT_MET
    assert verdict(listed(*points(3)), MET, MET) is UNCHECKED
    assert verdict(listed(*points(3)), MET, Verdict.TO_VERIFY, MET) is UNCHECKED


def test_r2_5_the_failing_and_the_open_points_are_named() -> None:
    said = {"1": NOT_MET, "2": MET, "3": Verdict.TO_VERIFY}
    found = judge_parts(listed(*points(4)), said)
    assert found == Compound(verdict=NOT_MET, failing=("1",), open=("3", "4"))


@pytest.mark.parametrize("said", list(product((MET, NOT_MET), repeat=3)))
def test_so_many_of_a_list_are_enough(said: tuple[Verdict, ...]) -> None:
    expected = MET if said.count(MET) >= 2 else NOT_MET
    assert verdict(listed(*points(3), needed=2), *said) is expected


def test_so_many_of_a_list_fail_as_soon_as_they_cannot_be_reached() -> None:
    assert verdict(listed(*points(3), needed=2), NOT_MET, NOT_MET) is NOT_MET
    assert verdict(listed(*points(3), needed=2), NOT_MET, MET) is UNCHECKED


def test_of_alternatives_one_is_enough() -> None:
    one, two = (p.model_copy(update={"choice": "隔断"}) for p in points(2))
    clause = listed(one, two, points(3)[2])
    assert verdict(clause, NOT_MET, MET, MET) is MET
    assert verdict(clause, NOT_MET, NOT_MET, MET) is NOT_MET
    assert verdict(clause, NOT_MET, UNCHECKED, MET) is UNCHECKED


def test_r2_3_a_point_that_needs_what_is_absent_is_left_out() -> None:
    first, second = points(2)
    clause = listed(first.model_copy(update={"needs": "hospice"}), second)
    assert verdict(clause, UNCHECKED, MET) is UNCHECKED
    assert verdict(clause, UNCHECKED, MET, lacking=("hospice",)) is MET
    assert verdict(clause, UNCHECKED, NOT_MET, lacking=("hospice",)) is NOT_MET


def test_what_a_person_saw_goes_before_what_the_profile_says() -> None:
    first, second = points(2)
    clause = listed(first.model_copy(update={"needs": "hospice"}), second)
    assert verdict(clause, NOT_MET, MET, lacking=("hospice",)) is NOT_MET


def test_with_every_point_left_out_nothing_is_passed() -> None:
    out = (Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE)
    assert verdict(listed(*points(2)), *out) is UNCHECKED


def test_a_plain_clause_has_no_points() -> None:
    plain = Clause(code="1", number=1, text="有。", source=SOURCE)
    assert not is_compound(plain)
    assert list(part_texts(plain)) == []
    assert list(part_texts(listed(*points(2)))) == [("1", "甲"), ("2", "乙")]


def test_r2_5_a_failing_point_fails_the_clause_whatever_the_mark_says() -> None:
    clause = listed(*points(2))
    judged = judge_clause(clause, MET, {}, judge_parts(clause, {"1": MET, "2": NOT_MET}))
    assert (judged.outcome, judged.failing, judged.parts_conflict) == (
        ClauseOutcome.NOT_MET,
        ("2",),
        True,
    )


@given(st.lists(SAID, min_size=1, max_size=4), st.integers(1, 4), st.data())
def test_r2_5_a_failing_point_never_improves(
    said: list[Verdict], needed: int, data: st.DataObject
) -> None:
    clause = listed(*points(len(said)), needed=needed)
    at = data.draw(st.integers(0, len(said) - 1))
    worse = [*said[:at], NOT_MET, *said[at + 1 :]]
    assert ORDER[verdict(clause, *worse)] <= ORDER[verdict(clause, *said)]


@given(st.lists(SAID, min_size=1, max_size=3))
def test_r2_5_one_more_failing_point_never_improves(said: list[Verdict]) -> None:
    shorter, longer = listed(*points(len(said))), listed(*points(len(said) + 1))
    assert verdict(longer, *said, NOT_MET) is NOT_MET
    assert ORDER[verdict(longer, *said, NOT_MET)] <= ORDER[verdict(shorter, *said)]


@given(st.dictionaries(st.sampled_from("1234"), SAID), st.sets(st.just("hospice")))
def test_the_order_of_ticks_does_not_matter(said: dict[str, Verdict], lacking: set[str]) -> None:
    clause = listed(*points(4))
    turned = dict(reversed(list(said.items())))
    assert judge_parts(clause, said, lacking) == judge_parts(clause, turned, lacking)


@given(st.dictionaries(st.sampled_from("1234"), SAID), st.integers(1, 4))
def test_points_nobody_answered_never_count_as_met(said: dict[str, Verdict], needed: int) -> None:
    found = judge_parts(listed(*points(4), needed=needed), said)
    assert (found.verdict is MET) == (list(said.values()).count(MET) >= needed)


@given(SAID, st.dictionaries(st.sampled_from("12"), SAID))
def test_no_tick_makes_an_unmarked_clause_pass(mark: Verdict, said: dict[str, Verdict]) -> None:
    """The mark is a person's word; ticks can only speak against it."""
    clause = listed(*points(2))
    given_ = Assessed(marks={"1": mark}, parts={"1": said} if said else {})
    outcome = judge_assessed(pack(clause), given_).outcome
    if mark is not MET or any(v is NOT_MET for v in said.values()):
        assert outcome is not PackOutcome.PASSED
    if said and judge_parts(clause, said).verdict is NOT_MET:
        assert outcome is PackOutcome.FAILED


def test_a_counting_pack_shows_what_the_points_come_to() -> None:
    clause = listed(*points(2))
    counting = pack(clause).model_copy(update={"decision": DecisionRule.COUNTS_ONLY})
    (judged,) = judge_assessed(counting, Assessed(parts={"1": {"1": NOT_MET}})).clauses
    assert (judged.parts, judged.failing) == (NOT_MET, ("1",))
    assert judge_assessed(counting, Assessed()).clauses == ()
