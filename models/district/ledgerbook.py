"""The ledgers a district keeps: what was entered, put beside the plans; frozen for the screens."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.base import CivilDate, Record
from models.clock import Now
from models.district.door import Reading, Writing
from models.district.reviewbook import LookBack, ReviewView, read_look_back, review
from models.district.unfrozen import ledger_mark
from models.facts.decision import DecisionOutcome
from models.standards import plans
from models.standards.ledgers import loading
from models.standards.ledgers.cohort import Size
from models.standards.ledgers.dates import beijing_date
from models.standards.ledgers.duties import DutyDone, DutyItem, annual_duties, checklist
from models.standards.ledgers.entries import (
    FacilityNamed,
    PlanFacility,
    PlanReport,
    RegionSet,
    TargetFigures,
    check_entry,
    region_classes,
)
from models.standards.ledgers.figures import Reported, judge_figures, reports
from models.standards.ledgers.lines import TaskLine, department_summaries, task_lines
from models.standards.ledgers.marks import LedgerMark
from models.standards.ledgers.progress import DepartmentSummary, TaskEntry
from models.standards.ledgers.review import Violation
from models.standards.ledgers.review_entries import (
    RectificationOrdered,
    Revisited,
    check_answers,
)
from models.standards.ledgers.rounds import Notice, NoticeKind, notice, province_notices
from models.standards.ledgers.targets import RegionClasses
from models.standards.ledgers.types import KeyIndicators, Ledger, Level
from models.standards.programme import available as programmes
from models.standards.rectifying import Rectification, check_rectification, rectifications


@dataclass(frozen=True, slots=True)
class LedgerView:
    """One ledger with everything an office entered in it, as it stands on a day."""

    ledger: Ledger
    """The edition."""
    today: CivilDate
    """The day, by the desk's clock, in Beijing."""
    lines: tuple[TaskLine, ...]
    """Every task with where it stands."""
    departments: tuple[DepartmentSummary, ...]
    """Every department with its counts."""
    reported: tuple[Reported, ...]
    """Figures of targets, judged."""
    done: tuple[DutyDone, ...]
    """Duties done, in order of adding."""
    violations: tuple[Violation, ...]
    """Violations of the nine rules (R4.4)."""
    sizes: tuple[Size, ...]
    """Sizes of institutions, in order of adding (R1.9)."""
    regions: tuple[RegionSet, ...]
    """The list of region classes in force; empty as shipped: the document prints no list."""
    classes: RegionClasses
    """The same by class."""
    mark: LedgerMark
    """Which state it is; its papers carry that."""

    def duties(self, level: Level, institution: str, year: int) -> tuple[DutyItem, ...]:
        """Return the checklist of an institution or office for a year."""
        asked = annual_duties(self.ledger, level)
        return checklist(asked, institution, year, self.done, self.today)


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan of 001 with its facilities."""

    plan: plans.Plan
    """The plan."""
    facilities: tuple[PlanFacility, ...]
    """Who was accepted, by day: by the latest entry, or else by the desk's own decision."""
    reports: tuple[PlanReport, ...]
    """Annex 2 as it came in, in order of adding."""
    rectifications: tuple[Rectification, ...]
    """Orders to rectify as they stand, the latest first (R3.13)."""
    today: CivilDate
    """The day, in Beijing."""

    def accepted(self) -> tuple[plans.Accepted, ...]:
        """Return the facilities as the plan counter wants them."""
        return tuple(
            plans.Accepted(facility=f.institution, on=f.accepted_on, ended_on=f.second_name_until)
            for f in self.facilities
        )

    def standing(self) -> plans.PlanStanding:
        """Return the plan counter today; it only warns (R3.14)."""
        return plans.plan_standing(self.plan, self.accepted(), self.today)

    def reported(self, institution: str, year: int) -> PlanReport | None:
        """Return the report of a facility for a year; the first that came in counts."""
        own = [r for r in self.reports if (r.institution, r.year) == (institution, year)]
        return min(own, key=lambda report: report.reported_on, default=None)

    def notice(self, year: int) -> Notice:
        """Return how the reports of a year stand (R3.12, R1.10)."""
        owed = plans.report_duties(self.plan, self.accepted(), year)
        found = [self.reported(duty.facility, year) for duty in owed]
        came = [report.reported_on for report in found if report is not None]
        due = plans.report_day(self.plan, year)
        counted = (len(owed) - len(came), len(owed))
        return notice(NoticeKind.FACILITY, due, self.today, came, counted)


@dataclass(frozen=True, slots=True)
class Books:
    """All ledgers of an office."""

    ledgers: tuple[LedgerView, ...]
    """Every shipped ledger."""
    plans: tuple[PlanView, ...]
    """Every shipped plan."""
    facilities: tuple[FacilityNamed, ...]
    """The office's list of institutions: its own names, then those of its cases."""
    reviews: tuple[ReviewView, ...]
    """The rounds of every shipped programme."""
    look_back: LookBack
    """Who was judged by which edition (R4.6)."""
    today: CivilDate
    """The day everything stands for."""

    def ledger(self, ledger_id: str) -> LedgerView:
        """Return one ledger; raises StandardError when there is none."""
        for view in self.ledgers:
            if view.ledger.id == ledger_id:
                return view
        loading.by_id(ledger_id)
        raise KeyError(ledger_id)  # shipped, yet not among ours: our own mistake

    def notices(self, year: int) -> tuple[Notice, ...]:
        """Return the reports of a year with their last days, in the order of the year."""
        found = [n for view in self.reviews for n in view.notices(year)]
        found += [view.notice(year) for view in self.plans]
        for view in self.ledgers:
            found += province_notices(view.ledger, view.done, year, self.today)
        return tuple(found)

    def name_of(self, code: str) -> str:
        """Return an institution's name; its code where nobody named it."""
        return next((one.name for one in self.facilities if one.code == code), code)


def add(store: Writing, ledger_id: str, record: Record, now: Now) -> None:
    """Check an entry against its ledger or plan and keep it, in the caller's transaction.

    Raises StandardError when it does not fit, StoreError when it cannot be kept.
    """
    plan = next((one for one in plans.available() if one.pack == ledger_id), None)
    if plan is not None:
        check_entry(None, record)
        orders = store.entries(ledger_id, RectificationOrdered)
        check_rectification(plan, record, orders)
    elif any(one.id == ledger_id for one in programmes()):
        check_entry(None, record, programme=True)
        key = _key_indicators()
        check_answers(record, key.items if key is not None else ())
    else:
        ledger = loading.by_id(ledger_id).ledger
        check_entry(ledger, record)
        if isinstance(record, TargetFigures):
            judge_figures(ledger.target(record.target), record)
    store.add_entry(ledger_id, record, now)


def books(store: Reading, now: Now) -> Books:
    """Return every ledger and plan as it stands at a moment; raises StoreError."""
    today = beijing_date(now.utc)
    views = tuple(_view(store, one.ledger, today) for one in loading.available())
    planned = tuple(_plan(store, one, today) for one in plans.available())
    key = _key_indicators()
    reviews = tuple(review(store, one, key, today) for one in programmes())
    named = _facilities(store, views, planned)
    return Books(views, planned, named, reviews, read_look_back(store), today)


def _key_indicators() -> KeyIndicators | None:
    """What every re-check has to answer, by the ledger that says so (R4.5)."""
    found = (one.ledger.key_indicators for one in loading.available())
    return next((key for key in found if key is not None), None)


def _view(store: Reading, ledger: Ledger, today: CivilDate) -> LedgerView:
    lines = task_lines(ledger, store.entries(ledger.id, TaskEntry), today)
    latest = {one.area: one for one in store.entries(ledger.id, RegionSet)}
    regions = tuple(one for one in latest.values() if one.region is not None)
    classes = region_classes(regions)
    figures = store.entries(ledger.id, TargetFigures)
    return LedgerView(
        ledger=ledger,
        today=today,
        lines=lines,
        departments=department_summaries(ledger, lines),
        reported=reports(ledger, figures, classes),
        done=store.entries(ledger.id, DutyDone),
        violations=store.entries(ledger.id, Violation),
        sizes=store.entries(ledger.id, Size),
        regions=regions,
        classes=classes,
        mark=ledger_mark(store, ledger.id, loading.digest(ledger)),
    )


def _plan(store: Reading, plan: plans.Plan, today: CivilDate) -> PlanView:
    orders = store.entries(plan.pack, RectificationOrdered)
    revisits = store.entries(plan.pack, Revisited)
    latest = _accepted(store, plan.pack)
    latest |= {one.institution: one for one in store.entries(plan.pack, PlanFacility)}
    return PlanView(
        plan=plan,
        facilities=tuple(sorted(latest.values(), key=lambda one: one.accepted_on)),
        reports=store.entries(plan.pack, PlanReport),
        rectifications=rectifications(plan, orders, revisits, today),
        today=today,
    )


def _accepted(store: Reading, pack: str) -> dict[str, PlanFacility]:
    """What the desk's own decisions say; an entry of the office says more and comes before it."""
    found: dict[str, PlanFacility] = {}
    for case in store.list_cases():
        passed = case.pack_id == pack and case.decision is DecisionOutcome.PASSED
        if not passed or not case.facility_code:
            continue
        decided = store.decisions_of(case.id)[-1].facts
        earlier = found.get(case.facility_code)
        if earlier is None or decided.decided_on < earlier.accepted_on:
            found[case.facility_code] = PlanFacility(
                institution=case.facility_code,
                name=case.facility_name,
                accepted_on=decided.decided_on,
                evidence=(decided.document_number,) if decided.document_number else (),
            )
    return found


def _facilities(
    store: Reading, views: Iterable[LedgerView], planned: Iterable[PlanView]
) -> tuple[FacilityNamed, ...]:
    """The office's own list first, then what its cases and entries name, each code once."""
    found: dict[str, str] = {}
    for view in views:
        own = store.entries(view.ledger.id, FacilityNamed)
        found |= {one.code: one.name for one in own}
    for plan in planned:
        found |= {f.institution: f.name for f in plan.facilities if f.institution not in found}
    for case in store.list_cases():
        if case.facility_code:
            found.setdefault(case.facility_code, case.facility_name)
    return tuple(FacilityNamed(code=code, name=name) for code, name in found.items())
