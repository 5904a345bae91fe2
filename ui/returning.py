"""Returns for correction on the laptop: read from a stick, verified, kept, answered. No Qt."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.errors import ExpectedError
from models.facts.returning import VisitReturn
from models.facts.state import VisitState
from models.facts.withdrawing import ReturnWithdrawn
from models.visits import returns
from models.visits.book import VisitBook
from models.visits.papers import NOTICE, RETURNED
from sync import withdrawing
from sync.files import courier_faults
from sync.keys.moments import to_datetime
from sync.returning import MAX_RETURN_BYTES, peek, read_return, require_named
from ui.laptop_keys import trust_of


@dataclass(frozen=True, slots=True)
class ReturnSeen:
    """A return that lay in a folder."""

    file_name: str
    """Name of the file."""
    content: VisitReturn | None
    """What it says; None when it does not count."""
    problem: ExpectedError | None
    """Why it does not count."""
    withdrawn: bool = False
    """True when the desk took it back: it asks for nothing."""


@dataclass(frozen=True, slots=True)
class NoticeSeen:
    """A notice that returns were taken back."""

    file_name: str
    """Name of the file."""
    content: ReturnWithdrawn | None
    """What it says; None when it does not count."""
    problem: ExpectedError | None
    """Why it does not count."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A return that waits to be taken up."""

    content: VisitReturn
    """What the desk asks for."""
    sha256: str
    """SHA-256 of what it signed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the desk asks of the last closing."""

    pending: Pending | None
    """What nobody has taken up yet."""
    withdrawn: ReturnWithdrawn | None
    """What the desk said when it took back what it had asked for; None while it asks for it."""


def receive_return(book: VisitBook, file: Path) -> ReturnSeen:
    """Read one return file; only a verified one changes anything. Raises as ``trust_of``."""
    try:
        data = _read(file, MAX_RETURN_BYTES)
    except ExpectedError as error:
        return ReturnSeen(file.name, None, error)
    return receive_bytes(book, file.name, data)


def _read(file: Path, most: int) -> bytes:
    with courier_faults(), file.open("rb") as source:
        return source.read(most + 1)


def receive_bytes(book: VisitBook, name: str, data: bytes) -> ReturnSeen:
    """Do as ``receive_return`` with what came by line: it lies nowhere in clear."""
    trust = trust_of(book.workspace)
    try:
        content, sha256, _verdict = read_return(data, trust)
        require_named(content, name)
        returns.keep(book, content, data, _gone)
    except ExpectedError as error:
        return ReturnSeen(name, None, error)
    notices = (one.data for one in returns.waiting(book, content.visit) if one.status == NOTICE)
    return ReturnSeen(name, content, None, sha256 in withdrawing.taken_back(notices))


def receive_notice(book: VisitBook, file: Path) -> NoticeSeen:
    """Read one notice that returns were taken back, as ``receive_return``."""
    try:
        data = _read(file, withdrawing.MAX_NOTICE_BYTES)
    except ExpectedError as error:
        return NoticeSeen(file.name, None, error)
    return receive_notice_bytes(book, file.name, data)


def receive_notice_bytes(book: VisitBook, name: str, data: bytes) -> NoticeSeen:
    """Do as ``receive_notice`` with what came by line."""
    trust = trust_of(book.workspace)
    try:
        content, _verdict = withdrawing.read_notice(data, trust)
        withdrawing.require_named(content, name)
        returns.keep_notice(book, content, data, _gone)
    except ExpectedError as error:
        return NoticeSeen(name, None, error)
    return NoticeSeen(name, content, None)


def _gone(data: bytes, notices: tuple[bytes, ...]) -> bool:
    return peek(data)[1] in withdrawing.taken_back(notices)


def pending(book: VisitBook, state: VisitState) -> Pending | None:
    """Return what the desk asks of the last closing and nobody has taken up yet.

    Of several it is the one that was sent last: an old stick may bring an older one later, which
    must not take the place of the newer one and of the answers to it. What the desk took back it
    does not ask for.
    """
    return standing(book, state).pending


def standing(book: VisitBook, state: VisitState) -> Standing:
    """Return what the desk asks of the last closing, or that it took it back."""
    kept = returns.waiting(book, state.visit_id)
    notices = [withdrawing.peek(one.data) for one in kept if one.status == NOTICE]
    known = [(one.status, Pending(*peek(one.data))) for one in kept if one.status != NOTICE]
    found = _pending(known, state)
    taken = state.returned if state.closed is None else None  # a closed one is answered
    gone = {sha256 for one in notices for sha256 in one.returns}
    asked = found is not None or (taken is not None and taken.sha256 not in gone)
    newest = max(notices, key=lambda one: len(one.returns), default=None)
    return Standing(found, None if asked else newest)


def _pending(known: list[tuple[str, Pending]], state: VisitState) -> Pending | None:
    asking = [one for status, one in known if status == RETURNED]
    if not asking:
        return None
    last = max(reversed(asking), key=_place)
    taken = state.returned
    if taken is None or taken.package_digest != last.content.package_digest:
        return last
    if any(one.sha256 == taken.sha256 for _status, one in known):
        return None if taken.sha256 == last.sha256 else last
    older = to_datetime(last.content.sent_at) < to_datetime(taken.sent_at)
    return None if older else last  # the one that was taken up is not among those kept


def _place(one: Pending) -> tuple[int, datetime]:
    """Return a return's place in the order they were sent: by the desk's numbers.

    Those of a program before numbers come first, by the desk's clock.
    """
    return one.content.number or 0, to_datetime(one.content.sent_at)


def take_up(book: VisitBook, state: VisitState, actor: str) -> VisitState:
    """Open the visit for correction with the desk's remarks; itself when nothing waits.

    Raises VisitError as ``returns.take_up``.
    """
    found = pending(book, state)
    if found is None:
        return state
    return returns.take_up(book, state, actor, found.content, found.sha256)
