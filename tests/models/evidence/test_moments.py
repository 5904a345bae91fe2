"""The camera's moment beside the laptop's."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from models.evidence import shelf
from models.evidence.intake import prepare
from models.evidence.moments import came_in, moment_of
from models.facts.bodies import EvidenceAdded
from models.visits.book import VisitBook
from tests.laptop import OPENED, PACKS, FixedClock, new_workspace, ref
from tests.models.evidence.hostile import patched_exif
from tests.support import LEADER


def photo(taken: str, camera: str | None = "X") -> EvidenceAdded:
    return EvidenceAdded(
        sha256="a" * 64, size=1, mime="image/jpeg", extension="jpg", taken_at=taken, camera=camera
    )


def test_a_claim_is_put_right_by_what_a_photographed_clock_showed() -> None:
    came = datetime(2026, 3, 12, 10, 0)
    found = moment_of(photo("2026:03:12 09:45:26+08:00"), {"X": 86}, came)
    assert found
    assert found.corrected == datetime(2026, 3, 12, 9, 44)
    assert (found.ahead, found.before_intake) == (86, timedelta(minutes=16))
    unknown = moment_of(photo("2026:03:12 10:45:26", None), {"X": 86}, came)
    assert unknown
    assert unknown.ahead is None
    assert unknown.before_intake == -timedelta(minutes=45, seconds=26)


def test_a_claim_that_is_no_moment_is_none() -> None:
    for claim in ("", "2026:02:31 09:00:00", "yesterday"):
        assert moment_of(photo(claim), {}, None) is None


def test_the_log_tells_when_it_came_in(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "w") as workspace:
        book = VisitBook(workspace, FixedClock(), PACKS)
        state = book.start(OPENED, LEADER)
        made = prepare(patched_exif())
        state = shelf.add(book, state, LEADER, made, ref("1"))
        kept = state.evidence[made.sha256]
        assert (kept.camera, kept.taken_offset) == ("HUAWEI P40 Pro", "+08:00")
        assert kept.taken_where == "29.563010,106.551560"
        assert isinstance(came_in(book, state.visit_id, made.sha256), datetime)
        assert came_in(book, state.visit_id, "f" * 64) is None
