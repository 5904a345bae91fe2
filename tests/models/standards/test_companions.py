"""The plan of 001 and the links beside the standards are checked like the standards."""

from __future__ import annotations

import pytest

from models.standards import companions, loading, plans_types
from models.standards.plans_types import Plan

KNOWN = {one.pack.id for one in loading.available()}


@pytest.fixture
def plan() -> Plan:
    return plans_types.available()[0]


def faults(plan: Plan) -> list[str]:
    return [one.code for one in companions.check_plan(plan, KNOWN)]


def test_nothing_is_wrong_with_what_is_shipped() -> None:
    checked = companions.check_companions()
    assert [line for one in checked for line in one.lines()][1:] == [checked[1].title()]
    assert len(checked) == 2
    assert all(one.ok for one in checked)


def test_each_fault_of_a_plan_is_told(plan: Plan) -> None:
    assert faults(plan) == []
    assert faults(plan.model_copy(update={"pack": "nothing-here"})) == ["plan-of-nothing"]
    assert faults(plan.model_copy(update={"goal_count": 5})) == ["plan-sum"]
    goal = plan.goal.model_copy(update={"text": "建成5家"})
    assert faults(plan.model_copy(update={"goal": goal})) == ["plan-quote"]


def test_the_counts_are_said_in_both_languages(plan: Plan) -> None:
    assert "3 个时段 / 4 家" in companions.describe_plan(plan)
    assert "4 facilities" in companions.describe_plan(plan, "en")
    for checked in companions.check_companions():
        (line,) = checked.lines("en")
        assert line != checked.title("zh")
        assert checked.plain("en")["title"] == line
