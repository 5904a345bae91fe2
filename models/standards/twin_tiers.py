"""The lines of the plain-text twin that print grades and tiers."""

from collections.abc import Iterator

from models.standards.terms import Source
from models.standards.tiers_types import Condition, Proportion, Reach, Scope, Tier
from models.standards.types import Clause, Pack

_SCOPES = {Scope.ALL: "全部条款", Scope.BASIC: "基本条款"}
_REACHES = {Reach.ONLY: "本档", Reach.AND_ABOVE: "本档及以上", Reach.AND_BELOW: "本档及以下"}


def grade_lines(clause: Clause) -> Iterator[str]:
    """Yield what marks a graded clause, and its points grade by grade."""
    flags = [word for word, on in (("★核心", clause.core), ("基本", clause.basic)) if on]
    if flags:
        yield f"      {'、'.join(flags)}"
    for grade in clause.grades or ():
        for item in grade.items:
            yield f"      【{item.code}】{item.text} [{item.source.line}]"


def tier_lines(pack: Pack) -> Iterator[str]:
    """Yield the tiers from low to high with proportions, conditions and consequences."""
    if pack.tiers:
        yield from ("", "档次（由低到高；A 也计入 B 和 C）")
    for tier in pack.tiers or ():
        yield from _tier(tier, pack.source_document)


def _tier(tier: Tier, document: str) -> Iterator[str]:
    yield f"{tier.name} {tier.text}".rstrip() + f" {_at(tier.source, document)}"
    for condition in tier.conditions:
        yield f"    条件：{_condition(condition)} {_at(condition.source, document)}"
    for proportion in tier.proportions:
        yield f"    比例：{_proportion(proportion)} {_at(proportion.source, document)}"
    for one in tier.consequences:
        yield f"    结果运用（{_REACHES[one.reach]}）：{one.text} {_at(one.source, document)}"


def _condition(condition: Condition) -> str:
    return f"{condition.label} {condition.operator} {condition.value}{condition.unit}"


def _proportion(proportion: Proportion) -> str:
    scope = _SCOPES[proportion.scope]
    return f"{scope}中 {proportion.letter} 及以上不低于 {proportion.value}/{proportion.per}"


def _at(source: Source, document: str) -> str:
    """Return the line, with the document where it is another than the pack's own."""
    other = "" if source.document == document else f"{source.document} "
    return f"[{other}{source.line}]"
