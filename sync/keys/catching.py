"""A desk whose database came back from an older copy catches up with what it has published.

Numbers of lists never go back. A list the desk signed after the copy was made still exists: in
``trust.pem``, on a stick, on a laptop. From it the desk learns how far it was and what it had
revoked; without it, the laptops would refuse every list until the numbers are passed again.
"""

from cryptography import x509

from models.clock import instant
from models.errors import PackageError
from sync.keys.authority import Authority, text_of
from sync.keys.certificates import Revoked, der, entries_of
from sync.keys.state import Issued, Voided
from sync.keys.trust import Trust, number_of


def behind(authority: Authority, published: Trust) -> bool:
    """True when ``published`` is of this desk and has a higher number than its database."""
    own = authority.trust()
    if published.root != own.root:
        return False
    root = number_of(published.list_of(published.root)) > authority.state.root_list_number
    return root or published.list_number() > authority.state.list_number


def caught_up(authority: Authority, published: Trust, now: str) -> Authority:
    """Return the authority with numbers and revocations of ``published`` taken over.

    Raises PackageError: ``trust-other-root``; ``office-older-district`` when the copy was made
    before the district's certificate was renewed, and cannot sign that one's list.
    """
    own = authority.trust()
    if published.root != own.root:
        raise PackageError("trust-other-root")
    if any(one not in own.authorities for one in published.authorities):
        raise PackageError("office-older-district")
    if not behind(authority, published):
        return authority
    changed = _with_root_list(authority, published.list_of(published.root))
    for one in published.authorities:
        for entry in entries_of(published.list_of(one)):
            changed = _with_entry(changed, entry)
    number = max(published.list_number(), changed.state.list_number)
    return changed.changed(list_number=number).refreshed(now)


def _with_root_list(authority: Authority, published: x509.CertificateRevocationList) -> Authority:
    number = number_of(published)
    if number <= authority.state.root_list_number:
        return authority
    return authority.changed(root_list=text_of(der(published)), root_list_number=number)


def _with_entry(authority: Authority, entry: Revoked) -> Authority:
    """Mark what is known here as void; keep what is not known as it stands on the list."""
    serial, at = f"{entry.serial:x}", instant(entry.at)
    if any(one.serial == entry.serial for one in authority.revoked()):
        return authority
    state = authority.state
    if any(serial in (i.serial, i.tls_serial) for i in state.issued):
        return authority.changed(issued=tuple(_void(i, serial, at, entry) for i in state.issued))
    voided = Voided(serial=serial, at=at, reason=entry.reason)
    return authority.changed(voided=(*(state.voided or ()), voided))


def _void(one: Issued, serial: str, at: str, entry: Revoked) -> Issued:
    if one.revoked_at or serial not in (one.serial, one.tls_serial):
        return one
    return one.model_copy(update={"revoked_at": at, "reason": entry.reason})
