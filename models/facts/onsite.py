"""Bodies of events that belong to the walk: rooms, what was seen in each, samples, slips."""

from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import CivilDate, Count, Name, Record, Text
from models.facts.terms import Body, ClauseRef
from models.standards.types import Verdict


class Room(Record):
    """One room of the facility. A kind may have several: 全科诊室 1, 全科诊室 2."""

    kind: Name
    """Kind of room, as the tags of the clauses name it."""
    name: Name
    """What people call it; unique inside the visit."""


class RoomsSet(Body):
    """The rooms of the facility are replaced as a whole; what was seen in them stays."""

    rooms: tuple[Room, ...]
    """In the order of the walk."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""


class RoomSeen(Body, ClauseRef):
    """What a clause looked like in one room (R2.6).

    What the rooms together say of the clause is written in the same event.
    """

    room: Name
    """Name of the room."""
    verdict: Verdict
    """``met`` or ``not_met``; ``not_applicable`` here; ``unchecked`` takes it back."""
    note: Text = ""
    """Remark about this room."""
    of_clause: Verdict | None = None
    """What the clause's verdict becomes by this step; absent when it stays as it is."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""


class SampleDrawn(Body, ClauseRef):
    """A sample drawn by lot, so that anyone can draw the same one again from the seed."""

    of: Name
    """What is drawn: 处方, 病历 …"""
    total: Annotated[int, Field(ge=1, le=10_000_000)]
    """How many there are, numbered from 1."""
    seed: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{4,16}$")]
    """Printed beside the numbers."""
    picks: tuple[Count, ...]
    """The numbers drawn, ascending."""
    on: CivilDate
    """The day."""


class SlipCounted(Body, ClauseRef):
    """One anonymous satisfaction slip; nothing of the person is kept."""

    answer: Annotated[str, StringConstraints(pattern=r"^(satisfied|not_satisfied|invalid)$")]
    """What the slip says."""
    undoes: Count | None = None
    """``seq`` of the slip that this one takes back; with ``again``, of that taking back."""
    again: Annotated[str, StringConstraints(pattern=r"^yes$")] | None = None
    """``yes`` where a slip that was taken back is counted after all (a redo)."""
