"""What holds for every shipped pack: its digest, its twin, its soundness, its source."""

import hashlib
import time
from pathlib import Path

import pytest

from models.facts.bodies import Facility
from models.standards import loading
from models.standards.checker import check
from models.standards.loading import LoadedPack, available
from models.standards.twin import twin, twin_file
from models.standards.types import FACILITY_FEATURES, FACILITY_FIELDS, FACILITY_FIGURES
from tests import support

DIGESTS = {
    # Published: visits are frozen by these. A changed pack is a new edition or a conscious act.
    "community-hospital-cq-2020": (
        "50a91bb689db83a70f03a8ae0ee5bfc04edc44621bb0db8be87d2312d9d3d5a9"
    ),
    "community-hospital-cq-2020-content": (
        "3dd84c64fa4acf3253ba041f09118bf5c2299e13ffbaa73fe36d3ad039b64cac"
    ),
    "community-service-quality-2015": (
        "3d8b99bbf5a38c647296b84513d7608d97fd116b9562f38e1d6e44a2aca1d215"
    ),
}
SOURCES = Path(__file__).parents[1] / "sources"


def test_digests_are_the_published_ones() -> None:
    assert {loaded.pack.id: loaded.sha256 for loaded in available()} == DIGESTS


@pytest.mark.parametrize("pack_id", DIGESTS)
def test_the_folder_carries_the_name_of_the_pack(pack_id: str) -> None:
    assert named(pack_id).file.parent.name == pack_id


@pytest.mark.parametrize("pack_id", DIGESTS)
def test_the_checker_has_nothing_to_say(pack_id: str) -> None:
    assert [sentence.text() for sentence in check(named(pack_id).pack)] == []


@pytest.mark.parametrize("pack_id", DIGESTS)
def test_the_twin_is_up_to_date(pack_id: str) -> None:
    """When this fails: python -m models.standards.twin, and read the difference."""
    loaded = named(pack_id)
    assert twin_file(loaded).read_text(encoding="utf-8") == twin(loaded)


@pytest.mark.parametrize("pack_id", DIGESTS)
def test_the_twin_holds_every_text(pack_id: str) -> None:
    loaded = named(pack_id)
    written = twin(loaded)
    texts = [clause.text for clause in loaded.pack.clauses()]
    texts += [note.text for indicator in loaded.pack.indicators() for note in indicator.notes]
    assert [text for text in texts if text not in written] == []


@pytest.mark.parametrize("pack_id", DIGESTS)
def test_the_kept_source_is_the_one_the_pack_names(pack_id: str) -> None:
    pack = named(pack_id).pack
    kept = (SOURCES / f"{pack.source_document}.txt").read_bytes()
    assert hashlib.sha256(kept).hexdigest() == pack.source_sha256


def test_what_a_facility_may_propose_is_what_a_facility_has() -> None:
    assert set(Facility.model_fields) >= FACILITY_FIELDS
    facility = support.opening().facility
    assert {name: facility.has(name) for name in FACILITY_FEATURES} == dict.fromkeys(
        FACILITY_FEATURES, "unknown"
    )
    known = facility.model_copy(update={"staff": 1, "served": 2, "residents": 3})
    assert set(known.figures()) == FACILITY_FIGURES


def test_both_packs_load_fast() -> None:
    """The window waits for this: 150 ms, measured at 40 on two slow cores."""
    best = min(timed_load() for _ in range(3))
    assert best < 0.15


def timed_load() -> float:
    """Seconds for all shipped packs, past the cache."""
    begun = time.thread_time()
    for file in loading.shipped_files():
        loading.load(file)
    return time.thread_time() - begun


def named(pack_id: str) -> LoadedPack:
    """The shipped pack with an id."""
    return next(loaded for loaded in available() if loaded.pack.id == pack_id)
