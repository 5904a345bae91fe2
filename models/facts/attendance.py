"""What the sign-in sheet of the two meetings says (首/末次会议签到表)."""

from models.base import Record
from models.facts.meetings import MeetingSet
from models.facts.walk import Sheet


class Attendance(Record):
    """Both sign-in lists on one sheet; people sign beside their names."""

    sheet: Sheet
    """Which visit."""
    meetings: tuple[MeetingSet, ...]
    """The first meeting, then the last; people who are expected where nobody signed in yet."""
