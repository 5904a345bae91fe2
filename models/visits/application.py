"""What is known of the application a visit answers, and what the rules say of it (R4.1-R4.6).

Nothing here judges the standard: a severe violation bars the application of that year, it does
not change what was seen. So it is told loudly and the outcome stands (decision 010). Only an
unanswered key indicator stops a re-check, because such a re-check is incomplete (R4.5).
"""

from collections.abc import Iterator

from models.facts import bodies
from models.facts.events import EventType
from models.facts.state import VisitState
from models.standards import programme
from models.standards.ledgers import dates, review
from models.standards.ledgers import loading as ledgers
from models.standards.ledgers.types import KeyIndicators, YearVeto
from models.standards.programme import Programme
from models.standards.types import DecisionRule, Pack
from models.visits.blocker import Blocker, Severity
from models.visits.book import VisitBook
from models.visits.standing import Packs, chosen_packs, require_member, require_open
from models.visits.team import asks_for_specialties
from models.visits.wording import body


def set_application(
    book: VisitBook, state: VisitState, actor: str, given: bodies.ApplicationSet
) -> VisitState:
    """Replace what is known of the application; the same again is nothing new.

    Raises VisitError(``visit-closed``, ``not-in-team``, ``text-too-long``) and
    StandardError(``ledger-date-unreal``) for a day that does not exist.
    """
    require_open(state)
    require_member(state, actor)
    for one in (given.applied_on, given.self_assessment_from, given.severe_violation_on):
        if one is not None:
            dates.day(one)
    wanted = body(bodies.ApplicationSet, **given.model_dump(exclude_none=True))
    if wanted == (state.application or bodies.ApplicationSet()):
        return state
    return book.append(state, actor, [(EventType.APPLICATION_SET, wanted)])


def key_indicators() -> tuple[str, ...]:
    """Return what every re-check has to answer (source 004 line 15)."""
    key = _key_indicators()
    return key.items if key else ()


def asks_for_application(packs: list[Pack]) -> bool:
    """Return whether one of the standards is applied for: by tiers, or all clauses with vetoes."""
    decided = (DecisionRule.TIERS, DecisionRule.ALL_CLAUSES_MET)
    return any(pack.decision in decided for pack in packs)


def barred(state: VisitState) -> review.Barred | None:
    """Return what bars the application of this visit's year; None when nothing does (R4.4)."""
    given, veto = state.application, _year_veto()
    if given is None or given.severe_violation_on is None or veto is None:
        return None
    violation = review.Violation(
        institution=state.facility.code,
        found_on=given.severe_violation_on,
        severe=True,
        basis=given.severe_violation_basis[:200],
    )
    applied_on = given.applied_on or state.opened.visit_on
    where = state.facility.code
    return review.barred(veto, [violation], where, veto.tiers[0], applied_on)


def application_warnings(state: VisitState, packs: Packs) -> Iterator[Blocker]:
    """Yield what the rules of 002 and 004 say before closing a visit by a tiered standard."""
    chosen = [pack for _, pack in chosen_packs(state, packs)]
    if not asks_for_specialties(chosen):
        return
    yield from _dates(state)
    found = barred(state)
    if found is not None:
        said = (
            ("on", found.violation.found_on),
            ("until", found.until),
            ("again", found.again_from),
        )
        yield Blocker("application-barred", Severity.WARNS, said=said)
    if state.opened.kind is bodies.VisitKind.RE_EVALUATION:
        yield from _unanswered(state)
    yield from _editions(state, packs)


def _dates(state: VisitState) -> Iterator[Blocker]:
    """R4.1 and R4.2 by the dates of the programme; without an application there is no round."""
    plans, given = programme.available(), state.application
    if not plans or given is None or given.applied_on is None:
        return
    plan, applied_on = plans[0], given.applied_on
    county, city = _deadlines(plan, applied_on)
    if given.self_assessment_from is not None:
        yield from _begun(plan, given.self_assessment_from, applied_on, county)
    if dates.day(applied_on) > dates.day(county):
        yield _late("application-after-county", plan, on=applied_on, until=county)
    again = state.opened.kind is bodies.VisitKind.RE_EVALUATION
    if again and dates.day(state.opened.visit_on) > dates.day(city):
        yield _late("review-after-city", plan, on=state.opened.visit_on, until=city)


def _begun(plan: Programme, begun: str, applied_on: str, county: str) -> Iterator[Blocker]:
    months = plan.self_assessment_months
    clock = dates.self_assessment(begun, applied_on, months)
    if not clock.ready:
        earliest = clock.earliest
        yield _late("application-too-early", plan, on=applied_on, until=earliest, begun=begun)
    latest = dates.latest_start(county, months)
    if dates.day(begun) > dates.day(latest):
        yield _late("self-assessment-late", plan, on=begun, until=latest, county=county)


def _deadlines(plan: Programme, applied_on: str) -> tuple[str, str]:
    calendar = dates.ReviewCalendar(
        year=dates.day(applied_on).year, county_by=plan.county_by, city_by=plan.city_by
    )
    return dates.county_deadline(calendar), dates.city_deadline(calendar)


def _late(code: str, plan: Programme, **said: str) -> Blocker:
    named = {"months": str(plan.self_assessment_months), "document": plan.source_document, **said}
    return Blocker(code, Severity.WARNS, said=tuple(sorted(named.items())))


def _unanswered(state: VisitState) -> Iterator[Blocker]:
    key = _key_indicators()
    if key is None:
        return
    answers = (state.application.key_answers if state.application else None) or {}
    told = {name: answer.strip() for name, answer in answers.items()}
    for name in review.unanswered(key, told):
        yield Blocker("key-indicator-open", Severity.BLOCKS, said=(("name", name),))


def _editions(state: VisitState, packs: Packs) -> Iterator[Blocker]:
    """R4.6: the result stands for the edition it was judged by; another one is here as well."""
    for ref, pack in chosen_packs(state, packs):
        if pack.decision is not DecisionRule.TIERS:
            continue
        others = [packs[sha] for sha in packs if sha != ref.sha256 and packs[sha].id == ref.id]
        if others:
            names = "、".join(other.edition for other in others)
            said = (("edition", ref.edition), ("others", names), ("title", pack.title))
            yield Blocker("edition-not-only", Severity.WARNS, ref.id, said=said)


def _key_indicators() -> KeyIndicators | None:
    found = (one.ledger.key_indicators for one in ledgers.available())
    return next((key for key in found if key is not None), None)


def _year_veto() -> YearVeto | None:
    found = (one.ledger.veto for one in ledgers.available())
    return next((veto for veto in found if veto is not None), None)
