"""What a certificate is for. Roles are told apart by private extended key usages."""

from enum import StrEnum

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

ARC = "2.25.220889855675643047406761752817721497875"
"""Our own arc, made from a random UUID (ITU-T X.667); it needs no registration."""


class Role(StrEnum):
    """The one thing a certificate may sign."""

    EVALUATOR = "evaluator"
    """Packages, on a laptop."""
    RECEIPT = "receipt"
    """Receipts, at the desk."""
    BUNDLE = "bundle"
    """Trust bundles, at the desk."""


ROLE_OID = {Role.EVALUATOR: f"{ARC}.1", Role.RECEIPT: f"{ARC}.2", Role.BUNDLE: f"{ARC}.3"}


def usages(role: Role) -> x509.ExtendedKeyUsage:
    """Return the usages of ``role``: its own, and e-mail so that openssl can check it."""
    own = x509.ObjectIdentifier(ROLE_OID[role])
    return x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION, own])


def role_of(certificate: x509.Certificate) -> Role | None:
    """Return the role of a certificate; None when it has none, several, or no e-mail usage."""
    try:
        extension = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return None
    stated = {usage.dotted_string for usage in extension.value}
    found = [role for role, oid in ROLE_OID.items() if oid in stated]
    mail = ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string in stated
    return found[0] if mail and len(found) == 1 else None
