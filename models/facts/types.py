"""The frozen snapshot of a closed visit: what people sign, what paper and package carry."""

from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import CivilDate, Count, Instant, Name, Record, Sha256, Text, Uuid
from models.facts import bodies
from models.facts.returning import ReturnFacts
from models.standards.grading import Outcome
from models.standards.judgement import PackJudgement
from models.standards.types import Code, PackId, Verdict
from models.standards.working import whole

FACTS_FORMAT = "visit-facts/1"
FORMAT_PATTERN = r"^visit-facts/1(\.\d+)?$"


class Moment(Record):
    """A moment by the laptop's clock."""

    utc: Instant
    """In UTC."""
    offset: Annotated[int, Field(ge=-840, le=840)]
    """Minutes east of UTC where it was."""
    seq: Count
    """``seq`` of the event; decides the order, not the clock."""


class VisitFacts(Record):
    """The visit itself."""

    id: Uuid
    """Identity."""
    kind: bodies.VisitKind
    """Kind."""
    title: Name
    """Title."""
    organisation: Name
    """Office on whose behalf one went."""
    visit_on: CivilDate
    """Day of the visit."""
    period: bodies.Period
    """Period of the figures."""
    opened: Moment
    """When the record was opened."""
    closed: Moment
    """When it was closed."""
    revision: Annotated[int, Field(ge=1)]
    """1 for the first closing, n+1 for an amendment."""


class Heading(Record):
    """A heading of a standard's tree, above the indicators."""

    code: Code
    """Printed code."""
    name: Name
    """Name as issued."""
    depth: Annotated[int, Field(ge=1, le=9)]
    """1 for the top."""


class VetoText(Record):
    """The wording of a veto."""

    code: Code
    """Code."""
    text: Text
    """As issued."""


class Guided(Record):
    """The district's own reading that held for the visit; its words stand with the clauses."""

    issuer: Name
    """Who issued it."""
    issued_on: CivilDate | None = None
    """When."""


class PackFacts(Record):
    """A standard of the visit."""

    id: PackId
    """Identity."""
    edition: Name
    """Edition."""
    title: Name
    """Title as issued."""
    sha256: Sha256
    """SHA-256 of its canonical form."""
    decision_text: Text
    """What the document says of the result, or what it is silent about."""
    headings: tuple[Heading, ...]
    """Headings in printed order."""
    vetoes: tuple[VetoText, ...]
    """Vetoes of the standard."""
    guidance: Guided | None = None
    """Whose reading (口径说明) held."""


class Entry(Record):
    """One entered value with the words it was asked for, readable without the standard."""

    key: Code
    """Key of the input."""
    label: Name
    """What was asked; the key itself where the standard has no such input."""
    unit: Name = ""
    """Unit of a number."""
    value: bodies.Value
    """What was entered; for a choice its code."""
    words: Name = ""
    """Words of the chosen option, for a choice."""

    @property
    def shown(self) -> str:
        """The value as people read it: words of the choice, or a number with its unit."""
        if isinstance(self.value, int):
            return whole(self.value) + self.unit
        return self.words or self.value


Yes = Annotated[str, StringConstraints(pattern=r"^yes$")]
"""The kept formats have no boolean: ``yes``, or absent."""


class PartFacts(Record):
    """One part of a compound clause, or one point of a graded one."""

    code: Code
    """Code of the part, or letter of the point."""
    text: Text
    """As issued."""
    verdict: Verdict
    """Its verdict."""


class RoomFacts(Record):
    """What a clause looked like in one room."""

    room: Name
    """Name of the room."""
    verdict: Verdict
    """Its verdict there."""
    note: Text = ""
    """Remark about this room."""
    by: Uuid
    """Member who saw it."""
    at: Moment
    """When."""


class SlipFacts(Record):
    """Satisfaction slips, counted; nobody can be told from them."""

    satisfied: Count
    """Satisfied."""
    not_satisfied: Count
    """Not satisfied."""
    invalid: Count
    """Not valid; they leave the denominator."""


class ClauseFacts(Record):
    """One clause: the issued text, what was marked, entered and attached."""

    pack: PackId
    """Pack."""
    indicator: Code
    """Code of its indicator."""
    indicator_name: Name
    """Name of its indicator."""
    clause: Code
    """Code."""
    text: Text
    """Text as issued."""
    method_text: Text = ""
    """Printed method, where there is one."""
    verdict: Verdict
    """Verdict; ``unchecked`` when there is no mark."""
    note: Text = ""
    """Remark."""
    reason: Text = ""
    """Reason of 不适用."""
    place: Name = ""
    """Room."""
    by: Uuid | None = None
    """Member who marked."""
    at: Moment | None = None
    """When."""
    values: tuple[Entry, ...] = ()
    """Entered values in the order they are asked for."""
    values_origin: Name = ""
    """``verified`` or ``self_reported``; empty without values."""
    values_source: Text = ""
    """Document the figures were read from."""
    values_evidence: Sha256 | None = None
    """The photo or document of it, of the evidence of the visit."""
    evidence: tuple[Sha256, ...] = ()
    """Linked evidence."""
    findings: tuple[Uuid, ...] = ()
    """Findings about it."""
    parts: tuple[PartFacts, ...] | None = None
    """Its parts, all of them, when any of them was marked."""
    grade: Outcome | None = None
    """Grade of a graded clause: A, B, C, D, E or open."""
    core: Yes | None = None
    """``yes`` for a clause printed with ★."""
    soft: Yes | None = None
    """``yes`` for soft wording: not met, it is a suggestion (R2.7)."""
    guidance: Text | None = None
    """The district's reading of it."""
    rooms: tuple[RoomFacts, ...] | None = None
    """What was seen room by room (R2.6)."""
    samples: tuple[bodies.SampleDrawn, ...] | None = None
    """Samples drawn by lot, the last one counts."""
    slips: SlipFacts | None = None
    """Satisfaction slips."""
    reported: Name | None = None
    """A ratio as it was said, without its parts; it decides nothing (R1.3)."""

    def entry(self, key: str) -> Entry | None:
        """Return what was entered for an input, with its words, or None."""
        return next((entry for entry in self.values if entry.key == key), None)

    def value(self, key: str) -> bodies.Value | None:
        """Return the bare value entered for an input, or None."""
        found = self.entry(key)
        return found.value if found else None


class FormFacts(Record):
    """What was filled into a form of the document."""

    pack: PackId
    """Pack."""
    form: Code
    """Form."""
    values: dict[Code, bodies.FormValue]
    """Values by field key."""


class LogFacts(Record):
    """The event log the facts follow from."""

    device: Uuid
    """Device that wrote it."""
    count: Annotated[int, Field(ge=2)]
    """Events up to and with the closing."""
    head: Sha256
    """SHA-256 of the last line; ties every event to what is signed."""


class Facts(Record):
    """The frozen visit. ``facts_digest`` is the SHA-256 of its canonical form."""

    format: Annotated[str, StringConstraints(pattern=FORMAT_PATTERN)]
    """``visit-facts/1``."""
    visit: VisitFacts
    """The visit."""
    facility: bodies.Facility
    """The facility as it was."""
    team: tuple[bodies.Member, ...]
    """The team."""
    packs: tuple[PackFacts, ...]
    """Standards in the order of the tree."""
    clauses: tuple[ClauseFacts, ...]
    """Every clause of every pack in printed order."""
    findings: tuple[bodies.Finding, ...]
    """Findings in the order they were recorded."""
    evidence: tuple[bodies.EvidenceAdded, ...]
    """Evidence in the order it came."""
    vetoes: tuple[bodies.VetoAnswered, ...]
    """Answers to vetoes."""
    unchecked: tuple[bodies.Unchecked, ...]
    """Clauses without a result that the leader answers for."""
    forms: tuple[FormFacts, ...]
    """Filled forms."""
    judgements: tuple[PackJudgement, ...]
    """What each pack came to, with the working."""
    meetings: tuple[bodies.MeetingSet, ...] | None = None
    """The first and the last meeting, where they were recorded."""
    rooms: tuple[bodies.Room, ...] | None = None
    """Rooms of the facility, where they were listed."""
    application: bodies.ApplicationSet | None = None
    """What is known of the application."""
    returned: ReturnFacts | None = None
    """The return of the desk that this revision answers, with the answers."""
    logs: tuple[LogFacts, ...]
    """The event logs the facts follow from; one for each device, the packing one first."""

    def clause(self, pack: str, code: str) -> ClauseFacts:
        """Return a clause; raises KeyError when there is none."""
        for clause in self.clauses:
            if (clause.pack, clause.clause) == (pack, code):
                return clause
        raise KeyError((pack, code))

    def judgement(self, pack: str) -> PackJudgement | None:
        """Return what a pack came to, or None when it is not part of the visit."""
        return next((j for j in self.judgements if j.pack == pack), None)

    def form(self, pack: str, form: str) -> dict[str, bodies.FormValue]:
        """Return the filled fields of a form; empty when nothing was filled."""
        return next((f.values for f in self.forms if (f.pack, f.form) == (pack, form)), {})

    def member(self, member_id: str) -> bodies.Member | None:
        """Return a member of the team, or None."""
        return next((m for m in self.team if m.id == member_id), None)
