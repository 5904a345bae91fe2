"""Three numbers that must be one: cited, present, verified."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pytest

from models.errors import StoreError
from models.evidence.custody import Sent, custody
from models.facts import bodies
from models.facts.events import EventType
from models.facts.state import VisitState, fold
from models.standards.types import Verdict
from tests.support import EVALUATOR, Chain

FACE, DOOR, COVERED = b"a face", b"a door", b"a covered face"


@dataclass
class Store:
    """Bytes in memory; a name in ``broken`` fails when it is read."""

    kept: dict[str, bytes] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    @contextmanager
    def open(self, sha256: str) -> Iterator[BinaryIO]:
        yield _Broken() if sha256 in self.broken else io.BytesIO(self.kept[sha256])

    def read(self, sha256: str) -> bytes:
        return self.kept[sha256]


class _Broken(io.BytesIO):
    def read(self, _size: int | None = -1, /) -> bytes:
        raise StoreError("database-damaged")


def name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def added(data: bytes, **more: str) -> bodies.EvidenceAdded:
    return bodies.EvidenceAdded(
        sha256=name(data), size=len(data), mime="image/jpeg", extension="jpg", **more
    )


@pytest.fixture
def state() -> VisitState:
    """Two photos, one with a covered copy; cited by a clause, a finding and figures."""
    chain, here = Chain(), {"pack": "test-pack", "clause": "1"}
    for piece in (
        added(FACE),
        added(DOOR),
        added(COVERED, of=name(FACE), treatment="redacted"),
    ):
        chain.add(EventType.EVIDENCE_ADDED, piece)
    chain.add(EventType.EVIDENCE_LINKED, bodies.EvidenceLink(**here, sha256=name(FACE)))
    chain.add(EventType.MARK, bodies.Mark(**here, verdict=Verdict.NOT_MET))
    finding = bodies.Finding(**here, id=EVALUATOR, fact="门未关。", evidence=(name(DOOR),))
    chain.add(EventType.FINDING_RECORDED, finding)
    values = {"part": 1, "whole": 4}
    figures = bodies.Measured(**here, values=values, origin="verified", source_evidence=name(DOOR))
    chain.add(EventType.MEASURED, figures)
    return fold(chain.events)


@pytest.fixture
def store() -> Store:
    return Store({name(data): data for data in (FACE, DOOR, COVERED)})


def test_every_piece_says_by_what_it_is_cited_and_where_it_went(
    state: VisitState, store: Store
) -> None:
    sent = (
        Sent(1, frozenset({name(DOOR)}), "imported"),
        Sent(2, frozenset({name(DOOR), name(COVERED)}), ""),
        Sent(2, frozenset({name(DOOR)}), "rejected"),
        Sent(3, frozenset({name(DOOR)}), "returned"),
    )
    held = custody(state, store, sent)
    face, door, covered = held.pieces
    clause = ("test-pack", "1")
    assert (face.clauses, face.findings, face.covered) == ((clause,), (), name(COVERED))
    assert (door.clauses, door.findings, door.figures) == ((), (clause,), (clause,))
    assert (face.packaged, door.packaged, covered.packaged) == ((), (1, 2, 3), (2,))
    assert (door.received, covered.received) == ((1, 3), ()), "what it sends back it has"
    assert covered.treatment == "redacted"
    assert (held.cited, held.present, held.verified, held.copies) == (2, 2, 2, 1)
    assert held.whole


def test_a_missing_piece_is_missing_and_a_changed_one_changed(
    state: VisitState, store: Store
) -> None:
    del store.kept[name(FACE)]
    store.kept[name(DOOR)] = b"A door"
    held = custody(state, store)
    face, door, covered = held.pieces
    assert (face.present, face.verified) == (False, False)
    assert (door.present, door.verified) == (True, False)
    assert covered.whole
    assert (held.cited, held.present, held.verified, held.lost) == (2, 1, 0, 2)
    assert not held.whole


def test_a_page_that_cannot_be_read_is_told_and_does_not_hide_the_others(
    state: VisitState, store: Store
) -> None:
    store.broken.add(name(DOOR))
    held = custody(state, store)
    assert [piece.whole for piece in held.pieces] == [True, False, True]


def test_progress_may_stop_it(state: VisitState, store: Store) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        custody(state, store, progress=stop)
    assert told == [(0, 3), (1, 3)]


def test_a_visit_without_evidence_is_whole(tmp_path: Path) -> None:
    held = custody(fold(Chain().events), Store())
    assert (held.cited, held.whole) == (0, True)
