"""The plan around a standard: how many, by when, in which steps, and what follows (source 001).

Pure functions over dates and lists that a district hands in. The plan counter only warns: the
document itself says 不追求数量 (R3.14). What the document leaves open (term of a rectification,
reports after the first round) is marked as an answer of ours.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from models.base import CivilDate, Count, Name, Record
from models.errors import StandardError
from models.standards.ledgers.dates import Timeliness, add_months, day, timeliness_of_day
from models.standards.plans_types import PLAN_FILE as PLAN_FILE
from models.standards.plans_types import Plan as Plan
from models.standards.plans_types import PlanRow as PlanRow
from models.standards.plans_types import Step as Step
from models.standards.plans_types import YearlyDeadline as YearlyDeadline
from models.standards.plans_types import available as available
from models.standards.plans_types import load as load
from models.standards.plans_types import parse as parse
from models.standards.plans_types import plan_of as plan_of
from models.standards.plans_types import planned as planned


class Accepted(Record):
    """One facility that passed, as a district's books say."""

    facility: Name
    """Institution code; never the name (R3.11)."""
    on: CivilDate
    """Day of the acceptance."""
    ended_on: CivilDate | None = None
    """Last day of the second name, when it was taken back."""


class RowStanding(Record):
    """How far one row of the plan has come."""

    row: PlanRow
    """The row."""
    done: Count
    """Facilities accepted in its years that still hold the name."""

    @property
    def missing(self) -> int:
        """How many are missing; nought when there are enough."""
        return max(0, self.row.count - self.done)


class PlanStanding(Record):
    """The plan counter on a day. It warns and decides nothing (R3.14)."""

    rows: tuple[RowStanding, ...]
    """Rows in printed order."""
    planned: Count
    """Sum of the plan."""
    done: Count
    """Facilities that hold the name on the day."""
    outside: Count
    """Of these, accepted in a year that no row names."""
    behind: tuple[Name, ...]
    """Labels of rows whose years are over with facilities missing."""


class StepState(StrEnum):
    """Where a day lies relative to a step."""

    AHEAD = "ahead"
    RUNNING = "running"
    LAST_DAY = "last_day"
    OVER = "over"


class ReportDuty(Record):
    """One facility's report of one year (R3.12)."""

    facility: Name
    """Institution code."""
    due_on: CivilDate
    """Last day, included (R1.10)."""
    first: bool
    """True for its first report after passing, the one the document asks for; the reports of
    later years are our answer."""


class Term(Record):
    """The term of one rectification (R3.13)."""

    ordered_on: CivilDate
    """Day of the order."""
    due_on: CivilDate
    """Last day, included."""
    suggested: bool
    """True when it is the suggestion of the program; the document prints no term."""


class RecheckState(StrEnum):
    """Where a re-check with its rectification has come to (R3.13)."""

    RECTIFYING = "rectifying"
    LAST_DAY = "last_day"
    OVERDUE = "overdue"
    """The term is over and nobody has been there again."""
    REACHED = "reached"
    TO_WITHDRAW = "to_withdraw"
    """Still not reached: 取消资格, by a decision of the office that ordered it."""


def holding(accepted: Iterable[Accepted], on: CivilDate) -> tuple[Accepted, ...]:
    """Return who holds the name on a day: each facility once, by its earliest acceptance."""
    found: dict[str, Accepted] = {}
    for one in sorted(accepted, key=lambda a: day(a.on)):
        ended = one.ended_on is not None and day(one.ended_on) < day(on)
        if day(one.on) <= day(on) and not ended:
            found.setdefault(one.facility, one)
    return tuple(found.values())


def plan_standing(plan: Plan, accepted: Iterable[Accepted], on: CivilDate) -> PlanStanding:
    """Return the plan counter on a day (R3.14)."""
    held = holding(accepted, on)
    years = [day(one.on).year for one in held]
    rows = tuple(
        RowStanding(row=row, done=sum(row.first <= year <= row.last for year in years))
        for row in plan.rows
    )
    this_year = day(on).year
    return PlanStanding(
        rows=rows,
        planned=sum(row.count for row in plan.rows),
        done=len(held),
        outside=len(held) - sum(one.done for one in rows),
        behind=tuple(one.row.label for one in rows if one.row.last < this_year and one.missing),
    )


def step_state(step: Step, on: CivilDate) -> StepState:
    """Return where a day lies relative to a step; its last day belongs to it (R1.10)."""
    if step.first is not None and day(on) < day(step.first):
        return StepState.AHEAD
    if step.last is None:
        return StepState.RUNNING
    if day(on) == day(step.last):
        return StepState.LAST_DAY
    return StepState.RUNNING if day(on) < day(step.last) else StepState.OVER


def report_day(plan: Plan, year: int) -> CivilDate:
    """Return the last day of the report of a year: 10 November (R3.12)."""
    return day(f"{year:04d}-{plan.report.by}").isoformat()


def first_report_due(plan: Plan, accepted_on: CivilDate) -> CivilDate:
    """Return the first 10 November on or after the acceptance."""
    passed = day(accepted_on)
    due = report_day(plan, passed.year)
    return due if passed <= day(due) else report_day(plan, passed.year + 1)


def report_duties(plan: Plan, accepted: Iterable[Accepted], year: int) -> tuple[ReportDuty, ...]:
    """Return who reports by 10 November of a year: whoever holds the name on that day."""
    due = report_day(plan, year)
    return tuple(
        ReportDuty(facility=one.facility, due_on=due, first=first_report_due(plan, one.on) == due)
        for one in holding(accepted, due)
    )


def report_timeliness(plan: Plan, reported_on: CivilDate, year: int) -> Timeliness:
    """Return whether a report of a year came in time; the day itself does, with a notice."""
    return timeliness_of_day(reported_on, report_day(plan, year))


def suggested_term(plan: Plan, ordered_on: CivilDate) -> Term:
    """Return the term the program suggests for a rectification: a date, never a vague word."""
    due = add_months(ordered_on, plan.rectification_months)
    return Term(ordered_on=ordered_on, due_on=due, suggested=True)


def chosen_term(plan: Plan, ordered_on: CivilDate, due_on: str) -> Term:
    """Return a term as an office sets it (R3.13).

    Raises StandardError: ``ledger-date-unreal``, ``plan-term-early`` when it ends before or on
    the day of the order.
    """
    if day(due_on) <= day(ordered_on):
        raise StandardError("plan-term-early", due=due_on, ordered=ordered_on)
    suggested = suggested_term(plan, ordered_on)
    same = due_on == suggested.due_on
    return suggested if same else Term(ordered_on=ordered_on, due_on=due_on, suggested=False)


def recheck_state(term: Term, on: CivilDate, revisits: Sequence[bool]) -> RecheckState:
    """Return where a rectification stands on a day.

    ``revisits`` holds whether the standard was reached, visit by visit; one re-visit decides, a
    further one only when the office sends it (文件未规定).
    """
    if revisits:
        return RecheckState.REACHED if revisits[-1] else RecheckState.TO_WITHDRAW
    found = timeliness_of_day(on, term.due_on)
    return {
        Timeliness.IN_TIME: RecheckState.RECTIFYING,
        Timeliness.LAST_DAY: RecheckState.LAST_DAY,
        Timeliness.LATE: RecheckState.OVERDUE,
    }[found]
