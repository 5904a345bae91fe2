"""What the entries of a ledger come to: the latest counts, by tasks, targets and duties."""

from __future__ import annotations

import pytest

from models.clock import Now
from models.district.desk import Desk
from models.errors import StandardError
from models.standards.ledgers.duties import DutyDone, DutyState
from models.standards.ledgers.entries import (
    FacilityNamed,
    PlanFacility,
    RegionSet,
    TargetFigures,
)
from models.standards.ledgers.figures import Concern, counting
from models.standards.ledgers.lines import TaskFilter
from models.standards.ledgers.progress import TaskStatus
from models.standards.ledgers.targets import TargetOutcome
from models.standards.ledgers.types import Level, Region
from tests.models.district.books import (
    ACTION,
    DAY,
    HOSPITAL,
    TASKS,
    add,
    books,
    figures,
    task,
)


def test_order_decides_not_the_clock(desk: Desk) -> None:
    add(desk, ACTION, figures("T01", "全国", 10, 100), figures("T01", "全国", 20, 100))
    reported = books(desk).ledger(ACTION).reported
    assert [one.result.outcome for one in reported] == [TargetOutcome.REACHED]


def test_tasks_are_found_by_department_whatever_place_it_has(desk: Desk) -> None:
    """The first named is not said to lead, so a filter takes any place."""
    lines = books(desk).ledger(TASKS).lines
    wanted = TaskFilter(department="区财政局")
    assert [one.task.number for one in lines if wanted.lets(one)] == [
        12, 22, 23, 25, 43, 45, 46, 55, 56,
    ]  # fmt: skip


def test_filters_by_status_words_and_what_is_overdue(desk: Desk) -> None:
    add(desk, TASKS, task(5, TaskStatus.RUNNING, due_on="2024-02-29"))
    add(desk, TASKS, task(23, TaskStatus.RUNNING, project="凌云", due_on="2024-02-29"))
    lines = books(desk).ledger(TASKS).lines

    def numbers(wanted: TaskFilter) -> list[int]:
        return [line.task.number for line in lines if wanted.lets(line)]

    assert numbers(TaskFilter(status=TaskStatus.RUNNING)) == [5]
    assert numbers(TaskFilter(overdue=True)) == [5, 23]
    assert numbers(TaskFilter(words="23")) == [23]
    assert numbers(TaskFilter(words="双向转诊")) == [8]
    assert len(numbers(TaskFilter())) == 59


def test_r4_7_figures_of_an_unplaced_area_say_so_until_the_office_lists_it(desk: Desk) -> None:
    """R4.7: the list of 东/中/西 is configuration and empty as shipped."""
    add(desk, ACTION, figures("T02", "甲省", 3, 10), figures("T03", "甲省", 3, 10))
    assert books(desk).ledger(ACTION).regions == ()
    reported = books(desk).ledger(ACTION).reported
    assert [r.concern for r in reported] == [Concern.UNPLACED] * 2
    assert counting(books(desk).ledger(ACTION).ledger.target("T02"), reported) is None
    add(desk, ACTION, RegionSet(area="甲省", region=Region.EAST, as_of=DAY))
    concerns = [r.concern for r in books(desk).ledger(ACTION).reported]
    assert concerns == [Concern.YES, Concern.OTHER]
    add(desk, ACTION, RegionSet(area="甲省", as_of=DAY))
    assert books(desk).ledger(ACTION).regions == ()


def test_r4_7_the_numerator_by_codes_lies_inside_the_denominator(desk: Desk) -> None:
    given = TargetFigures(
        target="T01",
        year=2025,
        area="全国",
        as_of=DAY,
        part=("a",),
        whole=("a", "b", "c", "d", "e"),
    )
    add(desk, ACTION, given)
    (one,) = books(desk).ledger(ACTION).reported
    assert (one.result.outcome, one.result.part, one.result.whole) == (TargetOutcome.REACHED, 1, 5)


def test_r4_8_the_report_of_the_province_is_missed_after_30_november(desk: Desk) -> None:
    """R4.8: 11月底前 includes the 30th (R1.10)."""
    done = DutyDone(institution="省", duty="T42", part="年度工作总结", done_on=DAY)
    add(desk, ACTION, done)

    def state(day: str) -> DutyState:
        view = books(desk, Now(utc=f"{day}T02:00:00.000Z", offset=480)).ledger(ACTION)
        (item,) = view.duties(Level.PROVINCE_AUTHORITY, "省", 2024)
        assert item.last_day == "2024-11-30"
        return item.state

    assert state("2024-11-30") is DutyState.PARTLY
    assert state("2024-12-01") is DutyState.MISSED


def test_an_institution_keeps_the_name_the_office_gave_it(desk: Desk) -> None:
    add(desk, ACTION, FacilityNamed(code="X", name="样例甲"))
    add(desk, HOSPITAL, PlanFacility(institution="X", name="样例乙", accepted_on="2021-10-20"))
    found = books(desk)
    assert found.name_of("X") == "样例甲"
    assert found.name_of("unknown") == "unknown"


def test_an_unknown_ledger_is_one_sentence(desk: Desk) -> None:
    with pytest.raises(StandardError):
        books(desk).ledger("no-such-ledger")


def test_figures_of_the_targets_own_year_say_where_it_stands(desk: Desk) -> None:
    for year, part in ((2023, 10), (2025, 30), (2024, 20)):
        add(desk, ACTION, figures("T01", "全国", part, 100, year))
    view = books(desk).ledger(ACTION)
    found = counting(view.ledger.target("T01"), view.reported)
    assert found is not None
    assert found.figures.year == 2025
    early = [one for one in view.reported if one.figures.year < 2025]
    found = counting(view.ledger.target("T01"), early)
    assert found is not None
    assert found.figures.year == 2024
