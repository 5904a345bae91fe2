"""What each kind of event changes in the view of a visit, and which ones make no sense there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.errors import FactsError
from models.facts import bodies
from models.facts.events import Event, EventType
from models.facts.layered import having
from models.facts.returned import remark_answered, return_taken
from models.standards.types import Verdict

if TYPE_CHECKING:
    from models.facts.state import VisitState

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


def changed(state: VisitState, body: bodies.Body, event: Event) -> dict[str, Any]:
    """Return the fields that ``event`` changes; raises FactsError when it makes no sense."""
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
