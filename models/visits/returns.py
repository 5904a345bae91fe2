"""A visit that the desk sent back: the return is kept, taken up as an amendment, and answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from models.errors import VisitError
from models.facts import bodies
from models.facts.canonical import digest
from models.facts.events import EventType
from models.facts.returned import unanswered as unanswered
from models.facts.returning import VisitReturn, taken
from models.facts.snapshot import read_facts
from models.facts.state import VisitState
from models.facts.withdrawing import ReturnWithdrawn
from models.visits import papers
from models.visits.book import Entry, VisitBook
from models.visits.papers import NOTICE, RETURNED, WITHDRAWN
from models.visits.records import VisitStatus
from models.visits.standing import require_member, require_open
from models.visits.wording import body

_PACKAGE = text(
    "SELECT p.visit, p.revision, p.facts_digest, v.device, v.revision AS newest, s.facts"
    " FROM package p JOIN visit v ON v.id = p.visit"
    " JOIN snapshot s ON s.visit = p.visit AND s.revision = p.revision"
    " WHERE p.package_digest = :digest"
)
_KEPT = text(
    "SELECT r.status, r.data FROM receipt r JOIN package p USING (package_digest)"
    " JOIN visit v ON v.id = p.visit"
    " WHERE p.visit = :visit AND r.status IN ('returned', 'withdrawn', 'notice')"
    " AND p.revision = v.revision ORDER BY r.rowid"
)
_KEEP = text(
    "INSERT INTO receipt (sha256, package_digest, status, received_at, data)"
    " VALUES (:sha256, :package_digest, :status, :received_at, :data)"
    " ON CONFLICT (sha256) DO NOTHING"
)
_PAPERS = text("SELECT sha256, status, data FROM receipt WHERE package_digest = :package_digest")
_SET_STATUS = text("UPDATE receipt SET status = :status WHERE sha256 = :sha256")
About = VisitReturn | ReturnWithdrawn
Gone = Callable[[bytes, tuple[bytes, ...]], bool]
"""Whether a return is taken back by notices; whoever can read signed files says so."""


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A return or a notice that came home."""

    status: str
    """``returned``, ``withdrawn`` for a return that was taken back, ``notice``."""
    data: bytes
    """The signed file."""


def keep(book: VisitBook, content: VisitReturn, data: bytes, gone: Gone) -> VisitStatus:
    """Keep a return whose signature the caller has verified; return the visit's status.

    The same return again changes nothing, and one that was taken back asks for nothing, whichever
    came first. ``gone`` tells which were. Raises VisitError: ``return-not-here`` for a package
    of another laptop, ``return-other-visit`` when it names its package wrongly,
    ``return-unknown-clause``, ``return-overtaken`` when a later revision was closed meanwhile.
    """
    check(book, content)
    return _record(book, content, (RETURNED, data), gone)


def keep_notice(book: VisitBook, content: ReturnWithdrawn, data: bytes, gone: Gone) -> VisitStatus:
    """Keep a verified notice that returns were taken back; return the visit's status.

    It may come before the return it speaks of. Raises VisitError: ``withdrawal-not-here``,
    ``withdrawal-other-visit``, ``withdrawal-overtaken``.
    """
    row = _named(book, content, "withdrawal")
    if row.newest > row.revision:
        raise VisitError("withdrawal-overtaken", revision=row.revision, newest=row.newest)
    return _record(book, content, (NOTICE, data), gone)


def _record(book: VisitBook, content: About, kept: tuple[str, bytes], gone: Gone) -> VisitStatus:
    """Keep a paper and see anew which returns of its package stand, in one transaction."""
    (status, data), package = kept, {"package_digest": content.package_digest}
    with book.workspace.write() as connection:
        row = {"sha256": digest(data), "status": status, "data": data, **package}
        connection.execute(_KEEP, {**row, "received_at": book.clock.now().utc})
        rows = connection.execute(_PAPERS, package).all()
        notices = tuple(bytes(r.data) for r in rows if r.status == NOTICE)
        for r in rows if notices else ():
            if r.status == RETURNED and gone(bytes(r.data), notices):
                connection.execute(_SET_STATUS, {"status": WITHDRAWN, "sha256": r.sha256})
        return papers.settle(connection, content.visit)


def check(book: VisitBook, content: VisitReturn) -> None:
    """Raise VisitError unless the return is about the last closing of a visit of this laptop."""
    row = _named(book, content, "return")
    known = {(c.pack, c.clause) for c in read_facts(bytes(row.facts))[0].clauses}
    if {remark.key for remark in content.remarks if remark.key} - known:
        raise VisitError("return-unknown-clause")
    if row.newest > row.revision:
        raise VisitError("return-overtaken", revision=row.revision, newest=row.newest)


def _named(book: VisitBook, content: About, kind: str) -> Any:
    """Return the package a paper speaks of, if it names it as it is here."""
    with book.workspace.read() as session:
        keys = {"digest": content.package_digest}
        row = session.connection().execute(_PACKAGE, keys).one_or_none()
    if row is None:
        raise VisitError(f"{kind}-not-here")
    named = (content.visit, content.device, content.revision, content.facts_digest)
    if named != (row.visit, row.device, row.revision, row.facts_digest):
        raise VisitError(f"{kind}-other-visit")
    return row


def waiting(book: VisitBook, visit_id: str) -> tuple[KeptPaper, ...]:
    """Return the returns of the visit's last closing, and the notices about them, as they came.

    Which of them was sent last, and whether it was taken up already, the caller finds out.
    """
    with book.workspace.read() as session:
        rows = session.connection().execute(_KEPT, {"visit": visit_id})
        return tuple(KeptPaper(row.status, bytes(row.data)) for row in rows)


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
