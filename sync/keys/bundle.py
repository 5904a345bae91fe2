"""The trust bundle: one signed file that comes back from the desk to a laptop."""

import base64
import binascii
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from cryptography import x509
from pydantic import Field, StringConstraints

from models.base import Count, Instant, Name, Record, Sha256
from models.errors import PackageError, StandardError
from models.facts.assessment import GuidanceSet
from models.facts.bodies import PackRef
from models.facts.canonical import canonical_bytes
from models.facts.versions import read_document
from models.limits import MEBIBYTE
from models.standards.loading import canonical, digest, from_canonical
from models.standards.types import Pack
from sync.keys.certificates import der
from sync.keys.roles import Role, role_of
from sync.keys.signing import KeySigner, Signer
from sync.keys.trust import Trust
from sync.keys.verifying import carried, verify_attached

BUNDLE_FORMAT = "trust-bundle/1"
FULL_FORMAT = "trust-bundle/1.1"
"""With a number, standards, readings, recipients or TLS certificates in it."""
ROAD_FORMAT = "trust-bundle/1.2"
"""With the desk's address in it; a bundle without one stays of the earlier format."""
KNOWN_FORMATS = (BUNDLE_FORMAT, FULL_FORMAT, ROAD_FORMAT)
MAX_BUNDLE_BYTES = 24 * MEBIBYTE
"""A bundle with every standard a district publishes of its own."""
FOR_ALL = "trust-bundle-all.p7m"
"""File of a bundle that is for every laptop of the district."""
ADDRESS_PATTERN = r"^[0-9A-Za-z.:\[\]-]{1,260}$"
AGE_PATTERN = r"^age1[02-9ac-hj-np-z]{58}$"
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]*={0,2}$")]


class Recipient(Record):
    """Somebody who can open encrypted packages."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    """Whose key it is: the desk, or the escrow in the safe."""
    key: Annotated[str, StringConstraints(pattern=AGE_PATTERN)]
    """Public key as ``age`` writes it: ``age1…``."""


class CarriedStandard(Record):
    """A standard the district published itself, word for word."""

    id: Name
    """Identity of the standard."""
    edition: Name
    """Edition as issued."""
    sha256: Sha256
    """Digest of its canonical form."""
    origin: Name
    """Name of the file it was made from."""
    data: Base64
    """Canonical form."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a bundle brings besides certificates and lists."""

    serial: int = 0
    """Number of the bundle; never goes back."""
    tls: x509.Certificate | None = None
    """The laptop's TLS certificate."""
    server: x509.Certificate | None = None
    """The desk's TLS certificate."""
    recipients: tuple[Recipient, ...] = ()
    """Who can open encrypted packages."""
    standards: tuple[tuple[Pack, str], ...] = ()
    """Standards published at the desk, each with its origin."""
    guidance: tuple[GuidanceSet, ...] = ()
    """The district's readings; one without notes takes back."""
    address: str = ""
    """``host:port`` at which laptops reach the desk; empty names none."""


class BundleBody(Record):
    """What is signed. A reader of 1 passes over members that a higher minor adds."""

    format: Annotated[str, StringConstraints(pattern=r"^trust-bundle/1(\.\d+)?$")]
    """``trust-bundle/1``."""
    office: Name
    """Office that issued it."""
    issued_at: Instant
    """When, by the desk's clock."""
    certificate: Base64 = ""
    """DER of the laptop's certificate; empty in a bundle that only refreshes lists."""
    authorities: Annotated[tuple[Base64, ...], Field(min_length=2, max_length=8)]
    """DER of the root and of the district authorities."""
    lists: Annotated[tuple[Base64, ...], Field(min_length=2, max_length=8)]
    """DER of their revocation lists."""
    list_number: Count
    """Number of the district's list."""
    recipient: Name = ""
    """age recipient to which packages are encrypted; empty when they are not."""
    packs: tuple[PackRef, ...] = ()
    """Standards the office works with."""
    serial: Count | None = None
    """Number of the bundle; a laptop refuses a lower one than it knows. Since 1.1."""
    tls_certificate: Base64 | None = None
    """DER of the laptop's TLS certificate. Since 1.1."""
    server_certificate: Base64 | None = None
    """DER of the desk's TLS certificate. Since 1.1."""
    recipients: tuple[Recipient, ...] | None = None
    """Who can open encrypted packages; absent when packages go in clear. Since 1.1."""
    standards: tuple[CarriedStandard, ...] | None = None
    """Standards published at the desk, to be installed. Since 1.1."""
    guidance: tuple[GuidanceSet, ...] | None = None
    """The district's readings of clauses, to be installed. Since 1.1."""
    desk_address: Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)] | None = None
    """``host:port`` at which the desk is reached; a default, a person may change it. Since 1.2."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose signature holds under its own root, or under the one known before."""

    body: BundleBody
    """What it says."""
    trust: Trust
    """Root, authorities and lists."""
    certificate: x509.Certificate | None
    """The laptop's certificate, when it is one for a laptop."""
    tls: x509.Certificate | None = None
    """The laptop's TLS certificate, when there is one."""
    server: x509.Certificate | None = None
    """The desk's TLS certificate, when there is one."""
    standards: tuple[tuple[Pack, str], ...] = ()
    """Standards it brings, each with its origin; their digests hold."""

    def signer(self, key: bytes) -> KeySigner:
        """Return the laptop's signer; PackageError(``key-not-of-certificate``) if foreign."""
        if self.certificate is None:
            raise PackageError("bundle-no-certificate")
        return KeySigner(key, self.certificate, self.trust.authorities)


def bundle_name(device_id: str) -> str:
    """Return the file name of the bundle of a laptop."""
    return f"trust-bundle-{device_id[:8]}.p7m"


def write_bundle(
    signer: Signer,
    trust: Trust,
    office: str,
    at: str,
    certificate: x509.Certificate | None = None,
    recipient: str = "",
    packs: tuple[PackRef, ...] = (),
    extras: Extras | None = None,
) -> bytes:
    """Return the signed bundle; raises PackageError(``bundle-too-large``)."""
    body = BundleBody(
        format=_format(extras),
        office=office,
        issued_at=at,
        certificate=_text(certificate) if certificate else "",
        authorities=tuple(_text(c) for c in (trust.root, *trust.authorities)),
        lists=tuple(_text(found) for found in trust.lists),
        list_number=trust.list_number(),
        recipient=recipient,
        packs=packs,
        **_members(extras or Extras()),
    )
    data = signer.sign_attached(canonical_bytes(body.plain()), at)
    if len(data) > MAX_BUNDLE_BYTES:
        raise PackageError("bundle-too-large", limit=MAX_BUNDLE_BYTES // MEBIBYTE)
    return data


def _format(extras: Extras | None) -> str:
    """Return the lowest format that has all that is said: earlier programs read on."""
    if extras is None:
        return BUNDLE_FORMAT
    return ROAD_FORMAT if extras.address else FULL_FORMAT


def _members(extras: Extras) -> dict[str, Any]:
    """Return the members of 1.1; what is empty is left out."""
    said: dict[str, Any] = {
        "serial": extras.serial,
        "tls_certificate": _text(extras.tls) if extras.tls else None,
        "server_certificate": _text(extras.server) if extras.server else None,
        "recipients": extras.recipients,
        "standards": tuple(_carried(pack, origin) for pack, origin in extras.standards),
        "guidance": tuple(_composed(one) for one in extras.guidance),
        "desk_address": extras.address,
    }
    return {name: value for name, value in said.items() if value}


def _carried(pack: Pack, origin: str) -> CarriedStandard:
    data = base64.b64encode(canonical(pack)).decode("ascii")
    named = {"id": pack.id, "edition": pack.edition, "origin": origin}
    return CarriedStandard(**named, sha256=digest(pack), data=data)


def _composed(guidance: GuidanceSet) -> GuidanceSet:
    """Return a reading in NFC, which canonical JSON demands."""
    typed = unicodedata.normalize("NFC", guidance.model_dump_json(exclude_none=True))
    return GuidanceSet.model_validate_json(typed)


def read_bundle(
    data: bytes, known: Trust | None = None, moment: str | None = None, serial: int = 0
) -> Bundle:
    """Return a bundle whose signature holds.

    The first bundle brings its own root: compare ``bundle.trust.fingerprint()`` aloud before
    keeping it. Every later one must be of the ``known`` root, go back on no list, and have no
    lower number than ``serial``.

    Raises PackageError: ``bundle-unreadable``, ``bundle-newer``, ``bundle-standard``,
    ``trust-other-root``, ``trust-older``, ``bundle-older``, or the code of the signature.
    """
    if len(data) > MAX_BUNDLE_BYTES:
        raise PackageError("bundle-unreadable")
    body = _body(carried(data)[1])
    trust = _trust(body)
    verdict, _content = verify_attached(data, trust, Role.BUNDLE, moment)
    if verdict.code is not None:
        raise PackageError(verdict.code)
    if known is not None:
        trust, before = known.refreshed(trust), known.void_authorities()
        replaced = trust.void_authorities() - before  # who stole its keys could give any number
        if (body.serial or 0) < serial and not replaced:
            raise PackageError("bundle-older", number=body.serial or 0, known=serial)
    signing = _own(body.certificate, trust, Role.EVALUATOR)
    tls = _own(body.tls_certificate, trust, Role.TLS_CLIENT)
    server = _own(body.server_certificate, trust, Role.TLS_SERVER)
    return Bundle(body, trust, signing, tls, server, _standards(body.standards or ()))


def _own(item: str | None, trust: Trust, role: Role) -> x509.Certificate | None:
    """Return a certificate the bundle hands over: of its own authority, and for its one use."""
    if not item:
        return None
    certificate = _certificate(item)
    if trust.issuer_of(certificate) is None or role_of(certificate) is not role:
        raise PackageError("bundle-unreadable")
    return certificate


def _standards(carried_: Iterable[CarriedStandard]) -> tuple[tuple[Pack, str], ...]:
    return tuple((_pack(one), one.origin) for one in carried_)


def _pack(one: CarriedStandard) -> Pack:
    try:
        pack = from_canonical(_bytes(one.data))
    except StandardError as error:
        raise PackageError("bundle-standard", standard=one.id) from error
    if (digest(pack), pack.id, pack.edition) != (one.sha256, one.id, one.edition):
        raise PackageError("bundle-standard", standard=one.id)
    return pack


def root_number(data: bytes) -> str | None:
    """Return the number of the root a bundle names, unverified; None when it is no bundle.

    Only good for telling two files apart; trust comes from `read_bundle`.
    """
    if len(data) > MAX_BUNDLE_BYTES:
        return None
    try:
        return _trust(_body(carried(data)[1])).fingerprint()
    except PackageError:
        return None


def load_trust(path: Path, moment: str | None = None) -> Trust:
    """Return the trust of a file: a ``trust.pem`` or a signed bundle.

    Raises PackageError(``trust-missing``) or what the reading of either says.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BUNDLE_BYTES + 1)
    except OSError as error:
        raise PackageError("trust-missing") from error
    if b"-----BEGIN " in data:
        return Trust.from_pem(data)
    return read_bundle(data, moment=moment).trust


def _body(content: bytes) -> BundleBody:
    codes = ("bundle-newer", "bundle-unreadable")
    return read_document(BundleBody, content, KNOWN_FORMATS, codes)


def _trust(body: BundleBody) -> Trust:
    try:
        lists = tuple(x509.load_der_x509_crl(_bytes(item)) for item in body.lists)
    except (ValueError, TypeError) as error:
        raise PackageError("bundle-unreadable") from error
    return Trust.of(tuple(_certificate(item) for item in body.authorities), lists)


def _certificate(item: str) -> x509.Certificate:
    try:
        return x509.load_der_x509_certificate(_bytes(item))
    except (ValueError, TypeError) as error:
        raise PackageError("bundle-unreadable") from error


def _bytes(item: str) -> bytes:
    try:
        return base64.b64decode(item, validate=True)
    except binascii.Error as error:
        raise PackageError("bundle-unreadable") from error


def _text(item: x509.Certificate | x509.CertificateRevocationList) -> str:
    return base64.b64encode(der(item)).decode("ascii")
