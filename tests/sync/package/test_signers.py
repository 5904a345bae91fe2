"""Who signed decides: unknown, revoked, expired, of another role, or with a stale list."""

from __future__ import annotations

import dataclasses

import pytest
from cryptography import x509

from models.base import Uuid
from sync.keys import certificates
from sync.keys.authority import Authority
from sync.keys.bundle import read_bundle
from sync.keys.laptop import make_key_and_csr
from sync.keys.moments import to_datetime
from sync.keys.roles import Role
from sync.keys.signing import KeySigner
from sync.package import manifest
from tests.sync.package import forge, kit
from tests.sync.package.conftest import Judge
from tests.sync.package.kit import DEVICE, LATER, NOW, district

SIGNS = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
"""Digital signature and non-repudiation, nothing else."""
Parts = tuple[str, forge.Members]


def resigned(parts: Parts, signer: KeySigner) -> bytes:
    top, members = parts
    return forge.zip_bytes(top, forge.signed(members, signer))


def special_signer(role: Role | None, *usages: x509.ObjectIdentifier) -> KeySigner:
    """A certificate of the real district authority with other usages than a laptop's."""
    issuer = district().authority._district()
    key, at = certificates.new_key(), to_datetime(NOW)
    name = certificates.subject("示例", "其他", DEVICE)
    if role:
        made = certificates.leaf(issuer, key.public_key(), name, role, at, certificates.DEVICE_LIFE)
    else:
        builder = certificates._begin(
            name, issuer.certificate.subject, key.public_key(), at, certificates.DEVICE_LIFE
        ).add_extension(SIGNS, critical=True)
        if usages:
            builder = builder.add_extension(x509.ExtendedKeyUsage(usages), critical=False)
        made = builder.sign(issuer.key, certificates.hashes.SHA256())
    return KeySigner(certificates.key_bytes(key), made, (issuer.certificate,))


def test_an_unknown_authority_is_not_trusted_but_the_bytes_are_compared(
    parts: Parts, judge: Judge
) -> None:
    stranger = kit.district(DEVICE, "另一区")
    verdict = judge(resigned(parts, stranger.signer))
    assert verdict.code == "signer-unknown"
    assert verdict.valid.held
    assert verdict.intact.held
    assert verdict.trusted.held is False
    assert verdict.consistent.held is None
    assert verdict.visit_id is None


def test_a_stranger_with_our_names_is_still_a_stranger(parts: Parts, judge: Judge) -> None:
    """Same office, same subject names, other keys."""
    twin, _file = Authority.create("示例区卫生健康委员会", "x", NOW)
    key, request = make_key_and_csr(DEVICE, "评价一组")
    twin, certificate = twin.enrol(request, NOW)
    signer = read_bundle(twin.bundle_for(certificate, NOW), moment=NOW).signer(key)
    assert judge(resigned(parts, signer)).code == "signer-unknown"


def test_a_revoked_laptop_is_refused(parts: Parts, judge: Judge) -> None:
    revoked = district().authority.revoke(DEVICE, LATER).trust()
    data = forge.zip_bytes(*parts)
    assert judge(data, revoked, LATER).code == "signer-revoked"
    assert judge(data, moment=LATER).accepted, "the list of the day before knows nothing of it"


def test_a_revoked_laptop_is_refused_at_the_very_second(parts: Parts, judge: Judge) -> None:
    revoked = district().authority.revoke(DEVICE, NOW).trust()
    assert judge(forge.zip_bytes(*parts), revoked, NOW).code == "signer-revoked"


def test_an_expired_certificate_is_refused(parts: Parts, judge: Judge) -> None:
    in_three_years = "2029-03-01T08:00:00.000Z"
    trust = district().authority.refreshed("2029-02-28T08:00:00.000Z").trust()
    assert judge(forge.zip_bytes(*parts), trust, in_three_years).code == "signer-expired"


def test_a_certificate_of_tomorrow_is_refused(parts: Parts, judge: Judge) -> None:
    assert judge(forge.zip_bytes(*parts), moment="2026-02-01T00:00:00.000Z").code == (
        "signer-not-yet"
    )


def test_a_stale_list_is_refused(parts: Parts, judge: Judge) -> None:
    verdict = judge(forge.zip_bytes(*parts), moment="2026-04-20T00:00:00.000Z")
    assert verdict.code == "trust-stale"
    assert verdict.intact.held, "the person learns that the bytes are right all the same"


def test_a_list_of_tomorrow_is_refused(parts: Parts, judge: Judge) -> None:
    trust = district().authority.refreshed(LATER).trust()
    assert judge(forge.zip_bytes(*parts), trust, NOW).code == "trust-too-new"


@pytest.mark.parametrize("role", [Role.RECEIPT, Role.BUNDLE])
def test_another_role_cannot_sign_packages(parts: Parts, judge: Judge, role: Role) -> None:
    assert judge(resigned(parts, special_signer(role))).code == "signer-role"


@pytest.mark.parametrize(
    "usages",
    [
        (),
        (x509.OID_CLIENT_AUTH,),
        (x509.ExtendedKeyUsageOID.EMAIL_PROTECTION,),
        (x509.ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,),
    ],
    ids=["none", "tls", "mail only", "any"],
)
def test_a_certificate_without_the_role_cannot_sign(
    parts: Parts, judge: Judge, usages: tuple[x509.ObjectIdentifier, ...]
) -> None:
    assert judge(resigned(parts, special_signer(None, *usages))).code == "signer-role"


def test_the_desks_own_receipt_key_cannot_sign_packages(parts: Parts, judge: Judge) -> None:
    assert judge(resigned(parts, district().authority.receipt_signer())).code == "signer-role"


def test_another_laptop_cannot_sign_for_this_one(parts: Parts, judge: Judge) -> None:
    other: Uuid = "55555555-5555-4555-8555-555555555555"
    key, request = make_key_and_csr(other, "评价二组")
    authority, certificate = district().authority.enrol(request, NOW)
    signer = KeySigner(key, certificate, authority.trust().authorities)
    verdict = judge(resigned(parts, signer))
    assert verdict.code == "package-other-device"
    assert verdict.trusted.held


def test_a_signature_without_the_certificate_of_its_authority_still_verifies(
    parts: Parts, judge: Judge
) -> None:
    """Our own copy of the authority is what counts; the one carried along is a courtesy."""
    signer = dataclasses.replace(district().signer, chain=())
    assert judge(resigned(parts, signer)).accepted


def test_two_signatures_are_not_one(parts: Parts, judge: Judge) -> None:
    from asn1crypto import cms

    top, members = parts
    info = cms.ContentInfo.load(members[manifest.SIGNATURE])
    infos = info["content"]["signer_infos"]
    infos.append(infos[0].copy())
    changed = {**members, manifest.SIGNATURE: info.dump(force=True)}
    verdict = judge(forge.zip_bytes(top, changed))
    assert verdict.code == "signature-unreadable"


@pytest.mark.parametrize("content", [b"", b"\x30\x00", b"0" * 70_000, b"\x30\x80" * 3000])
def test_a_signature_file_of_nonsense_is_refused(
    parts: Parts, judge: Judge, content: bytes
) -> None:
    top, members = parts
    changed = forge.zip_bytes(top, {**members, manifest.SIGNATURE: content})
    assert judge(changed).code == "signature-unreadable"
