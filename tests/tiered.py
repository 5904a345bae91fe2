"""A blank tiered standard of our own, and a visit by it. No text or threshold of an issued one."""

from __future__ import annotations

from pathlib import Path

from models.facts import bodies
from models.standards.loading import digest, load
from models.standards.parts_types import Part
from models.standards.types import Clause, NotApplicable
from tests.laptop import OPENED
from tests.support import SOURCE, pack

_BLANK = load(Path(__file__).parent / "models" / "standards" / "packs" / "blank-tiered.yaml").pack
TIER_NAMES = ("未达标", "合格标准", "基本标准", "推荐标准")
_TIERS = tuple(
    tier.model_copy(
        update={
            "name": name,
            "conditions": tuple(
                one.model_copy(update={"key": "served" if one.key == "population" else one.key})
                for one in tier.conditions
            ),
        }
    )
    for name, tier in zip(TIER_NAMES, _BLANK.tiers or (), strict=True)
)
TIERED = _BLANK.model_copy(update={"tiers": _TIERS})
"""Tiers named as 002 and the practice after it name them; 合格标准 is for small facilities."""


def listed(
    code: str,
    parts: tuple[Part, ...],
    needed: int | None = None,
    allowed: NotApplicable = NotApplicable.APPROVAL,
) -> Clause:
    """A clause with a list inside."""
    text = "、".join(part.text for part in parts)
    return Clause(
        code=code,
        number=1,
        text=text,
        source=SOURCE,
        not_applicable=allowed,
        parts=parts,
        parts_needed=needed,
    )


def points(*names: str) -> tuple[Part, ...]:
    """Plain points, numbered from 1."""
    return tuple(Part(code=str(n), text=name) for n, name in enumerate(names, start=1))


LISTS = pack(
    listed("1", points("甲", "乙", "丙")),
    listed("2", points("甲", "乙", "丙"), needed=2),
    listed(
        "3",
        (
            Part(code="1", text="甲", choice="或"),
            Part(code="2", text="乙", choice="或"),
            Part(code="3", text="丙", needs="imaging"),
        ),
    ),
)
TIERED_SHA, LISTS_SHA = digest(TIERED), digest(LISTS)
BOTH = {TIERED_SHA: TIERED, LISTS_SHA: LISTS}


def reference(sha256: str) -> bodies.PackRef:
    """A pack of ``BOTH`` as a visit names it."""
    found = BOTH[sha256]
    return bodies.PackRef(id=found.id, edition=found.edition, sha256=sha256)


FACILITY = OPENED.facility.model_copy(
    update={"features": {"imaging": "no"}, "staff": 9, "served": 9999}
)
TIERED_OPENED = OPENED.model_copy(
    update={"packs": (reference(TIERED_SHA), reference(LISTS_SHA)), "facility": FACILITY}
)


def point(clause: str) -> bodies.ClauseRef:
    """A graded clause."""
    return bodies.ClauseRef(pack=TIERED.id, clause=clause)


def item(clause: str) -> bodies.ClauseRef:
    """A clause with a list."""
    return bodies.ClauseRef(pack=LISTS.id, clause=clause)
