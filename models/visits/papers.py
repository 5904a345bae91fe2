"""What follows a closing: the frozen facts, signatures, packages and receipts.

The status of a visit follows from these and is written in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from models.errors import VisitError
from models.facts.canonical import canonical_bytes, digest
from models.facts.signing import (
    SIGNATURES_FORMAT,
    Signature,
    Signatures,
    SignerRole,
    missing_signatures,
)
from models.facts.snapshot import facts_bytes, facts_digest, freeze, read_facts
from models.facts.state import VisitState
from models.facts.types import Facts
from models.facts.wording import clean
from models.store import settings
from models.visits.book import VisitBook
from models.visits.records import VisitStatus
from models.visits.signing_order import check_act
from models.visits.standing import Packs

_KEEP_SNAPSHOT = text(
    "INSERT INTO snapshot (visit, revision, facts_digest, facts)"
    " VALUES (:visit, :revision, :facts_digest, :facts)"
)
_SNAPSHOT = text(
    "SELECT revision, facts_digest, facts FROM snapshot"
    " WHERE visit = :visit AND (:revision = 0 OR revision = :revision)"
    " ORDER BY revision DESC LIMIT 1"
)
_REVISIONS = text(
    "SELECT revision, facts_digest, facts FROM snapshot WHERE visit = :visit ORDER BY revision"
)
_SIGN = text(
    "INSERT INTO signature (visit, facts_digest, signature)"
    " VALUES (:visit, :facts_digest, :signature)"
)
_SIGNATURES = text(
    "SELECT signature FROM signature WHERE visit = :visit AND facts_digest = :facts_digest"
    " ORDER BY id"
)
_PACK = text(
    "INSERT INTO package (package_digest, visit, revision, facts_digest, file_name, built_at)"
    " VALUES (:package_digest, :visit, :revision, :facts_digest, :file_name, :built_at)"
    " ON CONFLICT (package_digest) DO NOTHING"
)
_PACKAGES = text(
    "SELECT package_digest, revision, facts_digest, file_name, built_at FROM package"
    " WHERE visit = :visit ORDER BY revision, built_at, rowid"
)
_RECEIVE = text(
    "INSERT INTO receipt (sha256, package_digest, status, received_at, data)"
    " VALUES (:sha256, :package_digest, :status, :received_at, :data)"
    " ON CONFLICT (sha256) DO NOTHING"
)
_RECEIPTS = text(
    "SELECT package_digest, status, received_at, data FROM receipt"
    " JOIN package USING (package_digest) WHERE visit = :visit"
    " AND status NOT IN ('withdrawn', 'notice') ORDER BY receipt.rowid"
)
_KNOWN = text("SELECT 1 FROM receipt WHERE sha256 = :sha256")
_OWNER = text("SELECT visit FROM package WHERE package_digest = :package_digest")
_STANDING = text("SELECT closed, revision FROM visit WHERE id = :visit")
_SET_STATUS = text("UPDATE visit SET status = :status WHERE id = :visit")


RETURNED = str(VisitStatus.RETURNED)
"""Kept beside the receipts: a signed return for correction."""
WITHDRAWN, NOTICE = "withdrawn", "notice"
"""A return that the desk took back, and its signed notice: kept, and no answer to a package."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The frozen facts of one closing."""

    revision: int
    """1 for the first closing."""
    facts_digest: str
    """What people sign."""
    data: bytes
    """Canonical bytes of the facts."""

    def facts(self) -> Facts:
        """Return the facts."""
        return read_facts(self.data)[0]


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """A package that was built."""

    package_digest: str
    """Identity."""
    revision: int
    """Revision it carries."""
    facts_digest: str
    """Facts it carries."""
    file_name: str
    """Name of the file."""
    built_at: str
    """Instant."""


@dataclass(frozen=True, slots=True)
class ReceiptRecord:
    """A verified receipt that came home."""

    package_digest: str
    """The package it answers."""
    status: str
    """imported, held, conflict, stale or rejected; ``returned`` for a return for correction."""
    received_at: str
    """Instant."""
    data: bytes
    """The receipt file."""


def keep_snapshot(connection: Connection, state: VisitState, packs: Packs) -> None:
    """Freeze a closed visit inside the transaction that closes it."""
    data = facts_bytes(freeze(state, packs))
    row = {"visit": state.visit_id, "revision": state.revision, "facts": data}
    connection.execute(_KEEP_SNAPSHOT, {**row, "facts_digest": facts_digest(data)})


def snapshot_of(book: VisitBook, visit_id: str, revision: int = 0) -> Snapshot:
    """Return the frozen facts of a revision, or of the last; KeyError when there are none."""
    with book.workspace.read() as session:
        found = _snapshot(session.connection(), visit_id, revision)
    if found is None:
        raise KeyError((visit_id, revision))
    return found


def add_signature(book: VisitBook, visit_id: str, *act: Signature) -> VisitStatus:
    """Keep a signature on the facts of the last closing; return the status it leads to.

    A refusal comes together with its witness: both are kept or neither. Raises VisitError:
    ``visit-open``, ``signature-other-facts`` when it was given for facts that are not the last
    ones, and those of :func:`models.visits.signing_order.check_act` (R6.3).
    """
    with book.workspace.write() as connection:
        snapshot = _standing_snapshot(connection, visit_id)
        cleaned = tuple(map(_cleaned, act))
        if {signature.facts_digest for signature in cleaned} != {snapshot.facts_digest}:
            raise VisitError("signature-other-facts")
        given = _signatures(connection, visit_id, snapshot.facts_digest)
        check_act(snapshot.facts(), given, cleaned)
        for signature in cleaned:
            _keep_signature(connection, visit_id, signature)
        return settle(connection, visit_id)


def _cleaned(signature: Signature) -> Signature:
    words = {name: clean(getattr(signature, name)) for name in ("name", "title", "statement")}
    if signature.deputy is not None:
        words["deputy"] = clean(signature.deputy)
    return signature.model_copy(update=words)


def _keep_signature(connection: Connection, visit_id: str, signature: Signature) -> None:
    row = {"visit": visit_id, "facts_digest": signature.facts_digest}
    connection.execute(_SIGN, {**row, "signature": canonical_bytes(signature.plain())})


def signatures(book: VisitBook, visit_id: str, facts_digest: str) -> tuple[Signature, ...]:
    """Return the signatures on ``facts_digest`` in the order they were given."""
    with book.workspace.read() as session:
        return _signatures(session.connection(), visit_id, facts_digest)


def signed_members(book: VisitBook, visit_id: str) -> frozenset[str]:
    """Return who of the team has signed any revision, by member; they sign again (R6.3)."""
    found: set[str] = set()
    with book.workspace.read() as session:
        connection = session.connection()
        for row in connection.execute(_REVISIONS, {"visit": visit_id}).all():
            snapshot = Snapshot(row.revision, row.facts_digest, bytes(row.facts))
            given = _signatures(connection, visit_id, snapshot.facts_digest)
            names = {(s.role, s.name) for s in given}
            team = snapshot.facts().team if names else ()
            found.update(m.id for m in team if (SignerRole(m.role), m.name) in names)
    return frozenset(found)


def signature_sheet(book: VisitBook, visit_id: str, revision: int = 0) -> Signatures:
    """Return ``data/signatures.json`` of a revision, or of the last."""
    snapshot = snapshot_of(book, visit_id, revision)
    team = sorted(snapshot.facts().team, key=lambda member: member.role == "leader")
    return Signatures(
        format=SIGNATURES_FORMAT,
        facts_digest=snapshot.facts_digest,
        expected=tuple(member.name for member in team),
        signatures=signatures(book, visit_id, snapshot.facts_digest),
    )


def record_package(
    book: VisitBook,
    visit_id: str,
    package_digest: str,
    file_name: str,
    facts_digest: str,
    forms: Sequence[str] = (),
) -> VisitStatus:
    """Remember a package of the last closing and its ``forms``; return the status.

    Raises VisitError: ``visit-open``, ``visit-unsigned``, ``package-other-facts`` when another
    closing than that of ``facts_digest`` stands by now.
    """
    with book.workspace.write() as connection:
        snapshot = _standing_snapshot(connection, visit_id)
        if facts_digest != snapshot.facts_digest:
            raise VisitError("package-other-facts")
        if _missing(connection, visit_id, snapshot):
            raise VisitError("visit-unsigned")
        row = {
            "package_digest": package_digest,
            "visit": visit_id,
            "revision": snapshot.revision,
            "facts_digest": snapshot.facts_digest,
            "file_name": file_name,
            "built_at": book.clock.now().utc,
        }
        connection.execute(_PACK, row)
        if forms:
            settings.put(connection, _forms(package_digest), " ".join(forms))
        return settle(connection, visit_id)


def forms_inside(book: VisitBook, package_digest: str) -> tuple[str, ...] | None:
    """Return the codes of the forms in a package of ours; None of one from before this was kept."""
    with book.workspace.read() as session:
        kept = settings.get(session, _forms(package_digest))
    return None if kept is None else tuple(kept.split())


def _forms(package_digest: str) -> str:
    return f"forms-{package_digest}"


def packages(book: VisitBook, visit_id: str) -> tuple[PackageRecord, ...]:
    """Return the packages of a visit, the oldest first."""
    with book.workspace.read() as session:
        rows = session.connection().execute(_PACKAGES, {"visit": visit_id})
        return tuple(PackageRecord(*row) for row in rows)


def record_receipt(
    book: VisitBook, package_digest: str, status: str, data: bytes
) -> VisitStatus | None:
    """Keep a receipt whose signature the caller has verified; return the visit's status.

    A receipt for a package of another laptop is not kept and gives None.
    """
    told = VisitStatus.DELIVERED if status == "imported" else VisitStatus(status)
    if told not in _ANSWERS:
        raise ValueError(status)
    with book.workspace.write() as connection:
        found = connection.execute(_OWNER, {"package_digest": package_digest}).scalar()
        if found is None:
            return None
        row = {"sha256": digest(data), "package_digest": package_digest, "status": status}
        moment = book.clock.now().utc
        connection.execute(_RECEIVE, {**row, "received_at": moment, "data": data})
        return settle(connection, str(found))


def has_receipt(book: VisitBook, data: bytes) -> bool:
    """Return whether this very receipt came home before."""
    with book.workspace.read() as session:
        return bool(session.connection().execute(_KNOWN, {"sha256": digest(data)}).scalar())


def receipts(book: VisitBook, visit_id: str) -> tuple[ReceiptRecord, ...]:
    """Return what the office answers to a visit's packages, in the order it came home."""
    with book.workspace.read() as session:
        rows = session.connection().execute(_RECEIPTS, {"visit": visit_id})
        return tuple(ReceiptRecord(*row) for row in rows)


_ANSWERS = (
    VisitStatus.DELIVERED,
    VisitStatus.HELD,
    VisitStatus.CONFLICT,
    VisitStatus.STALE,
    VisitStatus.REJECTED,
    VisitStatus.RETURNED,
)


def settle(connection: Connection, visit_id: str) -> VisitStatus:
    """Write the status that follows from the papers, inside the caller's transaction."""
    status = _status(connection, visit_id)
    connection.execute(_SET_STATUS, {"status": str(status), "visit": visit_id})
    return status


def _status(connection: Connection, visit_id: str) -> VisitStatus:
    closed, revision = connection.execute(_STANDING, {"visit": visit_id}).one()
    if not closed:
        return VisitStatus.OPEN
    snapshot = _snapshot(connection, visit_id, revision)
    if snapshot is None or _missing(connection, visit_id, snapshot):
        return VisitStatus.CLOSED
    rows: Any = connection.execute(_PACKAGES, {"visit": visit_id})
    ours = {
        p.package_digest
        for p in map(lambda r: PackageRecord(*r), rows)
        if p.facts_digest == snapshot.facts_digest
    }
    if not ours:
        return VisitStatus.SIGNED
    rows = connection.execute(_RECEIPTS, {"visit": visit_id})
    answers = [r.status for r in (ReceiptRecord(*row) for row in rows) if r.package_digest in ours]
    return _answered(answers)


def _answered(answers: list[str]) -> VisitStatus:
    """What was sent back waits for its answer; once imported is imported; else the last counts."""
    if RETURNED in answers:
        return VisitStatus.RETURNED
    if "imported" in answers:
        return VisitStatus.DELIVERED
    return VisitStatus(answers[-1]) if answers else VisitStatus.PACKED


def _standing_snapshot(connection: Connection, visit_id: str) -> Snapshot:
    row = connection.execute(_STANDING, {"visit": visit_id}).one_or_none()
    if row is None:
        raise KeyError(visit_id)
    found = _snapshot(connection, visit_id, row.revision) if row.closed else None
    if found is None:
        raise VisitError("visit-open")
    return found


def _snapshot(connection: Connection, visit_id: str, revision: int) -> Snapshot | None:
    row = connection.execute(_SNAPSHOT, {"visit": visit_id, "revision": revision}).one_or_none()
    return None if row is None else Snapshot(row.revision, row.facts_digest, bytes(row.facts))


def _signatures(connection: Connection, visit_id: str, facts_digest: str) -> tuple[Signature, ...]:
    rows = connection.execute(_SIGNATURES, {"visit": visit_id, "facts_digest": facts_digest})
    return tuple(Signature.model_validate_json(row.signature) for row in rows)


def _missing(connection: Connection, visit_id: str, snapshot: Snapshot) -> list[str]:
    given = _signatures(connection, visit_id, snapshot.facts_digest)
    return missing_signatures(snapshot.facts(), given, snapshot.facts_digest)
