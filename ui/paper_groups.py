"""In which group of the list a paper stands. No Qt, and nothing of the room that draws papers."""

from collections.abc import Collection, Mapping
from enum import StrEnum

ANNEX_3 = "annex-3"
ACCEPTANCE_RECORD = "acceptance-record"
DELIVERY_NOTE = "delivery-note"
BLANK = "blank-"
"""Before the code of an annex that is printed blank."""


class Group(StrEnum):
    """Where a paper stands in the list of the window."""

    ACCEPTANCE = "acceptance"
    """验收: the issued annexes, and the page the team signs beside the first."""
    RECTIFICATION = "rectification"
    """整改: what was found, and the notice to put it right."""
    RECORD = "record"
    """记录: what the team wrote down, and what it hands over."""
    ON_SITE = "on_site"
    """现场用纸: what is printed before, and signed there."""


GROUPS: Mapping[Group, tuple[str, ...]] = {
    Group.ACCEPTANCE: ("annex-1", ACCEPTANCE_RECORD, "annex-2", ANNEX_3, "annex-4"),
    Group.RECTIFICATION: ("findings", "rectification"),
    Group.RECORD: ("record", "scores", "indicators", DELIVERY_NOTE),
}
"""Every other paper is one for use on site."""
FROZEN = tuple(code for codes in GROUPS.values() for code in codes if code != DELIVERY_NOTE)
"""Papers made from frozen facts, in the order of the groups."""


def group_of(code: str) -> Group:
    """Return the group of a paper; a blank annex stands with the annexes."""
    plain = code.removeprefix(BLANK)
    return next((group for group, codes in GROUPS.items() if plain in codes), Group.ON_SITE)


def grouped(codes: Collection[str]) -> tuple[tuple[Group, tuple[str, ...]], ...]:
    """Return the papers group by group, groups and papers in the order they were given in."""
    found: dict[Group, tuple[str, ...]] = {}
    for code in codes:
        group = group_of(code)
        found[group] = (*found.get(group, ()), code)
    return tuple(found.items())
