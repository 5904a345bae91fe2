"""Whom we trust: one root, its district authorities, and the list of what was revoked."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from models.errors import PackageError
from sync.keys.certificates import PublicKey, pem
from sync.keys.laptop import fingerprint

MAX_TRUST_BYTES = 1 << 20
_BLOCK = re.compile(
    rb"-----BEGIN (?P<kind>CERTIFICATE|X509 CRL)-----[A-Za-z0-9+/=\s]+?-----END (?P=kind)-----"
)


@dataclass(frozen=True, slots=True)
class Trust:
    """Everything needed to judge a signature without a network; every part is checked."""

    root: x509.Certificate
    """The self-signed root."""
    authorities: tuple[x509.Certificate, ...]
    """District authorities below the root."""
    lists: tuple[x509.CertificateRevocationList, ...]
    """The newest revocation list of the root and of every authority."""

    @classmethod
    def of(
        cls,
        certificates: tuple[x509.Certificate, ...],
        lists: tuple[x509.CertificateRevocationList, ...],
    ) -> Self:
        """Return the trust made of these parts, each checked against its issuer.

        Raises PackageError: ``trust-unreadable`` or ``trust-list-missing``.
        """
        try:
            return cls._checked(certificates, lists)
        except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm) as error:
            raise PackageError("trust-unreadable") from error
        except (x509.ExtensionNotFound, x509.DuplicateExtension) as error:
            raise PackageError("trust-unreadable") from error

    @classmethod
    def from_pem(cls, data: bytes) -> Self:
        """Return the trust of a ``trust.pem``: certificates and lists, in any order."""
        if len(data) > MAX_TRUST_BYTES:
            raise PackageError("trust-unreadable")
        certificates, lists = [], []
        try:
            for block in _BLOCK.finditer(data):
                if block["kind"] == b"CERTIFICATE":
                    certificates.append(x509.load_pem_x509_certificate(block[0]))
                else:
                    lists.append(x509.load_pem_x509_crl(block[0]))
        except (ValueError, TypeError) as error:
            raise PackageError("trust-unreadable") from error
        return cls.of(tuple(certificates), tuple(lists))

    @classmethod
    def _checked(
        cls,
        certificates: tuple[x509.Certificate, ...],
        lists: tuple[x509.CertificateRevocationList, ...],
    ) -> Self:
        roots = {c for c in certificates if c.subject == c.issuer}
        if len(roots) != 1:
            raise ValueError("exactly one root is needed")
        root = roots.pop()
        others = tuple(dict.fromkeys(c for c in certificates if c != root))
        for certificate in (root, *others):
            certificate.verify_directly_issued_by(root)
            _require_authority(certificate)
        newest = [_newest(certificate, lists) for certificate in (root, *others)]
        return cls(root, others, tuple(newest))

    def to_pem(self) -> bytes:
        """Return ``trust.pem``, ready for ``openssl … -CAfile``."""
        certificates = [pem(item) for item in (self.root, *self.authorities)]
        return b"".join([*certificates, *(pem(item) for item in self.lists)])

    def issuer_of(self, certificate: x509.Certificate) -> x509.Certificate | None:
        """Return the authority whose key signed ``certificate``, or None."""
        for authority in self.authorities:
            try:
                certificate.verify_directly_issued_by(authority)
            except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
                continue  # not this one
            return authority
        return None

    def list_of(self, authority: x509.Certificate) -> x509.CertificateRevocationList:
        """Return the revocation list of the root or of one of the authorities."""
        return next(found for found in self.lists if found.issuer == authority.subject)

    def lists_certificate(self, certificate: x509.Certificate) -> bool:
        """True when a list names the certificate or its issuer, whatever the date of the entry.

        openssl takes every entry as it stands; so do we, or the two would disagree.
        """
        issuer = self.issuer_of(certificate)
        if issuer is None:
            return False
        found = self.list_of(issuer).get_revoked_certificate_by_serial_number(
            certificate.serial_number
        )
        return bool(found or self.void_since(issuer))

    def void_since(self, authority: x509.Certificate) -> datetime | None:
        """Return since when the root's list names an authority; None while it does not."""
        found = self.list_of(self.root)
        entry = found.get_revoked_certificate_by_serial_number(authority.serial_number)
        return entry.revocation_date_utc if entry else None

    def void_authorities(self) -> frozenset[x509.Certificate]:
        """Return the authorities the root's list names."""
        return frozenset(one for one in self.authorities if self.void_since(one))

    def list_number(self) -> int:
        """Return the highest number of the authorities' lists, for receipts."""
        return max((number_of(self.list_of(a)) for a in self.authorities), default=0)

    def fresh_until(self) -> datetime:
        """Return until when every list may be used; afterwards nothing is trusted."""
        return min(_next_update(found) for found in self.lists)

    def fingerprint(self) -> str:
        """Return the number of the root's key that two people read aloud."""
        key = self.root.public_key()
        if not isinstance(key, PublicKey):
            raise PackageError("trust-unreadable")
        return fingerprint(key)

    def refreshed(self, newer: "Trust") -> "Trust":
        """Return ``newer`` when it is of the same root and goes back on no list.

        The list of an authority that the root has revoked binds nobody: whoever stole its key
        could have published any number.

        Raises PackageError: ``trust-other-root`` or ``trust-older``.
        """
        if newer.root != self.root:
            raise PackageError("trust-other-root")
        theirs = {found.issuer: number_of(found) for found in newer.lists}
        void = {one.subject for one in newer.void_authorities()}
        binding = [ours for ours in self.lists if ours.issuer not in void]
        if any(theirs.get(ours.issuer, -1) < number_of(ours) for ours in binding):
            raise PackageError("trust-older")
        return newer


def _require_authority(certificate: x509.Certificate) -> None:
    constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    if not constraints.value.ca or not isinstance(certificate.public_key(), PublicKey):
        raise ValueError("not an authority with a P-256 key")


def _newest(
    authority: x509.Certificate, lists: tuple[x509.CertificateRevocationList, ...]
) -> x509.CertificateRevocationList:
    key = authority.public_key()
    assert isinstance(key, PublicKey)  # _require_authority saw to it
    own = [
        found
        for found in lists
        if found.issuer == authority.subject and found.is_signature_valid(key)
    ]
    if not own:
        raise PackageError("trust-list-missing")
    return max(own, key=number_of)


def number_of(found: x509.CertificateRevocationList) -> int:
    """Return the number of a list."""
    return found.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number


def _next_update(found: x509.CertificateRevocationList) -> datetime:
    when = found.next_update_utc
    if when is None:
        raise PackageError("trust-unreadable")
    return when
