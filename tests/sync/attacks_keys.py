"""Attacks with keys: who signed, what the trust file says, and receipts that are not ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from asn1crypto import cms
from cryptography import x509

from models.errors import PackageError
from sync.keys import certificates
from sync.keys.authority import Authority
from sync.keys.bundle import read_bundle
from sync.keys.laptop import make_key_and_csr
from sync.keys.moments import to_datetime
from sync.keys.roles import Role
from sync.keys.signing import KeySigner
from sync.keys.trust import Trust
from sync.keys.verifying import verify_detached
from sync.package import manifest
from sync.package.reader import PackedFile
from sync.receipt import Receipt, ReceiptStatus, read_receipt, require_named, write_receipt
from tests.sync.attacks import Attack, base, good, zipped
from tests.sync.package import forge, kit
from tests.sync.package.kit import LATER, NOW, district

REVOKED = "77777777-7777-4777-8777-777777777777"
SIGNS = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
OTHER = "88888888-8888-4888-8888-888888888888"


@dataclass(frozen=True)
class Deed:
    """Something that must end in a PackageError, with no desk in it."""

    group: str
    kind: str
    code: str
    act: Callable[[], object]


@cache
def _second(device: str) -> tuple[Authority, KeySigner]:
    """Another laptop of the same district."""
    key, request = make_key_and_csr(device, "评价二组")
    authority, certificate = district().authority.enrol(request, NOW)
    return authority, KeySigner(key, certificate, authority.trust().authorities)


@cache
def desk_authority() -> Authority:
    """The kit's authority, by which one other laptop was revoked."""
    return _second(REVOKED)[0].revoke(REVOKED, NOW)


def signed(signer: KeySigner) -> bytes:
    return zipped(forge.signed(base()[1], signer))


def special(*usages: x509.ObjectIdentifier) -> KeySigner:
    """A certificate of the real authority that is no laptop's."""
    issuer, key = district().authority._district(), certificates.new_key()
    name = certificates.subject("示例", "其他", kit.DEVICE)
    begun = certificates._begin(
        name,
        issuer.certificate.subject,
        key.public_key(),
        to_datetime(NOW),
        certificates.DEVICE_LIFE,
    )
    begun = begun.add_extension(SIGNS, critical=True)
    if usages:
        begun = begun.add_extension(x509.ExtendedKeyUsage(usages), critical=False)
    made = begun.sign(issuer.key, certificates.hashes.SHA256())
    return KeySigner(certificates.key_bytes(key), made, (issuer.certificate,))


def twin() -> KeySigner:
    """Same office, same names, other keys."""
    made, _file = Authority.create("示例区卫生健康委员会", "x", NOW)
    key, request = make_key_and_csr(kit.DEVICE, "评价一组")
    made, certificate = made.enrol(request, NOW)
    return read_bundle(made.bundle_for(certificate, NOW), moment=NOW).signer(key)


def self_made() -> KeySigner:
    """A certificate that signed itself and names our authority as its issuer."""
    ours, key = district().authority._district().certificate, certificates.new_key()
    own = certificates.Issuer(ours, key)
    name = certificates.subject("示例", "评价一组", kit.DEVICE)
    life = certificates.DEVICE_LIFE
    made = certificates.leaf(own, key.public_key(), name, Role.EVALUATOR, to_datetime(NOW), life)
    return KeySigner(certificates.key_bytes(key), made, (ours,))


def signature(data: bytes) -> bytes:
    """The package with another signature file."""
    return zipped({**base()[1], manifest.SIGNATURE: data})


def two_signers() -> bytes:
    info = cms.ContentInfo.load(base()[1][manifest.SIGNATURE])
    infos = info["content"]["signer_infos"]
    infos.append(infos[0].copy())
    return signature(info.dump(force=True))


def without_attributes() -> bytes:
    """Signed attributes taken away: what is signed would be another thing."""
    info = cms.ContentInfo.load(base()[1][manifest.SIGNATURE])
    signer = info["content"]["signer_infos"][0]
    signer["signed_attrs"] = cms.CMSAttributes([])
    return signature(info.dump(force=True))


def broken() -> bytes:
    changed = bytearray(base()[1][manifest.SIGNATURE])
    changed[-3] ^= 1
    return signature(bytes(changed))


def signers() -> list[Attack]:
    group = "certificate"
    transplanted = district().signer.sign_detached(b"another tag manifest", NOW)
    attached = district().signer.sign_attached(base()[1][manifest.TAG_MANIFEST], NOW)
    return [
        Attack(group, "expired", "signer-expired", good, "2029-03-01T08:00:00.000Z"),
        Attack(group, "not yet valid", "signer-not-yet", good, "2026-02-01T00:00:00.000Z"),
        Attack(group, "revoked", "signer-revoked", lambda: signed(_second(REVOKED)[1])),
        Attack(
            group,
            "of another district",
            "signer-unknown",
            lambda: signed(kit.district(kit.DEVICE, "另一区").signer),
        ),
        Attack(group, "of a district of the same name", "signer-unknown", lambda: signed(twin())),
        Attack(
            group, "made by the attacker in our name", "signer-unknown", lambda: signed(self_made())
        ),
        Attack(
            group, "of another laptop", "package-other-device", lambda: signed(_second(OTHER)[1])
        ),
        Attack(
            group,
            "role: the desk's receipts",
            "signer-role",
            lambda: signed(district().authority.receipt_signer()),
        ),
        Attack(group, "role: none", "signer-role", lambda: signed(special())),
        Attack(
            group, "role: TLS client", "signer-role", lambda: signed(special(x509.OID_CLIENT_AUTH))
        ),
        Attack(
            group,
            "role: any",
            "signer-role",
            lambda: signed(special(x509.ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE)),
        ),
        Attack(
            "signature",
            "of another package",
            "signature-other-content",
            lambda: signature(transplanted),
        ),
        Attack("signature", "one bit changed", "signature-broken", broken),
        Attack("signature", "two signers", "signature-unreadable", two_signers),
        Attack("signature", "nothing signed around it", "signature-profile", without_attributes),
        Attack(
            "signature",
            "carries the content itself",
            "signature-unreadable",
            lambda: signature(attached),
        ),
        Attack("signature", "empty", "signature-unreadable", lambda: signature(b"")),
        Attack("signature", "70 KB", "signature-unreadable", lambda: signature(b"0" * 70_000)),
        Attack(
            "signature",
            "nested without end",
            "signature-unreadable",
            lambda: signature(b"\x30\x80" * 3000),
        ),
    ]


def receipt(**changes: object) -> Receipt:
    given: dict[str, object] = {
        "receipt": "66666666-6666-4666-8666-666666666666",
        "package_digest": "0" * 64,
        "signature_sha256": "1" * 64,
        "status": ReceiptStatus.IMPORTED,
        "office": "示例区卫生健康委员会",
        "received_at": NOW,
        "files": (PackedFile(path="data/x", sha256="2" * 64, size=1),),
    }
    return Receipt(**{**given, **changes})  # type: ignore[arg-type]


def taken(data: bytes, name: str = "receipt-0000000000000000.p7m") -> object:
    """What the laptop does with a receipt that comes home."""
    found, _verdict = read_receipt(data, district().trust, NOW)
    require_named(found, name)
    return found


def by_desk(data: bytes) -> bytes:
    return district().authority.receipt_signer().sign_attached(data, NOW)


def a_receipt() -> bytes:
    return write_receipt(receipt(), district().authority.receipt_signer())


def receipts() -> list[Deed]:
    group = "receipt"
    forged = kit.district(kit.DEVICE, "另一区").authority
    return [
        Deed(
            group,
            "of another package",
            "receipt-misnamed",
            lambda: taken(a_receipt(), "receipt-1111111111111111.p7m"),
        ),
        Deed(
            group,
            "forged by the laptop",
            "signer-role",
            lambda: taken(write_receipt(receipt(), district().signer)),
        ),
        Deed(
            group,
            "forged by another desk",
            "signer-unknown",
            lambda: taken(write_receipt(receipt(), forged.receipt_signer())),
        ),
        Deed(
            group,
            "rejected turned into imported",
            "signature-other-content",
            lambda: taken(
                write_receipt(
                    receipt(status=ReceiptStatus.REJECTED), district().authority.receipt_signer()
                ).replace(b'"rejected"', b'"imported"')
            ),
        ),
        Deed(
            group,
            "a package's signature for a receipt",
            "signature-unreadable",
            lambda: taken(base()[1][manifest.SIGNATURE]),
        ),
        Deed(group, "no JSON", "receipt-unreadable", lambda: taken(by_desk(b"{"))),
        Deed(
            group,
            "of a later major",
            "receipt-newer",
            lambda: taken(by_desk(b'{"format":"visit-receipt/2"}')),
        ),
        Deed(group, "cut", "signature-unreadable", lambda: taken(a_receipt()[:-40])),
    ]


def pem_without_lists() -> bytes:
    return b"".join(map(certificates.pem, (district().trust.root, *district().trust.authorities)))


def strange_list() -> bytes:
    """The list of the authority, by a key that is not the authority's."""
    ours = district().authority._district()
    other = certificates.Issuer(ours.certificate, certificates.new_key())
    life = certificates.DISTRICT_LIST_LIFE
    made = certificates.revocation_list(other, (), 99, to_datetime(NOW), life)
    root = district().trust.lists[0]
    return pem_without_lists() + certificates.pem(root) + certificates.pem(made)


def judged(trust: Trust, moment: str) -> object:
    """Judge the good package by this trust."""
    members = base()[1]
    found = verify_detached(
        members[manifest.TAG_MANIFEST], members[manifest.SIGNATURE], trust, Role.EVALUATOR, moment
    )
    if found.code:
        raise PackageError(found.code)
    return found


def trusts() -> list[Deed]:
    group = "trust file"
    newer = lambda: district().authority.refreshed(LATER).trust()  # noqa: E731
    other = lambda: kit.district(kit.DEVICE, "另一区").trust  # noqa: E731
    return [
        Deed(
            group,
            "revocation list out of date",
            "trust-stale",
            lambda: judged(district().trust, "2026-04-20T00:00:00.000Z"),
        ),
        Deed(group, "revocation list of tomorrow", "trust-too-new", lambda: judged(newer(), NOW)),
        Deed(
            group,
            "revocation list left out",
            "trust-list-missing",
            lambda: Trust.from_pem(pem_without_lists()),
        ),
        Deed(
            group,
            "revocation list by another key",
            "trust-list-missing",
            lambda: Trust.from_pem(strange_list()),
        ),
        Deed(
            group,
            "revocation list rolled back",
            "trust-older",
            lambda: newer().refreshed(district().trust),
        ),
        Deed(
            group,
            "of another root",
            "trust-other-root",
            lambda: district().trust.refreshed(other()),
        ),
        Deed(
            group,
            "two roots",
            "trust-unreadable",
            lambda: Trust.from_pem(district().trust.to_pem() + other().to_pem()),
        ),
        Deed(group, "nonsense", "trust-unreadable", lambda: Trust.from_pem(b"-----BEGIN")),
        Deed(
            group,
            "bundle forged by a laptop",
            "signer-role",
            lambda: read_bundle(
                district().signer.sign_attached(bundle_body(), NOW), district().trust, NOW
            ),
        ),
        Deed(
            group,
            "bundle cut",
            "signature-unreadable",
            lambda: read_bundle(district().authority.bundle_for(None, NOW)[:-9], moment=NOW),
        ),
    ]


def bundle_body() -> bytes:
    info = cms.ContentInfo.load(district().authority.bundle_for(None, NOW))
    found = info["content"]["encap_content_info"]["content"].native
    assert isinstance(found, bytes)
    return found


def with_keys() -> list[Attack]:
    return signers()


def deeds() -> list[Deed]:
    return [*receipts(), *trusts()]
