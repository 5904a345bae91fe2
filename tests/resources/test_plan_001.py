"""The plan of 001 against its source in both directions, and what follows from dates."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from models.errors import StandardError
from models.standards.ledgers.dates import Timeliness
from models.standards.plans import (
    Accepted,
    RecheckState,
    StepState,
    available,
    chosen_term,
    first_report_due,
    holding,
    load,
    parse,
    plan_standing,
    recheck_state,
    report_day,
    report_duties,
    report_timeliness,
    step_state,
    suggested_term,
)

SOURCE = (Path(__file__).parents[1] / "sources" / "001.txt").read_bytes()
LINES = dict(enumerate(SOURCE.decode().split("\n"), start=1))
(PLAN,) = available()
BODY, ANNEX_3 = range(1, 66), range(251, 266)


def test_every_line_of_body_and_annex_3_is_a_passage_and_back() -> None:
    held = {one.source.line: one.text for one in PLAN.passages}
    printed = {n: LINES[n].strip() for n in (*BODY, *ANNEX_3) if LINES[n].strip()}
    assert held == printed
    assert len(held) == len(PLAN.passages) == 68
    assert PLAN.source_sha256 == hashlib.sha256(SOURCE).hexdigest()
    assert PLAN.title == LINES[253]


def test_every_quote_stands_at_its_line() -> None:
    for quote in PLAN.quotes():
        assert quote.source.document == "001"
        assert quote.text in LINES[quote.source.line]


def test_r3_14_the_counter_is_annex_3_and_its_sum_is_the_goal() -> None:
    assert [(row.label, row.count) for row in PLAN.rows] == [
        ("2021年", 1),
        ("2022年", 1),
        ("2023-2025年", 2),
    ]
    for row in PLAN.rows:
        assert LINES[row.source.line].strip() == row.label
        assert LINES[row.source.line + 1].strip() == str(row.count)
        assert row.label in (f"{row.first}年", f"{row.first}-{row.last}年")
    assert sum(row.count for row in PLAN.rows) == PLAN.goal_count == 4
    assert (PLAN.goal.text, PLAN.goal_by) == ("到2025年底，建成4家社区医院", "2025-12-31")


def test_r3_14_the_counter_warns_only() -> None:
    accepted = [
        Accepted(facility="A", on="2021-10-20"),
        Accepted(facility="B", on="2024-12-31"),
        Accepted(facility="C", on="2020-12-31"),
        Accepted(facility="D", on="2023-01-01", ended_on="2024-06-30"),
    ]
    standing = plan_standing(PLAN, accepted, "2025-01-01")
    assert [one.done for one in standing.rows] == [1, 0, 1]
    assert [one.missing for one in standing.rows] == [0, 1, 1]
    assert (standing.planned, standing.done, standing.outside) == (4, 3, 1)
    assert standing.behind == ("2022年",)  # the last row runs until the end of 2025
    assert plan_standing(PLAN, accepted, "2026-01-01").behind == ("2022年", "2023-2025年")
    assert "不追求数量" in PLAN.not_for_numbers.text
    more = [Accepted(facility=str(n), on="2021-01-01") for n in range(3)]
    assert plan_standing(PLAN, more, "2021-12-31").rows[0].missing == 0


def test_r3_11_a_facility_counts_once_by_its_code_while_it_holds_the_name() -> None:
    accepted = [
        Accepted(facility="A", on="2022-05-01"),
        Accepted(facility="A", on="2021-10-20", ended_on="2021-12-31"),
        Accepted(facility="A", on="2023-05-01"),
    ]
    assert [one.on for one in holding(accepted, "2023-06-01")] == ["2022-05-01"]
    assert [one.on for one in holding(accepted, "2021-12-31")] == ["2021-10-20"]
    assert holding(accepted, "2022-01-01") == ()
    assert "第一名称保持不变" in PLAN.naming.text


def test_r1_10_steps_end_with_their_last_day() -> None:
    by_code = {step.code: step for step in PLAN.steps}
    assert [step.name for step in PLAN.steps] == [
        "制定方案",
        "建设整改",
        "验收挂牌",
        "报备复核",
        "持续提升",
    ]
    for step in PLAN.steps:
        assert step.when in step.text
        assert LINES[step.source.line].strip() == step.text
    third = by_code["3"]
    assert step_state(third, "2021-08-31") is StepState.AHEAD
    assert step_state(third, "2021-09-01") is StepState.RUNNING
    assert step_state(third, "2021-10-31") is StepState.LAST_DAY
    assert step_state(third, "2021-11-01") is StepState.OVER
    assert step_state(by_code["1"], "2020-01-01") is StepState.RUNNING
    assert step_state(by_code["5"], "2100-01-01") is StepState.RUNNING


def test_r3_12_the_report_of_10_november_in_every_year() -> None:
    assert "11月10日前" in PLAN.report.quote.text
    assert (PLAN.report.since, report_day(PLAN, 2021)) == (2021, "2021-11-10")
    for office in PLAN.report.road:
        assert office in PLAN.report.quote.text
    assert first_report_due(PLAN, "2021-11-10") == "2021-11-10"
    assert first_report_due(PLAN, "2021-11-11") == "2022-11-10"
    accepted = [Accepted(facility="A", on="2021-10-20"), Accepted(facility="B", on="2022-03-01")]
    assert [(d.facility, d.first) for d in report_duties(PLAN, accepted, 2021)] == [("A", True)]
    assert [(d.facility, d.first) for d in report_duties(PLAN, accepted, 2022)] == [
        ("A", False),
        ("B", True),
    ]
    assert report_timeliness(PLAN, "2023-11-10", 2023) is Timeliness.LAST_DAY
    assert report_timeliness(PLAN, "2023-11-11", 2023) is Timeliness.LATE


def test_r3_13_the_term_is_a_date_and_three_months_are_only_suggested() -> None:
    term = suggested_term(PLAN, "2021-11-30")
    assert (term.due_on, term.suggested) == ("2022-02-28", True)
    assert chosen_term(PLAN, "2021-11-30", "2022-02-28") == term
    assert chosen_term(PLAN, "2021-11-30", "2022-06-30").suggested is False
    assert "限期整改" in PLAN.recheck.text
    assert not any(piece in PLAN.recheck.text for piece in ("月内", "日内"))


@pytest.mark.parametrize(
    ("due", "code"),
    [
        ("2021-11-30", "plan-term-early"),
        ("2021-11-29", "plan-term-early"),
        ("三个月", "ledger-date-unreal"),
        ("2022-02-30", "ledger-date-unreal"),
    ],
)
def test_r3_13_a_term_that_is_no_later_day_is_refused(due: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        chosen_term(PLAN, "2021-11-30", due)
    assert caught.value.code == code
    assert caught.value.sentence("zh")


def test_r3_13_one_re_visit_decides() -> None:
    term = suggested_term(PLAN, "2021-11-30")
    assert recheck_state(term, "2022-02-27", []) is RecheckState.RECTIFYING
    assert recheck_state(term, "2022-02-28", []) is RecheckState.LAST_DAY
    assert recheck_state(term, "2022-03-01", []) is RecheckState.OVERDUE
    assert recheck_state(term, "2022-03-01", [True]) is RecheckState.REACHED
    assert recheck_state(term, "2022-01-01", [False]) is RecheckState.TO_WITHDRAW


@pytest.mark.parametrize("text", ["", "[]", "format: standard-plan/2", "a: ["])
def test_what_is_not_a_plan_is_refused(text: str) -> None:
    with pytest.raises(StandardError) as caught:
        parse(text)
    assert caught.value.sentence("zh")


def test_a_missing_or_unreadable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StandardError):
        load(tmp_path)
    (tmp_path / "plan.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(StandardError):
        load(tmp_path)
