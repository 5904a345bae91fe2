"""Every way on the marking screen: rooms, indicators, open clauses, and back after a restart."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from models.standards.types import Verdict
from models.visits.places import OPEN
from models.visits.whereabouts import Whereabouts
from ui.screens.visit import beyond
from ui.screens.visit.beyond import Which
from ui.screens.visit.catalogue import RoomCounts, unwritten, walk
from ui.screens.visit.clauses_pane import ClausesPane
from ui.screens.visit.doubts import doubted
from ui.screens.visit.open_bar import open_words
from ui.screens.visit.standing import Standing
from ui.screens.visit.tree_pane import TreePane
from ui.screens.visit.view import View

translate = QCoreApplication.translate


class Walking(Standing):
    """Leads the list on the left and the clauses in the middle."""

    def __init__(self, left: TreePane, pane: ClausesPane, member: Callable[[], str]) -> None:
        super().__init__(left, pane, member)
        left.view_wanted.connect(self.switch_to)
        self.left_open.connect(self._tell_left)

    # Ways

    def show_clause(self, pack_id: str, clause: str) -> None:
        """Go to a clause in the view one is in; another room when this one does not have it."""
        key = (pack_id, clause)
        entry = self._found.by_key.get(key)
        if entry is None:
            return
        if self.view is View.PLACE:
            assert self._state is not None
            self.show_room(beyond.room_of(self._found, self._state, entry, self.room).name, key)
        else:
            self.show_indicator(pack_id, entry.indicator.code, clause)

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
            assert self._state is not None
            room = beyond.room_of(self._found, self._state, entry, self.room)
            self.show_room(room.name, entry.key)
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
        here = self.indicator
        if here is None:
            return False
        entry = beyond.open_indicator(self._found, self._state, here[1], by, wanted)
        if entry is not None:
            self.show_indicator(entry.pack.id, entry.indicator.code, entry.clause.code)
        return entry is not None

    def _open_room(self, by: int, wanted: Verdict) -> bool:
        assert self._state is not None
        found = beyond.open_room(self._found, self._state, self.room, by, wanted)
        if found is not None:
            self.show_room(found[0].name, found[1].key)
        return found is not None

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
        keys = [entry.key for entry in beyond.chosen_in(self._found, state, here, which)]
        if keys:
            at = keys.index(self._pane.at) + 1 if self._pane.at in keys else 0
            self.show_room(here.name, keys[at % len(keys) if which is doubted else 0])
            self._pane.message.clear()
        return bool(keys)

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
