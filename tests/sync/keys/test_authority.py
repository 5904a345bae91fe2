"""The desk: what it issues, revokes and renews, and what never leaves it in clear."""

from __future__ import annotations

import json
import re

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from models.errors import PackageError
from sync.keys import rootfile
from sync.keys.authority import Authority
from sync.keys.certificates import key_bytes, new_key, public_bytes
from sync.keys.laptop import (
    fingerprint,
    make_key_and_csr,
    read_request,
    request_fingerprint,
)
from sync.keys.moments import to_datetime
from sync.keys.roles import ROLE_OID, Role, role_of
from sync.keys.rootfile import open_root, seal_root
from sync.keys.verifying import describe
from tests.support import ROOT_COST
from tests.sync.package.kit import DEVICE, LATER, NOW, PASSPHRASE, district

OTHER = "55555555-5555-4555-8555-555555555555"


def code_of(refusal: pytest.ExceptionInfo[PackageError]) -> str:
    assert refusal.value.sentence("zh")
    assert refusal.value.sentence("en")
    return refusal.value.code


def test_a_laptop_gets_the_certificate_it_asked_for() -> None:
    _key, request = make_key_and_csr(OTHER, "评价二组")
    authority, made = district().authority.enrol(request, NOW)
    assert describe(made).device == OTHER
    assert describe(made).name == "评价二组"
    assert role_of(made) is Role.EVALUATOR
    assert authority.trust().issuer_of(made) is not None
    issued = authority.state.issued[-1]
    assert issued.fingerprint == request_fingerprint(request)
    assert issued.expires_at.startswith("2028-02-")
    assert district().authority.state.issued[-1].device == DEVICE, "the old one is untouched"


def test_a_device_id_is_printable_ascii() -> None:
    """X.520 serialNumber takes no Chinese and no underscore."""
    certificate = district().signer.certificate
    (found,) = certificate.subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)
    assert found.value == DEVICE
    for wrong in ("设备", "a_b", DEVICE.upper().replace("2", "A"), ""):
        with pytest.raises(ValueError, match="UUID"):
            make_key_and_csr(wrong, "x")


def test_a_long_name_is_cut_not_refused() -> None:
    _key, request = make_key_and_csr(OTHER, "评" * 100)
    _authority, made = district().authority.enrol(request, NOW)
    assert describe(made).name == "评" * 21
    Authority.create("区" * 100, PASSPHRASE, NOW)


def test_the_roles_are_apart() -> None:
    assert len(set(ROLE_OID.values())) == len(Role) == 7
    assert role_of(district().authority.receipt_signer().certificate) is Role.RECEIPT


def test_one_key_is_for_one_laptop() -> None:
    from cryptography.hazmat.primitives import hashes, serialization

    key = new_key()

    def request(device: str) -> bytes:
        name = x509.Name(
            [
                x509.NameAttribute(NameOID.COMMON_NAME, "x"),
                x509.NameAttribute(NameOID.SERIAL_NUMBER, device),
            ]
        )
        made = x509.CertificateSigningRequestBuilder().subject_name(name)
        return made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    authority, _made = district().authority.enrol(request(OTHER), NOW)
    authority.enrol(request(OTHER), LATER)  # a renewal is fine
    with pytest.raises(PackageError) as refusal:
        authority.enrol(request("66666666-6666-4666-8666-666666666666"), NOW)
    assert code_of(refusal) == "request-key-known"


def test_a_request_that_was_changed_is_refused() -> None:
    _key, request = make_key_and_csr(OTHER, "评价二组")
    lines = request.splitlines(keepends=True)
    changed = b"".join([lines[0], lines[1].swapcase(), *lines[2:]])
    for data in (changed, b"", b"x" * 20_000, request[:100]):
        with pytest.raises(PackageError) as refusal:
            read_request(data)
        assert code_of(refusal) == "request-unreadable"


def test_revoking_makes_a_new_list_that_names_the_laptop() -> None:
    before = district().authority
    after = before.revoke(DEVICE, LATER)
    assert after.trust().list_number() == before.trust().list_number() + 1
    assert after.state.issued[0].revoked_at == LATER
    found = after.trust().list_of(after.trust().authorities[0])
    serial = district().signer.certificate.serial_number
    assert found.get_revoked_certificate_by_serial_number(serial) is not None
    with pytest.raises(PackageError) as refusal:
        after.revoke(DEVICE, LATER)
    assert code_of(refusal) == "authority-device-unknown"
    again = after.refreshed(LATER).trust()
    found = again.list_of(again.authorities[0])
    assert found.get_revoked_certificate_by_serial_number(serial), "and every later list"


def test_the_list_asks_to_be_renewed_in_time() -> None:
    authority = district().authority
    assert not authority.needs_refresh(LATER)
    assert authority.needs_refresh("2026-03-20T00:00:00.000Z")
    assert authority.trust().fresh_until() == to_datetime("2026-04-05T08:00:00.000Z")


def test_the_roots_list_is_renewed_with_its_key_only() -> None:
    desk = district()
    renewed = desk.authority.root_list_renewed(desk.root_file, PASSPHRASE, LATER)
    assert renewed.state.root_list_number == 2
    assert desk.trust.refreshed(renewed.trust()) == renewed.trust()
    _other, foreign = Authority.create("另一区", PASSPHRASE, NOW)
    with pytest.raises(PackageError) as refusal:
        desk.authority.root_list_renewed(foreign, PASSPHRASE, LATER)
    assert code_of(refusal) == "trust-other-root"


def test_the_roots_key_is_in_its_file_only() -> None:
    desk = district()
    key, certificate = open_root(desk.root_file, PASSPHRASE)
    assert key not in desk.authority.dump()
    assert key not in desk.root_file
    assert certificate == desk.trust.root.public_bytes(_der())
    with pytest.raises(PackageError) as refusal:
        open_root(desk.root_file, "falsch")
    assert code_of(refusal) == "root-passphrase-wrong"


def _der() -> object:
    from cryptography.hazmat.primitives.serialization import Encoding

    return Encoding.DER


def test_a_damaged_root_file_is_told_from_a_wrong_passphrase() -> None:
    sealed = district().root_file
    for data in (b"", sealed[:-5], sealed.replace(b"root-key/1", b"root-key/9"), b"x" * 99_999):
        with pytest.raises(PackageError) as refusal:
            open_root(data, PASSPHRASE)
        assert code_of(refusal) == "root-file-damaged"


def test_a_root_file_cannot_ask_for_all_the_memory() -> None:
    greedy = re.sub(rb'"memory_kib":\d+', b'"memory_kib":99999999', district().root_file)
    assert greedy != district().root_file
    with pytest.raises(PackageError) as refusal:
        open_root(greedy, PASSPHRASE)
    assert code_of(refusal) == "root-file-damaged"


def test_a_root_key_is_sealed_at_the_full_cost_and_opens_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in ROOT_COST.items():  # other tests seal cheaply
        monkeypatch.setattr(rootfile, name, value)
    sealed = seal_root(b"k", b"c", "p")
    stated = json.loads(sealed)
    assert (stated["memory_kib"], stated["passes"], stated["lanes"]) == (256 * 1024, 3, 4)
    assert open_root(sealed, "p") == (b"k", b"c")


def test_the_same_passphrase_seals_differently_each_time() -> None:
    key = key_bytes(new_key())
    assert seal_root(key, b"c", "p") != seal_root(key, b"c", "p")


def test_an_authority_is_kept_and_found_again() -> None:
    authority = district().authority
    assert Authority.load(authority.dump()) == authority
    with pytest.raises(PackageError) as refusal:
        Authority.load(authority.dump()[:-1])
    assert code_of(refusal) == "authority-damaged"


def test_no_key_is_ever_shown() -> None:
    desk = district()
    for shown in (repr(desk.authority), repr(desk.signer), str(desk.signer)):
        assert len(shown) < 100
    state = repr(desk.authority.state)
    for kept in (desk.authority.state.district, desk.authority.state.receipt):
        assert kept.key not in state
        assert kept.certificate in state


def test_a_fingerprint_is_eight_groups_of_five_digits() -> None:
    key = new_key().public_key()
    spoken = fingerprint(key)
    assert [len(group) for group in spoken.split(" ")] == [5] * 8
    assert spoken.replace(" ", "").isdigit()
    assert fingerprint(public_bytes(key)) == spoken
    assert fingerprint(new_key().public_key()) != spoken
