"""Where one is on the marking screen, and every way from there: rooms, indicators, open clauses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from models.facts.bodies import Room
from models.facts.state import Key, VisitState
from models.standards.types import Indicator, Pack, Verdict
from models.visits.places import OPEN
from models.visits.whereabouts import Whereabouts
from ui.itemmodels.rooms import RoomRow
from ui.screens.visit.catalogue import (
    EMPTY,
    NOWHERE,
    Catalogue,
    Entry,
    RoomCounts,
    catalogue,
    in_room,
    unwritten,
    waits,
    walk,
)
from ui.screens.visit.clauses_pane import ClausesPane
from ui.screens.visit.doubts import counted, doubted
from ui.screens.visit.filters import NOTHING, Filter, hits
from ui.screens.visit.open_bar import open_words
from ui.screens.visit.pages import Pages
from ui.screens.visit.tree_pane import TreePane
from ui.screens.visit.view import Page, View

translate = QCoreApplication.translate
Which = Callable[[tuple[Entry, ...], VisitState, Room], tuple[Entry, ...]]


class Walking(QObject):
    """Leads the list on the left and the clauses in the middle."""

    moved = Signal()
    """Another view, place or filter."""

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
        self._counted: object = None
        left.chosen.connect(self.show_indicator)
        left.room_chosen.connect(self.show_room)
        left.view_wanted.connect(self.switch_to)
        left.filter_wanted.connect(self.use_filter)

    # What is walked through

    def begin(self, packs: tuple[Pack, ...], state: VisitState) -> None:
        """Take over another visit, and go to the first indicator with something to do."""
        self.packs, self._state = packs, state
        self._found = catalogue(packs)
        self.room = self.indicator = None
        self.view, self.filter, self._counted = View.INDICATOR, NOTHING, None
        self._left.show_packs(packs, state)
        self._left.offer(self._found.themes(), self._found.methods())
        self._left.show_view(self.view)
        self._trails = {(r.pack, r.code): " › ".join(r.trail) for r in self._left.indicators()}
        self._refresh()
        waits = (e for e in self._found.entries if state.verdict(*e.key) is Verdict.UNCHECKED)
        first = next(waits, next(iter(self._found.entries), None))
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
            self._tell_left(*left)

    def _left_open(self, going_to: Room) -> tuple[str, RoomCounts] | None:
        """The room that one leaves, where something waits in it; None when nothing does."""
        state, room = self._state, self.room
        if state is None or room is None or room is NOWHERE or self.view is not View.PLACE:
            return None
        if room.name == going_to.name or state.closed is not None:
            return None
        counts = counted(in_room(self._found, walk(self._found, state), room), state, room)
        waiting = counts.open or counts.unwritten or counts.doubted
        return (room.name, counts) if waiting else None

    def _tell_left(self, room: str, counts: RoomCounts) -> None:
        """A quiet line on the room one has left, with the way to a finding not yet written."""
        said = translate("Walking", "You left {room}: {what}")
        said = said.format(room=room, what=open_words(counts))
        if counts.unwritten:
            way = translate("Walking", "Write finding"), lambda: self.to_unwritten(room)
            self._pane.message.say(said, "warn", offer=way)
        elif counts.doubted:
            way = translate("OpenBar", "See them"), lambda: self.to_doubted(room)
            self._pane.message.say(said, "warn", offer=way)
        else:
            self._pane.message.say(said)

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
        self._mark_left()
        self.moved.emit()

    def _page(self, key: Key | None) -> Page | None:
        if self._state is None:
            return None
        pages = Pages(self._found, self._trails, self._state, self.filter, self._member())
        if self.view is View.PLACE:
            return pages.of_room(self.room, key) if self.room is not None else None
        return pages.of_indicator(self.indicator[1], key) if self.indicator else None

    # Ways

    def show_clause(self, pack_id: str, clause: str) -> None:
        """Go to a clause in the view one is in; another room when this one does not have it."""
        key = (pack_id, clause)
        entry = self._found.by_key.get(key)
        if entry is None:
            return
        if self.view is View.PLACE:
            self.show_room(self._room_of(entry).name, key)
        else:
            self.show_indicator(pack_id, entry.indicator.code, clause)

    def _room_of(self, entry: Entry) -> Room:
        """The room one is in, where it has the clause; else the first that has it."""
        assert self._state is not None
        rooms = walk(self._found, self._state)
        places = set(entry.tags.places)
        if self.room in rooms and self.room is not None and self.room.kind in places:
            return self.room
        return next((room for room in rooms if room.kind in places), NOWHERE)

    def switch(self) -> None:
        """To the other view, at the same clause."""
        self.switch_to(View.INDICATOR if self.view is View.PLACE else View.PLACE)

    def switch_to(self, view: View) -> None:
        """Show the same clause in the list of `view`."""
        entry = self._found.by_key.get(self._pane.at) if self._pane.at else None
        if view is self.view or entry is None:
            self._left.show_view(self.view)
            return
        if view is View.PLACE:
            self.show_room(self._room_of(entry).name, entry.key)
        else:
            self.show_indicator(*entry.key[:1], entry.indicator.code, entry.clause.code)
        self._refresh()

    def step(self, by: int) -> bool:
        """Go to the indicator or room before or after; False at the end."""
        if self.view is View.PLACE:
            return self._step_room(by)
        rows = self._left.indicators()
        here = self.indicator
        at = (here[0].id, here[1].code) if here else ("", "")
        number = next((n for n, r in enumerate(rows) if (r.pack, r.code) == at), -1) + by
        if 0 <= number < len(rows):
            self.show_indicator(rows[number].pack, rows[number].code)
            return True
        return False

    def _step_room(self, by: int) -> bool:
        assert self._state is not None
        rooms = walk(self._found, self._state)
        number = next((n for n, room in enumerate(rooms) if room == self.room), -1) + by
        if 0 <= number < len(rooms):
            self.show_room(rooms[number].name)
            return True
        return False

    def move_clause(self, by: int) -> None:
        """Go to the clause before or after, over the border of the place too."""
        if not self._pane.move_by(by):
            self.step(by)

    def next_open(self, by: int) -> None:
        """Go to the next 未查 clause, in this place and then beyond; after those to 待核实."""
        for wanted in OPEN:
            if self._pane.next_open(by, wanted):
                return
            by_room = self.view is View.PLACE
            if self._open_room(by, wanted) if by_room else self._open_indicator(by, wanted):
                return
        self._pane.message.say(translate("Walking", "Nothing is open in this direction."))

    def _open_indicator(self, by: int, wanted: Verdict) -> bool:
        assert self._state is not None
        entries = self._found.entries if by > 0 else self._found.entries[::-1]
        here = self.indicator
        numbers = [n for n, e in enumerate(entries) if here and e.indicator is here[1]]
        for entry in entries[numbers[-1] + 1 :] if numbers else ():
            if self._state.verdict(*entry.key) is wanted:
                self.show_indicator(entry.pack.id, entry.indicator.code, entry.clause.code)
                return True
        return False

    def _open_room(self, by: int, wanted: Verdict) -> bool:
        assert self._state is not None
        rooms = walk(self._found, self._state)
        number = next((n for n, room in enumerate(rooms) if room == self.room), -1)
        beyond = rooms[number + 1 :] if by > 0 else rooms[:number][::-1]
        for room in beyond:
            for entry in in_room(self._found, rooms, room):
                if waits(self._state, entry, room, wanted):
                    self.show_room(room.name, entry.key)
                    return True
        return False

    def to_unwritten(self, room: str = "") -> None:
        """Go to what fails in a room without a finding, and on to writing it."""
        if self._to_first(unwritten, room):
            self._pane.finding_wanted.emit()

    def to_doubted(self, room: str = "") -> None:
        """Go to what is 达标 in a room without what that rests on."""
        self._to_first(doubted, room)

    def _to_first(self, which: Which, room: str) -> bool:
        """Go to the first clause of a room that is one of these; the next one from there."""
        state = self._state
        if state is None or self.view is not View.PLACE:
            return False
        rooms = walk(self._found, state)
        here = next((one for one in rooms if one.name == room), self.room) if room else self.room
        if here is None:
            return False
        keys = [entry.key for entry in which(in_room(self._found, rooms, here), state, here)]
        if keys:
            at = keys.index(self._pane.at) + 1 if self._pane.at in keys else 0
            self.show_room(here.name, keys[at % len(keys) if which is doubted else 0])
            self._pane.message.clear()
        return bool(keys)

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
            self._left.places.show_rooms(
                self._room_rows(state),
                self.room.name if self.room else None,
                state.closed is None,
            )
        self._mark_left()

    def _room_rows(self, state: VisitState) -> tuple[RoomRow, ...]:
        rooms = walk(self._found, state)
        rows = []
        for room in rooms:
            entries = in_room(self._found, rooms, room)
            counts = counted(entries, state, room)
            left = -1
            if self.filter.is_on:
                left = len(hits(entries, self.filter, state, self._member(), room.name))
            if left:
                numbers = counts.total, counts.open, counts.failed, counts.elsewhere
                rows.append(RoomRow(room.name, *numbers, left, counts.doubted))
        return tuple(rows)

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

    # Where one is, for the next start

    def whereabouts(self, visit: str) -> Whereabouts | None:
        """Where one is; None without a clause."""
        ref, entry = self._pane.ref, self._found.by_key.get(self._pane.at or ("", ""))
        if not visit or ref is None or entry is None:
            return None
        return Whereabouts(
            visit=visit,
            mode=self.view.value,
            pack=ref.pack,
            indicator=entry.indicator.code,
            room=self.room.name if self.view is View.PLACE and self.room else "",
            clause=ref.clause,
            scroll=self._pane.scrolled if self.view is View.INDICATOR else 0,
        )

    def return_to(self, where: Whereabouts) -> None:
        """Go back to where one was; what is no longer there is left out."""
        entry = self._found.by_key.get((where.pack, where.clause))
        key = entry.key if entry is not None else None
        rooms = walk(self._found, self._state) if self._state is not None else ()
        if where.mode == View.PLACE and any(room.name == where.room for room in rooms):
            self.show_room(where.room, key)
        else:  # by indicator, or in a room that is no longer on the list
            self.show_indicator(where.pack, where.indicator, where.clause if key else "")
        self._refresh()
        if self._pane.at == key and self.view is View.INDICATOR:
            self._pane.scroll_to(where.scroll)
