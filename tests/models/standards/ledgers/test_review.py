"""R4.3 to R4.6 and R4.9."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StandardError
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.review import (
    EditionRef,
    Reached,
    TeamMember,
    Violation,
    barred,
    covers,
    look_back,
    recusals,
    unanswered,
    uncovered,
    valid_under,
)
from models.standards.ledgers.types import KeyIndicators, YearVeto

PLAN = by_id("primary-care-action-2023-2025").ledger
TIERS = ("未达标", "基本", "推荐")
SPECIALTIES = (
    "医疗机构管理",
    "医疗",
    "中医药",
    "护理",
    "医院感染管理",
    "公共卫生",
    "卫生监督",
    "财务管理",
    "信息管理",
)
"""Source 002 line 71."""
OLD = EditionRef(id="capability", edition="2018年版", sha256="0" * 64)
NEW = EditionRef(id="capability", edition="2022年版", sha256="1" * 64)


def veto() -> YearVeto:
    assert PLAN.veto is not None
    return PLAN.veto


def key() -> KeyIndicators:
    assert PLAN.key_indicators is not None
    return PLAN.key_indicators


def test_r4_3_recommended_includes_basic_and_never_the_other_way() -> None:
    assert covers(TIERS, "推荐", "基本")
    assert covers(TIERS, "基本", "基本")
    assert not covers(TIERS, "基本", "推荐")
    assert not covers(TIERS, "未达标", "基本")


def test_r4_3_the_list_of_tiers_is_data() -> None:
    longer = ("未达标", "合格", "基本", "推荐", "五星")
    assert covers(longer, "五星", "推荐")
    with pytest.raises(StandardError):
        covers(TIERS, "五星", "推荐")
    with pytest.raises(StandardError):
        covers(("基本", "基本"), "基本", "基本")


SEVERE = Violation(institution="M1", found_on="2024-06-30", severe=True, basis="文号")


@pytest.mark.parametrize("tier", ["基本", "推荐"])
@pytest.mark.parametrize("applied", ["2024-01-01", "2024-06-30", "2024-12-31"])
def test_r4_4_a_severe_violation_bars_both_tiers_in_that_year(tier: str, applied: str) -> None:
    found = barred(veto(), [SEVERE], "M1", tier, applied)
    assert found is not None
    assert (found.until, found.again_from) == ("2024-12-31", "2025-01-01")
    assert found.violation == SEVERE


@pytest.mark.parametrize("applied", ["2023-12-31", "2025-01-01", "2026-06-30"])
def test_r4_4_the_veto_expires_at_the_end_of_the_year(applied: str) -> None:
    assert barred(veto(), [SEVERE], "M1", "推荐", applied) is None


def test_r4_4_it_bars_nobody_else_no_other_tier_and_nothing_that_is_not_severe() -> None:
    assert barred(veto(), [SEVERE], "M2", "基本", "2024-07-01") is None
    assert barred(veto(), [SEVERE], "M1", "合格", "2024-07-01") is None
    mild = SEVERE.model_copy(update={"severe": False})
    assert barred(veto(), [mild], "M1", "基本", "2024-07-01") is None


@given(st.dates(), st.dates(), st.booleans())
def test_r4_4_barred_exactly_in_the_year_of_a_severe_violation(found, applied, severe) -> None:  # type: ignore[no-untyped-def]
    one = Violation(institution="M1", found_on=found.isoformat(), severe=severe)
    answer = barred(veto(), [one], "M1", "基本", applied.isoformat())
    assert (answer is not None) == (severe and found.year == applied.year)


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({}, ("行风建设", "医保基金使用内部管理")),
        ({"行风建设": "met"}, ("医保基金使用内部管理",)),
        ({"行风建设": "met", "医保基金使用内部管理": ""}, ("医保基金使用内部管理",)),
        ({"行风建设": "met", "医保基金使用内部管理": "not_met"}, ()),
    ],
)
def test_r4_5_a_recheck_without_both_key_indicators_is_incomplete(
    answers: dict[str, str], left: tuple[str, ...]
) -> None:
    assert unanswered(key(), answers) == left


def reached(code: str, standard: EditionRef, on: str) -> Reached:
    return Reached(institution=code, tier="基本", standard=standard, decided_on=on)


def test_r4_6_a_result_is_valid_only_with_the_edition_it_was_judged_by() -> None:
    result = reached("M1", OLD, "2019-05-20")
    assert valid_under(result, OLD)
    assert not valid_under(result, NEW)
    assert not valid_under(result, OLD.model_copy(update={"sha256": "2" * 64}))


def test_r4_6_who_reached_it_before_2021_and_not_again_is_looked_at_again() -> None:
    results = [
        reached("M1", OLD, "2019-05-20"),
        reached("M2", OLD, "2020-12-31"),
        reached("M2", NEW, "2023-05-20"),
        reached("M3", OLD, "2021-01-01"),
    ]
    assert look_back(results, NEW, "2021-01-01") == ("M1",)


def test_r4_9_the_nine_specialties_show_their_gaps_and_block_nothing() -> None:
    team = [
        TeamMember(id="1", specialties=("医疗", "护理")),
        TeamMember(id="2", specialties=("中医药", "公共卫生", "财务管理")),
    ]
    assert uncovered(SPECIALTIES, team) == (
        "医疗机构管理",
        "医院感染管理",
        "卫生监督",
        "信息管理",
    )
    assert uncovered(SPECIALTIES, [TeamMember(id="1", specialties=SPECIALTIES)]) == ()


def test_r4_9_members_employed_by_or_in_charge_of_the_visited_are_flagged() -> None:
    team = [
        TeamMember(id="1", specialties=(), employers=("M1",)),
        TeamMember(id="2", specialties=(), supervises=("M1", "M2")),
        TeamMember(id="3", specialties=(), employers=("M9",)),
    ]
    assert recusals(team, ["M1"]) == ("1", "2")
    assert recusals(team, ["M7"]) == ()
