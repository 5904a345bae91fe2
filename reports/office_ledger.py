"""The ledgers of tasks, targets and yearly duties as tables. The words are those of the papers."""

from collections.abc import Iterator, Mapping, Sequence

from models.standards.ledgers.duties import DutyItem
from models.standards.ledgers.loading import digest
from models.standards.ledgers.progress import TaskState
from models.standards.ledgers.types import Category, Group, Ledger, Task
from reports import ledger_duties, ledger_targets, ledger_tasks
from reports.ledger_paper import UNSTATED, LedgerPrint, proofs, stands
from reports.numbers import day
from reports.office_table import Cell, Column, Table, civil, counted
from reports.office_xlsx import tables_xlsx

TASK_COLUMNS = (
    Column("类别", 20),
    Column("重点任务", 24),
    Column("序号", 6),
    Column("任务内容", 60),
    Column("项目", 20),
    Column("责任部门", 24),
    Column("状态", 10, True),
    Column("逾期", 7, True),
    Column("期限", 13, True),
    Column("佐证", 24),
)
TARGET_COLUMNS = (
    Column("所属部分", 24),
    Column("编号", 9, True),
    Column("指标", 34),
    Column("对象", 18),
    Column("原文", 50),
    Column("范围", 14, True),
    Column("期限", 13, True),
    Column("力度", 12, True),
    Column("文件要求", 20, True),
    Column("分子", 12),
    Column("分母", 12),
    Column("结果", 18, True),
    Column("数据与说明", 40),
)
DUTY_COLUMNS = (
    Column("编号", 9, True),
    Column("任务", 34),
    Column("内容", 34),
    Column("已完成次数", 11),
    Column("应完成次数", 11),
    Column("完成日期", 13, True),
    Column("最后期限", 13, True),
    Column("期限依据", 14, True),
    Column("状态", 12, True),
    Column("佐证", 24),
    Column("原文", 50),
)
PRINTED_DAY = "文件规定"
LATE = "逾期"
OWN = "本表可以编辑；文件原文以印发件为准。"


def tasks_table(ledger: Ledger, states: Sequence[TaskState]) -> Table:
    """Return the tasks that ``states`` name, in printed order, each project below its task."""
    by_task: dict[int, list[TaskState]] = {}
    for state in states:
        by_task.setdefault(state.task, []).append(state)
    rows = tuple(_tasks(ledger, by_task))
    return _table(ledger, ledger_tasks.NAME, TASK_COLUMNS, rows)


def _tasks(ledger: Ledger, by_task: Mapping[int, list[TaskState]]) -> Iterator[tuple[Cell, ...]]:
    for category in ledger.categories:
        for group in category.groups:
            for task in group.tasks:
                for state in sorted(
                    by_task.get(task.number, ()), key=lambda one: bool(one.project)
                ):
                    yield _task(category, group, task, state)


def _task(category: Category, group: Group, task: Task, state: TaskState) -> tuple[Cell, ...]:
    return (
        f"{category.label}{category.name}",
        f"{group.label}{group.name}",
        task.number,
        task.text,
        state.project,
        task.departments_text,
        ledger_tasks.STATUS_WORDS[state.status],
        LATE if state.overdue else "",
        civil(state.due_on),
        proofs(state.evidence),
    )


def targets_table(ledger: Ledger, rows: Sequence[ledger_targets.TargetRow]) -> Table:
    """Return targets with their figures; exact integers stand in columns of their own."""
    headings = ledger_targets.headings(ledger)
    made = tuple(_target(row, headings) for row in rows)
    return _table(ledger, ledger_targets.NAME, TARGET_COLUMNS, made)


def _target(row: ledger_targets.TargetRow, headings: Mapping[str, str]) -> tuple[Cell, ...]:
    target, result = row.target, row.result
    above, below = _share(row)
    outcome = ledger_targets.OUTCOME_WORDS[result.outcome] if result else ledger_targets.NO_DATA
    return (
        headings.get(target.action, target.action),
        target.id,
        target.metric,
        target.subject,
        "\n".join(f"“{quote.text}”{stands(quote.source)}" for quote in target.quotes),
        "\n".join(ledger_targets.scope_words(target)),
        ledger_targets.due_words(target),
        ledger_targets.hardness_words(target).replace("\n", ""),
        ledger_targets.asked(target),
        above,
        below,
        outcome,
        "\n".join(ledger_targets.standing_words(row)),
    )


def _share(row: ledger_targets.TargetRow) -> tuple[Cell, Cell]:
    """Return the two integers of a result that has one comparison, or of an aggregate."""
    result = row.result
    if result is None:
        return None, None
    if result.part is not None and result.whole is not None:
        return _exact(result.part), _exact(result.whole)
    if len(result.tests) != 1:
        return None, None
    return _exact(result.tests[0].numerator), _exact(result.tests[0].denominator)


def _exact(number: int | None) -> Cell:
    return None if number is None else counted(number)


def duties_table(ledger: Ledger, year: int, items: Sequence[DutyItem]) -> Table:
    """Return the checklist of one institution for a year, a row for each part of a duty."""
    rows = tuple(row for item in items for row in _duty(ledger, item))
    return _table(ledger, f"{year}年度{ledger_duties.NAME[2:]}", DUTY_COLUMNS, rows)


def _duty(ledger: Ledger, item: DutyItem) -> Iterator[tuple[Cell, ...]]:
    target = ledger.target(item.duty)
    quoted = "\n".join(f"“{quote.text}”{stands(quote.source)}" for quote in target.quotes)
    for part in item.parts:
        yield (
            target.id,
            target.metric,
            part.part,
            part.times,
            target.times or None,
            civil(part.done_on),
            civil(item.last_day),
            PRINTED_DAY if target.due.month_day else UNSTATED,
            ledger_duties.STATE_WORDS[item.state],
            proofs(part.evidence),
            quoted,
        )


def _table(
    ledger: Ledger, name: str, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]
) -> Table:
    return Table(name, f"{ledger.title}　{name}", columns, rows)


def ledger_xlsx(
    ledger: Ledger, table: Table, about: LedgerPrint, whose: str = "", *ours: str
) -> bytes:
    """Return a ledger as workbook: its table, and a sheet that says what it stands for."""
    rows: list[tuple[Cell, ...]] = [
        ("文件", ledger.title),
        ("印发单位", ledger.issuer or UNSTATED),
        ("版本", ledger.edition),
        ("版本摘要（SHA-256）", digest(ledger)),
        ("使用单位", about.organisation),
        *([("单位", whose)] if whose else []),
        ("统计日期", civil(about.as_of)),
        ("范围", about.shown),
        *((f"说明{n}", line) for n, line in enumerate((*ours, *ledger.remarks, OWN), start=1)),
    ]
    columns = (Column("项目", 24), Column("内容", 90))
    title = f"{table.title}　{day(about.as_of)}"
    sheets = [table, Table("说明", title, columns, tuple(rows))]
    return tables_xlsx(sheets, title, about.organisation)
