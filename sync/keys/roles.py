"""What a certificate is for. Roles are told apart by private extended key usages.

A role signs documents, or it opens a line to the desk; no certificate does both. Whoever signs
has e-mail protection beside its own usage (so that ``openssl cms`` can check it) and may not
speak TLS; whoever speaks TLS has the TLS usage beside its own and may sign no document.
"""

from enum import StrEnum

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier

ARC = "2.25.220889855675643047406761752817721497875"
"""Our own arc, made from a random UUID (ITU-T X.667); it needs no registration."""


class Role(StrEnum):
    """The one thing a certificate may do."""

    EVALUATOR = "evaluator"
    """Sign packages, on a laptop."""
    RECEIPT = "receipt"
    """Sign receipts, at the desk."""
    BUNDLE = "bundle"
    """Sign trust bundles, at the desk."""
    TLS_SERVER = "tls-server"
    """Answer on the line, at the desk."""
    TLS_CLIENT = "tls-client"
    """Call the desk, from a laptop."""
    RETURN = "return"
    """Sign returns for correction, at the desk."""
    DOCUMENT = "document"
    """Sign the district's place in forms, at the desk."""


ROLE_OID = {
    Role.EVALUATOR: f"{ARC}.1",
    Role.RECEIPT: f"{ARC}.2",
    Role.BUNDLE: f"{ARC}.3",
    Role.TLS_SERVER: f"{ARC}.4",
    Role.TLS_CLIENT: f"{ARC}.5",
    Role.RETURN: f"{ARC}.6",
    Role.DOCUMENT: f"{ARC}.7",
}
TLS_KEY_OID = f"{ARC}.16"
"""Extension of a request: SHA-256 of the key that shall speak TLS (not a role)."""
_ALSO = {
    Role.TLS_SERVER: ExtendedKeyUsageOID.SERVER_AUTH,
    Role.TLS_CLIENT: ExtendedKeyUsageOID.CLIENT_AUTH,
}


def signs(role: Role) -> bool:
    """Return whether certificates of ``role`` sign documents; the others speak TLS."""
    return role not in _ALSO


def usages(role: Role) -> x509.ExtendedKeyUsage:
    """Return the usages of ``role``: its own, and the public one its tools look for."""
    return x509.ExtendedKeyUsage([_beside(role), ObjectIdentifier(ROLE_OID[role])])


def role_of(certificate: x509.Certificate) -> Role | None:
    """Return the role of a certificate; None unless it has exactly one, with its public usage."""
    try:
        extension = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return None
    stated = {usage.dotted_string for usage in extension.value}
    found = [role for role, oid in ROLE_OID.items() if oid in stated]
    if len(found) != 1 or _beside(found[0]).dotted_string not in stated:
        return None
    return found[0]


def _beside(role: Role) -> ObjectIdentifier:
    return _ALSO.get(role, ExtendedKeyUsageOID.EMAIL_PROTECTION)
