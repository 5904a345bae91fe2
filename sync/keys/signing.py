"""Signing with a key in memory: CAdES-BES over ECDSA P-256, detached or attached."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from asn1crypto import cms
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.sign.ades.api import CAdESSignedAttrSpec, GenericCommitment
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from models.errors import PackageError
from sync.keys.certificates import der, load_key, public_bytes
from sync.keys.moments import to_datetime


class Signer(Protocol):
    """Whoever can sign: a key in memory now, a token later."""

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
class KeySigner:
    """Signs with a PKCS#8 key that the caller took from the encrypted database."""

    key: bytes
    """PKCS#8 DER."""
    certificate: x509.Certificate
    """Certificate of that key."""
    chain: tuple[x509.Certificate, ...]
    """Authorities that are carried along, without the root."""

    def __post_init__(self) -> None:
        """Refuse a key that is not the certificate's: the signature would never verify."""
        try:
            own = load_key(self.key).public_key()
        except (ValueError, TypeError) as error:
            raise PackageError("key-damaged-signing") from error
        if public_bytes(own) != _subject_key(self.certificate):
            raise PackageError("key-not-of-certificate")

    def __repr__(self) -> str:
        """Never show the key."""
        return f"KeySigner({self.certificate.serial_number:x})"

    def sign_detached(self, data: bytes, at: str) -> bytes:
        """Return a detached signature with commitment proofOfOrigin."""
        return self._sign(data, at, GenericCommitment.PROOF_OF_ORIGIN, detached=True)

    def sign_attached(self, data: bytes, at: str) -> bytes:
        """Return an attached signature with commitment proofOfReceipt."""
        content = cms.ContentInfo({"content_type": "data", "content": data})
        return self._sign(content, at, GenericCommitment.PROOF_OF_RECEIPT, detached=False)

    def _sign(
        self,
        content: bytes | cms.ContentInfo,
        at: str,
        commitment: GenericCommitment,
        detached: bool,
    ) -> bytes:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko's own
        store.register_multiple(asn1_x509.Certificate.load(der(c)) for c in self.chain)
        signer = SimpleSigner(
            signing_cert=asn1_x509.Certificate.load(der(self.certificate)),
            signing_key=asn1_keys.PrivateKeyInfo.load(self.key),
            cert_registry=store,
            embed_roots=False,
        )
        attributes = PdfCMSSignedAttributes(
            signing_time=to_datetime(at).replace(microsecond=0),
            cades_signed_attrs=CAdESSignedAttrSpec(commitment_type=commitment.asn1),
        )
        signing = signer.async_sign_general_data(
            content,
            "sha256",
            detached=detached,
            use_cades=True,
            signed_attr_settings=attributes,
        )
        return bytes(asyncio.run(signing).dump())


def _subject_key(certificate: x509.Certificate) -> bytes:
    key = certificate.public_key()
    try:
        return public_bytes(key)  # type: ignore[arg-type]  # other keys fail or differ
    except (AttributeError, ValueError, TypeError) as error:
        raise PackageError("key-not-of-certificate") from error
