"""Ledgers as tables: the rows of the papers, with days as days and integers as integers."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import openpyxl

from models.standards.ledgers.duties import DutyDone, annual_duties, checklist
from models.standards.ledgers.loading import by_id, digest
from models.standards.ledgers.progress import TaskEntry, TaskStatus, task_states
from models.standards.ledgers.targets import aggregate
from models.standards.ledgers.types import Counted
from reports.ledger_paper import LedgerPrint
from reports.ledger_targets import TargetRow
from reports.office_csv import table_csv
from reports.office_ledger import duties_table, ledger_xlsx, targets_table, tasks_table
from reports.office_table import Table

PLAN = by_id("xuhui-community-2023").ledger
ACTION = by_id("primary-care-action-2023-2025").ledger
TODAY = "2024-03-01"
ABOUT = LedgerPrint(organisation="示例区卫生健康委员会", as_of=TODAY)


def rows(table: Table, number: int = 0) -> list[dict[str, Any]]:
    """The sheet as another library reads it."""
    ledger = PLAN if "徐汇" in table.title else ACTION
    data = ledger_xlsx(ledger, table, ABOUT, "样例中心（A）", "自己的说明")
    assert ledger_xlsx(ledger, table, ABOUT, "样例中心（A）", "自己的说明") == data
    found = openpyxl.load_workbook(io.BytesIO(data)).worksheets[number]
    heads, *lines = found.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), line, strict=True)) for line in lines]


def test_every_task_is_a_row_with_the_words_of_the_document() -> None:
    entry = TaskEntry(
        task=1,
        status=TaskStatus.RUNNING,
        recorded_on="2024-01-10",
        due_on="2024-02-01",
        evidence=("=文号1",),
    )
    table = tasks_table(PLAN, task_states(PLAN, [entry], TODAY))
    found = rows(table)
    whole = [row for row in found if row["项目"] is None]
    assert [row["序号"] for row in whole] == [task.number for task in PLAN.tasks()]
    assert [row["任务内容"] for row in whole] == [task.text for task in PLAN.tasks()]
    assert [row["责任部门"] for row in whole] == [t.departments_text for t in PLAN.tasks()]
    first = whole[0]
    assert first["期限"] == datetime(2024, 2, 1)
    assert (first["状态"], first["逾期"], first["佐证"]) == ("进行中", "逾期", "=文号1")
    assert ",'=文号1" in table_csv(table).decode("utf-8-sig")


def test_projects_stand_below_their_task() -> None:
    found = rows(tasks_table(PLAN, task_states(PLAN, [], TODAY)))
    named = [row for row in found if row["项目"]]
    assert len(named) == sum(len(task.projects) for task in PLAN.tasks())
    for row in named:
        task = next(task for task in PLAN.tasks() if task.number == row["序号"])
        assert row["项目"] in {project.place for project in task.projects}


def test_targets_keep_the_integers_of_their_result() -> None:
    counted = next(
        t for t in ACTION.targets if t.counted is Counted.INSTITUTIONS and len(t.tests) == 1
    )
    result = aggregate(counted, ["A", "B"], ["A", "B", "C"])
    made = [TargetRow(t, result if t is counted else None) for t in ACTION.targets]
    found = {row["编号"]: row for row in rows(targets_table(ACTION, made))}
    assert set(found) == {target.id for target in ACTION.targets}
    row = found[counted.id]
    assert (row["分子"], row["分母"]) == (2, 3)
    assert isinstance(row["分子"], int)
    others = [row for key, row in found.items() if key != counted.id]
    assert {row["结果"] for row in others} == {"未填报"}
    assert "文件未规定" in {str(row["期限"]) for row in others}


def test_duties_part_by_part_with_their_last_days() -> None:
    duties = annual_duties(ACTION)
    first = duties[0]
    done = DutyDone(
        institution="A", duty=first.id, part=first.parts[0], done_on="2024-02-03", evidence=("1号",)
    )
    items = checklist(duties, "A", 2024, [done], TODAY)
    found = rows(duties_table(ACTION, 2024, items))
    assert len(found) == sum(len(duty.parts) for duty in duties)
    row = next(row for row in found if (row["编号"], row["内容"]) == (first.id, first.parts[0]))
    assert row["已完成次数"] == 1
    assert isinstance(row["最后期限"], datetime)
    assert {row["期限依据"] for row in found} <= {"文件规定", "文件未规定"}


def test_the_second_sheet_says_what_the_table_stands_for() -> None:
    told = {row["项目"]: row["内容"] for row in rows(duties_table(ACTION, 2024, ()), 1)}
    assert told["文件"] == ACTION.title
    assert told["版本摘要（SHA-256）"] == digest(ACTION)
    assert told["单位"] == "样例中心（A）"
    assert told["统计日期"] == datetime(2024, 3, 1)
    assert told["说明1"] == "自己的说明"
