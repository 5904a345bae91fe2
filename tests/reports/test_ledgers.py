"""The papers of the ledgers: 59 tasks of 003, 42 targets of 004, the yearly duties of a centre."""

from __future__ import annotations

import re

import pytest

from models.errors import FormError
from models.standards.ledgers.duties import DutyDone, annual_duties, checklist
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.progress import TaskEntry, TaskState, TaskStatus, task_states
from models.standards.ledgers.targets import TargetOutcome, judge
from models.standards.ledgers.types import Measure, Target
from reports.ledger_duties import duties_pdf
from reports.ledger_paper import LedgerPrint
from reports.ledger_targets import TargetRow, asked, targets_pdf
from reports.ledger_tasks import tasks_pdf
from reports.page import PrintInfo
from tests.reports import papers

PLAN = by_id("xuhui-community-2023").ledger
ACTION = by_id("primary-care-action-2023-2025").ledger
ABOUT = LedgerPrint(organisation="示例区卫生健康委员会", as_of="2024-03-01")
TODAY = "2024-03-01"


def words(data: bytes) -> str:
    return re.sub(r"[\s　]", "", papers.text_of(data))


def bare(text: str) -> str:
    return re.sub(r"[\s　]", "", text)


def pages(data: bytes) -> list[str]:
    return [bare(page.extract_text()) for page in papers.reader(data).pages]


def target(target_id: str) -> Target:
    return ACTION.target(target_id)


def states(*entries: TaskEntry) -> tuple[TaskState, ...]:
    return task_states(PLAN, entries, TODAY)


def test_every_task_is_printed_as_issued_with_its_departments() -> None:
    text = words(tasks_pdf(PLAN, states(), ABOUT))
    assert "任务59项（全表59项）" in text
    for task in PLAN.tasks():
        # A row keeps its cells apart; text that goes over a page is not expected in one piece.
        assert bare(task.text)[:20] in text, task.number
    assert "(略)" in text
    assert text.count("已完成") == 0
    for name in ("一、", "五、"):
        assert name in text


def test_no_department_is_parted_at_the_end_of_a_line_and_remarks_stay_together() -> None:
    data = tasks_pdf(PLAN, states(), ABOUT)
    lines = papers.text_of(data).splitlines()
    for task in PLAN.tasks():
        for name in filter(None, task.departments_text.split("、")):
            assert any(name in line for line in lines), name
    (said,) = (page for page in pages(data) if bare(PLAN.remarks[-1]) in page)
    assert all(bare(one) in said for one in PLAN.remarks)
    assert "说明1." in said


def test_group_labels_come_again_and_pages_are_counted() -> None:
    shown = pages(tasks_pdf(PLAN, states(), ABOUT))
    assert any("（续）" in page for page in shown)
    for number, page in enumerate(shown, start=1):
        assert f"第{number}页共{len(shown)}页" in page
        assert "表号LEDGER-TASKS台账第0版台账摘要" in page


def test_the_ledger_lies_on_its_long_side_and_is_always_the_same() -> None:
    data = tasks_pdf(PLAN, states(), ABOUT)
    box = papers.reader(data).pages[0].mediabox
    assert box.width > box.height
    assert tasks_pdf(PLAN, states(), ABOUT) == data


def test_status_due_date_evidence_and_projects() -> None:
    entry = TaskEntry(
        task=23,
        status=TaskStatus.RUNNING,
        recorded_on="2024-01-01",
        due_on="2024-02-01",
        evidence=("a" * 64, "示例卫〔2024〕1号"),
    )
    shown = states(entry)
    text = words(tasks_pdf(PLAN, [one for one in shown if one.task == 23], ABOUT))
    for part in (
        "任务1项",
        "进行中已逾期",
        "2024年2月1日",
        "编号aaaaaaaaaaaa",
        "示例卫〔2024〕1号",
    ):
        assert part in text
    assert "a" * 13 not in text
    for project in next(t for t in PLAN.tasks() if t.number == 23).projects:
        assert f"项目：{project.place}" in text


def test_a_filter_is_named_and_an_empty_one_says_so() -> None:
    about = LedgerPrint(
        organisation="示例区卫生健康委员会",
        as_of=TODAY,
        shown="责任部门：区医保局",
        info=PrintInfo(reprint=True, printed_at="2024-03-02 09:00"),
    )
    text = words(tasks_pdf(PLAN, (), about))
    assert "范围：责任部门：区医保局" in text
    assert "没有符合条件的任务。" in text
    assert "补打2024-03-0209:00" in text


def test_all_targets_with_scope_year_and_hardness() -> None:
    text = words(targets_pdf(ACTION, [TargetRow(one) for one in ACTION.targets], ABOUT))
    assert "42项（全表42项）" in text
    for one in ACTION.targets:
        assert one.id in text
        assert bare(one.quotes[0].text)[:12] in text, one.id
    assert text.count("（软性）") == sum(one.hardness.soft for one in ACTION.targets)
    assert "文件未规定" in text


def test_where_the_document_prints_no_number_the_paper_says_so() -> None:
    """文件未规定, never a number of ours."""
    for one in ACTION.targets:
        if one.measure is Measure.WORDS:
            assert "文件未规定" in asked(one)
            assert not re.search(r"\d", asked(one))
    masked = next(one for one in PLAN.targets if one.measure is Measure.MASKED)
    assert asked(masked) == "原文数字被遮盖（略）"
    assert asked(target("T18")) == "≥ 1/3"
    assert asked(target("T01")) == "≥ 20%"


def test_r1_6_more_than_the_range_passes_with_a_note() -> None:
    one = target("T13")
    result = judge(one, {item.key: 3 for item in one.inputs if item.kind == "integer"})
    assert result.outcome is TargetOutcome.REACHED
    text = words(targets_pdf(ACTION, [TargetRow(one, result, "已报上级。")], ABOUT))
    assert "1—2个" in text
    assert "达到高于区间" in text
    assert "已报上级。" in text


def test_r4_7_a_soft_target_that_is_missed_fails_nobody() -> None:
    one = target("T19")
    values = {one.tests[0].numerator: 1, str(one.tests[0].denominator): 3}
    text = words(targets_pdf(ACTION, [TargetRow(one, judge(one, values))], ABOUT))
    assert "1÷3≈33.33%<50%未达到软性目标，不作否定判断" in text


def test_the_yearly_duties_of_one_centre() -> None:
    duties = annual_duties(ACTION)
    done = [
        DutyDone(
            institution="TEST0001",
            duty=duties[0].id,
            part=duties[0].parts[0],
            done_on="2024-02-03",
            evidence=("签到表",),
        )
    ]
    items = checklist(duties, "TEST0001", 2024, done, TODAY)
    text = words(duties_pdf(ACTION, "示例中心（TEST0001）", 2024, items, ABOUT))
    for part in ("2024年度任务清单", "单位：示例中心（TEST0001）", "2024年2月3日", "签到表"):
        assert part in text
    assert f"完成1项，共{len(duties)}项" in text
    for duty in duties:
        for part in duty.parts:
            assert bare(part) in text


def test_a_note_of_many_pages_and_a_character_without_glyph() -> None:
    one = target("T01")
    long = words(targets_pdf(ACTION, [TargetRow(one, note="长" * 5000)], ABOUT))
    assert long.count("长") >= 5000
    with pytest.raises(FormError) as caught:
        targets_pdf(ACTION, [TargetRow(one, note="𰻝")], ABOUT)
    assert caught.value.params["character"] == "𰻝"
    assert caught.value.params["places"] == "指标T01"
    with pytest.raises(FormError) as caught:
        tasks_pdf(PLAN, [TaskState(task=7, project="某😀改造")], ABOUT)
    assert caught.value.params["places"] == "任务7"
    with pytest.raises(FormError) as caught:
        duties_pdf(ACTION, "示例😀中心（A）", 2024, (), ABOUT)
    assert caught.value.params["places"] == "单位"
