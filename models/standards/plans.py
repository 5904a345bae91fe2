"""The plan around a standard: how many, by when, in which steps, and what follows (source 001).

Pure functions over dates and lists that a district hands in. The plan counter only warns: the
document itself says 不追求数量 (R3.14). What the document leaves open (term of a rectification,
reports after the first round) is marked as an answer of ours.
"""

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

import resources
from models.base import CivilDate, Count, Name, Record, Sha256, Text
from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards.ledgers.dates import (
    MonthDay,
    Timeliness,
    add_months,
    day,
    timeliness_of_day,
)
from models.standards.ledgers.types import Year
from models.standards.programme import Passage
from models.standards.terms import Code, PackId, Source
from models.standards.yaml_text import read_yaml, shown

PLAN_FILE = "plan.yaml"


class PlanRow(Record):
    """One row of the plan table (annex 3)."""

    label: Name
    """建设时间 as issued: ``2023-2025年``."""
    first: Year
    """First year of the row."""
    last: Year
    """Last year of the row."""
    count: Count
    """建设数量（家）."""
    source: Source
    """Where the label stands; the number stands one line below."""


class Step(Record):
    """One step of 实施步骤."""

    code: Code
    """``1`` to ``5``: the printed number （一）…."""
    name: Name
    """As issued, without number and full stop."""
    first: CivilDate | None = None
    """First day; absent where only the end is printed."""
    last: CivilDate | None = None
    """Last day, included (R1.10); absent for a step without an end."""
    when: Name
    """The time as printed: ``2021年3月-2021年9月``."""
    text: Text
    """The whole paragraph as issued."""
    source: Source
    """Where it stands."""


class YearlyDeadline(Record):
    """A day of every year by which something is due (R3.12)."""

    code: Code
    """``report``."""
    by: MonthDay
    """Last day, included."""
    since: Year
    """Year that the document prints; every later year is our answer."""
    form: Code
    """Form to be filled: ``annex-2``."""
    road: tuple[Name, ...]
    """Offices the form goes through, in order and as issued."""
    quote: Passage
    """The words that say so."""


class Plan(Record):
    """One plan."""

    format: Annotated[str, StringConstraints(pattern=r"^standard-plan/1(\.\d+)?$")]
    """``standard-plan/1``."""
    pack: PackId
    """The standard it is the plan of."""
    title: Name
    """As issued."""
    source_document: Name
    """Short name of the source text."""
    source_sha256: Sha256
    """SHA-256 of the kept source text."""
    scope: Passage
    """Whom it is for: government-run centres, others are encouraged (R3.1)."""
    goal: Passage
    """How many by which year."""
    goal_count: Count
    """The number in it."""
    goal_by: CivilDate
    """The last day in it, included."""
    not_for_numbers: Passage
    """Why a shortfall is a warning and nothing more (R3.14)."""
    rows: tuple[PlanRow, ...]
    """Annex 3."""
    steps: tuple[Step, ...]
    """Steps in printed order."""
    report: YearlyDeadline
    """The report of the facilities that passed (R3.12)."""
    naming: Passage
    """What the second name changes, and what it does not (R3.11)."""
    recheck: Passage
    """What follows from a re-check (R3.13)."""
    rectification_months: Annotated[int, Field(ge=1, le=60)]
    """Months suggested for a rectification; the document prints no term (文件未规定)."""
    passages: tuple[Passage, ...]
    """Every printed line of the body and of annex 3."""

    def quotes(self) -> tuple[Passage, ...]:
        """Return every quoted piece; each stands in the passage of its line."""
        steps = tuple(Passage(text=step.text, source=step.source) for step in self.steps)
        ours = (self.scope, self.goal, self.not_for_numbers, self.naming, self.recheck)
        return (*ours, self.report.quote, *steps)


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


def load(where: Path) -> Plan:
    """Read the plan in folder ``where``; raises StandardError."""
    file = where / PLAN_FILE
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_PACK_BYTES + 1)
    except OSError as error:
        raise StandardError("standard-unreadable", file=shown(file.name)) from error
    if len(data) > MAX_PACK_BYTES:
        raise StandardError("standard-too-big", file=shown(file.name), limit=MAX_PACK_BYTES)
    try:
        return parse(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise StandardError("standard-not-text", file=shown(file.name)) from error


def parse(text: str) -> Plan:
    """Return the plan written in the YAML ``text``; raises StandardError."""
    try:
        return Plan.model_validate_json(json.dumps(read_yaml(text)))
    except ValidationError as error:
        first: Any = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(shown(str(part)) for part in first["loc"]) or "-"
        raise StandardError("standard-field-invalid", place=place) from error


def available() -> tuple[Plan, ...]:
    """Return the plans that the program ships with, by folder name."""
    files = sorted(resources.path("standards").glob(f"*/{PLAN_FILE}"))
    return tuple(load(file.parent) for file in files)


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
