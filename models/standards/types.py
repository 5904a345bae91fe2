"""What a standard pack is: an immutable edition of a checklist tree with its decision rule."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import CivilDate, Name, Record, Sha256, Text
from models.standards.forms_types import FACILITY_FIELDS as FACILITY_FIELDS
from models.standards.forms_types import FormField as FormField
from models.standards.forms_types import FormSpec as FormSpec
from models.standards.parts_types import Part, Tags
from models.standards.terms import Code as Code
from models.standards.terms import Operator as Operator
from models.standards.terms import PackId as PackId
from models.standards.terms import Source as Source
from models.standards.terms import Whole as Whole
from models.standards.tiers_types import Grade, Tier

FLAGS: Mapping[str, str] = MappingProxyType(
    {
        "N": "explicit numeric comparison",
        "A": "at least N",
        "Fq": "checkable every year",
        "Fw": "time window",
        "Fu": "定期 without a number",
        "Ce": "condition in the wording",
        "Ci": "condition implied by a unit that may not exist",
        "S": "soft wording: 鼓励, 逐步, 原则上, 适当, 积极, 配合, 可",
        "U": "a standard referred to but undefined",
        "L": "embedded list, a sub-checklist",
        "X": "refers to an external text in 《》",
        "O": "overtaken by later law or renaming",
        "D": "a defect of print, read and kept as issued",
    }
)
"""Flags a clause may carry; the first twelve are those of the inventory."""
FACILITY_FEATURES = frozenset(
    {
        "beds",
        "shared_wards",
        "special_clinics",
        "imaging",
        "special_drugs",
        "care_homes",
        "hospice",
    }
)
"""What a facility may have or lack, as far as a clause or a part of it ``needs`` it: in-patient
beds; wards of several patients; fever or enteric clinic; imaging; narcotic, psychotropic and
other special drugs; homes for the elderly in its area; hospice and elderly care."""
FACILITY_FIGURES = frozenset({"staff", "served", "residents"})
"""Figures of a facility by which a tier may be open to it: staff, 服务人口, 常住人口."""


class Verdict(StrEnum):
    """What a person may say of a clause; ``UNCHECKED`` is the absence of a mark (R2.1)."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    TO_VERIFY = "to_verify"
    UNCHECKED = "unchecked"


class Method(StrEnum):
    """How a clause is checked; the Chinese words are in the translation of the screen."""

    ON_SITE = "on_site"
    """现场查看"""
    DOCUMENTS = "documents"
    """查阅资料"""
    ENQUIRY = "enquiry"
    """现场了解"""
    INTERVIEW = "interview"
    """访谈"""
    SKILL_TEST = "skill_test"
    """操作考核"""
    SYSTEM = "system"
    """系统核查"""
    CALCULATION = "calculation"
    """数据计算"""
    TRIAL = "trial"
    """体验/模拟就诊"""


class NotApplicable(StrEnum):
    """When 不适用 may be chosen for a clause (R2.2, R2.3)."""

    NEVER = "never"
    """Anything absent is 不达标."""
    PROFILE = "profile"
    """Offered without approval when the facility profile says so."""
    APPROVAL = "approval"
    """Needs a reason and the leader's approval."""


class DecisionRule(StrEnum):
    """How the marks of a pack become a result."""

    ALL_CLAUSES_MET = "all_clauses_met"
    """Every clause must be met (source 001 line 52 and 130)."""
    COUNTS_ONLY = "counts_only"
    """The document gives no score and no pass line (R2.4)."""
    TIERS = "tiers"
    """Grades C, B, A by clause and a tier by their proportions (R2.9): ``tiers.judge_tiers``."""


class Choice(Record):
    """One answer of a choice input."""

    value: Code
    """Value kept in the record."""
    label: Name
    """Words on screen and paper."""


class Input(Record):
    """One value that the evaluator enters for a clause."""

    key: Code
    """Key inside the clause; the same key in two clauses of a pack means the same fact."""
    label: Name
    """Words on screen."""
    kind: Annotated[str, StringConstraints(pattern=r"^(integer|text|choice|date)$")]
    """What may be entered: ``integer`` (never negative), ``text``, ``choice`` or ``date``."""
    unit: Name = ""
    """Unit of an integer: 人, 人次, 张, 种 …"""
    choices: tuple[Choice, ...] = ()
    """Allowed answers of a choice, in the order shown."""
    hint: Text = ""
    """Definition shown beside the field; our words, never the document's."""


class Test(Record):
    """One exact comparison: ``numerator / denominator  operator  value / per``.

    With integers: ``numerator * per  operator  value * denominator``. Without a
    denominator key the denominator is 1. A choice test uses ``one_of`` instead.
    """

    __test__ = False  # not a pytest class

    code: Code
    """Code inside the clause."""
    label: Name
    """What is compared, in words, for the printed working."""
    numerator: Code
    """Key of the input above the line (or of the choice)."""
    denominator: Code | None = None
    """Key of the input below the line."""
    operator: Operator = Operator.AT_LEAST
    """Comparison."""
    value: Whole = 0
    """Threshold, numerator of its fraction."""
    per: Annotated[int, Field(ge=1)] = 1
    """Threshold, denominator of its fraction: 30 % is 3/10, 2 per 10,000 is 2/10000."""
    unit: Name = ""
    """Unit of the compared quotient."""
    percent: bool = False
    """Show the quotient as a percentage."""
    one_of: tuple[Code, ...] = ()
    """Accepted answers of a choice input; empty for arithmetic tests."""
    when_key: Code | None = None
    """The test applies only when this choice input ..."""
    when_value: Code | None = None
    """... has this answer; otherwise it is left out of the conjunction."""
    upper: Whole | None = None
    """Upper end of a printed range, over the same ``per``: 2-3人 is value 2, upper 3. More than
    that is remarked as 高于区间 and never fails (R1.6)."""
    period: Name | None = None
    """Which span of time the figures belong to (R1.8), in our words: 评价期, 检查当日 …"""


class Clause(Record):
    """The leaf that is marked."""

    code: Code
    """Code, unique inside the pack."""
    number: Annotated[int, Field(ge=0)]
    """Printed number inside its indicator; 0 when the document prints none."""
    text: Text
    """The text exactly as issued, without its printed number."""
    source: Source
    """Where it stands."""
    method_text: Text = ""
    """The printed method, where the document prints one (001 annex 1, third column)."""
    methods: tuple[Method, ...] = ()
    """How it is checked; a proposal of ours where the document prints none."""
    not_applicable: NotApplicable = NotApplicable.NEVER
    """When 不适用 may be chosen."""
    needs: Code | None = None
    """What the facility must have for the clause to apply, e.g. ``beds``: with
    ``PROFILE``, 不适用 is offered when the profile says that it is absent."""
    inputs: tuple[Input, ...] = ()
    """Values to enter."""
    tests: tuple[Test, ...] = ()
    """Comparisons that all must hold; empty when only a person can judge."""
    flags: tuple[Code, ...] = ()
    """Remarks of ours, as in :data:`FLAGS`."""
    grades: tuple[Grade, ...] | None = None
    """Grades C, B, A of a graded clause; absent for a clause that is met or not."""
    core: bool | None = None
    """True for a clause printed with ★."""
    basic: bool | None = None
    """True for a clause of a basic indicator; proportions may be taken over these only."""
    tags: Tags | None = None
    """Its own themes, places and photo risk; those of the indicator where it has none."""
    parts: tuple[Part, ...] | None = None
    """Points of the list in its text; it is met only when every one is (R2.5)."""
    parts_needed: Annotated[int, Field(ge=1)] | None = None
    """How many parts are enough where the text says so (不少于10种); all of them when absent."""
    soft: bool | None = None
    """Soft wording (R2.7): reported as a suggestion, never decides a veto."""
    remark: Text | None = None
    """Why it is flagged, in our words: what is soft, undefined or overtaken by later law."""


class Note(Record):
    """A text of the document that accompanies an indicator and is not marked."""

    text: Text
    """As issued."""
    source: Source
    """Where it stands."""
    before: bool
    """True when it stands before the clauses (a lead-in), False when after them."""


class Indicator(Record):
    """The lowest heading of the tree: what a card list on screen shows."""

    code: Code
    """Printed code, e.g. ``1.2.4``."""
    name: Name
    """Name as issued, or ours when ``name_is_issued`` is false."""
    name_is_issued: bool = True
    """False when the document gives no short name."""
    source: Source
    """Where the heading stands."""
    clauses: tuple[Clause, ...]
    """Clauses in printed order."""
    notes: tuple[Note, ...] = ()
    """Accompanying texts."""
    theme: Name = ""
    """Theme; a proposal of ours."""
    places: tuple[Name, ...] = ()
    """Kinds of room where it is looked at; a proposal of ours."""
    methods: tuple[Method, ...] = ()
    """Methods proposed for the whole indicator where clauses print none."""
    privacy_risk: Annotated[int, Field(ge=0, le=2)] = 0
    """Photo risk: 0 none, 1 bystanders or staff data, 2 patients, children or records."""


class Section(Record):
    """A heading above indicators; sections nest."""

    code: Code
    """Printed code, e.g. ``1`` or ``1.1``."""
    name: Name
    """Name as issued."""
    source: Source
    """Where the heading stands first."""
    sections: tuple["Section", ...] = ()
    """Sub-sections in printed order."""
    indicators: tuple[Indicator, ...] = ()
    """Indicators directly below, in printed order."""

    def all_indicators(self) -> Iterator[Indicator]:
        """Yield every indicator below this heading in printed order."""
        yield from self.indicators
        for section in self.sections:
            yield from section.all_indicators()


class Veto(Record):
    """A fact that forbids passing whatever the marks say."""

    code: Code
    """V1, V2, V3."""
    text: Text
    """The condition, quoted from the document."""
    source: Source
    """Where it stands."""
    window_years: Annotated[int, Field(ge=0, le=10)] = 0
    """Years counted back from application and acceptance; 0 means the present state."""
    hint: Text = ""
    """Our explanation beside it (R3.3, R3.4)."""
    accident_grade: Annotated[int, Field(ge=1, le=4)] | None = None
    """Medical accidents of grade 1, the gravest, to this grade count: 二级及以上 is 2, and means
    1 or 2 (R3.3). Absent where the veto is not about accidents."""
    shares: tuple[Code, ...] | None = None
    """Shares of responsibility that count: ``main`` and, all the more, ``full`` (R3.3)."""


def tags_of(indicator: Indicator, clause: Clause) -> Tags:
    """Return the tags of a clause; those of its indicator where it has none of its own."""
    if clause.tags is not None:
        return clause.tags
    themes = (indicator.theme,) if indicator.theme else ()
    return Tags(themes=themes, places=indicator.places, privacy_risk=indicator.privacy_risk)


class Pack(Record):
    """One edition of one standard."""

    format: Annotated[str, StringConstraints(pattern=r"^standard-pack/1(\.\d+)?$")]
    """``standard-pack/1``."""
    id: PackId
    """Stable identity of the standard."""
    edition: Name
    """Edition as issued, e.g. ``2015年版``."""
    title: Name
    """Title as issued."""
    issuer: Name
    """Who issued it; empty where the document does not say."""
    document_number: Name = ""
    """Document number (文号) as issued."""
    issued_on: CivilDate | None = None
    """Date of issue where the document prints one."""
    source_document: Name
    """Short name of the source text, e.g. ``000``."""
    source_sha256: Sha256
    """SHA-256 of the kept source text the pack was compared with."""
    decision: DecisionRule
    """How marks become a result."""
    decision_text: Text
    """The sentence of the document that says so, or what it is silent about."""
    sections: tuple[Section, ...]
    """The tree."""
    vetoes: tuple[Veto, ...] = ()
    """Facts that forbid passing."""
    forms: tuple[FormSpec, ...] = ()
    """Forms of the document."""
    tiers: tuple[Tier, ...] | None = None
    """Tiers from low to high; the first asks for nothing (R4.3)."""
    optional: bool | None = None
    """True for a list that a visit takes up only when a person asks for it."""

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator in printed order."""
        for section in self.sections:
            yield from section.all_indicators()

    def clauses(self) -> Iterator[Clause]:
        """Yield every clause in printed order."""
        for indicator in self.indicators():
            yield from indicator.clauses

    def clause(self, code: str) -> Clause:
        """Return the clause with ``code``; raises KeyError when there is none."""
        for clause in self.clauses():
            if clause.code == code:
                return clause
        raise KeyError(code)
