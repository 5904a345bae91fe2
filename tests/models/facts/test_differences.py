"""What the applicant states beside what was verified, and figures of two forms (R3.9, R3.10)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import FactsError
from models.facts import bodies
from models.facts.bodies import FormValue, Value
from models.facts.crossform import (
    CrossWarning,
    cross_warnings_of_facts,
    cross_warnings_of_state,
)
from models.facts.differences import (
    Difference,
    differences_of_facts,
    differences_of_state,
    highlighted,
)
from models.facts.events import EventType
from models.facts.figures import PeopleUnit, exact_number, parse_people
from models.facts.snapshot import freeze
from models.facts.state import fold
from models.standards.loading import load
from models.standards.types import Verdict
from resources import path
from tests import support

LOADED = load(path("standards", "community-hospital-cq-2020"))
PACK = LOADED.pack
REF = bodies.PackRef(id=PACK.id, edition=PACK.edition, sha256=LOADED.sha256)
FIGURES: dict[str, dict[str, Value]] = {
    "3": {"specialty_visits": 7500, "specialty_open_days": 250},
    "4": {"annual_visits": 120_000, "service_population": 60_000},
    "5": {"tcm_piece_kinds": 310, "tcm_prescriptions": 346, "all_prescriptions": 1000},
    "6": {"general_practitioners": 12, "resident_population": 60_100},
    "7": {"partner_hospitals": 1},
    "9": {"patient_satisfied": 4, "patient_valid": 5},
}
Forms = dict[str, dict[str, FormValue]]


def chain(forms: Forms, figures: dict[str, dict[str, Value]] | None = None) -> support.Chain:
    opening = support.opening().model_copy(update={"packs": (REF,)})
    made = support.Chain(opening)
    for clause, values in (FIGURES if figures is None else figures).items():
        measured = bodies.Measured(pack=PACK.id, clause=clause, values=values, origin="verified")
        made.add(EventType.MEASURED, measured)
    for form, filled in forms.items():
        body = bodies.FormFilled(form=form, pack=PACK.id, values=filled)
        made.add(EventType.FORM_FILLED, body)
    return made


def differences(**stated: FormValue) -> dict[str, Difference]:
    state = fold(chain({"annex-4": stated}).events)
    return {one.field: one for one in differences_of_state(state, PACK)}


def warnings(
    forms: Forms, figures: dict[str, dict[str, Value]] | None = None
) -> list[CrossWarning]:
    return list(cross_warnings_of_state(fold(chain(forms, figures).events), PACK))


def test_r3_9_the_two_values_stand_side_by_side_exactly() -> None:
    found = differences(tcm_share="34.6", annual_visits=126_000)
    assert not found["tcm_share"].highlighted
    assert found["tcm_share"].relative == 0
    assert (found["annual_visits"].stated, found["annual_visits"].verified) == ("126000", "120000")


@pytest.mark.parametrize(
    ("stated", "large"),
    [(126_000, False), (126_001, True), (114_000, False), (113_999, True)],
)
def test_r3_9_more_than_5_percent_of_the_verified_value(stated: int, large: bool) -> None:
    """Exactly 5 % is not more than 5 %; the verified value is the denominator."""
    assert differences(annual_visits=stated)["annual_visits"].large is large


@given(st.integers(0, 10**12))
def test_r3_9_the_limit_is_compared_as_integers(stated: int) -> None:
    one = differences_of(stated)
    assert one.large == (abs(stated - 120_000) * 20 > 120_000)


def differences_of(stated: int) -> Difference:
    return Difference(
        form="annex-4",
        field="annual_visits",
        label="",
        unit="",
        stated=str(stated),
        verified="120000",
        stated_number=Fraction(stated),
        verified_number=Fraction(120_000),
        other_side=False,
    )


def test_r3_9_another_side_of_the_threshold_is_highlighted_however_small() -> None:
    """12 general practitioners for 60,100 people print 2.00 and fail; 2.00 stated passes."""
    ratio = differences(gp_ratio="2.00")["gp_ratio"]
    assert ratio.verified == "2.00"
    assert (ratio.large, ratio.other_side, ratio.highlighted) == (False, True, True)
    pieces = differences(tcm_piece_kinds=299)["tcm_piece_kinds"]
    assert (pieces.large, pieces.other_side) == (False, True)
    assert not differences(patient_satisfaction="80")["patient_satisfaction"].other_side
    assert differences(patient_satisfaction="79.9")["patient_satisfaction"].other_side


def test_r3_9_ten_thousands_are_compared_in_persons() -> None:
    one = differences(resident_population="6.01")["resident_population"]
    assert (one.stated_number, one.relative) == (Fraction(60_100), 0)


def test_r3_9_an_answer_in_words_is_compared_with_the_mark() -> None:
    made = chain({"annex-4": {"resources_standard": "达标"}})
    mark = bodies.Mark(pack=PACK.id, clause="2", verdict=Verdict.NOT_MET)
    made.add(EventType.MARK, mark)
    (one,) = differences_of_state(fold(made.events), PACK)
    assert (one.stated, one.verified, one.highlighted) == ("达标", "未达标", True)
    assert one.relative is None


def test_r3_9_facts_say_the_same_as_the_open_visit() -> None:
    made = chain({"annex-4": {"gp_ratio": "2.00", "annual_visits": 1}})
    open_ = differences_of_state(fold(made.events), PACK)
    made.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts = freeze(fold(made.events), {LOADED.sha256: PACK})
    assert differences_of_facts(facts, PACK) == open_
    assert {one.field for one in highlighted(open_)} == {"gp_ratio", "annual_visits"}
    assert cross_warnings_of_facts(facts, PACK) == ()


@pytest.mark.parametrize("typed", ["约2", "", "2.0.0", "-1", "１２", "1e9", "十二", "2/3"])
def test_what_is_no_number_is_not_compared(typed: str) -> None:
    assert exact_number(typed) is None
    assert differences(gp_ratio=typed) == {}


def test_a_verified_nought_is_large_beside_anything_else() -> None:
    figures: dict[str, dict[str, Value]] = {"7": {"partner_hospitals": 0}}
    state = fold(chain({"annex-4": {"partner_hospitals": 1}}, figures).events)
    (one,) = differences_of_state(state, PACK)
    assert (one.relative, one.large, one.other_side) == (None, True, True)


def test_r3_10_every_check_names_both_figures() -> None:
    found = warnings(
        {
            "annex-2": {
                "health_staff": 40,
                "permanent_health_staff": 41,
                "specialty_staff": 42,
                "outpatient_visits": 5000,
                "open_beds": 29,
                "tcm_piece_kinds": 310,
                "specialty_daily_visits": "30",
                "patient_satisfaction": "90",
                "contracted_satisfaction": "91",
                "staff_satisfaction": "92",
                "resident_population": 60_000,
                "gp_name": tuple(f"医生{n}" for n in range(6)),
            },
            "annex-4": {
                "annual_visits": 4999,
                "gp_ratio": "2",
                "tcm_piece_kinds": 311,
                "specialty_daily_visits": "31",
                "patient_satisfaction": "90.1",
                "contracted_satisfaction": "91.1",
                "staff_satisfaction": "92.1",
            },
        }
    )
    assert [one.check for one in found] == [
        "permanent",
        "specialty-staff",
        "visits",
        "gp-ratio",
        "tcm_piece_kinds",
        "specialty_daily_visits",
        "patient_satisfaction",
        "contracted_satisfaction",
        "staff_satisfaction",
        "specialty-visits",
        "beds",
    ]
    for one in found:
        for language in ("zh", "en"):
            said = one.sentence(language)
            assert one.left.shown in said
            assert one.right.shown in said


def test_r3_10_what_fits_says_nothing() -> None:
    assert not warnings(
        {
            "annex-2": {
                "health_staff": 40,
                "permanent_health_staff": 40,
                "specialty_staff": 40,
                "outpatient_visits": 7500,
                "open_beds": 30,
                "tcm_piece_kinds": 310,
                "specialty_daily_visits": "30.00",
                "resident_population": 60_100,
                "gp_name": tuple(f"医生{n}" for n in range(12)),
            },
            "annex-4": {
                "annual_visits": 7500,
                "gp_ratio": "2.00",
                "tcm_piece_kinds": 310,
                "specialty_daily_visits": "30",
            },
        }
    )


def test_r3_10_a_missing_figure_says_nothing() -> None:
    assert not warnings({})
    assert not warnings({"annex-2": {"permanent_health_staff": 40, "open_beds": 30}})
    assert not warnings({"annex-2": {"specialty_daily_visits": "30", "outpatient_visits": 1}}, {})
    rows: FormValue = ("医生甲", " ")
    assert not warnings({"annex-2": {"gp_name": rows, "resident_population": 0}})


def test_r1_5_persons_and_ten_thousands_are_read_exactly() -> None:
    assert parse_people("58214", PeopleUnit.PERSONS) == 58_214
    assert parse_people("5.8214", PeopleUnit.TEN_THOUSANDS) == 58_214
    assert parse_people(" 5.8万人 ", PeopleUnit.TEN_THOUSANDS) == 58_000
    assert parse_people("58,214人", PeopleUnit.PERSONS) == 58_214
    assert parse_people("", PeopleUnit.PERSONS) is None


@pytest.mark.parametrize(
    ("typed", "unit", "code"),
    [
        ("999", PeopleUnit.PERSONS, "people-few"),
        ("5.8", PeopleUnit.PERSONS, "people-not-whole"),
        ("0.0999", PeopleUnit.TEN_THOUSANDS, "people-few"),
        ("200.0001", PeopleUnit.TEN_THOUSANDS, "people-many"),
        ("58214", PeopleUnit.TEN_THOUSANDS, "people-many"),
        ("5.82145", PeopleUnit.TEN_THOUSANDS, "people-not-whole"),
        ("5.8%", PeopleUnit.TEN_THOUSANDS, "people-not-a-number"),
        ("五万", PeopleUnit.PERSONS, "people-not-a-number"),
        ("-1", PeopleUnit.PERSONS, "people-not-a-number"),
        ("99999999999", PeopleUnit.TEN_THOUSANDS, "people-many"),
    ],
)
def test_r1_5_a_likely_slip_of_the_unit_is_refused(typed: str, unit: PeopleUnit, code: str) -> None:
    with pytest.raises(FactsError) as caught:
        parse_people(typed, unit)
    assert caught.value.code == code
    assert caught.value.sentence("zh")
    assert caught.value.sentence("en")


def test_r1_5_a_person_may_confirm_it_and_the_limits_themselves_pass() -> None:
    assert parse_people("999", PeopleUnit.PERSONS, confirmed=True) == 999
    assert parse_people("201", PeopleUnit.TEN_THOUSANDS, confirmed=True) == 2_010_000
    assert parse_people("1000", PeopleUnit.PERSONS) == 1000
    assert parse_people("200", PeopleUnit.TEN_THOUSANDS) == 2_000_000
    with pytest.raises(FactsError) as caught:
        parse_people("999999999999", PeopleUnit.TEN_THOUSANDS, confirmed=True)
    assert caught.value.code == "people-too-many"
