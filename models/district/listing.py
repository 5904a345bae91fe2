"""Reading the desk's tables into the rows that screens and commands show."""

from functools import partial
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, text

from models.district.records import (
    CaseSummary,
    Decision,
    PackageStatus,
    PackageSummary,
    Transition,
    known,
)
from models.district.states import CaseState
from models.errors import DistrictError
from models.facts.decision import DecisionFacts, DecisionOutcome
from models.standards.judgement import PackOutcome
from models.store.engine import driver

_PACKAGE = (
    "p.digest, p.status, p.visit_id, p.device_id, p.revision, p.facts_digest, p.title, p.kind,"
    " p.visit_on, p.facility_name, p.signer, p.received_at, p.newer"
)
_WIDTH = 13
_STATUS, _KIND, _JOIN, _CASE_ID = 1, 7, 20, 21
"""Places in a row of the query below."""
_CASES = (
    f"SELECT {_PACKAGE}, cp.pack_edition, cp.pack_title, cp.outcome, cp.met, cp.not_met,"
    " cp.not_applicable, cp.open, cp.id, c.id, c.facility_code, c.pack_id, c.round, t.to_state,"
    " d.seen, d.package, json_extract(CAST(d.body AS TEXT), '$.outcome')"
    " FROM case_file c"
    " JOIN transition t ON t.id = (SELECT max(id) FROM transition WHERE case_id = c.id)"
    " LEFT JOIN decision d ON d.id = (SELECT max(id) FROM decision WHERE case_id = c.id)"
    " CROSS JOIN case_package cp ON cp.case_id = c.id"  # CROSS: or SQLite begins with the packages
    " CROSS JOIN package p ON p.digest = cp.package"
)
_EVERY, _ONE = f"{_CASES} ORDER BY t.id DESC", f"{_CASES} WHERE c.id = ?"
"""Every package of a case with the case: choosing among the few in Python took half the time of
asking SQLite for each case (bench: list 10,000 cases)."""
_STATES = {str(one): one for one in CaseState}
_OUTCOMES = {str(one): one for one in PackOutcome}
_STATUSES = {str(one): one for one in PackageStatus}
_CONFLICT = str(PackageStatus.CONFLICT)
_DECISIONS = {str(one): one for one in DecisionOutcome}


def list_cases(connection: Connection) -> tuple[CaseSummary, ...]:
    """Return every case, the one that moved last first."""
    return _cases(driver(connection).execute(_EVERY).fetchall())


def one_case(connection: Connection, case_id: str) -> CaseSummary:
    """Return a case; raises DistrictError(``case-unknown``)."""
    found = _cases(driver(connection).execute(_ONE, (case_id,)).fetchall())
    if not found:
        raise DistrictError("case-unknown")
    return found[0]


def _cases(rows: list[Any]) -> tuple[CaseSummary, ...]:
    """Return a case for each run of rows with the same one."""
    own: list[list[Any]] = []
    before = None
    for row in rows:
        if row[_CASE_ID] == before:
            own[-1].append(row)
        else:
            before = row[_CASE_ID]
            own.append([row])
    return tuple([_case(one[0]) if len(one) == 1 else _of_several(one) for one in own])


def _of_several(own: list[Any]) -> CaseSummary:
    own.sort(key=itemgetter(_JOIN))
    seen, decided = own[0][26:28]
    top = own[-1][_JOIN]
    conflict = any(r[_STATUS] == _CONFLICT and r[_JOIN] > (seen or 0) for r in own)
    return _case(_stands_on(own, seen, decided), len(own), conflict, top)


def _stands_on(own: list[Any], seen: int | None, decided: str | None) -> Any:
    """Return the row of the package that a case stands on.

    It is the one that was decided on, until a later one comes in: then, or before a decision,
    the latest one that is not the facility's own assessment of itself.
    """
    if seen == own[-1][_JOIN]:
        for row in own:
            if row[0] == decided:
                return row
    taken = [row for row in own if row[_STATUS] == PackageStatus.IMPORTED]
    visits = [row for row in taken if row[_KIND] != "self_assessment"]
    return (visits or taken or own)[-1]


def _case(row: Any, packages: int = 1, conflict: bool | None = None, top: int = 0) -> CaseSummary:
    edition, title, outcome, met, not_met, not_applicable, open_ = row[_WIDTH:_JOIN]
    joined, case_id, code, pack, number, state, seen, _, decision = row[_JOIN:]
    if conflict is None:  # the one package there is
        conflict = row[_STATUS] == _CONFLICT and joined > (seen or 0)
    return known(
        CaseSummary,
        {
            "id": case_id,
            "facility_code": code,
            "facility_name": row[9],
            "pack_id": pack,
            "pack_edition": edition,
            "pack_title": title,
            "round": number,
            "state": _STATES[state],
            "outcome": _OUTCOMES[outcome],
            "met": met,
            "not_met": not_met,
            "not_applicable": not_applicable,
            "open": open_,
            "make_package": partial(_package, row, (case_id,)),
            "packages": packages,
            "conflict": conflict,
            "decision": _DECISIONS[decision] if decision else None,
            "decision_outdated": seen is not None and seen < (top or joined),
        },
    )


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
    digest, status, visit, device, revision, facts, title, kind, day, name, signer, at, newer = row[
        :_WIDTH
    ]
    return known(
        PackageSummary,
        {
            "digest": digest,
            "status": _STATUSES[status],
            "visit_id": visit,
            "device_id": device,
            "revision": revision,
            "facts_digest": facts,
            "title": title,
            "kind": kind,
            "visit_on": day,
            "facility_name": name,
            "signer": signer,
            "received_at": at,
            "newer": bool(newer),
            "cases": cases,
        },
    )
