"""How our certificates and revocation lists are made: P-256, few fields, each for a reason."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from models.errors import PackageError
from sync.keys.reasons import Reason, flag, reason_of
from sync.keys.roles import Role, signs, usages

BACKDATE = timedelta(hours=1)
"""Certificates and lists begin this much earlier: the clocks of old laptops go wrong."""
ROOT_LIFE = timedelta(days=20 * 365)
DISTRICT_LIFE = timedelta(days=10 * 365)
DESK_LIFE = timedelta(days=5 * 365)
DEVICE_LIFE = timedelta(days=2 * 365)
ROOT_LIST_LIFE = timedelta(days=5 * 365)
"""Long, because the root key is offline; it lists district authorities only."""
DISTRICT_LIST_LIFE = timedelta(days=35)
NAME_LENGTH = 64
"""What X.520 allows for a name; the library counts bytes of UTF-8, so 21 Chinese characters."""

PrivateKey = ec.EllipticCurvePrivateKey
PublicKey = ec.EllipticCurvePublicKey


@dataclass(frozen=True, slots=True)
class Issuer:
    """A certificate together with its key: whoever can sign other certificates."""

    certificate: x509.Certificate
    """The authority's certificate."""
    key: PrivateKey
    """Its private key, in memory only."""


@dataclass(frozen=True, slots=True)
class Revoked:
    """One entry of a revocation list."""

    serial: int
    """Serial number of the certificate."""
    at: datetime
    """Since when it is void."""
    reason: Reason | None = None
    """Why, when that was said."""


def new_key() -> PrivateKey:
    """Return a fresh P-256 key."""
    return ec.generate_private_key(ec.SECP256R1())


def key_bytes(key: PrivateKey) -> bytes:
    """Return the key as PKCS#8 DER in clear, for the encrypted database only."""
    return key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def load_key(data: bytes) -> PrivateKey:
    """Return the P-256 key of PKCS#8 DER; raises ValueError for anything else."""
    key = serialization.load_der_private_key(data, password=None)
    if not isinstance(key, PrivateKey) or key.curve.name != "secp256r1":
        raise ValueError("not a P-256 private key")
    return key


def public_bytes(key: PublicKey) -> bytes:
    """Return the public key as DER SubjectPublicKeyInfo."""
    return key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def pem(item: x509.Certificate | x509.CertificateRevocationList) -> bytes:
    """Return a certificate or list as PEM."""
    return item.public_bytes(serialization.Encoding.PEM)


def der(item: x509.Certificate | x509.CertificateRevocationList) -> bytes:
    """Return a certificate or list as DER."""
    return item.public_bytes(serialization.Encoding.DER)


def cut(name: str) -> str:
    """Return as much of ``name`` as a common name may hold, whole characters only."""
    return name.encode("utf-8")[:NAME_LENGTH].decode("utf-8", "ignore")


def subject(office: str, name: str, device: str = "") -> x509.Name:
    """Return a subject; texts longer than X.520 allows are cut, the device id stays whole."""
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, office[:NAME_LENGTH]),
        x509.NameAttribute(NameOID.COMMON_NAME, cut(name)),
    ]
    if device:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, device))
    return x509.Name(parts)


def root(office: str, now: datetime) -> Issuer:
    """Return a new root."""
    key = new_key()
    name = subject(office, "查验根证书")
    builder = _begin(name, name, key.public_key(), now, ROOT_LIFE)
    built = _authority(builder, 1, key.public_key(), key.public_key()).sign(key, hashes.SHA256())
    return Issuer(built, key)


def district(above: Issuer, office: str, now: datetime, generation: int = 1) -> Issuer:
    """Return a new district authority below ``above``; no two have the same name.

    Lists are found by the name of their issuer, so a renewed authority has a number behind it.
    """
    key = new_key()
    name = subject(office, "查验签发证书" if generation == 1 else f"查验签发证书 {generation}")
    ends = min(DISTRICT_LIFE, _left(above, now))
    builder = _begin(name, above.certificate.subject, key.public_key(), now, ends)
    builder = _authority(builder, 0, key.public_key(), above.key.public_key())
    return Issuer(builder.sign(above.key, hashes.SHA256()), key)


def leaf(
    issuer: Issuer,
    key: PublicKey,
    name: x509.Name,
    role: Role,
    now: datetime,
    life: timedelta,
    host: str = "",
) -> x509.Certificate:
    """Return a certificate for ``role`` and nothing else; ``host`` is a TLS server's name.

    It ends no later than its issuer. Raises PackageError(``authority-ended``).
    """
    ends = min(life, _left(issuer, now))
    builder = _begin(name, issuer.certificate.subject, key, now, ends)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
    builder = builder.add_extension(_leaf_usage(signs(role)), critical=True)
    builder = builder.add_extension(usages(role), critical=False)
    if host:
        names = x509.SubjectAlternativeName([x509.DNSName(host)])
        builder = builder.add_extension(names, critical=False)
    builder = _identifiers(builder, key, issuer.key.public_key())
    return builder.sign(issuer.key, hashes.SHA256())


def _left(issuer: Issuer, now: datetime) -> timedelta:
    """Return how long an issuer's certificate still holds."""
    left = issuer.certificate.not_valid_after_utc - now
    if left <= timedelta(0):
        raise PackageError("authority-ended")
    return left


def revocation_list(
    issuer: Issuer, revoked: tuple[Revoked, ...], number: int, now: datetime, life: timedelta
) -> x509.CertificateRevocationList:
    """Return the list of ``issuer`` with its number; a reader refuses a lower one."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(now - BACKDATE)
        .next_update(now + life)
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(_authority_identifier(issuer.key.public_key()), critical=False)
    )
    for entry in revoked:
        builder = builder.add_revoked_certificate(_entry(entry))
    return builder.sign(issuer.key, hashes.SHA256())


def _entry(entry: Revoked) -> x509.RevokedCertificate:
    builder = x509.RevokedCertificateBuilder()
    builder = builder.serial_number(entry.serial).revocation_date(entry.at)
    said = flag(entry.reason)
    if said is not None:
        builder = builder.add_extension(x509.CRLReason(said), critical=False)
    return builder.build()


def entries_of(found: x509.CertificateRevocationList) -> tuple[Revoked, ...]:
    """Return the entries of a list, in its order."""
    return tuple(
        Revoked(entry.serial_number, entry.revocation_date_utc, _said(entry)) for entry in found
    )


def _said(entry: x509.RevokedCertificate) -> Reason | None:
    try:
        stated = entry.extensions.get_extension_for_class(x509.CRLReason).value.reason
    except x509.ExtensionNotFound:
        return None
    return reason_of(stated)


def _begin(
    name: x509.Name, issuer: x509.Name, key: PublicKey, now: datetime, life: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATE)
        .not_valid_after(now + life)
    )


def _authority(
    builder: x509.CertificateBuilder, depth: int, own: PublicKey, above: PublicKey
) -> x509.CertificateBuilder:
    constraints = x509.BasicConstraints(ca=True, path_length=depth)
    builder = builder.add_extension(constraints, critical=True)
    builder = builder.add_extension(_authority_usage(), critical=True)
    return _identifiers(builder, own, above)


def _identifiers(
    builder: x509.CertificateBuilder, own: PublicKey, above: PublicKey
) -> x509.CertificateBuilder:
    identifier = x509.SubjectKeyIdentifier.from_public_key(own)
    builder = builder.add_extension(identifier, critical=False)
    return builder.add_extension(_authority_identifier(above), critical=False)


def _authority_identifier(key: PublicKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key)


def _authority_usage() -> x509.KeyUsage:
    return _key_usage(key_cert_sign=True, crl_sign=True)


def _leaf_usage(signs_documents: bool) -> x509.KeyUsage:
    """Only who signs documents may say something that cannot be taken back."""
    return _key_usage(digital_signature=True, content_commitment=signs_documents)


def _key_usage(
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
