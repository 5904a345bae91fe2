"""Marks inside a clause, in any order and back: R2.5 lists and R2.9 grades in a real record."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import FactsError, VisitError
from models.facts import bodies
from models.facts.events import EventType, read_log
from models.facts.snapshot import check_follows, facts_bytes, freeze
from models.facts.state import VisitState, fold
from models.standards.compound import is_compound, judge_parts, part_texts
from models.standards.grading import Outcome, grade_clause
from models.standards.types import Verdict
from models.visits import findings, marking
from models.visits.book import VisitBook
from models.visits.parts import compound_of, mark_part
from models.visits.standing import clause_of
from models.visits.undo import undo
from tests.laptop import FixedClock, new_workspace
from tests.support import LEADER, Chain
from tests.tiered import BOTH, FACILITY, LISTS, TIERED, TIERED_OPENED, item, point

MET, NOT_MET, ABSENT = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE
DEFINITE = (MET, NOT_MET)


@pytest.fixture
def state(book: VisitBook) -> VisitState:
    return book.start(TIERED_OPENED, LEADER)


@pytest.fixture(scope="module")
def shared() -> VisitBook:  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder, new_workspace(Path(folder) / "w") as workspace:
        yield VisitBook(workspace, FixedClock(), BOTH)


def part(
    book: VisitBook, state: VisitState, ref: bodies.ClauseRef, code: str, verdict: Verdict
) -> VisitState:
    return mark_part(book, state, BOTH, LEADER, ref, code, verdict)


REFS = [*(point(c.code) for c in list(TIERED.clauses())[:2]), *map(item, "123")]
WHERE = [(ref, code) for ref in REFS for code in ["C", "B-1", "B-2", "A", "1", "2", "3"]]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("part"), st.sampled_from(WHERE), st.sampled_from([*Verdict])),
        st.tuples(st.just("mark"), st.sampled_from(REFS), st.sampled_from([*Verdict])),
        st.tuples(st.just("note"), st.sampled_from(REFS), st.sampled_from(["", "甲"])),
        st.tuples(st.just("undo"), st.none(), st.none()),
    ),
    max_size=25,
)


def taken(book: VisitBook, state: VisitState, step: tuple[str, object, object]) -> VisitState:
    """Do one step as the screen would; a refusal changes nothing."""
    name, where, what = step
    try:
        if name == "undo":
            return undo(book, state, LEADER)
        if name == "part":
            assert isinstance(where, tuple)
            return part(book, state, *where, Verdict(str(what)))
        assert isinstance(where, bodies.ClauseRef)
        if name == "note":
            return marking.note(book, state, BOTH, LEADER, where, str(what))
        verdict = Verdict(str(what))
        return marking.mark(book, state, BOTH, LEADER, where, verdict, reason="组长同意")
    except VisitError as refused:
        if not refused.code.startswith(("part-", "graded-", "not-applicable-")):
            raise
        return state


def shown(state: VisitState) -> object:
    marks = {k: m.mark.model_copy(update={"undoes": None}) for k, m in state.marks.items()}
    return marks, {k: dict(v) for k, v in state.parts.items()}


@given(steps=STEPS)
@settings(max_examples=80)
def test_parts_marked_and_taken_back_in_any_order_leave_one_consistent_record(
    shared: VisitBook, steps: list[tuple[str, object, object]]
) -> None:
    """R2.5, R2.9: undo is exact, grade and verdict agree, and the list's counts are the log's."""
    state = shared.start(TIERED_OPENED, LEADER)
    stack: list[object] = []
    for step in steps:
        after = taken(shared, state, step)
        if step[0] == "undo":
            assert shown(after) == (stack.pop() if stack else shown(state))
        elif after.count > state.count:
            stack.append(shown(state))
        if step[0] == "part" and after.count > state.count:
            _agrees(after, step[1][0])  # type: ignore[index]
        state = after
    for ref in REFS[:2]:
        _graded_agrees(state, ref)
    _counts_agree(shared, state)
    while stack:
        state = undo(shared, state, LEADER)
        assert shown(state) == stack.pop()
    _counts_agree(shared, state)


def _agrees(state: VisitState, ref: bodies.ClauseRef) -> None:
    """Right after a step on a part, whatever the parts say is what the clause says."""
    found = compound_of(state, clause_of(state, BOTH, ref), ref)
    if found.verdict in DEFINITE:
        assert state.verdict(ref.pack, ref.clause) is found.verdict


def _graded_agrees(state: VisitState, ref: bodies.ClauseRef) -> None:
    """A graded clause never says anything but what its points and the whole say."""
    clause, whole = clause_of(state, BOTH, ref), state.verdict(ref.pack, ref.clause)
    said = state.parts.get((ref.pack, ref.clause), {})
    marks = {f"{clause.code}/{code}": verdict for code, verdict in said.items()}
    if whole in (ABSENT, Verdict.TO_VERIFY):
        marks[clause.code] = whole
    outcome = grade_clause(clause, marks).outcome
    assert compound_of(state, clause, ref).grade is outcome
    expected = {Outcome.D: NOT_MET, Outcome.E: ABSENT}
    if outcome is Outcome.OPEN:
        assert whole in (Verdict.UNCHECKED, Verdict.TO_VERIFY)
    else:
        assert whole is expected.get(outcome, MET)


def _counts_agree(book: VisitBook, state: VisitState) -> None:
    folded = fold(read_log(book.events(state.visit_id)))
    assert folded == book.load(state.visit_id) == state
    row = book.summary(state.visit_id)
    kept = Counter(m.mark.verdict for m in folded.marks.values())
    assert (row.met, row.not_met) == (kept[MET], kept[NOT_MET])
    assert (row.not_applicable, row.to_verify) == (kept[ABSENT], kept[Verdict.TO_VERIFY])


def test_r2_3_undoing_a_part_brings_the_reason_of_not_applicable_back(
    book: VisitBook, state: VisitState
) -> None:
    ref = item("1")
    state = marking.mark(book, state, BOTH, LEADER, ref, ABSENT, reason="组长同意", place="药房")
    before = shown(state)
    state = part(book, state, ref, "1", NOT_MET)
    assert state.verdict(ref.pack, ref.clause) is NOT_MET
    state = undo(book, state, LEADER)
    assert shown(state) == before
    assert not undo(book, state, LEADER).marks


def test_r2_9_a_graded_clause_that_is_no_longer_to_verify_says_what_its_points_say(
    book: VisitBook, state: VisitState
) -> None:
    ref = point("1.1/1")
    state = part(book, state, ref, "C", NOT_MET)
    state = marking.mark(book, state, BOTH, LEADER, ref, Verdict.TO_VERIFY)
    assert compound_of(state, clause_of(state, BOTH, ref), ref).grade is Outcome.OPEN
    state = marking.clear(book, state, BOTH, LEADER, ref)
    assert state.verdict(ref.pack, ref.clause) is NOT_MET
    state = undo(book, state, LEADER)
    assert state.verdict(ref.pack, ref.clause) is Verdict.TO_VERIFY


def test_r2_9_b_waits_for_c_and_a_for_b(book: VisitBook, state: VisitState) -> None:
    ref = point("1.1/1")
    for code in ("B-1", "A"):
        with pytest.raises(VisitError) as refused:
            part(book, state, ref, code, MET)
        assert refused.value.code == "part-not-yet"
    state = part(book, state, ref, "C", MET)
    state = part(book, state, ref, "B-1", MET)
    with pytest.raises(VisitError):
        part(book, state, ref, "A", MET)
    state = part(book, state, ref, "B-2", MET)
    assert state.verdict(ref.pack, ref.clause) is Verdict.UNCHECKED
    state = part(book, state, ref, "A", NOT_MET)
    assert compound_of(state, clause_of(state, BOTH, ref), ref).grade is Outcome.B


@pytest.mark.parametrize(
    ("where", "code", "verdict", "said"),
    [
        (point("1.1/1"), "C", ABSENT, "part-not-applicable"),
        (point("1.1/1"), "D", MET, "part-unknown"),
        (item("1"), "9", MET, "part-unknown"),
        (item("1"), "1", ABSENT, "part-not-applicable"),
    ],
)
def test_what_no_part_takes_is_refused(
    book: VisitBook,
    state: VisitState,
    where: bodies.ClauseRef,
    code: str,
    verdict: Verdict,
    said: str,
) -> None:
    with pytest.raises(VisitError) as refused:
        part(book, state, where, code, verdict)
    assert refused.value.code == said
    assert book.load(state.visit_id) == state


def test_a_part_that_needs_what_the_facility_lacks_is_left_out_until_it_has_it(
    book: VisitBook, state: VisitState
) -> None:
    ref = item("3")
    state = part(book, state, ref, "2", MET)
    assert state.verdict(ref.pack, ref.clause) is MET
    having = FACILITY.model_copy(update={"features": {"imaging": "yes"}})
    state = findings.set_facility(book, state, LEADER, having)
    assert compound_of(state, clause_of(state, BOTH, ref), ref).open == ("1", "3")


def test_order_of_parts_plays_no_part() -> None:
    for clause in LISTS.clauses():
        assert is_compound(clause)
        codes = [code for code, _ in part_texts(clause)]
        said = dict(zip(codes, [MET, NOT_MET, MET], strict=True))
        turned = dict(reversed(said.items()))
        assert judge_parts(clause, said) == judge_parts(clause, turned)


@pytest.mark.parametrize(
    ("where", "code", "verdict"),
    [
        (point("1.1/1"), "C", ABSENT),
        (point("1.1/1"), "Z", MET),
        (point("7.7/7"), "C", MET),
        (item("1"), "9", NOT_MET),
    ],
)
def test_a_forged_log_with_parts_no_program_writes_is_refused_in_one_sentence(
    where: bodies.ClauseRef, code: str, verdict: Verdict
) -> None:
    honest = Chain(TIERED_OPENED)
    honest.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    data = facts_bytes(freeze(fold(honest.events), BOTH))
    forged = Chain(TIERED_OPENED)
    marked = bodies.PartMarked(pack=where.pack, clause=where.clause, part=code, verdict=verdict)
    forged.add(EventType.PART_MARKED, marked)
    forged.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    with pytest.raises(FactsError) as refused:
        check_follows(data, forged.events, BOTH)
    assert refused.value.sentence("zh")
