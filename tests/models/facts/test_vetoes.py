"""Incidents of a veto: the window on both dates, grade, responsibility, and what never decides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.facts import bodies
from models.facts.assessment import ApplicationSet, Incident
from models.facts.events import EventType
from models.facts.snapshot import check_follows, facts_bytes, freeze, judge
from models.facts.state import VisitState, fold
from models.facts.vetoes import (
    Dates,
    Weight,
    answer_of,
    dates_of,
    weigh,
    weigh_answer,
    weighings,
    weighings_of_facts,
    window_of,
    years_before,
)
from models.standards.judgement import Assessed, PackOutcome, judge_assessed, judge_pack
from models.standards.loading import load
from models.standards.types import Test, Verdict, Veto
from resources import path
from tests import support

HOSPITAL = load(path("standards", "community-hospital-cq-2020")).pack
V1, V2, V3 = HOSPITAL.vetoes
DATES = Dates(accepted_on="2021-09-15")


def accident(on: str = "2020-01-01", grade: int | None = 2, share: str | None = "main") -> Incident:
    return Incident(on=on, grade=grade, share=share, what="经鉴定的事故（鉴定书示例1号）")


def answered(veto: Veto, answer: str, *incidents: Incident) -> bodies.VetoAnswered:
    return bodies.VetoAnswered(
        pack=HOSPITAL.id, veto=veto.code, basis="office", answer=answer, incidents=incidents or None
    )


def test_r3_5_the_first_day_is_two_calendar_years_before_and_is_included() -> None:
    assert window_of(V1, DATES).first == "2019-09-15"
    assert weigh(V1, accident("2019-09-15"), DATES).weight is Weight.COUNTS
    assert weigh(V1, accident("2019-09-14"), DATES).weight is Weight.BEFORE
    assert weigh(V1, accident("2021-09-15"), DATES).weight is Weight.COUNTS
    assert weigh(V1, accident("2021-09-16"), DATES).weight is Weight.AFTER


@pytest.mark.parametrize(
    ("day", "years", "first"),
    [
        ("2024-02-29", 2, "2022-02-28"),
        ("2024-02-29", 4, "2020-02-29"),
        ("2022-02-28", 2, "2020-02-28"),
        ("2021-09-15", 0, "2021-09-15"),
        ("0001-05-05", 2, "0001-05-05"),
    ],
)
def test_r3_5_29_february_becomes_the_28th(day: str, years: int, first: str) -> None:
    assert years_before(day, years) == first


def test_r3_5_the_window_is_checked_on_both_dates() -> None:
    both = Dates(accepted_on="2021-09-15", applied_on="2021-03-01")
    between = weigh(V1, accident("2021-06-01"), both)
    assert between.weight is Weight.COUNTS
    only_then = weigh(V1, accident("2019-06-01"), both)
    assert (only_then.weight, only_then.at_application) == (Weight.BEFORE, True)
    never = weigh(V1, accident("2019-02-28"), both)
    assert (never.weight, never.at_application) == (Weight.BEFORE, False)


def test_r3_5_the_later_date_counts_even_when_it_is_the_application() -> None:
    dates = Dates(accepted_on="2021-09-15", applied_on="2021-10-01")
    assert window_of(V1, dates) == window_of(V1, Dates(accepted_on="2021-10-01"))


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-800, 10))
def test_r3_5_every_day_of_the_window_counts_and_no_other(accepted: date, offset: int) -> None:
    dates = Dates(accepted_on=accepted.isoformat())
    on = accepted + timedelta(days=offset)
    inside = years_before(accepted.isoformat(), 2) <= on.isoformat() <= accepted.isoformat()
    assert (weigh(V1, accident(on.isoformat()), dates).weight is Weight.COUNTS) == inside


@pytest.mark.parametrize(
    ("grade", "share", "weight"),
    [
        (1, "main", Weight.COUNTS),
        (2, "full", Weight.COUNTS),
        (3, "main", Weight.LIGHTER),
        (4, "full", Weight.LIGHTER),
        (1, "secondary", Weight.LESS_RESPONSIBLE),
        (2, "slight", Weight.LESS_RESPONSIBLE),
        (2, "none", Weight.LESS_RESPONSIBLE),
        (None, "main", Weight.NOT_APPRAISED),
        (1, None, Weight.NOT_APPRAISED),
    ],
)
def test_r3_3_grade_1_or_2_and_main_or_full_responsibility(
    grade: int | None, share: str | None, weight: Weight
) -> None:
    assert weigh(V1, accident(grade=grade, share=share), DATES).weight is weight


HOSPITAL_LEVEL = Test(
    code="level", label="医院级别：二级以上", numerator="level", one_of=("2", "3")
)
"""Hospitals: 二级以上 means 二级 or 三级; three is the highest."""


@given(st.integers(1, 3), st.integers(1, 3))
def test_r3_3_accidents_and_hospitals_point_in_opposite_directions(one: int, two: int) -> None:
    """A larger number is a lighter accident, and a higher hospital; 乙级以上 is 乙 or 甲."""
    low, high = sorted((one, two))
    accident_counts = {
        g: weigh(V1, accident(grade=g), DATES).weight is Weight.COUNTS for g in (low, high)
    }
    assert accident_counts[low] or not accident_counts[high]
    hospital = {n: str(n) in HOSPITAL_LEVEL.one_of for n in (low, high)}
    assert hospital[high] or not hospital[low]
    assert [weigh(V1, accident(grade=g), DATES).weight is Weight.COUNTS for g in (1, 2, 3)] == [
        True,
        True,
        False,
    ]
    assert [str(n) in HOSPITAL_LEVEL.one_of for n in (1, 2, 3)] == [False, True, True]


def test_r3_3_a_township_hospital_needs_b_or_a_and_a_centre_needs_a() -> None:
    """R3.2: 甲级, for 乡镇 乙级以上: a better grade passes too, a lower one never."""
    (centre, township) = HOSPITAL.clause("1").tests
    assert (centre.one_of, township.one_of) == (("a",), ("a", "b"))


def test_r3_4_v2_counts_two_years_whatever_the_grade() -> None:
    penalty = Incident(on="2019-09-15", what="医保行政处罚决定书示例2号")
    assert weigh(V2, penalty, DATES).weight is Weight.COUNTS
    old = penalty.model_copy(update={"on": "2019-09-14"})
    assert weigh(V2, old, DATES).weight is Weight.BEFORE


def test_r3_4_v3_looks_at_the_present_state_on_both_dates() -> None:
    dates = Dates(accepted_on="2021-09-15", applied_on="2021-03-01")
    for on, weight in (
        ("2021-09-15", Weight.COUNTS),
        ("2021-03-01", Weight.COUNTS),
        ("2021-02-28", Weight.BEFORE),
    ):
        assert weigh(V3, Incident(on=on, what="口腔科对外承包"), dates).weight is weight


@pytest.mark.parametrize("answer", ["none", "found"])
def test_r3_4_of_a_present_state_that_began_before_the_person_says_whether_it_lasts(
    answer: str,
) -> None:
    """A lease since 2015 that still runs is a present state; its first day does not clear it."""
    leased = Incident(on="2015-03-01", what="口腔科对外承包")
    assert answer_of(V3, answered(V3, answer, leased), DATES) == answer
    assert answer_of(V2, answered(V2, "found", leased), DATES) == "none"


@pytest.mark.parametrize("answer", ["none", "found"])
def test_r3_4_other_circumstances_never_decide_by_themselves(answer: str) -> None:
    other = Incident(on="2021-09-15", what="合作共建科室", other="yes")
    assert answer_of(V3, answered(V3, answer, other), DATES) == answer
    leased = Incident(on="2021-09-15", what="口腔科对外承包")
    assert answer_of(V3, answered(V3, answer, other, leased), DATES) == "found"


def test_r3_6_found_only_when_an_incident_counts_and_the_others_are_kept_with_their_why() -> None:
    given_ = answered(
        V1, "found", accident("2018-01-01"), accident(grade=3), accident(share="slight")
    )
    weighing = weigh_answer(V1, given_, DATES)
    assert weighing is not None
    assert [one.weight for one in weighing.weighed] == [
        Weight.BEFORE,
        Weight.LIGHTER,
        Weight.LESS_RESPONSIBLE,
    ]
    assert weighing.answer == answer_of(V1, given_, DATES) == "none"
    assert answer_of(V1, answered(V1, "none", accident()), DATES) == "found"


def test_an_answer_without_incidents_stays_as_it_was_given() -> None:
    for answer in ("none", "found"):
        assert answer_of(V1, answered(V1, answer), DATES) == answer
        assert weigh_answer(V1, answered(V1, answer), DATES) is None


def visit(*given_: bodies.VetoAnswered, applied_on: str | None = None) -> support.Chain:
    pack = support.pack(vetoes=(V1.model_copy(update={"source": support.SOURCE}),))
    chain = support.Chain()
    if applied_on:
        chain.add(EventType.APPLICATION_SET, ApplicationSet(applied_on=applied_on))
    for one in given_:
        chain.add(EventType.VETO_ANSWERED, one.model_copy(update={"pack": pack.id}))
    return chain


PACK = support.pack(vetoes=(V1,))


def state_of(*given_: bodies.VetoAnswered, applied_on: str | None = None) -> VisitState:
    return fold(visit(*given_, applied_on=applied_on).events)


def test_r3_5_the_date_of_application_comes_from_the_record_or_from_the_form() -> None:
    assert dates_of(state_of(), PACK.id).applied_on is None
    assert dates_of(state_of(applied_on="2021-03-01"), PACK.id).applied_on == "2021-03-01"
    for typed, read in (("2021-03-01", "2021-03-01"), ("2021年3月", None), ("2021-3-1", None)):
        chain = visit()
        filled = bodies.FormFilled(form="annex-4", pack=PACK.id, values={"applied_on": typed})
        chain.add(EventType.FORM_FILLED, filled)
        assert dates_of(fold(chain.events), PACK.id).applied_on == read


def test_r3_6_the_judgement_follows_the_incidents_and_the_facts_follow_from_the_events() -> None:
    old = answered(V1, "found", accident("2018-01-01"))
    assert judge(state_of(old), PACK).outcome is not PackOutcome.FAILED
    counting = answered(V1, "found", accident())
    assert judge(state_of(counting), PACK).outcome is PackOutcome.FAILED
    chain = visit(old)
    chain.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    packs = {support.PACK_SHA: PACK}
    frozen = freeze(fold(chain.events), packs)
    check_follows(facts_bytes(frozen), chain.events, packs)
    assert weighings_of_facts(frozen, PACK) == weighings(fold(chain.events), PACK)


@pytest.mark.parametrize("on", ["2021-02-31", "0000-00-00", "9999-99-99"])
def test_a_day_that_does_not_exist_breaks_nothing(on: str) -> None:
    judge(state_of(answered(V1, "found", accident(on))), PACK)
    judge(state_of(answered(V1, "found", accident()), applied_on=on), PACK)


# R3.2, R3.6, R3.7, R3.8: the judge of the eleven criteria.

FIGURES = {
    "1": {"facility_kind": "community_centre", "grade": "a"},
    "3": {"specialty_level": "district", "specialty_visits": 7500, "specialty_open_days": 250},
    "4": {"annual_visits": 120_000, "service_population": 60_000},
    "5": {"tcm_piece_kinds": 300, "tcm_prescriptions": 3, "all_prescriptions": 10},
    "6": {"general_practitioners": 12, "resident_population": 60_000},
    "7": {"partner_hospitals": 1},
    "8": {"elite_teams": 1},
    "9": {"patient_satisfied": 4, "patient_valid": 5},
    "10": {"contracted_satisfied": 4, "contracted_valid": 5},
    "11": {"staff_satisfied": 4, "staff_valid": 5},
}
MARKS = {clause.code: Verdict.MET for clause in HOSPITAL.clauses()}
CLEAR = dict.fromkeys(("V1", "V2", "V3"), "none")


def test_r3_7_acceptance_is_all_eleven_criteria_by_their_printed_methods() -> None:
    assert judge_pack(HOSPITAL, MARKS, FIGURES, CLEAR).outcome is PackOutcome.PASSED
    for code in MARKS:
        failed = {**MARKS, code: Verdict.NOT_MET}
        assert judge_pack(HOSPITAL, failed, FIGURES, CLEAR).outcome is PackOutcome.FAILED
        open_ = {**MARKS, code: Verdict.UNCHECKED}
        assert judge_pack(HOSPITAL, open_, FIGURES, CLEAR).outcome is PackOutcome.UNDETERMINED
    assert {c.method_text for c in HOSPITAL.clauses()} == {
        "查阅资料。",
        "现场查看，查阅资料。",
        "现场了解。",
    }


@pytest.mark.parametrize(
    ("kind", "grade", "outcome"),
    [
        ("community_centre", "a", PackOutcome.PASSED),
        ("community_centre", "b", PackOutcome.FAILED),
        ("township_hospital", "b", PackOutcome.PASSED),
        ("township_hospital", "a", PackOutcome.PASSED),
        ("township_hospital", "other", PackOutcome.FAILED),
    ],
)
def test_r3_2_the_grade_comes_first(kind: str, grade: str, outcome: PackOutcome) -> None:
    figures = {**FIGURES, "1": {"facility_kind": kind, "grade": grade}}
    assert judge_pack(HOSPITAL, MARKS, figures, CLEAR).outcome is outcome


@pytest.mark.parametrize(
    ("clause", "change"),
    [
        ("3", {"specialty_level": "lower"}),
        ("3", {"specialty_visits": 7499}),
        ("5", {"tcm_piece_kinds": 299}),
        ("5", {"tcm_prescriptions": 2}),
    ],
)
def test_r3_8_criteria_3_and_5_are_conjunctions(clause: str, change: dict[str, int | str]) -> None:
    figures = {**FIGURES, clause: {**FIGURES[clause], **change}}
    assert judge_pack(HOSPITAL, MARKS, figures, CLEAR).outcome is PackOutcome.FAILED


def test_r3_6_a_veto_that_is_not_answered_is_not_passed() -> None:
    for code in CLEAR:
        open_ = {**CLEAR, code: "unanswered"}
        assert judge_pack(HOSPITAL, MARKS, FIGURES, open_).outcome is PackOutcome.UNDETERMINED
        found = {**CLEAR, code: "found"}
        judged = judge_assessed(HOSPITAL, Assessed(MARKS, FIGURES, found))
        assert judged.outcome is PackOutcome.FAILED
        assert len(judged.clauses) == 11  # the rows are recorded all the same


@pytest.mark.parametrize(
    ("typed", "applied"),
    [("2021-03-01", "2021-03-01"), ("2021-02-30", None), ("2021-99-99", None), ("20210301", None)],
)
def test_r3_5_an_unreal_day_of_application_moves_no_window(typed: str, applied: str | None) -> None:
    ref = bodies.PackRef(id=HOSPITAL.id, edition=HOSPITAL.edition, sha256="a" * 64)
    made = support.Chain(support.opening().model_copy(update={"packs": (ref,)}))
    filled = bodies.FormFilled(form="annex-4", pack=HOSPITAL.id, values={"applied_on": typed})
    made.add(EventType.FORM_FILLED, filled)
    assert dates_of(fold(made.events), HOSPITAL.id).applied_on == applied
