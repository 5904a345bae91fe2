"""docs/verify.md is run as it stands: public tools accept what we write, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.clock import instant
from sync.keys.authority import Authority
from sync.keys.bundle import read_bundle
from sync.keys.laptop import make_key_and_csr
from sync.package.reader import open_package
from sync.package.writer import build
from sync.receipt import Receipt, ReceiptStatus, receipt_name, write_receipt
from tests.sync.package import forge, kit

DOC = Path(__file__).parents[3] / "docs" / "verify.md"
BLOCKS = re.findall(r"```sh\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder with a package, a trust file and a receipt, all made just now."""
    now = instant(datetime.now(UTC))
    authority, _root = Authority.create("示例区卫生健康委员会", kit.PASSPHRASE, now)
    key, request = make_key_and_csr(kit.DEVICE, "评价一组")
    authority, certificate = authority.enrol(request, now)
    bundle = read_bundle(authority.bundle_for(certificate, now), moment=now)
    made = kit.contents(created_at=now)
    built = build(tmp_path, made, kit.shelf(), bundle.signer(key))
    (tmp_path / "trust.pem").write_bytes(bundle.trust.to_pem())
    with open_package(built.path, bundle.trust) as opened:
        receipt = Receipt(
            receipt="66666666-6666-4666-8666-666666666666",
            package_digest=built.package_digest,
            signature_sha256=opened.verdict.signature_sha256 or "",
            status=ReceiptStatus.IMPORTED,
            office="示例区卫生健康委员会",
            received_at=now,
            files=opened.files,
        )
    signed = write_receipt(receipt, authority.receipt_signer())
    (tmp_path / receipt_name(built.package_digest)).write_bytes(signed)
    return tmp_path


def run(folder: Path, lines: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", lines],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_line_of_the_document_succeeds(fresh: Path) -> None:
    assert len(BLOCKS) == 7
    done = run(fresh, "".join(BLOCKS))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.count("CAdES Verification successful") == 2
    assert kit.DEVICE in done.stdout
    assert '"status":"imported"' in done.stdout


@pytest.mark.parametrize("block", [1, 2, 3])
def test_the_same_lines_find_a_changed_file(fresh: Path, block: int) -> None:
    """A signature, sha256sum and bagit.py each see what they are there to see."""
    (package,) = fresh.glob("visit-*.zip")
    top, members = forge.members_of(package)
    name = "tagmanifest-sha256.txt" if block == 1 else "data/forms/annex-1.pdf"
    changed = bytearray(members[name])
    changed[10] ^= 1
    package.write_bytes(forge.zip_bytes(top, {**members, name: bytes(changed)}))
    done = run(fresh, BLOCKS[0] + BLOCKS[block])
    assert done.returncode != 0
    if block > 1:
        assert name in done.stdout + done.stderr


def test_openssl_refuses_what_we_refuse(fresh: Path) -> None:
    """Another district's trust file."""
    now = instant(datetime.now(UTC))
    other, _root = Authority.create("另一区", kit.PASSPHRASE, now)
    (fresh / "trust.pem").write_bytes(other.trust().to_pem())
    done = run(fresh, BLOCKS[0] + BLOCKS[1])
    assert done.returncode != 0
    assert "unable to get local issuer certificate" in done.stderr
