"""The view of a visit that follows from its events; nothing here is kept by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from models.errors import FactsError
from models.facts import bodies
from models.facts.consequences import Key as Key
from models.facts.consequences import Marked as Marked
from models.facts.consequences import Noted as Noted
from models.facts.consequences import RoomMark as RoomMark
from models.facts.consequences import changed
from models.facts.events import FIRST_PREV, Event, Sealed, seal
from models.facts.steps import NONE, Steps, follow
from models.standards.types import Verdict


@dataclass(frozen=True)
class VisitState:
    """Everything a screen needs to know about a visit; frozen, replaced by ``apply``.

    Without slots: a new state is the old one's dictionary with what changed, as every mark waits
    for one, and ``dataclasses.replace`` of thirty fields took a tenth of our own time.
    """

    visit_id: str
    """Identity."""
    device: str
    """Device of the log."""
    opened: bodies.VisitOpened
    """How it began; facility and team below are the current ones."""
    opened_event: Event
    """The first event."""
    facility: bodies.Facility
    """Facility now."""
    members: tuple[bodies.Member, ...]
    """Team now."""
    marks: Mapping[Key, Marked] = field(default_factory=dict)
    """Current verdicts; a cleared clause is absent."""
    parts: Mapping[Key, Mapping[str, Verdict]] = field(default_factory=dict)
    """Verdicts of parts and graded points by clause, then by part; cleared ones are absent."""
    guidance: Mapping[str, bodies.GuidanceSet] = field(default_factory=dict)
    """The district's reading of clauses, by pack."""
    application: bodies.ApplicationSet | None = None
    """What is known of the application."""
    meetings: Mapping[str, bodies.MeetingSet] = field(default_factory=dict)
    """The first and the last meeting, by `bodies.Meeting`, as far as anything is known of them."""
    rooms: tuple[bodies.Room, ...] = ()
    """Rooms of the facility in the order of the walk; empty while nobody listed them."""
    seen: Mapping[Key, Mapping[str, RoomMark]] = field(default_factory=dict)
    """What clauses looked like, by clause and then by room, in the order first seen."""
    samples: Mapping[Key, tuple[bodies.SampleDrawn, ...]] = field(default_factory=dict)
    """Samples drawn for a clause; every draw is kept, the last one counts."""
    slips: Mapping[Key, Mapping[str, int]] = field(default_factory=dict)
    """Satisfaction slips of a clause, counted by answer."""
    values: Mapping[Key, Noted] = field(default_factory=dict)
    """Current measured values; cleared ones are absent."""
    evidence: Mapping[str, bodies.EvidenceAdded] = field(default_factory=dict)
    """Evidence by SHA-256, in the order it came."""
    cameras: Mapping[str, int] = field(default_factory=dict)
    """Seconds each camera is ahead of the true time."""
    carriage: bodies.CarriageSet | None = None
    """What a package carries of photos with a covered copy; None for the covered copy."""
    shows: Mapping[str, str] = field(default_factory=dict)
    """What a person said a photo shows, by SHA-256: nobody, covered, people."""
    links: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    """SHA-256 of the evidence of each clause, in the order it was linked."""
    findings: Mapping[str, bodies.Finding] = field(default_factory=dict)
    """Findings by id, in the order they were recorded."""
    vetoes: Mapping[tuple[str, str, str], bodies.VetoAnswered] = field(default_factory=dict)
    """Answers by (pack, veto, basis)."""
    forms: Mapping[Key, Mapping[str, bodies.FormValue]] = field(default_factory=dict)
    """Filled fields by (pack, form)."""
    unchecked: tuple[bodies.Unchecked, ...] = ()
    """The leader's list."""
    returned: bodies.ReturnTaken | None = None
    """The desk's return that the present revision answers."""
    answers: Mapping[int, str] = field(default_factory=dict)
    """Answers to its remarks, by their number."""
    closed: Event | None = None
    """The closing event while the visit is closed."""
    revision: int = 0
    """Number of closings so far."""
    count: int = 0
    """Events applied."""
    head: str = FIRST_PREV
    """SHA-256 of the last line."""
    steps: Steps = field(default=NONE, compare=False, repr=False)
    """What undo and redo walk over; follows from the log like all the rest."""

    def verdict(self, pack: str, clause: str) -> Verdict:
        """Return the verdict of a clause; UNCHECKED when there is none."""
        found = self.marks.get((pack, clause))
        return found.mark.verdict if found else Verdict.UNCHECKED

    def findings_by_clause(self) -> Mapping[Key, tuple[bodies.Finding, ...]]:
        """Return the findings of every clause that has one, in the order they were recorded."""
        found: dict[Key, tuple[bodies.Finding, ...]] = {}
        for finding in self.findings.values():
            key = (finding.pack, finding.clause)
            found[key] = (*found.get(key, ()), finding)
        return found

    def member(self, member_id: str) -> bodies.Member | None:
        """Return the member with ``member_id``, or None."""
        return next((m for m in self.members if m.id == member_id), None)

    def having(self, changes: Mapping[str, Any]) -> "VisitState":
        """Return this state with ``changes`` by the names of fields, which must exist."""
        made = object.__new__(VisitState)
        vars(made).update(vars(self), **changes)
        return made


def fold(events: Iterable[Event]) -> VisitState:
    """Return the state after ``events``; raises FactsError when they make no sense."""
    return fold_sealed(map(seal, events))


def fold_sealed(log: Iterable[Sealed]) -> VisitState:
    """Return the state after a log whose lines are at hand; checks the chain as it goes."""
    state: VisitState | None = None
    for sealed in log:
        state = start_sealed(sealed) if state is None else apply_sealed(state, sealed)
    if state is None:
        raise FactsError("events-empty")
    return state


def start(event: Event) -> VisitState:
    """Return the state after the first event."""
    return start_sealed(seal(event))


def start_sealed(sealed: Sealed) -> VisitState:
    """Return the state after the first event, whose line is at hand."""
    event, body = sealed.event, sealed.typed_body()
    if not isinstance(body, bodies.VisitOpened):
        raise FactsError("events-start")
    if (event.seq, event.prev) != (1, FIRST_PREV):
        raise FactsError("events-chain", seq=event.seq)
    return VisitState(
        visit_id=event.visit,
        device=event.device,
        opened=body,
        opened_event=event,
        facility=body.facility,
        members=body.members,
        count=1,
        head=sealed.hash,
    )


def apply(state: VisitState, event: Event) -> VisitState:
    """Return the state after one more event; raises FactsError when it does not follow."""
    return apply_sealed(state, seal(event))


def apply_sealed(state: VisitState, sealed: Sealed, known: bodies.Body | None = None) -> VisitState:
    """Return the state after one more event, whose line is at hand.

    ``known`` is its body where the caller has just made it and need not have it read again.
    """
    event = sealed.event
    follows = (event.seq, event.prev) == (state.count + 1, state.head)
    if not follows or (event.visit, event.device) != (state.visit_id, state.device):
        raise FactsError("events-chain", seq=event.seq)
    body = sealed.typed_body() if known is None else known
    changes = {} if body is None else changed(state, body, event)
    steps = follow(state, event, body)
    return state.having({"count": event.seq, "head": sealed.hash, "steps": steps, **changes})
