"""Late revocation, row by row: what the receipt proves, and what nothing else does.

The certificate was given on day 0, the package signed on day 0, received on day 1, and the
laptop reported as lost on day 9.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.district.records import PackageStatus
from models.facts.canonical import canonical_bytes
from sync import office
from sync.inbox import receive
from sync.keys.authority import Authority
from sync.keys.trust import Trust
from sync.late import judge
from sync.office import AUTHORITY
from sync.package.reader import examine
from sync.package.verdict import Answer, PackageVerdict
from sync.receipt import ReceiptStatus, peek, receipt_name, write_receipt
from sync.rechecking import recheck
from tests.sync.desk_kit import Clock, desk_in, packed
from tests.sync.package import kit
from tests.sync.package.kit import DEVICE, LATER

LOST = "2026-03-10T08:00:00.000Z"
AFTER = "2026-03-11T08:00:00.000Z"
IN_TEN_YEARS = "2036-03-11T08:00:00.000Z"


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The package and the receipt the desk gave for it on day 1."""
    folder = tmp_path_factory.mktemp("received")
    path = packed(folder / "stick")
    with desk_in(folder / "desk") as desk:
        result = receive(path, desk, kit.PACKS)
    assert result.receipt_beside
    data = result.receipt_beside.read_bytes()
    result.receipt_beside.unlink()
    return path, data


def revoked(at: str = LOST) -> Authority:
    return kit.district().authority.revoke(DEVICE, at)


def today(at: str = LOST) -> Trust:
    return revoked(at).trust()


def row(verdict: PackageVerdict, question: str) -> tuple[Answer, str, str | None]:
    found = next(f for f in verdict.findings() if f.question == question)
    assert found.sentence("zh") != found.sentence("en")
    return found.answer, found.code, found.at


def test_the_receipt_keeps_the_lists_of_its_day(received: tuple[Path, bytes]) -> None:
    said = peek(received[1])
    assert said.format == "visit-receipt/1.1"
    assert len(said.lists or ()) == 2
    assert len(said.authorities or ()) == 2


def test_at_the_receipts_moment_with_the_archived_list_it_is_valid(
    received: tuple[Path, bytes],
) -> None:
    path, receipt = received
    verdict = judge(path, today(), AFTER, kit.PACKS, receipt)
    assert verdict.accepted
    assert verdict.judged_for == LATER
    assert row(verdict, "timely") == (Answer.YES, "verdict-timely-receipt", LATER)
    assert row(verdict, "receipt") == (Answer.YES, "verdict-receipt-yes", LATER)


def test_ten_years_on_it_is_still_valid_as_of_its_receipt(received: tuple[Path, bytes]) -> None:
    """By then every certificate and list has ended; the same trust file is enough."""
    path, receipt = received
    assert judge(path, today(), IN_TEN_YEARS, kit.PACKS).code == "signer-revoked-unproved"
    old = kit.district().trust
    assert judge(path, old, IN_TEN_YEARS, kit.PACKS).accepted is False
    for trust in (today(), old):
        assert judge(path, trust, IN_TEN_YEARS, kit.PACKS, receipt).accepted


def test_todays_list_at_the_receipts_moment_cannot_tell(received: tuple[Path, bytes]) -> None:
    """Without the archived lists: the list of day 9 is not in force on day 1."""
    verdict = examine(received[0], today(), LATER, kit.PACKS)
    assert row(verdict, "timely")[1] == "signer-revoked"


def test_without_a_receipt_a_person_decides(received: tuple[Path, bytes]) -> None:
    verdict = judge(received[0], today(), AFTER, kit.PACKS)
    assert verdict.code == "signer-revoked-unproved"
    assert row(verdict, "trusted")[0] is Answer.YES, "the chain and the role are right"
    assert row(verdict, "intact")[0] is Answer.YES
    assert row(verdict, "timely") == (Answer.NO, "signer-revoked-unproved", AFTER)


def test_signed_after_the_revocation_by_its_own_clock(received: tuple[Path, bytes]) -> None:
    assert judge(received[0], today(kit.NOW), AFTER, kit.PACKS).code == "signer-revoked"


@pytest.mark.parametrize("at", [kit.NOW, LATER], ids=["before", "the same second"])
def test_a_receipt_not_older_than_the_revocation_is_no_proof(
    received: tuple[Path, bytes], at: str
) -> None:
    path, receipt = received
    verdict = judge(path, today(at), AFTER, kit.PACKS, receipt)
    assert not verdict.accepted
    assert row(verdict, "receipt")[:2] == (Answer.NO, "signer-revoked")


def other(received: tuple[Path, bytes], **changes: object) -> bytes:
    said = peek(received[1]).model_copy(update=changes)
    return write_receipt(said, kit.district().authority.receipt_signer())


def test_receipts_that_prove_nothing(received: tuple[Path, bytes]) -> None:
    path, receipt = received
    ours, stranger = kit.district(), kit.district(DEVICE, "另一区")
    foreign = write_receipt(peek(receipt), stranger.authority.receipt_signer())
    by_laptop = ours.signer.sign_attached(canonical_bytes(peek(receipt).plain()), LATER)
    strange_lists = {
        "authorities": peek(receipt).authorities,
        "lists": (peek(receipt).lists or ())[:1],
    }
    cases = {
        "receipt-other-package": other(received, package_digest="0" * 64),
        "receipt-other-signature": other(received, signature_sha256="0" * 64),
        "receipt-not-taken": other(received, status=ReceiptStatus.REJECTED),
        "receipt-unreadable": other(received, **strange_lists),
        "signer-unknown": foreign,
        "signer-role": by_laptop,
        "signature-unreadable": receipt[:-9],
    }
    for code, data in cases.items():
        verdict = judge(path, today(), AFTER, kit.PACKS, data)
        assert row(verdict, "receipt")[:2] == (Answer.NO, code), code
        assert not verdict.accepted
        assert verdict.timely.code == "signer-revoked-unproved", "it is judged as without one"


def test_an_older_receipt_without_lists_needs_the_trust_file_of_its_day(
    received: tuple[Path, bytes],
) -> None:
    bare = other(received, format="visit-receipt/1", authorities=None, lists=None)
    assert judge(received[0], kit.district().trust, AFTER, kit.PACKS, bare).accepted
    told = judge(received[0], today(), AFTER, kit.PACKS, bare)
    assert not told.accepted
    assert row(told, "receipt")[0] is Answer.NO


def test_a_revoked_receipt_key_proves_nothing(received: tuple[Path, bytes]) -> None:
    """Whoever has it could write any date."""
    from sync.keys import certificates
    from sync.keys.moments import to_datetime

    power = kit.district().authority
    signer = power.receipt_signer()
    void = certificates.Revoked(signer.certificate.serial_number, to_datetime(LOST))
    made = certificates.revocation_list(
        power._district(), (void,), 9, to_datetime(LOST), certificates.DISTRICT_LIST_LIFE
    )
    known = kit.district().trust
    trust = Trust.of((known.root, *known.authorities), (*known.lists, made))
    verdict = judge(received[0], trust, AFTER, kit.PACKS, received[1])
    assert row(verdict, "receipt")[1] == "receipt-signer-revoked"


# At the desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on the day after the loss; its books know nothing of the package."""
    clock = Clock()
    clock.utc = AFTER
    with desk_in(tmp_path / "desk", clock) as made:
        with made.write() as connection:
            connection.put_secret(AUTHORITY, revoked().dump())
        yield made


def test_a_kept_package_is_checked_again_as_of_its_receipt(
    received: tuple[Path, bytes], tmp_path: Path
) -> None:
    """Revoked on day 9, and asked ten years later: what was received on day 1 stands."""
    clock = Clock()
    with desk_in(tmp_path / "desk", clock) as desk:
        digest = receive(received[0], desk, kit.PACKS).package_digest
        clock.utc = LOST
        office.revoke(desk, DEVICE)
        for clock.utc in (AFTER, IN_TEN_YEARS):
            found = recheck(desk, digest, kit.PACKS)
            assert {f.answer for f in found.findings()} == {Answer.YES}
            assert row(found, "timely") == (Answer.YES, "verdict-timely-receipt", LATER)
            assert row(found, "revision")[1] == "verdict-revision-first"


def brought(received: tuple[Path, bytes], folder: Path, receipt: bytes | None) -> Path:
    folder.mkdir()
    path = folder / received[0].name
    path.write_bytes(received[0].read_bytes())
    if receipt:
        digest = peek(received[1]).package_digest
        (folder / receipt_name(digest)).write_bytes(receipt)
    return path


def test_the_desk_sets_it_aside_for_a_person(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path
) -> None:
    path = brought(received, tmp_path / "stick", None)
    result = receive(path, desk, kit.PACKS)
    assert (result.status, result.code) == (PackageStatus.REJECTED, "signer-revoked-unproved")
    assert result.quarantine
    assert (result.quarantine / "refused.zip").read_bytes() == path.read_bytes()
    assert "signer-revoked-unproved" in (result.quarantine / "reason.txt").read_text("utf-8")
    assert result.receipt is None
    assert desk.list_packages() == ()


def test_the_desk_takes_it_in_by_the_receipt_beside_it(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path
) -> None:
    """The desk was restored from a backup of day 0; the laptop still had the receipt."""
    path = brought(received, tmp_path / "stick", received[1])
    assert receive(path, desk, kit.PACKS).status is PackageStatus.IMPORTED


def test_a_forged_receipt_beside_it_does_not_help(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path
) -> None:
    stranger = kit.district(DEVICE, "另一区")
    forged = write_receipt(peek(received[1]), stranger.authority.receipt_signer())
    path = brought(received, tmp_path / "stick", forged)
    assert receive(path, desk, kit.PACKS).code == "signer-revoked-unproved"


def test_a_damaged_package_gains_nothing_by_a_receipt(
    received: tuple[Path, bytes], desk: Desk, tmp_path: Path
) -> None:
    path = brought(received, tmp_path / "stick", received[1])
    data = io.BytesIO(path.read_bytes())
    at = data.getvalue().index(b"%PDF")
    data.seek(at)
    data.write(b"%pdf")
    path.write_bytes(data.getvalue())
    assert receive(path, desk, kit.PACKS).code in {"package-zip-checksum", "package-file-changed"}
