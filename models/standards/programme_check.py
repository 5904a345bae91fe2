"""The check of a programme: every quote stands where it says, and nothing is named twice."""

from collections.abc import Iterator
from itertools import pairwise

from models.errors import StandardError
from models.standards.ledgers.dates import day
from models.standards.programme import Programme
from models.standards.sentences import Sentence, repeated, say

_LEAP = "2020"
"""Any year: a day of the plan must exist."""


def check(programme: Programme) -> Iterator[Sentence]:
    """Yield a sentence for every fault of ``programme``."""
    yield from _quotes(programme)
    yield from _days(programme)
    yield from _names(programme)
    yield from _tiers(programme)


def _quotes(programme: Programme) -> Iterator[Sentence]:
    lines = {one.source.line: one.text for one in programme.passages}
    numbers = [one.source.line for one in programme.passages]
    for before, after in pairwise(numbers):
        if after <= before:
            yield say("programme-line-order", line=after)
    for one in programme.quotes():
        if one.text not in lines.get(one.source.line, ""):
            yield say("programme-quote", line=one.source.line, text=one.text[:20])
    documents = {one.source.document for one in (*programme.passages, *programme.quotes())}
    for other in sorted(documents - {programme.source_document}):
        yield say("programme-document", document=other)


def _days(programme: Programme) -> Iterator[Sentence]:
    for given in (programme.county_by, programme.city_by):
        try:
            day(f"{_LEAP}-{given}")
        except StandardError:
            yield say("programme-day", day=given)
    if programme.county_by > programme.city_by:
        yield say("programme-day-order", first=programme.county_by, second=programme.city_by)


def _names(programme: Programme) -> Iterator[Sentence]:
    names = [one.name for one in programme.specialties]
    for name in names:
        if name not in programme.team.text:
            yield say("programme-specialty", name=name)
    groups = [one.name for one in programme.groups]
    for name in (*repeated(names), *repeated(groups)):
        yield say("programme-twice", name=name)
    for group in programme.groups:
        if not group.posts:
            yield say("programme-group-empty", name=group.name)


def _tiers(programme: Programme) -> Iterator[Sentence]:
    """A tier is named with its consequence: 基本标准 stands in the sentence about it."""
    for one in programme.consequences:
        if one.tier not in one.consequence.text:
            yield say("programme-tier", tier=one.tier, line=one.consequence.source.line)
