"""Bodies of events about the two meetings of a visit: 首次会议 and 末次会议."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.base import Count, Instant, Name, Record, Text, Uuid
from models.facts.terms import Body

MOST_PRESENT = 200
"""People one sign-in list holds."""


class Meeting(StrEnum):
    """Which of the two."""

    FIRST = "first"
    """首次会议: the visit begins."""
    LAST = "last"
    """末次会议: what was found is told."""


class Present(Record):
    """One person on the sign-in list. No telephone number is asked for."""

    name: Name
    """Name as signed."""
    unit: Name = ""
    """Employer."""
    post: Name = ""
    """Post, or part in the team."""
    member: Uuid | None = None
    """Who of the team it is; absent for the facility's people and for guests."""


class Host(Record):
    """Who opened the meeting for the facility."""

    name: Name
    """Name."""
    post: Name = ""
    """Office held, e.g. 主任, 受委托人."""
    deputy: Text | None = None
    """Why a deputy (受委托人) stands in for the head; absent when the head is there."""


class Begun(Record):
    """When a meeting began, by the laptop's clock: a claim, as every time of the record."""

    utc: Instant
    """In UTC."""
    offset: Annotated[int, Field(ge=-840, le=840)]
    """Minutes east of UTC where it was."""


class MeetingSet(Body):
    """A meeting is replaced as a whole; one without anything in it is taken back."""

    meeting: Meeting
    """Which."""
    begun: Begun | None = None
    """When it began; that of the first one starts the clock of the visit."""
    present: Annotated[tuple[Present, ...], Field(max_length=MOST_PRESENT)] = ()
    """Sign-in list: the team first, then the facility's people."""
    host: Host | None = None
    """Who opened it for the facility."""
    discipline: Text | None = None
    """The words about discipline as they were read out: the office's own, no document's."""
    undoes: Count | None = None
    """``seq`` of the event that this one takes back."""

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is left of it."""
        return not (self.begun or self.present or self.host or self.discipline)
