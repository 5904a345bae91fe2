"""The trust bundle: one signed file that comes back from the desk to a laptop."""

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cryptography import x509
from pydantic import Field, StringConstraints, ValidationError

from models.base import Count, Instant, Name, Record
from models.errors import FactsError, PackageError
from models.facts.bodies import PackRef
from models.facts.canonical import canonical_bytes, parse_canonical
from sync.keys.certificates import der
from sync.keys.roles import Role
from sync.keys.signing import KeySigner, Signer
from sync.keys.trust import MAX_TRUST_BYTES, Trust
from sync.keys.verifying import carried, verify_attached

BUNDLE_FORMAT = "trust-bundle/1"
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]*={0,2}$")]


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


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose signature holds under its own root, or under the one known before."""

    body: BundleBody
    """What it says."""
    trust: Trust
    """Root, authorities and lists."""
    certificate: x509.Certificate | None
    """The laptop's certificate, when it is one for a laptop."""

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
) -> bytes:
    """Return the signed bundle."""
    body = BundleBody(
        format=BUNDLE_FORMAT,
        office=office,
        issued_at=at,
        certificate=_text(certificate) if certificate else "",
        authorities=tuple(_text(c) for c in (trust.root, *trust.authorities)),
        lists=tuple(_text(found) for found in trust.lists),
        list_number=trust.list_number(),
        recipient=recipient,
        packs=packs,
    )
    return signer.sign_attached(canonical_bytes(body.plain()), at)


def read_bundle(data: bytes, known: Trust | None = None, moment: str | None = None) -> Bundle:
    """Return a bundle whose signature holds.

    The first bundle brings its own root: compare ``bundle.trust.fingerprint()`` aloud before
    keeping it. Every later one must be of the ``known`` root and go back on no list.

    Raises PackageError: ``bundle-unreadable``, ``bundle-newer``, ``trust-other-root``,
    ``trust-older``, or the code of the signature.
    """
    if len(data) > MAX_TRUST_BYTES:
        raise PackageError("bundle-unreadable")
    body = _body(carried(data)[1])
    trust = _trust(body)
    verdict, _content = verify_attached(data, trust, Role.BUNDLE, moment)
    if verdict.code is not None:
        raise PackageError(verdict.code)
    if known is not None:
        trust = known.refreshed(trust)
    certificate = _certificate(body.certificate) if body.certificate else None
    if certificate and trust.issuer_of(certificate) is None:
        raise PackageError("bundle-unreadable")
    return Bundle(body, trust, certificate)


def root_number(data: bytes) -> str | None:
    """Return the number of the root a bundle names, unverified; None when it is no bundle.

    Only good for telling two files apart; trust comes from `read_bundle`.
    """
    if len(data) > MAX_TRUST_BYTES:
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
            data = file.read(MAX_TRUST_BYTES + 1)
    except OSError as error:
        raise PackageError("trust-missing") from error
    if b"-----BEGIN " in data:
        return Trust.from_pem(data)
    return read_bundle(data, moment=moment).trust


def _body(content: bytes) -> BundleBody:
    try:
        value = parse_canonical(content)
        stated = value.get("format", "") if isinstance(value, dict) else ""
        if isinstance(stated, str) and stated.startswith("trust-bundle/"):
            major = stated.removeprefix("trust-bundle/").split(".")[0]
            if major != "1":
                raise PackageError("bundle-newer")
        newer = stated != BUNDLE_FORMAT
        return BundleBody.model_validate_json(content, extra="ignore" if newer else "forbid")
    except (FactsError, ValidationError) as error:
        raise PackageError("bundle-unreadable") from error


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
