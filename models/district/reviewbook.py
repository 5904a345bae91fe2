"""The yearly round of re-checks as an office keeps it, and who needs 回头看; frozen for screens."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.base import CivilDate
from models.district.door import Reading
from models.facts.decision import DecisionFacts, DecisionOutcome
from models.standards import loading as packs
from models.standards.ledgers.dates import ReviewCalendar, latest_start
from models.standards.ledgers.dates import county_deadline as county_deadline
from models.standards.ledgers.review import EditionRef, Reached, look_back
from models.standards.ledgers.review_entries import CityReviewed, CountyListed, SelfAssessed
from models.standards.ledgers.rounds import Notice, RoundLine, round_lines, round_notices
from models.standards.ledgers.types import KeyIndicators
from models.standards.programme import Programme

AFTER_ALL = "9999-12-31"
"""Later than any decision."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The rounds of one programme (source 002)."""

    programme: Programme
    """The programme; its days and months are data."""
    key: KeyIndicators | None
    """What every re-check has to answer (R4.5; source 004 line 15)."""
    listed: tuple[CountyListed, ...]
    """Entries of the counties' lists, in order of adding."""
    assessed: tuple[SelfAssessed, ...]
    """Self-assessments, in order of adding."""
    reviewed: tuple[CityReviewed, ...]
    """Re-checks of the city, in order of adding."""
    today: CivilDate
    """The day, in Beijing."""

    def calendar(self, year: int) -> ReviewCalendar:
        """Return the days of a round (R4.2)."""
        plan = self.programme
        return ReviewCalendar(year=year, county_by=plan.county_by, city_by=plan.city_by)

    def lines(self, year: int) -> tuple[RoundLine, ...]:
        """Return everybody who was entered for a round."""
        entries = (self.listed, self.assessed, self.reviewed)
        months = self.programme.self_assessment_months
        return round_lines(self.calendar(year), months, self.key, entries, self.today)

    def notices(self, year: int) -> tuple[Notice, ...]:
        """Return the county's and the city's deadline of a round."""
        return round_notices(self.calendar(year), self.lines(year), self.today)

    def latest_start(self, year: int) -> CivilDate:
        """Return the last day on which a self-assessment may start for the county's report."""
        months = self.programme.self_assessment_months
        return latest_start(county_deadline(self.calendar(year)), months)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that this desk has, in the order in which it came to have them."""

    ref: EditionRef
    """Which one."""
    title: str
    """Title as issued."""


@dataclass(frozen=True, slots=True)
class PassedCase:
    """A facility that the office accepted, and the edition it was judged by."""

    reached: Reached
    """What it reached."""
    name: str
    """Name of the facility on that day."""
    title: str
    """Title of the standard."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """回头看: what counts only under the edition it was judged by (R4.6)."""

    passed: tuple[PassedCase, ...]
    """Who was accepted at this desk, by order of decision."""
    editions: tuple[Edition, ...]
    """Editions of the standards of these, the one that came last standing last."""

    def due(self, current: EditionRef, before: CivilDate = AFTER_ALL) -> tuple[PassedCase, ...]:
        """Return whose acceptance before a day has not been repeated under ``current``: the
        latest acceptance of each, by code."""
        own = [one for one in self.passed if one.reached.standard.id == current.id]
        codes = look_back([one.reached for one in own], current, before)
        latest = {one.reached.institution: one for one in own if one.reached.decided_on < before}
        return tuple(latest[code] for code in codes)


def review(
    store: Reading, plan: Programme, key: KeyIndicators | None, today: CivilDate
) -> ReviewView:
    """Return the rounds of a programme as they stand; raises StoreError."""
    return ReviewView(
        programme=plan,
        key=key,
        listed=store.entries(plan.id, CountyListed),
        assessed=store.entries(plan.id, SelfAssessed),
        reviewed=store.entries(plan.id, CityReviewed),
        today=today,
    )


def read_look_back(store: Reading) -> LookBack:
    """Return who was accepted here, and the editions of their standards that the desk has."""
    known = _known(store)
    digests = {(one.ref.id, one.ref.edition): one.ref.sha256 for one in _earlier()}
    digests |= {(one.ref.id, one.ref.edition): one.ref.sha256 for one in known}
    passed = tuple(_passed(store, digests))
    used = {one.reached.standard.id for one in passed}
    return LookBack(passed, tuple(one for one in known if one.ref.id in used))


def _passed(store: Reading, digests: dict[tuple[str, str], str]) -> Iterable[PassedCase]:
    """An edition is what was issued under one name; our own better reading of it is no new one."""
    for one in store.decided():
        decided = DecisionFacts.model_validate_json(one.body)
        sha256 = digests.get((one.pack_id, one.pack_edition))
        if decided.outcome is not DecisionOutcome.PASSED or not one.facility_code or not sha256:
            continue
        standard = EditionRef(id=one.pack_id, edition=one.pack_edition, sha256=sha256)
        reached = Reached(
            institution=one.facility_code,
            tier=decided.outcome.value,
            standard=standard,
            decided_on=decided.decided_on,
        )
        yield PassedCase(reached, one.facility_name, one.pack_title)


def _known(store: Reading) -> tuple[Edition, ...]:
    shipped = [
        Edition(EditionRef(id=o.pack.id, edition=o.pack.edition, sha256=o.sha256), o.pack.title)
        for o in packs.available()
    ]
    kept = [
        Edition(EditionRef(id=one.id, edition=one.edition, sha256=one.sha256), one.title)
        for one in store.editions()
    ]
    return (*shipped, *kept)


def _earlier() -> Iterable[Edition]:
    for sha256, pack in packs.all_earlier().items():
        ref = EditionRef(id=pack.id, edition=pack.edition, sha256=sha256)
        yield Edition(ref, pack.title)
