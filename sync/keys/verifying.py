"""Judging a signature: is it over these bytes, is it right, and whose is it.

pyHanko decides. It is told to *require* a revocation list at every level (its softer modes
pass a revoked certificate that names no place to fetch a list from) and the role's own key
usage explicitly (or any certificate of the authority could sign anything). When it says no,
``_why`` finds the plain reason; ``_why`` never turns a no into a yes.
"""

import asyncio
import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.x509.oid import NameOID
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation.generic_cms import async_validate_cms_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureStatus
from pyhanko_certvalidator import ValidationContext

from models.base import Record
from models.clock import instant
from models.errors import PackageError
from models.limits import MAX_JSON_BYTES
from sync.keys.certificates import der
from sync.keys.moments import moment_or_now
from sync.keys.roles import ROLE_OID, Role, role_of
from sync.keys.trust import Trust

MAX_SIGNATURE_BYTES = 64 * 1024
MAX_EMBEDDED_CERTIFICATES = 8
SHA256_ECDSA = "sha256_ecdsa"
AUTHORITY_REVOKED = "authority-revoked"
"""The root has revoked the authority that gave the signer's certificate."""

for _name in ("pyhanko.sign.validation.generic_cms", "pyhanko.sign.validation.status"):
    # These two write every refusal to the log together with the signer's name. The verdict
    # says what went wrong; a person's name does not belong in a log.
    logging.getLogger(_name).setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


class SignerInfo(Record):
    """Whose certificate it is."""

    name: str
    """Common name."""
    device: str
    """Serial number of the subject: the device id; empty for the desk's own."""
    serial: str
    """Serial number of the certificate, in hexadecimal."""
    role: Role | None = None
    """What it may sign; None when that cannot be told."""
    certificate_sha256: str
    """SHA-256 of the DER certificate."""
    issuer: str | None = None
    """Subject of the authority that gave it, as RFC 4514 writes it."""


class SignatureVerdict(Record):
    """What is known of one signature; ``code`` is None only when all three hold."""

    intact: bool
    """It is over these very bytes."""
    valid: bool
    """It was made with the key of the certificate it carries."""
    trusted: bool
    """That certificate leads to our root, is not revoked, in time and of the right role."""
    code: str | None = None
    """First reason against it, a code of the message catalogue."""
    signer: SignerInfo | None = None
    """Who, as far as it can be read."""
    signed_at: str | None = None
    """The signer's claim of when; proves nothing."""

    @property
    def holds(self) -> bool:
        """True when the signature is intact, valid and trusted."""
        return self.intact and self.valid and self.trusted


@dataclass(frozen=True, slots=True)
class _Question:
    """What a signature is judged by."""

    trust: Trust | None
    role: Role
    moment: datetime


def verify_detached(
    data: bytes, signature: bytes, trust: Trust | None, role: Role, moment: str | None = None
) -> SignatureVerdict:
    """Judge a detached signature of ``data``; never raises for what is in ``signature``.

    With no ``trust`` nobody is trusted, but it is still told whether the signature is right.
    """
    question = _Question(trust, role, moment_or_now(moment))
    if len(signature) > MAX_SIGNATURE_BYTES:
        return _refused("signature-unreadable")
    try:
        signed = _signed_data(signature)
        if signed["encap_content_info"]["content"].native is not None:
            raise PackageError("signature-unreadable")
        return _judge(signed, data, question)
    except PackageError as error:
        return _refused(error.code)


def verify_attached(
    message: bytes, trust: Trust, role: Role, moment: str | None = None
) -> tuple[SignatureVerdict, bytes]:
    """Judge a signed message; return the verdict and the bytes it carries.

    The bytes are empty when the message cannot be read. Use them only if ``holds``.
    """
    question = _Question(trust, role, moment_or_now(moment))
    if len(message) > MAX_JSON_BYTES + MAX_SIGNATURE_BYTES:
        return _refused("signature-unreadable"), b""
    try:
        signed, content = carried(message)
        return _judge(signed, content, question, detached=False), content
    except PackageError as error:
        return _refused(error.code), b""


def carried(message: bytes) -> tuple[Any, bytes]:
    """Return the SignedData of a message and the bytes it carries, nothing judged yet."""
    signed = _signed_data(message)
    try:
        content = signed["encap_content_info"]["content"].native
    except Exception as error:
        raise PackageError("signature-unreadable") from error
    if not isinstance(content, bytes):
        raise PackageError("signature-unreadable")
    return signed, content


def _refused(code: str) -> SignatureVerdict:
    return SignatureVerdict(intact=False, valid=False, trusted=False, code=code)


def _signed_data(data: bytes) -> Any:
    """Return the SignedData; raise PackageError unless it is of the one kind we write."""
    try:
        info = cms.ContentInfo.load(data, strict=True)
        if info["content_type"].native != "signed_data":
            raise PackageError("signature-unreadable")
        signed = info["content"]
        _check_profile(signed)
        return signed
    except PackageError:
        raise
    except Exception as error:
        # asn1crypto parses lazily and meets hostile bytes with almost any exception.
        raise PackageError("signature-unreadable") from error


def _check_profile(signed: Any) -> None:
    """One signer, SHA-256 with ECDSA, the certificate named inside what is signed."""
    signed._parse_children(recurse=True)  # every part now; .native took a fifth of an intake
    (signer,) = signed["signer_infos"]
    if len(signed["certificates"]) > MAX_EMBEDDED_CERTIFICATES:
        raise PackageError("signature-profile")
    digest = signer["digest_algorithm"]["algorithm"].native
    mechanism = signer["signature_algorithm"]["algorithm"].native
    if digest != "sha256" or mechanism != SHA256_ECDSA:
        raise PackageError("signature-profile")
    if signed["encap_content_info"]["content_type"].native != "data":
        raise PackageError("signature-profile")
    names = [attribute["type"].native for attribute in signer["signed_attrs"]]
    if names.count("signing_certificate_v2") != 1 or names.count("signing_time") != 1:
        raise PackageError("signature-profile")


def _judge(
    signed: Any, data: bytes, question: _Question, detached: bool = True
) -> SignatureVerdict:
    context = validation_context(
        question.trust, question.moment
    )  # outside: what fails here is our own fault
    try:
        status = asyncio.run(_validate(signed, data if detached else None, question, context))
        certificate = x509.load_der_x509_certificate(status.signing_cert.dump())
        signer, claimed = describe(certificate), _claimed_time(signed)
    except Exception as error:
        # The same: what pyHanko and asn1crypto raise on hostile bytes has no common base.
        raise PackageError("signature-unreadable") from error
    listed = _is_listed(certificate, question.trust)
    trusted = status.valid and status.trusted and signer.role is question.role and not listed
    return SignatureVerdict(
        intact=status.intact,
        valid=status.valid,
        trusted=trusted,
        code=_code(status, trusted, certificate, question),
        signer=signer,
        signed_at=claimed,
    )


def validation_context(trust: Trust | None, moment: datetime) -> ValidationContext:
    """Return whom pyHanko may trust: our root only, with a revocation list at every level."""
    return ValidationContext(
        trust_roots=[_asn1(trust.root)] if trust else [],
        other_certs=[_asn1(c) for c in trust.authorities] if trust else [],
        crls=[der(found) for found in trust.lists] if trust else [],
        allow_fetching=False,
        revocation_mode="require",
        moment=moment,
    )


async def _validate(
    signed: Any, data: bytes | None, question: _Question, context: ValidationContext
) -> SignatureStatus:
    usage = KeyUsageConstraints(
        key_usage={"non_repudiation"},
        extd_key_usage={ROLE_OID[question.role]},
        explicit_extd_key_usage_required=True,
    )
    return await async_validate_cms_signature(
        signed,
        status_cls=SignatureStatus,
        raw_digest=None if data is None else hashlib.sha256(data).digest(),
        validation_context=context,
        key_usage_settings=usage,
    )


def _asn1(certificate: x509.Certificate) -> Any:
    return asn1_x509.Certificate.load(der(certificate))


def _claimed_time(signed: Any) -> str:
    attributes = signed["signer_infos"][0]["signed_attrs"]
    return instant(find_unique_cms_attribute(attributes, "signing_time").native)


def describe(certificate: x509.Certificate) -> SignerInfo:
    """Return what a certificate says of its holder."""
    return SignerInfo(
        name=_first(certificate.subject, NameOID.COMMON_NAME),
        device=_first(certificate.subject, NameOID.SERIAL_NUMBER),
        serial=f"{certificate.serial_number:x}",
        role=role_of(certificate),
        certificate_sha256=hashlib.sha256(der(certificate)).hexdigest(),
        issuer=certificate.issuer.rfc4514_string(),
    )


def _first(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def _code(
    status: SignatureStatus, trusted: bool, certificate: x509.Certificate, question: _Question
) -> str | None:
    if not status.valid:
        return "signature-broken"
    if not status.intact:
        return "signature-other-content"
    return None if trusted else _why(certificate, question)


def _is_listed(certificate: x509.Certificate, trust: Trust | None) -> bool:
    return trust is not None and trust.lists_certificate(certificate)


def _why(certificate: x509.Certificate, question: _Question) -> str:
    """Return the plain reason why a certificate is not trusted."""
    trust, moment = question.trust, question.moment
    issuer = trust.issuer_of(certificate) if trust else None
    if trust is None or issuer is None:
        return "signer-unknown"
    if trust.void_since(issuer):
        return AUTHORITY_REVOKED
    if _is_listed(certificate, trust):
        return "signer-revoked"
    if moment < certificate.not_valid_before_utc:
        return "signer-not-yet"
    if any(moment > c.not_valid_after_utc for c in (certificate, issuer, trust.root)):
        return "signer-expired"
    if role_of(certificate) is not question.role:
        return "signer-role"
    for found in trust.lists:
        if moment < found.last_update_utc:
            return "trust-too-new"
        if found.next_update_utc is None or moment > found.next_update_utc:
            return "trust-stale"
    return "signer-untrusted"
