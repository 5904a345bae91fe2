"""The receipts a desk has signed: kept as they are, handed out again as they are."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, insert, text

from models.clock import Now
from models.district.records import PackageStatus
from models.district.tables import ReceiptRow


@dataclass(frozen=True, slots=True)
class Standing:
    """What the desk said of a package the last time."""

    status: PackageStatus
    """What became of it."""
    code: str
    """Why, unless it was taken up."""
    receipt: bytes
    """The receipt as it was signed."""
    kept: bool
    """False when it was refused at once and lies in quarantine only."""


def standing(connection: Connection, digest: str) -> Standing | None:
    """Return what was said of a package, or None when it never came."""
    query = text(
        "SELECT r.status, r.code, r.data, EXISTS (SELECT 1 FROM package WHERE digest = :digest)"
        " FROM receipt r WHERE r.package = :digest ORDER BY r.id DESC LIMIT 1"
    )
    found = connection.execute(query, {"digest": digest}).one_or_none()
    if found is None:
        return None
    return Standing(PackageStatus(found[0]), found[1], bytes(found[2]), bool(found[3]))


def last_receipt(connection: Connection) -> str:
    """Return the SHA-256 of the latest receipt of this desk; empty for the first one."""
    query = text("SELECT sha256 FROM receipt ORDER BY id DESC LIMIT 1")
    return connection.execute(query).scalar() or ""


def add_receipt(
    connection: Connection, digest: str, said: tuple[PackageStatus, str], data: bytes, now: Now
) -> None:
    """Keep a signed receipt; ``said`` is status and code."""
    values = {
        "package": digest,
        "status": said[0],
        "code": said[1],
        "data": data,
        "sha256": hashlib.sha256(data).hexdigest(),
        "made_at": now.utc,
    }
    connection.execute(insert(ReceiptRow).values(values))
