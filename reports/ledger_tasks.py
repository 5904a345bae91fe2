"""The ledger of numbered tasks on paper: category, group, task, department as issued, status.

Status, due date and evidence are the office's own and stand beside the text, never in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from models.standards.ledgers.progress import TaskState, TaskStatus
from models.standards.ledgers.types import Category, Group, Ledger, Task
from reports.block import Block, Gap, mm
from reports.layout import BODY, SMALL, centre, heads, left, section
from reports.ledger_paper import (
    BOUND,
    NAMED,
    ONE_AT_A_TIME,
    LedgerPrint,
    about_texts,
    lead,
    paper,
    proofs,
    remarks,
)
from reports.numbers import day
from reports.paragraph import Paragraph, Run
from reports.places import Placed, glyphs_placed
from reports.tables import Cell, Grid, Label, Row

NAME = "重点任务台账"
FORM = "ledger-tasks"
WIDTHS = (35 * mm, 12 * mm, 107 * mm, 38 * mm, 19 * mm, 22 * mm, 24 * mm)
HEADS = ("重点任务", "序号", "任务内容", "责任部门", "状态", "期限", "佐证")
STATUS_WORDS: Mapping[TaskStatus, str] = {
    TaskStatus.NOT_STARTED: "未开始",
    TaskStatus.RUNNING: "进行中",
    TaskStatus.DONE: "已完成",
    TaskStatus.STOPPED: "已停止",
}
OWN_WORDS = "状态、期限和佐证由使用单位填写，不是文件内容；期限为空的，文件和使用单位都没有规定。"
NOTHING = "没有符合条件的任务。"


def tasks_pdf(ledger: Ledger, states: Sequence[TaskState], about: LedgerPrint) -> bytes:
    """Return the tasks that ``states`` name, in printed order, as a lying A4 paper.

    A task is printed when its own state (without a project) is among ``states``; its projects
    come below it. Raises FormError when a character has no glyph.
    """
    with ONE_AT_A_TIME, glyphs_placed(NAME, partial(_texts, states, about)):
        return paper(ledger, NAME, FORM, about, _blocks(ledger, states, about), wide=True)


def _texts(states: Sequence[TaskState], about: LedgerPrint) -> Iterator[Placed]:
    yield from about_texts(about)
    for state in states:
        yield f"任务{state.task}", state.project + "".join(state.evidence)


def _blocks(ledger: Ledger, states: Sequence[TaskState], about: LedgerPrint) -> list[Block]:
    by_task: dict[int, list[TaskState]] = {}
    for state in states:
        by_task.setdefault(state.task, []).append(state)
    blocks = lead(ledger, NAME, about, f"任务{len(by_task)}项（全表{_total(ledger)}项）")
    if not by_task:
        blocks.append(Paragraph(NOTHING, BODY))
    for category in ledger.categories:
        blocks += _category(category, by_task)
    return [*blocks, *remarks(ledger, OWN_WORDS)]


def _total(ledger: Ledger) -> int:
    return sum(1 for _ in ledger.tasks())


def _category(category: Category, by_task: Mapping[int, list[TaskState]]) -> list[Block]:
    rows = [row for group in category.groups for row in _group(group, by_task)]
    if not rows:
        return []
    head = Row(heads(HEADS, NAMED), least=8 * mm)
    title = f"{category.label}{category.name}"
    return [*section(title), Grid(WIDTHS, [head, *rows], headers=1), Gap(1 * mm)]


def _group(group: Group, by_task: Mapping[int, list[TaskState]]) -> list[Row]:
    label = Label(f"{group.label}{group.name}", SMALL)
    return [row for task in group.tasks for row in _task(task, by_task.get(task.number), label)]


def _task(task: Task, states: list[TaskState] | None, label: Label) -> list[Row]:
    if states is None:
        return []
    whole = [state for state in states if not state.project]
    below = [state for state in states if state.project]
    first = _row(task, whole[0] if whole else TaskState(task=task.number), label)
    return [first, *(_project(state, label) for state in below)]


def _row(task: Task, state: TaskState, label: Label) -> Row:
    words = [
        centre(str(task.number), SMALL),
        left(task.text, SMALL),
        left(_departments(task.departments_text), NAMED),
    ]
    return Row([*words, *_standing(state)], label, least=8 * mm)


def _departments(words: str) -> list[Run | str]:
    """Return the departments as printed, none parted at the end of a line."""
    names = re.findall(r"[^、]*、|[^、]+$", words)
    return [Run(name, bound=len(name) <= BOUND) for name in names]


def _project(state: TaskState, label: Label) -> Row:
    words = [centre("", SMALL), left(f"　项目：{state.project}", SMALL), centre("", SMALL)]
    return Row([*words, *_standing(state)], label, least=6 * mm, padding=2.0)


def _standing(state: TaskState) -> list[Cell]:
    words = STATUS_WORDS[state.status] + ("\n已逾期" if state.overdue else "")
    due = day(state.due_on) if state.due_on else ""
    return [centre(words, SMALL), centre(due, SMALL), left(proofs(state.evidence), NAMED)]
