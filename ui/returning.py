"""Returns for correction on the laptop: read from a stick, verified, kept, answered. No Qt."""

from dataclasses import dataclass
from pathlib import Path

from models.errors import ExpectedError, PackageError
from models.facts.returning import VisitReturn
from models.facts.state import VisitState
from models.visits import returns
from models.visits.book import VisitBook
from sync.files import courier_faults, is_file
from sync.keys.trust import Trust
from sync.outbox import RECEIPTS_FOLDER
from sync.returning import MAX_RETURN_BYTES, RETURN_NAMES, peek, read_return, require_named
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


def find_returns(folder: Path) -> tuple[Path, ...]:
    """Return the return files that lie in ``folder`` or in its ``receipts``, by name.

    They are not judged here. Raises PackageError(``courier-gone``) when it cannot be read.
    """
    with courier_faults():
        if not folder.is_dir():
            raise PackageError("courier-gone")
        found = [*folder.glob(RETURN_NAMES), *(folder / RECEIPTS_FOLDER).glob(RETURN_NAMES)]
    return tuple(sorted(filter(is_file, found), key=lambda f: f.name))


def receive_returns(book: VisitBook, folder: Path) -> tuple[ReturnSeen, ...]:
    """Read the returns that lie in ``folder``; only verified ones change anything.

    Raises PackageError: ``courier-gone``, or that of ``trust_of``.
    """
    trust = trust_of(book.workspace)
    return tuple(_receive(book, file, trust) for file in find_returns(folder))


def receive_return(book: VisitBook, file: Path) -> ReturnSeen:
    """Read one return file; raises PackageError as ``trust_of``."""
    return _receive(book, file, trust_of(book.workspace))


def _receive(book: VisitBook, file: Path, trust: Trust) -> ReturnSeen:
    try:
        with courier_faults(), file.open("rb") as source:
            data = source.read(MAX_RETURN_BYTES + 1)
        content, _digest, _verdict = read_return(data, trust)
        require_named(content, file.name)
        returns.keep(book, content, data)
    except ExpectedError as error:
        return ReturnSeen(file.name, None, error)
    return ReturnSeen(file.name, content, None)


def pending(book: VisitBook, state: VisitState) -> Pending | None:
    """Return what the desk asks of the last closing and nobody has taken up yet."""
    data = returns.pending(book, state.visit_id)
    if data is None:
        return None
    content, sha256 = peek(data)
    taken = state.returned is not None and state.returned.sha256 == sha256
    return None if taken else Pending(content, sha256)


def take_up(book: VisitBook, state: VisitState, actor: str) -> VisitState:
    """Open the visit for correction with the desk's remarks; itself when nothing waits.

    Raises VisitError as ``returns.take_up``.
    """
    found = pending(book, state)
    if found is None:
        return state
    return returns.take_up(book, state, actor, found.content, found.sha256)
