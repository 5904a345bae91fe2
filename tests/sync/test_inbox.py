"""District intake on real packages, signed with real keys."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.district.records import PackageStatus
from models.district.states import CaseState
from models.errors import DistrictError, PackageError, StoreError
from models.facts.canonical import canonical_bytes, parse_canonical
from models.standards.judgement import PackOutcome
from sync import answer, inbox, office
from sync.inbox import IntakeResult, receive, recheck_held
from sync.package import contents as names
from sync.package.reader import open_package
from sync.quarantine import list_quarantine
from sync.receipt import Receipt, ReceiptStatus, read_receipt
from tests.sync import desk_kit
from tests.sync.desk_kit import OTHER_DEVICE, Clock, amended, desk_in, on_device, packed
from tests.sync.package import forge, kit
from tests.sync.package.kit import LATER, PACKS, PHOTOS

S = PackageStatus


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with desk_in(tmp_path / "desk", clock) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def receipt_of(result: IntakeResult) -> Receipt:
    assert result.receipt is not None
    return read_receipt(result.receipt.read_bytes(), kit.district().trust, LATER)[0]


def said(result: IntakeResult) -> tuple[str, str]:
    assert result.sentence("zh")
    assert result.sentence("en")
    return result.status, result.code


def test_a_package_is_taken_up_with_everything_it_brought(desk: Desk, stick: Path) -> None:
    path = packed(stick)
    before = path.read_bytes()
    result = receive(path, desk, PACKS)
    assert said(result) == (S.IMPORTED, "intake-imported")
    assert result.accepted
    (case,) = desk.list_cases()
    assert (case.state, case.outcome) == (CaseState.REPORTED, PackOutcome.FAILED)
    assert result.cases == (case.id,)
    assert case.package.signer == "评价一组"
    reader = desk.reader(result.package_digest)
    for photo in PHOTOS:
        assert reader.read(hashlib.sha256(photo).hexdigest()) == photo
    assert reader.read_path(names.FACTS) == kit.contents().facts
    top, members = forge.members_of(path)
    assert {p: reader.read_path(p) for p, _, _ in reader.members()} == members
    assert forge.zip_bytes(top, members) == before == path.read_bytes()


def test_the_receipt_says_what_was_received_and_goes_home_with_the_stick(
    desk: Desk, stick: Path
) -> None:
    result = receive(packed(stick), desk, PACKS)
    receipt = receipt_of(result)
    assert receipt.status is ReceiptStatus.IMPORTED
    assert receipt.package_digest == result.package_digest
    assert (receipt.received_at, receipt.list_number, receipt.revision) == (LATER, 1, 1)
    assert receipt.office == "示例区卫生健康委员会"
    paths = {p for p, _, _ in desk.reader(result.package_digest).members()}
    assert {f.path for f in receipt.files} == {p for p in paths if p.startswith("data/")}
    assert result.receipt == desk.receipts / f"receipt-{result.package_digest[:16]}.p7m"
    assert result.receipt_beside == stick / f"receipt-{result.package_digest[:16]}.p7m"
    assert result.receipt_beside.read_bytes() == desk.receipt(result.package_digest)


def test_the_same_package_again_gives_the_same_bytes(desk: Desk, stick: Path, clock: Clock) -> None:
    path = packed(stick)
    first = receive(path, desk, PACKS)
    assert first.receipt is not None
    assert first.receipt_beside is not None
    data = first.receipt.read_bytes()
    first.receipt.unlink()
    first.receipt_beside.unlink()
    clock.utc = "2026-03-05T08:00:00.000Z"
    again = receive(path, desk, PACKS)
    assert said(again) == (S.IMPORTED, "intake-imported-again")
    assert again.again
    assert again.cases == first.cases
    assert again.receipt is not None
    assert again.receipt.read_bytes() == data
    assert len(desk.list_packages()) == len(desk.list_cases()) == 1


def test_a_package_received_before_its_signer_was_revoked_keeps_its_receipt(
    desk: Desk, stick: Path, tmp_path: Path
) -> None:
    path = packed(stick)
    first = receive(path, desk, PACKS)
    office.revoke(desk, kit.DEVICE[:8])
    assert said(receive(path, desk, PACKS)) == (S.IMPORTED, "intake-imported-again")
    assert desk.receipt(first.package_digest)
    other = packed(tmp_path / "other", kit.contents(created_at=LATER))
    assert said(receive(other, desk, PACKS)) == (S.REJECTED, "signer-revoked")


def test_a_newer_revision_takes_the_place_and_the_older_one_is_stale(
    desk: Desk, stick: Path, tmp_path: Path
) -> None:
    second = receive(packed(stick, kit.contents(amended())), desk, PACKS)
    assert (second.status, receipt_of(second).supersedes_revision) == (S.IMPORTED, 0)
    first = receive(packed(tmp_path / "old"), desk, PACKS)
    assert said(first) == (S.STALE, "intake-stale")
    assert not first.accepted
    assert receipt_of(first).status is ReceiptStatus.STALE
    assert desk.list_cases()[0].package.revision == 2
    assert said(receive(packed(tmp_path / "old"), desk, PACKS))[1] == "intake-stale-again"


def test_revisions_in_order(desk: Desk, stick: Path) -> None:
    first = receive(packed(stick), desk, PACKS)
    second = receive(packed(stick, kit.contents(amended())), desk, PACKS)
    receipt = receipt_of(second)
    assert (second.status, receipt.supersedes_revision) == (S.IMPORTED, 1)
    assert (
        receipt.prev_receipt_sha256
        == hashlib.sha256(desk.receipt(first.package_digest)).hexdigest()
    )
    assert desk.list_cases()[0].packages == 2


def test_two_laptops_with_one_visit_are_both_kept(desk: Desk, stick: Path) -> None:
    request = kit.make_key_and_csr(OTHER_DEVICE, "评价二组")
    key, csr = request
    enrolled = office.enrol(desk, csr)
    signer = kit.read_bundle(enrolled.bundle, moment=LATER).signer(key)
    first = receive(packed(stick), desk, PACKS)
    other = kit.contents(on_device(kit.visit_events(), OTHER_DEVICE))
    second = receive(packed(stick, other, signer), desk, PACKS)
    assert said(second) == (S.CONFLICT, "intake-conflict")
    assert second.accepted
    assert receipt_of(second).status is ReceiptStatus.CONFLICT
    (case,) = desk.list_cases()
    assert case.conflict
    assert case.package.digest == first.package_digest
    assert {p.digest for p in desk.case(case.id).packages} == {
        first.package_digest,
        second.package_digest,
    }


def test_a_standard_that_is_not_here_holds_the_package_until_it_comes(
    desk: Desk, stick: Path
) -> None:
    path = packed(stick)
    held = receive(path, desk, {})
    assert said(held) == (S.HELD, "intake-held")
    assert "test-pack" in held.sentence("en")
    assert receipt_of(held).status is ReceiptStatus.HELD
    assert desk.list_cases() == ()
    again = receive(path, desk, {})
    assert (said(again), again.again) == ((S.HELD, "intake-held-again"), True)
    assert recheck_held(desk, {}) == ()
    (released,) = recheck_held(desk, PACKS)
    assert said(released) == (S.IMPORTED, "intake-imported")
    assert receipt_of(released).status is ReceiptStatus.IMPORTED
    assert len(desk.list_cases()) == 1
    assert said(receive(path, desk, PACKS))[1] == "intake-imported-again"


def test_a_held_package_is_released_when_it_comes_again(desk: Desk, stick: Path) -> None:
    path = packed(stick)
    receive(path, desk, {})
    assert said(receive(path, desk, PACKS)) == (S.IMPORTED, "intake-imported")


def invented(stick: Path) -> Path:
    """A package whose laptop signed facts that its log does not tell."""
    made = kit.contents()
    facts = parse_canonical(made.facts)
    facts["clauses"][0]["verdict"] = "met"
    data = canonical_bytes(facts)
    signatures = kit.signed_by(kit.facts_digest(data)).to_bytes()
    return packed(stick, kit.contents(facts=data, signatures=signatures))


def test_facts_that_do_not_follow_from_the_log_are_refused_and_answered(
    desk: Desk, stick: Path
) -> None:
    result = receive(invented(stick), desk, PACKS)
    assert said(result) == (S.REJECTED, "facts-not-from-events")
    receipt = receipt_of(result)
    assert (receipt.status, receipt.code) == (ReceiptStatus.REJECTED, "facts-not-from-events")
    assert receipt.files == ()
    assert result.receipt is not None
    first = result.receipt.read_bytes()
    again = receive(stick / result.file, desk, PACKS)
    assert again.receipt is not None
    assert again.receipt.read_bytes() == first
    assert desk.list_packages() == ()


def test_a_held_package_that_does_not_follow_is_rejected_when_its_standard_comes(
    desk: Desk, stick: Path
) -> None:
    path = invented(stick)
    assert receive(path, desk, {}).status is S.HELD
    (result,) = recheck_held(desk, PACKS)
    assert said(result) == (S.REJECTED, "facts-not-from-events")
    assert receipt_of(result).status is ReceiptStatus.REJECTED
    assert desk.list_cases() == ()
    assert receive(path, desk, PACKS).status is S.REJECTED


def quarantined(desk: Desk, path: Path) -> IntakeResult:
    before = path.read_bytes()
    result = receive(path, desk, PACKS)
    assert result.status is S.REJECTED
    assert not result.accepted
    assert path.read_bytes() == before
    assert result.quarantine is not None
    assert (result.quarantine / "refused.zip").read_bytes() == before
    assert os.name == "nt" or desk.quarantine.stat().st_mode & 0o077 == 0
    told = (result.quarantine / "reason.txt").read_text(encoding="utf-8")
    assert result.code in told
    assert result.sentence("zh") in told
    assert result.sentence("en") in told
    assert json.loads((result.quarantine / "reason.json").read_bytes())["code"] == result.code
    (listed,) = list_quarantine(desk.quarantine)
    assert (listed.folder, listed.code) == (result.quarantine, result.code)
    assert desk.list_packages() == ()
    assert desk.list_cases() == ()
    return result


@pytest.mark.parametrize("member", ["data/evidence/", "data/forms/", "data/visit.json"])
def test_one_changed_bit_is_refused_and_the_file_is_named(
    desk: Desk, stick: Path, member: str
) -> None:
    top, members = forge.members_of(packed(stick))
    name = next(n for n in members if n.startswith(member))
    changed = bytearray(members[name])
    changed[len(changed) // 2] ^= 1
    path = forge.saved(stick, forge.zip_bytes(top, {**members, name: bytes(changed)}))
    result = quarantined(desk, path)
    assert result.code == "package-file-changed"
    assert name in result.sentence("en")
    assert result.receipt is None


def test_a_bit_changed_after_the_package_was_received_is_refused_too(
    desk: Desk, stick: Path
) -> None:
    path = packed(stick)
    receive(path, desk, PACKS)
    top, members = forge.members_of(path)
    name = next(n for n in members if n.startswith("data/evidence/"))
    path = forge.saved(stick, forge.zip_bytes(top, {**members, name: members[name] + b"!"}))
    result = receive(path, desk, PACKS)
    assert (result.status, result.receipt) == (S.REJECTED, None)


def test_a_truncated_package(desk: Desk, stick: Path) -> None:
    path = packed(stick)
    path.write_bytes(path.read_bytes()[:-200])
    assert quarantined(desk, path).code == "package-cut"


def test_a_stranger_gets_no_receipt(desk: Desk, stick: Path) -> None:
    stranger = kit.district(kit.DEVICE, "另一区")
    path = packed(stick, signer=stranger.signer)
    result = quarantined(desk, path)
    assert (result.code, result.receipt) == ("signer-unknown", None)


def test_a_revoked_laptop_is_refused(desk: Desk, stick: Path) -> None:
    office.revoke(desk, kit.DEVICE)
    assert quarantined(desk, packed(stick)).code == "signer-revoked-unproved"


def test_a_file_that_is_no_package(desk: Desk, stick: Path) -> None:
    stick.mkdir()
    path = stick / "photo.zip"
    path.write_bytes(b"")
    assert quarantined(desk, path).code == "package-cut"


def test_a_file_that_is_not_there(desk: Desk, stick: Path) -> None:
    result = receive(stick / "gone.zip", desk, PACKS)
    assert said(result) == (S.REJECTED, "package-missing")
    assert result.quarantine is None


def test_a_failure_half_way_leaves_nothing_behind(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(stick)

    def full(*_: object) -> None:
        raise StoreError("disk-full")

    with monkeypatch.context() as patch:
        patch.setattr(answer, "kept", full)
        with pytest.raises(StoreError):
            receive(path, desk, PACKS)
    assert desk.list_packages() == ()
    assert desk.list_cases() == ()
    with desk.workspace.write() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM blob").scalar_one() == 0
    assert receive(path, desk, PACKS).status is S.IMPORTED


def test_a_stick_that_cannot_be_written_is_no_reason_to_refuse(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, write = packed(stick), inbox.write_whole

    def locked(target: Path, data: bytes) -> None:
        if target.parent == stick:
            raise PackageError("courier-read-only")
        write(target, data)

    monkeypatch.setattr(inbox, "write_whole", locked)
    result = receive(path, desk, PACKS)
    assert (result.status, result.receipt_beside) == (S.IMPORTED, None)
    assert result.notes == ("receipt-not-beside",)


def test_a_receipt_that_cannot_be_written_comes_out_the_next_time(desk: Desk, stick: Path) -> None:
    path = packed(stick)
    desk.receipts.write_bytes(b"a file where the folder should be")
    result = receive(path, desk, PACKS)
    assert (result.status, result.receipt) == (S.IMPORTED, None)
    assert result.notes == ("receipt-not-written",)
    desk.receipts.unlink()
    again = receive(path, desk, PACKS)
    assert again.receipt is not None
    assert again.receipt.read_bytes() == desk.receipt(result.package_digest)


def test_a_desk_without_keys_says_so(tmp_path: Path, stick: Path) -> None:
    made, _ = Desk.create(tmp_path / "new", "口令", "区", Clock(), cost=desk_kit.CHEAP)
    with made, pytest.raises(PackageError) as refused:
        receive(packed(stick), made, PACKS)
    assert refused.value.code == "office-missing"


def test_the_list_of_revoked_certificates_is_renewed_in_time(
    desk: Desk, stick: Path, clock: Clock
) -> None:
    clock.utc = "2026-06-01T08:00:00.000Z"
    assert receive(packed(stick), desk, PACKS).status is S.IMPORTED
    assert (desk.folder / office.TRUST_FILE).exists()


def test_the_quarantine_is_not_filled_by_a_file_larger_than_any_package(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick.mkdir()
    path = stick / "huge.zip"
    path.write_bytes(os.urandom(5000))
    monkeypatch.setattr("sync.quarantine.MAX_PACKAGE_BYTES", 4999)
    result = receive(path, desk, PACKS)
    assert said(result) == (S.REJECTED, "package-cut")
    assert (result.quarantine, result.notes) == (None, ("quarantine-failed",))
    assert list(desk.quarantine.iterdir()) == []


def test_a_list_of_files_that_changed_since_it_was_examined_is_refused(stick: Path) -> None:
    path = packed(stick)
    with open_package(path, kit.district().trust, LATER, PACKS) as package:
        path.write_bytes(path.read_bytes().replace(b" bag-info.txt", b" bag-infx.txt"))
        package.bag.file.seek(0)
        assert package.bag.file.read(1)  # what was read ahead is read anew
        with pytest.raises(DistrictError) as refused:
            inbox._tags(package)
    assert refused.value.code == "package-changed-while-read"
