"""Returns for correction on the laptop: read from a stick, verified, kept, answered. No Qt."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.errors import ExpectedError
from models.facts.returning import VisitReturn
from models.facts.state import VisitState
from models.visits import returns
from models.visits.book import VisitBook
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


@dataclass(frozen=True, slots=True)
class Pending:
    """A return that waits to be taken up."""

    content: VisitReturn
    """What the desk asks for."""
    sha256: str
    """SHA-256 of what it signed."""


def receive_return(book: VisitBook, file: Path) -> ReturnSeen:
    """Read one return file; only a verified one changes anything. Raises as ``trust_of``."""
    try:
        with courier_faults(), file.open("rb") as source:
            data = source.read(MAX_RETURN_BYTES + 1)
    except ExpectedError as error:
        return ReturnSeen(file.name, None, error)
    return receive_bytes(book, file.name, data)


def receive_bytes(book: VisitBook, name: str, data: bytes) -> ReturnSeen:
    """Do as ``receive_return`` with what came by line: it lies nowhere in clear."""
    trust = trust_of(book.workspace)
    try:
        content, _digest, _verdict = read_return(data, trust)
        require_named(content, name)
        returns.keep(book, content, data)
    except ExpectedError as error:
        return ReturnSeen(name, None, error)
    return ReturnSeen(name, content, None)


def pending(book: VisitBook, state: VisitState) -> Pending | None:
    """Return what the desk asks of the last closing and nobody has taken up yet.

    Of several it is the one that was sent last: an old stick may bring an older one later, which
    must not take the place of the newer one and of the answers to it.
    """
    known = [Pending(*peek(data)) for data in returns.waiting(book, state.visit_id)]
    if not known:
        return None
    last = max(reversed(known), key=_place)
    taken = state.returned
    if taken is None or taken.package_digest != last.content.package_digest:
        return last
    if any(one.sha256 == taken.sha256 for one in known):
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
