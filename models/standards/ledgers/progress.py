"""Where the tasks of a ledger stand: status, evidence and due dates that an office adds.

The document prints no status and, for most tasks, no date; both are the office's own and lie
beside the text, never in it. Entries are added, not changed: the latest one of a task counts.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.base import CivilDate, Count, Name, Record, Text
from models.errors import StandardError
from models.standards.ledgers.dates import day
from models.standards.ledgers.filters import tasks_of
from models.standards.ledgers.types import Ledger, Task


class TaskStatus(StrEnum):
    """What an office says of a task."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    """Given up or overtaken; the note says why."""


class TaskEntry(Record):
    """One entry of an office about a task."""

    task: Annotated[int, Field(ge=1)]
    """Number of the task."""
    project: Name = ""
    """A project that the task names; empty for the task as a whole."""
    status: TaskStatus
    """What the office says."""
    recorded_on: CivilDate
    """Day of the entry."""
    due_on: CivilDate | None = None
    """Last day the office set itself, inclusive."""
    evidence: tuple[Name, ...] = ()
    """Hashes or document numbers."""
    note: Text = ""
    """In words."""


class TaskState(Record):
    """Where a task stands on a day."""

    task: Annotated[int, Field(ge=1)]
    """Number of the task."""
    project: Name = ""
    """The project; empty for the task as a whole."""
    status: TaskStatus = TaskStatus.NOT_STARTED
    """By the latest entry."""
    due_on: CivilDate | None = None
    """By the latest entry."""
    overdue: bool = False
    """The last day is over and the task neither done nor stopped."""
    evidence: tuple[Name, ...] = ()
    """Of all entries, in order of time, each once."""


class DepartmentSummary(Record):
    """The tasks of one department by status; a task with several counts under each."""

    department: Name
    """Name as issued."""
    tasks: Count
    """All its tasks."""
    not_started: Count
    """Not begun."""
    running: Count
    """Begun."""
    done: Count
    """Finished."""
    stopped: Count
    """Given up or overtaken."""
    overdue: Count
    """Of those neither done nor stopped."""


def task_states(
    ledger: Ledger, entries: Iterable[TaskEntry], today: CivilDate
) -> tuple[TaskState, ...]:
    """Return every task, and below it every project it names, as they stand ``today``.

    Later entries are not looked at; of two on one day the one that comes later counts.
    """
    known = [e for e in entries if day(e.recorded_on) <= day(today)]
    known.sort(key=lambda entry: entry.recorded_on)
    places = {(t.number, p): None for t in ledger.tasks() for p in _projects(t)}
    for entry in known:
        if (entry.task, entry.project) not in places:
            raise StandardError("ledger-entry-unknown", task=entry.task)
    return tuple(_state(number, project, known, today) for number, project in places)


def _projects(task: Task) -> tuple[str, ...]:
    return ("", *(project.place for project in task.projects))


def _state(number: int, project: str, known: list[TaskEntry], today: CivilDate) -> TaskState:
    own = [e for e in known if (e.task, e.project) == (number, project)]
    if not own:
        return TaskState(task=number, project=project)
    last = own[-1]
    ended = last.status in (TaskStatus.DONE, TaskStatus.STOPPED)
    return TaskState(
        task=number,
        project=project,
        status=last.status,
        due_on=last.due_on,
        overdue=not ended and last.due_on is not None and day(today) > day(last.due_on),
        evidence=tuple(dict.fromkeys(name for entry in own for name in entry.evidence)),
    )


def summaries(ledger: Ledger, states: Iterable[TaskState]) -> Mapping[str, DepartmentSummary]:
    """Return a summary for every department, in order of first appearance."""
    by_task = {state.task: state for state in states if not state.project}
    return {
        one.name: _summary(one.name, [by_task[t.number] for t in tasks_of(ledger, one.name)])
        for one in ledger.departments
    }


def _summary(name: str, states: list[TaskState]) -> DepartmentSummary:
    count = {s: sum(state.status is s for state in states) for s in TaskStatus}
    return DepartmentSummary(
        department=name,
        tasks=len(states),
        not_started=count[TaskStatus.NOT_STARTED],
        running=count[TaskStatus.RUNNING],
        done=count[TaskStatus.DONE],
        stopped=count[TaskStatus.STOPPED],
        overdue=sum(state.overdue for state in states),
    )
