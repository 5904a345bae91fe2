"""Write a sample for tests/kept/packages: ``python -m tests.sync.package.make_kept NAME``.

A kept sample is never written again: it stands for the packages that are out there. A new
format or a new program adds another one beside it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sync.package.reader import open_package
from sync.receipt import Receipt, ReceiptStatus, receipt_name, write_receipt
from tests.sync.package.kit import NOW, PACKS, district, sample

KEPT = Path(__file__).parents[2] / "kept" / "packages"


def main(name: str) -> None:
    folder = KEPT / name
    folder.mkdir(parents=True)  # raises when it is there already: kept means kept
    desk, built = district(), sample(folder)
    (folder / "trust.pem").write_bytes(desk.trust.to_pem())
    (folder / "trust-bundle.p7m").write_bytes(desk.authority.bundle_for(None, NOW))
    with open_package(built.path, desk.trust, NOW, PACKS) as opened:
        verdict, files = opened.verdict, opened.files
    assert verdict.signer
    receipt = Receipt(
        receipt="66666666-6666-4666-8666-666666666666",
        package_digest=built.package_digest,
        signature_sha256=verdict.signature_sha256 or "",
        status=ReceiptStatus.IMPORTED,
        office="示例区卫生健康委员会",
        received_at=NOW,
        signer_serial=verdict.signer.serial,
        list_number=desk.trust.list_number(),
        visit=verdict.visit_id,
        device=verdict.device_id,
        revision=verdict.revision or 0,
        facts_digest=verdict.facts_digest,
        files=files,
    )
    signed = write_receipt(receipt, desk.authority.receipt_signer())
    (folder / receipt_name(built.package_digest)).write_bytes(signed)
    expected = {
        "moment": NOW,
        "package": built.path.name,
        "package_digest": built.package_digest,
        "facts_digest": built.facts_digest,
        "files": built.files,
    }
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
