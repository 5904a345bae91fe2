"""Trust files and bundles: whole, of one root, and never going back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from models.errors import PackageError
from models.facts.bodies import PackRef
from sync.keys.authority import Authority
from sync.keys.bundle import bundle_name, load_trust, read_bundle
from sync.keys.certificates import pem
from sync.keys.laptop import make_key_and_csr
from sync.keys.signing import KeySigner
from sync.keys.trust import Trust
from tests.sync.package.kit import DEVICE, LATER, NOW, PASSPHRASE, district


@pytest.fixture(scope="module")
def other() -> Authority:
    return Authority.create("另一区", PASSPHRASE, NOW)[0]


def refused(code: str) -> pytest.RaisesExc[PackageError]:
    return pytest.RaisesExc(PackageError, check=lambda error: error.code == code)


def test_trust_pem_reads_back() -> None:
    trust = district().trust
    assert Trust.from_pem(trust.to_pem()) == trust


def test_openssl_finds_two_certificates_and_two_lists(tmp_path: Path) -> None:
    text = district().trust.to_pem()
    assert text.count(b"BEGIN CERTIFICATE") == 2
    assert text.count(b"BEGIN X509 CRL") == 2
    (tmp_path / "trust.pem").write_bytes(text)
    (tmp_path / "leaf.pem").write_bytes(pem(district().signer.certificate))
    run = subprocess.run(
        ["openssl", "verify", "-CAfile", "trust.pem", "-crl_check_all", "-attime", "1772352000",
         "leaf.pem"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stdout.strip() == "leaf.pem: OK", run.stderr


def test_parts_that_do_not_fit_are_refused(other: Authority) -> None:
    ours, theirs = district().trust, other.trust()
    cases = {
        "trust-unreadable": [
            b"",
            pem(ours.authorities[0]),
            pem(ours.root) + pem(theirs.root),
            ours.to_pem() + pem(theirs.authorities[0]),
            ours.to_pem() + pem(district().signer.certificate),
        ],
        "trust-list-missing": [
            pem(ours.root) + pem(ours.authorities[0]),
            pem(ours.root) + pem(ours.authorities[0]) + pem(ours.lists[0]),
            pem(ours.root) + pem(ours.authorities[0]) + pem(theirs.lists[0]),
        ],
    }
    for code, texts in cases.items():
        for text in texts:
            with refused(code):
                Trust.from_pem(text)


def test_a_list_signed_by_someone_else_does_not_count(other: Authority) -> None:
    """Same office name, so the same issuer name on the list; another key."""
    twin = Authority.create("示例区卫生健康委员会", PASSPHRASE, NOW)[0].trust()
    ours = district().trust
    with refused("trust-list-missing"):
        Trust.from_pem(
            pem(ours.root) + pem(ours.authorities[0]) + pem(ours.lists[0]) + pem(twin.lists[1])
        )


def test_the_newest_of_two_lists_counts() -> None:
    old, new = district().trust, district().authority.revoke(DEVICE, LATER).trust()
    both = Trust.from_pem(new.to_pem() + pem(old.lists[1]))
    assert both.list_number() == 2


def test_trust_never_goes_back(other: Authority) -> None:
    old, new = district().trust, district().authority.refreshed(LATER).trust()
    assert old.refreshed(new) == new
    assert new.refreshed(new) == new
    with refused("trust-older"):
        new.refreshed(old)
    with refused("trust-other-root"):
        old.refreshed(other.trust())


def test_a_bundle_carries_everything_a_laptop_needs() -> None:
    key, request = make_key_and_csr(DEVICE, "评价一组")
    authority, certificate = district().authority.enrol(request, NOW)
    packs = (PackRef(id="test-pack", edition="1", sha256="a" * 64),)
    data = authority.bundle_for(certificate, NOW, recipient="age1example", packs=packs)
    bundle = read_bundle(data, moment=NOW)
    assert bundle.trust == authority.trust()
    assert bundle.certificate == certificate
    assert bundle.body.recipient == "age1example"
    assert bundle.body.packs == packs
    assert isinstance(bundle.signer(key), KeySigner)
    assert bundle.trust.fingerprint() == authority.trust().fingerprint()
    assert bundle_name(DEVICE) == "trust-bundle-22222222.p7m"


def test_a_bundle_for_another_key_cannot_sign() -> None:
    key, _request = make_key_and_csr(DEVICE, "评价一组")
    data = district().authority.bundle_for(district().signer.certificate, NOW)
    with refused("key-not-of-certificate"):
        read_bundle(data, moment=NOW).signer(key)
    with refused("key-damaged-signing"):
        read_bundle(data, moment=NOW).signer(b"x")
    with refused("bundle-no-certificate"):
        read_bundle(district().authority.bundle_for(None, NOW), moment=NOW).signer(key)


def test_a_later_bundle_must_be_of_the_known_root(other: Authority) -> None:
    known = district().trust
    with refused("trust-other-root"):
        read_bundle(other.bundle_for(None, NOW), known, NOW)
    newer = district().authority.refreshed(LATER)
    assert read_bundle(newer.bundle_for(None, LATER), known, LATER).trust == newer.trust()
    with refused("trust-older"):
        read_bundle(district().authority.bundle_for(None, NOW), newer.trust(), LATER)


def test_a_bundle_is_signed_by_the_bundle_key_only() -> None:
    from sync.keys.bundle import write_bundle

    for signer in (district().signer, district().authority.receipt_signer()):
        data = write_bundle(signer, district().trust, "示例区", NOW)
        with refused("signer-role"):
            read_bundle(data, moment=NOW)


def test_a_newer_bundle_is_refused_kindly() -> None:
    authority = district().authority
    signer = authority._signer(authority.state.bundle)
    with refused("bundle-newer"):
        read_bundle(signer.sign_attached(b'{"format":"trust-bundle/2"}', NOW), moment=NOW)
    with refused("bundle-unreadable"):
        read_bundle(signer.sign_attached(b'{"format":"trust-bundle/1"}', NOW), moment=NOW)


def test_a_trust_file_is_either_kind(tmp_path: Path) -> None:
    text, bundle = tmp_path / "trust.pem", tmp_path / "trust-bundle.p7m"
    text.write_bytes(district().trust.to_pem())
    bundle.write_bytes(district().authority.bundle_for(None, NOW))
    assert load_trust(text) == load_trust(bundle, NOW) == district().trust
    with refused("trust-missing"):
        load_trust(tmp_path / "none")
    (tmp_path / "junk").write_bytes(b"junk")
    with refused("signature-unreadable"):
        load_trust(tmp_path / "junk")
