"""Where one is on the marking screen: the place, what the filter leaves, the list beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from models.facts.bodies import Room
from models.facts.state import Key, VisitState
from models.standards.types import Indicator, Pack, Verdict
from ui.screens.visit import beyond
from ui.screens.visit.catalogue import EMPTY, NOWHERE, Catalogue, RoomCounts, catalogue, walk
from ui.screens.visit.clauses_pane import ClausesPane
from ui.screens.visit.filters import NOTHING, Filter, hits
from ui.screens.visit.pages import Pages
from ui.screens.visit.tree_pane import TreePane
from ui.screens.visit.view import Page, View


class Standing(QObject):
    """Fills the list on the left and the clauses in the middle with the place one is in."""

    moved = Signal()
    """Another view, place or filter."""
    left_open = Signal(str, object)
    """Name and RoomCounts of a room that one has left while something waits in it."""

    def __init__(self, left: TreePane, pane: ClausesPane, member: Callable[[], str]) -> None:
        super().__init__(pane)
        self._left, self._pane, self._member = left, pane, member
        self._state: VisitState | None = None
        self._found: Catalogue = EMPTY
        self._trails: dict[Key, str] = {}
        self.packs: tuple[Pack, ...] = ()
        self.view = View.INDICATOR
        self.room: Room | None = None
        self.indicator: tuple[Pack, Indicator] | None = None
        self.filter: Filter = NOTHING
        left.chosen.connect(self.show_indicator)
        left.room_chosen.connect(self.show_room)
        left.filter_wanted.connect(self.use_filter)

    # What is walked through

    def begin(self, packs: tuple[Pack, ...], state: VisitState) -> None:
        """Take over another visit, and go to the first indicator with something to do."""
        self.packs, self._state = packs, state
        self._found = catalogue(packs)
        self.room = self.indicator = None
        self.view, self.filter = View.INDICATOR, NOTHING
        self._left.show_packs(packs, state)
        self._left.offer(self._found.themes(), self._found.methods())
        self._left.show_view(self.view)
        self._trails = {(r.pack, r.code): " › ".join(r.trail) for r in self._left.indicators()}
        self._refresh()
        entries = self._found.entries
        unchecked = (e for e in entries if state.verdict(*e.key) is Verdict.UNCHECKED)
        first = next(unchecked, next(iter(entries), None))
        if first is not None:
            self.show_indicator(first.pack.id, first.indicator.code)

    def show_state(self, state: VisitState) -> None:
        """Count again; what is shown in the middle stays there until one goes elsewhere."""
        before, self._state = self._state, state
        self._left.show_state(state)
        self._refresh()
        listed = before is None or before.rooms != state.rooms
        if self.view is View.PLACE and listed and self._found is not EMPTY:
            self._after_rooms_changed(state)

    def _after_rooms_changed(self, state: VisitState) -> None:
        """Stay where one is, under a new name or in what is there now."""
        rooms = walk(self._found, state)
        at = self._pane.at
        if self.room not in rooms:
            kind = self.room.kind if self.room else ""
            self.room = next((room for room in rooms if room.kind == kind), rooms[0])
        self._show_page(at)
        self._refresh()

    # Pages

    def show_indicator(self, pack_id: str, code: str, clause: str = "") -> None:
        """Show an indicator, and choose one of its clauses."""
        found = (e for e in self._found.entries if e.pack.id == pack_id)
        entry = next((e for e in found if e.indicator.code == code), None)
        if entry is None or self._state is None:
            return
        key = (pack_id, clause) if clause else None
        here = self.view is View.INDICATOR and self.indicator is not None
        if here and self.indicator == (entry.pack, entry.indicator):
            if key is not None and self._pane.has(key):
                self._pane.pick(key)
                return
            if key is None:
                return
        self._turn(View.INDICATOR)
        self.indicator = (entry.pack, entry.indicator)
        self._show_page(key)

    def show_room(self, name: str, key: Key | None = None) -> None:
        """Show a room, and choose one of its clauses; say what is left open in the one before."""
        if self._state is None:
            return
        rooms = walk(self._found, self._state)
        room = next((one for one in rooms if one.name == name), None)
        if room is None:
            return
        left = self._left_open(room)
        if self.view is View.PLACE and room == self.room and key and self._pane.has(key):
            self._pane.pick(key)
            return
        self._turn(View.PLACE)
        self.room = room
        self._show_page(key)
        if left is not None:
            self.left_open.emit(*left)

    def _left_open(self, going_to: Room) -> tuple[str, RoomCounts] | None:
        """The room that one leaves, where something waits in it; None when nothing does."""
        state, room = self._state, self.room
        if state is None or room is None or self.view is not View.PLACE:
            return None
        counts = beyond.left_open(self._found, state, room, going_to)
        return (room.name, counts) if counts is not None else None

    def _turn(self, view: View) -> None:
        if view is not self.view:
            self.view = view
            self._left.show_view(view)
            self._refresh()  # the list that was out of sight was not counted meanwhile

    def _show_page(self, key: Key | None) -> None:
        state = self._state
        page = self._page(key)
        if state is None or page is None:
            return
        self._pane.show_page(page, state, key)
        self._lead_on(state)
        self._mark_left()
        self.moved.emit()

    def _page(self, key: Key | None) -> Page | None:
        if self._state is None:
            return None
        pages = Pages(self._found, self._trails, self._state, self.filter, self._member())
        if self.view is View.PLACE:
            return pages.of_room(self.room, key) if self.room is not None else None
        return pages.of_indicator(self.indicator[1], key) if self.indicator else None

    # Filters

    def toggle(self, name: str) -> None:
        """Switch `open`, `failed` or `mine` on or off."""
        self.use_filter(self.filter.toggled(name))

    def drop_filter(self) -> None:
        """Look at everything again."""
        self.use_filter(NOTHING)

    def use_filter(self, wanted: Filter) -> None:
        """Look at other clauses; typing words alone leaves the middle as it is."""
        before, self.filter = self.filter, wanted
        self._refresh()
        words_only = before.narrows is False and wanted.narrows is False
        if not words_only or (before.text and not wanted.text and self.view is View.PLACE):
            self._show_page(self._pane.at)

    def _refresh(self) -> None:
        """Fill the list on the left."""
        state = self._state
        if state is None:
            return
        found = hits(self._found.entries, self.filter, state, self._member())
        self._left.show_filter(self.filter, found, len(self._found.entries))
        if self.view is View.PLACE:
            rows = beyond.room_rows(self._found, state, self.filter, self._member())
            here = self.room.name if self.room else None
            self._left.places.show_rooms(rows, here, state.closed is None)
            self._lead_on(state)
        self._mark_left()

    def _lead_on(self, state: VisitState) -> None:
        """Below a room that is done the way on leads to the next one where something waits."""
        if self.view is View.PLACE:
            self._pane.open_bar.lead_on(beyond.leads_on(self._found, state, self.room))

    def rooms(self) -> tuple[Room, ...]:
        """The rooms as they are listed now."""
        found = walk(self._found, self._state) if self._state is not None else ()
        return tuple(room for room in found if room is not NOWHERE)

    def kinds(self) -> tuple[str, ...]:
        """Kinds of room that the clauses name."""
        return self._found.kinds()

    def _mark_left(self) -> None:
        """Mark on the left where one is."""
        if self.view is View.INDICATOR and self.indicator is not None:
            self._left.select(self.indicator[0].id, self.indicator[1].code)
        elif self._state is not None and self.room is not None:
            self._left.places.mark(self.room.name)
