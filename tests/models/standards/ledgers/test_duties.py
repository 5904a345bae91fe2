"""Yearly duties of a facility as a checklist, and the yearly report of R4.8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.standards.ledgers.duties import DutyDone, DutyState, annual_duties, checklist
from models.standards.ledgers.loading import by_id
from models.standards.ledgers.types import Level

PLAN = by_id("primary-care-action-2023-2025").ledger
OWN = annual_duties(PLAN)
TRAINING, CHECK = PLAN.target("T37").parts
REPORT = annual_duties(PLAN, Level.PROVINCE_AUTHORITY)


def done(duty: str, part: str, on: str, who: str = "M1", *evidence: str) -> DutyDone:
    return DutyDone(institution=who, duty=duty, part=part, done_on=on, evidence=evidence)


def states(entries: list[DutyDone], year: int, today: str, who: str = "M1") -> dict[str, DutyState]:
    return {item.duty: item.state for item in checklist(OWN, who, year, entries, today)}


def test_a_facility_has_four_yearly_duties_open_at_first() -> None:
    assert states([], 2024, "2024-01-01") == dict.fromkeys(
        ("T35", "T37", "T40", "T41"), DutyState.OPEN
    )


def test_the_last_day_of_the_year_still_counts() -> None:
    assert states([], 2024, "2024-12-31")["T35"] is DutyState.OPEN
    assert states([], 2024, "2025-01-01")["T35"] is DutyState.MISSED
    entry = [done("T35", "自查自纠", "2024-12-31")]
    assert states(entry, 2024, "2024-12-31")["T35"] is DutyState.DONE


def test_nothing_is_carried_over_into_another_year() -> None:
    entry = [done("T35", "自查自纠", "2024-05-06")]
    assert states(entry, 2024, "2025-06-01")["T35"] is DutyState.DONE
    assert states(entry, 2025, "2025-06-01")["T35"] is DutyState.OPEN
    assert states(entry, 2023, "2025-06-01")["T35"] is DutyState.MISSED


def test_training_and_self_check_are_two_parts_of_one_duty() -> None:
    entries = [done("T37", TRAINING, "2024-03-01")]
    assert states(entries, 2024, "2024-06-01")["T37"] is DutyState.PARTLY
    assert states(entries, 2024, "2025-01-01")["T37"] is DutyState.MISSED
    entries.append(done("T37", CHECK, "2024-09-01"))
    assert states(entries, 2024, "2024-10-01")["T37"] is DutyState.DONE


def test_what_another_institution_did_does_not_count() -> None:
    entry = [done("T41", "领导班子安全生产专题会议", "2024-03-01", "M2")]
    assert states(entry, 2024, "2024-06-01")["T41"] is DutyState.OPEN
    assert states(entry, 2024, "2024-06-01", "M2")["T41"] is DutyState.DONE


def test_what_is_planned_for_later_is_not_done_today() -> None:
    entry = [done("T40", "分析评价", "2024-09-01")]
    assert states(entry, 2024, "2024-08-31")["T40"] is DutyState.OPEN


def test_times_dates_and_evidence_are_kept() -> None:
    entries = [
        done("T35", "自查自纠", "2024-09-01", "M1", "b"),
        done("T35", "自查自纠", "2024-03-01", "M1", "a"),
    ]
    (part,) = checklist(OWN, "M1", 2024, entries, "2024-12-01")[0].parts
    assert (part.done_on, part.times, part.evidence) == ("2024-03-01", 2, ("a", "b"))


def test_what_is_asked_for_twice_is_done_with_the_second_time() -> None:
    twice = PLAN.target("T35").model_copy(update={"times": 2})
    entries = [done("T35", "自查自纠", on) for on in ("2024-03-01", "2024-09-01")]
    (once,) = checklist([twice], "M1", 2024, entries[:1], "2024-12-01")
    (both,) = checklist([twice], "M1", 2024, entries, "2024-12-01")
    assert (once.state, both.state) == (DutyState.OPEN, DutyState.DONE)
    assert both.parts[0].done_on == "2024-09-01"


@pytest.mark.parametrize(
    ("on", "today", "state"),
    [
        ("2024-11-30", "2024-12-01", DutyState.DONE),
        ("2024-12-01", "2024-12-01", DutyState.LATE),
        (None, "2024-11-30", DutyState.OPEN),
        (None, "2024-12-01", DutyState.MISSED),
    ],
)
def test_r4_8_the_provincial_report_is_due_by_the_end_of_november(
    on: str | None, today: str, state: DutyState
) -> None:
    parts = ("年度工作总结", "达到推荐标准机构名单", "新建成社区医院名单")
    assert REPORT[0].parts == parts
    entries = [done("T42", part, on) for part in parts] if on else []
    (item,) = checklist(REPORT, "M1", 2024, entries, today)
    assert (item.last_day, item.state) == ("2024-11-30", state)


def test_r4_8_summary_and_both_lists_belong_to_the_report() -> None:
    entries = [done("T42", part, "2024-11-01") for part in REPORT[0].parts[:2]]
    (item,) = checklist(REPORT, "M1", 2024, entries, "2024-12-01")
    assert item.state is DutyState.MISSED
    assert [part.part for part in item.parts if part.done_on is None] == ["新建成社区医院名单"]


ENTRIES = st.lists(
    st.builds(
        DutyDone,
        institution=st.sampled_from(["M1", "M2"]),
        duty=st.just("T37"),
        part=st.sampled_from([TRAINING, CHECK, "别的"]),
        done_on=st.sampled_from(["2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01"]),
    )
)


@given(ENTRIES)
def test_a_duty_is_done_exactly_when_every_part_was_done_in_its_year(
    entries: list[DutyDone],
) -> None:
    own = {d.part for d in entries if d.institution == "M1" and d.done_on.startswith("2024")}
    full = {TRAINING, CHECK} <= own
    assert states(entries, 2024, "2026-01-01")["T37"] is (
        DutyState.DONE if full else DutyState.MISSED
    )
