"""TLS between a laptop and the desk: both sides known by the district's own certificates.

The server asks every caller for a TLS client certificate; the client asks for the desk's fixed
name, whatever address it called. OpenSSL checks chain, dates, lists and public usage during the
handshake; ``peer`` then asks for the private usage and the lists once more.
"""

import secrets
import ssl
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from models.errors import PackageError
from sync.keys.authority import TLS_HOST as TLS_HOST
from sync.keys.certificates import load_key, pem
from sync.keys.moments import moment_or_now
from sync.keys.roles import Role, role_of
from sync.keys.trust import Trust
from sync.keys.verifying import SignerInfo, describe


def server_context(trust: Trust, key: bytes, certificate: x509.Certificate) -> ssl.SSLContext:
    """Return what the desk listens with; callers without a certificate do not get in.

    ``key`` and ``certificate`` come from ``Authority.tls_key``. Make a new one whenever the
    lists were renewed or a laptop was revoked.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    return _filled(context, trust, key, certificate)


def client_context(trust: Trust, key: bytes, certificate: x509.Certificate) -> ssl.SSLContext:
    """Return what a laptop calls with; give ``TLS_HOST`` as the name of the server."""
    return _filled(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), trust, key, certificate)


def peer(
    certificate: bytes | None, trust: Trust, role: Role, moment: str | None = None
) -> SignerInfo:
    """Return who is at the other end, by the DER of ``getpeercert(binary_form=True)``.

    Raises PackageError(``tls-peer-refused``).
    """
    try:
        found = x509.load_der_x509_certificate(certificate or b"")
    except ValueError as error:
        raise PackageError("tls-peer-refused") from error
    at = moment_or_now(moment)
    in_time = found.not_valid_before_utc <= at <= found.not_valid_after_utc
    known = trust.issuer_of(found) is not None and not trust.lists_certificate(found)
    if not (in_time and known and role_of(found) is role):
        raise PackageError("tls-peer-refused")
    return describe(found)


def _filled(
    context: ssl.SSLContext, trust: Trust, key: bytes, certificate: x509.Certificate
) -> ssl.SSLContext:
    """Give a context its certificate, whom it trusts, and the lists it must ask."""
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_flags |= ssl.VERIFY_CRL_CHECK_CHAIN
    with tempfile.TemporaryDirectory() as folder:  # ssl reads files only; the key is sealed in it
        own, others = Path(folder, "own.pem"), Path(folder, "trust.pem")
        others.write_bytes(trust.to_pem())
        context.load_verify_locations(cafile=str(others))
        password = secrets.token_hex(32)
        issuer = trust.issuer_of(certificate)
        chain = pem(certificate) + (pem(issuer) if issuer else b"")
        own.write_bytes(_sealed(key, password) + chain)
        context.load_cert_chain(str(own), password=password)
    return context


def _sealed(key: bytes, password: str) -> bytes:
    """Return the key as PEM under a password that nobody keeps."""
    return load_key(key).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password.encode()),
    )
