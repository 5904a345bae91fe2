"""What a plan around a standard says, as data, and how it is read (source 001)."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

import resources
from models.base import CivilDate, Count, Name, Record, Sha256, Text
from models.standards.files import from_yaml, text_of
from models.standards.ledgers.dates import MonthDay
from models.standards.ledgers.types import Year
from models.standards.programme import Passage
from models.standards.terms import Code, PackId, Source

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


def load(where: Path) -> Plan:
    """Read the plan in folder ``where``; raises StandardError."""
    return parse(text_of(where / PLAN_FILE))


def planned(packs: Iterable[str]) -> bool:
    """Return whether the program ships with a plan around one of these standards."""
    return any(_file(pack).is_file() for pack in packs)


def plan_of(packs: Iterable[str]) -> Plan | None:
    """Return the shipped plan around the first of these standards that has one, or None."""
    return next((load(_file(pack).parent) for pack in packs if _file(pack).is_file()), None)


def _file(pack: str) -> Path:
    return resources.path("standards") / pack / PLAN_FILE


def parse(text: str) -> Plan:
    """Return the plan written in the YAML ``text``; raises StandardError."""
    return from_yaml(Plan, text)


def available() -> tuple[Plan, ...]:
    """Return the plans that the program ships with, by folder name."""
    files = sorted(resources.path("standards").glob(f"*/{PLAN_FILE}"))
    return tuple(load(file.parent) for file in files)


def digest_of(plan: Plan) -> str:
    """Return the digest that names an edition of a plan on paper."""
    return hashlib.sha256(plan.model_dump_json().encode("utf-8")).hexdigest()
