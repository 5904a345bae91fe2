"""Findings, vetoes, forms, team and the leader's list: what else is written into the log."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date

from models.errors import VisitError
from models.facts import bodies
from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.state import VisitState
from models.facts.wording import clean_all
from models.standards.types import Verdict, Veto
from models.visits.book import Entry, VisitBook
from models.visits.papers import signed_members
from models.visits.standing import Packs, clause_of, pack_of, require_member, require_open
from models.visits.wording import body

NOT_FAILED = (Verdict.MET, Verdict.NOT_APPLICABLE)
"""Results that a finding does not go with; it is told, because either may be the slip."""


def record_finding(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    ref: ClauseRef,
    fact: str,
    *,
    place: str = "",
    rectification: str = "",
    due_on: str | None = None,
    evidence: Iterable[str] = (),
    finding_id: str | None = None,
) -> VisitState:
    """Record a problem of a clause, or replace the one with ``finding_id``.

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``finding-needs-fact``,
    ``text-too-long``.
    """
    clause_of(state, packs, ref)
    if not fact.strip():
        raise VisitError("finding-needs-fact", clause=ref.clause)
    finding = body(
        bodies.Finding,
        pack=ref.pack,
        clause=ref.clause,
        id=finding_id or str(uuid.uuid4()),
        fact=fact,
        place=place,
        rectification=rectification,
        due_on=due_on,
        evidence=tuple(evidence),
    )
    if state.findings.get(finding.id) == finding:
        return state
    return _append(book, state, actor, (EventType.FINDING_RECORDED, finding))


def withdraw_finding(
    book: VisitBook, state: VisitState, actor: str, finding_id: str, reason: str = ""
) -> VisitState:
    """Take a finding back; its history stays in the log."""
    withdrawn = body(bodies.FindingWithdrawn, id=finding_id, reason=reason)
    return _append(book, state, actor, (EventType.FINDING_WITHDRAWN, withdrawn))


def answer_veto(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    pack: str,
    veto: str,
    basis: str,
    answer: str,
    source: str = "",
    incidents: Iterable[bodies.Incident] = (),
) -> VisitState:
    """Answer a veto by the applicant's ``declaration`` or an ``office`` check (R3.6).

    ``incidents`` replace those of the earlier answer; the windows say which of them count.
    Raises VisitError: ``veto-needs-source`` for an office check without a named source,
    ``incident-date-unreal``, ``incident-needs-words``, ``incident-outside``.
    """
    asked = next((v for v in pack_of(state, packs, pack).vetoes if v.code == veto), None)
    if asked is None:
        raise KeyError(veto)
    if basis == "office" and not source.strip():
        raise VisitError("veto-needs-source", veto=veto)
    answered = body(
        bodies.VetoAnswered,
        pack=pack,
        veto=veto,
        basis=basis,
        answer=answer,
        source=source,
        incidents=tuple(_incident(asked, one) for one in incidents) or None,
    )
    if state.vetoes.get((pack, veto, basis)) == answered:
        return state
    return _append(book, state, actor, (EventType.VETO_ANSWERED, answered))


def fill_form(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    pack: str,
    form: str,
    values: Mapping[str, bodies.FormValue],
) -> VisitState:
    """Fill fields of a form; others keep their values, an empty text clears a field."""
    spec = next(f for f in pack_of(state, packs, pack).forms if f.code == form)
    unknown = values.keys() - {field.key for field in spec.fields}
    if unknown:
        raise KeyError(sorted(unknown)[0])
    held = state.forms.get((pack, form), {})
    changed = {key: _cleaned(value) for key, value in values.items()}
    changed = {key: value for key, value in changed.items() if held.get(key, "") != value}
    if not changed:
        return state
    filled = body(bodies.FormFilled, pack=pack, form=form, values=changed)
    return _append(book, state, actor, (EventType.FORM_FILLED, filled))


def list_unchecked(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    reasons: Mapping[tuple[str, str], str],
) -> VisitState:
    """Write the list of clauses without a result, with the reason of each (R2.1).

    ``reasons`` goes by (pack, clause) and replaces the list as a whole.
    Raises VisitError: ``unchecked-has-result``, ``unchecked-needs-reason``.
    """
    items = tuple(_listed(state, packs, key, reason) for key, reason in reasons.items())
    if items == state.unchecked:
        return state
    listed = bodies.UncheckedListed(items=items)
    return _append(book, state, actor, (EventType.UNCHECKED_LISTED, listed))


def namesake(members: Iterable[bodies.Member]) -> str | None:
    """Return a name that two of the team have: signatures are told apart by it (R6.3)."""
    names = [name for member in members if (name := member.name.strip())]
    return next((name for name in names if names.count(name) > 1), None)


def set_team(
    book: VisitBook, state: VisitState, actor: str, members: Iterable[bodies.Member]
) -> VisitState:
    """Replace the team; who has acted or signed must stay on it.

    An amendment is signed again by the same people (R6.3). Raises VisitError:
    ``member-has-acted``, ``member-has-signed``, ``member-name-twice``.
    """
    wanted = tuple(members)
    if same := namesake(wanted):
        raise VisitError("member-name-twice", name=same)
    gone = {m.id for m in state.members} - {m.id for m in wanted}
    if gone & _actors(state):
        raise VisitError("member-has-acted")
    if gone and gone & signed_members(book, state.visit_id):
        raise VisitError("member-has-signed")
    return _append(book, state, actor, (EventType.TEAM_SET, bodies.TeamSet(members=wanted)))


def set_facility(
    book: VisitBook, state: VisitState, actor: str, facility: bodies.Facility
) -> VisitState:
    """Replace the facility's particulars."""
    if facility == state.facility:
        return state
    changed = bodies.FacilitySet(facility=facility)
    return _append(book, state, actor, (EventType.FACILITY_SET, changed))


def _append(book: VisitBook, state: VisitState, actor: str, entry: Entry) -> VisitState:
    require_open(state)
    require_member(state, actor)
    return book.append(state, actor, [entry])


def _cleaned(value: bodies.FormValue) -> bodies.FormValue:
    """Clean the texts of a field; rows and boxes stay tuples, as the record has them."""
    if isinstance(value, tuple):
        return tuple(tuple(clean_all(i)) if isinstance(i, tuple) else clean_all(i) for i in value)
    cleaned: int | str = clean_all(value)
    return cleaned


def _listed(state: VisitState, packs: Packs, key: tuple[str, str], reason: str) -> bodies.Unchecked:
    pack, clause = key
    clause_of(state, packs, ClauseRef(pack=pack, clause=clause))
    verdict = str(state.verdict(pack, clause))
    if verdict not in ("unchecked", "to_verify"):
        raise VisitError("unchecked-has-result", clause=clause)
    if not reason.strip():
        raise VisitError("unchecked-needs-reason", clause=clause)
    values = {"pack": pack, "clause": clause, "state": verdict, "reason": clean_all(reason)}
    return bodies.Unchecked(**values)


def _incident(veto: Veto, told: bodies.Incident) -> bodies.Incident:
    """Return an incident as it is kept; refuse what no window could be held against."""
    try:
        date.fromisoformat(told.on)
    except ValueError as error:
        raise VisitError("incident-date-unreal", date=told.on[:10]) from error
    if not told.what.strip():
        raise VisitError("incident-needs-words", veto=veto.code)
    if veto.accident_grade is None and (told.grade or told.share):
        raise VisitError("incident-outside", veto=veto.code)
    return told.model_copy(update={"what": clean_all(told.what)})


def _actors(state: VisitState) -> set[str]:
    """Return who stands behind a mark or a figure; the facts name them."""
    marks = {marked.event.actor for marked in state.marks.values()}
    return marks | {noted.event.actor for noted in state.values.values()}
