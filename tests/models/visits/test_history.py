"""The history of a clause says everything that happened to it, and nothing else."""

from datetime import timedelta

from models.evidence import shelf
from models.facts.bodies import Room
from models.facts.events import EventType
from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits import findings, marking, parts, rooms
from models.visits.book import VisitBook
from models.visits.history import Back, What, history
from models.visits.undo import redo, undo
from tests.laptop import FixedClock, ref
from tests.models.visits.test_undo import PACKS, PHOTOS, begun
from tests.support import EVALUATOR, LEADER


def told(book: VisitBook, state: VisitState, clause: str) -> list[tuple[str, str | None]]:
    found = history(book, state, PACKS, ref(clause))
    return [(one.kind.value, one.verdict and one.verdict.value) for one in found]


def test_every_kind_of_event_of_a_clause_is_there_in_order(book: VisitBook) -> None:
    state = begun(book)
    own = (PACKS, LEADER, ref("2"))
    state = marking.mark(book, state, *own, Verdict.NOT_MET, note="看了")
    state = marking.mark(book, state, PACKS, LEADER, ref("3"), Verdict.MET)
    state = parts.mark_part(book, state, *own, "2", Verdict.NOT_MET)
    state = rooms.see(book, state, *own, "诊室一", Verdict.MET)
    state = shelf.add(book, state, LEADER, PHOTOS[0], ref("2"))
    state = shelf.caption(book, state, LEADER, PHOTOS[0].sha256, "药柜")
    state = findings.record_finding(book, state, *own, "缺换药室。", place="诊室一")
    (one,) = state.findings
    state = findings.withdraw_finding(book, state, EVALUATOR, one, "重复")
    assert told(book, state, "2") == [
        ("mark", "not_met"),
        ("part_marked", "not_met"),
        ("room_seen", "met"),
        ("evidence_linked", None),
        ("evidence_captioned", None),
        ("finding_recorded", None),
        ("finding_withdrawn", None),
    ]
    found = history(book, state, PACKS, ref("2"))
    assert found[0].details == ((What.NOTE, "看了"),)
    assert found[1].details == ((What.PART, "2 换药室"),)
    assert (found[-1].who, found[-1].details) == ("组员乙", ((What.REASON, "重复"),))


def test_an_undo_and_a_redo_name_the_step(book: VisitBook) -> None:
    state = marking.mark(book, begun(book), PACKS, LEADER, ref("3"), Verdict.MET)
    step = state.count
    state = undo(book, state, EVALUATOR)
    found = history(book, state, PACKS, ref("3"))
    assert [one.stands for one in found] == [False, True]
    assert (found[-1].back, found[-1].of) == (Back.UNDO, step)
    state = redo(book, state, EVALUATOR)
    found = history(book, state, PACKS, ref("3"))
    assert [one.back for one in found] == [None, Back.UNDO, Back.REDO]
    assert found[-1].of == step
    assert found[0].stands


def test_figures_are_told_with_their_labels_and_the_time_is_local(book: VisitBook) -> None:
    book.clock = FixedClock(step=timedelta(seconds=1))
    state = begun(book)
    state = marking.measure(book, state, PACKS, LEADER, ref("1"), {"part": 3, "whole": 9})
    (only,) = history(book, state, PACKS, ref("1"))
    assert only.kind is EventType.MEASURED
    assert only.details == ((What.FIGURE, "分子 3"), (What.FIGURE, "分母 9"))
    assert (only.on, only.time[:5]) == ("2021-09-15", "10:30")


def test_another_clause_and_other_events_stay_out(book: VisitBook) -> None:
    state = begun(book)
    state = rooms.set_rooms(book, state, LEADER, [Room(kind="诊室", name="诊室一")])
    assert history(book, state, PACKS, ref("3")) == ()
