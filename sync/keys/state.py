"""What the desk keeps of its keys, in its encrypted database; the root's key is never in it."""

from typing import Annotated, Literal

from pydantic import Field

from models.base import Count, Instant, Name, Record, Uuid
from sync.keys.bundle import Base64, Recipient
from sync.keys.reasons import Reason


class Issued(Record):
    """A certificate that was given to a laptop."""

    device: Uuid
    """The laptop."""
    name: Name
    """What it is called."""
    serial: str
    """Serial number of the certificate, in hexadecimal."""
    fingerprint: str
    """The number that was read aloud."""
    issued_at: Instant
    """When it was given."""
    expires_at: Instant
    """Until when it may sign."""
    revoked_at: Instant | None = None
    """Since when it is void; None while it is good."""
    reason: Reason | None = None
    """Why it is void, when that was said."""
    holder: Name | None = None
    """Who has the laptop, as the clerk wrote it."""
    tls_serial: str | None = None
    """Serial number of the TLS certificate that was given together with it."""
    void_since: Instant | None = None
    """Since when the root has revoked the authority that gave it; the key itself stays good."""


class DeskKey(Record):
    """A key of the desk with its certificate, DER in base64."""

    key: Base64 = Field(repr=False)
    """PKCS#8."""
    certificate: Base64
    """Certificate."""


class Retired(DeskKey):
    """A district authority whose place another one took; it still keeps its own list."""

    list: Base64
    """Its revocation list."""


class Voided(Record):
    """An entry taken over from a published list, of a certificate this database never saw."""

    serial: str
    """Serial number, in hexadecimal."""
    at: Instant
    """Since when it is void."""
    reason: Reason | None = None
    """Why, when the list says so."""


class AuthorityState(Record):
    """What is kept in the desk's database."""

    format: Literal["authority/1"]
    """``authority/1``."""
    office: Name
    """Name of the office, as in the certificates."""
    root: Base64
    """Root certificate."""
    root_list: Base64
    """Revocation list of the root."""
    district: DeskKey
    """District authority."""
    district_list: Base64
    """Revocation list of the district authority."""
    list_number: Annotated[int, Field(ge=1)]
    """Number of that list, and of the lists of retired authorities."""
    root_list_number: Count
    """Number of the root's list."""
    receipt: DeskKey
    """Signs receipts."""
    bundle: DeskKey
    """Signs trust bundles."""
    issued: tuple[Issued, ...] = ()
    """Every certificate that was given, in order."""
    tls: DeskKey | None = None
    """Answers on the line; None in a desk made by an earlier program, until it is opened."""
    retired: tuple[Retired, ...] | None = None
    """District authorities before the present one, in order."""
    voided: tuple[Voided, ...] | None = None
    """Void certificates that only a published list told of."""
    bundle_serial: Count | None = None
    """Number of the last trust bundle."""
    recipients: tuple[Recipient, ...] | None = None
    """Who can open encrypted packages."""
    returns: DeskKey | None = None
    """Signs returns for correction; None in a desk of an earlier program, until it is opened."""
    documents: DeskKey | None = None
    """Signs the district's place in forms; None as above."""
