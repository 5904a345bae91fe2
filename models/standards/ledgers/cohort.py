"""Who is under the duty by size: R1.9, and the cohort fixed on a cut-off date (R4.7)."""

from collections.abc import Iterable
from enum import StrEnum

from models.base import CivilDate, Count, Name, Record
from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards.ledgers.dates import day
from models.standards.ledgers.types import CohortRule


class Standing(StrEnum):
    """Where an institution stands."""

    DUTY = "duty"
    """Under the duty."""
    EXEMPT = "exempt"
    """Outside, and keeps improving (持续提升服务能力)."""
    BOUNDARY = "boundary"
    """Exactly at the limit: neither 超过 nor 不足, outside the duty, shown as such."""
    UNKNOWN = "unknown"
    """A figure is missing."""


class CohortAnswer(Record):
    """Where an institution stands, and why."""

    standing: Standing
    """The answer."""
    people: Count | None = None
    """Population served."""
    staff: Count | None = None
    """Staff."""
    few_people: bool = False
    """The exemption by population holds."""
    few_staff: bool = False
    """The exemption by staff holds."""
    both_clauses: bool = False
    """Duty and exemption both fit the figures; the exemption wins and is shown."""
    at_limit: bool = False
    """The population is exactly the limit."""

    def text(self, rule: CohortRule, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence that shows the answer with its figures."""
        code = "cohort-both" if self.both_clauses else f"cohort-{self.standing}"
        figures: dict[str, str | int] = {
            "people": "—" if self.people is None else self.people,
            "staff": "—" if self.staff is None else self.staff,
            "limit": rule.people,
            "least": rule.staff,
        }
        return sentence(code, figures, language)


class Size(Record):
    """Reported size of one institution on a day."""

    code: Name
    """Institution code."""
    as_of: CivilDate
    """The day the figures hold for."""
    people: Count | None = None
    """Population served; absent when not reported."""
    staff: Count | None = None
    """Staff; absent when not reported."""


class FixedCohort(Record):
    """The cohort as it stood on one day; later figures do not change it."""

    cut_off: CivilDate
    """The day."""
    members: frozenset[Name]
    """Codes under the duty."""
    exempt: frozenset[Name]
    """Codes outside."""
    boundary: frozenset[Name]
    """Codes exactly at the limit."""
    unknown: frozenset[Name]
    """Codes without the figures."""


def standing(rule: CohortRule, people: int | None, staff: int | None) -> CohortAnswer:
    """Return where an institution with these figures stands (R1.9)."""
    few_people = people is not None and people < rule.people
    few_staff = staff is not None and staff < rule.staff
    return CohortAnswer(
        standing=_standing(rule, people, staff, exempt=few_people or few_staff),
        people=people,
        staff=staff,
        few_people=few_people,
        few_staff=few_staff,
        both_clauses=few_staff and people is not None and people > rule.people,
        at_limit=people == rule.people,
    )


def _standing(rule: CohortRule, people: int | None, staff: int | None, *, exempt: bool) -> Standing:
    if exempt:
        return Standing.EXEMPT
    if people is None or staff is None:
        return Standing.UNKNOWN
    return Standing.DUTY if people > rule.people else Standing.BOUNDARY


def fix_cohort(rule: CohortRule, sizes: Iterable[Size], cut_off: CivilDate) -> FixedCohort:
    """Return the cohort on ``cut_off``, by the latest figures up to and including that day."""
    limit = day(cut_off)
    latest: dict[str, Size] = {}
    known: set[str] = set()
    for size in sizes:
        known.add(size.code)
        kept = latest.get(size.code)
        if day(size.as_of) <= limit and (kept is None or day(kept.as_of) <= day(size.as_of)):
            latest[size.code] = size
    found: dict[Standing, set[str]] = {one: set() for one in Standing}
    for code in known:
        size = latest.get(code, Size(code=code, as_of=cut_off))
        found[standing(rule, size.people, size.staff).standing].add(code)
    return FixedCohort(
        cut_off=cut_off,
        members=frozenset(found[Standing.DUTY]),
        exempt=frozenset(found[Standing.EXEMPT]),
        boundary=frozenset(found[Standing.BOUNDARY]),
        unknown=frozenset(found[Standing.UNKNOWN]),
    )
