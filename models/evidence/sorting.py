"""Photos to their clauses: by slate after an import, and by hand out of the tray."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from models.evidence import slate_memory
from models.evidence.slate import Assigned, Shot, Slate, assign, short
from models.facts import bodies
from models.facts.bodies import ClauseRef, EvidenceAdded
from models.facts.events import EventType
from models.facts.state import VisitState
from models.visits import undo
from models.visits.book import Entry, VisitBook
from models.visits.finding_proposal import findings_of
from models.visits.places import rooms
from models.visits.privacy import ASK, risk_of
from models.visits.standing import Packs, clause_of, pack_of, require_member, require_open
from models.visits.wording import body


@dataclass(frozen=True, slots=True)
class Held:
    """Photos a slate sends to a clause where patients are: they wait until somebody looks."""

    ref: ClauseRef
    """The clause."""
    room: str
    """Name of the room on the slate; empty for none."""
    photos: tuple[str, ...]
    """SHA-256 in the order they were taken."""


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
    continued: int = 0
    """Photos that a slate of an earlier import speaks for."""
    held: tuple[Held, ...] = ()
    """Photos that are asked about before they are attached; they wait in the tray."""


def tray(state: VisitState) -> tuple[EvidenceAdded, ...]:
    """Return the evidence that waits for a clause, in the order it came.

    Copies go where their original goes; what a finding or a figure names has its place.
    """
    named = {sha for links in state.links.values() for sha in links}
    named.update(sha for finding in state.findings.values() for sha in finding.evidence)
    named.update(noted.measured.source_evidence or "" for noted in state.values.values())
    return tuple(e for e in state.evidence.values() if e.of is None and e.sha256 not in named)


def sort(
    book: VisitBook,
    state: VisitState,
    packs: Packs,
    actor: str,
    shots: Iterable[Shot],
    at: ClauseRef | None = None,
) -> tuple[VisitState, Outcome]:
    """Link the photos of one import as their slates say, all or none; note cameras' clocks.

    Photos that have a clause already stay there, but those move that were taken in for the
    clause ``at`` and have no other. A photo without words is named after the room.
    The last slate of each camera is remembered for the next import. What goes to a clause with
    photo-privacy risk is held back: a person says first what it shows (``attach``).
    Raises VisitError: ``visit-closed``, ``not-in-team``.
    """
    require_open(state)
    require_member(state, actor)
    listed = tuple(shots)
    before = slate_memory.kept(book.workspace, state.visit_id)
    found = assign(listed, state.visit_id, state.cameras, before)
    here = _only_at(state, at, listed) if at else ()
    plans = _plans(state, packs, found, here, at)
    held = [plan for plan in plans if _asks(state, packs, plan.ref)]
    going = [plan for plan in plans if plan not in held]
    entries = _clocks(state, found.ahead or {})
    if at:
        entries += _taken_off(state, at, {sha for plan in plans for sha in plan.photos} & set(here))
    for plan in going:
        entries += _linked(state, plan.photos, plan.ref, plan.room)
    last = slate_memory.later(before, listed)
    after = _kept(book, state, actor, entries, None if last == before else last)
    lost = {sha for sha, slate in found.slates if not _known(state, packs, slate)}
    return after, _outcome(found, going, held, after, lost | set(found.timeless))


def _kept(
    book: VisitBook,
    state: VisitState,
    actor: str,
    entries: list[Entry],
    last: tuple[Shot, ...] | None,
) -> VisitState:
    """Keep links and the last slates in one transaction: a crash between them would send the
    photos of the next import elsewhere."""

    def also(connection: Connection, _after: VisitState) -> None:
        if last is not None:
            slate_memory.keep(connection, state.visit_id, last)

    if entries:
        return book.append(state, actor, entries, also=also)
    if last is not None:
        with book.workspace.write() as connection:
            also(connection, state)
    return state


def _plans(
    state: VisitState, packs: Packs, found: Assigned, here: Iterable[str], at: ClauseRef | None
) -> list[Held]:
    """Return which photos go to which clause, in the order of the slates: those that wait, and
    those ``here`` that do not belong there."""
    waits, movable = {each.sha256 for each in tray(state)}, set(here)
    names = {short(room.name): room.name for room in rooms(state, packs)}
    plans = []
    for group in found.groups:
        if not _known(state, packs, group.slate):
            continue
        ref = ClauseRef(pack=group.slate.pack, clause=group.slate.clause)
        free = waits if ref == at else waits | movable
        photos = tuple(sha for sha in group.photos if sha in free)
        if photos:
            plans.append(Held(ref, names.get(group.slate.room, ""), photos))
    return plans


def _only_at(state: VisitState, at: ClauseRef, shots: Iterable[Shot]) -> tuple[str, ...]:
    """Return the photos of an import that this clause has, and no other.

    One that was covered or drawn on meanwhile stays with its copies: a person works on it there.
    """
    elsewhere = {
        sha for key, links in state.links.items() if key != (at.pack, at.clause) for sha in links
    }
    copied = {each.of for each in state.evidence.values() if each.of is not None}
    linked = set(state.links.get((at.pack, at.clause), ())) - elsewhere - copied
    return tuple(shot.sha256 for shot in shots if shot.sha256 in linked)


def _taken_off(state: VisitState, at: ClauseRef, photos: Container[str]) -> list[Entry]:
    """Take photos off a clause, and off its findings, which showed them since they came."""
    entries: list[Entry] = []
    for sha256 in state.links.get((at.pack, at.clause), ()):
        if sha256 in photos:
            link = bodies.EvidenceLink(pack=at.pack, clause=at.clause, sha256=sha256)
            entries.append((EventType.EVIDENCE_UNLINKED, link))
    for finding in findings_of(state, at):
        left = tuple(sha for sha in finding.evidence if sha not in photos)
        if left != finding.evidence:
            shown = finding.model_copy(update={"evidence": left})
            entries.append((EventType.FINDING_RECORDED, shown))
    return entries


def take_back(book: VisitBook, state: VisitState, actor: str, since: int) -> VisitState:
    """Undo every step after event number ``since``, in one transaction: all or nothing.

    Raises VisitError: ``visit-closed``, ``not-in-team``.
    """
    with book.together():
        while state.steps.done is not None and state.steps.done.seq > since:
            state = undo.undo(book, state, actor)
    return state


def _asks(state: VisitState, packs: Packs, ref: ClauseRef) -> bool:
    return risk_of(pack_of(state, packs, ref.pack), ref.clause) >= ASK


def _outcome(
    found: Assigned, going: list[Held], held: list[Held], after: VisitState, lost: set[str]
) -> Outcome:
    waits = {each.sha256 for each in tray(after)}
    listed = {*found.tray, *(sha for group in found.groups for sha in group.photos)}
    went = {sha for plan in (*going, *held) for sha in plan.photos}
    earlier = {sha for group in found.groups if group.earlier for sha in group.photos}
    return Outcome(
        sorted=sum(len(plan.photos) for plan in going),
        clauses=len({(plan.ref.pack, plan.ref.clause) for plan in going}),
        waiting=len(listed & waits),
        slates=len(found.slates),
        foreign=len(found.foreign),
        unknown=len(lost),
        ahead=tuple(sorted((found.ahead or {}).items())),
        continued=len(went & earlier),
        held=tuple(held),
    )


def attach(
    book: VisitBook, state: VisitState, actor: str, held: Iterable[Held], shows: str
) -> VisitState:
    """Link photos that were held back, in one step, with what a person says they show.

    Those that went elsewhere meanwhile stay there. Raises VisitError: ``visit-closed``,
    ``not-in-team``.
    """
    require_open(state)
    require_member(state, actor)
    waits = {each.sha256 for each in tray(state)}
    entries: list[Entry] = []
    for plan in held:
        photos = [sha for sha in plan.photos if sha in waits]
        waits.difference_update(photos)  # the same card may have been imported twice meanwhile
        entries += _linked(state, photos, plan.ref, plan.room)
        for sha256 in photos:
            if state.shows.get(sha256) != shows:
                seen = body(bodies.PhotoSeen, sha256=sha256, shows=shows)
                entries.append((EventType.PHOTO_SEEN, seen))
    return book.append(state, actor, entries) if entries else state


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
