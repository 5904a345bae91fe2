"""Status, evidence and due dates beside the tasks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StandardError
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.progress import TaskEntry, TaskState, TaskStatus, summaries
from models.standards.ledgers.progress import task_states as states_of

LEDGER = by_id("xuhui-community-2023").ledger


def states(entries: list[TaskEntry], today: str) -> dict[tuple[int, str], TaskState]:
    return {(s.task, s.project): s for s in states_of(LEDGER, entries, today)}


def entry(task: int, status: str, on: str, **more: object) -> TaskEntry:
    values = {"task": task, "status": TaskStatus(status), "recorded_on": on, **more}
    return TaskEntry.model_validate(values)


def test_59_tasks_and_11_projects_are_not_started_at_first() -> None:
    found = states([], "2024-01-01")
    assert len(found) == 59 + 11
    assert {state.status for state in found.values()} == {TaskStatus.NOT_STARTED}
    assert (23, "漕河泾") in found


def test_the_latest_entry_counts_and_evidence_is_gathered() -> None:
    entries = [
        entry(5, "done", "2024-06-01", evidence=("b", "a")),
        entry(5, "running", "2024-02-01", evidence=("a",), due_on="2024-05-31"),
    ]
    assert states(entries, "2024-03-01")[5, ""].status is TaskStatus.RUNNING
    last = states(entries, "2024-06-01")[5, ""]
    assert (last.status, last.evidence) == (TaskStatus.DONE, ("a", "b"))


def test_a_task_is_overdue_after_its_last_day_unless_done_or_stopped() -> None:
    running = [entry(5, "running", "2024-02-01", due_on="2024-05-31")]
    assert not states(running, "2024-05-31")[5, ""].overdue
    assert states(running, "2024-06-01")[5, ""].overdue
    for status in ("done", "stopped"):
        ended = [entry(5, status, "2024-02-01", due_on="2024-05-31")]
        assert not states(ended, "2025-06-01")[5, ""].overdue


def test_a_project_stands_beside_its_task() -> None:
    found = states([entry(23, "done", "2024-02-01", project="凌云")], "2024-03-01")
    assert found[23, "凌云"].status is TaskStatus.DONE
    assert found[23, ""].status is TaskStatus.NOT_STARTED


@pytest.mark.parametrize(
    "wrong",
    [entry(60, "done", "2024-01-01"), entry(22, "done", "2024-01-01", project="凌云")],
)
def test_an_entry_for_nothing_is_refused(wrong: TaskEntry) -> None:
    with pytest.raises(StandardError) as refused:
        states([wrong], "2024-02-01")
    assert refused.value.code == "ledger-entry-unknown"


def test_a_task_with_several_departments_counts_under_each() -> None:
    found = summaries(LEDGER, states_of(LEDGER, [entry(23, "done", "2024-01-01")], "2024-02-01"))
    assert [name for name, one in found.items() if one.done == 1] == [
        "区卫生健康委",
        "区财政局",
        "区民政局",
        "各街道(镇)",
        "区规划资源局",
        "区发展改革委",
        "区建设管理委",
    ]
    assert (found["区卫生健康委"].tasks, found["各相关部门"].tasks) == (58, 1)


ENTRIES = st.lists(
    st.builds(
        TaskEntry,
        task=st.integers(1, 59),
        status=st.sampled_from(TaskStatus),
        recorded_on=st.dates().map(lambda d: f"2024-{d.month:02}-01"),
        due_on=st.sampled_from([None, "2024-03-31", "2024-12-31"]),
    ),
    max_size=30,
)


@given(ENTRIES, st.sampled_from(["2024-01-01", "2024-06-15", "2025-01-01"]))
def test_every_summary_adds_up(entries: list[TaskEntry], today: str) -> None:
    for one in summaries(LEDGER, states_of(LEDGER, entries, today)).values():
        assert one.not_started + one.running + one.done + one.stopped == one.tasks
        assert one.overdue <= one.not_started + one.running
