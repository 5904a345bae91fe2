"""Attacks with the keys of a stolen desk, after the root revoked the district's certificate."""

from __future__ import annotations

from functools import cache

from sync.keys import certificates
from sync.keys.bundle import Extras, read_bundle, write_bundle
from sync.keys.trust import Trust
from sync.receipt import read_receipt
from sync.returning import read_return
from tests.sync.attacks_keys import Deed, judged
from tests.sync.package import kit
from tests.sync.package.kit import LATER, NOW, district

AFTER = "2026-03-03T08:00:00.000Z"


@cache
def cured() -> Trust:
    """The kit's district after the root revoked its certificate: the database was stolen."""
    ours = district()
    return ours.authority.district_revoked(ours.root_file, kit.PASSPHRASE, LATER).trust()


def by_thief(trust: Trust, serial: int) -> bytes:
    """A bundle by the stolen key."""
    signer = district().authority._signer(district().authority.state.bundle)
    return write_bundle(signer, trust, "示例区", AFTER, None, "", (), Extras(serial=serial))


def without_root_list() -> bytes:
    found = cured()
    lists = (one for one in found.lists if one.issuer != found.root.subject)
    known = (found.root, *found.authorities)
    return b"".join((*map(certificates.pem, known), *map(certificates.pem, lists)))


def rolled_back() -> Trust:
    """The district's newest lists with the root's list of before."""
    found, before = cured(), district().trust
    lists = (before.list_of(before.root), *found.lists[1:])
    return Trust.of((found.root, *found.authorities), lists)


def stolen_desks() -> list[Deed]:
    """The root revoked the district's certificate; whoever has its keys goes on signing."""
    group, desk = "revoked district", district().authority
    receipts_ = lambda: desk.receipt_signer().sign_attached(b"{}", NOW)  # noqa: E731
    returns = lambda: desk.return_signer().sign_attached(b"{}", NOW)  # noqa: E731
    bundle = lambda: by_thief(cured(), 10**15)  # noqa: E731
    old = lambda: by_thief(district().trust, 10**15)  # noqa: E731
    code = "authority-revoked"
    return [
        Deed(group, "a package of a laptop it enrolled", code, lambda: judged(cured(), AFTER)),
        Deed(group, "a receipt", code, lambda: read_receipt(receipts_(), cured(), AFTER)),
        Deed(group, "a return", code, lambda: read_return(returns(), cured(), AFTER)),
        Deed(group, "a bundle", code, lambda: read_bundle(bundle(), cured(), AFTER)),
        Deed(
            group, "a bundle, old lists", "trust-older", lambda: read_bundle(old(), cured(), AFTER)
        ),
        Deed(
            group,
            "root's list left out",
            "trust-list-missing",
            lambda: Trust.from_pem(without_root_list()),
        ),
        Deed(
            group,
            "root's list rolled back",
            "trust-older",
            lambda: cured().refreshed(rolled_back()),
        ),
    ]
