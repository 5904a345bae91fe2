"""The 2015 indicator system: embedded lists, conditions, soft wording, remarks, periods."""

import pytest

from models.standards.compound import judge_parts
from models.standards.judgement import compute
from models.standards.loading import load
from models.standards.types import Clause, NotApplicable, Pack, Verdict
from models.standards.working import comparison
from resources import path

LISTS = {
    "1.1.1/1": 12, "1.1.4/1": 4, "1.1.4/2": 3, "1.2.5/0": 3, "1.2.6/0": 4, "1.2.7/2": 5,
    "1.3.1/2": 12, "2.1.3/1": 3, "2.3.1/4": 8, "2.3.4/2": 6, "2.3.4/3": 4, "2.3.4/4": 3,
    "2.3.4/5": 3, "2.5.1/0": 6, "3.3.3/1": 9, "3.5.1/1": 7, "4.3.1/1": 5,
}  # fmt: skip
"""The 17 embedded lists with the number of points each names; 等 adds none."""
JOINED = {"1.3.2/1", "2.3.1/1", "2.3.1/2", "2.4.2/2", "3.2.1/3", "3.3.1/2", "4.1.1/2", "4.3.2/1"}
"""Not lists, but requirements joined by ； inside one sentence."""
CONDITIONAL = {"1.1.6/2", "2.3.3/2", "2.4.3/3"}
"""A point of the text may have no object at a facility."""
CONDITIONS = {
    "1.1.6/1": "beds", "1.1.6/2": "beds", "2.3.3/2": "shared_wards",
    "2.4.3/3": "special_clinics", "2.4.5/3": "imaging", "2.4.6/2": "beds",
    "3.5.1/1": "special_drugs", "4.3.1/4": "care_homes",
}  # fmt: skip
SOFT = ["1.1.6/2", "1.2.8/5", "2.1.2/1", "2.1.3/3", "2.1.3/4", "2.1.4/1", "2.3.2/2", "4.3.1/1",
        "4.4.1/2"]  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The shipped pack."""
    return load(path("standards", "community-service-quality-2015")).pack


def all_but(clause: Clause, *absent: str) -> dict[str, Verdict]:
    """Every part met, except those named, which are not."""
    return {
        part.code: Verdict.NOT_MET if part.text in absent else Verdict.MET
        for part in clause.parts or ()
    }


def test_r2_5_the_seventeen_lists_are_ticked_point_by_point(pack: Pack) -> None:
    assert {c.code: len(c.parts or ()) for c in pack.clauses() if "L" in c.flags} == LISTS
    others = {c.code for c in pack.clauses() if c.parts and "L" not in c.flags}
    assert others == JOINED | CONDITIONAL


def test_r2_5_every_clause_joined_by_a_semicolon_is_in_parts(pack: Pack) -> None:
    joined = [c for c in pack.clauses() if "；" in c.text.rstrip("；")]
    assert [c.code for c in joined if not c.parts] == []
    assert {c.code for c in joined} >= JOINED


def test_r2_5_points_are_pieces_of_the_issued_text_in_its_order(pack: Pack) -> None:
    for clause in pack.clauses():
        end = 0
        for part in clause.parts or ():
            end = clause.text.index(part.text, end) + len(part.text)


def test_r2_5_one_missing_point_fails_and_is_named(pack: Pack) -> None:
    clause = pack.clause("2.3.1/4")
    found = judge_parts(clause, all_but(clause, "洗手液"))
    names = {part.code: part.text for part in clause.parts or ()}
    assert found.verdict is Verdict.NOT_MET
    assert [names[code] for code in found.failing] == ["洗手液"]


def test_ten_of_the_twelve_named_techniques_are_enough(pack: Pack) -> None:
    """10种以上: the only list whose text says how many are enough (source 000 line 159)."""
    clause = pack.clause("1.3.1/2")
    assert {c.code: c.parts_needed for c in pack.clauses() if c.parts_needed} == {"1.3.1/2": 10}
    enough = all_but(clause, "穴位埋线", "放血疗法")
    few = all_but(clause, "穴位埋线", "放血疗法", "头皮针")
    assert judge_parts(clause, enough).verdict is Verdict.MET
    assert judge_parts(clause, few).verdict is Verdict.NOT_MET


def test_r2_3_conditions_are_tied_to_the_profile(pack: Pack) -> None:
    assert {c.code: c.needs for c in pack.clauses() if c.needs} == CONDITIONS
    free = {c.code for c in pack.clauses() if c.not_applicable is NotApplicable.PROFILE}
    assert free == {"1.1.6/1", "1.1.6/2"}
    asked = {c.code for c in pack.clauses() if c.not_applicable is NotApplicable.APPROVAL}
    assert asked == CONDITIONS.keys() - free


def test_r2_3_without_hospice_only_the_conditional_half_is_left_out(pack: Pack) -> None:
    clause = pack.clause("1.1.6/2")
    found = judge_parts(clause, {"1": Verdict.MET}, lacking=("hospice",))
    assert (found.verdict, found.left_out) == (Verdict.MET, ("2",))
    failed = judge_parts(clause, {"1": Verdict.NOT_MET}, lacking=("hospice",))
    assert failed.verdict is Verdict.NOT_MET


@pytest.mark.parametrize(("code", "feature"), [("2.3.3/2", "shared_wards"),
                                               ("2.4.3/3", "special_clinics")])  # fmt: skip
def test_r2_3_one_absent_unit_excuses_no_other(pack: Pack, code: str, feature: str) -> None:
    clause = pack.clause(code)
    rest = {p.code: Verdict.MET for p in clause.parts or () if p.needs is None}
    assert judge_parts(clause, rest).verdict is Verdict.UNCHECKED
    assert judge_parts(clause, rest, lacking=(feature,)).verdict is Verdict.MET
    spoilt = {**rest, next(iter(rest)): Verdict.NOT_MET}
    assert judge_parts(clause, spoilt, lacking=(feature,)).verdict is Verdict.NOT_MET


def test_r2_3_an_absent_dental_service_is_a_failure(pack: Pack) -> None:
    dental = [c for c in pack.clauses() if c.code.startswith("1.1.8/")]
    assert {c.not_applicable for c in dental} == {NotApplicable.NEVER}


def test_r2_7_the_nine_soft_clauses(pack: Pack) -> None:
    assert [c.code for c in pack.clauses() if c.soft] == SOFT
    assert [c.code for c in pack.clauses() if "S" in c.flags] == SOFT


def test_what_is_soft_undefined_or_overtaken_says_why_in_our_words(pack: Pack) -> None:
    remarks = {c.code: (c.flags, c.remark or "") for c in pack.clauses()}
    flagged = {"S": "软性要求", "U": "文件未规定", "O": "据公开信息", "D": "原文"}
    for code, (flags, remark) in remarks.items():
        for flag in flagged.keys() & set(flags):
            assert flagged[flag] in remark, (code, flag)


def test_the_accountant_clause_that_nobody_can_satisfy_says_so(pack: Pack) -> None:
    assert "2017年取消" in (pack.clause("3.2.1/1").remark or "")


def test_every_comparison_has_unit_and_period_and_every_number_a_unit(pack: Pack) -> None:
    for clause in pack.clauses():
        for test in clause.tests:
            assert test.unit or test.percent, (clause.code, test.code)
            assert test.period, (clause.code, test.code)
        assert all(i.unit for i in clause.inputs if i.kind == "integer"), clause.code


def test_r1_6_ranges_have_an_upper_end_that_never_fails(pack: Pack) -> None:
    ranged = {(c.code, t.code): t.upper for c in pack.clauses() for t in c.tests if t.upper}
    assert ranged == {("4.2.1/1", "general_practitioners"): 3, ("4.2.1/1", "nurses"): 3}
    people = {"general_practitioners": 20, "practising_nurses": 18, "service_population": 60_000}
    computed, results = compute(pack.clause("4.2.1/1"), people)
    assert computed == "met"
    assert [comparison(result) for result in results] == [
        "20 ÷ 60,000 × 10,000 ≈ 3.33 ≥ 2名/万人（高于区间 2–3名/万人）",
        "18 ÷ 60,000 × 10,000 = 3.00 ≥ 2名/万人",
    ]


def test_r1_6_one_drill_a_year_is_enough(pack: Pack) -> None:
    clause = pack.clause("1.1.2/1")
    assert [compute(clause, {"emergency_drills": n})[0] for n in (0, 1, 2, 3)] == [
        "not_met", "met", "met", "met",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("antibiotics", "infusions", "outcomes"),
    [(19, 19, ["holds", "holds"]), (20, 19, ["fails", "holds"]), (19, 20, ["holds", "fails"])],
)
def test_several_comparisons_of_one_clause_are_each_judged(
    pack: Pack, antibiotics: int, infusions: int, outcomes: list[str]
) -> None:
    values = {"share_base_count": 100, "antibiotic_count": antibiotics,
              "infusion_count": infusions}  # fmt: skip
    _, results = compute(pack.clause("2.4.2/2"), values)
    assert [result.outcome for result in results] == outcomes
