"""The laptop's side of enrolment: its keys, a request, and a number two people read aloud.

The request's file holds two requests: for the key that signs, and for the key that calls the
desk. The first names the second's key, so that the number that is read aloud covers both.
"""

import hashlib
import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID, ObjectIdentifier

from models.base import UUID_PATTERN
from models.errors import PackageError
from sync.keys.certificates import (
    PrivateKey,
    PublicKey,
    cut,
    key_bytes,
    load_key,
    new_key,
    public_bytes,
)
from sync.keys.held import AsPrivateKey
from sync.keys.roles import TLS_KEY_OID
from sync.keys.signing import HeldKey

MAX_REQUEST_BYTES = 16 * 1024
_REQUEST = re.compile(
    rb"-----BEGIN CERTIFICATE REQUEST-----[A-Za-z0-9+/=\s]+?-----END CERTIFICATE REQUEST-----"
)
_OCTETS = b"\x04\x20"
"""DER: an octet string of 32 bytes follows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for; every signature in it holds."""

    device: str
    """The laptop."""
    name: str
    """What it is called."""
    key: PublicKey
    """The key that shall sign packages."""
    tls: PublicKey | None
    """The key that shall call the desk; None in a request of an earlier program."""


@dataclass(frozen=True)
class LaptopKeys:
    """The two private keys of a laptop, PKCS#8 DER; for its encrypted database only."""

    signing: bytes
    """Signs packages."""
    tls: bytes
    """Calls the desk."""

    def __repr__(self) -> str:
        """Never show a key."""
        return "LaptopKeys()"


def make_keys(signing: bytes = b"") -> LaptopKeys:
    """Return new keys; with ``signing``, that key stays and only the other one is new."""
    return LaptopKeys(signing or key_bytes(new_key()), key_bytes(new_key()))


def make_request(keys: LaptopKeys, device_id: str, name: str) -> bytes:
    """Return the request's file for these keys, PEM; it may leave the laptop."""
    return _requested(load_key(keys.signing), load_key(keys.tls), device_id, name)


def make_held_request(signing: HeldKey, tls: bytes, device_id: str, name: str) -> bytes:
    """Return the request's file for a key that lies elsewhere, and a key (PKCS#8) that is here."""
    return _requested(AsPrivateKey(signing), load_key(tls), device_id, name)


def _requested(signing: PrivateKey, tls: PrivateKey, device_id: str, name: str) -> bytes:
    wanted = _wanted(device_id, name)
    named = x509.UnrecognizedExtension(ObjectIdentifier(TLS_KEY_OID), _digest(tls.public_key()))
    first = x509.CertificateSigningRequestBuilder().subject_name(wanted)
    second = x509.CertificateSigningRequestBuilder().subject_name(wanted)
    return _signed(first.add_extension(named, critical=False), signing) + _signed(second, tls)


def make_key_and_csr(device_id: str, name: str) -> tuple[bytes, bytes]:
    """Return (PKCS#8 DER, request PEM) of a laptop that only signs, as programs before 1.1."""
    key = new_key()
    request = x509.CertificateSigningRequestBuilder().subject_name(_wanted(device_id, name))
    return key_bytes(key), _signed(request, key)


def read_whole_request(data: bytes) -> Asked:
    """Return what a request asks for, its own signatures checked.

    Raises PackageError: ``request-cut`` when the first names a TLS key whose request was taken
    away, ``request-unreadable`` for anything else.
    """
    blocks = [found[0] for found in _REQUEST.finditer(data)]
    if len(data) > MAX_REQUEST_BYTES or not 1 <= len(blocks) <= 2:
        raise PackageError("request-unreadable")
    first = _load(blocks[0])
    asked = Asked(*_who(first), _key(first), None)
    if len(blocks) == 1:
        if _names_another(first):  # under its signature: nobody can take the name away as well
            raise PackageError("request-cut")
        return asked
    second = _load(blocks[1])
    tls = _key(second)
    if _who(second) != _who(first) or _named(first) != _digest(tls):
        raise PackageError("request-unreadable")
    return Asked(asked.device, asked.name, asked.key, tls)


def read_request(data: bytes) -> tuple[str, str, PublicKey]:
    """Return (device id, name, public key) of a request; raises as ``read_whole_request``."""
    asked = read_whole_request(data)
    return asked.device, asked.name, asked.key


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


def _wanted(device_id: str, name: str) -> x509.Name:
    if not re.fullmatch(UUID_PATTERN, device_id):
        raise ValueError("a device id is a UUID in lower case")
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, cut(name)),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, device_id),
        ]
    )


def _signed(request: x509.CertificateSigningRequestBuilder, key: PrivateKey) -> bytes:
    return request.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _digest(key: PublicKey) -> bytes:
    return _OCTETS + hashlib.sha256(public_bytes(key)).digest()


def _load(block: bytes) -> x509.CertificateSigningRequest:
    try:
        request = x509.load_pem_x509_csr(block)
        if request.is_signature_valid:
            return request
    except (ValueError, TypeError, InvalidSignature) as error:
        raise PackageError("request-unreadable") from error
    raise PackageError("request-unreadable")


def _key(request: x509.CertificateSigningRequest) -> PublicKey:
    try:
        key = request.public_key()
    except (ValueError, TypeError) as error:
        raise PackageError("request-unreadable") from error
    if not isinstance(key, PublicKey) or key.curve.name != "secp256r1":
        raise PackageError("request-unreadable")
    return key


def _who(request: x509.CertificateSigningRequest) -> tuple[str, str]:
    try:
        names = request.subject
        name, device = _only(names, NameOID.COMMON_NAME), _only(names, NameOID.SERIAL_NUMBER)
    except (ValueError, TypeError) as error:
        raise PackageError("request-unreadable") from error
    if not name.strip() or not re.fullmatch(UUID_PATTERN, device):
        raise PackageError("request-unreadable")
    return device, name


def _names_another(request: x509.CertificateSigningRequest) -> bool:
    try:
        return any(one.oid.dotted_string == TLS_KEY_OID for one in request.extensions)
    except (ValueError, x509.DuplicateExtension) as error:
        raise PackageError("request-unreadable") from error


def _named(request: x509.CertificateSigningRequest) -> bytes:
    try:
        found = request.extensions.get_extension_for_oid(ObjectIdentifier(TLS_KEY_OID)).value
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension) as error:
        raise PackageError("request-unreadable") from error
    return found.value if isinstance(found, x509.UnrecognizedExtension) else b""


def _only(names: x509.Name, oid: x509.ObjectIdentifier) -> str:
    (found,) = names.get_attributes_for_oid(oid)
    return str(found.value)
