"""Marks, figures and undo: what the rules allow, and that undo restores exactly."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import VisitError
from models.evidence import shelf
from models.evidence.intake import Prepared
from models.facts.bodies import ClauseRef
from models.facts.snapshot import judge
from models.facts.state import VisitState
from models.standards.judgement import ClauseOutcome
from models.standards.loading import available
from models.standards.types import Verdict
from models.visits import findings, marking
from models.visits.book import VisitBook
from models.visits.undo import undo, undoable
from tests.laptop import FACILITY, OPENED, PACK, PACKS, FixedClock, new_workspace, ref
from tests.support import EVALUATOR, LEADER


def mark(book: VisitBook, state: VisitState, clause: str, verdict: str, **more: str) -> VisitState:
    return marking.mark(book, state, PACKS, LEADER, ref(clause), Verdict(verdict), **more)


def refusal(book: VisitBook, state: VisitState, clause: str, verdict: str, **more: str) -> str:
    with pytest.raises(VisitError) as caught:
        mark(book, state, clause, verdict, **more)
    assert caught.value.sentence("zh")
    assert caught.value.sentence("en")
    assert book.load(state.visit_id) == state
    return caught.value.code


def test_a_mark_is_kept_with_who_and_when(book: VisitBook, state: VisitState) -> None:
    state = marking.mark(book, state, PACKS, EVALUATOR, ref("1"), Verdict.MET, place="门诊")
    found = book.load(state.visit_id).marks[(PACK.id, "1")]
    assert (found.mark.verdict, found.mark.place) == (Verdict.MET, "门诊")
    assert (found.event.actor, found.event.at) == (EVALUATOR, "2021-09-15T02:30:00.000Z")


def test_another_verdict_keeps_note_and_place(book: VisitBook, state: VisitState) -> None:
    state = mark(book, state, "1", "met", note="看过", place="门诊")
    state = mark(book, state, "1", "not_met")
    found = state.marks[(PACK.id, "1")].mark
    assert (found.verdict, found.note, found.place) == (Verdict.NOT_MET, "看过", "门诊")
    state = marking.clear(book, state, PACKS, LEADER, ref("1"))
    assert state.verdict(PACK.id, "1") is Verdict.UNCHECKED
    assert state.marks[(PACK.id, "1")].mark.note == "看过"
    state = marking.note(book, state, PACKS, LEADER, ref("1"), "")
    assert (PACK.id, "1") not in state.marks


def test_the_same_mark_again_is_no_event(book: VisitBook, state: VisitState) -> None:
    once = mark(book, state, "1", "met")
    assert mark(book, once, "1", "met") is once
    assert marking.clear(book, once, PACKS, LEADER, ref("2")) is once


def test_not_applicable_follows_the_pack(book: VisitBook, state: VisitState) -> None:
    assert refusal(book, state, "1", "not_applicable") == "not-applicable-forbidden"
    assert refusal(book, state, "4", "not_applicable") == "not-applicable-needs-reason"
    assert refusal(book, state, "4", "not_applicable", reason=" ") == "not-applicable-needs-reason"
    state = mark(book, state, "3", "not_applicable")
    state = mark(book, state, "4", "not_applicable", reason="没有这项服务")
    state = mark(book, state, "4", "not_applicable", note="已核对")
    assert state.marks[(PACK.id, "4")].mark.reason == "没有这项服务"
    state = mark(book, state, "4", "met")
    assert state.marks[(PACK.id, "4")].mark.reason == ""


@pytest.mark.parametrize("beds", ["yes", "unknown"])
def test_not_applicable_by_profile_needs_the_profile(
    book: VisitBook, state: VisitState, beds: str
) -> None:
    facility = FACILITY.model_copy(update={"beds": beds})
    state = findings.set_facility(book, state, LEADER, facility)
    assert refusal(book, state, "3", "not_applicable") == "not-applicable-profile"
    told = [marking.forbids_not_applicable(c, facility) for c in PACK.clauses()]
    never, profile = "not-applicable-forbidden", "not-applicable-profile"
    assert [error and error.code for error in told] == [never, never, profile, None]


def test_the_shipped_wards_are_not_applicable_where_there_are_no_beds() -> None:
    without = FACILITY.model_copy(update={"beds": "no"})
    wards = [c for loaded in available() for c in loaded.pack.clauses() if c.needs]
    assert wards
    assert not any(marking.forbids_not_applicable(clause, without) for clause in wards)


def test_a_stranger_cannot_mark(book: VisitBook, state: VisitState) -> None:
    stranger = "99999999-9999-4999-8999-999999999999"
    with pytest.raises(VisitError) as caught:
        marking.mark(book, state, PACKS, stranger, ref("1"), Verdict.MET)
    assert caught.value.code == "not-in-team"


def test_a_clause_that_is_none_is_our_bug(book: VisitBook, state: VisitState) -> None:
    for wrong in (ref("99"), ClauseRef(pack="other-pack", clause="1")):
        with pytest.raises(KeyError):
            marking.mark(book, state, PACKS, LEADER, wrong, Verdict.MET)


def test_a_text_that_is_too_long_is_told(book: VisitBook, state: VisitState) -> None:
    assert refusal(book, state, "1", "met", note="长" * 4001) == "text-too-long"


def measured(book: VisitBook, state: VisitState, **values: int | str) -> VisitState:
    return marking.measure(book, state, PACKS, LEADER, ref("1"), dict(values))


def test_verified_figures_decide_and_reported_ones_do_not(
    book: VisitBook, state: VisitState
) -> None:
    state = mark(book, state, "1", "met")
    figures = {"part": 3, "whole": 10}
    told = marking.measure(book, state, PACKS, LEADER, ref("1"), figures, "self_reported", "年报")
    assert judge(told, PACK).clauses[0].outcome is ClauseOutcome.UNDETERMINED
    seen = measured(book, told, **figures)
    assert judge(seen, PACK).clauses[0].outcome is ClauseOutcome.MET
    assert measured(book, seen, **figures) is seen
    assert not measured(book, seen, part="", whole="").values


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (-1, "value-not-whole"),
        (True, "value-not-whole"),
        ("3", "value-not-whole"),
        (2**53, "value-too-large"),
    ],
)
def test_a_figure_that_is_none(
    book: VisitBook, state: VisitState, value: int | str, code: str
) -> None:
    with pytest.raises(VisitError) as caught:
        measured(book, state, part=value)
    assert caught.value.code == code
    assert caught.value.sentence("zh")


def test_undo_walks_back_step_by_step(book: VisitBook, state: VisitState) -> None:
    assert undoable(state) is None
    assert undo(book, state, LEADER) is state
    state = mark(book, state, "1", "met", note="一")
    state = mark(book, state, "2", "not_met")
    state = mark(book, state, "1", "to_verify")
    step = undoable(state)
    assert step is not None
    assert step.seq == 4
    state = undo(book, state, EVALUATOR)
    assert state.marks[(PACK.id, "1")].mark.note == "一"
    assert state.marks[(PACK.id, "1")].mark.undoes == 4
    assert state.verdict(PACK.id, "1") is Verdict.MET
    state = mark(book, state, "2", "met")
    state = undo(book, state, LEADER)
    assert state.verdict(PACK.id, "2") is Verdict.NOT_MET
    state = undo(book, undo(book, state, LEADER), LEADER)
    assert not state.marks
    assert undo(book, state, LEADER) is state
    assert book.load(state.visit_id) == state


PHOTOS = [
    Prepared(c * 64, 1, "application/pdf", "pdf", 0, 0, "", c.encode(), None, None) for c in "abc"
]
CLAUSES = st.sampled_from(["1", "2", "3"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("mark"), CLAUSES, st.sampled_from(["met", "not_met", "to_verify"])),
        st.tuples(st.just("note"), CLAUSES, st.sampled_from(["", "甲", "乙"])),
        st.tuples(st.just("clear"), CLAUSES, st.just("")),
        st.tuples(st.just("measure"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("add"), CLAUSES, st.sampled_from(PHOTOS)),
        st.tuples(st.just("unlink"), CLAUSES, st.sampled_from(PHOTOS)),
        st.tuples(st.just("undo"), st.just(""), st.just("")),
    ),
    max_size=14,
)


def taken(book: VisitBook, state: VisitState, step: tuple[str, object, object]) -> VisitState:
    """Do one random step as the screen would."""
    name, first, second = step
    where = ref(str(first)) if name in ("mark", "note", "clear", "add", "unlink") else ref("1")
    match name:
        case "mark":
            return marking.mark(book, state, PACKS, LEADER, where, Verdict(str(second)))
        case "note":
            return marking.note(book, state, PACKS, LEADER, where, str(second))
        case "clear":
            return marking.clear(book, state, PACKS, LEADER, where)
        case "measure":
            figures = {"part": first, "whole": second} if first else {}
            return marking.measure(book, state, PACKS, LEADER, where, figures)  # type: ignore[arg-type]
        case "add":
            assert isinstance(second, Prepared)
            return shelf.add(book, state, LEADER, second, where)
        case "unlink":
            assert isinstance(second, Prepared)
            return shelf.unlink(book, state, LEADER, second.sha256, where)
    return undo(book, state, LEADER)


def shown(state: VisitState) -> object:
    """What a person sees of marks, figures and links."""
    return (
        {k: m.mark.model_copy(update={"undoes": None}) for k, m in state.marks.items()},
        {k: n.measured.model_copy(update={"undoes": None}) for k, n in state.values.items()},
        dict(state.links),
    )


@pytest.fixture(scope="module")
def shared() -> VisitBook:  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder, new_workspace(Path(folder) / "w") as workspace:
        yield VisitBook(workspace, FixedClock(), PACKS)


LINK_STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "unlink"]), st.just("1"), st.sampled_from(PHOTOS)),
    min_size=4,
    max_size=8,
)


def test_undo_puts_a_photo_back_in_its_place(book: VisitBook, state: VisitState) -> None:
    for paper in PHOTOS:
        state = shelf.add(book, state, LEADER, paper, ref("1"))
    before = state.links
    state = shelf.unlink(book, state, LEADER, PHOTOS[0].sha256, ref("1"))
    state = undo(book, state, LEADER)
    assert state.links == before
    state = undo(book, state, LEADER)
    assert state.links == {(PACK.id, "1"): (PHOTOS[0].sha256, PHOTOS[1].sha256)}


@given(steps=st.one_of(STEPS, LINK_STEPS))
@settings(max_examples=60)
def test_undo_restores_exactly_and_the_log_is_the_state(
    shared: VisitBook, steps: list[tuple[str, object, object]]
) -> None:
    """Against a stack of pictures: every undo shows what was shown before the undone step."""
    state = shared.start(OPENED, LEADER)
    stack = []
    for step in steps:
        after = taken(shared, state, step)
        if step[0] == "undo":
            assert shown(after) == (stack.pop() if stack else shown(state))
        elif shown(after) != shown(state) or after.count > state.count:
            stack.append(shown(state))
        state = after
    assert shared.load(state.visit_id) == state
    while stack:
        state = undo(shared, state, LEADER)
        assert shown(state) == stack.pop()
    assert undo(shared, state, LEADER) is state
    counts = shared.summary(state.visit_id)
    assert (counts.met, counts.not_met, counts.to_verify) == (0, 0, 0)


@given(
    marks=st.lists(
        st.tuples(CLAUSES, st.sampled_from(["met", "not_met"])),
        max_size=6,
        unique_by=lambda step: step[0],
    ),
    order=st.randoms(),
)
@settings(max_examples=20)
def test_the_order_of_marks_on_different_clauses_does_not_matter(
    shared: VisitBook, marks: list[tuple[str, str]], order: object
) -> None:
    states = []
    for _ in range(2):
        state = shared.start(OPENED, LEADER)
        for clause, verdict in marks:
            state = mark(shared, state, clause, verdict)
        states.append(shown(state))
        order.shuffle(marks)  # type: ignore[attr-defined]
    assert states[0] == states[1]
