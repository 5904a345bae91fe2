"""What a ledger is: an immutable edition of a plan with its tasks, targets and yearly duties.

A pack is marked in a facility; a ledger is kept by an office. Both quote their document to the
character and name the line.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import CivilDate, Count, Name, Record, Sha256, Text
from models.standards.types import Code, Input, Operator, PackId, Source, Test, Whole

MASK = "(略)"
"""What the web page printed in place of words; kept, never filled in."""
Year = Annotated[int, Field(ge=2000, le=2200)]


class Hardness(StrEnum):
    """How strongly the document asks."""

    MUST = "must"
    STRIVE = "strive"
    IN_PRINCIPLE = "in_principle"
    CREATE_CONDITIONS = "create_conditions"
    AT_LEAST = "at_least"

    @property
    def soft(self) -> bool:
        """True for what is shown as a soft target (R4.7)."""
        return self in {Hardness.STRIVE, Hardness.IN_PRINCIPLE, Hardness.CREATE_CONDITIONS}


HARDNESS_WORDS: Mapping[Hardness, str] = MappingProxyType(
    {
        Hardness.MUST: "应",
        Hardness.STRIVE: "力争",
        Hardness.IN_PRINCIPLE: "原则上",
        Hardness.CREATE_CONDITIONS: "创造条件",
        Hardness.AT_LEAST: "至少",
    }
)
"""应 is the plain duty and need not be printed; the other words stand in the quoted text."""


class Level(StrEnum):
    """For whom a target holds, or who has a duty."""

    NATION = "nation"
    REGION = "region"
    """The provinces of one region class (东、中、西部省份)."""
    PROVINCE = "province"
    DISTRICT = "district"
    COUNTY = "county"
    FACILITY = "facility"
    COUNTY_AUTHORITY = "county_authority"
    PROVINCE_AUTHORITY = "province_authority"
    AUTHORITIES = "authorities"
    """Every health authority for the level below it."""
    UNSTATED = "unstated"
    """The document does not say of which area the proportion is taken."""


class Region(StrEnum):
    """Region classes; which province is in which is configuration, not text of the document."""

    EAST = "east"
    CENTRAL = "central"
    WEST = "west"


class Measure(StrEnum):
    """What the document gives to measure by."""

    NUMBER = "number"
    """A printed figure."""
    EVERY = "every"
    """No figure, but all of them, everywhere or every year: 全部, 全覆盖, 每年."""
    WORDS = "words"
    """Only words: 普遍, 基本实现. A person judges."""
    MASKED = "masked"
    """The figure is lost behind a mask. Nobody can judge."""


class Counted(StrEnum):
    """What numerator and denominator are."""

    INSTITUTIONS = "institutions"
    """Sets of institutions or areas by code: the numerator lies inside the denominator."""
    FIGURES = "figures"
    """Reported figures."""


class DueKind(StrEnum):
    """What kind of date the document gives."""

    YEAR = "year"
    ANNUAL = "annual"
    TERM = "term"
    """Within so many years, without a printed beginning."""
    NONE = "none"


class ActionKind(StrEnum):
    """Where a passage of the document belongs."""

    OVERALL = "overall"
    """The general aims."""
    ACTION = "action"
    ORGANISATION = "organisation"


class Quote(Record):
    """Words of the document."""

    text: Text
    """Exactly as issued."""
    source: Source
    """Where they stand."""


class Due(Record):
    """By when."""

    kind: DueKind
    """What kind of date."""
    words: Name = ""
    """The date as printed; empty when none is printed."""
    year: Year | None = None
    """The year of ``YEAR``; the whole year counts."""
    month_day: Annotated[str, StringConstraints(pattern=r"^\d\d-\d\d$")] | None = None
    """Last day inside each year, inclusive (R1.10), where one is printed."""
    years: Annotated[int, Field(ge=1, le=20)] | None = None
    """Length of ``TERM``."""


class Condition(Record):
    """What a target presupposes."""

    label: Name
    """In words."""
    operator: Operator | None = None
    """Comparison; absent when only a person can tell."""
    value: Whole | None = None
    """Threshold."""
    unit: Name = ""
    """Unit of the threshold."""


class Target(Record):
    """One target or periodic duty."""

    id: Code
    """Stable code inside the ledger."""
    action: Code
    """Code of the passage it belongs to."""
    metric: Name
    """What is measured; our words."""
    subject: Name
    """Kinds of institution or body counted."""
    level: Level
    """For whom it holds, or who has the duty."""
    level_words: Name
    """The same in words."""
    level_stated: bool = True
    """False where the document implies it only."""
    regions: tuple[Region, ...] = ()
    """Region classes it is meant for; empty: no distinction."""
    conditions: tuple[Condition, ...] = ()
    """What it presupposes."""
    measure: Measure = Measure.NUMBER
    """What the document gives to measure by."""
    counted: Counted = Counted.FIGURES
    """What is counted."""
    inputs: tuple[Input, ...] = ()
    """Figures to enter; for ``INSTITUTIONS`` first the part, then the whole."""
    tests: tuple[Test, ...] = ()
    """Exact comparisons; all must hold."""
    any_of: bool = False
    """One holding comparison suffices (…或者…)."""
    range_end: Whole | None = None
    """Upper end of a printed range: more passes, with a note (R1.6)."""
    wording: Name = ""
    """The printed word of comparison: 以上, 不低于, 普遍; empty when none is printed."""
    hardness: Hardness = Hardness.MUST
    """How strongly the document asks."""
    due: Due
    """By when."""
    parts: tuple[Name, ...] = ()
    """What the duty consists of, as printed; each must be done."""
    times: Annotated[int, Field(ge=1, le=366)] | None = None
    """How often a year each part is asked for, where a number is printed (每年…一次)."""
    quotes: tuple[Quote, ...]
    """The words that set it, at every line where they stand."""
    tasks: tuple[Count, ...] = ()
    """Numbers of the tasks that carry it."""
    hint: Text = ""
    """Our reading beside it, with the rule."""

    @property
    def annual(self) -> bool:
        """True for what comes again every year."""
        return self.due.kind is DueKind.ANNUAL


class Project(Record):
    """A building project that a task names."""

    place: Name
    """The sub-district, as printed."""
    step: Name
    """The printed words of the step that name it."""


class Task(Record):
    """One numbered task of an annex."""

    number: Annotated[int, Field(ge=1)]
    """Printed number."""
    text: Text
    """Exactly as issued, without its number; spaces at both ends are left out."""
    source: Source
    """Where it stands."""
    departments_text: Name
    """The cell of responsible departments exactly as issued."""
    departments_source: Source
    """Where that stands."""
    departments: tuple[Name, ...]
    """The same one by one, in printed order; the first is not said to lead."""
    masks: Count = 0
    """How often words are replaced by a mask."""
    projects: tuple[Project, ...] = ()
    """Building projects it names."""


class Group(Record):
    """A sub-heading (重点任务) of the annex with its tasks."""

    code: Code
    """Category slash number: ``1/2``."""
    label: Name
    """Number as printed, e.g. ``(二)``."""
    name: Name
    """As issued; a name broken over two lines is joined."""
    source: Source
    """Where the printed number stands."""
    body: Quote
    """The paragraph of the plan's body that the group repeats."""
    body_departments: Name
    """The departments of that paragraph, as issued."""
    tasks: tuple[Task, ...]
    """In printed order."""


class Category(Record):
    """A category (分类) of the annex."""

    code: Code
    """1 to 5."""
    label: Name
    """Number as printed, e.g. ``一、``."""
    name: Name
    """As issued."""
    source: Source
    """Where it stands in the annex."""
    groups: tuple[Group, ...]
    """In printed order."""


class Department(Record):
    """A name that stands in the column of responsible departments."""

    name: Name
    """As issued."""
    collective: bool = False
    """True when it names no single office: 各相关部门, 各街道(镇)."""
    also: tuple[Name, ...] = ()
    """Other names of the same office in the same document."""


class Action(Record):
    """A passage of the document with its full text."""

    code: Code
    """Code inside the ledger."""
    kind: ActionKind
    """Where it belongs."""
    label: Name
    """Number as printed, e.g. ``（一）``; empty when there is none."""
    name: Name
    """Its heading as issued."""
    texts: tuple[Quote, ...]
    """The whole passage, line by line."""


class CohortRule(Record):
    """Who is under the duty by size, and who is exempt (R1.9)."""

    duty: Quote
    """Who must reach the standard."""
    exemption: Quote
    """Who need not, and keeps improving."""
    people: Count
    """More people than this are under the duty, fewer are exempt."""
    staff: Count
    """Fewer staff than this are exempt."""
    hint: Text = ""
    """Our reading of the boundary."""


class YearVeto(Record):
    """A fact that bars an application in the same year (R4.4)."""

    code: Code
    """Code inside the ledger."""
    quote: Quote
    """The words that set it."""
    tiers: tuple[Name, ...]
    """Tiers that cannot be applied for."""
    hint: Text = ""
    """Our reading."""


class KeyIndicators(Record):
    """What every re-check has to answer (R4.5)."""

    quote: Quote
    """The words that set it."""
    items: tuple[Name, ...]
    """One by one."""


class Ledger(Record):
    """One edition of one plan."""

    format: Annotated[str, StringConstraints(pattern=r"^standard-ledger/1(\.\d+)?$")]
    """``standard-ledger/1``."""
    id: PackId
    """Stable identity of the plan."""
    edition: Name
    """Edition; ours where the document prints none."""
    title: Name
    """Title as issued."""
    issuer: Name
    """Who issued it; empty where the text does not say."""
    issued_on: CivilDate | None = None
    """Date of issue where the document prints one."""
    source_document: Name
    """Short name of the source text, e.g. ``003``."""
    source_sha256: Sha256
    """SHA-256 of the kept source text the ledger was compared with."""
    remarks: tuple[Text, ...] = ()
    """How the text was read; our words."""
    actions: tuple[Action, ...] = ()
    """Passages that set targets."""
    departments: tuple[Department, ...] = ()
    """Names of the responsible departments in order of first appearance."""
    categories: tuple[Category, ...] = ()
    """The annex of tasks."""
    targets: tuple[Target, ...] = ()
    """Targets and periodic duties."""
    cohort: CohortRule | None = None
    """Who is under the duty by size."""
    veto: YearVeto | None = None
    """The veto of the year."""
    key_indicators: KeyIndicators | None = None
    """What every re-check has to answer."""

    def groups(self) -> Iterator[Group]:
        """Yield every group in printed order."""
        for category in self.categories:
            yield from category.groups

    def tasks(self) -> Iterator[Task]:
        """Yield every task in printed order."""
        for group in self.groups():
            yield from group.tasks

    def target(self, target_id: str) -> Target:
        """Return the target with an id; raises KeyError when there is none."""
        for target in self.targets:
            if target.id == target_id:
                return target
        raise KeyError(target_id)
