"""What the record says of a clause in the rooms, as its card shows it."""

from __future__ import annotations

from models.facts.state import VisitState
from models.standards.types import Verdict
from models.visits.rooms import against_rooms, tally
from ui.screens.visit.catalogue import Entry
from ui.screens.visit.view import Page
from ui.widgets.room_line import RoomState

NOTHING = RoomState()


def room_state(state: VisitState, entry: Entry, page: Page, leads: bool) -> RoomState:
    """How a clause stands in the rooms; `leads` when the leader is acting."""
    seen = state.seen.get(entry.key, {})
    here = page.room.name if page.room and page.records_here(state, entry) else ""
    marked = state.marks.get(entry.key)
    if not seen:
        place = marked.mark.place if marked else ""
        elsewhere = page.room is not None and place != page.room.name
        if not here and not (place and elsewhere):
            return NOTHING
        return RoomState(name=here, place=place if elsewhere else "")
    met, judged = tally(seen)
    said = seen.get(here)
    settled = marked is not None and marked.mark.verdict in (Verdict.MET, Verdict.NOT_MET)
    return RoomState(
        name=here,
        verdict=said.seen.verdict if said else Verdict.UNCHECKED,
        seen=tuple((name, one.seen.verdict) for name, one in seen.items()),
        met=met,
        judged=judged,
        reason=marked.mark.reason if marked and settled else "",
        against=against_rooms(state, *entry.key),
        may_override=leads and state.closed is None,
    )
