"""Reading the desk's tables into the rows that screens and commands show."""

from typing import Any

from sqlalchemy import Connection, text

from models.district.records import (
    CaseSummary,
    Decision,
    PackageStatus,
    PackageSummary,
    Transition,
)
from models.district.states import CaseState
from models.errors import DistrictError
from models.facts.decision import DecisionFacts, DecisionOutcome
from models.standards.judgement import PackOutcome

_PACKAGE = (
    "p.digest, p.status, p.visit_id, p.device_id, p.revision, p.facts_digest, p.title, p.kind,"
    " p.visit_on, p.facility_name, p.signer, p.received_at, p.newer"
)
_PACKAGE_WIDTH = 13

_CASES = (
    f"SELECT {_PACKAGE}, c.id, c.facility_code, c.pack_id, cp.pack_edition, cp.pack_title,"
    " c.round, t.to_state, cp.outcome, cp.met, cp.not_met, cp.not_applicable, cp.open,"
    " (SELECT count(*) FROM case_package WHERE case_id = c.id),"
    " EXISTS (SELECT 1 FROM case_package x JOIN package y ON y.digest = x.package"
    "  WHERE x.case_id = c.id AND y.status = 'conflict' AND x.id > coalesce(d.seen, 0)),"
    " d.body, d.seen < (SELECT max(id) FROM case_package WHERE case_id = c.id)"
    " FROM case_file c"
    " JOIN transition t ON t.id = (SELECT max(id) FROM transition WHERE case_id = c.id)"
    " LEFT JOIN decision d ON d.id = (SELECT max(id) FROM decision WHERE case_id = c.id)"
    " JOIN case_package cp ON cp.id = coalesce("
    "  (SELECT x.id FROM case_package x WHERE x.case_id = c.id AND x.package = d.package"
    "   AND d.seen = (SELECT max(id) FROM case_package WHERE case_id = c.id)),"
    "  (SELECT x.id FROM case_package x JOIN package y ON y.digest = x.package"
    "   WHERE x.case_id = c.id AND y.status = 'imported'"
    "   ORDER BY y.kind <> 'self_assessment' DESC, x.id DESC LIMIT 1),"
    "  (SELECT max(id) FROM case_package WHERE case_id = c.id))"
    " JOIN package p ON p.digest = cp.package"
)
"""A case stands on the package that was decided on, until a later one comes in: then, or before
a decision, on the latest one that is not the facility's own assessment of itself."""


def list_cases(connection: Connection) -> tuple[CaseSummary, ...]:
    """Return every case, the one that moved last first."""
    rows = connection.execute(text(f"{_CASES} ORDER BY t.id DESC"))
    return tuple(_case(row) for row in rows)


def one_case(connection: Connection, case_id: str) -> CaseSummary:
    """Return a case; raises DistrictError(``case-unknown``)."""
    row = connection.execute(text(f"{_CASES} WHERE c.id = :id"), {"id": case_id}).one_or_none()
    if row is None:
        raise DistrictError("case-unknown")
    return _case(row)


def list_packages(connection: Connection) -> tuple[PackageSummary, ...]:
    """Return every package received, the latest first."""
    rows = connection.execute(text(f"SELECT {_PACKAGE} FROM package p ORDER BY p.id DESC"))
    cases: dict[str, list[str]] = {}
    for package, case in connection.execute(text("SELECT package, case_id FROM case_package")):
        cases.setdefault(package, []).append(case)
    return tuple(_package(row, tuple(cases.get(row[0], ()))) for row in rows)


def packages_of(connection: Connection, case_id: str) -> tuple[PackageSummary, ...]:
    """Return the packages of a case in the order they came."""
    query = text(
        f"SELECT {_PACKAGE} FROM case_package cp JOIN package p ON p.digest = cp.package"
        " WHERE cp.case_id = :id ORDER BY cp.id"
    )
    return tuple(_package(row, (case_id,)) for row in connection.execute(query, {"id": case_id}))


def transitions_of(connection: Connection, case_id: str) -> tuple[Transition, ...]:
    """Return the steps of a case, oldest first."""
    query = text(
        "SELECT from_state, to_state, who, role, organisation, device, at, utc_offset,"
        " document_number, reason, basis FROM transition WHERE case_id = :id ORDER BY id"
    )
    return tuple(
        Transition(CaseState(row[0]) if row[0] else None, CaseState(row[1]), *row[2:])
        for row in connection.execute(query, {"id": case_id})
    )


def decisions_of(connection: Connection, case_id: str) -> tuple[Decision, ...]:
    """Return the decisions of a case, oldest first; the last one is in force."""
    query = text(
        "SELECT id, body, package, at, replaces FROM decision WHERE case_id = :id ORDER BY id"
    )
    return tuple(
        Decision(row[0], DecisionFacts.model_validate_json(row[1]), *row[2:])
        for row in connection.execute(query, {"id": case_id})
    )


def _package(row: Any, cases: tuple[str, ...]) -> PackageSummary:
    digest, status, visit, device, revision, facts, title, kind, day, name, *rest = row
    signer, received_at, newer = rest
    return PackageSummary(
        digest=digest,
        status=PackageStatus(status),
        visit_id=visit,
        device_id=device,
        revision=revision,
        facts_digest=facts,
        title=title,
        kind=kind,
        visit_on=day,
        facility_name=name,
        signer=signer,
        received_at=received_at,
        newer=bool(newer),
        cases=cases,
    )


def _case(row: Any) -> CaseSummary:
    case_id, code, pack, edition, title, number, state, outcome, *rest = row[_PACKAGE_WIDTH:]
    met, not_met, not_applicable, open_, packages, conflict, body, outdated = rest
    decided = DecisionFacts.model_validate_json(body).outcome if body else None
    package = _package(row[:_PACKAGE_WIDTH], (case_id,))
    return CaseSummary(
        id=case_id,
        facility_code=code,
        facility_name=package.facility_name,
        pack_id=pack,
        pack_edition=edition,
        pack_title=title,
        round=number,
        state=CaseState(state),
        outcome=PackOutcome(outcome),
        met=met,
        not_met=not_met,
        not_applicable=not_applicable,
        open=open_,
        package=package,
        packages=packages,
        conflict=bool(conflict),
        decision=DecisionOutcome(decided) if decided else None,
        decision_outdated=bool(outdated),
    )
