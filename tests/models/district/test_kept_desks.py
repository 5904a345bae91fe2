"""Desks kept from earlier programs: each opens, says the same and goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.district.records import PackageStatus
from models.district.schema import DESK
from models.facts.canonical import digest
from tests.kept.workspaces.make_desk import BULK, OFFICE, OTHER_VISIT, PASSPHRASE
from tests.models.district.arrivals import PHOTO_BYTES
from tests.models.district.test_deposit import bring

KEPT = Path(__file__).resolve().parents[2] / "kept" / "workspaces"
DESKS = sorted(KEPT.glob("desk-v*"))


def test_every_version_that_was_ever_written_is_kept() -> None:
    assert f"desk-v{len(DESK.migrations)}" in {p.name for p in DESKS}


@pytest.mark.parametrize("kept", DESKS, ids=lambda p: p.name)
def test_a_kept_desk_opens_reads_and_takes_in_more(kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "desk"))
    with Desk.open(folder, PASSPHRASE) as desk:
        assert desk.office == OFFICE
        (case,) = desk.list_cases()
        assert (case.packages, case.decision_outdated) == (len(desk.case(case.id).packages), True)
        assert len(desk.case(case.id).decisions) == 1
        found = desk.list_packages()
        for package in found:
            reader = desk.reader(package.digest)
            for path, sha256, size in reader.members():
                data = reader.read_path(path)
                assert (digest(data), len(data)) == (sha256, size)
            assert reader.read(digest(PHOTO_BYTES)) == PHOTO_BYTES
            with reader.open(digest(PHOTO_BYTES)) as stream:
                assert stream.read() == PHOTO_BYTES
        waits = [p for p in found if p.status is PackageStatus.HELD]
        assert [p.visit_id for p in waits] == [OTHER_VISIT]
        assert desk.receipt(waits[0].digest) == b"no receipt"
        if kept.name != "desk-v2":
            with desk.store.stream(digest(BULK)) as stream:
                assert stream.read() == BULK
        assert desk.reader(bring(desk, revision=9)).read(digest(PHOTO_BYTES)) == PHOTO_BYTES
        assert len(desk.list_packages()) == len(found) + 1
