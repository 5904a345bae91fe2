"""The event log of a visit: append-only, hash-chained, the only truth about it.

One event is one line of ``data/events.jsonl``: its canonical bytes. ``prev`` is the SHA-256
of the line before it (64 zeros for the first), so that a line that was changed, moved, added
or taken away breaks every later one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from models.base import Instant, Record, Sha256, Uuid
from models.errors import FactsError
from models.facts import bodies
from models.facts.canonical import canonical_bytes, digest, parse_canonical
from models.limits import MAX_EVENTS

EVENT_FORMAT = "visit-event/1"
_BEGINS, _FOLLOWS = b'"body":', b',"device":"'
FIRST_PREV = "0" * 64
"""``prev`` of the first event."""


class EventType(StrEnum):
    """What can happen in a visit. New types need a higher minor of the format."""

    VISIT_OPENED = "visit_opened"
    TEAM_SET = "team_set"
    FACILITY_SET = "facility_set"
    MARK = "mark"
    MEASURED = "measured"
    EVIDENCE_ADDED = "evidence_added"
    EVIDENCE_LINKED = "evidence_linked"
    EVIDENCE_UNLINKED = "evidence_unlinked"
    EVIDENCE_CAPTIONED = "evidence_captioned"
    FINDING_RECORDED = "finding_recorded"
    FINDING_WITHDRAWN = "finding_withdrawn"
    VETO_ANSWERED = "veto_answered"
    FORM_FILLED = "form_filled"
    UNCHECKED_LISTED = "unchecked_listed"
    VISIT_CLOSED = "visit_closed"
    VISIT_REOPENED = "visit_reopened"
    PART_MARKED = "part_marked"
    GUIDANCE_SET = "guidance_set"
    APPLICATION_SET = "application_set"
    ROOMS_SET = "rooms_set"
    ROOM_SEEN = "room_seen"
    SAMPLE_DRAWN = "sample_drawn"
    SLIP_COUNTED = "slip_counted"
    CAMERA_SET = "camera_set"
    CARRIAGE_SET = "carriage_set"
    PHOTO_SEEN = "photo_seen"
    MEETING_SET = "meeting_set"
    RETURN_TAKEN = "return_taken"
    REMARK_ANSWERED = "remark_answered"


BODY_OF: dict[str, type[bodies.Body]] = {
    EventType.VISIT_OPENED: bodies.VisitOpened,
    EventType.TEAM_SET: bodies.TeamSet,
    EventType.FACILITY_SET: bodies.FacilitySet,
    EventType.MARK: bodies.Mark,
    EventType.MEASURED: bodies.Measured,
    EventType.EVIDENCE_ADDED: bodies.EvidenceAdded,
    EventType.EVIDENCE_LINKED: bodies.EvidenceLink,
    EventType.EVIDENCE_UNLINKED: bodies.EvidenceLink,
    EventType.EVIDENCE_CAPTIONED: bodies.EvidenceCaption,
    EventType.FINDING_RECORDED: bodies.Finding,
    EventType.FINDING_WITHDRAWN: bodies.FindingWithdrawn,
    EventType.VETO_ANSWERED: bodies.VetoAnswered,
    EventType.FORM_FILLED: bodies.FormFilled,
    EventType.UNCHECKED_LISTED: bodies.UncheckedListed,
    EventType.VISIT_CLOSED: bodies.VisitClosed,
    EventType.VISIT_REOPENED: bodies.VisitReopened,
    EventType.PART_MARKED: bodies.PartMarked,
    EventType.GUIDANCE_SET: bodies.GuidanceSet,
    EventType.APPLICATION_SET: bodies.ApplicationSet,
    EventType.ROOMS_SET: bodies.RoomsSet,
    EventType.ROOM_SEEN: bodies.RoomSeen,
    EventType.SAMPLE_DRAWN: bodies.SampleDrawn,
    EventType.SLIP_COUNTED: bodies.SlipCounted,
    EventType.CAMERA_SET: bodies.CameraSet,
    EventType.CARRIAGE_SET: bodies.CarriageSet,
    EventType.PHOTO_SEEN: bodies.PhotoSeen,
    EventType.MEETING_SET: bodies.MeetingSet,
    EventType.RETURN_TAKEN: bodies.ReturnTaken,
    EventType.REMARK_ANSWERED: bodies.RemarkAnswered,
}


class Event(Record):
    """One thing that happened, as it is hashed, kept and carried."""

    format: Annotated[str, StringConstraints(pattern=r"^visit-event/1(\.\d+)?$")] = EVENT_FORMAT
    """Format and minor."""
    visit: Uuid
    """The visit."""
    device: Uuid
    """The laptop that wrote it."""
    seq: Annotated[int, Field(ge=1, le=MAX_EVENTS)]
    """Place in this device's log of this visit, from 1 without a gap; decides the order."""
    at: Instant
    """The laptop's clock, in UTC; a claim, never used for ordering."""
    offset: Annotated[int, Field(ge=-840, le=840)]
    """Minutes east of UTC on the laptop."""
    actor: Uuid
    """Member of the team who did it; the opener for ``visit_opened``."""
    type: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{2,39}$")]
    """One of EventType, or a later program's type under a higher minor."""
    body: dict[str, Any]
    """Plain values of the type in BODY_OF."""
    prev: Sha256
    """SHA-256 of the previous line, or FIRST_PREV."""

    def line(self) -> bytes:
        """Return the canonical bytes, without a line feed."""
        return canonical_bytes(vars(self))  # every member is plain already

    def typed_body(self, data: bytes | None = None) -> bodies.Body | None:
        """Return the body as its type; None when a later program's type is met.

        ``data`` are its canonical bytes, where they are at hand. Raises FactsError(``event-body``)
        when the body does not fit its type.
        """
        kind = BODY_OF.get(self.type)
        if kind is None:
            if self.format == EVENT_FORMAT:
                raise FactsError("event-type", seq=self.seq)
            return None
        try:
            return kind.model_validate_json(data or canonical_bytes(self.body))
        except ValidationError as error:
            raise FactsError("event-body", seq=self.seq) from error


@dataclass(frozen=True, slots=True)
class Sealed:
    """An event with the bytes it is hashed, kept and carried as; made once, never again."""

    event: Event
    """The event."""
    line: bytes
    """Its canonical bytes."""
    hash: str
    """SHA-256 of the line: the next event's ``prev``."""

    def typed_body(self) -> bodies.Body | None:
        """Return the body as its type, read from the line; see ``Event.typed_body``.

        Members stand in the order of their names, and none beside the body can hold a quotation
        mark: the first ``"body":`` begins it and the last ``,"device":"`` follows it.
        """
        first = self.line.index(_BEGINS) + len(_BEGINS)
        return self.event.typed_body(self.line[first : self.line.rindex(_FOLLOWS)])


def seal(event: Event) -> Sealed:
    """Return the event with its line and hash."""
    line = event.line()
    return Sealed(event, line, digest(line))


def parse_line(line: bytes) -> Event:
    """Return the event of one line; raises FactsError when it is not one."""
    parse_canonical(line)
    try:
        return Event.model_validate_json(line)
    except ValidationError as error:
        raise FactsError("event-shape") from error


def read_log(data: bytes) -> Iterator[Event]:
    """Yield the events of an ``events.jsonl``, checking the chain as it goes.

    Raises FactsError when a line is not canonical, out of sequence or breaks the chain.
    """
    lines = data.split(b"\n")
    if lines.pop() != b"":
        raise FactsError("events-cut")
    yield from check_chain(parse_line(line) for line in lines)


def sealed_log(lines: Iterable[bytes]) -> Iterator[Sealed]:
    """Yield the events of stored lines; `fold_sealed` checks that they are a chain."""
    for line in lines:
        yield Sealed(parse_line(line), line, digest(line))


def check_chain(events: Iterable[Event]) -> Iterator[Event]:
    """Yield ``events`` unchanged; raise FactsError at the first that does not follow."""
    prev, origin = FIRST_PREV, None
    for seq, event in enumerate(events, start=1):
        origin = origin or (event.visit, event.device)
        if event.seq != seq or event.prev != prev or (event.visit, event.device) != origin:
            raise FactsError("events-chain", seq=seq)
        prev = digest(event.line())
        yield event
