"""How the clauses are walked through, and what the middle pane then shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.facts.bodies import Room
from models.facts.state import Key, VisitState
from models.standards.types import Indicator, Pack
from ui.screens.visit.catalogue import Entry, by_room


class View(StrEnum):
    """Which list is on the left; the word is kept for the next start."""

    PLACE = "place"
    """按房间: room by room."""
    INDICATOR = "indicator"
    """按指标: as printed."""


@dataclass(frozen=True)
class Group:
    """Clauses of one indicator below each other."""

    pack: Pack
    indicator: Indicator
    entries: tuple[Entry, ...]
    trail: str
    """Headings above it; shown where the page has several groups."""


@dataclass(frozen=True)
class Page:
    """What the middle pane shows."""

    title: str
    trail: str
    groups: tuple[Group, ...]
    room: Room | None = None
    """The room one stands in; None in the view by indicator and for what names no room."""
    headed: bool = False
    """Whether it goes by place: every indicator then has a heading of its own."""
    only_open: bool = False
    """Whether the filter leaves only what is open."""
    everything: tuple[Entry, ...] = ()
    """Every clause of this place, what the filter leaves out included."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every clause, from top to bottom."""
        return tuple(entry for group in self.groups for entry in group.entries)

    def has(self, key: Key) -> bool:
        """Whether a clause is on this page."""
        return any(entry.key == key for entry in self.entries)

    def records_here(self, state: VisitState, entry: Entry) -> bool:
        """Whether a mark on this page is about this room alone."""
        return self.room is not None and by_room(state, self.room, entry)


def grouped(entries: tuple[Entry, ...], trails: dict[Key, str]) -> tuple[Group, ...]:
    """Put entries in printed order under their indicators; trails are by pack and indicator."""
    return tuple(_groups(entries, trails))


def _groups(entries: tuple[Entry, ...], trails: dict[Key, str]) -> Iterator[Group]:
    at, end = 0, len(entries)
    while at < end:
        first, start = entries[at], at
        while at < end and entries[at].indicator is first.indicator:
            at += 1
        trail = trails.get((first.pack.id, first.indicator.code), "")
        yield Group(first.pack, first.indicator, entries[start:at], trail)
