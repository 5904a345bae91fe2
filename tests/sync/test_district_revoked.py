"""The root revokes a district's certificate: asked everywhere, and no number goes back.

The database of the desk is in other hands since LOST: whoever has it can make laptops, receipts,
returns and bundles, and date them as he likes.
"""

from __future__ import annotations

import ssl
import subprocess
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from models.clock import SystemClock
from models.district.desk import Desk
from models.errors import PackageError
from models.facts.canonical import canonical_bytes
from sync import keeping, office
from sync.admitting import admit
from sync.inbox import receive
from sync.keys import certificates, tls
from sync.keys.authority import Authority
from sync.keys.bundle import Extras, read_bundle
from sync.keys.certificates import Revoked, entries_of
from sync.keys.laptop import make_key_and_csr, make_keys, make_request
from sync.keys.ledger import Act
from sync.keys.moments import to_datetime
from sync.keys.notices import Standing
from sync.keys.reasons import Reason
from sync.keys.roles import Role
from sync.keys.signing import KeySigner
from sync.keys.trust import Trust, number_of
from sync.keys.verifying import verify_detached
from sync.late import judge
from sync.package.verdict import Answer
from sync.receipt import read_receipt, receipt_name
from sync.rechecking import recheck
from sync.returning import read_return
from tests.sync.desk_kit import Clock, packed
from tests.sync.keys.test_tls_roles import shake
from tests.sync.package import kit
from tests.sync.test_returning import CONTENT

LOST = "2026-03-05T08:00:00.000Z"
AFTER = "2026-03-06T08:00:00.000Z"
CODE = "authority-revoked"


@cache
def cured() -> Authority:
    """The kit's district after its certificate was revoked."""
    made = kit.district()
    return made.authority.district_revoked(made.root_file, kit.PASSPHRASE, LOST, Reason.LOST)


def refused(code: str) -> pytest.RaisesExc[PackageError]:
    return pytest.RaisesExc(PackageError, check=lambda error: error.code == code)


def test_the_root_lists_every_key_that_lay_in_the_database() -> None:
    ours, made = kit.district(), cured()
    twice = made.district_revoked(ours.root_file, kit.PASSPHRASE, AFTER)
    trust = twice.trust()
    entries = entries_of(trust.list_of(trust.root))
    assert [one.serial for one in entries] == [
        c.serial_number for c in (ours.trust.authorities[0], made.trust().authorities[0])
    ]
    assert [one.reason for one in entries] == [Reason.LOST, None]
    assert number_of(trust.list_of(trust.root)) == 3
    renewed = twice.root_list_renewed(ours.root_file, kit.PASSPHRASE, AFTER).trust()
    assert entries_of(renewed.list_of(renewed.root)) == entries, "it stays on later lists"
    with refused("root-passphrase-wrong"):
        made.district_revoked(ours.root_file, "falsch", AFTER)


def test_signatures_receipts_and_returns_of_the_old_one_are_refused() -> None:
    ours, trust = kit.district(), cured().trust()
    signature = ours.signer.sign_detached(b"x", LOST)
    found = verify_detached(b"x", signature, trust, Role.EVALUATOR, AFTER)
    assert (found.intact, found.valid, found.trusted, found.code) == (True, True, False, CODE)
    receipt = ours.authority.receipt_signer().sign_attached(b"{}", LOST)
    with refused(CODE):
        read_receipt(receipt, trust, AFTER)
    power = ours.authority.return_signer()
    with refused(CODE):
        read_return(power.sign_attached(canonical_bytes(CONTENT.plain()), LOST), trust, AFTER)
    anew = cured().receipt_signer().sign_detached(b"x", AFTER)
    assert verify_detached(b"x", anew, trust, Role.RECEIPT, AFTER).holds


def test_openssl_refuses_it_too(tmp_path: Path) -> None:
    data, signature, trust = (tmp_path / name for name in ("data", "data.p7s", "trust.pem"))
    data.write_bytes(b"x")
    signature.write_bytes(kit.district().signer.sign_detached(b"x", LOST))

    def verified(known: Trust, at: str) -> int:
        trust.write_bytes(known.to_pem())
        when = str(int(to_datetime(at).timestamp()))
        line = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER"]
        line += ["-in", str(signature), "-content", str(data), "-CAfile", str(trust)]
        line += ["-crl_check_all", "-purpose", "smimesign", "-attime", when]
        return subprocess.run([*line, "-out", "/dev/null"], capture_output=True).returncode

    assert verified(kit.district().trust, LOST) == 0
    assert verified(cured().trust(), AFTER) != 0


def thief() -> Authority:
    """What the stolen database can publish: any number of the district's list, and of bundles."""
    return (
        kit.district().authority.changed(list_number=10**9, bundle_serial=10**15).refreshed(AFTER)
    )


def test_numbers_of_the_thief_bind_nobody_and_his_bundles_end_with_the_new_list() -> None:
    ours, true = kit.district().trust, cured()
    forged = thief().bundle_for(None, AFTER, extras=Extras(serial=10**15))
    fooled = read_bundle(forged, ours, AFTER, 1)
    assert fooled.body.serial == 10**15, "until the true list comes, nobody can tell"
    bundle = read_bundle(
        true.bundle_for(None, AFTER, extras=Extras(serial=2)), fooled.trust, AFTER, 10**15
    )
    assert bundle.trust == true.trust()
    with refused(CODE):
        read_bundle(thief_with(bundle.trust), bundle.trust, AFTER, 2)
    with refused("trust-older"):
        read_bundle(forged, bundle.trust, AFTER, 2)
    with refused("bundle-older"):
        read_bundle(true.bundle_for(None, AFTER, extras=Extras(serial=1)), bundle.trust, AFTER, 2)


def thief_with(trust: Trust) -> bytes:
    """A bundle of the old key that carries the newest lists, as they are public."""
    from sync.keys.bundle import write_bundle

    signer = thief()._signer(thief().state.bundle)
    return write_bundle(signer, trust, "示例区", AFTER, None, "", (), Extras(serial=99))


def test_a_roots_list_rolled_back_left_out_or_by_another_key_is_refused() -> None:
    before, now = kit.district().trust, cured().trust()
    with refused("trust-older"):
        now.refreshed(Trust.of((now.root, *now.authorities), (before.lists[0], *now.lists[1:])))
    with refused("trust-list-missing"):
        Trust.of((now.root, *now.authorities), now.lists[1:])
    district = certificates.Issuer(now.root, certificates.new_key())
    forged = certificates.revocation_list(
        district, (), 9, to_datetime(AFTER), certificates.ROOT_LIST_LIFE
    )
    with refused("trust-list-missing"):
        Trust.of((now.root, *now.authorities), (forged, *now.lists[1:]))


def test_no_line_is_opened_by_the_old_keys() -> None:
    """By the clock of this machine: OpenSSL asks it."""
    now, keys = SystemClock().now().utc, make_keys()
    before, root = Authority.create("示例区", "口令", now)
    before, _signing, client = before.enrol_whole(make_request(keys, kit.DEVICE, "一组"), now)
    assert client is not None
    after = before.district_revoked(root, "口令", now)
    caller = tls.client_context(before.trust(), keys.tls, client)
    shake(tls.server_context(before.trust(), *before.tls_key()), caller)
    with pytest.raises(ssl.SSLError):
        shake(tls.server_context(after.trust(), *after.tls_key()), caller)
    with refused("tls-peer-refused"):
        tls.peer(client.public_bytes(Encoding.DER), after.trust(), Role.TLS_CLIENT)
    after, _signing, anew = after.enrol_whole(make_request(keys, kit.DEVICE, "一组"), now)
    assert anew is not None
    knowing = tls.client_context(after.trust(), keys.tls, anew)
    shake(tls.server_context(after.trust(), *after.tls_key()), knowing)
    with pytest.raises(ssl.SSLError):
        shake(tls.server_context(before.trust(), *before.tls_key()), knowing)


# At the desk


@pytest.fixture
def root_file(tmp_path: Path) -> Path:
    file = tmp_path / office.ROOT_FILE
    file.write_bytes(kit.district().root_file)
    return file


def test_the_desk_refuses_sets_aside_and_enrols_anew(
    desk: Desk, clock: Clock, root_file: Path, tmp_path: Path
) -> None:
    path = packed(tmp_path / "stick")
    clock.utc = LOST
    keeping.revoke_district(desk, root_file, kit.PASSPHRASE, Reason.LOST, "收件台被盗")
    clock.utc = AFTER
    result = receive(path, desk, kit.PACKS)
    assert (result.accepted, result.code) == (False, CODE)
    assert result.quarantine
    assert CODE in (result.quarantine / "reason.txt").read_text("utf-8")
    with refused(CODE):
        admit(desk, result.quarantine, kit.PACKS, "主任丙", "电话核实")
    assert desk.list_packages() == ()
    found = keeping.overview(desk)
    assert [one.standing for one in found.laptops] == [Standing.REVOKED]
    assert "keys-authority-void" in {notice.code for notice in found.notices}
    last = found.ledger[-1].entry
    assert (last.act, last.reason, last.remark, last.number) == (
        Act.DISTRICT_REVOKED, Reason.LOST, "收件台被盗", 2,
    )  # fmt: skip
    published = Trust.from_pem((desk.folder / office.TRUST_FILE).read_bytes())
    assert published.void_authorities() == {kit.district().trust.authorities[0]}
    key, request = make_key_and_csr(kit.DEVICE, "评价一组")
    made = read_bundle(office.enrol(desk, request).bundle, kit.district().trust, AFTER)
    assert made.certificate is not None
    again = packed(tmp_path / "anew", signer=made.signer(key))
    assert receive(again, desk, kit.PACKS).accepted
    assert [one.standing for one in keeping.overview(desk).laptops] == [Standing.GOOD]


def test_what_had_come_before_stays_but_only_the_desk_knows_when(
    desk: Desk, clock: Clock, root_file: Path, tmp_path: Path
) -> None:
    path = packed(tmp_path / "stick")
    first = receive(path, desk, kit.PACKS)
    assert first.accepted
    clock.utc = LOST
    keeping.revoke_district(desk, root_file, kit.PASSPHRASE)
    clock.utc = AFTER
    again = receive(path, desk, kit.PACKS)
    assert (again.again, again.accepted, len(desk.list_cases())) == (True, True, 1)
    rows = {row.question: row for row in recheck(desk, first.package_digest, kit.PACKS).findings()}
    assert rows["intact"].answer is Answer.YES
    assert rows["timely"].code == CODE
    assert rows["receipt"].code == "receipt-signer-revoked", "its key was in the same database"


def test_a_laptop_of_the_new_authority_is_judged_by_its_own_list(
    desk: Desk, clock: Clock, root_file: Path, tmp_path: Path
) -> None:
    """That an older authority is void says nothing of a receipt the new one signed."""
    clock.utc = LOST
    keeping.revoke_district(desk, root_file, kit.PASSPHRASE)
    key, request = make_key_and_csr(kit.DEVICE, "评价一组")
    bundle = read_bundle(office.enrol(desk, request).bundle, None, LOST)
    assert bundle.certificate is not None
    signer: KeySigner = bundle.signer(key)
    path = packed(tmp_path / "stick", signer=signer)
    clock.utc = AFTER
    receipt = receive(path, desk, kit.PACKS).receipt
    assert receipt is not None
    assert receipt.name == receipt_name(judge(path, bundle.trust, AFTER).package_digest or "")
    clock.utc = "2026-03-09T08:00:00.000Z"
    office.revoke(desk, kit.DEVICE, Reason.LOST)
    trust = office.authority(desk).trust()
    late = judge(path, trust, "2026-03-10T08:00:00.000Z", kit.PACKS, receipt.read_bytes())
    assert late.accepted
    assert isinstance(bundle.certificate, x509.Certificate)
    assert Revoked(signer.certificate.serial_number, to_datetime(clock.utc), Reason.LOST) in (
        entries_of(trust.lists[1])
    )
