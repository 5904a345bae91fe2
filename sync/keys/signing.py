"""Signing with a held key, in memory or on a token: CAdES-BES over ECDSA P-256."""

import asyncio
import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from asn1crypto import cms, core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from pyhanko.sign.ades.api import CAdESSignedAttrSpec, GenericCommitment
from pyhanko.sign.attributes import CMSAttributeProvider, SigningTimeProvider
from pyhanko.sign.signers.pdf_cms import (
    CAdESSignedAttributeProviderSpec,
    PdfCMSSignedAttributes,
)
from pyhanko.sign.signers.pdf_cms import Signer as HankoSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from models.errors import PackageError
from sync.keys.certificates import PublicKey, der, load_key, public_bytes
from sync.keys.moments import to_datetime

LONGEST = 72
"""Bytes of the longest signature of this curve, DER."""


class HeldKey(Protocol):
    """A P-256 key that signs, wherever it lies: the least that a token and a file can both do."""

    @property
    def public(self) -> PublicKey:
        """The public key."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Return ECDSA over SHA-256 of ``data``, DER."""
        ...

    def measure(self, data: bytes) -> bytes:
        """Return as many bytes as ``sign`` may, for a place that is kept free for it."""
        ...


class Signer(Protocol):
    """Whoever can sign."""

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate that goes with the key."""
        ...

    def sign_detached(self, data: bytes, at: str) -> bytes:
        """Return a detached signature (DER) of ``data``; ``at`` is the claimed Instant."""
        ...

    def sign_attached(self, data: bytes, at: str) -> bytes:
        """Return a signature (DER) that carries ``data``."""
        ...


@dataclass(frozen=True)
class MemoryKey:
    """A key in memory; the same bytes get the same signature again (RFC 6979)."""

    key: bytes
    """PKCS#8 DER."""

    def __repr__(self) -> str:
        """Never show the key."""
        return "MemoryKey()"

    @property
    def public(self) -> PublicKey:
        """The public key; raises ValueError or TypeError for a damaged one."""
        return load_key(self.key).public_key()

    def sign(self, data: bytes) -> bytes:
        """Return ECDSA over SHA-256 of ``data``, DER."""
        return load_key(self.key).sign(data, ECDSA(hashes.SHA256(), deterministic_signing=True))

    def measure(self, data: bytes) -> bytes:
        """Return the signature itself: it costs nothing here."""
        return self.sign(data)


class HeldSigner(ABC):
    """Signs with a held key and the certificate that goes with it."""

    certificate: x509.Certificate
    """Certificate of that key."""
    chain: tuple[x509.Certificate, ...]
    """Authorities that are carried along, without the root."""

    @property
    @abstractmethod
    def held(self) -> HeldKey:
        """The key."""

    def __post_init__(self) -> None:
        """Refuse a key that is not the certificate's: the signature would never verify."""
        try:
            own = self.held.public
        except (ValueError, TypeError) as error:
            raise PackageError("key-damaged-signing") from error
        if public_bytes(own) != _subject_key(self.certificate):
            raise PackageError("key-not-of-certificate")

    def __repr__(self) -> str:
        """Never show the key."""
        return f"{type(self).__name__}({self.certificate.serial_number:x})"

    def sign_detached(self, data: bytes, at: str) -> bytes:
        """Return a detached signature with commitment proofOfOrigin."""
        return self._sign(data, at, GenericCommitment.PROOF_OF_ORIGIN, detached=True)

    def sign_attached(self, data: bytes, at: str) -> bytes:
        """Return an attached signature with commitment proofOfReceipt."""
        content = cms.ContentInfo({"content_type": "data", "content": data})
        return self._sign(content, at, GenericCommitment.PROOF_OF_RECEIPT, detached=False)

    def raw(self) -> HankoSigner:
        """Return what pyHanko signs with."""
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko's own
        store.register_multiple(asn1_x509.Certificate.load(der(c)) for c in self.chain)
        return _Raw(
            self.held,
            signing_cert=asn1_x509.Certificate.load(der(self.certificate)),
            cert_registry=store,
            embed_roots=False,
        )

    def _sign(
        self,
        content: bytes | cms.ContentInfo,
        at: str,
        commitment: GenericCommitment,
        detached: bool,
    ) -> bytes:
        attributes = PdfCMSSignedAttributes(
            signing_time=to_datetime(at).replace(microsecond=0),
            cades_signed_attrs=CAdESSignedAttrSpec(commitment_type=commitment.asn1),
        )
        raw = self.raw()
        raw.signed_attr_prov_spec = _Stated(
            attributes, signing_cert=raw.signing_cert, is_pades=False, timestamper=None
        )
        signing = raw.async_sign_general_data(
            content,
            "sha256",
            detached=detached,
            use_cades=True,
            signed_attr_settings=attributes,
        )
        return bytes(asyncio.run(signing).dump())


@dataclass(frozen=True, repr=False)
class KeySigner(HeldSigner):
    """Signs with a PKCS#8 key that the caller took from the encrypted database."""

    key: bytes
    """PKCS#8 DER."""
    certificate: x509.Certificate
    """Certificate of that key."""
    chain: tuple[x509.Certificate, ...]
    """Authorities that are carried along, without the root."""

    @property
    def held(self) -> HeldKey:
        """The key, in memory."""
        return MemoryKey(self.key)


@dataclass(frozen=True, repr=False)
class TokenSigner(HeldSigner):
    """Signs with a key that lies elsewhere, and remembers what it signed.

    A token draws lots for every signature. So that a package built again is the same package, a
    form's signature that was made before is taken again.
    """

    own: HeldKey
    """The key, open or closed."""
    certificate: x509.Certificate
    """Certificate of that key."""
    chain: tuple[x509.Certificate, ...]
    """Authorities that are carried along, without the root."""
    memory: "SignatureMemory"
    """What was signed before."""

    @property
    def held(self) -> HeldKey:
        """The key, with its memory."""
        return _Remembered(self.own, self.memory)


class SignatureMemory(Protocol):
    """Signatures that were made before, by what was signed and by whom."""

    def recall(self, name: str) -> bytes | None:
        """Return the signature under ``name``, or None."""
        ...

    def keep(self, name: str, signature: bytes) -> None:
        """Keep a signature."""
        ...


@dataclass(frozen=True, slots=True)
class _Remembered:
    own: HeldKey
    memory: SignatureMemory

    @property
    def public(self) -> PublicKey:
        return self.own.public

    def sign(self, data: bytes) -> bytes:
        name = hashlib.sha256(public_bytes(self.own.public) + data).hexdigest()
        kept = self.memory.recall(name)
        if kept is None:
            kept = self.own.sign(data)
            self.memory.keep(name, kept)
        return kept

    def measure(self, data: bytes) -> bytes:
        return self.own.measure(data)


class _Stated(CAdESSignedAttributeProviderSpec):
    """States the moment as RFC 5652 §11.3 wants it also from 2050 on, where pyHanko fails: a
    laptop whose clock is wrong could make no package of what it had frozen."""

    def signed_attr_providers(
        self, data_digest: bytes, digest_algorithm: str
    ) -> Iterator[CMSAttributeProvider]:
        for one in super().signed_attr_providers(data_digest, digest_algorithm):
            yield _Moment(one.timestamp) if isinstance(one, SigningTimeProvider) else one


class _Moment(SigningTimeProvider):
    async def build_attr_value(self, dry_run: bool = False) -> cms.Time:
        if self.timestamp.year < 2050:
            return await super().build_attr_value(dry_run)
        return cms.Time({"generalized_time": core.GeneralizedTime(self.timestamp)})


class _Raw(HankoSigner):
    """Lets the held key make the signature."""

    def __init__(self, held: HeldKey, **named: Any) -> None:
        super().__init__(**named)
        self._held = held

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        return self._held.measure(data) if dry_run else self._held.sign(data)


def _subject_key(certificate: x509.Certificate) -> bytes:
    key = certificate.public_key()
    try:
        return public_bytes(key)  # type: ignore[arg-type]  # other keys fail or differ
    except (AttributeError, ValueError, TypeError) as error:
        raise PackageError("key-not-of-certificate") from error
