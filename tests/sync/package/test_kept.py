"""Packages that are out there stay readable: judged as of their moment, by their own lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sync.keys.bundle import load_trust, read_bundle
from sync.package.reader import examine, open_package
from sync.receipt import ReceiptStatus, read_receipt
from tests.sync.package.kit import PACKS

KEPT = Path(__file__).parents[2] / "kept" / "packages"
SAMPLES = sorted(path.parent for path in KEPT.glob("*/expected.json"))


def test_there_is_a_sample() -> None:
    assert SAMPLES


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_a_kept_package_is_accepted_as_of_its_moment(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    trust, moment = load_trust(folder / "trust.pem"), expected["moment"]
    verdict = examine(folder / expected["package"], trust, moment, PACKS)
    assert verdict.accepted, verdict.sentence("en")
    assert verdict.follows.held
    assert verdict.package_digest == expected["package_digest"]
    assert verdict.facts_digest == expected["facts_digest"]
    assert verdict.files == expected["files"]
    assert read_bundle((folder / "trust-bundle.p7m").read_bytes(), trust, moment)


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_a_kept_receipt_lists_what_the_kept_package_holds(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    trust, moment = load_trust(folder / "trust.pem"), expected["moment"]
    (file,) = folder.glob("receipt-*.p7m")
    receipt, _verdict = read_receipt(file.read_bytes(), trust, moment)
    assert receipt.status is ReceiptStatus.IMPORTED
    with open_package(folder / expected["package"], trust, moment) as opened:
        assert receipt.files == opened.files


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_without_its_moment_a_kept_package_is_stale_but_whole(folder: Path) -> None:
    """Why the receipt's time and the lists of that time are archived."""
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    trust = load_trust(folder / "trust.pem")
    verdict = examine(folder / expected["package"], trust, "2100-01-01T00:00:00.000Z")
    assert verdict.code == "signer-expired"
    assert verdict.intact.held
    assert verdict.valid.held
