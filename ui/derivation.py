"""How a verdict came about, piece by piece: figures, exact integers, sources, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from models.facts.snapshot import lacking
from models.facts.state import VisitState
from models.facts.types import Facts
from models.standards.judgement import (
    PERCENT,
    ClauseJudgement,
    Computed,
    TestOutcome,
    TestResult,
    Values,
)
from models.standards.types import Clause, Operator, Pack, Test, Verdict
from models.standards.working import OPPOSITE, SIGNS, comparison, exact, quotient, rounded, whole
from ui import words

translate = QCoreApplication.translate
OF_VISIT = "评价期"
"""How a test says that its figures are those of the visit's period (R1.8)."""


@dataclass(frozen=True)
class Line:
    """One fact of a derivation."""

    what: str
    value: str
    tone: str = ""


@dataclass(frozen=True)
class Block:
    """Facts that belong together."""

    title: str
    lines: tuple[Line, ...]
    tone: str = ""
    outcome: str = ""
    wide: bool = False
    """The left side holds texts with a verdict each, not headings."""


@dataclass(frozen=True)
class Given:
    """What a record holds beside its judgement; of an open visit, or of frozen facts."""

    period: str = ""
    marks: Mapping[str, Verdict] = field(default_factory=dict)
    values: Mapping[str, Values] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    reported: frozenset[str] = frozenset()
    """Clauses whose figures only the facility reported: they decide nothing (R1.3)."""
    parts: Mapping[str, Mapping[str, Verdict]] = field(default_factory=dict)
    lacking: frozenset[str] = frozenset()
    guidance: Mapping[str, str] = field(default_factory=dict)


def given_by_state(state: VisitState, pack: Pack) -> Given:
    """Of a visit as it is now."""
    mine = {c: n.measured for (p, c), n in state.values.items() if p == pack.id}
    guided = state.guidance.get(pack.id)
    return Given(
        period=_period(state.opened.period.first, state.opened.period.last),
        marks={c: m.mark.verdict for (p, c), m in state.marks.items() if p == pack.id},
        values={c: m.values for c, m in mine.items()},
        sources={c: m.source for c, m in mine.items()},
        reported=frozenset(c for c, m in mine.items() if m.origin != "verified"),
        parts={c: said for (p, c), said in state.parts.items() if p == pack.id},
        lacking=lacking(state.facility),
        guidance=dict(guided.notes) if guided else {},
    )


def given_by_facts(facts: Facts, pack: Pack) -> Given:
    """Of frozen facts."""
    mine = {c.clause: c for c in facts.clauses if c.pack == pack.id}
    return Given(
        period=_period(facts.visit.period.first, facts.visit.period.last),
        marks={code: c.verdict for code, c in mine.items()},
        values={code: {e.key: e.value for e in c.values} for code, c in mine.items()},
        sources={code: c.values_source for code, c in mine.items()},
        reported=frozenset(
            code for code, c in mine.items() if c.values and c.values_origin != "verified"
        ),
        parts={code: {p.code: p.verdict for p in c.parts or ()} for code, c in mine.items()},
        lacking=lacking(facts.facility),
        guidance={code: c.guidance for code, c in mine.items() if c.guidance},
    )


def _period(first: str, last: str) -> str:
    return translate("Derivation", "{first} to {last}").format(first=first, last=last)


def of_test(clause: Clause, result: TestResult, given: Given) -> Block:
    """One comparison: what was divided by what, and which integers decided."""
    test = next(t for t in clause.tests if t.code == result.test)
    lines = [*_figures(clause, test, given)]
    if test.one_of:
        lines += _answers(clause, test, result)
    else:
        lines += _arithmetic(clause, test, result, given)
    source = given.sources.get(clause.code) or translate("Derivation", "not written down")
    lines.append(Line(translate("Derivation", "Source of the figures"), source))
    words_, tone = test_outcome(result.outcome)
    lines += _remarks(clause, result, given)
    return Block(test.label, tuple(lines), tone, words_)


def test_outcome(outcome: TestOutcome) -> tuple[str, str]:
    """Words and tone of what a comparison came to."""
    return {
        TestOutcome.HOLDS: (translate("Derivation", "holds"), "ok"),
        TestOutcome.FAILS: (translate("Derivation", "does not hold"), "bad"),
        TestOutcome.CANNOT_COMPUTE: (translate("Derivation", "cannot be computed"), "warn"),
        TestOutcome.LEFT_OUT: (translate("Derivation", "left out"), ""),
    }[outcome]


def _figures(clause: Clause, test: Test, given: Given) -> Iterator[Line]:
    if test.when_key:
        yield Line(translate("Derivation", "Applies only when"), _condition(clause, test))
    if test.one_of:
        return
    numerator = translate("Derivation", "Numerator")
    yield Line(numerator, _figure(clause, test.numerator, given))
    below = translate("Derivation", "none, the figure itself is compared")
    if test.denominator:
        below = _figure(clause, test.denominator, given)
    yield Line(translate("Derivation", "Denominator"), below)
    yield Line(translate("Derivation", "Period"), _period_of(test, given))


def _period_of(test: Test, given: Given) -> str:
    """The span its figures belong to; the one period of the visit where it says nothing else."""
    if test.period and test.period != OF_VISIT:
        return test.period
    return f"{test.period or ''} {given.period}".strip() or "—"


def _condition(clause: Clause, test: Test) -> str:
    entered = next((i for i in clause.inputs if i.key == test.when_key), None)
    if entered is None:
        return f"{test.when_key} = {test.when_value}"
    labels = {choice.value: choice.label for choice in entered.choices}
    return f"{entered.label} = {labels.get(test.when_value or '', test.when_value)}"


def _figure(clause: Clause, key: str, given: Given) -> str:
    entered = next((i for i in clause.inputs if i.key == key), None)
    value = given.values.get(clause.code, {}).get(key)
    label, unit = (entered.label, entered.unit) if entered else (key, "")
    if not isinstance(value, int):
        return translate("Derivation", "{what}: not entered").format(what=label)
    return f"{label}  {whole(value)}{f' {unit}' if unit else ''}"


def _answers(clause: Clause, test: Test, result: TestResult) -> Iterator[Line]:
    entered = next((i for i in clause.inputs if i.key == test.numerator), None)
    labels = {c.value: c.label for c in entered.choices} if entered else {}
    accepted = "、".join(labels.get(value, value) for value in test.one_of)
    yield Line(translate("Derivation", "Answer"), result.answer or "—")
    yield Line(translate("Derivation", "Accepted"), accepted)


def _arithmetic(clause: Clause, test: Test, result: TestResult, given: Given) -> Iterator[Line]:
    yield Line(translate("Derivation", "Asked for"), _limit(test))
    value = quotient(result)
    if value is None or result.outcome not in (TestOutcome.HOLDS, TestOutcome.FAILS):
        return
    yield Line(translate("Derivation", "Integers compared"), crosswise(result))
    shown = f"{rounded(value)}{result.unit}"
    yield Line(
        translate("Derivation", "Quotient"),
        translate("Derivation", "{value} (rounded for reading only; it decides nothing)").format(
            value=shown
        ),
    )
    yield Line(translate("Derivation", "Written out"), comparison(result))


def _limit(test: Test) -> str:
    inclusive = test.operator in (Operator.AT_LEAST, Operator.AT_MOST)
    edge = (
        translate("Derivation", "the limit itself is enough")
        if inclusive
        else translate("Derivation", "the limit itself is not enough")
    )
    scale = 100 if test.percent else test.per
    unit = PERCENT if test.percent else test.unit
    said = f"{SIGNS[test.operator]} {exact(Fraction(test.value * scale, test.per))}{unit}"
    if test.per != 1:
        said += f" = {whole(test.value)}/{whole(test.per)}"
    return f"{said}  ({edge})"


def crosswise(result: TestResult) -> str:
    """The integers that decided: 12 × 10,000 = 120,000 < 120,200 = 2 × 60,100."""
    above, below = result.numerator or 0, result.denominator or 1
    value, per = result.value or 0, result.per or 1
    held = result.outcome is TestOutcome.HOLDS
    operator = result.operator or Operator.AT_LEAST
    sign = SIGNS[operator if held else OPPOSITE[operator]]
    left, right = above * per, value * below
    first = whole(left) if per == 1 else f"{whole(above)} × {whole(per)} = {whole(left)}"
    second = whole(right) if below == 1 else f"{whole(right)} = {whole(value)} × {whole(below)}"
    return f"{first} {sign} {second}"


def _remarks(clause: Clause, result: TestResult, given: Given) -> Iterator[Line]:
    what = translate("Derivation", "Remark")
    if result.above_range:
        said = translate("Derivation", "above the printed range {low}-{high}: it passes")
        yield Line(what, said.format(low=result.value, high=result.upper), "warn")
    if result.outcome is TestOutcome.CANNOT_COMPUTE and result.denominator == 0:
        yield Line(what, translate("Derivation", "the denominator is 0"), "warn")
    if result.outcome is TestOutcome.LEFT_OUT:
        yield Line(what, translate("Derivation", "does not concern this facility"))
    if clause.code in given.reported:
        said = translate("Derivation", "reported by the facility, not verified: decides nothing")
        yield Line(what, said, "warn")


def conclusion(clause: Clause, judged: ClauseJudgement) -> Iterator[Line]:
    """Mark, figures and parts, one after the other."""
    yield Line(translate("Derivation", "Mark"), words.verdict(judged.marked))
    if judged.computed is not Computed.NONE:
        said = {
            Computed.MET: words.verdict(Verdict.MET),
            Computed.NOT_MET: words.verdict(Verdict.NOT_MET),
        }.get(judged.computed, translate("Derivation", "cannot be computed"))
        yield Line(translate("Derivation", "Figures say"), said)
    if len(clause.tests) > 1:
        rule = translate("Derivation", "all {n} comparisons must hold together")
        yield Line(translate("Derivation", "Rule"), rule.format(n=len(clause.tests)))
    if judged.conflict:
        said = translate("Derivation", "mark and figures disagree")
        yield Line(translate("Derivation", "Remark"), said, "warn")
    if judged.parts_conflict:
        said = translate("Derivation", "mark and parts disagree")
        yield Line(translate("Derivation", "Remark"), said, "warn")
