"""Ratios that were only said, the photo of a source, and figures a tally of slips comes to."""

from __future__ import annotations

import pytest

from models.errors import ExpectedError, VisitError
from models.facts.figures import is_population, typed_people
from models.facts.snapshot import judge
from models.standards.judgement import ClauseOutcome, TestOutcome
from models.standards.loading import available
from models.standards.types import Clause, Input, Verdict
from models.visits import closing, marking, said_ratio, slips
from models.visits.book import VisitBook
from tests.laptop import OPENED, PACK, PACKS, ref
from tests.support import LEADER

SHIPPED = {(one.pack.id, c.code): c for one in available() for c in one.pack.clauses()}
HOSPITAL, QUALITY = "community-hospital-cq-2020", "community-service-quality-2015"
RATIO = next(c.code for c in PACK.clauses() if said_ratio.ratios(c))


def test_r1_3_a_said_ratio_is_kept_as_the_facility_said_it_and_never_makes_it_met(
    book: VisitBook,
) -> None:
    state = book.start(OPENED, LEADER)
    state = marking.measure(book, state, PACKS, LEADER, ref(RATIO), {}, reported=" 99％ ")
    state = marking.mark(book, state, PACKS, LEADER, ref(RATIO), Verdict.MET)
    kept = state.values[PACK.id, RATIO].measured
    assert (kept.reported, kept.origin, kept.values) == ("99%", "self_reported", {})
    judged = next(j for j in judge(state, PACK).clauses if j.clause == RATIO)
    assert judged.outcome is ClauseOutcome.UNDETERMINED
    open_codes = {one.code for one in closing.blockers(state, PACKS) if one.clause == RATIO}
    assert "figures-missing" in open_codes
    assert book.load(state.visit_id) == state


def test_r1_3_verified_figures_beside_a_said_ratio_stay_verified(book: VisitBook) -> None:
    clause = next(c for c in PACK.clauses() if c.code == RATIO)
    figures = {entry.key: 5 for entry in clause.inputs if entry.kind == "integer"}
    state = book.start(OPENED, LEADER)
    state = marking.measure(book, state, PACKS, LEADER, ref(RATIO), figures, reported="18%")
    kept = state.values[PACK.id, RATIO].measured
    assert (kept.reported, kept.origin) == ("18%", "verified")
    state = marking.measure(book, state, PACKS, LEADER, ref(RATIO), {})
    assert (PACK.id, RATIO) not in state.values


@pytest.mark.parametrize("text", ["十八", "18%%", "-3%", "1e5", "18/100", "٣%"])
def test_a_ratio_that_is_no_number_is_refused(book: VisitBook, text: str) -> None:
    state = book.start(OPENED, LEADER)
    with pytest.raises(VisitError) as told:
        marking.measure(book, state, PACKS, LEADER, ref(RATIO), {}, reported=text)
    assert told.value.code == "ratio-not-a-number"
    assert book.load(state.visit_id) == state


def test_a_source_photo_is_evidence_of_the_visit(book: VisitBook) -> None:
    state = book.start(OPENED, LEADER)
    with pytest.raises(VisitError) as told:
        marking.measure(book, state, PACKS, LEADER, ref(RATIO), {}, reported="1", evidence="0" * 64)
    assert told.value.code == "source-not-evidence"


@pytest.mark.parametrize(
    ("pack", "clause", "said", "outcome"),
    [
        (HOSPITAL, "6", "2.0", TestOutcome.HOLDS),
        (HOSPITAL, "6", "1.99", TestOutcome.FAILS),
        (HOSPITAL, "6", "2%", None),
        (HOSPITAL, "5", "29.999999%", TestOutcome.FAILS),
        (HOSPITAL, "5", "30%", TestOutcome.HOLDS),
        (HOSPITAL, "5", "0.3", None),
        (HOSPITAL, "9", "80%", TestOutcome.HOLDS),
        (HOSPITAL, "1", "80%", None),
    ],
)
def test_r1_3_a_said_ratio_may_serve_the_self_check(
    pack: str, clause: str, said: str, outcome: TestOutcome | None
) -> None:
    assert said_ratio.said_outcome(said, SHIPPED[pack, clause]) is outcome


def test_slips_fill_inputs_that_ask_for_satisfied_and_valid() -> None:
    fitting = {key for key, clause in SHIPPED.items() if slips.slip_keys(clause)}
    assert fitting == {(HOSPITAL, "9"), (HOSPITAL, "10"), (HOSPITAL, "11"), (QUALITY, "2.5.1/0")}
    keys = slips.slip_keys(SHIPPED[HOSPITAL, "11"])
    assert keys == slips.SlipKeys("staff_satisfied", "staff_valid")
    tally = slips.SlipTally(satisfied=24, not_satisfied=6, invalid=2)
    assert slips.slip_values(tally, keys) == {"staff_satisfied": 24, "staff_valid": 30}


def test_satisfaction_of_000_shows_a_value_and_is_never_judged() -> None:
    """Rules §7, 1: 000 line 313 prints no threshold, and that of 001 is not carried over."""
    clause: Clause = SHIPPED[QUALITY, "2.5.1/0"]
    assert not clause.tests


def test_r1_7_criterion_3_asks_for_days_and_which_days() -> None:
    inputs = {entry.key: entry for entry in SHIPPED[HOSPITAL, "3"].inputs}
    assert inputs["specialty_open_days"].unit == "日"
    said = [choice.label for choice in inputs["specialty_day_basis"].choices]
    assert said == ["开诊日", "日历日"]


def test_the_last_slip_of_a_clause_is_taken_back_whatever_was_done_since(book: VisitBook) -> None:
    state = book.start(OPENED, LEADER)
    for answer in ("satisfied", "not_satisfied"):
        state = slips.count_slip(book, state, PACKS, LEADER, ref("2"), answer)
    state = slips.count_slip(book, state, PACKS, LEADER, ref("3"), "invalid")
    state = marking.mark(book, state, PACKS, LEADER, ref("2"), Verdict.MET)
    state = slips.take_back_slip(book, state, LEADER, ref("2"))
    assert slips.slip_tally(state, ref("2")) == slips.SlipTally(1, 0, 0)
    assert slips.slip_tally(state, ref("3")).invalid == 1
    state = slips.take_back_slip(book, state, LEADER, ref("2"))
    assert slips.slip_tally(state, ref("2")) == slips.SlipTally(0, 0, 0)
    assert slips.take_back_slip(book, state, LEADER, ref("2")) is state
    assert state.verdict(PACK.id, "2") is Verdict.MET
    assert book.load(state.visit_id) == state


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("58214", 58_214),
        ("5.8214万", 58_214),
        ("5.8214 万人", 58_214),
        ("58,214人", 58_214),
        ("200万", 2_000_000),
        ("", None),
    ],
)
def test_r1_5_persons_are_read_exactly_with_their_own_unit(text: str, persons: int | None) -> None:
    assert typed_people(text) == persons


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("999", "people-few"),
        ("200.0001万", "people-many"),
        ("5.82145万", "people-not-whole"),
        ("万", "people-not-a-number"),
        ("5万5", "people-not-a-number"),
        ("1e9", "people-not-a-number"),
    ],
)
def test_r1_5_unlikely_and_unreadable_populations_are_refused(text: str, code: str) -> None:
    with pytest.raises(ExpectedError) as told:
        typed_people(text)
    assert told.value.code == code


def test_r1_5_a_person_may_confirm_an_unlikely_population() -> None:
    assert typed_people("999", confirmed=True) == 999
    assert typed_people("300万", confirmed=True) == 3_000_000


def test_r1_5_only_populations_are_typed_in_ten_thousands() -> None:
    asked = {i.key: i for c in SHIPPED.values() for i in c.inputs}
    found = {key for key, entry in asked.items() if is_population(entry)}
    assert found == {"service_population", "resident_population"}
    assert is_population(Input(key="v1", label="辖区常住人口", kind="integer", unit="人"))
    assert not is_population(Input(key="population", label="人口", kind="text"))
