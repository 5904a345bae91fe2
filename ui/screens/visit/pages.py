"""What the middle pane shows of a place, as far as the filter lets it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from models.facts.bodies import Room
from models.facts.state import Key, VisitState
from models.standards.types import Indicator
from ui.itemmodels.rooms import RoomRow
from ui.screens.visit.catalogue import NOWHERE, Catalogue, Entry, in_room, walk
from ui.screens.visit.filters import Filter, hits
from ui.screens.visit.view import Page, grouped

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Pages:
    """Makes pages of a visit as it stands now."""

    found: Catalogue
    trails: dict[Key, str]
    state: VisitState
    filter: Filter
    member: str
    """Id of the member who acts."""

    def of_indicator(self, indicator: Indicator, key: Key | None) -> Page:
        """An indicator; words alone leave out nothing of it."""
        everything = tuple(e for e in self.found.entries if e.indicator is indicator)
        shown = self._narrow(everything, key, "") if self.filter.narrows else everything
        title = f"{indicator.code} {indicator.name}"
        trail = self.trails.get((everything[0].pack.id, indicator.code), "")
        return Page(
            title=self._titled(title, shown, everything),
            trail=trail,
            groups=grouped(shown, self.trails),
            only_open=self.filter.open,
            everything=everything,
        )

    def of_room(self, room: Room, key: Key | None) -> Page:
        """A room, or what names none."""
        rooms = walk(self.found, self.state)
        everything = in_room(self.found, rooms, room)
        shown = self._narrow(everything, key, room.name) if self.filter.is_on else everything
        row = RoomRow(room.name, 0, 0, 0)
        said = translate("Pages", "Room {n} of {all}")
        number = next((n for n, one in enumerate(rooms, 1) if one == room), 0)
        place = said.format(n=number, all=sum(one is not NOWHERE for one in rooms))
        kind = "" if room.kind == room.name else f"{room.kind} · "
        return Page(
            title=self._titled(row.words, shown, everything),
            trail="" if room is NOWHERE else f"{kind}{place}",
            groups=grouped(shown, self.trails),
            room=None if room is NOWHERE else room,
            headed=True,
            only_open=self.filter.open,
            everything=everything,
        )

    def _narrow(self, entries: tuple[Entry, ...], key: Key | None, room: str) -> tuple[Entry, ...]:
        """What the filter leaves, with the clause one came for; all of it rather than nothing."""
        keep = {e.key for e in hits(entries, self.filter, self.state, self.member, room)}
        if key is not None and any(e.key == key for e in entries):
            keep.add(key)
        return tuple(e for e in entries if e.key in keep) or entries

    def _titled(self, title: str, shown: tuple[Entry, ...], everything: tuple[Entry, ...]) -> str:
        if len(shown) == len(everything):
            return title
        said = translate("Pages", "{title} ({n} of {all} clauses)")
        return said.format(title=title, n=len(shown), all=len(everything))
