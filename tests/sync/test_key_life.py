"""The life of a key at the desk: enrolled, renewed, handed over, revoked; an older copy back."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from models.clock import Now, instant
from models.district.desk import Desk
from models.errors import PackageError
from models.facts.assessment import GuidanceSet
from models.store import guidance
from sync import keeping, office
from sync.inbox import receive
from sync.keys.bundle import Recipient, load_trust, read_bundle
from sync.keys.certificates import load_key, public_bytes
from sync.keys.laptop import LaptopKeys, make_keys, make_request
from sync.keys.ledger import Act
from sync.keys.notices import Standing
from sync.keys.reasons import Reason
from sync.keys.trust import Trust, number_of
from tests.sync.desk_kit import CHEAP, Clock, packed
from tests.sync.package import kit

OTHER = "77777777-7777-4777-8777-777777777777"
AGE = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


def asked(device: str = OTHER) -> tuple[LaptopKeys, bytes]:
    keys = make_keys()
    return keys, make_request(keys, device, "评价二组")


def refused(code: str) -> pytest.RaisesExc[PackageError]:
    def told(error: PackageError) -> bool:
        return error.code == code and error.sentence("zh") != error.sentence("en")

    return pytest.RaisesExc(PackageError, check=told)


def acts(desk: Desk) -> list[tuple[Act, str | None, str | None]]:
    return [(x.entry.act, x.entry.name, x.entry.holder) for x in keeping.overview(desk).ledger]


def test_who_had_which_key_when_is_never_forgotten(desk: Desk, clock: Clock) -> None:
    _keys, request = asked()
    office.enrol(desk, request, holder="甲")
    clock.utc = "2026-04-01T00:00:00.000Z"
    office.hand_over(desk, OTHER[:8], "乙")
    office.enrol(desk, request)  # renewed: who has it stays
    clock.utc = "2026-05-01T00:00:00.000Z"
    gone = office.revoke(desk, OTHER, Reason.LEFT, "调离")
    assert (gone.reason, gone.holder) == (Reason.LEFT, "乙")
    assert acts(desk) == [
        (Act.ENROLLED, "评价一组", None),  # by a program that kept no ledger
        (Act.ENROLLED, "评价二组", "甲"),
        (Act.HANDED_OVER, "评价二组", "乙"),
        (Act.RENEWED, "评价二组", "乙"),
        (Act.REVOKED, "评价二组", "乙"),  # each certificate it had
        (Act.REVOKED, "评价二组", "乙"),
    ]
    last = keeping.overview(desk).ledger[-1].entry
    assert (last.reason, last.remark) == (Reason.LEFT, "调离")


def test_who_was_enrolled_before_the_ledger_stays_in_it_when_handed_over(desk: Desk) -> None:
    """A laptop's lists are told as ending only while its enrolment is known."""
    (early,) = office.issued(desk)
    office.hand_over(desk, early.device, "丙")
    assert [act for act, _name, _holder in acts(desk)] == [Act.ENROLLED, Act.HANDED_OVER]
    assert keeping.overview(desk).laptops[0].lists_until


def test_a_laptop_is_told_the_day_its_lists_really_end(desk: Desk, clock: Clock) -> None:
    """The lists of a bundle may be a week old when the bundle is made."""
    trust = office.authority(desk).trust()
    clock.utc = instant(trust.list_of(trust.authorities[0]).last_update_utc + timedelta(days=6))
    _keys, request = asked()
    bundle = read_bundle(office.enrol(desk, request).bundle, moment=clock.utc)
    told = {one.issued.device: one.lists_until for one in keeping.overview(desk).laptops}
    assert told[OTHER] == bundle.trust.fresh_until().date().isoformat()


def test_a_list_of_another_office_is_refused_and_not_called_up_to_date(
    desk: Desk, tmp_path: Path
) -> None:
    other, _ = Desk.create(tmp_path / "other", "口令", "别区", Clock(), cost=CHEAP)
    with other:
        office.found(other, "根口令")
        stranger = office.authority(other).trust()
    with refused("trust-other-root"):
        office.take_over_list(desk, stranger)


def test_a_request_is_looked_at_before_anything_is_issued(desk: Desk) -> None:
    _keys, request = asked()
    new = office.inspect(desk, request)
    assert (new.known, new.same_key) == (None, False)
    office.enrol(desk, request)
    again = office.inspect(desk, request)
    assert again.same_key
    assert again.known is not None
    _keys, other_key = asked()
    assert not office.inspect(desk, other_key).same_key
    office.revoke(desk, OTHER, Reason.LOST)
    for act in (office.inspect, office.enrol):
        with refused("request-key-revoked"):
            act(desk, request)
    office.enrol(desk, other_key)  # with a new key it may come back


def test_a_revocation_says_why_and_reaches_both_certificates(desk: Desk) -> None:
    _keys, request = asked()
    enrolled = office.enrol(desk, request)
    bundle = read_bundle(enrolled.bundle, moment=kit.LATER)
    office.revoke(desk, OTHER, Reason.LOST)
    trust = office.authority(desk).trust()
    found = trust.list_of(trust.authorities[0])
    for certificate in (bundle.certificate, bundle.tls):
        assert certificate is not None
        entry = found.get_revoked_certificate_by_serial_number(certificate.serial_number)
        assert entry is not None
        said = entry.extensions.get_extension_for_class(x509.CRLReason).value.reason
        assert said is x509.ReasonFlags.key_compromise


def test_a_lost_laptops_package_of_before_is_answered_by_its_receipt(
    desk: Desk, tmp_path: Path
) -> None:
    package = packed(tmp_path / "stick")
    first = receive(package, desk, kit.PACKS)
    assert first.accepted
    office.revoke(desk, kit.DEVICE, Reason.LOST)
    again = receive(package, desk, kit.PACKS)
    assert (again.again, again.status) == (True, first.status)
    made = kit.contents(kit.visit_events("改过"))
    late = receive(packed(tmp_path / "later", made), desk, kit.PACKS)
    assert not late.accepted
    assert late.code.startswith("signer-revoked")


def test_a_bundle_brings_what_the_district_decided(desk: Desk) -> None:
    from models.standards.loading import available
    from models.store.shelf import publish

    pack = available()[0].pack.model_copy(update={"edition": "2030", "title": "本区补充标准"})
    reading = GuidanceSet(pack=pack.id, issuer="示例区卫健委", notes={"1.1": "以现场核对为准"})
    with desk.workspace.write() as connection:
        digest = publish(connection, pack, "补充.xlsx", kit.NOW)
        guidance.add(connection, reading, kit.NOW)
    office.set_recipients(desk, (Recipient(name="备用", key=AGE),))
    bundle = read_bundle(office.bundle_for_all(desk).bundle, moment=kit.LATER)
    assert [(p.title, origin) for p, origin in bundle.standards] == [("本区补充标准", "补充.xlsx")]
    assert [one.sha256 for one in bundle.body.standards or ()] == [digest]
    assert bundle.body.guidance == (reading,)
    assert [one.key for one in bundle.body.recipients or ()] == [AGE]
    assert bundle.body.recipient == AGE  # what programs before 1.1 look for
    with refused("recipient-twice"):
        office.set_recipients(desk, (Recipient(name="a", key=AGE), Recipient(name="b", key=AGE)))


def test_the_number_of_a_bundle_never_goes_back(desk: Desk, clock: Clock) -> None:
    first = office.bundle_for_all(desk)
    second = office.bundle_for_all(desk)
    assert (first.serial, second.serial) == (20260302001, 20260302002)
    known = office.authority(desk).trust()
    with refused("bundle-older"):
        read_bundle(first.bundle, known, kit.LATER, second.serial)
    plain = office.authority(desk).bundle_for(None, kit.LATER)
    with refused("bundle-older"):
        read_bundle(plain, known, kit.LATER, second.serial)
    clock.utc = "2026-01-01T00:00:00.000Z"  # a clock that went back does not take it along
    assert office.bundle_for_all(desk).serial == 20260302003


def restored(folder: Path, clock: Clock) -> Desk:
    return office.open_desk(folder, "口令", clock)


def older_copy(desk: Desk, target: Path, trust: bool) -> None:
    """The database as it is now, as a restored backup would have it."""
    desk.close()
    shutil.copytree(desk.folder, target, dirs_exist_ok=True)
    if not trust:
        (target / office.TRUST_FILE).unlink()


def test_a_desk_restored_beside_its_list_goes_on_from_its_number(
    desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    older_copy(desk, tmp_path / "old", trust=True)
    with restored(desk.folder, clock) as ahead:
        office.revoke(ahead, kit.DEVICE, Reason.LOST)
        newest = office.authority(ahead).trust()
        list_ = (ahead.folder / office.TRUST_FILE).read_bytes()
    (tmp_path / "old" / office.TRUST_FILE).write_bytes(list_)
    with restored(tmp_path / "old", clock) as back:
        trust = office.authority(back).trust()
        assert trust.list_number() > newest.list_number()
        assert newest.refreshed(trust) == trust
        assert trust.lists_certificate(kit.district().signer.certificate)
        (gone,) = office.issued(back)
        assert gone.reason is Reason.LOST
        told = keeping.overview(back).notices
        assert "keys-caught-up" in [notice.code for notice in told]
        assert all(notice.sentence("zh") for notice in told)


def test_a_desk_restored_elsewhere_learns_from_a_laptop(
    desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    older_copy(desk, tmp_path / "old", trust=False)
    with restored(desk.folder, clock) as ahead:
        _keys, request = asked()
        office.enrol(ahead, request)
        office.revoke(ahead, OTHER, Reason.LEFT)
        newest = office.authority(ahead).trust()
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "known-77777777.pem").write_bytes(newest.to_pem())
    (stick / "known-junk.pem").write_bytes(b"junk")
    foreign = kit.district(office="另一区").trust
    (stick / "known-foreign.pem").write_bytes(foreign.to_pem())
    with restored(tmp_path / "old", clock) as back:
        with refused("trust-older"):  # what a laptop says to the restored desk
            read_bundle(office.bundle_for_all(back).bundle, newest, kit.LATER)
        assert keeping.take_over_beside(back, stick)
        assert not keeping.take_over_beside(back, stick)
        bundle = read_bundle(office.bundle_for_all(back).bundle, newest, kit.LATER)
        serial = f"{bundle.trust.list_number()}"
        assert int(serial) > newest.list_number()
        gone = [e.serial for e in office.authority(back).revoked()]
        assert len(gone) == 2  # both certificates of a laptop this copy never saw


def test_the_desk_never_publishes_a_lower_number(desk: Desk) -> None:
    newer = office.authority(desk).refreshed(kit.LATER)
    (desk.folder / office.TRUST_FILE).write_bytes(newer.trust().to_pem())
    with refused("office-list-older"):
        office.publish(desk, office.authority(desk).trust())


@pytest.fixture
def root_file(tmp_path: Path) -> Path:
    file = tmp_path / "root-key.json"
    file.write_bytes(kit.district().root_file)
    return file


def test_the_districts_certificate_is_renewed_by_the_root_file(
    desk: Desk, tmp_path: Path, clock: Clock, root_file: Path
) -> None:
    before = office.authority(desk).trust()
    keeping.renew_district(desk, root_file, kit.PASSPHRASE)
    power = office.authority(desk)
    after = power.trust()
    assert before.refreshed(after) == after
    assert (len(after.authorities), len(after.lists)) == (2, 3)
    assert receive(packed(tmp_path / "stick"), desk, kit.PACKS).accepted, "signed under the old one"
    _keys, request = asked()
    bundle = read_bundle(office.enrol(desk, request).bundle, before, kit.LATER)
    assert bundle.certificate is not None
    assert after.issuer_of(bundle.certificate) == after.authorities[0]
    office.revoke(desk, kit.DEVICE, Reason.REPLACED)  # of the old authority, on its own list
    assert office.authority(desk).trust().lists_certificate(kit.district().signer.certificate)
    numbers = {number_of(x) for x in office.authority(desk).trust().lists[1:]}
    assert len(numbers) == 1
    assert load_trust(desk.folder / office.TRUST_FILE) == office.authority(desk).trust()
    with pytest.raises(PackageError):
        keeping.renew_district(desk, root_file, "falsch")


def test_a_copy_from_before_the_renewal_is_refused(
    desk: Desk, tmp_path: Path, clock: Clock, root_file: Path
) -> None:
    older_copy(desk, tmp_path / "old", trust=False)
    with restored(desk.folder, clock) as ahead:
        keeping.renew_district(ahead, root_file, kit.PASSPHRASE)
        list_ = (ahead.folder / office.TRUST_FILE).read_bytes()
    (tmp_path / "old" / office.TRUST_FILE).write_bytes(list_)
    with refused("office-older-district"):
        restored(tmp_path / "old", clock)
    assert (tmp_path / "old" / office.TRUST_FILE).read_bytes() == list_


def test_the_roots_list_is_renewed_and_other_files_are_refused(
    desk: Desk, tmp_path: Path, root_file: Path
) -> None:
    before = office.authority(desk).state.root_list_number
    keeping.renew_root_list(desk, root_file, kit.PASSPHRASE)
    assert office.authority(desk).state.root_list_number == before + 1
    with refused("root-file-missing"):
        keeping.renew_root_list(desk, tmp_path / "none", kit.PASSPHRASE)


def test_what_ends_is_told_ahead(desk: Desk, clock: Clock) -> None:
    assert keeping.overview(desk).notices == ()
    _keys, request = asked()
    office.enrol(desk, request)
    (desk.folder / office.ROOT_FILE).write_bytes(b"{}")
    cases = {
        "2026-03-30T00:00:00.000Z": {"keys-laptop-lists"},
        "2028-02-15T00:00:00.000Z": {"keys-laptop-ends"},
        "2028-04-01T00:00:00.000Z": {"keys-laptop-ended"},
        "2030-12-30T00:00:00.000Z": {"keys-laptop-ended", "keys-root-list-ends"},
        "2031-12-30T00:00:00.000Z": {"keys-laptop-ended", "keys-root-list-ended"},
        "2035-01-01T00:00:00.000Z": {"keys-district-ends"},
        "2036-12-30T00:00:00.000Z": {"keys-district-ended"},
    }
    for at, codes in cases.items():
        clock.utc = at
        told = keeping.overview(desk).notices
        assert codes <= {notice.code for notice in told}, at
        assert told[0].tone == "bad"
        assert "keys-root-beside" in {notice.code for notice in told}
        assert all(notice.sentence(language) for notice in told for language in ("zh", "en"))
    assert {one.standing for one in keeping.overview(desk).laptops} == {Standing.ENDED}


def test_the_desk_renews_its_own_keys_in_time(desk: Desk, clock: Clock) -> None:
    first = office.authority(desk).state
    clock.utc = "2031-01-15T00:00:00.000Z"
    later = office.authority(desk).state
    for name in ("receipt", "bundle", "tls"):
        assert getattr(later, name).certificate != getattr(first, name).certificate
    assert office.authority(desk).state == later
    clock.utc = "2036-02-20T00:00:00.000Z"  # the authority itself ends: nothing to gain
    ended = office.authority(desk).state
    assert office.authority(desk).state == ended


def test_a_desk_of_an_earlier_program_gets_what_it_lacks(desk: Desk) -> None:
    earlier = kit.district().authority.changed(tls=None)
    with desk.write() as connection:
        connection.put_secret(office.AUTHORITY, earlier.dump())
    with refused("tls-no-key"):
        earlier.tls_key()
    key, certificate = office.authority(desk).tls_key()
    own = load_key(key).public_key()
    assert public_bytes(own) == public_bytes(certificate.public_key())  # type: ignore[arg-type]


def test_a_standard_that_was_changed_on_the_way_is_refused(desk: Desk) -> None:
    from models.facts.canonical import canonical_bytes
    from models.standards.loading import available
    from sync.keys.bundle import Extras, write_bundle

    power = office.authority(desk)
    extras = Extras(serial=1, standards=((available()[0].pack, "x"),))
    signer = power._signer(power.state.bundle)
    data = write_bundle(signer, power.trust(), "x", kit.LATER, extras=extras)
    body = read_bundle(data, moment=kit.LATER).body.plain()
    body["standards"][0]["edition"] = "9"
    forged = signer.sign_attached(canonical_bytes(body), kit.LATER)
    with refused("bundle-standard"):
        read_bundle(forged, moment=kit.LATER)


def test_a_new_desk_begins_its_ledger(tmp_path: Path) -> None:
    made, _ = Desk.create(tmp_path / "new", "口令", "示例区", Clock(), cost=CHEAP)
    with made as desk:
        office.found(desk, "根口令")
        assert [x[0] for x in acts(desk)] == [Act.FOUNDED]
        assert Now(utc=kit.LATER, offset=480) == desk.now()
        assert Trust.from_pem((desk.folder / office.TRUST_FILE).read_bytes()).list_number() == 1
