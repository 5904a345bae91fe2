"""docs/verify.md is run as it stands: public tools accept what we write, and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.clock import instant
from models.facts.snapshot import facts_digest
from sync import sealing
from sync.keys.authority import Authority
from sync.keys.bundle import read_bundle
from sync.keys.laptop import make_key_and_csr
from sync.keys.signing import KeySigner
from sync.package import manifest
from sync.package.reader import open_package
from sync.package.writer import BuiltPackage, build
from sync.pades.signing import Seal, sign_paper
from sync.receipt import Receipt, ReceiptStatus, receipt_name, write_receipt
from tests.sync.package import forge, kit
from tests.sync.pades import kit as papers

DOC = Path(__file__).parents[3] / "docs" / "verify.md"
DECRYPT, *BLOCKS = re.findall(r"```sh\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
PDFSIG = shutil.which("pdfsig")
WHOLE = "".join(BLOCKS)
AUTHORITIES: dict[bytes, Authority] = {}
"""Who made a trust file."""
Change = Callable[[str, forge.Members], bytes]


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder with a package, a trust file and a receipt, all made just now."""
    now = instant(datetime.now(UTC))
    authority, _root = Authority.create("示例区卫生健康委员会", kit.PASSPHRASE, now)
    key, request = make_key_and_csr(kit.DEVICE, "评价一组")
    authority, certificate = authority.enrol(request, now)
    bundle = read_bundle(authority.bundle_for(certificate, now), moment=now)
    forms = signed_forms(bundle.signer(key))
    made = kit.contents(created_at=now, forms=forms, forms_signed=True)
    built = build(tmp_path, made, kit.shelf(), bundle.signer(key))
    (tmp_path / "trust.pem").write_bytes(bundle.trust.to_pem())
    AUTHORITIES[bundle.trust.to_pem()] = authority
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


def signed_forms(signer: KeySigner) -> tuple[tuple[str, bytes], ...]:
    """Two forms, signed by the leader of the sample as the laptop does it."""
    seals = [Seal("leader", "组长乙", "现场检查结果确认", kit.NOW)]
    facts = facts_digest(kit.contents().facts)
    return tuple(
        (code, sign_paper(papers.base(code, facts), seals, signer))
        for code in ("annex-4", "findings")
    )


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
    assert len(BLOCKS) == 8
    assert PDFSIG, "poppler-utils belong to the machines that test"
    done = run(fresh, WHOLE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.count("CAdES Verification successful") == 2
    assert kit.DEVICE in done.stdout
    assert '"status":"imported"' in done.stdout
    assert done.stdout.count("The signature is judged VALID.") == 2


def test_an_encrypted_one_opens_with_age_and_is_the_same(fresh: Path) -> None:
    (package,) = fresh.glob("visit-*.zip")
    identity = sealing.new_identity()
    with package.open("rb") as file:
        sealed = package.with_name(package.name + sealing.SUFFIX)
        sealing.seal(file, sealed, [sealing.recipient_of(identity)])
    package.unlink()
    (fresh / "identity.txt").write_text(identity + "\n", "utf-8")
    done = run(fresh, DECRYPT + WHOLE)
    assert done.returncode == 0, done.stdout + done.stderr
    data = bytearray(sealed.read_bytes())
    data[len(data) // 2] ^= 1
    sealed.write_bytes(data)
    assert run(fresh, "rm -r opened visit-*.zip\n" + DECRYPT).returncode != 0


def flipped(top: str, members: forge.Members) -> bytes:
    """One bit of a form."""
    return forge.zip_bytes(top, members | {FORM: b"X" + members[FORM][1:]})


def relisted(top: str, members: forge.Members) -> bytes:
    """A form exchanged, and the manifest with it."""
    made = members | {FORM: b"%PDF-1.7 another"}
    return forge.zip_bytes(top, made | {manifest.MANIFEST: forge.listed(made, payload=True)})


def relisted_twice(top: str, members: forge.Members) -> bytes:
    """A form exchanged, and both manifests with it: only the signature is left to say so."""
    made = members | {FORM: b"%PDF-1.7 another"}
    made |= {manifest.MANIFEST: forge.listed(made, payload=True)}
    return forge.zip_bytes(top, made | {manifest.TAG_MANIFEST: forge.listed(made, payload=False)})


def stranger(top: str, members: forge.Members) -> bytes:
    """Signed anew by a laptop of another district."""
    return forge.zip_bytes(top, forge.signed(members))


def unlisted(name: str) -> Change:
    return lambda top, members: forge.zip_bytes(top, {**members, name: b"x"})


def cut(top: str, members: forge.Members) -> bytes:
    return forge.zip_bytes(top, members)[:-300]


FORM = "data/forms/annex-4.pdf"
TAMPERED: dict[str, tuple[Change, str]] = {
    "one bit of a form": (flipped, FORM),
    "a form and its line in the manifest": (relisted, manifest.MANIFEST),
    "a form and both manifests": (relisted_twice, "CAdES Verification failure|digest"),
    "signed by a stranger": (stranger, "unable to get local issuer certificate"),
    "a payload file on no list": (unlisted("data/extra.txt"), "data/extra.txt"),
    "a tag file on no list": (unlisted("notes.txt"), "notes.txt"),
    "cut": (cut, "End-of-central-directory signature not found"),
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_the_same_lines_refuse_a_tampered_one(fresh: Path, kind: str) -> None:
    change, told = TAMPERED[kind]
    (package,) = fresh.glob("visit-*.zip")
    package.write_bytes(change(*forge.members_of(package)))
    done = run(fresh, WHOLE)
    assert done.returncode != 0
    assert re.search(told, done.stdout + done.stderr), done.stdout + done.stderr


def test_the_desks_own_key_is_no_laptops(fresh: Path) -> None:
    """openssl says that all is well; the line that looks at the role does not."""
    (package,) = fresh.glob("visit-*.zip")
    top, members = forge.members_of(package)
    (receipt,) = fresh.glob("receipt-*.p7m")
    trust = (fresh / "trust.pem").read_bytes()
    authority, now = AUTHORITIES[trust], instant(datetime.now(UTC))
    made = authority.receipt_signer().sign_detached(members[manifest.TAG_MANIFEST], now)
    package.write_bytes(forge.zip_bytes(top, members | {manifest.SIGNATURE: made}))
    done = run(fresh, WHOLE)
    assert done.returncode != 0
    assert "CAdES Verification successful" in done.stderr
    assert receipt.exists()


def test_a_receipt_of_another_package_is_no_receipt(fresh: Path, built: BuiltPackage) -> None:
    """The lines about the receipt, on a package it does not speak of."""
    (package,) = fresh.glob("visit-*.zip")
    before = package.name
    package.unlink()
    (fresh / before).write_bytes(built.path.read_bytes())
    assert run(fresh, BLOCKS[0] + BLOCKS[2]).returncode == 0
    (fresh / "opened").rename(fresh / "seen")
    done = run(fresh, BLOCKS[0] + BLOCKS[6])
    assert done.returncode != 0
    assert '"status":"imported"' in done.stdout


def test_openssl_refuses_what_we_refuse(fresh: Path) -> None:
    """Another district's trust file."""
    now = instant(datetime.now(UTC))
    other, _root = Authority.create("另一区", kit.PASSPHRASE, now)
    (fresh / "trust.pem").write_bytes(other.trust().to_pem())
    done = run(fresh, BLOCKS[0] + BLOCKS[1])
    assert done.returncode != 0
    assert "unable to get local issuer certificate" in done.stderr


FORMS_TAMPERED: dict[str, Callable[[bytes], bytes]] = {
    "one bit of a form": papers.flipped,
    "a page edited in a revision of its own": papers.edited,
    "the last signature cut off": papers.cut,
}


@pytest.mark.parametrize("kind", FORMS_TAMPERED)
def test_the_lines_about_forms_refuse_a_tampered_one(fresh: Path, kind: str) -> None:
    """On a folder that was opened and changed since; the earlier steps are left out."""
    assert run(fresh, BLOCKS[0] + BLOCKS[7]).returncode == 0
    (form,) = fresh.glob(f"opened/visit-*/{FORM}")
    form.write_bytes(FORMS_TAMPERED[kind](form.read_bytes()))
    lines = "cd opened/visit-*\n" + BLOCKS[7]
    assert run(fresh, lines).returncode != 0
    believed = re.sub(r"^  grep -q .*package\.json\n", "", lines, flags=re.MULTILINE)
    assert believed != lines, "and the tools say so too, told how many must have signed"
    assert run(fresh, believed).returncode != 0
