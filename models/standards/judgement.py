"""Judgement arithmetic: exact integers in, a verdict with its working out.

Pure functions. Nothing is rounded before it is compared (R1.2); a denominator of nought gives
"cannot compute", never a pass (R1.4); the 2015 pack yields counts and no score (R2.4).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.base import Name, Record
from models.standards.compound import Compound, Said, compound_of_grade, judge_parts, ladder_of
from models.standards.grading import Ladder, Outcome
from models.standards.tallies import Tally as Tally
from models.standards.tallies import tallies
from models.standards.terms import COMPARE as COMPARE
from models.standards.tiers import Figures, Kind, TierJudgement, kind_of, tiers_of
from models.standards.types import (
    Clause,
    Code,
    DecisionRule,
    Operator,
    Pack,
    PackId,
    Test,
    Verdict,
    Whole,
)

PERCENT = "%"
"""Unit of a comparison whose quotient is a percentage."""
Values = Mapping[str, int | str]
"""Entered values of one clause, by input key."""


class TestOutcome(StrEnum):
    """What one comparison came to."""

    __test__ = False

    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_COMPUTE = "cannot_compute"
    """A value is missing, or the denominator is nought."""
    LEFT_OUT = "left_out"
    """Its condition does not apply to this facility."""


class Computed(StrEnum):
    """What the comparisons of a clause come to together."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_COMPUTE = "cannot_compute"
    NONE = "none"
    """The clause has no comparison; only a person can judge."""


class ClauseOutcome(StrEnum):
    """The result of a clause: mark and arithmetic together."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


class PackOutcome(StrEnum):
    """The result of a pack."""

    PASSED = "passed"
    FAILED = "failed"
    UNDETERMINED = "undetermined"
    NO_RULE = "no_rule"
    """文件未规定: the document gives no rule."""
    TIERED = "tiered"
    """A tier is reached; ``PackJudgement.tiers`` names it."""


class TestResult(Record):
    """One comparison with its exact working."""

    __test__ = False

    test: Code
    """Code of the test."""
    label: Name
    """What is compared."""
    outcome: TestOutcome
    """What it came to."""
    numerator: Whole | None = None
    """Entered number above the line."""
    denominator: Whole | None = None
    """Entered number below the line; 1 where the test has none."""
    operator: Operator | None = None
    """Comparison; absent for choices."""
    value: Whole | None = None
    """Threshold, numerator."""
    per: Whole | None = None
    """Threshold, denominator."""
    unit: Name = ""
    """Unit of the quotient; ``%`` when it is shown as a percentage. The numbers stay the entered
    integers: 38,106 of 110,132 against 3/10, never 34.60 against 30."""
    answer: Name = ""
    """The words of the chosen answer, for choices."""
    upper: Whole | None = None
    """Upper end of a printed range over ``per``; above it there is a remark, no failure (R1.6)."""

    @property
    def above_range(self) -> bool:
        """True when the exact quotient lies above the printed range (R1.6): a remark, no more."""
        known = self.outcome is TestOutcome.HOLDS and None not in (self.numerator, self.upper)
        above, limit = (self.numerator or 0) * (self.per or 1), self.upper or 0
        return known and above > limit * (self.denominator or 1)


class ClauseJudgement(Record):
    """A clause's result and how it came about."""

    clause: Code
    """Which."""
    marked: Verdict
    """What the evaluator marked."""
    computed: Computed
    """What the verified figures say."""
    outcome: ClauseOutcome
    """Both together: met only when neither speaks against it."""
    tests: tuple[TestResult, ...] = ()
    """The working."""
    parts: Verdict | None = None
    """What the marked parts come to; absent while no part is marked."""
    failing: tuple[Code, ...] | None = None
    """Parts that are not met; absent while no part is marked."""

    @property
    def conflict(self) -> bool:
        """True when mark and figures contradict each other."""
        return (self.marked, self.computed) in {
            (Verdict.MET, Computed.NOT_MET),
            (Verdict.NOT_MET, Computed.MET),
        }

    @property
    def parts_conflict(self) -> bool:
        """True when the clause's mark says something else than its parts (R2.5)."""
        settled = (Verdict.MET, Verdict.NOT_MET)
        return self.parts in settled and self.marked in settled and self.marked != self.parts


class PackJudgement(Record):
    """What a pack's marks come to."""

    pack: PackId
    """Which."""
    outcome: PackOutcome
    """The result; NO_RULE for packs that only count."""
    clauses: tuple[ClauseJudgement, ...]
    """Clauses with arithmetic, and every clause where all must be met."""
    tallies: tuple[Tally, ...]
    """The whole pack first, then every heading in printed order."""
    tiers: TierJudgement | None = None
    """The tier of a tiered pack with its working; its ``clauses`` are empty here, because every
    clause of the facts carries its own grade."""


def run_test(test: Test, values: Values) -> TestResult:
    """Return the outcome of one comparison."""
    if test.when_key and values.get(test.when_key) != test.when_value:
        missing = test.when_key not in values
        outcome = TestOutcome.CANNOT_COMPUTE if missing else TestOutcome.LEFT_OUT
        return TestResult(test=test.code, label=test.label, outcome=outcome)
    return _choice(test, values) if test.one_of else _arithmetic(test, values)


def _choice(test: Test, values: Values) -> TestResult:
    answer = values.get(test.numerator)
    if not isinstance(answer, str) or not answer:
        return TestResult(test=test.code, label=test.label, outcome=TestOutcome.CANNOT_COMPUTE)
    outcome = TestOutcome.HOLDS if answer in test.one_of else TestOutcome.FAILS
    return TestResult(test=test.code, label=test.label, outcome=outcome, answer=answer)


def _arithmetic(test: Test, values: Values) -> TestResult:
    above = values.get(test.numerator)
    below: int | str | None = values.get(test.denominator) if test.denominator else 1
    outcome = TestOutcome.CANNOT_COMPUTE
    # Nothing that is counted is below nought: it would pass every "at most".
    if isinstance(above, int) and isinstance(below, int) and below > 0 and above >= 0:
        holds = COMPARE[test.operator](above * test.per, test.value * below)
        outcome = TestOutcome.HOLDS if holds else TestOutcome.FAILS
    return TestResult.known(
        {
            "test": test.code,
            "label": test.label,
            "outcome": outcome,
            "numerator": above if isinstance(above, int) else None,
            "denominator": below if isinstance(below, int) else None,
            "operator": test.operator,
            "value": test.value,
            "per": test.per,
            "unit": PERCENT if test.percent else test.unit,
            "answer": "",
            "upper": test.upper,
        }
    )


def compute(clause: Clause, values: Values) -> tuple[Computed, tuple[TestResult, ...]]:
    """Return what the figures of a clause come to: the conjunction of its tests (R3.8)."""
    if not clause.tests:
        return Computed.NONE, ()
    results = tuple([_in_words(run_test(test, values), clause) for test in clause.tests])
    if len(results) == 1:
        return _COMPUTED[results[0].outcome], results
    outcomes = [r.outcome for r in results if r.outcome is not TestOutcome.LEFT_OUT]
    if TestOutcome.FAILS in outcomes:
        return Computed.NOT_MET, results
    if TestOutcome.CANNOT_COMPUTE in outcomes or not outcomes:
        return Computed.CANNOT_COMPUTE, results
    return Computed.MET, results


_COMPUTED = {
    TestOutcome.HOLDS: Computed.MET,
    TestOutcome.FAILS: Computed.NOT_MET,
    TestOutcome.CANNOT_COMPUTE: Computed.CANNOT_COMPUTE,
    TestOutcome.LEFT_OUT: Computed.CANNOT_COMPUTE,
}
"""What a single comparison comes to."""


def _in_words(result: TestResult, clause: Clause) -> TestResult:
    """Replace the code of a chosen answer by its words, so that paper needs no pack."""
    if not result.answer:
        return result
    labels = {choice.value: choice.label for i in clause.inputs for choice in i.choices}
    return result.model_copy(update={"answer": labels.get(result.answer, result.answer)})


def judge_clause(
    clause: Clause, marked: Verdict, values: Values, compound: Compound | None = None
) -> ClauseJudgement:
    """Return the result of one clause from its mark, its verified values and its marked parts."""
    computed, tests = compute(clause, values)
    parts = compound.verdict if compound else None
    return ClauseJudgement.known(
        {
            "clause": clause.code,
            "marked": marked,
            "computed": computed,
            "outcome": _outcome(marked, computed, parts),
            "tests": tests,
            "parts": parts,
            "failing": compound.failing if compound else None,
        }
    )


def _outcome(marked: Verdict, computed: Computed, parts: Verdict | None) -> ClauseOutcome:
    if marked is Verdict.NOT_APPLICABLE:
        return ClauseOutcome.NOT_APPLICABLE
    if Verdict.NOT_MET in (marked, parts) or computed is Computed.NOT_MET:
        return ClauseOutcome.NOT_MET
    if marked is Verdict.MET and computed in (Computed.MET, Computed.NONE):
        return ClauseOutcome.MET
    return ClauseOutcome.UNDETERMINED


@dataclass(frozen=True, slots=True)
class Assessed:
    """Everything that is judged, by clause code."""

    marks: Mapping[str, Verdict] = field(default_factory=dict)
    """Verdicts."""
    values: Mapping[str, Values] = field(default_factory=dict)
    """Verified figures."""
    vetoes: Mapping[str, str] = field(default_factory=dict)
    """``none``, ``found`` or ``unanswered`` by the veto's code (R3.6: unanswered is not passed)."""
    parts: Mapping[str, Said] = field(default_factory=dict)
    """Verdicts of parts and graded points, by clause and then by part."""
    lacking: Collection[str] = ()
    """What the facility does not have, of FACILITY_FEATURES."""
    figures: Figures = field(default_factory=dict)
    """Figures of the facility, of FACILITY_FIGURES."""


def judge_pack(
    pack: Pack,
    marks: Mapping[str, Verdict],
    values: Mapping[str, Values],
    vetoes: Mapping[str, str],
) -> PackJudgement:
    """Return the result of a pack from marks, figures and vetoes alone."""
    return judge_assessed(pack, Assessed(marks, values, vetoes))


def judge_assessed(pack: Pack, given: Assessed) -> PackJudgement:
    """Return the result of a pack.

    A pack with tiers is neither passed nor failed by verdicts: it reaches a tier, or is
    undetermined while marks that would settle it are missing.
    """
    grades = _grades(pack, given)
    judged = tuple(_judged(clause, given, grades.get(clause.code)) for clause in pack.clauses())
    decides = pack.decision is DecisionRule.ALL_CLAUSES_MET
    tiers = None
    if pack.decision is DecisionRule.TIERS:
        tiers = tiers_of(pack, _census(pack, grades), given.figures)
    return PackJudgement(
        pack=pack.id,
        outcome=_all_met(pack, judged, given.vetoes) if decides else _without_pass_line(tiers),
        clauses=judged if decides else tuple(j for j in judged if _has_working(j)),
        tallies=tuple(tallies(pack, given.marks)),
        tiers=tiers,
    )


def _grades(pack: Pack, given: Assessed) -> dict[str, Ladder]:
    """Grades go by the points; of a clause itself only 不适用 and 待核实 count."""
    none: Said = {}
    return {
        c.code: ladder_of(
            c, given.parts.get(c.code, none), given.marks.get(c.code, Verdict.UNCHECKED)
        )
        for c in pack.clauses()
        if c.grades is not None
    }


def _census(pack: Pack, grades: Mapping[str, Ladder]) -> Counter[Kind]:
    ladders = Counter([(bool(c.basic), grades[c.code]) for c in pack.clauses() if c.code in grades])
    census: Counter[Kind] = Counter()
    for (basic, found), number in ladders.items():
        if found.outcome is not Outcome.E:
            census[kind_of(basic, found.grades)] += number
    return census


def _judged(clause: Clause, given: Assessed, grade: Ladder | None) -> ClauseJudgement:
    marked = given.marks.get(clause.code, Verdict.UNCHECKED)
    said = given.parts.get(clause.code)
    compound = None
    if said and grade is not None:
        compound = compound_of_grade(grade)
    elif said and clause.parts:
        compound = judge_parts(clause, said, given.lacking, marked)
    return judge_clause(clause, marked, given.values.get(clause.code, {}), compound)


def _without_pass_line(tiers: TierJudgement | None) -> PackOutcome:
    if tiers is None:
        return PackOutcome.NO_RULE
    return PackOutcome.UNDETERMINED if tiers.tier is None else PackOutcome.TIERED


def _has_working(judged: ClauseJudgement) -> bool:
    figures = any(r.outcome is not TestOutcome.CANNOT_COMPUTE for r in judged.tests)
    return figures or judged.parts is not None


def _all_met(
    pack: Pack, judged: tuple[ClauseJudgement, ...], vetoes: Mapping[str, str]
) -> PackOutcome:
    outcomes = {j.outcome for j in judged}
    answers = {vetoes.get(v.code, "unanswered") for v in pack.vetoes}
    if "found" in answers or ClauseOutcome.NOT_MET in outcomes:
        return PackOutcome.FAILED
    if outcomes == {ClauseOutcome.MET} and answers <= {"none"}:
        return PackOutcome.PASSED
    return PackOutcome.UNDETERMINED
