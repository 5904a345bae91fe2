"""Consequences of a programme, given to the tiers of a standard that was imported (R4.3)."""

from collections.abc import Iterator, Sequence

from models.standards.programme import Programme, TierConsequence
from models.standards.tiers_types import Consequence, Reach, Tier
from models.standards.types import Pack

_AROUND = ("国家", "标准", "要求")
"""Words around the name of a tier that differ from paper to paper: 国家基本标准, 基本标准, 基本."""


def same_tier(one: str, other: str) -> bool:
    """Return whether two papers mean the same tier: 国家基本标准 is 基本."""
    return _stem(one) == _stem(other)


def consequences_of(
    programme: Programme, names: Sequence[str], reached: str
) -> tuple[TierConsequence, ...]:
    """Return what the programme says of a tier; ``names`` go from low to high.

    A tier that the standard does not have says nothing; ``reached`` that it does not have
    raises ValueError.
    """
    at = names.index(reached)
    return tuple(
        one
        for one in programme.consequences
        if (owner := _index(names, one.tier)) is not None and _holds(one, owner, at)
    )


def with_consequences(programme: Programme, pack: Pack) -> Pack:
    """Return an imported standard whose tiers carry what the programme says of them.

    What is said of every tier under 基本 stands at the highest of those, with its reach; a
    consequence the standard has already is not added again.
    """
    tiers = pack.tiers or ()
    names = [tier.name for tier in tiers]
    placed = [(_place(one, names), one.consequence) for one in programme.consequences]
    if not tiers:
        return pack
    done = tuple(_with(tier, [c for at, c in placed if at == n]) for n, tier in enumerate(tiers))
    return pack.model_copy(update={"tiers": done})


def unplaced(programme: Programme, pack: Pack) -> tuple[TierConsequence, ...]:
    """Return the consequences whose tier the standard does not have: a person has to place them."""
    names = [tier.name for tier in pack.tiers or ()]
    return tuple(one for one in programme.consequences if _place(one, names) is None)


def _with(tier: Tier, more: Sequence[Consequence]) -> Tier:
    new = tuple(one for one in more if one not in tier.consequences)
    return tier.model_copy(update={"consequences": (*tier.consequences, *new)}) if new else tier


def _place(one: TierConsequence, names: Sequence[str]) -> int | None:
    at = _index(names, one.tier)
    if at is None or not one.under:
        return at
    return at - 1 if at else None


def _holds(one: TierConsequence, owner: int, at: int) -> bool:
    if one.under:
        return at < owner if one.consequence.reach is Reach.AND_BELOW else at == owner - 1
    if one.consequence.reach is Reach.AND_ABOVE:
        return at >= owner
    return at <= owner if one.consequence.reach is Reach.AND_BELOW else at == owner


def _index(names: Sequence[str], tier: str) -> int | None:
    found: Iterator[int] = (n for n, name in enumerate(names) if same_tier(name, tier))
    return next(found, None)


def _stem(name: str) -> str:
    for word in _AROUND:
        name = name.replace(word, "")
    return name.strip()
