"""The laptop's side of enrolment: a key, a request, and a number two people read aloud."""

import hashlib
import re

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from models.base import UUID_PATTERN
from models.errors import PackageError
from sync.keys.certificates import (
    PublicKey,
    cut,
    key_bytes,
    new_key,
    public_bytes,
)

MAX_REQUEST_BYTES = 16 * 1024


def make_key_and_csr(device_id: str, name: str) -> tuple[bytes, bytes]:
    """Return (PKCS#8 DER, request PEM) for a laptop. The key goes into the database only."""
    if not re.fullmatch(UUID_PATTERN, device_id):
        raise ValueError("a device id is a UUID in lower case")
    key = new_key()
    wanted = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, cut(name)),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, device_id),
        ]
    )
    request = x509.CertificateSigningRequestBuilder().subject_name(wanted)
    signed = request.sign(key, hashes.SHA256())
    return key_bytes(key), signed.public_bytes(serialization.Encoding.PEM)


def read_request(data: bytes) -> tuple[str, str, PublicKey]:
    """Return (device id, name, public key) of a request whose own signature holds.

    Raises PackageError(``request-unreadable``) for anything else.
    """
    if len(data) > MAX_REQUEST_BYTES:
        raise PackageError("request-unreadable")
    try:
        request = x509.load_pem_x509_csr(data)
        key, names = request.public_key(), request.subject
        if not request.is_signature_valid:
            raise PackageError("request-unreadable")
        name, device = _only(names, NameOID.COMMON_NAME), _only(names, NameOID.SERIAL_NUMBER)
    except (ValueError, TypeError, InvalidSignature) as error:
        raise PackageError("request-unreadable") from error
    if not isinstance(key, PublicKey) or key.curve.name != "secp256r1":
        raise PackageError("request-unreadable")
    if not name.strip() or not re.fullmatch(UUID_PATTERN, device):
        raise PackageError("request-unreadable")
    return device, name, key


def fingerprint(key: PublicKey | bytes) -> str:
    """Return eight groups of five digits to read aloud: 132 bits of SHA-256 over the key.

    ``key`` is a public key or its DER SubjectPublicKeyInfo. Digits, because letters are
    misheard on the telephone.
    """
    spki = key if isinstance(key, bytes) else public_bytes(key)
    number = int.from_bytes(hashlib.sha256(spki).digest(), "big") % 10**40
    digits = f"{number:040d}"
    return " ".join(digits[i : i + 5] for i in range(0, 40, 5))


def request_fingerprint(data: bytes) -> str:
    """Return the fingerprint of a request's key, for both ends of the telephone."""
    return fingerprint(read_request(data)[2])


def _only(names: x509.Name, oid: x509.ObjectIdentifier) -> str:
    (found,) = names.get_attributes_for_oid(oid)
    return str(found.value)
