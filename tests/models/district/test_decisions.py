"""Decisions follow the judgement; what was decided stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models.district.decisions import Ruling
from models.district.desk import Desk
from models.district.states import CaseState
from models.errors import DistrictError
from models.facts.bodies import VisitKind
from models.facts.decision import DecisionOutcome
from models.standards.types import DecisionRule, Verdict
from tests.models.district.arrivals import closed, facility, receive
from tests.support import pack

OTHER_DEVICE = "99999999-9999-4999-8999-999999999999"
PASSED, FAILED = DecisionOutcome.PASSED, DecisionOutcome.FAILED


def ruling(outcome: DecisionOutcome = PASSED, **given: Any) -> Ruling:
    made = Ruling(
        outcome=outcome,
        opinion="经验收，11项标准全部达标。",
        decided_by="主任丙",
        organisation="示例区卫生健康委员会",
        decided_on="2021-09-20",
        document_number="示卫〔2021〕1号",
    )
    return replace(made, **given)


def case_of(desk: Desk, *arguments: Any, **given: Any) -> str:
    receive(desk, closed(*arguments, **given))
    return desk.list_cases()[0].id


def refusal(desk: Desk, case_id: str, given: Ruling) -> str:
    before = desk.case(case_id)
    with pytest.raises(DistrictError) as refused:
        desk.record_decision(case_id, given)
    assert desk.case(case_id) == before
    assert refused.value.sentence("zh")
    assert refused.value.sentence("en")
    return refused.value.code


def test_a_decision_is_recorded_with_its_step(desk: Desk) -> None:
    case_id = case_of(desk)
    facts = desk.record_decision(case_id, ruling(opinion="  全部达标。 "))
    case = desk.case(case_id)
    assert case.summary.state is CaseState.PASSED
    assert case.summary.decision is PASSED
    assert facts.facts_digest == case.summary.package.facts_digest
    assert facts.opinion == "全部达标。"
    assert desk.decision(case_id) == case.decisions[0]
    assert case.decisions[0].facts == facts
    step = case.transitions[-1]
    assert (step.who, step.role, step.document_number) == ("主任丙", "district", "示卫〔2021〕1号")
    assert (step.device, step.basis) == (desk.device_id, facts.facts_digest)


def test_passing_needs_every_criterion(desk: Desk) -> None:
    case_id = case_of(desk, Verdict.NOT_MET, 1)
    assert refusal(desk, case_id, ruling(reason="领导要求")) == "decision-not-all-met"
    desk.record_decision(case_id, ruling(FAILED))
    assert desk.case(case_id).summary.state is CaseState.FAILED


def test_a_mark_against_the_figures_does_not_pass(desk: Desk) -> None:
    assert refusal(desk, case_of(desk, Verdict.MET, 2), ruling()) == "decision-not-all-met"


def test_a_clause_to_verify_does_not_pass_and_failing_it_needs_a_reason(desk: Desk) -> None:
    case_id = case_of(desk, Verdict.TO_VERIFY)
    assert refusal(desk, case_id, ruling()) == "decision-not-all-met"
    assert refusal(desk, case_id, ruling(FAILED)) == "decision-failed-needs-reason"


def test_failing_with_all_met_needs_a_reason(desk: Desk) -> None:
    case_id = case_of(desk)
    assert refusal(desk, case_id, ruling(FAILED, reason="  ")) == "decision-failed-needs-reason"
    facts = desk.record_decision(case_id, ruling(FAILED, reason="发现否决事项：科室外包"))
    assert facts.reason == "发现否决事项：科室外包"


def test_a_standard_without_a_rule_is_not_decided(desk: Desk) -> None:
    counting = pack().model_copy(update={"decision": DecisionRule.COUNTS_ONLY})
    receive(desk, closed(), standard=counting)
    (case,) = desk.list_cases()
    assert not case.decidable
    assert refusal(desk, case.id, ruling()) == "decision-no-rule"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"opinion": " "}, "decision-needs-opinion"),
        ({"decided_by": ""}, "decision-needs-name"),
        ({"organisation": ""}, "decision-needs-name"),
        ({"decided_on": "2021-09-14"}, "decision-before-visit"),
        ({"package": "0" * 64}, "decision-package-unknown"),
        ({"opinion": "长" * 4001}, "text-too-long"),
        ({"decided_by": "长" * 201}, "text-too-long"),
    ],
)
def test_what_is_missing_is_said(desk: Desk, changes: dict[str, Any], code: str) -> None:
    assert refusal(desk, case_of(desk), ruling(**changes)) == code


def test_what_was_pasted_is_brought_into_the_kept_form(desk: Desk) -> None:
    case_id = case_of(desk)
    pasted = ruling(opinion="第一行\r\n第二行\0 cafe\u0301 \ud800")
    assert desk.record_decision(case_id, pasted).opinion == "第一行\n第二行 caf\u00e9 ?"


def test_an_application_alone_is_not_decided(desk: Desk) -> None:
    case_id = case_of(desk, first=facility("A1", VisitKind.SELF_ASSESSMENT))
    assert refusal(desk, case_id, ruling()) == "case-not-decidable"


def test_a_decision_is_corrected_only_by_a_new_one(desk: Desk) -> None:
    case_id = case_of(desk)
    desk.record_decision(case_id, ruling())
    assert refusal(desk, case_id, ruling(FAILED)) == "decision-failed-needs-reason"
    assert refusal(desk, case_id, ruling()) == "decision-correction-needs-reason"
    desk.record_decision(case_id, ruling(FAILED, reason="医保局函：套取医保基金"))
    case = desk.case(case_id)
    assert case.summary.state is CaseState.FAILED
    assert [d.facts.outcome for d in case.decisions] == [PASSED, FAILED]
    assert case.decisions[1].replaces == case.decisions[0].id
    assert [t.after for t in case.transitions] == [
        CaseState.REPORTED,
        CaseState.PASSED,
        CaseState.FAILED,
    ]


def test_an_amendment_after_the_decision_is_seen(desk: Desk) -> None:
    case_id = case_of(desk)
    desk.record_decision(case_id, ruling())
    assert not desk.list_cases()[0].decision_outdated
    receive(desk, closed(part=5), revision=2)
    case = desk.list_cases()[0]
    assert case.decision_outdated
    assert case.state is CaseState.PASSED
    desk.record_decision(case_id, ruling(reason="按更正后的记录"))
    assert not desk.list_cases()[0].decision_outdated


def test_a_conflict_is_settled_by_naming_one_record(desk: Desk) -> None:
    case_id = case_of(desk)
    other, _ = receive(desk, closed(part=5), device=OTHER_DEVICE)
    assert refusal(desk, case_id, ruling()) == "decision-conflict-needs-choice"
    named = ruling(package=other.digest)
    assert refusal(desk, case_id, named) == "decision-conflict-needs-reason"
    facts = desk.record_decision(case_id, replace(named, reason="组长的记录完整"))
    case = desk.list_cases()[0]
    assert facts.facts_digest == other.facts_digest
    assert not case.conflict
    assert case.package.digest == other.digest
