"""Evidence in the workspace: a photo and the event that names it commit together."""

import hashlib
from collections.abc import Callable, Sequence

from models.errors import ExpectedError, StoreError
from models.evidence.intake import Prepared
from models.facts import bodies
from models.facts.bodies import ClauseRef
from models.facts.events import EventType
from models.facts.state import VisitState
from models.store import blobs
from models.store.blobs import Blob, BlobReader
from models.store.workspace import Workspace
from models.visits.book import Entry, VisitBook
from models.visits.standing import require_member, require_open
from models.visits.wording import body


class EvidenceReader(BlobReader):
    """Hands the bytes of evidence and previews to reports and packages (a ByteReader)."""


def add(
    book: VisitBook,
    state: VisitState,
    actor: str,
    prepared: Prepared,
    ref: ClauseRef | None,
    caption: str = "",
    finding: bodies.Finding | None = None,
) -> VisitState:
    """Keep evidence and link it to a clause; the same bytes again are only linked again.

    ``finding`` is the one of the clause, which shows the evidence from now on; all of it is
    kept, or none. Raises VisitError: ``visit-closed``, ``not-in-team``, ``text-too-long``.
    """
    require_open(state)
    require_member(state, actor)
    sha256, new = prepared.sha256, prepared.sha256 not in state.evidence
    entries: list[Entry] = []
    if new:
        entries.append((EventType.EVIDENCE_ADDED, added_body(prepared, caption)))
    entries += _links(state, sha256, ref, finding)
    return book.append(state, actor, entries, blobs_of(prepared) if new else ())


Step = Callable[[VisitState], VisitState]
"""One appending to the visit, e.g. ``add`` of one photo."""


def together(
    book: VisitBook, state: VisitState, steps: Sequence[Step]
) -> tuple[VisitState, tuple[ExpectedError | None, ...]]:
    """Do ``steps`` in one transaction: one wait for the disk for several photos.

    All that is not refused is durable when this returns, and may only then be called kept; the
    refusal of one, by its place, leaves the others. A StoreError takes all of them back.
    """
    answers: list[ExpectedError | None] = []
    with book.together():
        for step in steps:
            try:
                state = step(state)
                answers.append(None)
            except StoreError:
                raise
            except ExpectedError as refusal:  # before anything of this step was written
                answers.append(refusal)
    return state, tuple(answers)


def link(
    book: VisitBook,
    state: VisitState,
    actor: str,
    sha256: str,
    ref: ClauseRef,
    finding: bodies.Finding | None = None,
) -> VisitState:
    """Let evidence of this visit speak for one more clause, and ``finding`` show it as well."""
    require_open(state)
    require_member(state, actor)
    return book.append(state, actor, _links(state, sha256, ref, finding))


def _links(
    state: VisitState, sha256: str, ref: ClauseRef | None, finding: bodies.Finding | None
) -> list[Entry]:
    entries: list[Entry] = []
    if ref and sha256 not in state.links.get((ref.pack, ref.clause), ()):
        entries.append((EventType.EVIDENCE_LINKED, _link(ref, sha256)))
    if finding and sha256 not in finding.evidence:
        shown = finding.model_copy(update={"evidence": (*finding.evidence, sha256)})
        entries.append((EventType.FINDING_RECORDED, shown))
    return entries


def unlink(
    book: VisitBook, state: VisitState, actor: str, sha256: str, ref: ClauseRef
) -> VisitState:
    """Take evidence off a clause; its bytes stay in the record."""
    if sha256 not in state.links.get((ref.pack, ref.clause), ()):
        return state
    return _append(book, state, actor, (EventType.EVIDENCE_UNLINKED, _link(ref, sha256)))


def caption(book: VisitBook, state: VisitState, actor: str, sha256: str, words: str) -> VisitState:
    """Give evidence other words."""
    captioned = body(bodies.EvidenceCaption, sha256=sha256, caption=words)
    if state.evidence[sha256].caption == captioned.caption:
        return state
    return _append(book, state, actor, (EventType.EVIDENCE_CAPTIONED, captioned))


def thumbnail(workspace: Workspace, sha256: str) -> bytes | None:
    """Return the thumbnail of an original; None for a document."""
    return blobs.derived(workspace, sha256, blobs.THUMBNAIL)


def preview(workspace: Workspace, sha256: str) -> bytes | None:
    """Return the preview of an original; None for a document."""
    return blobs.derived(workspace, sha256, blobs.PREVIEW)


def _append(book: VisitBook, state: VisitState, actor: str, entry: Entry) -> VisitState:
    require_open(state)
    require_member(state, actor)
    return book.append(state, actor, [entry])


def _link(ref: ClauseRef, sha256: str) -> bodies.EvidenceLink:
    return bodies.EvidenceLink(pack=ref.pack, clause=ref.clause, sha256=sha256)


def added_body(prepared: Prepared, words: str) -> bodies.EvidenceAdded:
    """Return what the record says of evidence on its way in."""
    derived = None
    if prepared.preview:
        sha256 = hashlib.sha256(prepared.preview).hexdigest()
        derived = bodies.Derived(sha256=sha256, size=len(prepared.preview))
    return body(
        bodies.EvidenceAdded,
        sha256=prepared.sha256,
        size=prepared.size,
        mime=prepared.mime,
        extension=prepared.extension,
        width=prepared.width,
        height=prepared.height,
        taken_at=prepared.taken_at,
        camera=prepared.camera or None,
        taken_offset=prepared.taken_offset or None,
        taken_where=prepared.taken_where or None,
        preview=derived,
        caption=words,
    )


def blobs_of(prepared: Prepared) -> list[Blob]:
    """Return the bytes that are kept with it: original, preview, thumbnail."""
    kept = [Blob(prepared.sha256, blobs.ORIGINAL, prepared.original)]
    for kind, data in (
        (blobs.PREVIEW, prepared.preview),
        (blobs.THUMBNAIL, prepared.thumbnail),
    ):
        if data:
            sha256 = hashlib.sha256(data).hexdigest()
            kept.append(Blob(sha256, kind, data, derived_from=prepared.sha256))
    return kept
