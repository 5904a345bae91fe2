"""What an office enters is kept for ever, read back strictly, or refused in one sentence."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.base import Record
from models.district.desk import Desk
from models.errors import ExpectedError, StandardError, StoreError
from models.standards.ledgers.cohort import Size
from models.standards.ledgers.duties import DutyDone
from models.standards.ledgers.entries import (
    KINDS,
    SUBJECTS,
    FacilityNamed,
    PlanFacility,
    RegionSet,
    TargetFigures,
    entry,
)
from models.standards.ledgers.progress import TaskEntry, TaskStatus
from models.standards.ledgers.review import Violation
from models.standards.ledgers.review_entries import (
    CityReviewed,
    CountyListed,
    KeyAnswer,
    RectificationOrdered,
    Revisited,
)
from models.standards.ledgers.types import Region
from models.store import ledgers as store
from tests.models.district.books import (
    ACTION,
    DAY,
    HOSPITAL,
    NOW,
    ROUND,
    TASKS,
    add,
    books,
    figures,
    task,
)

names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)


days = st.dates().map(lambda d: d.isoformat())


entries: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        TaskEntry,
        task=st.integers(1, 59),
        status=st.sampled_from(TaskStatus),
        recorded_on=days,
        due_on=st.none() | days,
        evidence=st.lists(names, max_size=3).map(tuple),
        note=names,
    ),
    st.builds(DutyDone, institution=names, duty=st.just("T35"), part=names, done_on=days),
    st.builds(
        Size,
        code=names,
        as_of=days,
        people=st.none() | st.integers(0, 10**6),
        staff=st.none() | st.integers(0, 500),
    ),
    st.builds(Violation, institution=names, found_on=days, severe=st.booleans(), basis=names),
    st.builds(RegionSet, area=names, region=st.none() | st.sampled_from(Region), as_of=days),
    st.builds(PlanFacility, institution=names, name=names, accepted_on=days),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(entries, max_size=12))
def test_what_is_added_is_read_back_in_the_order_of_adding(desk: Desk, given: list[Record]) -> None:
    with desk.workspace.write() as connection:
        before = len(store.history(connection, "any-ledger"))
        for record in given:
            store.add(connection, "any-ledger", record, NOW)
    with desk.workspace.write() as connection:
        found = [one.record for one in store.history(connection, "any-ledger")][before:]

    def nfc(record: Record) -> object:
        return type(record), unicodedata.normalize("NFC", record.model_dump_json())

    assert [nfc(one) for one in found] == [nfc(one) for one in given]


def test_every_kind_says_what_it_is_about() -> None:
    assert set(KINDS.values()) == set(SUBJECTS)
    assert all(SUBJECTS[kind] in kind.model_fields for kind in KINDS.values())


def test_an_entry_never_changes_and_never_goes(desk: Desk) -> None:
    add(desk, TASKS, task(1, TaskStatus.DONE))
    for change in ("UPDATE ledger_entry SET subject = '2'", "DELETE FROM ledger_entry"):
        with pytest.raises(DBAPIError), desk.workspace.write() as connection:
            connection.execute(text(change))
    assert books(desk).ledger(TASKS).lines[0].state.status is TaskStatus.DONE


@pytest.mark.parametrize(
    ("kind", "subject", "data"),
    [
        ("task", "1", b"{}"),
        ("task", "1", b"not json"),
        ("task", "1", b"\xff"),
        ("task", "2", b'{"recorded_on":"2024-03-01","status":"done","task":1}'),
        ("task", "1", b'{"recorded_on":"2024-03-01", "status":"done","task":1}'),
        ("task", "1", b'{"later":1,"recorded_on":"2024-03-01","status":"done","task":1}'),
    ],
)
def test_a_damaged_entry_is_one_sentence(desk: Desk, kind: str, subject: str, data: bytes) -> None:
    with desk.workspace.write() as connection:
        connection.execute(
            text("INSERT INTO ledger_entry VALUES (7, :l, :k, :s, :a, 0, :d)"),
            {"l": TASKS, "k": kind, "s": subject, "a": NOW.utc, "d": data},
        )
    with pytest.raises(StoreError) as refused:
        books(desk)
    assert refused.value.code == "ledgerbook-damaged"
    assert "7" in refused.value.sentence("zh")


def test_a_kind_of_a_newer_program_is_left_alone(desk: Desk) -> None:
    with desk.workspace.write() as connection:
        connection.execute(
            text("INSERT INTO ledger_entry VALUES (1, :l, 'star', 's', :a, 0, :d)"),
            {"l": TASKS, "a": NOW.utc, "d": b"{}"},
        )
    assert len(books(desk).ledger(TASKS).lines) == 59


WRONG: list[tuple[str, Record, str]] = [
    (TASKS, task(60, TaskStatus.DONE), "ledger-entry-unknown"),
    (TASKS, task(22, TaskStatus.DONE, project="凌云"), "ledger-entry-unknown"),
    (TASKS, task(1, TaskStatus.DONE, due_on="2024-02-30"), "ledger-date-unreal"),
    (
        ACTION,
        DutyDone(institution="X", duty="T35", part="别的", done_on=DAY),
        "ledger-part-unknown",
    ),
    (
        ACTION,
        DutyDone(institution="X", duty="T99", part="别的", done_on=DAY),
        "ledger-target-unknown",
    ),
    (
        ACTION,
        DutyDone(institution=" ", duty="T35", part="自查自纠", done_on=DAY),
        "ledger-subject-empty",
    ),
    (ACTION, figures("T01", " ", 1, 2), "ledger-subject-empty"),
    (ACTION, figures("T01", "全国", 3, 2), "ledger-part-larger"),
    (ACTION, figures("T22", "X", 3, 2), "ledger-figure-unknown"),
    (
        ACTION,
        TargetFigures(target="T01", year=2025, area="全国", as_of=DAY),
        "ledger-figures-none",
    ),
    (
        ACTION,
        TargetFigures(target="T01", year=2025, area="全国", as_of=DAY, part=("a",), whole=("b",)),
        "ledger-part-outside",
    ),
    (
        HOSPITAL,
        PlanFacility(institution="X", name="样例", accepted_on=DAY, plate_on="2024-02-01"),
        "ledger-dates-turned",
    ),
    (
        HOSPITAL,
        RectificationOrdered(institution="X", ordered_on=DAY, due_on=DAY),
        "plan-term-early",
    ),
    (
        HOSPITAL,
        Revisited(institution="X", ordered_on=DAY, visited_on=DAY, reached=True),
        "plan-order-unknown",
    ),
    (
        ROUND,
        CityReviewed(
            institution="X",
            year=2024,
            reviewed_on=DAY,
            key_answers=(KeyAnswer(item="别的", words="有"),),
        ),
        "ledger-key-unknown",
    ),
    (
        HOSPITAL,
        CountyListed(institution="X", year=2024, county="样例县", reported_on=DAY),
        "ledger-kind-not-here",
    ),
    (ROUND, FacilityNamed(code="X", name="样例"), "ledger-kind-not-here"),
    ("no-such-ledger", FacilityNamed(code="X", name="样例"), "ledger-not-here"),
    (TASKS, task(1, TaskStatus.DONE, evidence=("文" * 200,) * 200), "ledgerbook-too-long"),
]


@pytest.mark.parametrize(("ledger", "record", "code"), WRONG)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    desk: Desk, ledger: str, record: Record, code: str
) -> None:
    with pytest.raises(ExpectedError) as refused:
        add(desk, ledger, record)
    assert refused.value.code == code
    with desk.workspace.write() as connection:
        assert store.history(connection, ledger) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"note": "\ud800"},
        {"status": "finished"},
        {"note": "长" * 4001},
        {"recorded_on": "1.3.2024"},
    ],
)
def test_what_a_person_typed_wrongly_is_one_sentence(wrong: dict[str, object]) -> None:
    given = {"task": 1, "status": TaskStatus.DONE, "recorded_on": DAY, **wrong}
    with pytest.raises(StandardError) as refused:
        entry(TaskEntry, **given)
    assert refused.value.code == "ledger-entry-invalid"
    assert "长长" not in str(refused.value)
