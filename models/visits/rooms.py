"""Rooms: what a clause looks like in each, and what that says of the clause (R2.6).

Any failed room fails the clause; the leader may override that by a mark of the clause with a
reason, and what was seen stays visible beside it.
"""

import unicodedata
from collections.abc import Iterable, Mapping

from models.errors import VisitError
from models.facts import bodies
from models.facts.bodies import ClauseRef, Room
from models.facts.events import EventType
from models.facts.state import RoomMark, VisitState
from models.standards.types import Verdict
from models.visits.book import VisitBook
from models.visits.standing import Packs, clause_of, require_member, require_open
from models.visits.wording import body

HERE = (Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE, Verdict.UNCHECKED)
"""What may be said of a clause in one room."""
SETTLED = (Verdict.MET, Verdict.NOT_MET)


def set_rooms(book: VisitBook, state: VisitState, actor: str, rooms: Iterable[Room]) -> VisitState:
    """List the rooms of the facility, in the order of the walk.

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``room-twice``, ``room-without-name``,
    ``room-was-seen`` when a room in which something was seen would go or change its kind.
    """
    require_open(state)
    require_member(state, actor)
    wanted = body(bodies.RoomsSet, rooms=tuple(rooms))
    names = [room.name for room in wanted.rooms]
    if not all(name.strip() for name in names):
        raise VisitError("room-without-name")
    twice = _taken(names, {room.name for room in state.rooms})
    if twice:
        raise VisitError("room-twice", room=twice)
    seen = {room for said in state.seen.values() for room in said}
    turned = set(state.rooms) - set(wanted.rooms)  # gone, renamed, or of another kind
    gone = sorted(seen & {room.name for room in turned})
    if gone:
        raise VisitError("room-was-seen", room=gone[0])
    if wanted.rooms == state.rooms:
        return state
    return book.append(state, actor, [(EventType.ROOMS_SET, wanted)])


def see(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    ref: ClauseRef,
    room: str,
    verdict: Verdict,
    note: str | None = None,
) -> VisitState:
    """Record what a clause looks like in one room, and roll the rooms up, in one event.

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``room-unknown``, ``room-verdict``,
    ``graded-by-points``.
    """
    require_open(state)
    require_member(state, actor)
    if room not in {one.name for one in state.rooms}:
        raise VisitError("room-unknown", room=room)
    if clause_of(state, packs, ref).grades:
        raise VisitError("graded-by-points", clause=ref.clause)
    if verdict not in HERE:
        raise VisitError("room-verdict", clause=ref.clause)
    before = state.seen.get((ref.pack, ref.clause), {}).get(room)
    kept = before.seen.note if before else ""
    seen = body(
        bodies.RoomSeen,
        pack=ref.pack,
        clause=ref.clause,
        room=room,
        verdict=verdict,
        note=kept if note is None else note,
        of_clause=_of_clause(state, ref, room, verdict),
    )
    old = (before.seen.verdict, before.seen.note) if before else (Verdict.UNCHECKED, "")
    if (seen.verdict, seen.note) == old:
        return state
    return book.append(state, actor, [(EventType.ROOM_SEEN, seen)])


def failed_elsewhere(state: VisitState, ref: ClauseRef, room: str, verdict: Verdict) -> str:
    """Return the room whose failure a plain mark in ``room`` would wipe out; empty when none.

    Rooms of different kinds that nobody listed have one mark together: 达标 in the second room
    must not take back 不达标 of the first without a word (R2.6).
    """
    marked = state.marks.get((ref.pack, ref.clause))
    if marked is None or verdict is not Verdict.MET or marked.mark.verdict is not Verdict.NOT_MET:
        return ""
    place = marked.mark.place.strip()
    return place if place and room and place != room else ""


def rolled_up(verdicts: Iterable[Verdict]) -> Verdict | None:
    """Return what the rooms say of the clause: one that fails is enough; None for nothing yet."""
    said = set(verdicts)
    if Verdict.NOT_MET in said:
        return Verdict.NOT_MET
    return Verdict.MET if Verdict.MET in said else None


def tally(seen: Mapping[str, RoomMark]) -> tuple[int, int]:
    """Return how many rooms are met and how many were judged: 隔帘 3/5."""
    judged = [r.seen.verdict for r in seen.values()]
    met = judged.count(Verdict.MET)
    return met, met + judged.count(Verdict.NOT_MET)


def against_rooms(state: VisitState, pack: str, clause: str) -> bool:
    """Return whether the mark says something else than the rooms, without a reason (R2.6)."""
    marked = state.marks.get((pack, clause))
    said = rolled_up(r.seen.verdict for r in state.seen.get((pack, clause), {}).values())
    if marked is None or said is None or marked.mark.reason.strip():
        return False
    return marked.mark.verdict in SETTLED and marked.mark.verdict is not said


def _taken(names: Iterable[str], listed: Iterable[str]) -> str | None:
    """Return a name that cannot be told from one before it: full width, capitals and spaces apart.

    Two that are on the list already may stay: something may have been seen in both.
    """
    known, found = set(listed), dict[str, str]()
    for name in names:
        plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
        if plain in found and (name == found[plain] or not {name, found[plain]} <= known):
            return name
        found[plain] = name
    return None


def _of_clause(state: VisitState, ref: ClauseRef, room: str, verdict: Verdict) -> Verdict | None:
    """Return the clause's new verdict; None when it stays, as after an override with a reason."""
    key = (ref.pack, ref.clause)
    before = {name: r.seen.verdict for name, r in state.seen.get(key, {}).items()}
    now, marked = state.verdict(*key), state.marks.get(key)
    if marked and _stands(marked.mark, room, rolled_up(before.values())):
        return None
    after = rolled_up({**before, room: verdict}.values())
    if after is None:
        followed = now is rolled_up(before.values())
        return Verdict.UNCHECKED if followed and now is not Verdict.UNCHECKED else None
    return after if after is not now else None


def _stands(mark: bodies.Mark, room: str, said: Verdict | None) -> bool:
    """Return whether a mark of the whole clause stays whatever ``room`` says (R2.6).

    The leader's decision with its reason does; so does a failure that no room has said, as of
    the only room before another was listed, unless that very room is looked at again. The reason
    of 不适用 is no decision against rooms.
    """
    if mark.verdict in SETTLED and mark.reason.strip():
        return True
    return mark.verdict is Verdict.NOT_MET and said is not Verdict.NOT_MET and mark.place != room
