"""Every truncation and every single bit of a small package: refused, or of no effect at all.

Outside the signature file every bit counts: names, sizes, dates and attributes of the ZIP too.
Inside it some bits carry nothing (a copy of the authority's certificate, version numbers); a
package with such a bit changed is the same package, and is judged the same in every answer.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from models.errors import PackageError
from sync.keys.bundle import load_trust
from sync.keys.verifying import SignatureVerdict
from sync.package import manifest, reader
from sync.package.bag import Bag
from sync.package.reader import Examination
from sync.package.verdict import PackageVerdict
from tests.sync.package.kit import PACKS

KEPT = Path(__file__).parents[1] / "kept" / "packages" / "visit-package-1"
EXPECTED = json.loads((KEPT / "expected.json").read_text("utf-8"))
DATA = (KEPT / EXPECTED["package"]).read_bytes()
TRUST = load_trust(KEPT / "trust.pem")
BAG = Bag.opened(io.BytesIO(DATA))
SIGNATURE = BAG.members[manifest.SIGNATURE]
INSIDE = range(SIGNATURE.offset, SIGNATURE.offset + SIGNATURE.size)
STRUCTURE = frozenset(range(len(DATA))) - {
    at for m in BAG.members.values() for at in range(m.offset, m.offset + m.size)
}
"""Places of the ZIP's own bytes: headers, names, directory, end."""


@pytest.fixture(autouse=True)
def _one_signature_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine flips of ten leave signature and signed bytes as they are; ask about these once."""
    asked, known = reader.verify_detached, dict[tuple[bytes, bytes], SignatureVerdict]()

    def remembered(data: bytes, signature: bytes, *rest: Any) -> SignatureVerdict:
        key = data, signature
        if key not in known:
            known.clear()
            known[key] = asked(data, signature, *rest)
        return known[key]

    monkeypatch.setattr(reader, "verify_detached", remembered)


def judged(data: bytes) -> PackageVerdict:
    examination = Examination(TRUST, EXPECTED["moment"], PACKS)
    examination.run(io.BytesIO(data))
    return examination.verdict()


def flipped(at: int, bit: int) -> bytes:
    changed = bytearray(DATA)
    changed[at] ^= 1 << bit
    return bytes(changed)


def said(verdict: PackageVerdict) -> dict[str, object]:
    """Everything the verdict says but the digest of the signature file, which is no identity."""
    return verdict.model_dump(exclude={"signature_sha256"})


def refuse_all(places: Iterable[tuple[int, int]]) -> None:
    for at, bit in places:
        verdict = judged(flipped(at, bit))
        assert not verdict.accepted, (at, bit)
        assert verdict.code


def count_inside(places: Iterable[tuple[int, int]]) -> Counter[str]:
    """Flip inside the signature; what is accepted must be judged as the untouched one is."""
    whole, came = said(judged(DATA)), Counter[str]()
    for at, bit in places:
        verdict = judged(flipped(at, bit))
        if verdict.accepted:
            assert said(verdict) == whole, (at, bit)
        came[verdict.code or "without effect"] += 1
    return came


def test_the_package_itself_is_accepted() -> None:
    verdict = judged(DATA)
    assert verdict.accepted
    assert verdict.package_digest == EXPECTED["package_digest"]


def test_every_truncation_is_refused() -> None:
    for length in range(len(DATA)):
        with pytest.raises(PackageError) as refusal:
            Bag.opened(io.BytesIO(DATA[:length]))
        assert refusal.value.code in {"package-cut", "package-zip-gap", "package-zip"}


def test_a_bit_in_every_byte_of_the_structure_is_refused() -> None:
    refuse_all((at, at % 8) for at in sorted(STRUCTURE))


def test_sampled_bits_outside_the_signature_are_refused() -> None:
    places = [at for at in range(0, len(DATA), 97) if at not in INSIDE]
    refuse_all((at, at % 8) for at in places)


def test_sampled_bits_inside_the_signature_change_nothing_or_are_refused() -> None:
    came = count_inside((at, at % 8) for at in INSIDE[::11])
    assert came["signature-broken"]
    assert came.total() == len(INSIDE[::11])


@pytest.mark.soak
def test_every_bit_outside_the_signature_is_refused() -> None:
    refuse_all((at, bit) for at in range(len(DATA)) if at not in INSIDE for bit in range(8))


@pytest.mark.soak
def test_every_bit_inside_the_signature_changes_nothing_or_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    came = count_inside((at, bit) for at in INSIDE for bit in range(8))
    with capsys.disabled():
        print(f"\nbits of the signature file: {len(INSIDE) * 8}; {dict(came.most_common())}")
    assert came.total() == 8 * len(INSIDE)
    assert came["without effect"] < came.total() // 2
