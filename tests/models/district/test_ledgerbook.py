"""What an office enters in its ledgers: kept for ever, read back strictly, the latest counts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.base import Record
from models.clock import Now
from models.district import ledgerbook
from models.district.decisions import Ruling
from models.district.desk import Desk
from models.errors import ExpectedError, StandardError, StoreError
from models.facts.decision import DecisionOutcome
from models.standards import plans
from models.standards.ledgers.cohort import Size
from models.standards.ledgers.duties import DutyDone, DutyState
from models.standards.ledgers.entries import (
    KINDS,
    SUBJECTS,
    FacilityNamed,
    Figure,
    PlanFacility,
    PlanReport,
    RegionSet,
    TargetFigures,
    entry,
)
from models.standards.ledgers.figures import Concern, counting
from models.standards.ledgers.lines import TaskFilter
from models.standards.ledgers.progress import TaskEntry, TaskStatus
from models.standards.ledgers.review import Violation
from models.standards.ledgers.review_entries import (
    CityReviewed,
    CountyListed,
    KeyAnswer,
    RectificationOrdered,
    Revisited,
)
from models.standards.ledgers.rounds import NoticeState
from models.standards.ledgers.targets import TargetOutcome
from models.standards.ledgers.types import Level, Region
from models.store import ledgers as store
from models.store.shelf import publish
from tests.models.district.arrivals import closed, receive
from tests.support import pack

TASKS, ACTION, HOSPITAL = (
    "xuhui-community-2023",
    "primary-care-action-2023-2025",
    "community-hospital-cq-2020",
)
ROUND = "quality-service-zhongwei-2019"
DAY = "2024-03-01"
NOW = Now(utc="2024-03-01T02:00:00.000Z", offset=480)


def add(desk: Desk, ledger: str, *records: Record) -> None:
    with desk.write() as connection:
        for record in records:
            ledgerbook.add(connection, ledger, record, NOW)


def books(desk: Desk, now: Now = NOW) -> ledgerbook.Books:
    with desk.read() as connection:
        return ledgerbook.books(connection, now)


def task(number: int, status: TaskStatus, **more: object) -> TaskEntry:
    values = {"task": number, "status": status, "recorded_on": DAY, **more}
    return TaskEntry.model_validate(values)


def figures(target: str, area: str, part: int, whole: int, year: int = 2025) -> TargetFigures:
    given = (Figure(key="part", number=part), Figure(key="whole", number=whole))
    return TargetFigures(target=target, year=year, area=area, as_of=DAY, figures=given)


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
    with desk.write() as connection:
        before = len(store.history(connection, "any-ledger"))
        for record in given:
            store.add(connection, "any-ledger", record, NOW)
    with desk.read() as connection:
        found = [one.record for one in store.history(connection, "any-ledger")][before:]

    def nfc(record: Record) -> object:
        return type(record), unicodedata.normalize("NFC", record.model_dump_json())

    assert [nfc(one) for one in found] == [nfc(one) for one in given]


def test_every_kind_says_what_it_is_about() -> None:
    assert set(KINDS.values()) == set(SUBJECTS)
    assert all(SUBJECTS[kind] in kind.model_fields for kind in KINDS.values())


def test_order_decides_not_the_clock(desk: Desk) -> None:
    add(desk, ACTION, figures("T01", "全国", 10, 100), figures("T01", "全国", 20, 100))
    reported = books(desk).ledger(ACTION).reported
    assert [one.result.outcome for one in reported] == [TargetOutcome.REACHED]


def test_an_entry_never_changes_and_never_goes(desk: Desk) -> None:
    add(desk, TASKS, task(1, TaskStatus.DONE))
    for change in ("UPDATE ledger_entry SET subject = '2'", "DELETE FROM ledger_entry"):
        with pytest.raises(DBAPIError), desk.write() as connection:
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
    with desk.write() as connection:
        connection.execute(
            text("INSERT INTO ledger_entry VALUES (7, :l, :k, :s, :a, 0, :d)"),
            {"l": TASKS, "k": kind, "s": subject, "a": NOW.utc, "d": data},
        )
    with pytest.raises(StoreError) as refused:
        books(desk)
    assert refused.value.code == "ledgerbook-damaged"
    assert "7" in refused.value.sentence("zh")


def test_a_kind_of_a_newer_program_is_left_alone(desk: Desk) -> None:
    with desk.write() as connection:
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
    with desk.read() as connection:
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


def test_tasks_are_found_by_department_whatever_place_it_has(desk: Desk) -> None:
    """The first named is not said to lead, so a filter takes any place."""
    lines = books(desk).ledger(TASKS).lines
    wanted = TaskFilter(department="区财政局")
    assert [one.task.number for one in lines if wanted.lets(one)] == [
        12, 22, 23, 25, 43, 45, 46, 55, 56,
    ]  # fmt: skip


def test_filters_by_status_words_and_what_is_overdue(desk: Desk) -> None:
    add(desk, TASKS, task(5, TaskStatus.RUNNING, due_on="2024-02-29"))
    add(desk, TASKS, task(23, TaskStatus.RUNNING, project="凌云", due_on="2024-02-29"))
    lines = books(desk).ledger(TASKS).lines

    def numbers(wanted: TaskFilter) -> list[int]:
        return [line.task.number for line in lines if wanted.lets(line)]

    assert numbers(TaskFilter(status=TaskStatus.RUNNING)) == [5]
    assert numbers(TaskFilter(overdue=True)) == [5, 23]
    assert numbers(TaskFilter(words="23")) == [23]
    assert numbers(TaskFilter(words="双向转诊")) == [8]
    assert len(numbers(TaskFilter())) == 59


def test_r4_7_figures_of_an_unplaced_area_say_so_until_the_office_lists_it(desk: Desk) -> None:
    """R4.7: the list of 东/中/西 is configuration and empty as shipped."""
    add(desk, ACTION, figures("T02", "甲省", 3, 10), figures("T03", "甲省", 3, 10))
    assert books(desk).ledger(ACTION).regions == ()
    reported = books(desk).ledger(ACTION).reported
    assert [r.concern for r in reported] == [Concern.UNPLACED] * 2
    assert counting(books(desk).ledger(ACTION).ledger.target("T02"), reported) is None
    add(desk, ACTION, RegionSet(area="甲省", region=Region.EAST, as_of=DAY))
    concerns = [r.concern for r in books(desk).ledger(ACTION).reported]
    assert concerns == [Concern.YES, Concern.OTHER]
    add(desk, ACTION, RegionSet(area="甲省", as_of=DAY))
    assert books(desk).ledger(ACTION).regions == ()


def test_r4_7_the_numerator_by_codes_lies_inside_the_denominator(desk: Desk) -> None:
    given = TargetFigures(
        target="T01",
        year=2025,
        area="全国",
        as_of=DAY,
        part=("a",),
        whole=("a", "b", "c", "d", "e"),
    )
    add(desk, ACTION, given)
    (one,) = books(desk).ledger(ACTION).reported
    assert (one.result.outcome, one.result.part, one.result.whole) == (TargetOutcome.REACHED, 1, 5)


def test_r4_8_the_report_of_the_province_is_missed_after_30_november(desk: Desk) -> None:
    """R4.8: 11月底前 includes the 30th (R1.10)."""
    done = DutyDone(institution="省", duty="T42", part="年度工作总结", done_on=DAY)
    add(desk, ACTION, done)

    def state(day: str) -> DutyState:
        view = books(desk, Now(utc=f"{day}T02:00:00.000Z", offset=480)).ledger(ACTION)
        (item,) = view.duties(Level.PROVINCE_AUTHORITY, "省", 2024)
        assert item.last_day == "2024-11-30"
        return item.state

    assert state("2024-11-30") is DutyState.PARTLY
    assert state("2024-12-01") is DutyState.MISSED


def test_r3_14_the_plan_counter_counts_and_warns_only(desk: Desk) -> None:
    add(desk, HOSPITAL, PlanFacility(institution="X", name="样例甲", accepted_on="2021-10-20"))
    add(desk, HOSPITAL, PlanFacility(institution="Y", name="样例乙", accepted_on="2024-02-01"))
    (view,) = books(desk).plans
    found = view.standing()
    assert ([row.done for row in found.rows], found.planned, found.done) == ([1, 0, 1], 4, 2)
    assert found.behind == ("2022年",)


def test_r3_12_the_first_report_of_a_year_counts(desk: Desk) -> None:
    add(desk, HOSPITAL, PlanFacility(institution="X", name="样例甲", accepted_on="2021-10-20"))
    late = PlanReport(institution="X", year=2021, reported_on="2021-11-11")
    add(desk, HOSPITAL, late, late.model_copy(update={"reported_on": "2021-11-10"}))
    found = books(desk).plans[0].reported("X", 2021)
    assert found is not None
    assert found.reported_on == "2021-11-10"
    assert books(desk).plans[0].reported("X", 2022) is None


def test_an_institution_keeps_the_name_the_office_gave_it(desk: Desk) -> None:
    add(desk, ACTION, FacilityNamed(code="X", name="样例甲"))
    add(desk, HOSPITAL, PlanFacility(institution="X", name="样例乙", accepted_on="2021-10-20"))
    found = books(desk)
    assert found.name_of("X") == "样例甲"
    assert found.name_of("unknown") == "unknown"


def test_an_unknown_ledger_is_one_sentence(desk: Desk) -> None:
    with pytest.raises(StandardError):
        books(desk).ledger("no-such-ledger")


def test_who_was_accepted_at_the_desk_is_in_the_plan_until_the_office_says_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.available()[0].model_copy(update={"pack": "test-pack"})
    monkeypatch.setattr(plans, "available", lambda: (plan,))
    receive(desk, closed())
    case = desk.list_cases()[0]
    assert books(desk).plans[0].facilities == ()
    ruling = Ruling(
        outcome=DecisionOutcome.PASSED,
        opinion="同意。",
        decided_by="主任丙",
        organisation="示例区卫生健康委员会",
        decided_on="2021-09-20",
        document_number="示卫〔2021〕1号",
    )
    desk.record_decision(case.id, ruling)
    (found,) = books(desk).plans[0].facilities
    assert (found.institution, found.accepted_on) == (case.facility_code, "2021-09-20")
    said = found.model_copy(update={"plate_on": "2021-10-01"})
    add(desk, "test-pack", said)
    assert books(desk).plans[0].facilities == (said,)


def test_r4_6_who_was_accepted_under_an_earlier_edition_needs_a_look_back(desk: Desk) -> None:
    """R4.6: a result is valid only together with the edition it was judged by."""
    old, new = pack(), pack().model_copy(update={"edition": "2024"})
    with desk.write() as connection:
        publish(connection, old, "old.xlsx", NOW.utc)
    receive(desk, closed())
    case = desk.list_cases()[0]
    ruling = Ruling(
        outcome=DecisionOutcome.PASSED,
        opinion="同意。",
        decided_by="主任丙",
        organisation="示例区卫生健康委员会",
        decided_on="2021-09-20",
    )
    desk.record_decision(case.id, ruling)
    found = books(desk).look_back
    assert [one.ref.edition for one in found.editions] == [old.edition]
    assert found.due(found.editions[-1].ref) == ()
    with desk.write() as connection:
        publish(connection, new, "new.xlsx", NOW.utc)
    found = books(desk).look_back
    current = found.editions[-1].ref
    assert current.edition == "2024"
    (one,) = found.due(current)
    assert (one.reached.institution, one.reached.standard.edition) == (
        case.facility_code,
        old.edition,
    )
    assert found.due(current, "2021-09-20") == ()
    assert len(found.due(current, "2021-09-21")) == 1


def test_r4_2_and_r4_5_the_round_is_kept_and_read_back(desk: Desk) -> None:
    county = CountyListed(institution="X", year=2024, county="样例县", reported_on="2024-02-20")
    answer = KeyAnswer(item="行风建设", words="查阅记录。")
    city = CityReviewed(institution="X", year=2024, reviewed_on=DAY, key_answers=(answer,))
    add(desk, ROUND, county, city)
    (view,) = books(desk).reviews
    (line,) = view.lines(2024)
    assert line.reviewable
    assert line.unanswered == ("医保基金使用内部管理",)
    assert view.latest_start(2024) == "2023-10-31"


def test_r1_10_every_report_of_the_year_is_named_with_its_last_day(desk: Desk) -> None:
    """R4.2, R3.12 and R4.8 in the order of the year."""
    add(desk, HOSPITAL, PlanFacility(institution="X", name="样例甲", accepted_on="2021-10-20"))
    found = books(desk).notices(2024)
    assert [(one.due_on, one.state) for one in found] == [
        ("2024-04-30", NoticeState.AHEAD),
        ("2024-05-20", NoticeState.NOBODY),
        ("2024-11-10", NoticeState.AHEAD),
        ("2024-11-30", NoticeState.AHEAD),
    ]
    last = books(desk, Now(utc="2024-11-10T15:59:00.000Z", offset=480)).notices(2024)
    assert last[2].state is NoticeState.LAST_DAY
    over = books(desk, Now(utc="2024-11-10T16:00:00.000Z", offset=480)).notices(2024)
    assert over[2].state is NoticeState.OVERDUE


def test_r3_13_an_order_is_kept_before_its_re_visit(desk: Desk) -> None:
    order = RectificationOrdered(institution="X", ordered_on="2023-11-01", due_on="2024-02-01")
    visit = Revisited(institution="X", ordered_on="2023-11-01", visited_on=DAY, reached=False)
    add(desk, HOSPITAL, order)
    assert books(desk).plans[0].rectifications[0].state is plans.RecheckState.OVERDUE
    add(desk, HOSPITAL, visit)
    (one,) = books(desk).plans[0].rectifications
    assert one.state is plans.RecheckState.TO_WITHDRAW


def test_figures_of_the_targets_own_year_say_where_it_stands(desk: Desk) -> None:
    for year, part in ((2023, 10), (2025, 30), (2024, 20)):
        add(desk, ACTION, figures("T01", "全国", part, 100, year))
    view = books(desk).ledger(ACTION)
    found = counting(view.ledger.target("T01"), view.reported)
    assert found is not None
    assert found.figures.year == 2025
    early = [one for one in view.reported if one.figures.year < 2025]
    found = counting(view.ledger.target("T01"), early)
    assert found is not None
    assert found.figures.year == 2024
