"""Fields of the annexes: own value first, then what the facts propose, else blank."""

from __future__ import annotations

from models.facts import bodies
from models.facts.events import EventType
from reports.values import FormValues
from tests.reports import sample


def values(form: str, log: sample.Chain | None = None) -> FormValues:
    facts, _ = sample.facts(log)
    pack = sample.pack()
    return FormValues(facts, pack, next(f for f in pack.forms if f.code == form))


def open_to_proposals(form: str, log: sample.Chain | None = None) -> FormValues:
    """The form as if its figures were not the applicant's own."""
    facts, _ = sample.facts(log)
    pack = sample.pack()
    spec = next(f for f in pack.forms if f.code == form)
    return FormValues(facts, pack, spec.model_copy(update={"self_assessed": None}))


def test_proposals_from_facility_input_test_and_mark() -> None:
    annex = open_to_proposals("annex-4")
    assert annex.text("facility_name") == "示例街道社区卫生服务中心"
    assert annex.text("responsible_name") == "欧阳䶮"
    assert annex.text("grade_date") == "2020年11月5日"
    assert annex.text("resources_standard") == "达标"
    assert annex.text("specialty_daily_visits") == "46.00"
    assert annex.text("resident_population") == "5.8214"
    assert annex.text("annual_visits") == "131,560"
    assert annex.text("tcm_share") == "34.60"
    assert annex.text("gp_ratio") == "2.40"
    assert annex.text("patient_satisfaction") == "92.50"
    assert annex.text("applied_on") == "2021年9月12日"


def test_a_form_has_its_own_word_for_not_met() -> None:
    log = sample.chain(not_met=("2",))
    assert open_to_proposals("annex-4", log).text("resources_standard") == "未达标"


def test_verified_figures_never_fill_the_applicants_self_check() -> None:
    annex = values("annex-4")
    printed = {f.key for f in annex.form.fields if f.group == "自查结果" and annex.text(f.key)}
    assert printed == set()
    assert annex.text("facility_name") == "示例街道社区卫生服务中心"
    assert annex.text("applied_on") == "2021年9月12日"


def test_what_the_applicant_took_over_is_printed() -> None:
    log = sample.chain()
    log.events.pop()
    own = {"patient_satisfaction": "91.25", "resources_standard": "达标", "annual_visits": 130000}
    log.add(
        EventType.FORM_FILLED,
        bodies.FormFilled(form="annex-4", pack=sample.COMMUNITY, values=own),
    )
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    annex = values("annex-4", log)
    assert annex.text("patient_satisfaction") == "91.25"
    assert annex.text("resources_standard") == "达标"
    assert annex.text("annual_visits") == "130,000"
    assert annex.text("staff_satisfaction") == ""


def test_an_own_value_goes_before_a_proposal() -> None:
    log = sample.chain(annex_2={"resident_population": 60001, "specialty_name": "康复科"})
    annex = values("annex-2", log)
    assert annex.text("resident_population") == "60,001"
    assert annex.text("specialty_name") == "康复科"
    assert annex.text("specialty_daily_visits") == "46.00"


def test_both_annexes_show_the_same_figures() -> None:
    two, four = values("annex-2"), open_to_proposals("annex-4")
    same = ("specialty_name", "specialty_daily_visits", "tcm_piece_kinds", "patient_satisfaction")
    for key in (*same, "contracted_satisfaction", "staff_satisfaction"):
        assert two.text(key) == four.text(key) != ""


def test_what_nobody_knows_stays_blank() -> None:
    log = sample.Chain(
        sample.opening().model_copy(
            update={
                "facility": bodies.Facility(
                    code="X", name="示例", kind=bodies.FacilityKind.COMMUNITY_CENTRE
                )
            }
        )
    )
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    for code in ("annex-2", "annex-4"):
        annex = values(code, log)
        texts = {f.key: annex.text(f.key) for f in annex.form.fields if f.kind != "rows"}
        assert {key for key, text in texts.items() if text} == {"facility_name"}


def test_self_reported_figures_are_not_printed_as_if_verified() -> None:
    log = sample.chain()
    log.events.pop()
    body = bodies.Measured(
        pack=sample.COMMUNITY,
        clause="9",
        values={"patient_satisfied": 37, "patient_valid": 40},
        origin="self_reported",
    )
    log.add(EventType.MEASURED, body)
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    assert values("annex-2", log).text("patient_satisfaction") == ""


def test_a_denominator_of_nought_gives_no_value() -> None:
    log = sample.chain(figures={"9": {"patient_satisfied": 0, "patient_valid": 0}})
    assert values("annex-2", log).text("patient_satisfaction") == ""


def test_rows_by_column_or_whole() -> None:
    keys = ("gp_name", "gp_category", "gp_certificate")
    by_column = values("annex-2").rows(keys)
    assert by_column[1] == ["𬱖晓", "中医", "141500000000002"]
    whole = sample.chain(annex_2={"gp_name": (("甲", "临床", "1"), ("乙", "中医"))})
    assert values("annex-2", whole).rows(keys) == [["甲", "临床", "1"], ["乙", "中医", ""]]
