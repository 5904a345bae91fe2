"""Looking a ledger up: by department, level, year, hardness; and where body and annex differ."""

from collections.abc import Iterable, Iterator, Mapping

from models.base import Name, Record
from models.standards.ledgers.types import (
    DueKind,
    Hardness,
    Ledger,
    Level,
    Region,
    Target,
    Task,
)
from models.standards.types import Code


class DepartmentDifference(Record):
    """A group whose departments in body and annex are not the same; shown, never settled."""

    group: Code
    """Which group."""
    body_only: tuple[Name, ...]
    """Named in the body only."""
    annex_only: tuple[Name, ...]
    """Named in the annex only."""


def split_departments(text: str) -> tuple[str, ...]:
    """Return the names in a cell of departments in printed order; a trailing 、 is no name."""
    return tuple(name for name in text.split("、") if name)


def tasks_of(ledger: Ledger, department: str) -> tuple[Task, ...]:
    """Return the tasks that name a department, in printed order.

    A task with several departments is found under each; 各相关部门 is a name like any other
    and is not spread over the offices.
    """
    return tuple(task for task in ledger.tasks() if department in task.departments)


def by_department(ledger: Ledger) -> Mapping[str, tuple[Task, ...]]:
    """Return the tasks of every department, in order of first appearance."""
    return {one.name: tasks_of(ledger, one.name) for one in ledger.departments}


def department_differences(ledger: Ledger) -> tuple[DepartmentDifference, ...]:
    """Return the groups whose departments differ between body and annex."""
    return tuple(_differences(ledger))


def _differences(ledger: Ledger) -> Iterator[DepartmentDifference]:
    for group in ledger.groups():
        body = split_departments(group.body_departments)
        annex = tuple(dict.fromkeys(name for task in group.tasks for name in task.departments))
        if set(body) != set(annex):
            yield DepartmentDifference(
                group=group.code,
                body_only=tuple(name for name in body if name not in annex),
                annex_only=tuple(name for name in annex if name not in body),
            )


def targets_where(
    targets: Iterable[Target],
    *,
    level: Level | None = None,
    year: int | None = None,
    hardness: Hardness | None = None,
    region: Region | None = None,
    action: str | None = None,
) -> tuple[Target, ...]:
    """Return the targets that meet every given condition, in printed order.

    A yearly duty belongs to every year; what has no date, to none.
    """
    return tuple(
        t
        for t in targets
        if (level is None or t.level is level)
        and (year is None or _in_year(t, year))
        and (hardness is None or t.hardness is hardness)
        and (region is None or region in t.regions)
        and (action is None or t.action == action)
    )


def _in_year(target: Target, year: int) -> bool:
    return target.annual or (target.due.kind is DueKind.YEAR and target.due.year == year)
