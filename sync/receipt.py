"""The desk's answer to a package: a signed JSON that says what became of it."""

import base64
import re
from enum import StrEnum
from typing import Annotated, Any

from cryptography import x509
from pydantic import Field, StringConstraints

from models.base import Count, Instant, Name, Record, Sha256, Uuid
from models.errors import PackageError
from models.facts.canonical import canonical_bytes
from models.facts.versions import read_document
from sync.keys.bundle import Base64
from sync.keys.certificates import der
from sync.keys.roles import Role
from sync.keys.signing import Signer
from sync.keys.trust import Trust
from sync.keys.verifying import SignatureVerdict, carried, verify_attached
from sync.package.reader import PackedFile

RECEIPT_FORMAT = "visit-receipt/1"
ARCHIVING_FORMAT = "visit-receipt/1.1"
"""With the authorities and revocation lists the package was judged by."""
KNOWN_FORMATS = (RECEIPT_FORMAT, ARCHIVING_FORMAT)
Archived = Annotated[tuple[Base64, ...], Field(min_length=1, max_length=8)]
_NAME = re.compile(r"receipt-([0-9a-f]{16})\.p7m")


class ReceiptStatus(StrEnum):
    """What became of the package. Only ``imported`` makes a visit 已送达."""

    IMPORTED = "imported"
    """It is in the desk's books."""
    HELD = "held"
    """Kept, not read: a standard of it is not installed at the desk."""
    CONFLICT = "conflict"
    """Kept beside another device's package of the same visit, for a person to merge."""
    STALE = "stale"
    """The desk already has this or a later revision."""
    REJECTED = "rejected"
    """In quarantine; ``code`` says why."""


class Receipt(Record):
    """What is signed. A reader of 1 passes over members that a higher minor adds."""

    format: Annotated[str, StringConstraints(pattern=r"^visit-receipt/1(\.\d+)?$")] = RECEIPT_FORMAT
    """``visit-receipt/1``, or ``/1.1`` with ``authorities`` and ``lists``."""
    receipt: Uuid
    """Identity of the receipt."""
    package_digest: Sha256
    """The package, by its identity."""
    signature_sha256: Sha256
    """SHA-256 of the signature file that came with it."""
    status: ReceiptStatus
    """What became of it."""
    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{0,60}$")] = ""
    """Reason of anything but ``imported``; a code of docs/package-format.md."""
    office: Name
    """The office that received it."""
    received_at: Instant
    """By the desk's clock."""
    signer_serial: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,40}$")] = ""
    """Serial number of the certificate that signed the package, in hexadecimal."""
    list_number: Count = 0
    """Number of the revocation list it was judged by."""
    visit: Uuid | None = None
    """The visit; absent when the package could not be read so far."""
    device: Uuid | None = None
    """The laptop."""
    revision: Count = 0
    """Revision; 0 when it could not be read."""
    facts_digest: Sha256 | None = None
    """What people signed."""
    supersedes_revision: Count = 0
    """Revision that this one takes the place of; 0 for none."""
    files: tuple[PackedFile, ...] = ()
    """Every payload file the desk now has; empty unless imported or kept."""
    prev_receipt_sha256: Sha256 | None = None
    """SHA-256 of the desk's receipt before this one; ties all of them together."""
    authorities: Archived | None = None
    """DER of the root and the district authorities of that time. Since 1.1."""
    lists: Archived | None = None
    """DER of the revocation lists it was judged by: years later they alone can tell whether the
    certificate was void when the package came. Since 1.1."""


def archived(trust: Trust) -> dict[str, Any]:
    """Return the members of a receipt that keep what a package was judged by."""
    return {
        "format": ARCHIVING_FORMAT,
        "authorities": tuple(_text(c) for c in (trust.root, *trust.authorities)),
        "lists": tuple(_text(found) for found in trust.lists),
    }


def trust_then(receipt: Receipt, trust: Trust) -> Trust:
    """Return the trust of the receipt's time: its lists, under the root of ``trust``.

    ``trust`` itself when the receipt keeps none. Raises PackageError: ``trust-other-root``,
    ``receipt-unreadable``.
    """
    if receipt.authorities is None or receipt.lists is None:
        return trust
    try:
        certificates = tuple(map(x509.load_der_x509_certificate, map(_bytes, receipt.authorities)))
        lists = tuple(map(x509.load_der_x509_crl, map(_bytes, receipt.lists)))
        then = Trust.of(certificates, lists)
    except (ValueError, TypeError, PackageError) as error:
        raise PackageError("receipt-unreadable") from error
    if then.root != trust.root:
        raise PackageError("trust-other-root")
    return then


def peek(data: bytes) -> Receipt:
    """Return what a receipt says, nothing believed yet; raises PackageError as `read_receipt`."""
    return _receipt(carried(data)[1])


def receipt_name(package_digest: str) -> str:
    """Return the file name of the receipt of a package."""
    return f"receipt-{package_digest[:16]}.p7m"


def require_named(receipt: Receipt, file_name: str) -> None:
    """Refuse a receipt whose file is named for another package than it speaks of.

    A name of any other form says nothing. Raises PackageError(``receipt-misnamed``).
    """
    found = _NAME.fullmatch(file_name)
    if found and found[1] != receipt.package_digest[:16]:
        raise PackageError("receipt-misnamed")


def write_receipt(receipt: Receipt, signer: Signer) -> bytes:
    """Return the signed receipt; keep these bytes, a second signing gives other ones."""
    return signer.sign_attached(canonical_bytes(receipt.plain()), receipt.received_at)


def read_receipt(
    data: bytes, trust: Trust, moment: str | None = None
) -> tuple[Receipt, SignatureVerdict]:
    """Return a receipt whose signature holds as of ``moment``.

    Raises PackageError: the code of the signature, ``receipt-newer``, ``receipt-unreadable``.
    """
    verdict, content = verify_attached(data, trust, Role.RECEIPT, moment)
    if verdict.code is not None:
        raise PackageError(verdict.code)
    return _receipt(content), verdict


def _receipt(content: bytes) -> Receipt:
    return read_document(Receipt, content, KNOWN_FORMATS, ("receipt-newer", "receipt-unreadable"))


def _text(item: x509.Certificate | x509.CertificateRevocationList) -> str:
    return base64.b64encode(der(item)).decode("ascii")


def _bytes(item: str) -> bytes:
    return base64.b64decode(item, validate=True)
