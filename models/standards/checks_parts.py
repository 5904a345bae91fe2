"""Checks of what we add to a clause: tags, the points of its list, soft wording and remarks."""

from collections.abc import Iterator

from models.standards.parts_types import Part
from models.standards.sentences import Sentence, repeated, say
from models.standards.themes import PLACES, THEMES
from models.standards.types import FACILITY_FEATURES, Clause, Indicator, Pack


def check_parts(pack: Pack) -> Iterator[Sentence]:
    """Yield what is wrong with tags, parts, soft wording and remarks."""
    for indicator in pack.indicators():
        yield from _places(indicator.code, indicator.places)
        for clause in indicator.clauses:
            yield from _tags(indicator, clause)
            yield from _parts(clause)
            if clause.soft and clause.remark is None:
                yield say("pack-soft-remark", code=clause.code)


def _places(code: str, places: tuple[str, ...]) -> Iterator[Sentence]:
    for place in places:
        if place not in PLACES:
            yield say("pack-place-unknown", code=code, place=place)
    for place in repeated(places):
        yield say("pack-tag-twice", code=code, tag=place)


def _tags(indicator: Indicator, clause: Clause) -> Iterator[Sentence]:
    if clause.tags is None:
        return
    for theme in clause.tags.themes:
        if theme not in THEMES:
            yield say("pack-theme-unknown", code=clause.code, theme=theme)
    for theme in repeated(clause.tags.themes):
        yield say("pack-tag-twice", code=clause.code, tag=theme)
    yield from _places(clause.code, clause.tags.places)
    for place in clause.tags.places:
        if indicator.places and place in PLACES and place not in indicator.places:
            yield say("pack-place-above", code=clause.code, place=place, indicator=indicator.code)


def _parts(clause: Clause) -> Iterator[Sentence]:
    parts = clause.parts or ()
    if clause.parts_needed is not None and clause.parts_needed > _countable(parts):
        asked = {"needed": clause.parts_needed, "parts": _countable(parts)}
        yield say("pack-parts-needed", code=clause.code, **asked)
    if clause.parts is None:
        return
    if len(parts) < 2:
        yield say("pack-parts-few", code=clause.code)
    if clause.grades is not None:
        yield say("pack-parts-graded", code=clause.code)
    for part in repeated(part.code for part in parts):
        yield say("pack-part-twice", code=clause.code, part=part)
    yield from _in_text(clause, parts)
    yield from _conditions(clause.code, parts)


def _countable(parts: tuple[Part, ...]) -> int:
    """Parts as they are counted: alternatives are one."""
    single = sum(part.choice is None for part in parts)
    return single + len({part.choice for part in parts if part.choice is not None})


def _in_text(clause: Clause, parts: tuple[Part, ...]) -> Iterator[Sentence]:
    """Every part is a piece of the issued text, one after the other, none inside another."""
    end = 0
    for part in parts:
        found = clause.text.find(part.text, end)
        if found >= 0:
            end = found + len(part.text)
        else:
            known = part.text in clause.text
            name = "pack-part-order" if known else "pack-part-text"
            yield say(name, code=clause.code, part=part.code)


def _conditions(code: str, parts: tuple[Part, ...]) -> Iterator[Sentence]:
    for part in parts:
        if part.needs is not None and part.needs not in FACILITY_FEATURES:
            yield say("pack-part-needs", code=code, part=part.code, needs=part.needs)
        if part.choice is not None and [p.choice for p in parts].count(part.choice) == 1:
            yield say("pack-part-choice", code=code, part=part.code, choice=part.choice)
