"""The desk's answer: signed by the receipt key only, read by us and by openssl."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from models.errors import PackageError
from models.facts.canonical import canonical_bytes
from sync.keys.moments import to_datetime
from sync.package.reader import PackedFile, open_package
from sync.package.writer import BuiltPackage
from sync.receipt import (
    Receipt,
    ReceiptStatus,
    read_receipt,
    receipt_name,
    write_receipt,
)
from tests.sync.package import kit
from tests.sync.package.kit import LATER, NOW, district


@pytest.fixture
def receipt(built: BuiltPackage) -> Receipt:
    with open_package(built.path, district().trust, NOW) as opened:
        verdict, files = opened.verdict, opened.files
    assert verdict.package_digest
    assert verdict.signature_sha256
    assert verdict.signer
    return Receipt(
        receipt="66666666-6666-4666-8666-666666666666",
        package_digest=verdict.package_digest,
        signature_sha256=verdict.signature_sha256,
        status=ReceiptStatus.IMPORTED,
        office="示例区卫生健康委员会",
        received_at=NOW,
        signer_serial=verdict.signer.serial,
        list_number=district().trust.list_number(),
        visit=verdict.visit_id,
        device=verdict.device_id,
        revision=verdict.revision or 0,
        facts_digest=verdict.facts_digest,
        files=files,
    )


def test_a_receipt_comes_home_as_it_left(receipt: Receipt) -> None:
    data = write_receipt(receipt, district().authority.receipt_signer())
    found, verdict = read_receipt(data, district().trust, NOW)
    assert found == receipt
    assert verdict.holds
    assert len(found.files) == 10


def test_its_name_says_which_package(receipt: Receipt) -> None:
    assert receipt_name(receipt.package_digest) == f"receipt-{receipt.package_digest[:16]}.p7m"


def test_openssl_reads_it_too(receipt: Receipt, tmp_path: Path) -> None:
    data = write_receipt(receipt, district().authority.receipt_signer())
    (tmp_path / "receipt.p7m").write_bytes(data)
    (tmp_path / "trust.pem").write_bytes(district().trust.to_pem())
    at = int(to_datetime(NOW).timestamp())
    command = (
        "openssl cms -verify -cades -binary -inform DER -in receipt.p7m -CAfile trust.pem "
        f"-crl_check_all -purpose smimesign -attime {at} -out receipt.json"
    )
    subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True)
    assert json.loads((tmp_path / "receipt.json").read_bytes())["status"] == "imported"


def test_a_laptop_cannot_write_its_own_receipt(receipt: Receipt) -> None:
    with pytest.raises(PackageError) as refusal:
        read_receipt(write_receipt(receipt, district().signer), district().trust, NOW)
    assert refusal.value.code == "signer-role"


def test_another_desk_cannot_write_it(receipt: Receipt) -> None:
    other = kit.district(kit.DEVICE, "另一区").authority.receipt_signer()
    with pytest.raises(PackageError) as refusal:
        read_receipt(write_receipt(receipt, other), district().trust, NOW)
    assert refusal.value.code == "signer-unknown"


def test_a_changed_receipt_is_refused(receipt: Receipt) -> None:
    data = write_receipt(receipt, district().authority.receipt_signer())
    changed = data.replace(b'"imported"', b'"rejected"')
    assert changed != data
    with pytest.raises(PackageError) as refusal:
        read_receipt(changed, district().trust, NOW)
    assert refusal.value.code == "signature-other-content"


def test_a_package_signature_is_no_receipt() -> None:
    detached = district().authority.receipt_signer().sign_detached(b"x", NOW)
    with pytest.raises(PackageError) as refusal:
        read_receipt(detached, district().trust, NOW)
    assert refusal.value.code == "signature-unreadable"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"format": "visit-receipt/2"}, "receipt-newer"),
        ({"format": "parcel/1"}, "receipt-unreadable"),
        ({"mood": "calm"}, "receipt-unreadable"),
        ({"status": "lost"}, "receipt-unreadable"),
        ({"package_digest": "x"}, "receipt-unreadable"),
        ({"format": "visit-receipt/1.3", "mood": "calm"}, None),
    ],
)
def test_receipts_grow_as_packages_do(
    receipt: Receipt, changes: dict[str, str], code: str | None
) -> None:
    value = {**receipt.plain(), **changes}
    signer = district().authority.receipt_signer()
    data = signer.sign_attached(canonical_bytes(value), NOW)
    if code is None:
        assert read_receipt(data, district().trust, NOW)[0].status is ReceiptStatus.IMPORTED
        return
    with pytest.raises(PackageError) as refusal:
        read_receipt(data, district().trust, NOW)
    assert refusal.value.code == code


def test_a_receipt_is_judged_as_of_a_moment(receipt: Receipt) -> None:
    data = write_receipt(receipt, district().authority.receipt_signer())
    assert read_receipt(data, district().trust, LATER)
    with pytest.raises(PackageError) as refusal:
        read_receipt(data, district().trust, "2026-06-01T00:00:00.000Z")
    assert refusal.value.code == "trust-stale"


def test_a_refusal_lists_no_files() -> None:
    refused = Receipt(
        receipt="66666666-6666-4666-8666-666666666666",
        package_digest="0" * 64,
        signature_sha256="1" * 64,
        status=ReceiptStatus.REJECTED,
        code="package-file-changed",
        office="示例区卫生健康委员会",
        received_at=NOW,
    )
    data = write_receipt(refused, district().authority.receipt_signer())
    assert read_receipt(data, district().trust, NOW)[0].files == ()
    assert PackedFile(path="data/x", sha256="0" * 64, size=1).size == 1
