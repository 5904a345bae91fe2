"""The lines of a task ledger as a screen, a command and a paper show them, and their filter."""

from collections.abc import Iterable

from models.base import CivilDate, Name, Record
from models.standards.ledgers.progress import (
    DepartmentSummary,
    TaskEntry,
    TaskState,
    TaskStatus,
    summaries,
    task_states,
)
from models.standards.ledgers.types import Ledger, Task


class TaskLine(Record):
    """One task with where it stands."""

    category: Name
    """Category as printed, with its number."""
    group: Name
    """Group (重点任务) as printed, with its number."""
    task: Task
    """The task as issued."""
    state: TaskState
    """Where it stands."""
    projects: tuple[TaskState, ...] = ()
    """Where the projects stand that it names."""
    entries: tuple[TaskEntry, ...] = ()
    """Everything entered about it, in order."""


class TaskFilter(Record):
    """Which lines are wanted; empty members ask for nothing."""

    department: Name = ""
    """One of the names as issued; any place among the named ones counts, the first not more."""
    status: TaskStatus | None = None
    """Status of the task as a whole."""
    words: Name = ""
    """Words that stand in the task's number, text, group or category."""
    overdue: bool = False
    """Only what is overdue, itself or in a project."""

    def lets(self, line: TaskLine) -> bool:
        """Return whether a line is wanted."""
        late = any(state.overdue for state in (line.state, *line.projects))
        return (
            (not self.department or self.department in line.task.departments)
            and (self.status is None or line.state.status is self.status)
            and (not self.overdue or late)
            and self._holds_words(line)
        )

    def _holds_words(self, line: TaskLine) -> bool:
        said = self.words.strip()
        texts = (line.task.text, line.group, line.category, line.task.departments_text)
        return not said or said == str(line.task.number) or any(said in text for text in texts)


def task_lines(
    ledger: Ledger, entries: Iterable[TaskEntry], today: CivilDate
) -> tuple[TaskLine, ...]:
    """Return every task of a ledger in printed order, as it stands ``today``."""
    kept = tuple(entries)
    states = {(s.task, s.project): s for s in task_states(ledger, kept, today)}
    return tuple(
        TaskLine(
            category=category.label + category.name,
            group=group.label + group.name,
            task=task,
            state=states[task.number, ""],
            projects=tuple(states[task.number, one.place] for one in task.projects),
            entries=tuple(entry for entry in kept if entry.task == task.number),
        )
        for category in ledger.categories
        for group in category.groups
        for task in group.tasks
    )


def department_summaries(
    ledger: Ledger, lines: Iterable[TaskLine]
) -> tuple[DepartmentSummary, ...]:
    """Return a summary for every department, in order of first appearance."""
    return tuple(summaries(ledger, (line.state for line in lines)).values())
