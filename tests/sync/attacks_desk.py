"""Attacks with the keys of a stolen desk that the root revoked, and with returns and notices."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from models.facts.canonical import canonical_bytes
from models.facts.returning import Remark, VisitReturn
from models.facts.withdrawing import ReturnWithdrawn
from sync import withdrawing
from sync.keys import certificates
from sync.keys.bundle import Extras, read_bundle, write_bundle
from sync.keys.signing import KeySigner
from sync.keys.trust import Trust
from sync.receipt import read_receipt
from sync.returning import read_return, require_named, return_name
from tests.sync.attacks_keys import Deed, judged
from tests.sync.package import kit
from tests.sync.package.kit import LATER, NOW, district

LATER_MAJOR = b'{"format":"visit-return/2.0"}'
CONTENT = VisitReturn(
    id="55555555-5555-4555-8555-555555555555",
    package_digest="c" * 64,
    visit=kit.VISIT,
    device=kit.DEVICE,
    revision=1,
    facts_digest="d" * 64,
    office="示例区卫生健康委员会",
    by="受理员丁",
    sent_at=NOW,
    reason="一处不清楚",
    remarks=(Remark(pack="test-pack", clause="1", text="请补拍门牌"),),
)
AFTER = "2026-03-03T08:00:00.000Z"
NOTICE = ReturnWithdrawn(
    id="66666666-6666-4666-8666-666666666666",
    package_digest=CONTENT.package_digest,
    visit=CONTENT.visit,
    device=CONTENT.device,
    revision=CONTENT.revision,
    facts_digest=CONTENT.facts_digest,
    office=CONTENT.office,
    by=CONTENT.by,
    withdrawn_at=CONTENT.sent_at,
    reason="退错了案卷",
    returns=("e" * 64,),
)
RETURN = canonical_bytes(CONTENT.plain())


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


def returns() -> list[Deed]:
    """A return for correction, as the laptop reads it."""
    group, desk, other = (
        "return",
        district().authority,
        kit.district(kit.DEVICE, "另一区").authority,
    )
    plain = canonical_bytes(CONTENT.plain())

    def read(data: bytes) -> object:
        return read_return(data, district().trust, NOW)

    def by(signer: KeySigner, content: bytes = plain) -> bytes:
        return signer.sign_attached(content, NOW)

    ours = desk.return_signer()
    kinds: tuple[tuple[str, str, Callable[[], object]], ...] = (
        ("forged by the laptop", "signer-role", lambda: read(by(district().signer))),
        ("by the desk's receipt key", "signer-role", lambda: read(by(desk.receipt_signer()))),
        ("forged by another desk", "signer-unknown", lambda: read(by(other.return_signer()))),
        (
            "its words changed",
            "signature-other-content",
            lambda: read(by(ours).replace("门牌".encode(), "门口".encode())),
        ),
        ("cut", "signature-unreadable", lambda: read(by(ours)[:-40])),
        ("no JSON", "return-unreadable", lambda: read(by(ours, b"{"))),
        ("of a later major", "return-newer", lambda: read(by(ours, LATER_MAJOR))),
        (
            "of another package by its name",
            "return-misnamed",
            lambda: require_named(CONTENT, return_name("e" * 64)),
        ),
        (
            "read as a receipt",
            "signer-role",
            lambda: read_receipt(by(ours), district().trust, NOW),
        ),
    )
    return [Deed(group, kind, code, act) for kind, code, act in kinds]


def withdrawals() -> list[Deed]:
    """A notice that a return was taken back, as the laptop reads it."""
    group, desk = "return taken back", district().authority
    other = kit.district(kit.DEVICE, "另一区").authority
    plain = canonical_bytes(NOTICE.plain())

    def read(data: bytes) -> object:
        return withdrawing.read_notice(data, district().trust, NOW)

    def by(signer: KeySigner, content: bytes = plain) -> bytes:
        return signer.sign_attached(content, NOW)

    ours, named = desk.return_signer(), withdrawing.notice_name("e" * 64)
    later = plain.replace(b"withdrawn/1.0", b"withdrawn/2.0")
    kinds: tuple[tuple[str, str, Callable[[], object]], ...] = (
        ("forged by the laptop", "signer-role", lambda: read(by(district().signer))),
        ("by the desk's receipt key", "signer-role", lambda: read(by(desk.receipt_signer()))),
        ("forged by another desk", "signer-unknown", lambda: read(by(other.return_signer()))),
        (
            "names another return since",
            "signature-other-content",
            lambda: read(by(ours).replace(b"e" * 64, b"f" * 64)),
        ),
        ("cut", "signature-unreadable", lambda: read(by(ours)[:-40])),
        ("a return under its name", "withdrawal-unreadable", lambda: read(by(ours, RETURN))),
        ("of a later major", "withdrawal-newer", lambda: read(by(ours, later))),
        (
            "of another package by its name",
            "withdrawal-misnamed",
            lambda: withdrawing.require_named(NOTICE, named),
        ),
        (
            "read as a return",
            "return-unreadable",
            lambda: read_return(by(ours), district().trust, NOW),
        ),
    )
    return [Deed(group, kind, code, act) for kind, code, act in kinds]
