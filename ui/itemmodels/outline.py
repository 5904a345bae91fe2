"""A document as lines that can be read, searched and filtered; no widget is needed for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

Chip = tuple[str, str]
"""Words and a tone: ok, bad, warn, blue or nothing."""


class LineKind(Enum):
    """How a line is shown, and whether it answers a search of its own."""

    HEADING = "heading"
    """Shown when something below it is."""
    SUB = "sub"
    """The lowest heading; shown when something below it is."""
    TEXT = "text"
    """What one looks for."""
    NOTE = "note"
    """A text that accompanies; found by its words, never by a filter."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document."""

    key: str
    """Unique inside the document."""
    kind: LineKind
    """What it is."""
    depth: int
    """Headings above it."""
    code: str
    """Its printed number or code."""
    text: str
    """As issued, whole."""
    chips: tuple[Chip, ...] = ()
    """Small remarks below it."""
    below: str = ""
    """A quiet line below it."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Filter values that find it."""
    payload: Any = None
    """The record behind it; its details are shown."""
    searched: str = ""
    """What the search looks at, in small letters."""
    foldable: bool = True
    """False for a heading whose lines are always shown."""

    @property
    def heading(self) -> bool:
        """True for what stands above others."""
        return self.kind in (LineKind.HEADING, LineKind.SUB)


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter of a document."""

    name: str
    """Key in ``Line.facets``."""
    label: str
    """What it filters by."""
    values: tuple[tuple[str, str], ...]
    """Value and words, in the order shown."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document."""

    lines: tuple[Line, ...] = ()
    """In printed order."""
    facets: tuple[Facet, ...] = ()
    """Its filters."""
    counted: str = ""
    """How much the whole of it is, in words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person looks for."""

    text: str = ""
    """Words, in any letters."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """Filter values by facet; empty means all."""

    @property
    def everything(self) -> bool:
        """True when nothing is filtered out."""
        return not self.text.strip() and not any(self.chosen.values())


def facet(name: str, label: str, lines: Iterable[Line], words: Mapping[str, str]) -> Facet:
    """Return the filter of the values that occur; ``words`` names and orders them."""
    found = dict.fromkeys(v for line in lines for v in line.facets.get(name, ()))
    order = [value for value in words if value in found]
    order += [value for value in found if value not in words]
    return Facet(name, label, tuple((value, words.get(value, value)) for value in order))


def found(lines: Iterable[Line], wanted: Wanted, folded: frozenset[str]) -> tuple[Line, ...]:
    """Return the lines to show: what is looked for, and the headings above it."""
    if wanted.everything:
        return tuple(_unfolded(lines, folded))
    return tuple(_matching(lines, wanted))


def answers(lines: Iterable[Line]) -> int:
    """Return how many of the shown lines are what one looks for."""
    return sum(line.kind is LineKind.TEXT for line in lines)


def _unfolded(lines: Iterable[Line], folded: frozenset[str]) -> Iterator[Line]:
    hidden_below: int | None = None
    for line in lines:
        if hidden_below is not None and line.depth > hidden_below:
            continue
        hidden_below = line.depth if line.heading and line.key in folded else None
        yield line


def _matching(lines: Iterable[Line], wanted: Wanted) -> Iterator[Line]:
    above: list[Line] = []
    words = wanted.text.casefold().split()
    chosen = {name: value for name, value in wanted.chosen.items() if value}
    for line in lines:
        while above and above[-1].depth >= line.depth:
            above.pop()
        if line.heading:
            above.append(line)
        elif _fits(line, words, chosen):
            yield from above
            above = []
            yield line


def _fits(line: Line, words: list[str], chosen: Mapping[str, str]) -> bool:
    if chosen and line.kind is not LineKind.TEXT:
        return False
    if any(value not in line.facets.get(name, ()) for name, value in chosen.items()):
        return False
    said = line.searched or f"{line.code} {line.text}".casefold()
    return all(word in said for word in words)
