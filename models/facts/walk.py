"""What is printed before a visit: the plan of the day and the blank checklist (plan B).

Nothing here is frozen or signed. The records carry everything the paper says, so that the same
rooms, team and standards give the same paper.
"""

import hashlib
from collections.abc import Sequence
from enum import StrEnum

from models.base import CivilDate, Count, Name, Record, Sha256, Text
from models.facts.bodies import VisitKind
from models.standards.types import PackId, Verdict


class Standard(Record):
    """A standard of the visit, with the letter that tells its numbers from those of others."""

    letter: Name
    """``A``, ``B`` …; typed before a number that two standards share."""
    pack: PackId
    """Identity."""
    title: Name
    """Title as issued."""
    edition: Name
    """Edition as issued."""
    sha256: Sha256
    """The very edition."""
    clauses: Count
    """How many clauses it has."""


class Sheet(Record):
    """Which visit a paper belongs to."""

    title: Name
    """Title of the visit."""
    kind: VisitKind
    """Why one goes there."""
    organisation: Name
    """Who sends the team."""
    facility: Name
    """First name of the facility."""
    second_name: Name = ""
    """Second name valid on the day; empty while there is none."""
    code: Name = ""
    """Institution code."""
    address: Name = ""
    """Where one goes."""
    visit_on: CivilDate
    """The day."""
    standards: tuple[Standard, ...]
    """Standards of the visit."""
    visit: Name = ""
    """Identity of the visit, for the code on the page."""
    revision: Count = 1
    """Its revision."""


class Planned(Record):
    """A member of the team on the plan."""

    name: Name
    """Name as signed."""
    leader: bool
    """True for the leader."""
    specialty: Name = ""
    """What the member covers; empty where nothing was said."""


class Stop(Record):
    """One room of the walk, with what is looked at in it."""

    number: Count
    """Place in the walk, from 1: what is typed behind ``@``. 0 for what no room is named for."""
    kind: Name
    """Kind of room."""
    name: Name
    """Name of the room."""
    clauses: Count
    """Clauses that touch it."""
    minutes: Count
    """Proposed minutes, rounded up; a clause of several rooms is shared out among them."""


class DayPlan(Record):
    """One day at a facility: meetings first and last, the rooms between."""

    sheet: Sheet
    """Which visit."""
    team: tuple[Planned, ...]
    """Who goes, the leader first."""
    stops: tuple[Stop, ...]
    """In the order of the walk; what belongs to no room comes last."""
    clauses: Count
    """Clauses of all standards, each counted once."""
    opening: Count
    """Proposed minutes of the opening meeting."""
    deliberation: Count
    """Proposed minutes of the deliberation behind closed doors."""
    ending: Count
    """Proposed minutes of the final meeting."""

    @property
    def walking(self) -> int:
        """Return the proposed minutes of all rooms together, for one person."""
        return sum(stop.minutes for stop in self.stops)


class Said(Record):
    """Words of a document, as issued, with where they stand."""

    document: Name
    """Number of the source."""
    line: Count
    """Its line."""
    text: Text
    """The words."""


class Pledge(Record):
    """What everybody of the team promises before the visit (评审员承诺书)."""

    sheet: Sheet
    """Which visit."""
    team: tuple[Planned, ...]
    """Who goes, the leader first."""
    words: Text
    """A proposal of ours, or the office's own wording; no document prescribes one."""
    quotes: tuple[Said, ...] = ()
    """What documents of the visit say."""


class Arrangement(StrEnum):
    """In which order a checklist is printed."""

    PLACE = "place"
    """Room by room; a clause of several rooms comes again in each."""
    INDICATOR = "indicator"
    """As issued; every clause once."""


class Piece(Record):
    """A part of a clause, ticked for itself."""

    code: Name
    """Code of the part: what is typed behind the number of the clause."""
    text: Text
    """The part as issued."""


class Figure(Record):
    """A figure that is asked for."""

    label: Name
    """What is to be entered."""
    unit: Name = ""
    """Its unit."""
    kind: Name
    """``integer``, ``text``, ``choice`` or ``date``."""
    choices: tuple[Name, ...] = ()
    """Answers of a choice."""


class Line(Record):
    """One clause on the checklist."""

    number: Name
    """Number as printed and as typed afterwards."""
    text: Text
    """The clause as issued."""
    may: tuple[Verdict, ...]
    """Boxes it has; a graded clause has none of 达标 and 不达标, its points say that (R2.9)."""
    pieces: tuple[Piece, ...] = ()
    """Parts, or points of its grades."""
    figures: tuple[Figure, ...] = ()
    """Figures asked for."""
    core: bool = False
    """Printed with ★."""


class Group(Record):
    """Clauses below one label: those of an indicator, or of a room."""

    label: Name
    """What stands beside them."""
    lines: tuple[Line, ...]
    """Clauses."""


class Chapter(Record):
    """Groups below one heading: those of a section of a standard, or the whole walk."""

    title: Text
    """Heading."""
    groups: tuple[Group, ...]
    """Groups."""


def order_mark(rooms: Sequence[str]) -> str:
    """Return four signs that tell one order of rooms from another, on paper and when typed."""
    return hashlib.sha256("\n".join(rooms).encode()).hexdigest()[:4].upper()


class Checklist(Record):
    """A blank checklist."""

    sheet: Sheet
    """Which visit."""
    arranged: Arrangement
    """In which order."""
    chapters: tuple[Chapter, ...]
    """Contents."""
    rooms: tuple[Name, ...]
    """Rooms of the walk in their order: the first is ``@1``."""
