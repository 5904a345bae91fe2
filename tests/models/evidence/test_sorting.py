"""Photos of one import go to their clauses in one step, or wait in the tray."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image

from models.errors import StoreError, VisitError
from models.evidence import shelf, slate_memory, sorting
from models.evidence.intake import prepare
from models.evidence.slate import ClockShown, Code, Shot, parse, slate_text
from models.evidence.sorting import Held, Outcome, attach, send, set_camera, sort, tray
from models.facts.state import VisitState
from models.store import settings
from models.store.workspace import Workspace
from models.visits import places
from models.visits.book import VisitBook
from models.visits.findings import record_finding
from tests.laptop import OPENED, PACK, PACKS, FixedClock, ref
from tests.support import LEADER

NOON, PHONE = 1_790_049_600, "HUAWEI NOH-AN00"


@pytest.fixture
def state(book: VisitBook) -> VisitState:
    state = book.start(OPENED, LEADER)
    for shade in (10, 20, 30):
        out = io.BytesIO()
        Image.new("L", (60, 40), shade).save(out, "PNG")
        state = shelf.add(book, state, LEADER, prepare(out.getvalue()), None)
    return state


def shots(state: VisitState, at: int = NOON) -> list[Shot]:
    return [
        Shot(sha256=sha, name=f"{n}.jpg", camera=PHONE, at=at + 10 * n)
        for n, sha in enumerate(state.evidence)
    ]


def shown(code: Code | None, at: int, name: str = "slate.jpg") -> Shot:
    sha256 = hashlib.sha256(f"{name}{at}".encode()).hexdigest()
    return Shot(sha256=sha256, name=name, camera=PHONE, at=at, code=code)


def slate(state: VisitState, clause: str = "1", room: str = "", pack: str = PACK.id) -> Code | None:
    return parse(slate_text(state.visit_id, room, pack, clause, NOON))


def test_what_has_no_clause_waits_in_the_tray(book: VisitBook, state: VisitState) -> None:
    first, *others = tray(state)
    state = shelf.link(book, state, LEADER, first.sha256, ref("1"))
    assert list(tray(state)) == others
    state = shelf.unlink(book, state, LEADER, first.sha256, ref("1"))
    assert first in tray(state)


def test_photos_after_a_slate_are_linked_and_named_after_the_room(
    book: VisitBook, state: VisitState
) -> None:
    room = next(iter(places.rooms(state, PACKS)), None)
    name = room.name if room else ""
    a, b, c = state.evidence
    state = shelf.caption(book, state, LEADER, c, "药柜")
    before = state.count
    taken = [*shots(state), shown(slate(state, room=name), NOON + 5)]
    state, outcome = sort(book, state, PACKS, LEADER, taken)
    assert state.links == {(PACK.id, "1"): (b, c)}
    assert outcome == Outcome(sorted=2, clauses=1, waiting=1, slates=1)
    assert [e.sha256 for e in tray(state)] == [a]
    assert (state.evidence[b].caption, state.evidence[c].caption) == (name, "药柜")
    assert book.load(state.visit_id) == state
    assert state.count == before + 2 + bool(name)


def test_sorting_again_changes_nothing(book: VisitBook, state: VisitState) -> None:
    taken = [*shots(state), shown(slate(state), NOON - 5)]
    state, _ = sort(book, state, PACKS, LEADER, taken)
    again, outcome = sort(book, state, PACKS, LEADER, taken)
    assert again is state
    assert (outcome.sorted, outcome.waiting) == (0, 0)


def test_links_and_the_last_slate_are_kept_together_or_not_at_all(
    book: VisitBook, state: VisitState, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [shown(slate(state), NOON - 60), *shots(state)]

    def full(*_words: object) -> None:
        raise StoreError("disk-full")

    with monkeypatch.context() as broken:
        broken.setattr(slate_memory.settings, "put", full)
        with pytest.raises(StoreError):
            sort(book, state, PACKS, LEADER, listed)
    assert book.load(state.visit_id) == state
    assert slate_memory.kept(book.workspace, state.visit_id) == ()
    after, outcome = sort(book, state, PACKS, LEADER, listed)
    assert outcome.sorted == len(listed) - 1
    assert after.count > state.count
    assert len(slate_memory.kept(book.workspace, state.visit_id)) == 1


def test_a_photo_that_was_put_elsewhere_by_hand_stays_there(
    book: VisitBook, state: VisitState
) -> None:
    first = next(iter(state.evidence))
    state = send(book, state, LEADER, [first], ref("2"))
    state, outcome = sort(
        book, state, PACKS, LEADER, [*shots(state), shown(slate(state), NOON - 5)]
    )
    assert state.links[(PACK.id, "2")] == (first,)
    assert first not in state.links[(PACK.id, "1")]
    assert outcome.sorted == 2


@pytest.mark.parametrize("which", ["foreign", "clause", "pack", "timeless"])
def test_a_slate_that_cannot_be_followed_is_told_and_everything_waits(
    book: VisitBook, state: VisitState, which: str
) -> None:
    code = {
        "foreign": parse(slate_text("another visit", "", PACK.id, "1", NOON)),
        "clause": slate(state, clause="99.9"),
        "pack": slate(state, pack="unknown-pack"),
        "timeless": slate(state),
    }[which]
    one = shown(code, NOON - 5)
    if which == "timeless":
        one = Shot(sha256=one.sha256, name=one.name, camera=PHONE, at=None, code=code)
    after, outcome = sort(book, state, PACKS, LEADER, [*shots(state), one])
    assert after is state
    assert (outcome.sorted, outcome.waiting) == (0, 3)
    assert (outcome.foreign, outcome.unknown) == ((1, 0) if which == "foreign" else (0, 1))


def test_a_photographed_clock_is_kept_for_its_camera(book: VisitBook, state: VisitState) -> None:
    taken = [*shots(state), shown(ClockShown(NOON), NOON + 540)]
    state, outcome = sort(book, state, PACKS, LEADER, taken)
    assert state.cameras == {PHONE: 540}
    assert outcome.ahead == ((PHONE, 540),)
    assert set_camera(book, state, LEADER, PHONE, 540) is state
    assert set_camera(book, state, LEADER, "", -3).cameras == {PHONE: 540, "": -3}


def test_several_go_to_a_clause_by_hand_in_one_step(book: VisitBook, state: VisitState) -> None:
    first, second, third = state.evidence
    state = send(book, state, LEADER, [first, third], ref("1"), "治疗室")
    assert state.links == {(PACK.id, "1"): (first, third)}
    assert [e.sha256 for e in tray(state)] == [second]
    assert state.evidence[third].caption == "治疗室"
    assert send(book, state, LEADER, [first], ref("2")) is state


def later(state: VisitState, at: int, by: str = PHONE) -> list[Shot]:
    """The photos of the record as a second cable import brings them."""
    return [
        Shot(sha256=sha, name=f"IMG_{n}.jpg", camera=by, at=at + n)
        for n, sha in enumerate(state.evidence)
    ]


def test_a_second_import_goes_on_after_the_last_slate(book: VisitBook, state: VisitState) -> None:
    first = [shown(slate(state, clause="2"), NOON), shown(slate(state, room="药房"), NOON + 60)]
    same, outcome = sort(book, state, PACKS, LEADER, first)
    assert same is state
    assert outcome == Outcome(slates=2)
    again = VisitBook(book.workspace, FixedClock(), PACKS)  # the program was closed in between
    state, outcome = sort(again, state, PACKS, LEADER, later(state, NOON + 600))
    assert state.links == {(PACK.id, "1"): tuple(state.evidence)}
    assert (outcome.sorted, outcome.continued, outcome.slates) == (3, 3, 0)
    assert not tray(state)


@pytest.mark.parametrize("why", ["before", "second", "day", "camera", "nameless", "visit", "time"])
def test_uncertain_photos_of_a_second_import_wait(
    book: VisitBook, state: VisitState, why: str
) -> None:
    """Before the last slate, in its very second, on another day, by another camera."""
    by = "" if why == "nameless" else PHONE
    first = Shot("f" * 64, "a.jpg", by, NOON, slate(state))
    sort(book, state, PACKS, LEADER, [first])
    if why == "visit":
        foreign = parse(slate_text("another visit", "", PACK.id, "1", NOON))
        sort(book, state, PACKS, LEADER, [Shot("e" * 64, "b.jpg", PHONE, NOON + 5, foreign)])
    at = {"before": NOON - 600, "second": NOON, "day": NOON + 86_400}.get(why, NOON + 600)
    camera = {"camera": "Canon EOS-M50", "nameless": ""}.get(why, PHONE)
    one, *_ = later(state, at, camera)
    if why == "time":
        one = Shot(one.sha256, one.name, PHONE, None)
    after, outcome = sort(book, state, PACKS, LEADER, [one])
    assert after is state
    assert (outcome.sorted, outcome.continued, outcome.waiting) == (0, 0, 1)


def test_a_slate_of_the_same_import_counts_before_a_remembered_one(
    book: VisitBook, state: VisitState
) -> None:
    sort(book, state, PACKS, LEADER, [shown(slate(state), NOON)])
    taken = [*later(state, NOON + 60), shown(slate(state, clause="2"), NOON + 61)]
    state, outcome = sort(book, state, PACKS, LEADER, taken)
    a, b, c = state.evidence
    assert state.links[(PACK.id, "1")][:1] == (a,)
    assert set(state.links[(PACK.id, "2")]) | set(state.links[(PACK.id, "1")]) == {a, b, c}
    assert c in state.links[(PACK.id, "2")]
    assert outcome.continued == len(state.links[(PACK.id, "1")])


def test_an_older_slate_that_comes_later_is_not_the_last_one(
    book: VisitBook, state: VisitState
) -> None:
    sort(book, state, PACKS, LEADER, [shown(slate(state), NOON)])
    sort(book, state, PACKS, LEADER, [shown(slate(state, clause="2"), NOON - 600)])
    state, _ = sort(book, state, PACKS, LEADER, later(state, NOON + 5))
    assert state.links == {(PACK.id, "1"): tuple(state.evidence)}


@pytest.mark.parametrize("kept", ["{", "[[1]]", "null", '[["a","b","c","d","e","f","g","h"]]'])
def test_a_memory_nobody_can_read_is_none(
    workspace: Workspace, book: VisitBook, state: VisitState, kept: str
) -> None:
    with workspace.write() as connection:
        settings.put(connection, f"slates:{state.visit_id}", kept)
    assert slate_memory.kept(workspace, state.visit_id) == ()
    _, outcome = sort(book, state, PACKS, LEADER, later(state, NOON + 5))
    assert outcome.waiting == 3


def test_photos_for_a_clause_where_patients_are_wait_until_somebody_has_looked(
    book: VisitBook, state: VisitState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "risk_of", lambda _pack, code: 2 if code == "1" else 0)
    a, b, c = state.evidence
    taken = [
        *shots(state),
        shown(slate(state), NOON - 5),
        shown(slate(state, clause="2"), NOON + 15, "b"),
    ]
    state, outcome = sort(book, state, PACKS, LEADER, taken)
    assert state.links == {(PACK.id, "2"): (c,)}
    assert outcome.held == (Held(ref("1"), "", (a, b)),)
    assert (outcome.sorted, outcome.clauses, outcome.waiting) == (1, 1, 2)
    state = send(book, state, LEADER, [b], ref("2"))  # by hand, meanwhile
    before = state.count
    state = attach(book, state, LEADER, outcome.held, "nobody")
    assert state.links[(PACK.id, "1")] == (a,)
    assert state.shows == {a: "nobody"}
    assert state.count == before + 2
    assert attach(book, state, LEADER, outcome.held, "nobody") is state


def test_a_stranger_sorts_nothing(book: VisitBook, state: VisitState) -> None:
    stranger = "00000000-0000-4000-8000-00000000dead"
    with pytest.raises(VisitError) as caught:
        sort(book, state, PACKS, stranger, shots(state))
    with pytest.raises(VisitError) as caught:
        send(book, state, stranger, list(state.evidence), ref("1"))
    assert caught.value.code == "not-in-team"


def test_photos_taken_in_for_a_clause_move_by_their_slate_with_its_finding_and_come_back(
    book: VisitBook, state: VisitState
) -> None:
    a, b, c = state.evidence
    state = send(book, state, LEADER, (a, b, c), ref("2"))
    state = record_finding(book, state, PACKS, LEADER, ref("2"), "柜门未锁", evidence=(a, b))
    state = shelf.link(book, state, LEADER, c, ref("3"))  # has another clause as well
    listed = [*shots(state), shown(slate(state), NOON + 5)]  # after the first, before the others
    before = state
    state, out = sort(book, state, PACKS, LEADER, listed, at=ref("2"))
    assert links(state) == {"2": (a, c), "3": (c,), "1": (b,)}
    assert [one.evidence for one in state.findings.values()] == [(a,)]
    assert (out.sorted, out.waiting, out.slates) == (1, 0, 1)
    state = sorting.take_back(book, state, LEADER, before.count)
    assert links(state) == links(before)
    assert state.findings == before.findings


def links(state: VisitState) -> dict[str, tuple[str, ...]]:
    return {clause: tuple(found) for (_pack, clause), found in state.links.items()}


def test_a_slate_of_the_very_clause_moves_nothing(book: VisitBook, state: VisitState) -> None:
    state = send(book, state, LEADER, state.evidence, ref("1"))
    listed = [shown(slate(state), NOON - 5), *shots(state)]
    after, out = sort(book, state, PACKS, LEADER, listed, at=ref("1"))
    assert (after.head, out.sorted) == (state.head, 0)
