"""Judging a package years later: by its receipt, as of the moment it was received.

A certificate that was revoked, or ended, says nothing of what was signed with it before; but
the clock of the laptop proves nothing either, for a thief sets it back. Only a receipt of the
desk does, and only one that is older than the revocation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509

from models.errors import PackageError
from models.standards.types import Pack
from sync.keys.moments import to_datetime
from sync.keys.trust import Trust
from sync.keys.verifying import SignerInfo
from sync.package.reader import examine
from sync.package.verdict import PASSED, UNPROVED, Check, PackageVerdict
from sync.receipt import ReceiptStatus, peek, read_receipt, trust_then


@dataclass(frozen=True, slots=True)
class Proof:
    """What a receipt proves: the package was at the desk at that moment."""

    moment: str
    """When, by the desk's clock."""
    trust: Trust
    """What signatures were judged by then."""


def revoked_since(trust: Trust, signer: SignerInfo) -> datetime | None:
    """Return since when a certificate, or the authority that gave it, is void by the lists.

    Where the authority is not known by its name, all of them are asked: too strict is better
    than too mild.
    """
    listed = [_entry(found, int(signer.serial, 16)) for found in trust.lists]
    named = [c for c in trust.authorities if c.subject.rfc4514_string() == signer.issuer]
    above = [trust.void_since(c) for c in named or trust.authorities]
    return min((at for at in (*listed, *above) if at is not None), default=None)


def _entry(found: x509.CertificateRevocationList, serial: int) -> datetime | None:
    entry = found.get_revoked_certificate_by_serial_number(serial)
    return entry.revocation_date_utc if entry else None


def proof_of(data: bytes, verdict: PackageVerdict, trust: Trust) -> Proof:
    """Return what the receipt ``data`` proves of the package of ``verdict``.

    ``trust`` is today's. Raises PackageError: the codes of `read_receipt`, ``trust-other-root``,
    ``receipt-other-package``, ``receipt-other-signature``, ``receipt-not-taken``,
    ``receipt-signer-revoked``, ``signer-revoked`` when the receipt is not older than that.
    """
    said = peek(data)
    then = trust_then(said, trust)
    receipt, signature = read_receipt(data, then, said.received_at)
    if signature.signer and revoked_since(trust, signature.signer):
        raise PackageError("receipt-signer-revoked")
    if receipt.package_digest != verdict.package_digest:
        raise PackageError("receipt-other-package")
    if receipt.signature_sha256 != verdict.signature_sha256:
        raise PackageError("receipt-other-signature")
    if receipt.status is ReceiptStatus.REJECTED:
        raise PackageError("receipt-not-taken")
    since = revoked_since(trust, verdict.signer) if verdict.signer else None
    if since is not None and since <= to_datetime(receipt.received_at):
        raise PackageError("signer-revoked")
    return Proof(receipt.received_at, then)


def judge(
    path: Path,
    trust: Trust,
    moment: str | None = None,
    packs: Mapping[str, Pack] | None = None,
    receipt: bytes | None = None,
) -> PackageVerdict:
    """Judge a package as `examine` does; with its receipt, as of the moment it was received.

    A receipt that proves nothing is told in the verdict, which then is as of ``moment``.
    """
    verdict = examine(path, trust, moment, packs)
    if receipt is None or verdict.package_digest is None:
        return unproved(verdict, trust)
    try:
        proof = proof_of(receipt, verdict, trust)
    except PackageError as error:
        refused = Check(held=False, code=error.code, params=dict(error.params))
        return unproved(verdict.model_copy(update={"receipt": refused}), trust)
    then = examine(path, proof.trust, proof.moment, packs)
    return then.model_copy(update={"receipt": PASSED})


def unproved(verdict: PackageVerdict, trust: Trust) -> PackageVerdict:
    """Return the verdict with its own code where a package claims to be older than a revocation."""
    if verdict.timely.code != "signer-revoked" or verdict.signer is None:
        return verdict
    since = revoked_since(trust, verdict.signer)
    if since is None or not verdict.signed_at or to_datetime(verdict.signed_at) >= since:
        return verdict
    return verdict.model_copy(update={"timely": Check(held=False, code=UNPROVED)})
