"""Putting a package into its cases: one per standard, each a facility's latest round."""

import uuid

from models.clock import Now
from models.district import returning
from models.district.door import Reading, Writing
from models.district.kept import Arrival, Joined, NewCase
from models.district.records import PackageStatus, Transition
from models.district.states import ENDED, CaseState, arrival
from models.facts.bodies import VisitKind
from models.facts.types import Facts, PackFacts
from models.standards.judgement import PackOutcome
from models.standards.types import Verdict


def take_up(store: Writing, arrived: Arrival, status: PackageStatus, now: Now) -> tuple[str, ...]:
    """Put a package into its cases, one per standard; return their ids.

    A conflicting package joins the case beside the one that is there and moves nothing, unless
    it alone brought a standard, or is the answer to what was sent back.
    """
    return tuple(_into_case(store, arrived, pack, status, now) for pack in arrived.facts.packs)


def _into_case(
    store: Writing, arrived: Arrival, pack: PackFacts, status: PackageStatus, now: Now
) -> str:
    case_id, state = _find_case(store, arrived, pack.id) or (
        _open_case(store, arrived, pack.id, now),
        None,
    )
    judged = arrived.facts.judgement(pack.id)
    joined = Joined(
        case_id=case_id,
        package=arrived.digest,
        pack_edition=pack.edition,
        pack_title=pack.title,
        outcome=judged.outcome if judged else PackOutcome.NO_RULE,
        **_counts(arrived.facts, pack.id),
    )
    store.join_case(joined)
    after = arrival(arrived.facts.visit.kind, state)
    moves = state is None or status is PackageStatus.IMPORTED
    if state is CaseState.RETURNED:
        moves = _answers(store, case_id, arrived) or (moves and _accepted(store, case_id, arrived))
    if after and moves:
        _arrive(store, arrived, case_id, (state, after), now)
    return case_id


def _answers(store: Reading, case_id: str, arrived: Arrival) -> bool:
    """True when a package is what a case that was sent back waits for.

    That is a later revision of the record that was sent back (rules §5: S4r, then S4), not
    another visit of the same facility; whether a second laptop sent the visit too is no matter.
    """
    *_, last = returning.returns_of(store, case_id)
    sent = last.content
    same = (arrived.visit_id, arrived.device_id) == (sent.visit, sent.device)
    return same and arrived.revision > sent.revision


def _accepted(store: Reading, case_id: str, arrived: Arrival) -> bool:
    """True when a visit on site shows that an application sent back was accepted after all."""
    applied = store.transitions_of(case_id)[-1].before is CaseState.APPLIED
    return applied and arrived.facts.visit.kind is not VisitKind.SELF_ASSESSMENT


def _find_case(store: Reading, arrived: Arrival, pack: str) -> tuple[str, CaseState] | None:
    """The case this visit is in already, or else the facility's latest that has not ended."""
    found = store.find_case(arrived.visit_id, _facility_key(arrived), pack)
    if found is None or (found.state in ENDED and not found.same_visit):
        return None
    return found.id, found.state


def _facility_key(arrived: Arrival) -> str:
    """The institution code, never the name (R3.11); a visit without one stands for itself."""
    code = arrived.facts.facility.code.strip()
    return f"code:{code}" if code else f"visit:{arrived.visit_id}"


def _open_case(store: Writing, arrived: Arrival, pack: str, now: Now) -> str:
    case_id, key = str(uuid.uuid4()), _facility_key(arrived)
    opened = NewCase(
        id=case_id,
        facility_key=key,
        facility_code=arrived.facts.facility.code,
        pack_id=pack,
        round=store.last_round(key, pack) + 1,
        opened_at=now.utc,
    )
    store.add_case(opened)
    return case_id


def _counts(facts: Facts, pack: str) -> dict[str, int]:
    verdicts = [clause.verdict for clause in facts.clauses if clause.pack == pack]
    said = {v: verdicts.count(v) for v in Verdict}
    return {
        "met": said[Verdict.MET],
        "not_met": said[Verdict.NOT_MET],
        "not_applicable": said[Verdict.NOT_APPLICABLE],
        "open": said[Verdict.TO_VERIFY] + said[Verdict.UNCHECKED],
    }


def _arrive(
    store: Writing,
    arrived: Arrival,
    case_id: str,
    step: tuple[CaseState | None, CaseState],
    now: Now,
) -> None:
    made = Transition(
        before=step[0],
        after=step[1],
        who=arrived.signer,
        role="evaluator",
        organisation=arrived.facts.visit.organisation,
        device=arrived.device_id,
        at=now.utc,
        offset=now.offset,
        document_number="",
        reason="",
        basis=arrived.digest,
    )
    store.add_transition(case_id, made)
