"""Undo and redo over the whole visit: events that restore what was before a step, or after it.

Marks, parts, rooms, figures, links, slips, findings, captions, meetings and the list of rooms are
undone this way, the last one first. What a sample drew by lot stays: a second draw is recorded
beside it.
``models.facts.steps`` says which step is meant; it goes along with the state, so asking is free.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from models.facts import bodies, steps
from models.facts.bodies import Mark, PartMarked, RoomSeen
from models.facts.events import EventType
from models.facts.state import VisitState
from models.facts.steps import Step, Topic, Undone, picture
from models.standards.types import Verdict
from models.visits.book import Entry, VisitBook
from models.visits.standing import require_member, require_open

Verdicts = tuple[Mark | None, Mapping[str, Verdict], Mapping[str, RoomSeen]]
"""What a clause's mark, its parts and its rooms say."""


def undoable(state: VisitState) -> Step | None:
    """Return the step that ``undo`` would take back, or None."""
    return None if state.closed else state.steps.done


def redoable(state: VisitState) -> Step | None:
    """Return the step that ``redo`` would bring back, or None."""
    return state.steps.undone.step if state.steps.undone and not state.closed else None


def undo(book: VisitBook, state: VisitState, actor: str) -> VisitState:
    """Take back the last step that still stands; again walks further back.

    Nothing left to undo returns ``state``. An amendment never undoes what was signed before
    it. Raises VisitError(``visit-closed``, ``not-in-team``).
    """
    require_open(state)
    require_member(state, actor)
    step = state.steps.done
    if step is None:
        return state
    return book.append(state, actor, _restoring(state, reversed(step.before), step.seq))


def redo(book: VisitBook, state: VisitState, actor: str) -> VisitState:
    """Bring back the last step that was taken back, until something new was done.

    Nothing to bring back returns ``state``. Raises VisitError(``visit-closed``, ``not-in-team``).
    """
    require_open(state)
    require_member(state, actor)
    undone: Undone | None = state.steps.undone
    if undone is None:
        return state
    return book.append(state, actor, _restoring(state, undone.before, undone.seq))


def _restoring(state: VisitState, wanted: Iterable[tuple[Topic, Any]], undoes: int) -> list[Entry]:
    found: list[Entry] = []
    for topic, value in wanted:
        found += _RESTORE[topic[0]](topic[1:], picture(state, topic), value, undoes)
    return found


Key = tuple[str, ...]


def _verdicts(key: Key, now: Verdicts, wanted: Verdicts, undoes: int) -> list[Entry]:
    """Bring back what differs: one part or one room, and the clause's mark with it."""
    place: dict[str, Any] = {"pack": key[0], "clause": key[1], "undoes": undoes}
    changed: list[Entry] = [
        *(
            (EventType.PART_MARKED, PartMarked(part=p, verdict=v, **place))
            for p, v in _parts(now, wanted)
        ),
        *((EventType.ROOM_SEEN, one.model_copy(update=place)) for one in _rooms(now, wanted)),
    ]
    before, after = _plain(now[0]), _plain(wanted[0])
    if before == after and changed:
        return changed
    if changed and _follows(before, after, key):
        kind, last = changed[-1]
        said = {"of_clause": after.verdict if after else Verdict.UNCHECKED}
        return [*changed[:-1], (kind, last.model_copy(update=said))]
    blank = Mark(pack=key[0], clause=key[1], verdict=Verdict.UNCHECKED)
    mark = (after or blank).model_copy(update={"undoes": undoes})
    return [*changed, (EventType.MARK, mark)]


def _parts(now: Verdicts, wanted: Verdicts) -> Iterable[tuple[str, Verdict]]:
    for part in {**now[1], **wanted[1]}:
        verdict = wanted[1].get(part, Verdict.UNCHECKED)
        if now[1].get(part, Verdict.UNCHECKED) is not verdict:
            yield part, verdict


def _rooms(now: Verdicts, wanted: Verdicts) -> Iterable[RoomSeen]:
    for room in {**now[2], **wanted[2]}:
        one, other = now[2].get(room), wanted[2].get(room)
        if (one and (one.verdict, one.note)) == (other and (other.verdict, other.note)):
            continue
        blank = {"verdict": Verdict.UNCHECKED, "note": ""}
        shown = other or (one and one.model_copy(update=blank))
        if shown is not None:
            yield shown.model_copy(update={"of_clause": None})


def _plain(mark: Mark | None) -> Mark | None:
    return mark and mark.model_copy(update={"undoes": None})


def _follows(before: Mark | None, after: Mark | None, key: Key) -> bool:
    """Whether the clause's mark is what the fold makes of ``of_clause``: note and place stay."""
    if after is None:
        return not (before and before.note)
    note, place = (before.note, before.place) if before else ("", "")
    return after == Mark(pack=key[0], clause=key[1], verdict=after.verdict, note=note, place=place)


def _figures(
    key: Key, now: bodies.Measured | None, wanted: bodies.Measured | None, undoes: int
) -> list[Entry]:
    origin = now.origin if now else "verified"
    blank = bodies.Measured(pack=key[0], clause=key[1], values={}, origin=origin)
    restored = (wanted or blank).model_copy(update={"undoes": undoes})
    return [(EventType.MEASURED, restored)]


def _links(key: Key, now: tuple[str, ...], wanted: tuple[str, ...], undoes: int) -> list[Entry]:
    """Bring links back, order and all: take off the tail, put the old one on."""
    same = 0
    while same < min(len(wanted), len(now)) and wanted[same] == now[same]:
        same += 1
    off = [(EventType.EVIDENCE_UNLINKED, sha256) for sha256 in now[same:]]
    on = [(EventType.EVIDENCE_LINKED, sha256) for sha256 in wanted[same:]]
    return [
        (kind, bodies.EvidenceLink(pack=key[0], clause=key[1], sha256=s, undoes=undoes))
        for kind, s in (*off, *on)
    ]


def _slips(key: Key, now: Mapping[str, int], wanted: Mapping[str, int], undoes: int) -> list[Entry]:
    place: dict[str, Any] = {"pack": key[0], "clause": key[1], "undoes": undoes}
    found: list[Entry] = []
    for answer in {**now, **wanted}:
        more = wanted.get(answer, 0) - now.get(answer, 0)
        slip = bodies.SlipCounted(answer=answer, again="yes" if more > 0 else None, **place)
        found += [(EventType.SLIP_COUNTED, slip)] * abs(more)
    return found


def _finding(
    key: Key, _now: bodies.Finding | None, wanted: bodies.Finding | None, undoes: int
) -> list[Entry]:
    if wanted is None:
        gone = bodies.FindingWithdrawn(id=key[0], undoes=undoes)
        return [(EventType.FINDING_WITHDRAWN, gone)]
    return [(EventType.FINDING_RECORDED, wanted.model_copy(update={"undoes": undoes}))]


def _caption(key: Key, _now: str, wanted: str, undoes: int) -> list[Entry]:
    said = bodies.EvidenceCaption(sha256=key[0], caption=wanted, undoes=undoes)
    return [(EventType.EVIDENCE_CAPTIONED, said)]


def _room_list(
    _key: Key, _now: tuple[bodies.Room, ...], wanted: tuple[bodies.Room, ...], undoes: int
) -> list[Entry]:
    return [(EventType.ROOMS_SET, bodies.RoomsSet(rooms=wanted, undoes=undoes))]


def _meeting(
    key: Key, _now: bodies.MeetingSet | None, wanted: bodies.MeetingSet | None, undoes: int
) -> list[Entry]:
    whole = wanted or bodies.MeetingSet(meeting=bodies.Meeting(key[0]))
    return [(EventType.MEETING_SET, whole.model_copy(update={"undoes": undoes}))]


_RESTORE: Mapping[str, Callable[[Key, Any, Any, int], list[Entry]]] = {
    steps.VERDICT: _verdicts,
    steps.FIGURES: _figures,
    steps.LINKS: _links,
    steps.SLIPS: _slips,
    steps.FINDING: _finding,
    steps.CAPTION: _caption,
    steps.ROOMS: _room_list,
    steps.MEETING: _meeting,
}
