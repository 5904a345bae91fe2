"""Checks of grades and tiers: letters, points, proportions, and the order of all three."""

from collections.abc import Iterator
from itertools import pairwise

from models.standards.grading import item_key
from models.standards.sentences import Sentence, repeated, say
from models.standards.tiers_types import LADDER, Grade, Letter, Proportion, Scope, Tier
from models.standards.types import Clause, DecisionRule, Pack


def check_grades(pack: Pack) -> Iterator[Sentence]:
    """Yield what is wrong with the grades of the clauses."""
    clauses = tuple(pack.clauses())
    graded = pack.tiers is not None or any(clause.grades is not None for clause in clauses)
    for clause in clauses:
        if clause.grades is None:
            yield from _ungraded(clause, graded)
        else:
            yield from _graded(clause, clause.grades)
    keys = [item_key(c, item) for c in clauses for g in c.grades or () for item in g.items]
    taken = {clause.code for clause in clauses}
    for key in (*repeated(keys), *(key for key in keys if key in taken)):
        yield say("pack-item-twice", code=key)


def check_tiers(pack: Pack) -> Iterator[Sentence]:
    """Yield what is wrong with the tiers."""
    tiers = pack.tiers or ()
    if (pack.decision is DecisionRule.TIERS) != bool(tiers):
        yield say("pack-decision-tiers")
    for name in repeated(tier.name for tier in tiers):
        yield say("pack-tier-twice", tier=name)
    basic = any(clause.basic for clause in pack.clauses())
    for number, tier in enumerate(tiers):
        yield from _tier(tier, lowest=number == 0, basic=basic)
    for number, tier in enumerate(tiers):
        for below in tiers[:number]:
            yield from _order(below, tier)


def _ungraded(clause: Clause, wanted: bool) -> Iterator[Sentence]:
    if wanted:
        yield say("pack-grades-missing", code=clause.code)
    if clause.core is not None or clause.basic is not None:
        yield say("pack-grade-stray", code=clause.code)


def _graded(clause: Clause, grades: tuple[Grade, ...]) -> Iterator[Sentence]:
    letters = [grade.letter for grade in grades]
    for letter in LADDER:
        if letter not in letters:
            yield say("pack-grade-missing", code=clause.code, letter=letter.value)
    for again in repeated(letters):
        yield say("pack-grade-twice", code=clause.code, letter=again)
    if letters != sorted(letters, key=LADDER.index):
        yield say("pack-grade-order", code=clause.code, letters="、".join(letters))
    if clause.tests:
        yield say("pack-grade-tests", code=clause.code)
    for grade in grades:
        yield from _points(clause.code, grade)


def _points(code: str, grade: Grade) -> Iterator[Sentence]:
    letter = grade.letter.value
    if not grade.items:
        yield say("pack-grade-empty", code=code, letter=letter)
    strays = [item.code for item in grade.items if item.code[0] != letter]
    for stray in strays:
        yield say("pack-item-letter", code=code, item=stray, letter=letter)
    codes = [item.code for item in grade.items]
    numbered = [f"{letter}-{number}" for number in range(1, len(codes) + 1)]
    if codes and not strays and codes not in ([letter], numbered):
        yield say("pack-item-order", code=code, letter=letter, items="、".join(codes))


def _tier(tier: Tier, lowest: bool, basic: bool) -> Iterator[Sentence]:
    if lowest and (tier.proportions or tier.conditions):
        yield say("pack-tier-floor", tier=tier.name)
    if not lowest and not tier.proportions:
        yield say("pack-tier-empty", tier=tier.name)
    for letter in repeated(f"{p.scope.value} {p.letter.value}" for p in tier.proportions):
        yield say("pack-share-twice", tier=tier.name, letter=letter[-1])
    for one in tier.proportions:
        if not 0 < one.value <= one.per:
            asked = {"letter": one.letter.value, "value": one.value, "per": one.per}
            yield say("pack-share-range", tier=tier.name, **asked)
    for scope in Scope:
        yield from _descending(tier, scope)
    if not basic and any(p.scope is Scope.BASIC for p in tier.proportions):
        yield say("pack-share-basic", tier=tier.name)


def _descending(tier: Tier, scope: Scope) -> Iterator[Sentence]:
    """A clause with B has C: asking for more B than C asks for that much C as well."""
    here = [p for p in tier.proportions if p.scope is scope]
    here.sort(key=lambda p: LADDER.index(p.letter))
    for easier, harder in pairwise(here):
        if easier.letter is not harder.letter and _less(easier, harder):
            yield say("pack-share-order", tier=tier.name, letter=harder.letter.value)


def _order(below: Tier, tier: Tier) -> Iterator[Sentence]:
    """Who reaches a tier has reached those below it, as far as they count the same clauses."""
    for asked in below.proportions:
        same = [p for p in tier.proportions if p.scope is asked.scope]
        enough = [p for p in same if _rank(p.letter) >= _rank(asked.letter) and not _less(p, asked)]
        if same and not enough:
            names = {"tier": tier.name, "below": below.name}
            yield say("pack-tier-order", letter=asked.letter.value, **names)


def _rank(letter: Letter) -> int:
    return LADDER.index(letter)


def _less(one: Proportion, other: Proportion) -> bool:
    return one.value * other.per < other.value * one.per
