"""A visit that the desk sent back: the return is kept, taken up as an amendment, and answered."""

from sqlalchemy import text

from models.errors import VisitError
from models.facts import bodies
from models.facts.events import EventType
from models.facts.returned import unanswered as unanswered
from models.facts.returning import VisitReturn, taken
from models.facts.snapshot import read_facts
from models.facts.state import VisitState
from models.visits import papers
from models.visits.book import Entry, VisitBook
from models.visits.papers import RETURNED
from models.visits.records import VisitStatus
from models.visits.standing import require_member, require_open
from models.visits.wording import body

_PACKAGE = text(
    "SELECT p.visit, p.revision, p.facts_digest, v.device, v.revision AS newest, s.facts"
    " FROM package p JOIN visit v ON v.id = p.visit"
    " JOIN snapshot s ON s.visit = p.visit AND s.revision = p.revision"
    " WHERE p.package_digest = :digest"
)


def keep(book: VisitBook, content: VisitReturn, data: bytes) -> VisitStatus | None:
    """Keep a return whose signature the caller has verified; return the visit's status.

    The same return again changes nothing. Raises VisitError: ``return-not-here`` for a package
    of another laptop, ``return-other-visit`` when it names its package wrongly,
    ``return-unknown-clause``, ``return-overtaken`` when a later revision was closed meanwhile.
    """
    check(book, content)
    return papers.record_receipt(book, content.package_digest, RETURNED, data)


def check(book: VisitBook, content: VisitReturn) -> None:
    """Raise VisitError unless the return is about the last closing of a visit of this laptop."""
    with book.workspace.read() as session:
        keys = {"digest": content.package_digest}
        row = session.connection().execute(_PACKAGE, keys).one_or_none()
    if row is None:
        raise VisitError("return-not-here")
    named = (content.visit, content.device, content.revision, content.facts_digest)
    if named != (row.visit, row.device, row.revision, row.facts_digest):
        raise VisitError("return-other-visit")
    known = {(c.pack, c.clause) for c in read_facts(bytes(row.facts))[0].clauses}
    if {remark.key for remark in content.remarks if remark.key} - known:
        raise VisitError("return-unknown-clause")
    if row.newest > row.revision:
        raise VisitError("return-overtaken", revision=row.revision, newest=row.newest)


def waiting(book: VisitBook, visit_id: str) -> tuple[bytes, ...]:
    """Return the returns of the visit's last closing in the order they came home.

    Which of them was sent last, and whether it was taken up already, the caller finds out.
    """
    with book.workspace.read() as session:
        rows = session.connection().execute(_KEPT, {"visit": visit_id, "status": RETURNED})
        return tuple(bytes(row.data) for row in rows)


_KEPT = text(
    "SELECT r.data FROM receipt r JOIN package p USING (package_digest)"
    " JOIN visit v ON v.id = p.visit"
    " WHERE p.visit = :visit AND r.status = :status AND p.revision = v.revision"
    " ORDER BY r.rowid"
)


def take_up(
    book: VisitBook, state: VisitState, actor: str, content: VisitReturn, sha256: str
) -> VisitState:
    """Open the visit for the revision that answers a return; it carries the desk's remarks.

    A visit that was reopened already goes on with them; the same return again changes nothing.
    Raises VisitError: ``not-in-team``, and as :func:`check`.
    """
    require_member(state, actor)
    check(book, content)
    if state.returned is not None and state.returned.sha256 == sha256:
        return state
    base = papers.snapshot_of(book, state.visit_id, state.revision)
    reopened = bodies.VisitReopened(reason=content.reason, base_digest=base.facts_digest)
    opening: list[Entry] = [(EventType.VISIT_REOPENED, reopened)] if state.closed else []
    entry: Entry = (EventType.RETURN_TAKEN, taken(content, sha256))
    return book.append(state, actor, [*opening, entry])


def answer(book: VisitBook, state: VisitState, actor: str, number: int, words: str) -> VisitState:
    """Answer a remark in words; none take the answer back.

    Raises VisitError: ``visit-closed``, ``not-in-team``, ``text-too-long``; KeyError for a
    remark that is not there.
    """
    require_open(state)
    require_member(state, actor)
    remarks = state.returned.remarks if state.returned else ()
    if not 1 <= number <= len(remarks):
        raise KeyError(number)
    said = words.strip()
    if said == state.answers.get(number, ""):
        return state
    made = body(bodies.RemarkAnswered, remark=number, text=said)
    return book.append(state, actor, [(EventType.REMARK_ANSWERED, made)])
