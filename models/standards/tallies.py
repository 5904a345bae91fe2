"""Counts of verdicts below every heading of a standard."""

from collections import Counter
from collections.abc import Mapping

from models.base import Count, Name, Record
from models.standards.types import Pack, Section, Verdict


class Tally(Record):
    """Counts below one heading of the tree."""

    node: Name
    """Code of the section or indicator; empty for the whole pack."""
    met: Count
    """达标"""
    not_met: Count
    """不达标"""
    not_applicable: Count
    """不适用"""
    to_verify: Count
    """待核实"""
    unchecked: Count
    """未查"""


def tallies(pack: Pack, marks: Mapping[str, Verdict]) -> list[Tally]:
    """Return the whole pack first, then every heading in printed order."""
    whole: Counter[Verdict] = Counter()
    rows: list[Tally] = []
    for section in pack.sections:
        found, below = _section_tallies(section, marks)
        whole.update(found)
        rows += below
    return [_tally("", whole), *rows]


def _section_tallies(
    section: Section, marks: Mapping[str, Verdict]
) -> tuple[Counter[Verdict], list[Tally]]:
    """Count every indicator once; a heading is the sum of what is below it."""
    whole: Counter[Verdict] = Counter()
    rows: list[Tally] = []
    for indicator in section.indicators:
        found = Counter([marks.get(c.code, Verdict.UNCHECKED) for c in indicator.clauses])
        whole.update(found)
        rows.append(_tally(indicator.code, found))
    for part in section.sections:
        found, below = _section_tallies(part, marks)
        whole.update(found)
        rows += below
    return whole, [_tally(section.code, whole), *rows]


def _tally(node: str, count: Counter[Verdict]) -> Tally:
    return Tally(node=node, **{str(verdict): count[verdict] for verdict in Verdict})
