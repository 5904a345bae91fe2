"""A visit in a house of three consulting rooms, walked room by room."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QLabel,
)

from models.facts.bodies import Room
from models.visits import places, rooms
from tests.ui import sample_visit
from tests.ui.marking import QUALITY, Marking
from tests.ui.sample_visit import Field

KIND = "全科诊室"


def three_rooms(field: Field) -> None:
    """The facility has three rooms of one kind."""
    listed = [
        Room(kind=kind, name=name)
        for kind in places.kinds(field.packs.values())
        for name in ([f"{KIND} {n}" for n in (1, 2, 3)] if kind == KIND else [kind])
    ]
    field.state = rooms.set_rooms(field.book, field.state, sample_visit.LEADER, listed)


def enter(walk: Marking, name: str, clause: str = "") -> None:
    walk.screen.walking.show_room(name, (QUALITY, clause) if clause else None)
    walk.screen.setFocus()
    walk.room.settle()
    walk.all_cards()


def first_here(walk: Marking) -> str:
    """The first clause of the 2015 standard in the rooms of the kind."""
    entries = walk.screen.clauses._entries
    return next(e.clause.code for e in entries if e.pack.id == QUALITY)


def rooms_said(walk: Marking, clause: str) -> str:
    return walk.room.find(f"roomsSaid_{QUALITY}_{clause}", QLabel).text()
