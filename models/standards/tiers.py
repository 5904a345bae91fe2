"""The tier a facility reaches: exact proportions of graded clauses, with the working (R2.9, R4.3).

Counting is cumulative: a clause with A counts as B and as C. 不适用 leaves the denominator, and a
denominator of nought computes nothing. Every threshold is compared by cross-multiplication; no
quotient is formed, so no rounding can decide. While marks are missing, a proportion holds only
when it holds whatever they will say, and fails only when it fails whatever they will say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from models.base import Count, Name, Record
from models.standards.grading import GradedClause, GradeState, Marks, Outcome, State, grade_clause
from models.standards.sentences import Sentence, say
from models.standards.terms import COMPARE, PackId, Source
from models.standards.tiers_types import (
    LADDER,
    Condition,
    Consequence,
    Letter,
    Proportion,
    Reach,
    Scope,
    Tier,
)
from models.standards.types import Pack, Whole

Figures = Mapping[str, int]
"""Figures of the facility by the keys of the conditions."""
Kind = tuple[bool, tuple[State, ...]]
"""Basic or not, and how the grades C, B, A stand."""
Census = Counter[Kind]
"""How many clauses there are of each kind."""


class Standing(Record):
    """How many clauses have reached a grade."""

    scope: Scope
    """Which clauses are counted."""
    letter: Letter
    """The grade."""
    reached: Count
    """Clauses that have it or a higher one."""
    open: Count
    """Clauses that may still reach it."""
    total: Count
    """The denominator: every clause in scope that is not 不适用."""


class Share(Record):
    """One proportion with its exact working."""

    standing: Standing
    """Numerator and denominator."""
    value: Whole
    """Threshold, numerator."""
    per: Whole
    """Threshold, denominator."""
    state: State
    """What it comes to."""
    source: Source
    """The sentence that sets the threshold."""


class ConditionResult(Record):
    """One condition and the figure it was compared with."""

    condition: Condition
    """What is asked."""
    figure: Whole | None = None
    """The facility's figure; absent when nobody entered it."""
    state: State
    """What it comes to."""


class TierResult(Record):
    """One tier and whether it is reached."""

    tier: Name
    """Which."""
    state: State
    """What it comes to."""
    shares: tuple[Share, ...]
    """Its proportions in printed order."""
    conditions: tuple[ConditionResult, ...]
    """Its conditions in printed order."""


class TierJudgement(Record):
    """What the marks of a tiered pack come to."""

    pack: PackId
    """Which."""
    tier: Name | None = None
    """The tier reached; absent while a higher one is open or cannot be computed."""
    at_least: Name | None = None
    """The highest tier that holds whatever the missing marks will say."""
    tiers: tuple[TierResult, ...]
    """From low to high."""
    standings: tuple[Standing, ...]
    """All clauses and the basic ones, each from C to A."""
    clauses: tuple[GradedClause, ...]
    """In printed order."""


def judge_tiers(pack: Pack, marks: Marks, figures: Figures) -> TierJudgement:
    """Return the tier that the marks of a pack come to; raises StandardError for a stray mark."""
    graded = tuple(grade_clause(c, marks) for c in pack.clauses() if c.grades is not None)
    return tiers_of(pack, _census(graded), figures).model_copy(update={"clauses": graded})


def tiers_of(pack: Pack, census: Census, figures: Figures) -> TierJudgement:
    """Return the tier that so many clauses of each kind come to, without the clauses."""
    ladder = pack.tiers or ()
    results = tuple(_tier(tier, n == 0, census, figures) for n, tier in enumerate(ladder))
    at_least, settled = None, True
    for result in results:
        if result.state is State.HOLDS:
            at_least, settled = result.tier, True
        elif result.state in (State.OPEN, State.CANNOT_COMPUTE):
            settled = False
    return TierJudgement(
        pack=pack.id,
        tier=at_least if settled else None,
        at_least=at_least,
        tiers=results,
        standings=tuple(_standing(census, s, g) for s in Scope for g in LADDER),
        clauses=(),
    )


def standing(graded: Iterable[GradedClause], scope: Scope, letter: Letter) -> Standing:
    """Return how many clauses of a scope have reached a grade; 不适用 is not counted at all."""
    return _standing(_census(graded), scope, letter)


def kind_of(basic: bool, grades: Iterable[GradeState]) -> Kind:
    """Return what a clause counts as; 不适用 is not counted at all."""
    return basic, tuple([grade.state for grade in grades])


def _census(graded: Iterable[GradedClause]) -> Census:
    """Count the clauses once; every proportion is read off the few kinds there are."""
    return Counter(kind_of(one.basic, one.grades) for one in graded if one.outcome is not Outcome.E)


def _standing(census: Census, scope: Scope, letter: Letter) -> Standing:
    at = LADDER.index(letter)
    found: Counter[State] = Counter()
    for (basic, states), number in census.items():
        if scope is Scope.ALL or basic:
            found[states[at]] += number
    return Standing(
        scope=scope,
        letter=letter,
        reached=found[State.HOLDS],
        open=found[State.OPEN],
        total=found.total(),
    )


def consequences(pack: Pack, tier: str) -> tuple[Consequence, ...]:
    """Return what follows from a tier: its own, those of 以上 below it, of 未达到 above it."""
    names = [one.name for one in pack.tiers or ()]
    at = names.index(tier)
    holds = {
        Reach.ONLY: lambda n: n == at,
        Reach.AND_ABOVE: lambda n: n <= at,
        Reach.AND_BELOW: lambda n: n >= at,
    }
    return tuple(
        one
        for n, owner in enumerate(pack.tiers or ())
        for one in owner.consequences
        if holds[one.reach](n)
    )


def _tier(tier: Tier, lowest: bool, census: Census, figures: Figures) -> TierResult:
    shares = tuple(_share(p, census) for p in tier.proportions)
    conditions = tuple(_condition(c, figures) for c in tier.conditions)
    return TierResult(
        tier=tier.name,
        state=_together(lowest, shares, conditions),
        shares=shares,
        conditions=conditions,
    )


def _together(
    lowest: bool, shares: tuple[Share, ...], conditions: tuple[ConditionResult, ...]
) -> State:
    if any(one.state is State.FAILS for one in conditions):
        return State.CLOSED
    if not shares and not lowest:
        return State.CANNOT_COMPUTE  # a tier that asks for nothing is given to nobody
    states = {one.state for one in shares} | {one.state for one in conditions}
    worst = (State.FAILS, State.CANNOT_COMPUTE, State.OPEN)
    return next((state for state in worst if state in states), State.HOLDS)


def _share(proportion: Proportion, census: Census) -> Share:
    found = _standing(census, proportion.scope, proportion.letter)
    return Share(
        standing=found,
        value=proportion.value,
        per=proportion.per,
        state=_compared(found, proportion),
        source=proportion.source,
    )


def _compared(found: Standing, proportion: Proportion) -> State:
    if found.total == 0:
        return State.CANNOT_COMPUTE
    wanted = proportion.value * found.total
    if found.reached * proportion.per >= wanted:
        return State.HOLDS
    best = (found.reached + found.open) * proportion.per
    return State.OPEN if best >= wanted else State.FAILS


def _condition(condition: Condition, figures: Figures) -> ConditionResult:
    figure = figures.get(condition.key)
    if figure is None or figure < 0:
        state = State.CANNOT_COMPUTE
    else:
        holds = COMPARE[condition.operator](figure, condition.value)
        state = State.HOLDS if holds else State.FAILS
    return ConditionResult(condition=condition, figure=figure, state=state)


def working(judged: TierJudgement) -> Iterator[Sentence]:
    """Yield the derivation of a tier, sentence by sentence, for screen and paper."""
    for clause in judged.clauses:
        yield from _clause_working(clause)
    for result in judged.tiers:
        yield say(f"tier-{result.state.value.replace('_', '-')}", tier=result.tier)
        for condition in result.conditions:
            yield _condition_working(condition)
        for share in result.shares:
            yield from _share_working(share)
    if judged.tier is not None:
        yield say("tier-reached", tier=judged.tier)
    else:
        yield say("tier-undecided", tier=judged.at_least or "—")


def _clause_working(clause: GradedClause) -> Iterator[Sentence]:
    star = "★" if clause.core else ""
    yield say(f"tier-clause-{clause.outcome.value.lower()}", code=star + clause.clause)
    for grade in clause.grades:
        if grade.failing and clause.outcome is not Outcome.E:
            items = "".join(f"【{code}】" for code in grade.failing)
            yield say("tier-clause-failing", code=clause.clause, items=items)


def _condition_working(result: ConditionResult) -> Sentence:
    asked = result.condition
    return say(
        f"tier-condition-{result.state.value.replace('_', '-')}",
        label=asked.label,
        figure="—" if result.figure is None else result.figure,
        operator=asked.operator.value,
        value=asked.value,
        unit=asked.unit,
    )


def _share_working(share: Share) -> Iterator[Sentence]:
    found = share.standing
    yield say(
        f"tier-share-{found.scope.value}",
        letter=found.letter.value,
        reached=found.reached,
        open=found.open,
        total=found.total,
        value=share.value,
        per=share.per,
        document=share.source.document,
        line=share.source.line,
    )
    yield say(
        f"tier-share-{share.state.value.replace('_', '-')}",
        reached=found.reached,
        open=found.open,
        total=found.total,
        value=share.value,
        per=share.per,
        left=found.reached * share.per,
        most=(found.reached + found.open) * share.per,
        right=share.value * found.total,
    )
