"""Covered and annotated copies of photos, what a photo shows, and what may leave the laptop.

A copy is evidence of its own that points to its original, linked to the same clauses; the bytes
of the original never change, and only the newest covered copy counts (models/facts/carriage.py).
"""

import hashlib
from collections.abc import Collection

from models.errors import EvidenceError, VisitError
from models.evidence.cover import QUALITY, Shape, burn, treatment_of
from models.evidence.intake import Prepared, prepare
from models.evidence.shelf import added_body, blobs_of
from models.facts import bodies
from models.facts.bodies import ClauseRef, EvidenceAdded
from models.facts.carriage import REDACTED, family, newest_redacted
from models.facts.events import EventType
from models.facts.state import VisitState
from models.limits import MAX_FILE_BYTES
from models.visits.book import Entry, VisitBook
from models.visits.standing import require_member, require_open
from models.visits.wording import body

FINER = range(QUALITY, 101)
"""Qualities a copy may be written with, should an earlier one be in the record already."""


def base_of(state: VisitState, sha256: str) -> EvidenceAdded:
    """Return what one draws on: the newest covered copy, so that nothing is uncovered by chance."""
    item = state.evidence[sha256]
    original = item.of or item.sha256
    newest = newest_redacted(state.evidence.values())
    return newest.get(original, state.evidence[original])


def make(data: bytes, shapes: tuple[Shape, ...], known: Collection[str] = ()) -> Prepared:
    """Burn ``shapes`` into a copy and derive what screens show of it; slow, for another thread.

    Two photos covered all over look alike; as bytes are the identity, such a copy is written a
    little finer until it is none of ``known``. Raises EvidenceError: ``cover-nothing-drawn``,
    ``evidence-too-large``, as taking in does.
    """
    for quality in FINER:
        burned = burn(data, shapes, quality)
        if hashlib.sha256(burned).hexdigest() not in known:
            break
    if len(burned) > MAX_FILE_BYTES:
        raise EvidenceError("evidence-too-large", limit=MAX_FILE_BYTES >> 20)
    return prepare(burned)


def add_copy(
    book: VisitBook,
    state: VisitState,
    actor: str,
    prepared: Prepared,
    base: EvidenceAdded,
    shapes: tuple[Shape, ...],
) -> VisitState:
    """Keep a copy beside its original and link it to the same clauses, all or nothing.

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``copy-known`` when the very same
    picture is in the record already.
    """
    require_open(state)
    require_member(state, actor)
    if prepared.sha256 in state.evidence:
        raise VisitError("copy-known")
    original = state.evidence[base.of or base.sha256]
    says = {
        "of": original.sha256,
        "treatment": treatment_of(shapes, base.treatment),
        "taken_at": original.taken_at,
    }
    added = added_body(prepared, original.caption).model_copy(update=says)
    entries: list[Entry] = [(EventType.EVIDENCE_ADDED, added)]
    entries += [
        (
            EventType.EVIDENCE_LINKED,
            bodies.EvidenceLink(pack=pack, clause=clause, sha256=prepared.sha256),
        )
        for (pack, clause), linked in state.links.items()
        if original.sha256 in linked
    ]
    return book.append(state, actor, entries, blobs_of(prepared))


def take_off(
    book: VisitBook, state: VisitState, actor: str, sha256: str, ref: ClauseRef
) -> VisitState:
    """Take a photo and all its copies off a clause; their bytes stay in the record."""
    require_open(state)
    require_member(state, actor)
    linked = state.links.get((ref.pack, ref.clause), ())
    gone = [each for each in family(state.evidence.values(), sha256) if each in linked]
    entries: list[Entry] = [
        (
            EventType.EVIDENCE_UNLINKED,
            bodies.EvidenceLink(pack=ref.pack, clause=ref.clause, sha256=each),
        )
        for each in gone
    ]
    return book.append(state, actor, entries)


def say(book: VisitBook, state: VisitState, actor: str, sha256: str, shows: str) -> VisitState:
    """Keep what a person says a photo shows: ``nobody``, ``covered`` or ``people``."""
    require_open(state)
    require_member(state, actor)
    if state.shows.get(sha256) == shows:
        return state
    seen = body(bodies.PhotoSeen, sha256=sha256, shows=shows)
    return book.append(state, actor, [(EventType.PHOTO_SEEN, seen)])


def set_carriage(
    book: VisitBook, state: VisitState, actor: str, carry: str, reason: str = ""
) -> VisitState:
    """Decide what a package carries of photos with a covered copy.

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``carriage-needs-reason`` when
    originals are to leave and nobody says why (个人信息保护法 6, 28: necessity).
    """
    require_open(state)
    require_member(state, actor)
    if carry != REDACTED and not reason.strip():
        raise VisitError("carriage-needs-reason")
    wanted = body(bodies.CarriageSet, carry=carry, reason=reason.strip())
    if wanted == state.carriage:
        return state
    return book.append(state, actor, [(EventType.CARRIAGE_SET, wanted)])
