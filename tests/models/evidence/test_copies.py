"""Covered copies in the record: beside the original, linked alike, the newest one counting."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from models.errors import EvidenceError, VisitError
from models.evidence import copies, shelf
from models.evidence.cover import Arrow, Box, Shape
from models.evidence.intake import Prepared, prepare
from models.facts.bodies import CarriageSet
from models.facts.carriage import carriage_counts, carried, stand_ins, with_carriage
from models.facts.state import VisitState
from models.standards.parts_types import Tags
from models.visits import closing
from models.visits.book import VisitBook
from models.visits.privacy import open_photos, risk_of
from tests.laptop import OPENED, PACK, plain_clause, ref
from tests.support import LEADER, PACK_SHA, pack

COVERED: tuple[Shape, ...] = (Box(10, 10, 300, 300),)
BETTER: tuple[Shape, ...] = (Box(10, 10, 500, 500),)
RISKY = pack(
    plain_clause("1").model_copy(update={"tags": Tags(themes=(), places=(), privacy_risk=2)}),
    plain_clause("2"),
)


def photo(colour: str = "red") -> Prepared:
    out = io.BytesIO()
    Image.new("RGB", (1200, 800), colour).save(out, "JPEG")
    return prepare(out.getvalue())


@pytest.fixture
def state(book: VisitBook) -> VisitState:
    state = book.start(OPENED, LEADER)
    state = shelf.add(book, state, LEADER, photo(), ref("1"), "候诊区")
    return shelf.link(book, state, LEADER, photo().sha256, ref("2"))


def cover(book: VisitBook, state: VisitState, shapes: tuple[Shape, ...] = COVERED) -> VisitState:
    """Cover the sample photo as the editor does."""
    base = copies.base_of(state, photo().sha256)
    data = shelf.EvidenceReader(book.workspace).read(base.sha256)
    return copies.add_copy(book, state, LEADER, copies.make(data, shapes), base, shapes)


def test_a_copy_is_linked_like_its_original_whose_bytes_stay(
    book: VisitBook, state: VisitState
) -> None:
    state = cover(book, state)
    original, copy = state.evidence.values()
    assert (copy.of, copy.treatment, copy.caption) == (original.sha256, "redacted", "候诊区")
    assert all(copy.sha256 in state.links[(PACK.id, code)] for code in ("1", "2"))
    reader = shelf.EvidenceReader(book.workspace)
    assert reader.read(original.sha256) == photo().original
    assert copy.preview is not None
    assert shelf.thumbnail(book.workspace, copy.sha256)
    assert book.load(state.visit_id) == state
    assert [e.sha256 for e in carried(with_carriage(state.evidence.values(), None))] == [
        copy.sha256
    ]


def test_covering_again_goes_on_from_the_copy_and_only_the_newest_counts(
    book: VisitBook, state: VisitState
) -> None:
    state = cover(book, cover(book, state), (Arrow((600, 600), (900, 700)),))
    original, first, second = state.evidence.values()
    assert (second.of, second.treatment) == (original.sha256, "redacted")
    assert copies.base_of(state, first.sha256) == second
    shown = stand_ins(state.evidence.values(), state.links[(PACK.id, "1")])
    assert [e.sha256 for e in shown] == [second.sha256]
    with Image.open(io.BytesIO(shelf.EvidenceReader(book.workspace).read(second.sha256))) as image:
        assert image.crop((20, 20, 290, 290)).convert("L").getextrema()[1] < 12


def test_a_copy_that_was_only_drawn_on_stands_beside_its_original(
    book: VisitBook, state: VisitState
) -> None:
    state = cover(book, state, (Arrow((60, 60), (90, 70)),))
    original, drawn = state.evidence.values()
    assert drawn.treatment == "annotated"
    shown = stand_ins(state.evidence.values(), state.links[(PACK.id, "1")])
    assert shown == (original, drawn)


def test_a_photo_leaves_a_clause_with_its_copies(book: VisitBook, state: VisitState) -> None:
    state = cover(book, state)
    copy = list(state.evidence)[-1]
    state = copies.take_off(book, state, LEADER, copy, ref("1"))
    assert (PACK.id, "1") not in state.links
    assert len(state.links[(PACK.id, "2")]) == 2
    assert copies.take_off(book, state, LEADER, copy, ref("1")) is state


def test_the_same_copy_again_and_a_closed_visit_are_refused(
    book: VisitBook, state: VisitState
) -> None:
    base = state.evidence[photo().sha256]
    made = copies.make(photo().original, COVERED)
    state = copies.add_copy(book, state, LEADER, made, base, COVERED)
    with pytest.raises(VisitError) as refused:
        copies.add_copy(book, state, LEADER, made, base, COVERED)
    assert refused.value.code == "copy-known"
    with pytest.raises(EvidenceError):
        copies.make(b"no picture", COVERED)
    assert book.load(state.visit_id) == state


def test_photos_covered_all_over_are_still_copies_of_their_own(
    book: VisitBook, state: VisitState
) -> None:
    state = shelf.add(book, state, LEADER, photo("blue"), ref("1"))
    everything = (Box(0, 0, 1200, 800),)
    for colour in ("red", "blue"):
        base = state.evidence[photo(colour).sha256]
        made = copies.make(photo(colour).original, everything, state.evidence)
        state = copies.add_copy(book, state, LEADER, made, base, everything)
    assert len(carried(with_carriage(state.evidence.values(), None))) == 2


def test_originals_leave_only_with_a_reason(book: VisitBook, state: VisitState) -> None:
    state = cover(book, state)
    for carry in ("original", "both"):
        with pytest.raises(VisitError) as refused:
            copies.set_carriage(book, state, LEADER, carry, "  ")
        assert refused.value.code == "carriage-needs-reason"
    state = copies.set_carriage(book, state, LEADER, "both", "区卫健委要求核对原件")
    assert state.carriage == CarriageSet(carry="both", reason="区卫健委要求核对原件")
    assert carriage_counts(state.evidence.values(), state.carriage).staying == 0
    state = copies.set_carriage(book, state, LEADER, "redacted")
    counts = carriage_counts(state.evidence.values(), state.carriage)
    assert (counts.photos, counts.covered, counts.staying) == (1, 1, 1)
    assert copies.set_carriage(book, state, LEADER, "redacted") is state


def test_closing_names_clauses_whose_photos_nobody_looked_at(book: VisitBook) -> None:
    packs = {PACK_SHA: RISKY}
    state = book.start(OPENED, LEADER)
    for colour in ("red", "blue"):
        state = shelf.add(book, state, LEADER, photo(colour), ref("1"))
    state = shelf.add(book, state, LEADER, photo("green"), ref("2"))

    def warned(now: VisitState) -> list[tuple[str | None, dict[str, str]]]:
        found = closing.blockers(now, packs)
        return [(b.clause, dict(b.said)) for b in found if b.code == "photo-not-covered"]

    assert (risk_of(RISKY, "1"), risk_of(RISKY, "2")) == (2, 0)
    assert warned(state) == [("1", {"count": "2"})]
    state = cover(book, state)
    assert open_photos(state, RISKY.id, "1") == (photo("blue").sha256,)
    people = copies.say(book, state, LEADER, photo("blue").sha256, "people")
    assert warned(people) == [("1", {"count": "1"})]
    state = copies.say(book, people, LEADER, photo("blue").sha256, "nobody")
    assert warned(state) == []
    assert copies.say(book, state, LEADER, photo("blue").sha256, "nobody") is state
    assert book.load(state.visit_id) == state
