"""The view of a visit that follows from its events; nothing here is kept by itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from models.errors import FactsError
from models.facts import bodies
from models.facts.events import FIRST_PREV, Event, EventType, Sealed, seal
from models.facts.layered import having
from models.facts.returned import remark_answered, return_taken
from models.facts.steps import NONE, Steps, follow
from models.standards.types import Verdict

Key = tuple[str, str]
"""(pack, clause)"""


@dataclass(frozen=True, slots=True)
class Marked:
    """The verdict a clause has now, and the event that gave it."""

    mark: bodies.Mark
    event: Event


@dataclass(frozen=True, slots=True)
class Noted:
    """The values a clause has now, and the event that gave them."""

    measured: bodies.Measured
    event: Event


@dataclass(frozen=True, slots=True)
class RoomMark:
    """What a clause looks like in one room, and the event that said so."""

    seen: bodies.RoomSeen
    event: Event


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
    event, body = sealed.event, sealed.event.typed_body()
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
    body = event.typed_body() if known is None else known
    changes = {} if body is None else _changes(state, body, event)
    steps = follow(state, event, body)
    return state.having({"count": event.seq, "head": sealed.hash, "steps": steps, **changes})


def _changes(state: VisitState, body: bodies.Body, event: Event) -> dict[str, Any]:
    if state.closed and event.type != EventType.VISIT_REOPENED:
        raise FactsError("event-after-closing", seq=event.seq)
    if isinstance(body, bodies.ClauseRef) and not _chosen(state, body.pack):
        raise FactsError("event-unknown-pack", seq=event.seq)
    return _HANDLERS[EventType(event.type)](state, body, event)


def _chosen(state: VisitState, pack: str) -> bool:
    return any(one.id == pack for one in state.opened.packs)


def _without(mapping: Mapping[Any, Any], key: object) -> dict[Any, Any]:
    return {k: v for k, v in mapping.items() if k != key}


def _mark(state: VisitState, body: bodies.Mark, event: Event) -> dict[str, Any]:
    key = (body.pack, body.clause)
    if body.verdict is Verdict.UNCHECKED and not body.note:
        return {"marks": _without(state.marks, key)}
    return {"marks": having(state.marks, key, Marked(body, event))}


def _part(state: VisitState, body: bodies.PartMarked, event: Event) -> dict[str, Any]:
    key = (body.pack, body.clause)
    said = {k: v for k, v in state.parts.get(key, {}).items() if k != body.part}
    if body.verdict is not Verdict.UNCHECKED:
        said[body.part] = body.verdict
    changed = {"parts": {**_without(state.parts, key), **({key: said} if said else {})}}
    return changed | _of_clause(state, body, event)


def _of_clause(
    state: VisitState, body: bodies.PartMarked | bodies.RoomSeen, event: Event
) -> dict[str, Any]:
    """Give the clause what its parts or rooms say; what was noted about it stays."""
    if body.of_clause is None:
        return {}
    now = state.marks.get((body.pack, body.clause))
    blank = bodies.Mark(pack=body.pack, clause=body.clause, verdict=body.of_clause)
    kept = {"note": now.mark.note, "place": now.mark.place} if now else {}
    return _mark(state, blank.model_copy(update=kept), event)


def _room(state: VisitState, body: bodies.RoomSeen, event: Event) -> dict[str, Any]:
    key = (body.pack, body.clause)
    said = {**state.seen.get(key, {})}
    if body.verdict is Verdict.UNCHECKED and not body.note:
        said.pop(body.room, None)
    else:
        said[body.room] = RoomMark(body, event)
    changed = {"seen": {**_without(state.seen, key), **({key: said} if said else {})}}
    return changed | _of_clause(state, body, event)


def _sample(state: VisitState, body: bodies.SampleDrawn, event: Event) -> dict[str, Any]:
    key = (body.pack, body.clause)
    return {"samples": {**state.samples, key: (*state.samples.get(key, ()), body)}}


def _slip(state: VisitState, body: bodies.SlipCounted, event: Event) -> dict[str, Any]:
    key = (body.pack, body.clause)
    count = {**state.slips.get(key, {})}
    counts = body.undoes is None or body.again is not None
    count[body.answer] = count.get(body.answer, 0) + (1 if counts else -1)
    left = {answer: number for answer, number in count.items() if number > 0}
    return {"slips": {**_without(state.slips, key), **({key: left} if left else {})}}


def _guidance(state: VisitState, body: bodies.GuidanceSet, event: Event) -> dict[str, Any]:
    if not _chosen(state, body.pack):
        raise FactsError("event-unknown-pack", seq=event.seq)
    kept = {k: v for k, v in state.guidance.items() if k != body.pack}
    return {"guidance": {**kept, **({body.pack: body} if body.notes else {})}}


def _meeting(state: VisitState, body: bodies.MeetingSet, event: Event) -> dict[str, Any]:
    others = _without(state.meetings, body.meeting)
    kept = body if body.undoes is None else body.model_copy(update={"undoes": None})
    return {"meetings": others if kept.says_nothing else {**others, body.meeting: kept}}


def _measured(state: VisitState, body: bodies.Measured, event: Event) -> dict[str, Any]:
    key = (body.pack, body.clause)
    if body.source_evidence is not None:
        _require_evidence(state, body.source_evidence, event)
    if not body.values and not body.reported:
        return {"values": _without(state.values, key)}
    return {"values": {**state.values, key: Noted(body, event)}}


def _evidence_added(state: VisitState, body: bodies.EvidenceAdded, event: Event) -> dict[str, Any]:
    if body.sha256 in state.evidence:
        raise FactsError("event-evidence-twice", seq=event.seq)
    if body.of is not None:
        _require_evidence(state, body.of, event)
    original = state.evidence[body.of] if body.of else None
    if (body.of is None) != (body.treatment is None) or body.withheld or (original and original.of):
        raise FactsError("event-body", seq=event.seq)
    return {"evidence": {**state.evidence, body.sha256: body}}


def _linked(state: VisitState, body: bodies.EvidenceLink, event: Event) -> dict[str, Any]:
    _require_evidence(state, body.sha256, event)
    key = (body.pack, body.clause)
    present = state.links.get(key, ())
    if body.sha256 in present:
        return {}
    return {"links": {**state.links, key: (*present, body.sha256)}}


def _unlinked(state: VisitState, body: bodies.EvidenceLink, event: Event) -> dict[str, Any]:
    key = (body.pack, body.clause)
    left = tuple(s for s in state.links.get(key, ()) if s != body.sha256)
    return {"links": {**_without(state.links, key), **({key: left} if left else {})}}


def _captioned(state: VisitState, body: bodies.EvidenceCaption, event: Event) -> dict[str, Any]:
    _require_evidence(state, body.sha256, event)
    changed = state.evidence[body.sha256].model_copy(update={"caption": body.caption})
    return {"evidence": {**state.evidence, body.sha256: changed}}


def _photo_seen(state: VisitState, body: bodies.PhotoSeen, event: Event) -> dict[str, Any]:
    _require_evidence(state, body.sha256, event)
    return {"shows": {**state.shows, body.sha256: body.shows}}


def _finding(state: VisitState, body: bodies.Finding, event: Event) -> dict[str, Any]:
    for sha256 in body.evidence:
        _require_evidence(state, sha256, event)
    kept = body if body.undoes is None else body.model_copy(update={"undoes": None})
    return {"findings": {**state.findings, body.id: kept}}


def _withdrawn(state: VisitState, body: bodies.FindingWithdrawn, event: Event) -> dict[str, Any]:
    if body.id not in state.findings:
        raise FactsError("event-unknown-finding", seq=event.seq)
    return {"findings": _without(state.findings, body.id)}


def _veto(state: VisitState, body: bodies.VetoAnswered, event: Event) -> dict[str, Any]:
    return {"vetoes": {**state.vetoes, (body.pack, body.veto, body.basis): body}}


def _form(state: VisitState, body: bodies.FormFilled, event: Event) -> dict[str, Any]:
    key = (body.pack, body.form)
    merged = {**state.forms.get(key, {}), **body.values}
    return {"forms": {**state.forms, key: {k: v for k, v in merged.items() if v not in ("", ())}}}


def _require_evidence(state: VisitState, sha256: str, event: Event) -> None:
    if sha256 not in state.evidence:
        raise FactsError("event-unknown-evidence", seq=event.seq)


def _closed(state: VisitState, body: bodies.VisitClosed, event: Event) -> dict[str, Any]:
    return {"closed": event, "revision": state.revision + 1}


def _reopened(state: VisitState, body: bodies.VisitReopened, event: Event) -> dict[str, Any]:
    if state.closed is None:
        raise FactsError("event-not-closed", seq=event.seq)
    return {"closed": None, "returned": None, "answers": {}}


def _second_start(state: VisitState, body: bodies.VisitOpened, event: Event) -> dict[str, Any]:
    raise FactsError("events-start")


_HANDLERS: Mapping[EventType, Callable[[VisitState, Any, Event], dict[str, Any]]] = {
    EventType.VISIT_OPENED: _second_start,
    EventType.TEAM_SET: lambda _s, body, _e: {"members": body.members},
    EventType.FACILITY_SET: lambda _s, body, _e: {"facility": body.facility},
    EventType.MARK: _mark,
    EventType.MEASURED: _measured,
    EventType.EVIDENCE_ADDED: _evidence_added,
    EventType.EVIDENCE_LINKED: _linked,
    EventType.EVIDENCE_UNLINKED: _unlinked,
    EventType.EVIDENCE_CAPTIONED: _captioned,
    EventType.FINDING_RECORDED: _finding,
    EventType.FINDING_WITHDRAWN: _withdrawn,
    EventType.VETO_ANSWERED: _veto,
    EventType.FORM_FILLED: _form,
    EventType.UNCHECKED_LISTED: lambda _s, body, _e: {"unchecked": body.items},
    EventType.VISIT_CLOSED: _closed,
    EventType.VISIT_REOPENED: _reopened,
    EventType.PART_MARKED: _part,
    EventType.GUIDANCE_SET: _guidance,
    EventType.APPLICATION_SET: lambda _s, body, _e: {"application": body},
    EventType.ROOMS_SET: lambda _s, body, _e: {"rooms": body.rooms},
    EventType.ROOM_SEEN: _room,
    EventType.SAMPLE_DRAWN: _sample,
    EventType.SLIP_COUNTED: _slip,
    EventType.CAMERA_SET: lambda s, body, _e: {"cameras": {**s.cameras, body.camera: body.ahead}},
    EventType.CARRIAGE_SET: lambda _s, body, _e: {"carriage": body},
    EventType.PHOTO_SEEN: _photo_seen,
    EventType.MEETING_SET: _meeting,
    EventType.RETURN_TAKEN: return_taken,
    EventType.REMARK_ANSWERED: remark_answered,
}
