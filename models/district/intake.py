"""What the desk's database does with a package that was found sound.

Every function works on the connection it is handed, so that the caller (``sync.inbox``) makes
package, evidence, case and receipt one transaction.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, text

from models.clock import Now
from models.district.records import PackageStatus
from models.district.tables import MemberRow, PackageRow
from models.errors import DistrictError
from models.facts.types import Facts
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


def newest_revision(connection: Connection, visit: str, device: str) -> int:
    """Return the highest revision a device sent of a visit; 0 when it sent none."""
    keys = {"visit": visit, "device": device}
    return int(connection.execute(REVISIONS, keys).one()[0])


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


def label_of(connection: Connection, digest: str) -> dict[str, Any]:
    """Return what the desk keeps of a package besides its documents, by fields of Arrival."""
    query = text(
        "SELECT visit_id, device_id, revision, prev_digest, facts_digest, signer, signer_serial,"
        " newer FROM package WHERE digest = :digest"
    )
    row = dict(connection.execute(query, {"digest": digest}).mappings().one())
    return {**row, "newer": bool(row["newer"])}


def held(connection: Connection) -> tuple[str, ...]:
    """Return the digests of the packages that wait for their standard, oldest first."""
    query = text("SELECT digest FROM package WHERE status = 'held' ORDER BY id")
    return tuple(row[0] for row in connection.execute(query))
