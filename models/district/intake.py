"""What the desk's database does with a package that was found sound.

Every function works on the connection it is handed, so that the caller (``sync.inbox``) makes
package, evidence, case and receipt one transaction.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, text

from models.clock import Now
from models.district.records import PackageStatus
from models.district.states import ENDED, CaseState, arrival
from models.district.tables import (
    CasePackageRow,
    CaseRow,
    MemberRow,
    PackageRow,
    ReceiptRow,
    TransitionRow,
)
from models.errors import DistrictError
from models.facts.types import Facts, PackFacts
from models.standards.judgement import PackOutcome
from models.standards.types import Verdict
from models.store.blobs import Blob, put

REVISIONS = text(
    "SELECT coalesce(max(CASE WHEN device_id = :device THEN revision END), 0),"
    " coalesce(sum(device_id <> :device), 0)"
    " FROM package WHERE visit_id = :visit AND status IN ('imported', 'conflict')"
)
"""The highest revision this device sent of a visit, and how many came from others."""

MEMBER = "member"
"""Kind of the blobs that are files of packages."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package."""

    path: str
    """Path in the bag, without the top folder."""
    sha256: str
    """What the manifest says of it."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package that is intact, complete and signed by one of ours."""

    digest: str
    """``package_digest``."""
    visit_id: str
    """Visit."""
    device_id: str
    """Laptop."""
    revision: int
    """Revision."""
    prev_digest: str
    """Package of the revision before; empty for the first."""
    facts: Facts
    """The facts, as far as this program knows their members."""
    facts_digest: str
    """Their digest."""
    signer: str
    """Name in the signing certificate."""
    signer_serial: str
    """Its serial number."""
    newer: bool
    """True when it holds details newer than this program."""
    members: tuple[Member, ...]
    """Every file, tag files and signature included."""


def classify(connection: Connection, arrived: Arrival, packs_known: bool) -> PackageStatus:
    """Return what becomes of a package that is not here yet, or is held."""
    keys = {"visit": arrived.visit_id, "device": arrived.device_id}
    newest, others = connection.execute(REVISIONS, keys).one()
    if arrived.revision <= newest:
        return PackageStatus.STALE
    if not packs_known:
        return PackageStatus.HELD
    return PackageStatus.CONFLICT if others else PackageStatus.IMPORTED


def standing(connection: Connection, digest: str) -> tuple[PackageStatus, bytes] | None:
    """Return the status of a package and the receipt handed out for it, or None."""
    query = text(
        "SELECT p.status, r.data FROM package p JOIN receipt r ON r.id ="
        " (SELECT max(id) FROM receipt WHERE package = p.digest) WHERE p.digest = :digest"
    )
    found = connection.execute(query, {"digest": digest}).one_or_none()
    return (PackageStatus(found[0]), bytes(found[1])) if found else None


def keep(
    connection: Connection,
    arrived: Arrival,
    status: PackageStatus,
    read: Callable[[str], bytes],
    now: Now,
) -> None:
    """Store a package and all its members; ``read`` gives the bytes of a path.

    The bytes are hashed once more: the file may have changed since it was examined. Raises
    DistrictError(``package-changed-while-read``).
    """
    row = {
        "digest": arrived.digest,
        "status": status,
        "visit_id": arrived.visit_id,
        "device_id": arrived.device_id,
        "revision": arrived.revision,
        "prev_digest": arrived.prev_digest,
        "facts_digest": arrived.facts_digest,
        "title": arrived.facts.visit.title,
        "kind": arrived.facts.visit.kind,
        "visit_on": arrived.facts.visit.visit_on,
        "facility_code": arrived.facts.facility.code,
        "facility_name": arrived.facts.facility.name,
        "signer": arrived.signer,
        "signer_serial": arrived.signer_serial,
        "newer": arrived.newer,
        "received_at": now.utc,
        "received_offset": now.offset,
    }
    connection.execute(insert(PackageRow).values(row))
    for member in arrived.members:
        _keep_member(connection, arrived.digest, member, read)


def _keep_member(
    connection: Connection, digest: str, member: Member, read: Callable[[str], bytes]
) -> None:
    data = read(member.path)
    if hashlib.sha256(data).hexdigest() != member.sha256:
        raise DistrictError("package-changed-while-read", path=member.path)
    put(connection, [Blob(sha256=member.sha256, kind=MEMBER, data=data)])
    values = {"path": member.path, "sha256": member.sha256, "size": len(data)}
    connection.execute(insert(MemberRow).values(package=digest, **values))


def release(connection: Connection, digest: str, status: PackageStatus) -> None:
    """Give a held package the status it has now that its standard is here."""
    query = text("UPDATE package SET status = :status WHERE digest = :digest AND status = 'held'")
    connection.execute(query, {"status": status, "digest": digest})


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


def last_receipt(connection: Connection) -> str:
    """Return the SHA-256 of the latest receipt of this desk; empty for the first one."""
    query = text("SELECT sha256 FROM receipt ORDER BY id DESC LIMIT 1")
    return connection.execute(query).scalar() or ""


def add_receipt(connection: Connection, digest: str, status: str, data: bytes, now: Now) -> None:
    """Keep a signed receipt."""
    values = {
        "package": digest,
        "status": status,
        "data": data,
        "sha256": hashlib.sha256(data).hexdigest(),
        "made_at": now.utc,
    }
    connection.execute(insert(ReceiptRow).values(values))


def held(connection: Connection) -> Iterable[str]:
    """Return the digests of the packages that wait for their standard, oldest first."""
    query = text("SELECT digest FROM package WHERE status = 'held' ORDER BY id")
    return [row[0] for row in connection.execute(query)]
