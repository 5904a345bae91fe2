"""What an office enters beside a ledger, each kind a frozen record: added, never changed.

A record is checked against its ledger before it is kept; what the ledger does not know is
refused in one sentence, nothing is repaired.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from models.base import CivilDate, Count, Name, Record
from models.errors import StandardError
from models.standards.ledgers.cohort import Size
from models.standards.ledgers.dates import day
from models.standards.ledgers.duties import DutyDone
from models.standards.ledgers.progress import TaskEntry
from models.standards.ledgers.review import Violation
from models.standards.ledgers.review_entries import (
    OF_PROGRAMME,
    OF_RECTIFICATION,
    CityReviewed,
    CountyListed,
    RectificationOrdered,
    Revisited,
    SelfAssessed,
    check_order,
)
from models.standards.ledgers.targets import RegionClasses
from models.standards.ledgers.types import Ledger, Region, Target, Year
from models.standards.types import Code

Kind = TypeVar("Kind", bound=Record)
LONGEST_NUMBER = 15
"""Digits of a figure; every one of them is kept exactly."""


class Figure(Record):
    """One entered value of a target."""

    key: Code
    """Input of the target."""
    number: Count | None = None
    """A counted figure, in the unit of the input."""
    choice: Code | None = None
    """The answer of a choice."""


class TargetFigures(Record):
    """What an office reports of a target for one area and year."""

    target: Code
    """Which target."""
    year: Year
    """The year the figures are for."""
    area: Name
    """Area or institution they hold for."""
    as_of: CivilDate
    """Cut-off date of the figures (R4.7)."""
    figures: tuple[Figure, ...] = ()
    """Entered values."""
    part: tuple[Name, ...] = ()
    """Institution codes of the numerator, where the office gives lists."""
    whole: tuple[Name, ...] = ()
    """Institution codes of the denominator."""
    evidence: tuple[Name, ...] = ()
    """Where the figures come from: document numbers."""


class RegionSet(Record):
    """One line of the list of region classes; the document does not print the list."""

    area: Name
    """Province, as the office writes it."""
    region: Region | None = None
    """Its class; absent when it is taken out of the list again."""
    as_of: CivilDate
    """Since when, by the office."""
    basis: Name = ""
    """Document the office goes by."""


class FacilityNamed(Record):
    """An institution that the office keeps in its list, besides those of its cases."""

    code: Name
    """Institution code."""
    name: Name
    """What the office calls it."""


class PlanFacility(Record):
    """Where a community hospital of the plan stands (source 001 line 52); the latest counts."""

    institution: Name
    """Institution code; it outlasts every change of name (R3.11)."""
    name: Name
    """First name, which does not change."""
    accepted_on: CivilDate
    """Day of the decision 验收合格."""
    plate_on: CivilDate | None = None
    """Day on which the plate was put up."""
    second_name: Name = ""
    """The second name."""
    second_name_from: CivilDate | None = None
    """First day of the second name."""
    second_name_until: CivilDate | None = None
    """Last day of the second name; absent while it holds."""
    evidence: tuple[Name, ...] = ()
    """Document numbers."""


class PlanReport(Record):
    """Annex 2 of one facility, reported for one year (R3.12; source 001 line 53)."""

    institution: Name
    """Institution code."""
    year: Year
    """The year whose 10 November it is for."""
    reported_on: CivilDate
    """Day on which it came in."""
    evidence: tuple[Name, ...] = ()
    """Document numbers."""


KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "task": TaskEntry,
        "duty": DutyDone,
        "size": Size,
        "figures": TargetFigures,
        "violation": Violation,
        "region": RegionSet,
        "facility": FacilityNamed,
        "plan": PlanFacility,
        "report": PlanReport,
        "listed": CountyListed,
        "assessed": SelfAssessed,
        "reviewed": CityReviewed,
        "rectification": RectificationOrdered,
        "revisit": Revisited,
    }
)
"""Every kind of entry by the word it is kept under."""
SUBJECTS: Mapping[type[Record], str] = MappingProxyType(
    {
        TaskEntry: "task",
        DutyDone: "institution",
        Size: "code",
        TargetFigures: "target",
        Violation: "institution",
        RegionSet: "area",
        FacilityNamed: "code",
        PlanFacility: "institution",
        PlanReport: "institution",
        CountyListed: "institution",
        SelfAssessed: "institution",
        CityReviewed: "institution",
        RectificationOrdered: "institution",
        Revisited: "institution",
    }
)
"""The field that says what an entry is about."""


def entry(kind: type[Kind], **values: object) -> Kind:
    """Return an entry from what a person typed; raises StandardError(``ledger-entry-invalid``)."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        place = str(error.errors(include_input=False)[0]["loc"][0])
        raise StandardError("ledger-entry-invalid", field=place) from error


def whole_number(typed: str, what: str) -> int:
    """Return a whole number as typed; raises StandardError(``ledger-number``)."""
    plain = typed.replace(",", "").replace("，", "").strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= LONGEST_NUMBER):
        raise StandardError("ledger-number", what=what[:40])
    return int(plain)


def kind_of(record: Record) -> str:
    """Return the word an entry is kept under; raises KeyError for what is no entry."""
    return {made: kind for kind, made in KINDS.items()}[type(record)]


def subject_of(record: Record) -> str:
    """Return what an entry is about: a task, a target, an institution or an area."""
    return str(getattr(record, SUBJECTS[type(record)]))


def check_entry(ledger: Ledger | None, record: Record, programme: bool = False) -> None:
    """Raise StandardError when an entry names what its ledger does not have, or an unreal day.

    Without a ledger (the plan of 001 is a pack, the round of 002 a programme) only days, their
    order and empty names are looked at.
    """
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name.endswith(("_on", "as_of", "_from", "_until")) and value is not None:
            day(value)
    if not subject_of(record).strip():
        raise StandardError("ledger-subject-empty")
    if not _has_place(ledger, record, programme):
        raise StandardError("ledger-kind-not-here", kind=kind_of(record))
    check_order(record)
    if ledger is not None:
        _check_place(ledger, record)
    if isinstance(record, PlanFacility):
        _check_dates(record)


def _has_place(ledger: Ledger | None, record: Record, programme: bool) -> bool:
    """Return whether anything is ever read from such an entry there; what is not is no record."""
    of_round = isinstance(record, OF_PROGRAMME)
    if programme or of_round:
        return programme and of_round
    of_plan = isinstance(record, (PlanFacility, PlanReport, *OF_RECTIFICATION))
    if ledger is None or of_plan:
        return ledger is None and of_plan
    if isinstance(record, Size):
        return ledger.cohort is not None
    return not isinstance(record, Violation) or ledger.veto is not None


def _check_place(ledger: Ledger, record: Record) -> None:
    if isinstance(record, TaskEntry):
        places = {
            (t.number, p) for t in ledger.tasks() for p in ("", *(x.place for x in t.projects))
        }
        if (record.task, record.project) not in places:
            raise StandardError("ledger-entry-unknown", task=record.task)
    elif isinstance(record, DutyDone):
        if record.part not in _target(ledger, record.duty).parts:
            raise StandardError("ledger-part-unknown", code=record.duty)
    elif isinstance(record, TargetFigures):
        _check_figures(_target(ledger, record.target), record)


def _target(ledger: Ledger, code: str) -> Target:
    try:
        return ledger.target(code)
    except KeyError as error:
        raise StandardError("ledger-target-unknown", code=code) from error


def _check_figures(target: Target, given: TargetFigures) -> None:
    inputs = {one.key: one for one in target.inputs}
    if not given.area.strip():
        raise StandardError("ledger-subject-empty")
    if not given.figures and not given.whole:
        raise StandardError("ledger-figures-none", code=target.id)
    for figure in given.figures:
        asked = inputs.get(figure.key)
        number = asked is not None and asked.kind == "integer" and figure.choice is None
        answers = [] if asked is None else [choice.value for choice in asked.choices]
        if not (number and figure.number is not None) and figure.choice not in answers:
            raise StandardError("ledger-figure-unknown", code=target.id, key=figure.key)


def _check_dates(record: PlanFacility) -> None:
    for earlier, later in (
        (record.accepted_on, record.plate_on),
        (record.second_name_from, record.second_name_until),
    ):
        if earlier and later and day(later) < day(earlier):
            raise StandardError("ledger-dates-turned", first=earlier, second=later)


def region_classes(entries: Iterable[RegionSet]) -> RegionClasses:
    """Return the list of region classes; of several entries for an area the last one counts."""
    latest = {entry.area: entry.region for entry in entries}
    held: dict[str, frozenset[str]] = {
        region.value: frozenset(area for area, found in latest.items() if found is region)
        for region in Region
    }
    return RegionClasses(**held)
