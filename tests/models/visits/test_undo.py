"""Undo and redo over the whole visit, against stacks of pictures and against a plain replay."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import VisitError
from models.evidence import shelf
from models.evidence.intake import Prepared
from models.facts.bodies import Mark, Room
from models.facts.events import Event, EventType, read_log
from models.facts.state import VisitState
from models.standards.parts_types import Part
from models.standards.types import Verdict
from models.visits import closing, findings, marking, parts, rooms, slips
from models.visits.book import Entry, VisitBook
from models.visits.undo import redo, redoable, undo, undoable
from tests.laptop import FACILITY, OPENED, FixedClock, new_workspace, plain_clause, ref
from tests.support import LEADER, PACK_SHA, pack, ratio_clause

LISTED = plain_clause("2").model_copy(
    update={
        "text": "设药房、换药室。",
        "parts": (Part(code="1", text="药房"), Part(code="2", text="换药室")),
    }
)
PACK = pack(ratio_clause("1"), LISTED, plain_clause("3"))
PACKS = {PACK_SHA: PACK}
PHOTOS = [
    Prepared(c * 64, 1, "application/pdf", "pdf", 0, 0, "", c.encode(), None, None) for c in "abc"
]
IDS = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(3)]
ROOMS = ("诊室一", "诊室二", "诊室三")


@pytest.fixture(scope="module")
def shared() -> Iterator[VisitBook]:
    with tempfile.TemporaryDirectory() as folder, new_workspace(Path(folder) / "w") as workspace:
        yield VisitBook(workspace, FixedClock(), PACKS)


def begun(book: VisitBook) -> VisitState:
    state = book.start(OPENED, LEADER)
    return rooms.set_rooms(book, state, LEADER, [Room(kind="诊室", name=n) for n in ROOMS[:2]])


CLAUSES = st.sampled_from(["2", "3"])
SAID = st.sampled_from([Verdict.MET, Verdict.NOT_MET, Verdict.TO_VERIFY, Verdict.UNCHECKED])
HERE = st.sampled_from([Verdict.MET, Verdict.NOT_MET, Verdict.UNCHECKED])
WORDS = st.sampled_from(["", "甲", "乙"])
STEP = st.one_of(
    st.tuples(st.just("mark"), CLAUSES, SAID),
    st.tuples(st.just("note"), CLAUSES, WORDS),
    st.tuples(st.just("part"), st.sampled_from("12"), HERE),
    st.tuples(st.just("room"), st.tuples(CLAUSES, st.sampled_from(ROOMS)), HERE),
    st.tuples(st.just("rooms"), st.integers(1, 3), st.none()),
    st.tuples(st.just("measure"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("photo"), CLAUSES, st.sampled_from(PHOTOS)),
    st.tuples(st.just("unlink"), CLAUSES, st.sampled_from(PHOTOS)),
    st.tuples(st.just("caption"), st.sampled_from(PHOTOS), WORDS),
    st.tuples(st.just("slip"), CLAUSES, st.sampled_from(slips.ANSWERS)),
    st.tuples(st.just("finding"), st.sampled_from(IDS), st.sampled_from(["缺一件。", "缺两件。"])),
    st.tuples(st.just("withdraw"), st.sampled_from(IDS), st.none()),
)
BACK = st.sampled_from([("undo", None, None), ("redo", None, None)])


def do(book: VisitBook, state: VisitState, step: tuple[str, object, object]) -> VisitState:
    """Do one step as the screens do it."""
    name, first, second = step
    own = (book, state, PACKS, LEADER)
    try:
        match name, first, second:
            case "mark", str(), Verdict():
                return marking.mark(*own, ref(first), second)
            case "note", str(), str():
                return marking.note(*own, ref(first), second)
            case "part", str(), Verdict():
                return parts.mark_part(*own, ref("2"), first, second)
            case "room", (str() as clause, str() as room), Verdict():
                return rooms.see(*own, ref(clause), room, second)
            case "rooms", int(), _:
                listed = [Room(kind="诊室", name=n) for n in ROOMS[:first]]
                return rooms.set_rooms(book, state, LEADER, listed)
            case "measure", int(), int():
                values: dict[str, int | str] = {"part": first, "whole": second} if first else {}
                return marking.measure(*own, ref("1"), values)
            case "slip", str(), str():
                return slips.count_slip(*own, ref(first), second)
            case "finding", str(), str():
                return findings.record_finding(*own, ref("3"), second, finding_id=first)
            case _:
                return _with_evidence(book, state, step)
    except VisitError:
        return state  # refused by a rule: no step


def _with_evidence(
    book: VisitBook, state: VisitState, step: tuple[str, object, object]
) -> VisitState:
    match step:
        case "photo", str() as clause, Prepared() as photo:
            own = next((f for f in state.findings.values() if f.clause == clause), None)
            return shelf.add(book, state, LEADER, photo, ref(clause), finding=own)
        case "unlink", str() as clause, Prepared() as photo:
            return shelf.unlink(book, state, LEADER, photo.sha256, ref(clause))
        case "caption", Prepared() as photo, str() as words if photo.sha256 in state.evidence:
            return shelf.caption(book, state, LEADER, photo.sha256, words)
        case "withdraw", str() as one, _ if one in state.findings:
            return findings.withdraw_finding(book, state, LEADER, one)
        case "undo", _, _:
            return undo(book, state, LEADER)
        case "redo", _, _:
            return redo(book, state, LEADER)
    return state


def shown(state: VisitState) -> object:
    """What a person sees; which event said it is no part of that."""
    bare = {"undoes": None, "of_clause": None}
    return (
        {k: m.mark.model_copy(update={"undoes": None}) for k, m in state.marks.items()},
        {k: n.measured.model_copy(update={"undoes": None}) for k, n in state.values.items()},
        dict(state.parts),
        {
            k: {n: r.seen.model_copy(update=bare) for n, r in s.items()}
            for k, s in state.seen.items()
        },
        dict(state.links),
        dict(state.slips),
        dict(state.findings),
        {k: e.caption for k, e in state.evidence.items() if e.caption},  # bytes stay for ever
        state.rooms,
    )


def counted(book: VisitBook, state: VisitState) -> tuple[int, ...]:
    """The row of the list."""
    row = book.summary(state.visit_id)
    return row.met, row.not_met, row.not_applicable, row.to_verify


def standing(book: VisitBook, state: VisitState) -> list[Entry]:
    """The first events, and those of the steps that stand, oldest first."""
    kept, step = [], state.steps.done
    while step is not None:
        kept.append(step)
        step = step.below
    events = list(_events(book, state))
    wanted = {n for one in kept for n in range(one.seq, one.last + 1)}
    wanted |= {e.seq for e in events if e.type == "evidence_added"}
    told = [(EventType(e.type), e.typed_body()) for e in events if e.seq in wanted]
    return [(kind, body) for kind, body in told if body is not None]


def _events(book: VisitBook, state: VisitState) -> Iterator[Event]:
    return read_log(book.events(state.visit_id))


def agrees(book: VisitBook, state: VisitState) -> None:
    """The state is a fold from scratch, and a replay of what stands; the list counts the same."""
    loaded = book.load(state.visit_id)
    assert loaded == state
    assert [s and s.seq for s in (undoable(loaded), redoable(loaded))] == [
        s and s.seq for s in (undoable(state), redoable(state))
    ]
    again = book.append(book.start(OPENED, LEADER), LEADER, standing(book, state))
    assert shown(again) == shown(state)
    assert counted(book, again) == counted(book, state)


@given(steps=st.lists(st.one_of(STEP, STEP, BACK), max_size=22))
@settings(max_examples=150, deadline=None)
def test_any_walk_ends_where_the_standing_steps_lead(
    shared: VisitBook, steps: list[tuple[str, object, object]]
) -> None:
    """Undo shows what was before the step, redo what was before the undo; nothing else moves."""
    state = begun(shared)
    done: list[object] = []
    undone: list[object] = []
    for step in steps:
        after = do(shared, state, step)
        if step[0] == "undo":
            if done or after is not state:
                undone.append(shown(state))
                assert shown(after) == (done.pop() if done else shown(after))
        elif step[0] == "redo":
            if undone:
                done.append(shown(state))
                assert shown(after) == undone.pop()
        elif after is not state:
            undone = []
            if undoable(after) is not undoable(state):  # a photo on its own is no step
                done.append(shown(state))
        state = after
    agrees(shared, state)


@given(steps=st.lists(STEP, min_size=1, max_size=14))
@settings(max_examples=80, deadline=None)
def test_everything_undone_and_redone_is_what_it_was(
    shared: VisitBook, steps: list[tuple[str, object, object]]
) -> None:
    state = begun(shared)
    for step in steps:
        state = do(shared, state, step)
    before, counts, pictures = shown(state), counted(shared, state), []
    while undoable(state):
        pictures.append(shown(state))
        state = undo(shared, state, LEADER)
    for left in (state.marks, state.values, state.links, state.findings, state.rooms):
        assert not left
    assert counted(shared, state) == (0, 0, 0, 0)
    while redoable(state):
        state = redo(shared, state, LEADER)
        assert shown(state) == pictures.pop()
    assert not pictures
    assert shown(state) == before
    assert counted(shared, state) == counts
    agrees(shared, state)


def test_a_photo_and_the_finding_that_shows_it_are_one_step(book: VisitBook) -> None:
    state = begun(book)
    state = do(book, state, ("finding", IDS[0], "缺一件。"))
    state = do(book, state, ("photo", "3", PHOTOS[0]))
    assert state.findings[IDS[0]].evidence == (PHOTOS[0].sha256,)
    state = undo(book, state, LEADER)
    assert not state.links
    assert state.findings[IDS[0]].evidence == ()
    state = redo(book, state, LEADER)
    assert state.links
    assert state.findings[IDS[0]].evidence == (PHOTOS[0].sha256,)


def test_an_undo_names_the_step_and_a_redo_the_undo(book: VisitBook) -> None:
    state = do(book, begun(book), ("mark", "3", Verdict.MET))
    marked = state.count
    state = undo(book, state, LEADER)
    undid = state.count
    state = redo(book, state, LEADER)
    told = [event.body.get("undoes") for event in _events(book, state)]
    assert (told[undid - 1], told[-1]) == (marked, undid)


def test_something_new_clears_what_could_be_redone(book: VisitBook) -> None:
    state = do(book, begun(book), ("mark", "3", Verdict.MET))
    state = undo(book, state, LEADER)
    assert redoable(state)
    facility = FACILITY.model_copy(update={"phone": "000"})
    state = findings.set_facility(book, state, LEADER, facility)
    assert redoable(state) is None
    assert redo(book, state, LEADER) is state


def test_an_amendment_never_undoes_what_was_signed(book: VisitBook) -> None:
    state = do(book, begun(book), ("mark", "3", Verdict.MET))
    state = do(book, state, ("mark", "2", Verdict.MET))
    state = undo(book, state, LEADER)
    for clause in ("1", "2"):
        state = marking.mark(book, state, PACKS, LEADER, ref(clause), Verdict.TO_VERIFY)
    reasons = {(PACK.id, clause): "未查完。" for clause in ("1", "2")}
    state = findings.list_unchecked(book, state, PACKS, LEADER, reasons)
    closed = closing.close(book, state, PACKS, LEADER)
    for act in (undo, redo):
        with pytest.raises(VisitError) as caught:
            act(book, closed, LEADER)
        assert caught.value.code == "visit-closed"
    assert (undoable(closed), redoable(closed)) == (None, None)
    state = closing.reopen(book, closed, LEADER, "笔误")
    assert (undoable(state), redoable(state)) == (None, None)
    assert undo(book, state, LEADER) is state


def test_asking_costs_nothing_after_thousands_of_steps(book: VisitBook) -> None:
    """It was 55 ms at 6,000 events when the log was read anew for every question."""
    entries: list[Entry] = []
    for n in range(6_000):
        said = Mark(pack=PACK.id, clause="3", verdict=Verdict.MET, note=str(n))
        entries.append((EventType.MARK, said))
    state = book.append(begun(book), LEADER, entries)
    start = time.thread_time()
    for _ in range(100):
        assert undoable(state)
    assert time.thread_time() - start < 0.01
    for _ in range(50):
        state = undo(book, state, LEADER)
    assert state.marks[(PACK.id, "3")].mark.note == "5949"
    assert redoable(state)
