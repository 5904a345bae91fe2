"""How the desk's state keeps keys and certificates: DER as text in base64."""

import base64

from cryptography import x509

from sync.keys.certificates import Issuer, der, key_bytes, load_key
from sync.keys.state import DeskKey


def desk_key(holder: Issuer) -> DeskKey:
    """Return a key and its certificate as the state keeps them."""
    key, certificate = key_bytes(holder.key), der(holder.certificate)
    return DeskKey(key=text_of(key), certificate=text_of(certificate))


def issuer_of(kept: DeskKey) -> Issuer:
    """Return who can sign with a kept key."""
    return Issuer(certificate_of(kept), load_key(bytes_of(kept.key)))


def certificate_of(kept: DeskKey) -> x509.Certificate:
    """Return the certificate of a kept key."""
    return x509.load_der_x509_certificate(bytes_of(kept.certificate))


def bytes_of(text: str) -> bytes:
    """Return what a text of the state stands for."""
    return base64.b64decode(text)


def text_of(data: bytes) -> str:
    """Return bytes as the state keeps them."""
    return base64.b64encode(data).decode("ascii")
