"""R1.9 and the cohort of R4.7."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.messages import LANGUAGES
from models.standards.ledgers.cohort import Size, Standing, fix_cohort, standing
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.types import CohortRule


def rule() -> CohortRule:
    found = by_id("primary-care-action-2023-2025").ledger.cohort
    assert found is not None
    return found


RULE = rule()
FIGURES = st.none() | st.integers(min_value=0, max_value=20_000)
STAFF = st.none() | st.integers(min_value=0, max_value=30)


@pytest.mark.parametrize(
    ("people", "staff", "answer"),
    [
        (10_001, 10, Standing.DUTY),
        (10_000, 10, Standing.BOUNDARY),
        (9_999, 10, Standing.EXEMPT),
        (10_001, 9, Standing.EXEMPT),
        (10_000, 9, Standing.EXEMPT),
        (9_999, 9, Standing.EXEMPT),
        (9_999, None, Standing.EXEMPT),
        (None, 9, Standing.EXEMPT),
        (None, 10, Standing.UNKNOWN),
        (10_001, None, Standing.UNKNOWN),
        (10_000, None, Standing.UNKNOWN),
        (None, None, Standing.UNKNOWN),
    ],
)
def test_r1_9_where_an_institution_stands(
    people: int | None, staff: int | None, answer: Standing
) -> None:
    assert standing(RULE, people, staff).standing is answer


def test_r1_9_exactly_10000_is_a_boundary_case_and_not_over() -> None:
    answer = standing(RULE, 10_000, 25)
    assert answer.at_limit
    assert answer.text(RULE) == (
        "服务人口恰好 10000 人，既不超过也不是不足，人员 25 人：临界情形，不在任务内。"
    )


def test_r1_9_fewer_than_10_staff_wins_over_more_than_10000_people_and_is_shown() -> None:
    answer = standing(RULE, 12_345, 9)
    assert answer.standing is Standing.EXEMPT
    assert answer.both_clauses
    assert "两句都符合，以豁免为准" in answer.text(RULE)
    assert "the exemption wins" in answer.text(RULE, "en")


@given(FIGURES, STAFF)
def test_r1_9_every_pair_of_figures_has_one_answer(people: int | None, staff: int | None) -> None:
    answer = standing(RULE, people, staff)
    duty = people is not None and staff is not None and people > 10_000 and staff >= 10
    assert (answer.standing is Standing.DUTY) == duty
    exempt = (people is not None and people < 10_000) or (staff is not None and staff < 10)
    assert (answer.standing is Standing.EXEMPT) == exempt
    for language in LANGUAGES:
        assert answer.text(RULE, language)[-1] in "。."


@given(st.integers(0, 20_000), st.integers(0, 30))
def test_r1_9_more_people_never_lead_out_of_the_duty(people: int, staff: int) -> None:
    if standing(RULE, people, staff).standing is Standing.DUTY:
        assert standing(RULE, people + 1, staff).standing is Standing.DUTY


def test_r4_7_the_cohort_is_fixed_on_its_day() -> None:
    sizes = [
        Size(code="A", as_of="2024-12-31", people=10_500, staff=20),
        Size(code="A", as_of="2025-01-01", people=9_000, staff=20),  # after the day
        Size(code="B", as_of="2023-06-30", people=9_000, staff=20),
        Size(code="B", as_of="2024-06-30", people=11_000, staff=20),  # the latest before it
        Size(code="C", as_of="2024-12-31", people=10_000, staff=10),
        Size(code="D", as_of="2024-12-31", people=15_000, staff=8),
        Size(code="E", as_of="2025-02-01", people=15_000, staff=30),
    ]
    cohort = fix_cohort(RULE, sizes, "2024-12-31")
    assert cohort.members == {"A", "B"}
    assert cohort.boundary == {"C"}
    assert cohort.exempt == {"D"}
    assert cohort.unknown == {"E"}


SIZES = st.lists(
    st.builds(
        Size,
        code=st.sampled_from("ABCDE"),
        as_of=st.sampled_from(["2023-12-31", "2024-12-31", "2025-12-31"]),
        people=FIGURES,
        staff=STAFF,
    ),
    unique_by=lambda size: (size.code, size.as_of),
)


@given(SIZES, st.randoms())
def test_r4_7_every_institution_stands_once_and_order_does_not_matter(sizes, random) -> None:  # type: ignore[no-untyped-def]
    cohort = fix_cohort(RULE, sizes, "2024-12-31")
    groups = [cohort.members, cohort.exempt, cohort.boundary, cohort.unknown]
    assert sorted(code for group in groups for code in group) == sorted({s.code for s in sizes})
    shuffled = list(sizes)
    random.shuffle(shuffled)
    assert fix_cohort(RULE, shuffled, "2024-12-31") == cohort
    later = [*sizes, Size(code="A", as_of="2025-01-01", people=1, staff=1)]
    assert fix_cohort(RULE, later, "2024-12-31").members == cohort.members
