"""The published sets of packages: what was said of each on the day it was kept is said for ever."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from models.standards.types import Pack
from sync.keys.trust import Trust
from sync.package.reader import examine

KEPT = Path(__file__).parents[1] / "kept" / "packages"
SETS = "conformance-*"
GOOD = sorted(KEPT.glob(f"{SETS}/good/*.json"))
REFUSED = sorted(KEPT.glob(f"{SETS}/refused/*.json"))
MOST = 60_000


@cache
def packs(folder: Path) -> dict[str, Pack]:
    """The standards of a set; what they are is fixed by the name, not by the bytes."""
    found = sorted((folder / "packs").glob("*.json"))
    return {f.stem: Pack.model_validate_json(f.read_text("utf-8"), strict=False) for f in found}


@cache
def trust(path: Path) -> Trust:
    return Trust.from_pem(path.read_bytes())


def judged(case: Path) -> tuple[dict[str, Any], Any]:
    said = json.loads(case.read_text("utf-8"))
    folder = case.parents[1]
    known = packs(folder)
    chosen = {k: v for k, v in known.items() if k in said.get("packs", known)}
    package = case.with_suffix(".zip")
    return said, examine(package, trust(folder / said["trust"]), said["moment"], chosen)


def ids(case: Path) -> str:
    return f"{case.parents[1].name}/{case.stem}"


def test_a_set_is_large_enough_and_its_files_small() -> None:
    assert {"plain", "amendment", "withheld", "graded"} <= {case.stem for case in GOOD}
    assert len(REFUSED) >= 30
    files = [f for f in KEPT.glob(f"{SETS}/**/*") if f.is_file()]
    assert max(f.stat().st_size for f in files) < MOST


@pytest.mark.parametrize("case", [*GOOD, *REFUSED], ids=ids)
def test_a_kept_case_is_the_one_that_was_kept(case: Path) -> None:
    said = json.loads(case.read_text("utf-8"))
    assert hashlib.sha256(case.with_suffix(".zip").read_bytes()).hexdigest() == said["sha256"]


@pytest.mark.parametrize("case", GOOD, ids=ids)
def test_a_good_one_is_accepted(case: Path) -> None:
    said, verdict = judged(case)
    assert verdict.accepted, verdict.sentence("en")
    told = (verdict.revision, verdict.newer_minor, verdict.follows.held)
    assert told == (said["revision"], said["newer_minor"], said["follows"])
    digests = (verdict.package_digest, verdict.facts_digest)
    assert digests == (said["package_digest"], said["facts_digest"])
    assert bool(verdict.unknown_packs) == (said["follows"] is None)


@pytest.mark.parametrize("case", REFUSED, ids=ids)
def test_a_refused_one_is_refused_with_its_code(case: Path) -> None:
    said, verdict = judged(case)
    assert not verdict.accepted
    assert verdict.code == said["code"]
