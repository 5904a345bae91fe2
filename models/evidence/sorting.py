"""Photos to their clauses: by slate after an import, and by hand out of the tray."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.evidence.slate import Assigned, Shot, Slate, assign, short
from models.facts import bodies
from models.facts.bodies import ClauseRef, EvidenceAdded
from models.facts.events import EventType
from models.facts.state import VisitState
from models.visits.book import Entry, VisitBook
from models.visits.places import rooms
from models.visits.standing import Packs, clause_of, require_member, require_open
from models.visits.wording import body


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the photos of one import."""

    sorted: int = 0
    """Photos that went to a clause."""
    clauses: int = 0
    """Clauses they went to."""
    waiting: int = 0
    """Photos that wait in the tray."""
    slates: int = 0
    """Slates of this visit."""
    foreign: int = 0
    """Slates of another visit: told, never used."""
    unknown: int = 0
    """Slates of a clause this visit does not have, or whose photo has no time."""
    ahead: tuple[tuple[str, int], ...] = ()
    """Cameras whose clock was read, and by how many seconds each is ahead."""


def tray(state: VisitState) -> tuple[EvidenceAdded, ...]:
    """Return the evidence that waits for a clause, in the order it came.

    Copies go where their original goes; what a finding or a figure names has its place.
    """
    named = {sha for links in state.links.values() for sha in links}
    named.update(sha for finding in state.findings.values() for sha in finding.evidence)
    named.update(noted.measured.source_evidence or "" for noted in state.values.values())
    return tuple(e for e in state.evidence.values() if e.of is None and e.sha256 not in named)


def sort(
    book: VisitBook, state: VisitState, packs: Packs, actor: str, shots: Iterable[Shot]
) -> tuple[VisitState, Outcome]:
    """Link the photos of one import as their slates say, all or none; note cameras' clocks.

    Photos that have a clause already stay there. A photo without words is named after the room.
    Raises VisitError: ``visit-closed``, ``not-in-team``.
    """
    require_open(state)
    require_member(state, actor)
    found = assign(shots, state.visit_id, state.cameras)
    waits = {each.sha256 for each in tray(state)}
    names = {short(room.name): room.name for room in rooms(state, packs)}
    entries = _clocks(state, found.ahead or {})
    lost: set[str] = set(found.timeless)
    went: dict[str, ClauseRef] = {}
    for sha256, slate in found.slates:
        if not _known(state, packs, slate):
            lost.add(sha256)
    for group in found.groups:
        if _known(state, packs, group.slate):
            ref = ClauseRef(pack=group.slate.pack, clause=group.slate.clause)
            photos = [sha for sha in group.photos if sha in waits]
            entries += _linked(state, photos, ref, names.get(group.slate.room, ""))
            went.update(dict.fromkeys(photos, ref))
    after = book.append(state, actor, entries) if entries else state
    return after, _outcome(found, went, after, lost)


def _outcome(
    found: Assigned, went: Mapping[str, ClauseRef], after: VisitState, lost: set[str]
) -> Outcome:
    waits = {each.sha256 for each in tray(after)}
    listed = {*found.tray, *(sha for group in found.groups for sha in group.photos)}
    return Outcome(
        sorted=len(went),
        clauses=len({(ref.pack, ref.clause) for ref in went.values()}),
        waiting=len(listed & waits),
        slates=len(found.slates),
        foreign=len(found.foreign),
        unknown=len(lost),
        ahead=tuple(sorted((found.ahead or {}).items())),
    )


def send(
    book: VisitBook,
    state: VisitState,
    actor: str,
    photos: Iterable[str],
    ref: ClauseRef,
    room: str = "",
) -> VisitState:
    """Link photos of the tray to a clause, in one step; without words they get the room's name.

    Raises VisitError: ``visit-closed``, ``not-in-team``.
    """
    require_open(state)
    require_member(state, actor)
    waiting = {each.sha256 for each in tray(state)}
    entries = _linked(state, [sha for sha in photos if sha in waiting], ref, room)
    return book.append(state, actor, entries) if entries else state


def set_camera(
    book: VisitBook, state: VisitState, actor: str, camera: str, ahead: int
) -> VisitState:
    """Note how many seconds a camera's clock is ahead.

    Raises VisitError: ``visit-closed``, ``not-in-team``.
    """
    require_open(state)
    require_member(state, actor)
    entries = _clocks(state, {camera: ahead})
    return book.append(state, actor, entries) if entries else state


def _clocks(state: VisitState, ahead: Mapping[str, int]) -> list[Entry]:
    return [
        (EventType.CAMERA_SET, body(bodies.CameraSet, camera=camera, ahead=seconds))
        for camera, seconds in sorted(ahead.items())
        if state.cameras.get(camera) != seconds
    ]


def _linked(state: VisitState, photos: Iterable[str], ref: ClauseRef, room: str) -> list[Entry]:
    entries: list[Entry] = []
    for sha256 in photos:
        link = bodies.EvidenceLink(pack=ref.pack, clause=ref.clause, sha256=sha256)
        entries.append((EventType.EVIDENCE_LINKED, link))
        if room and not state.evidence[sha256].caption:
            named = body(bodies.EvidenceCaption, sha256=sha256, caption=room)
            entries.append((EventType.EVIDENCE_CAPTIONED, named))
    return entries


def _known(state: VisitState, packs: Packs, slate: Slate) -> bool:
    try:
        clause_of(state, packs, ClauseRef(pack=slate.pack, clause=slate.clause))
    except KeyError:
        return False
    return True
