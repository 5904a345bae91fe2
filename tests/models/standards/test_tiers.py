"""R2.9, R4.3: grades C, B, A and tiers by exact proportions, on a blank standard of our own.

The standards of 优质服务基层行 are not in the documents; no threshold of theirs stands here.
"""

import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StandardError
from models.messages import LANGUAGES
from models.standards.grading import (
    Marks,
    Outcome,
    State,
    grade_clause,
    item_key,
    may_mark,
)
from models.standards.judgement import PackOutcome, judge_pack
from models.standards.loading import LoadedPack, load
from models.standards.tiers import TierJudgement, consequences, judge_tiers, standing, working
from models.standards.tiers_types import LADDER, Letter, Proportion, Scope, Tier
from models.standards.types import Clause, NotApplicable, Pack, Source, Verdict

PACKS = Path(__file__).parent / "packs"
LOADED: LoadedPack = load(PACKS / "blank-tiered.yaml")
PACK = LOADED.pack
CLAUSES = tuple(PACK.clauses())
FIRST = CLAUSES[0]
LARGE = {"staff": 30, "population": 60100}
SMALL = {"staff": 9, "population": 9999}
NAMES = [tier.name for tier in PACK.tiers or ()]
MET, NOT_MET, ABSENT = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE

KEYS = [item_key(c, i) for c in CLAUSES for g in c.grades or () for i in g.items]
AN_ITEM = st.sampled_from([MET, NOT_MET, Verdict.TO_VERIFY, Verdict.UNCHECKED])
OF_ITEMS = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, AN_ITEM))
OF_CLAUSES = st.fixed_dictionaries({}, optional={c.code: st.just(ABSENT) for c in CLAUSES})
MARKS = st.builds(lambda items, whole: {**items, **whole}, OF_ITEMS, OF_CLAUSES)
FIGURES = st.sampled_from([LARGE, SMALL, {}])


def marked(clause: Clause, grade: str) -> dict[str, Verdict]:
    """The marks that give a clause a grade, A to E."""
    if grade == "E":
        return {clause.code: ABSENT}
    reached = "CBA".find(grade)
    verdicts = [MET] * (reached + 1) + [NOT_MET] * (2 - reached)
    by_letter = dict(zip("CBA", verdicts, strict=True))
    keys = (item_key(clause, i) for g in clause.grades or () for i in g.items)
    return {key: by_letter[key.rpartition("/")[2][0]] for key in keys}


def graded(grades: str) -> dict[str, Verdict]:
    """The marks of the whole pack, a letter for every clause; a dot leaves one unmarked."""
    pairs = zip(CLAUSES, grades, strict=True)
    return {k: v for c, grade in pairs if grade != "." for k, v in marked(c, grade).items()}


def judged(grades: str, figures: dict[str, int] = LARGE) -> TierJudgement:
    return judge_tiers(PACK, graded(grades), figures)


def rank(judgement: TierJudgement) -> int:
    return NAMES.index(judgement.at_least or "")


# --- the grade of a clause ---


@pytest.mark.parametrize("grade", "ABCDE")
def test_r2_9_every_grade_can_be_reached(grade: str) -> None:
    assert grade_clause(FIRST, marked(FIRST, grade)).outcome.value == grade


def test_r2_9_d_when_c_fails_whatever_b_and_a_say() -> None:
    marks = {**marked(FIRST, "A"), "1.1/1/C": NOT_MET}
    assert grade_clause(FIRST, marks).outcome is Outcome.D


def test_r2_9_a_does_not_count_where_b_fails_and_the_failing_point_is_named() -> None:
    marks = {**marked(FIRST, "A"), "1.1/1/B-2": NOT_MET}
    result = grade_clause(FIRST, marks)
    assert result.outcome is Outcome.C
    assert [(g.letter.value, g.state, g.failing) for g in result.grades] == [
        ("C", State.HOLDS, ()),
        ("B", State.FAILS, ("B-2",)),
        ("A", State.FAILS, ()),
    ]


def test_r2_9_b_is_marked_only_when_c_holds_and_a_only_when_b_holds() -> None:
    marks: dict[str, Verdict] = {}
    assert [may_mark(FIRST, marks, one) for one in LADDER] == [True, False, False]
    marks["1.1/1/C"] = MET
    assert [may_mark(FIRST, marks, one) for one in LADDER] == [True, True, False]
    marks["1.1/1/B-1"] = MET
    assert not may_mark(FIRST, marks, Letter.A)
    marks["1.1/1/B-2"] = MET
    assert may_mark(FIRST, marks, Letter.A)
    assert not may_mark(FIRST, {"1.1/1/C": NOT_MET}, Letter.B)
    assert not may_mark(FIRST, {FIRST.code: ABSENT}, Letter.C)


def test_to_verify_settles_nothing_of_a_point_or_of_a_clause() -> None:
    assert grade_clause(FIRST, {"1.1/1/C": Verdict.TO_VERIFY}).grades[0].open == ("C",)
    held = {**marked(FIRST, "A"), FIRST.code: Verdict.TO_VERIFY}
    assert grade_clause(FIRST, held).outcome is Outcome.OPEN


def test_not_applicable_where_the_standard_forbids_it_settles_nothing() -> None:
    strict = FIRST.model_copy(update={"not_applicable": NotApplicable.NEVER})
    assert grade_clause(strict, {FIRST.code: ABSENT}).outcome is Outcome.OPEN


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ({"1.1/1": MET}, "tier-mark-of-clause"),
        ({"1.1/1": NOT_MET}, "tier-mark-of-clause"),
        ({"1.1/1/B-1": ABSENT}, "tier-mark-of-item"),
    ],
)
def test_a_mark_that_would_be_lost_is_refused(marks: Marks, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        judge_tiers(PACK, marks, LARGE)
    assert caught.value.code == code
    assert caught.value.sentence("zh").endswith("。")


def test_a_grade_without_points_is_reached_by_nobody() -> None:
    bare = FIRST.model_copy(update={"grades": (FIRST.grades or ())[:2]})
    assert grade_clause(bare, marked(FIRST, "A")).outcome is Outcome.B


def test_core_and_basic_are_carried() -> None:
    results = judged("CCCCC").clauses
    assert [one.core for one in results] == [True, False, False, False, False]
    assert [one.basic for one in results] == [True, True, True, False, False]


# --- the tier ---


@pytest.mark.parametrize(
    ("grades", "figures", "tier"),
    [
        ("DDDDD", LARGE, "第零档"),
        ("ABCCD", LARGE, "第一档"),  # C 4/5, B 2/5, A 1/5: all exactly at the threshold
        ("BBCCC", LARGE, "第零档"),  # no A
        ("ABCDD", LARGE, "第零档"),  # C 3/5
        ("AABBC", LARGE, "第二档"),
        ("AABBD", LARGE, "第一档"),  # C is not all
        ("BCDDD", SMALL, "小机构档"),  # basic clauses only: C 2/3, B 1/3
        ("BCDDD", LARGE, "第零档"),  # the same marks, a facility for which the tier is closed
        ("DDBBB", SMALL, "第零档"),  # good, but not in basic clauses
        ("ABCCD", SMALL, "第一档"),
        ("BCDDD", {"staff": 9, "population": 10000}, "第零档"),  # both conditions must hold
        ("BCDDD", {"staff": 10, "population": 9999}, "第零档"),
    ],
)
def test_r4_3_the_highest_tier_whose_proportions_all_hold(
    grades: str, figures: dict[str, int], tier: str
) -> None:
    result = judged(grades, figures)
    assert (result.tier, result.at_least) == (tier, tier)


def test_r2_9_counting_is_cumulative() -> None:
    reached = [s.reached for s in judged("ABCCD").standings if s.scope is Scope.ALL]
    assert reached == [4, 2, 1]


def test_r2_9_basic_clauses_have_a_denominator_of_their_own() -> None:
    totals = [s.total for s in judged("ABECD").standings]
    assert totals == [4, 4, 4, 2, 2, 2]


def test_r2_9_not_applicable_leaves_the_denominator_of_the_tier() -> None:
    assert judged("ABCCD").tier == judged("ABCCE").tier == "第一档"
    assert judged("ABDCE").tier == "第零档"  # C 3/4, below 4/5
    assert judged("ABEDE").tier == "第零档"


def test_an_empty_denominator_computes_nothing() -> None:
    result = judged("EEEEE")
    assert (result.tier, result.at_least) == (None, "第零档")
    assert {one.state for one in result.tiers[2:]} == {State.CANNOT_COMPUTE}
    assert {share.state for share in result.tiers[3].shares} == {State.CANNOT_COMPUTE}


def test_a_missing_figure_of_the_facility_leaves_the_tier_open() -> None:
    assert judged("BCDDD", {"staff": 9}).tier is None
    assert judged("ABCCD", {}).tier == "第一档"  # a higher tier holds without it
    assert judged("BCDDD", {"staff": -1, "population": 1}).tier is None


def test_a_tier_is_said_as_soon_as_the_missing_marks_cannot_change_it() -> None:
    assert judged("....D").tiers[3].state is State.FAILS
    assert judged("ABC.D").tiers[2].state is State.OPEN
    assert judged("ABC.D").tier is None
    assert judged("DD...").tier == "第零档"


def test_a_tier_that_asks_for_nothing_is_given_to_nobody() -> None:
    source = Source(document="none", line=1)
    easy = Tier(name="空", text="", source=source)
    pack = PACK.model_copy(update={"tiers": (*(PACK.tiers or ()), easy)})
    result = judge_tiers(pack, graded("AAAAA"), LARGE)
    assert (result.tier, result.at_least) == (None, "第二档")


def test_a_pack_without_tiers_has_none() -> None:
    result = judge_tiers(PACK.model_copy(update={"tiers": None}), graded("AAAAA"), LARGE)
    assert (result.tier, result.at_least, result.tiers) == (None, None, ())


def test_rounding_decides_nothing() -> None:
    """1999 of 10,000 prints 20.0 % to one place and does not reach 1/5."""
    one = grade_clause(FIRST, marked(FIRST, "C"))
    none = grade_clause(FIRST, marked(FIRST, "D"))
    found = standing([one] * 19_999 + [none] * 80_001, Scope.ALL, Letter.C)
    assert found.reached * 5 < found.total  # 19.999 %
    assert Fraction(found.reached, found.total) < Fraction(1, 5)


def test_r4_3_consequences_above_below_and_of_one_tier() -> None:
    said = {name: [c.text[:-4] for c in consequences(PACK, name)] for name in NAMES}
    assert said == {
        "第零档": ["第零档", "未达到第一档"],
        "小机构档": ["未达到第一档"],
        "第一档": ["第一档以上"],
        "第二档": ["第一档以上", "第二档以上"],
    }


def test_verdicts_alone_neither_pass_nor_fail_a_tiered_pack() -> None:
    assert judge_pack(PACK, {}, {}, {}).outcome is PackOutcome.UNDETERMINED


# --- the working ---


def test_the_working_shows_numerator_denominator_threshold_and_the_failing_point() -> None:
    marks = {**graded("ABCCD"), "1.1/3/B-2": NOT_MET, "1.1/3/B-1": MET}
    said = [one.text("zh") for one in working(judge_tiers(PACK, marks, LARGE))]
    assert "条款 1.1/3 不符合 【B-2】。" in said
    assert "条款 1.1/5：D（C 不成立）。" in said
    assert (
        "全部条款中达到 C 及以上的 4 条，分母 5 条，未判 0 条，要求不低于 4/5（none 第 40 行）。"
        in said
    )
    assert "4×5=20，4×5=20；20 ≥ 20，成立。" in said
    assert said[-1] == "达到的档次：“第一档”。"


@given(MARKS, FIGURES)
def test_every_working_reads_to_its_end(marks: Marks, figures: dict[str, int]) -> None:
    ends = {"zh": "。", "en": "."}
    for one in working(judge_tiers(PACK, marks, figures)):
        for language in LANGUAGES:
            assert one.text(language).endswith(ends[language])


# --- properties ---


@given(MARKS, FIGURES, st.randoms(use_true_random=False))
def test_r2_9_the_order_of_marks_does_not_matter(
    marks: dict[str, Verdict], figures: dict[str, int], chance: random.Random
) -> None:
    turned = list(marks.items())
    chance.shuffle(turned)
    assert judge_tiers(PACK, dict(turned), figures) == judge_tiers(PACK, marks, figures)


@given(OF_ITEMS, st.sampled_from(CLAUSES), FIGURES)
def test_r2_9_not_applicable_is_as_if_the_clause_were_not_there(
    marks: dict[str, Verdict], gone: Clause, figures: dict[str, int]
) -> None:
    excused = judge_tiers(PACK, {**marks, gone.code: ABSENT}, figures)
    without = judge_tiers(less(PACK, gone), marks, figures)
    assert (excused.tier, excused.tiers, excused.standings) == (
        without.tier,
        without.tiers,
        without.standings,
    )


def less(pack: Pack, gone: Clause) -> Pack:
    """The pack without one clause."""
    (section,) = pack.sections
    (indicator,) = section.indicators
    kept = tuple(c for c in indicator.clauses if c.code != gone.code)
    indicator = indicator.model_copy(update={"clauses": kept})
    section = section.model_copy(update={"indicators": (indicator,)})
    return pack.model_copy(update={"sections": (section,)})


@given(MARKS, FIGURES)
def test_r2_9_share_of_c_is_never_below_b_nor_b_below_a(
    marks: Marks, figures: dict[str, int]
) -> None:
    found = judge_tiers(PACK, marks, figures).standings
    for c, b, a in (found[:3], found[3:]):
        assert c.reached >= b.reached >= a.reached
        assert c.total == b.total == a.total >= c.reached + c.open


@given(OF_ITEMS, st.sampled_from(CLAUSES), FIGURES)
def test_an_a_more_never_lowers_the_tier(
    marks: dict[str, Verdict], better: Clause, figures: dict[str, int]
) -> None:
    before = judge_tiers(PACK, marks, figures)
    after = judge_tiers(PACK, {**marks, **marked(better, "A")}, figures)
    assert rank(after) >= rank(before)


@given(OF_ITEMS, OF_ITEMS, FIGURES)
def test_what_is_settled_stays_when_the_missing_marks_come_in(
    marks: dict[str, Verdict], later: dict[str, Verdict], figures: dict[str, int]
) -> None:
    settled = {k: v for k, v in marks.items() if v in (MET, NOT_MET)}
    before = judge_tiers(PACK, settled, figures)
    after = judge_tiers(PACK, {**later, **settled}, figures)
    if before.tier is not None:
        assert after.tier == before.tier
    assert rank(after) >= rank(before)


@given(st.integers(0, 40), st.integers(1, 40), st.integers(1, 60), st.integers(1, 60))
def test_a_proportion_is_compared_as_fractions_are(n: int, more: int, value: int, per: int) -> None:
    held = grade_clause(FIRST, marked(FIRST, "B"))
    failed = grade_clause(FIRST, marked(FIRST, "C"))
    found = standing([held] * n + [failed] * more, Scope.ALL, Letter.B)
    source = Source(document="none", line=1)
    asked = Proportion(scope=Scope.ALL, letter=Letter.B, value=value, per=per, source=source)
    tier = Tier(name="一", text="", source=source, proportions=(asked,))
    floor = Tier(name="零", text="", source=source)
    copies = tuple(FIRST.model_copy(update={"code": f"1.1/{k}"}) for k in range(n + more))
    (section,) = PACK.sections
    indicator = section.indicators[0].model_copy(update={"clauses": copies})
    section = section.model_copy(update={"indicators": (indicator,)})
    pack = PACK.model_copy(update={"tiers": (floor, tier), "sections": (section,)})
    marks = {
        k: v for i, c in enumerate(copies) for k, v in marked(c, "B" if i < n else "C").items()
    }
    result = judge_tiers(pack, marks, {})
    assert result.tiers[1].shares[0].standing == found
    holds = Fraction(found.reached, found.total) >= Fraction(value, per)
    assert result.tier == ("一" if holds else "零")
