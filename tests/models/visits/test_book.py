"""The book: what is acknowledged is there, the list agrees with the log, nothing goes half."""

from __future__ import annotations

from dataclasses import fields

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from models.errors import FactsError, StoreError, VisitError
from models.facts import bodies
from models.facts.events import Event, EventType, read_log
from models.facts.state import VisitState, fold
from models.standards.types import Verdict
from models.store.blobs import ORIGINAL, Blob, BlobReader
from models.visits import marking
from models.visits.book import Entry, VisitBook
from models.visits.records import VisitStatus
from tests.laptop import OPENED, PACK, PACKS, ref
from tests.support import LEADER


def marked(clause: str, verdict: Verdict, note: str = "") -> Entry:
    body = bodies.Mark(pack=PACK.id, clause=clause, verdict=verdict, note=note)
    return EventType.MARK, body


def test_a_visit_begins_and_is_listed(book: VisitBook) -> None:
    state = book.start(OPENED, LEADER)
    (summary,) = book.summaries()
    assert summary == book.summary(state.visit_id)
    assert (summary.id, summary.title, summary.facility_name) == (
        state.visit_id,
        "样例检查",
        "样例中心",
    )
    assert (summary.status, summary.total, summary.revision) == (VisitStatus.OPEN, 4, 0)
    assert summary.changed_at == "2021-09-15T02:30:00.000Z"
    assert state.device == book.device_id


def test_later_days_come_first(book: VisitBook) -> None:
    for day in ("2021-09-15", "2021-09-17", "2021-09-16"):
        book.start(OPENED.model_copy(update={"visit_on": day}), LEADER)
    days = [summary.visit_on for summary in book.summaries()]
    assert days == ["2021-09-17", "2021-09-16", "2021-09-15"]


def test_the_log_unfolds_to_the_same_state(book: VisitBook, state: VisitState) -> None:
    after = book.append(state, LEADER, [marked("1", Verdict.MET), marked("2", Verdict.NOT_MET)])
    assert book.load(state.visit_id) == after
    assert fold(read_log(book.events(state.visit_id))) == after
    assert after.opened_event.offset == 480


def test_the_list_counts_what_the_log_says(book: VisitBook, state: VisitState) -> None:
    for entry in (
        marked("1", Verdict.MET),
        marked("2", Verdict.TO_VERIFY),
        marked("1", Verdict.NOT_MET),
        marked("4", Verdict.NOT_APPLICABLE),
        marked("2", Verdict.UNCHECKED),
    ):
        state = book.append(state, LEADER, [entry])
    state = book.append(state, LEADER, [marked("3", Verdict.MET), marked("3", Verdict.TO_VERIFY)])
    found = book.summary(state.visit_id)
    assert (found.met, found.not_met, found.not_applicable, found.to_verify) == (0, 1, 1, 1)


def test_a_stale_state_is_refused_and_nothing_is_kept(book: VisitBook, state: VisitState) -> None:
    after = book.append(state, LEADER, [marked("1", Verdict.MET)])
    with pytest.raises(StoreError) as caught:
        book.append(state, LEADER, [marked("2", Verdict.MET)], [Blob("c" * 64, ORIGINAL, b"x")])
    assert caught.value.code == "visit-changed-elsewhere"
    assert book.load(state.visit_id) == after
    with pytest.raises(KeyError):
        BlobReader(book.workspace).read("c" * 64)


def test_events_that_make_no_sense_are_refused_before_they_are_kept(
    book: VisitBook, state: VisitState
) -> None:
    foreign = bodies.Mark(pack="other-pack", clause="1", verdict=Verdict.MET)
    with pytest.raises(FactsError):
        book.append(state, LEADER, [marked("1", Verdict.MET), (EventType.MARK, foreign)])
    assert book.load(state.visit_id) == state


def test_what_belongs_together_fails_together(book: VisitBook, state: VisitState) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        book.append(state, LEADER, [marked("1", Verdict.MET)], also=failing)
    assert book.load(state.visit_id) == state


def test_nothing_to_append_is_nothing(book: VisitBook, state: VisitState) -> None:
    assert book.append(state, LEADER, []) is state


def test_words_are_kept_in_their_one_form(book: VisitBook, state: VisitState) -> None:
    typed = "cafe\u0301\r\n二\0"
    after = book.append(state, LEADER, [marked("1", Verdict.MET, typed)])
    assert after.marks[(PACK.id, "1")].mark.note == "café\n二"
    after = marking.note(book, after, PACKS, LEADER, ref("1"), "half a pair \ud800")
    assert after.marks[(PACK.id, "1")].mark.note == "half a pair ?"


def test_what_is_written_unchecked_is_what_a_reader_would_accept(
    book: VisitBook, state: VisitState
) -> None:
    """The writer skips the reader's checks because a mark waits for them; this holds them equal."""
    book.append(state, LEADER, [marked("1", Verdict.MET, note="a\x00\r\né\x7f")])
    written = list(read_log(book.events(state.visit_id)))
    assert [event.type for event in written] == ["visit_opened", "mark"]
    assert all(Event(**vars(event)) == event for event in written)


def test_a_full_log_is_told_before_anything_is_written(
    book: VisitBook, state: VisitState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.visits.book.MAX_EVENTS", 2)
    after = book.append(state, LEADER, [marked("1", Verdict.MET)])
    with pytest.raises(VisitError) as refused:
        book.append(after, LEADER, [marked("2", Verdict.MET)])
    assert refused.value.code == "visit-full"
    assert book.load(state.visit_id) == after


def test_a_state_has_its_fields_and_no_other(book: VisitBook, state: VisitState) -> None:
    after = book.append(state, LEADER, [marked("1", Verdict.MET)])
    assert set(vars(after)) == {one.name for one in fields(VisitState)}


def test_a_mark_that_fails_at_the_driver_leaves_nothing_and_the_next_one_works(
    book: VisitBook, state: VisitState
) -> None:
    with book.workspace.write() as connection:
        connection.execute(
            text(
                "CREATE TEMP TRIGGER refuse BEFORE INSERT ON event"
                " BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        )
    with pytest.raises(dbapi2.Error):
        book.append(state, LEADER, [marked("1", Verdict.MET)])
    assert book.load(state.visit_id) == state
    with book.workspace.write() as connection:
        connection.execute(text("DROP TRIGGER refuse"))
    assert book.append(state, LEADER, [marked("1", Verdict.MET)]).count == 2


def test_a_mark_inside_a_write_is_our_bug(book: VisitBook, state: VisitState) -> None:
    with book.workspace.write(), pytest.raises(RuntimeError):
        book.append(state, LEADER, [marked("1", Verdict.MET)])


def test_a_changed_line_is_found(book: VisitBook, state: VisitState) -> None:
    state = book.append(state, LEADER, [marked("1", Verdict.MET)])
    state = book.append(state, LEADER, [marked("2", Verdict.MET)])
    with book.workspace.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER event_never_changes")
        connection.exec_driver_sql(
            "UPDATE event SET line = CAST(replace(CAST(line AS TEXT), '\"met\"', '\"not_met\"')"
            " AS BLOB) WHERE seq = 2"
        )
    with pytest.raises(FactsError) as caught:
        book.load(state.visit_id)
    assert caught.value.code == "events-chain"


def test_a_lost_last_line_is_found(book: VisitBook, state: VisitState) -> None:
    state = book.append(state, LEADER, [marked("1", Verdict.MET)])
    with book.workspace.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER event_never_goes")
        connection.exec_driver_sql("DELETE FROM event WHERE seq = 2")
    with pytest.raises(StoreError) as caught:
        book.load(state.visit_id)
    assert caught.value.code == "visit-damaged"


def test_an_unknown_visit(book: VisitBook) -> None:
    for asked in (book.load, book.summary):
        with pytest.raises(KeyError):
            asked("11111111-1111-4111-8111-111111111111")


def test_the_facility_s_new_name_is_listed(book: VisitBook, state: VisitState) -> None:
    renamed = state.facility.model_copy(update={"name": "新名"})
    entry = (EventType.FACILITY_SET, bodies.FacilitySet(facility=renamed))
    book.append(state, LEADER, [entry])
    assert book.summary(state.visit_id).facility_name == "新名"


def test_the_editions_that_visits_stand_on_are_counted(book: VisitBook, state: VisitState) -> None:
    again = book.start(state.opened, state.opened_event.actor)

    assert again.visit_id != state.visit_id
    assert book.standards_in_use() == {ref.sha256: 2 for ref in state.opened.packs}
