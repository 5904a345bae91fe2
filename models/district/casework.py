"""Putting a package into its cases: one per standard, each a facility's latest round."""

import uuid

from sqlalchemy import Connection, insert, text

from models.clock import Now
from models.district.intake import Arrival
from models.district.records import PackageStatus
from models.district.states import ENDED, CaseState, arrival
from models.district.tables import CasePackageRow, CaseRow, TransitionRow
from models.facts.types import Facts, PackFacts
from models.standards.judgement import PackOutcome
from models.standards.types import Verdict


def take_up(
    connection: Connection, arrived: Arrival, status: PackageStatus, now: Now
) -> tuple[str, ...]:
    """Put a package into its cases, one per standard; return their ids.

    A conflicting package joins the case beside the one that is there and moves nothing, unless
    it alone brought a standard.
    """
    return tuple(_into_case(connection, arrived, pack, status, now) for pack in arrived.facts.packs)


def _into_case(
    connection: Connection, arrived: Arrival, pack: PackFacts, status: PackageStatus, now: Now
) -> str:
    case_id, state = _find_case(connection, arrived, pack.id) or (
        _open_case(connection, arrived, pack.id, now),
        None,
    )
    judged = arrived.facts.judgement(pack.id)
    values = {
        "case_id": case_id,
        "package": arrived.digest,
        "pack_edition": pack.edition,
        "pack_title": pack.title,
        "outcome": judged.outcome if judged else PackOutcome.NO_RULE,
        **_counts(arrived.facts, pack.id),
    }
    connection.execute(insert(CasePackageRow).values(values))
    after = arrival(arrived.facts.visit.kind, state)
    if after and (status is PackageStatus.IMPORTED or state is None):
        _arrive(connection, arrived, case_id, (state, after), now)
    return case_id


def _find_case(connection: Connection, arrived: Arrival, pack: str) -> tuple[str, CaseState] | None:
    """The case this visit is in already, or else the facility's latest that has not ended."""
    query = text(
        "SELECT c.id, t.to_state, p.visit_id = :visit FROM case_file c"
        " JOIN transition t ON t.id = (SELECT max(id) FROM transition WHERE case_id = c.id)"
        " LEFT JOIN package p ON p.visit_id = :visit AND p.digest IN"
        " (SELECT package FROM case_package WHERE case_id = c.id)"
        " WHERE c.pack_id = :pack AND (c.facility_key = :key OR p.digest IS NOT NULL)"
        " ORDER BY p.digest IS NOT NULL DESC, c.round DESC LIMIT 1"
    )
    keys = {"visit": arrived.visit_id, "pack": pack, "key": _facility_key(arrived)}
    found = connection.execute(query, keys).one_or_none()
    if found is None or (CaseState(found[1]) in ENDED and not found[2]):
        return None
    return found[0], CaseState(found[1])


def _facility_key(arrived: Arrival) -> str:
    """The institution code, never the name (R3.11); a visit without one stands for itself."""
    code = arrived.facts.facility.code.strip()
    return f"code:{code}" if code else f"visit:{arrived.visit_id}"


def _open_case(connection: Connection, arrived: Arrival, pack: str, now: Now) -> str:
    case_id, key = str(uuid.uuid4()), _facility_key(arrived)
    query = text(
        "SELECT coalesce(max(round), 0) + 1 FROM case_file"
        " WHERE facility_key = :key AND pack_id = :pack"
    )
    number = connection.execute(query, {"key": key, "pack": pack}).scalar_one()
    values = {
        "id": case_id,
        "facility_key": key,
        "facility_code": arrived.facts.facility.code,
        "pack_id": pack,
        "round": number,
        "opened_at": now.utc,
    }
    connection.execute(insert(CaseRow).values(values))
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
    connection: Connection,
    arrived: Arrival,
    case_id: str,
    step: tuple[CaseState | None, CaseState],
    now: Now,
) -> None:
    values = {
        "case_id": case_id,
        "from_state": step[0],
        "to_state": step[1],
        "who": arrived.signer,
        "role": "evaluator",
        "organisation": arrived.facts.visit.organisation,
        "device": arrived.device_id,
        "at": now.utc,
        "utc_offset": now.offset,
        "document_number": "",
        "reason": "",
        "basis": arrived.digest,
    }
    connection.execute(insert(TransitionRow).values(values))


def cases_of(connection: Connection, digest: str) -> tuple[str, ...]:
    """Return the cases a package belongs to."""
    query = text("SELECT case_id FROM case_package WHERE package = :digest ORDER BY id")
    return tuple(row[0] for row in connection.execute(query, {"digest": digest}))
