"""Signatures inside forms: in sequence, the same again, and judged by us and by public tools."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from models.errors import PackageError
from sync.keys.trust import Trust
from sync.pades.judging import judge_paper
from sync.pades.names import DISTRICT
from sync.pades.signing import Seal, countersign, open_fields, sign_paper
from tests.sync.package.kit import district
from tests.sync.pades import kit

PYHANKO = Path(sys.executable).parent / "pyhanko"
MOMENT = "2026-03-02T08:00:00.000Z"


def names(pdf: bytes, trust: Trust | None = None) -> list[tuple[str, bool, bool | None]]:
    found = judge_paper(pdf, trust, MOMENT)
    return [(one.field, one.holds, one.trusted) for one in found.signatures]


def pdfsig(folder: Path, pdf: bytes) -> str:
    file = folder / "form.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False)
    return done.stdout


def pyhanko(folder: Path, pdf: bytes) -> subprocess.CompletedProcess[str]:
    (folder / "form.pdf").write_bytes(pdf)
    root = district().trust.root.public_bytes(Encoding.PEM)
    (folder / "root.pem").write_bytes(root)
    line = ["sign", "validate", "--pretty-print", "--no-revocation-check", "--trust", "root.pem"]
    more = ["--validation-time", "2026-03-02T08:00:00+00:00", "form.pdf"]
    return subprocess.run(
        [PYHANKO, *line, *more], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_same_signing_gives_the_same_bytes_and_leaves_the_base_as_it_was() -> None:
    again = sign_paper(kit.base(), kit.SEALS, district().signer)
    assert again == kit.signed()
    assert b"/ModDate" not in again[len(kit.base()) :], "no clock is asked"
    assert again.startswith(kit.base()), "a signed copy only adds to the base"
    assert sign_paper(kit.base(), (), district().signer) == kit.base()


def test_every_field_is_there_before_the_first_signature() -> None:
    assert set(open_fields(kit.signed())) == {DISTRICT}
    width, height = open_fields(kit.signed())[DISTRICT]
    assert width > 150
    assert height > 60
    assert b"/Type /Annot /P " not in kit.signed()


def test_the_districts_signature_comes_after_and_the_earlier_ones_stay_valid() -> None:
    found = judge_paper(kit.accepted(), district().trust, MOMENT)
    assert found.holds
    assert [one.field for one in found.signatures] == ["evaluator-1", "leader", DISTRICT]
    assert [one.name for one in found.signatures][:2] == ["评价员甲", "组长乙"]
    assert found.waiting == ()


def test_whose_key_it_is_counts_for_the_field() -> None:
    """A laptop cannot sign the district's place, nor the desk the evaluator's."""
    as_district = countersign(
        kit.signed(), Seal(DISTRICT, "某区", "验收意见", MOMENT), district().signer
    )
    assert names(as_district, district().trust)[-1] == (DISTRICT, True, False)
    by_desk = sign_paper(kit.base(), kit.SEALS, district().authority.document_signer())
    assert names(by_desk, district().trust)[0] == ("evaluator-1", True, False)
    by_receipts = countersign(
        kit.signed(),
        Seal(DISTRICT, "某区", "验收意见", MOMENT),
        district().authority.receipt_signer(),
    )
    assert not judge_paper(by_receipts, district().trust, MOMENT).holds


def test_a_stranger_is_not_trusted() -> None:
    other = district("33333333-3333-4333-8333-333333333333", "另一区")
    assert not judge_paper(kit.signed(), other.trust, MOMENT).holds
    assert judge_paper(kit.signed()).holds, "right, whoever it is"


@pytest.mark.parametrize("change", [kit.flipped, kit.edited])
def test_a_change_is_seen_by_us_and_by_pyhanko(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    made = change(kit.accepted())
    assert not judge_paper(made).holds
    assert pyhanko(tmp_path, made).returncode != 0


def test_pdfsig_sees_a_flipped_bit_and_pages_that_are_not_covered(tmp_path: Path) -> None:
    assert pdfsig(tmp_path, kit.flipped(kit.accepted())).count("Signature is Valid.") == 0
    assert "Total document signed" not in pdfsig(tmp_path, kit.edited(kit.accepted()))


def test_public_tools_find_all_three_signatures_valid(tmp_path: Path) -> None:
    assert pdfsig(tmp_path, kit.accepted()).count("Signature is Valid.") == 3
    done = pyhanko(tmp_path, kit.accepted())
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("The signature is judged VALID.") == 3


def test_a_cut_off_last_revision_is_seen_by_nobody_from_the_form_alone(tmp_path: Path) -> None:
    """Why the package names the signers and the digest: see test_papers.py."""
    made = kit.cut(kit.accepted())
    assert judge_paper(made).holds
    assert [one.field for one in judge_paper(made).signatures] == ["evaluator-1", "leader"]
    assert pyhanko(tmp_path, made).returncode == 0


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", kit.base()[:4000], b"\x00" * 400])
def test_what_is_no_form_is_refused_and_judged_without_an_error(data: bytes) -> None:
    assert not judge_paper(data).readable
    with pytest.raises(PackageError) as refused:
        sign_paper(data, kit.SEALS, district().signer)
    assert refused.value.code == "paper-unreadable"
    assert refused.value.sentence()


def test_a_form_without_a_waiting_field_is_not_signed_again() -> None:
    seal = Seal(DISTRICT, "某区", "验收意见", MOMENT)
    for pdf in (kit.base(), kit.accepted()):
        with pytest.raises(PackageError) as refused:
            countersign(pdf, seal, district().authority.document_signer())
        assert refused.value.code == "paper-no-field"
