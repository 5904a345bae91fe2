"""The steps of a visit that undo walks back over, folded along with the log.

A step is one event, or a photo together with the finding that shows it from then on. An undo is an
event (or several) whose ``undoes`` is the ``seq`` of the step; a redo is one whose ``undoes`` is
the ``seq`` of the undo. A new event that is neither clears what could be redone; an amendment
begins with nothing to undo, so it never touches what was signed.

Each step keeps what it changed as it was before, by reference: nothing is read or computed anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from models.facts import bodies
from models.facts.events import Event, EventType

if TYPE_CHECKING:
    from models.facts.state import VisitState

Topic = tuple[str, ...]
"""What a step changes: ``("verdict", pack, clause)``, ``("finding", id)`` …"""
Picture = tuple[tuple[Topic, Any], ...]
"""Topics with what the record held of them."""

VERDICT, FIGURES, LINKS = "verdict", "figures", "links"
SLIPS, FINDING, CAPTION, ROOMS = "slips", "finding", "caption", "rooms"
MEETING = "meeting"
_OF_CLAUSE: Mapping[EventType, str] = {
    EventType.MARK: VERDICT,
    EventType.PART_MARKED: VERDICT,
    EventType.ROOM_SEEN: VERDICT,
    EventType.MEASURED: FIGURES,
    EventType.EVIDENCE_LINKED: LINKS,
    EventType.EVIDENCE_UNLINKED: LINKS,
    EventType.SLIP_COUNTED: SLIPS,
}


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step that stands, or that an undo took back."""

    seq: int
    """Its event; the first where it has two."""
    last: int
    """Its last event."""
    kind: EventType
    """What was done."""
    body: Any
    """The body of its first event."""
    before: Picture
    """What it changed, as it was."""
    below: Step | None = field(default=None, repr=False)
    """The step that stands below it."""
    brought_back: int = 0
    """``seq`` of the undo that a redo answered; 0 for a step that was never taken back."""


@dataclass(frozen=True, slots=True, eq=False)
class Undone:
    """A step that was taken back and may come again."""

    seq: int
    """The undo's first event."""
    step: Step
    """What was taken back."""
    before: Picture
    """What the undo changed, as it was: what a redo restores."""
    below: Undone | None = field(default=None, repr=False)
    """What was taken back before it."""


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Both stacks of a visit; frozen, replaced by ``follow``."""

    done: Step | None = None
    """The last step that stands."""
    undone: Undone | None = None
    """The last step that was taken back and may come again."""


NONE = Steps()


def picture(state: VisitState, topic: Topic) -> Any:
    """Return what the record holds of a topic, by reference."""
    kind, key = topic[0], topic[1:]
    if kind == VERDICT:
        marked = state.marks.get(_pair(key))
        rooms = state.seen.get(_pair(key))
        seen = {name: one.seen for name, one in rooms.items()} if rooms else {}
        return marked.mark if marked else None, state.parts.get(_pair(key), {}), seen
    if kind == FIGURES:
        noted = state.values.get(_pair(key))
        return noted.measured if noted else None
    if kind == LINKS:
        return state.links.get(_pair(key), ())
    if kind == SLIPS:
        return state.slips.get(_pair(key), {})
    if kind == FINDING:
        return state.findings.get(key[0])
    if kind == MEETING:
        return state.meetings.get(key[0])
    return state.rooms if kind == ROOMS else state.evidence[key[0]].caption


def _pair(key: tuple[str, ...]) -> tuple[str, str]:
    return key[0], key[1]


def topic_of(kind: EventType, body: Any) -> Topic | None:
    """Return what an event changes; None for what undo leaves alone."""
    if kind in _OF_CLAUSE:
        return _OF_CLAUSE[kind], body.pack, body.clause
    if kind in (EventType.FINDING_RECORDED, EventType.FINDING_WITHDRAWN):
        return FINDING, body.id
    if kind is EventType.EVIDENCE_CAPTIONED:
        return CAPTION, body.sha256
    if kind is EventType.MEETING_SET:
        return MEETING, str(body.meeting)
    return (ROOMS,) if kind is EventType.ROOMS_SET else None


def follow(state: VisitState, event: Event, body: bodies.Body | None) -> Steps:
    """Return the steps after one more event; ``state`` is the visit before it."""
    steps = state.steps
    if event.type == EventType.VISIT_REOPENED:
        return NONE
    undoes = getattr(body, "undoes", None)
    if body is None or undoes is None:
        return _new(state, event, body)
    if steps.undone and steps.undone.seq == undoes:
        again = steps.undone.step
        done = replace(again, below=steps.done, brought_back=undoes)
        return Steps(done, steps.undone.below)
    if _goes_on(steps, undoes):
        return steps
    return _undo(state, event, undoes)


def _goes_on(steps: Steps, undoes: int) -> bool:
    """Whether this is one more event of the undo or redo that began just before."""
    undoing = steps.undone is not None and steps.undone.step.seq == undoes
    return undoing or (steps.done is not None and steps.done.brought_back == undoes)


def _undo(state: VisitState, event: Event, undoes: int) -> Steps:
    """Take a step off. Logs of the first program may name one below the top of the stack."""
    above, at = [], state.steps.done
    while at is not None and at.seq != undoes:
        above.append(at)
        at = at.below
    if at is None:
        return state.steps
    rest = at.below
    for one in reversed(above):
        rest = replace(one, below=rest)
    now = tuple((topic, picture(state, topic)) for topic, _ in at.before)
    return Steps(rest, Undone(event.seq, at, now, state.steps.undone))


def _new(state: VisitState, event: Event, body: bodies.Body | None) -> Steps:
    done = state.steps.done
    kind = EventType(event.type) if body is not None else None
    topic = topic_of(kind, body) if kind else None
    if kind is None or topic is None:
        return Steps(done) if state.steps.undone else state.steps
    before = (topic, picture(state, topic))
    if done and done.last == event.seq - 1 and _shows_the_photo(done, before[1], body):
        return Steps(replace(done, last=event.seq, before=(*done.before, before)))
    return Steps(Step(event.seq, event.seq, kind, body, (before,), done))


def _shows_the_photo(done: Step, before: Any, body: Any) -> bool:
    """Whether a finding was only given the photo that was linked in the same breath."""
    if done.kind is not EventType.EVIDENCE_LINKED or not isinstance(body, bodies.Finding):
        return False
    if before is None or len(done.before) > 1:
        return False
    evidence = (*before.evidence, done.body.sha256)
    return bool(before.model_copy(update={"evidence": evidence}) == body)
