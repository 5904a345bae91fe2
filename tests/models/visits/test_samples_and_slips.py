"""Samples anyone can draw again, slips that tell nobody's name, and the last visit beside this."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import VisitError
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits import closing, findings, marking, previous, sampling, slips
from models.visits.book import VisitBook
from tests.laptop import OPENED, PACK, PACKS, ref
from tests.support import LEADER


def closed(book: VisitBook) -> VisitState:
    state = book.start(OPENED, LEADER)
    for code in ("1", "2", "3", "4"):
        state = marking.mark(book, state, PACKS, LEADER, ref(code), Verdict.TO_VERIFY)
    reasons = {(PACK.id, code): "待查" for code in "1234"}
    state = findings.list_unchecked(book, state, PACKS, LEADER, reasons)
    for basis in ("declaration", "office"):
        state = findings.answer_veto(
            book, state, PACKS, LEADER, PACK.id, "V1", basis, "none", "复函"
        )
    return closing.close(book, state, PACKS, LEADER)


@given(st.integers(1, 500), st.integers(1, 30), st.text("ABC23", min_size=4, max_size=8))
def test_a_sample_is_within_the_total_without_repeats_and_the_same_again(
    total: int, count: int, seed: str
) -> None:
    drawn = sampling.draw(total, count, seed)
    assert len(drawn) == len(set(drawn)) == min(total, count)
    assert list(drawn) == sorted(drawn)
    assert 1 <= drawn[0] <= drawn[-1] <= total
    assert sampling.draw(total, count, seed) == drawn


def test_the_published_example_of_a_draw() -> None:
    """Kept for ever: paper with this seed on it must be drawn again the same."""
    assert sampling.draw(320, 10, "K7Q2M9XA") == EXAMPLE


EXAMPLE = (78, 85, 97, 102, 125, 126, 149, 204, 243, 268)


def test_a_second_draw_stands_beside_the_first(book: VisitBook) -> None:
    state = book.start(OPENED, LEADER)
    for seed in ("AAAA2222", "BBBB3333"):
        state = sampling.draw_sample(
            book, state, PACKS, LEADER, ref("2"), "门诊处方", 320, 10, seed
        )
    assert [s.seed for s in state.samples[PACK.id, "2"]] == ["AAAA2222", "BBBB3333"]
    assert book.load(state.visit_id) == state


@pytest.mark.parametrize(("total", "count"), [(0, 1), (10, 0), (10_000_001, 5), (10, 1001)])
def test_a_sample_of_nothing(book: VisitBook, total: int, count: int) -> None:
    state = book.start(OPENED, LEADER)
    with pytest.raises(VisitError) as told:
        sampling.draw_sample(book, state, PACKS, LEADER, ref("2"), "病历", total, count)
    assert told.value.code == "sample-size"


def test_slips_are_counted_and_few_are_said_to_be_few(book: VisitBook) -> None:
    state = book.start(OPENED, LEADER)
    for answer in ("satisfied", "satisfied", "not_satisfied", "invalid"):
        state = slips.count_slip(book, state, PACKS, LEADER, ref("2"), answer)
    tally = slips.slip_tally(state, ref("2"))
    assert (tally.satisfied, tally.valid, tally.invalid, tally.few) == (2, 3, 1, True)
    assert book.load(state.visit_id) == state


def test_the_last_visit_of_the_same_code_is_shown_beside(book: VisitBook) -> None:
    texts = {(PACK.id, c.code): c.text for c in PACK.clauses()}
    first = closed(book)
    assert previous.last_visit(book, first, texts) is None
    later = book.start(OPENED.model_copy(update={"visit_on": "2022-03-01"}), LEADER)
    found = previous.last_visit(book, later, texts)
    assert found is not None
    assert found.visit == first.visit_id
    assert found.marks[PACK.id, "2"].verdict is first.verdict(PACK.id, "2")
    assert all(mark.same_text for mark in found.marks.values())
    assert later.verdict(PACK.id, "2") is Verdict.UNCHECKED
    marked = marking.mark(book, later, PACKS, LEADER, ref("2"), Verdict.MET)
    assert marked.verdict(PACK.id, "2") is Verdict.MET
