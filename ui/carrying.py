"""The road by stick or folder: what lies in the outbox, copied, compared, and answered. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from models.errors import ExpectedError, PackageError
from models.facts.returning import VisitReturn
from models.facts.withdrawing import ReturnWithdrawn
from models.store.disk import forget
from models.visits import outbox as ways
from models.visits import papers
from models.visits.book import VisitBook
from models.visits.outbox import Copy, CopyState, OutboxState
from sync.files import courier_faults
from sync.homing import find_answers
from sync.keys.trust import Trust
from sync.outbox import Copied, Stage, check_copy, copy_to
from sync.receipt import peek, read_receipt, require_named
from sync.recipients import named
from sync.sealing import SUFFIX, seal
from sync.volumes import serial
from ui.laptop_keys import trust_of
from ui.returning import receive_notice, receive_return
from ui.stopping import Progress

OUTBOX = "outbox"
WRITING_SHARE = 0.6
"""Of the progress: a stick is read faster than it is written."""


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A package, and what is known of its way."""

    package_digest: str
    """Identity."""
    file_name: str
    """Name of the file."""
    revision: int
    """Revision it carries."""
    built_at: str
    """When it was built."""
    copied_to: str
    """Folder it was copied to last; empty before."""
    answer: str
    """What the office said: imported, held, conflict, stale, rejected, returned; empty before."""
    here: bool
    """True while the file still lies in the outbox."""
    state: OutboxState = OutboxState.WAITING
    """How far it has come."""
    copies: tuple[Copy, ...] = ()
    """Its copies, the latest last."""


@dataclass(frozen=True, slots=True)
class ReceiptSeen:
    """A receipt file that lay in a folder."""

    file_name: str
    """Name of the file."""
    status: str
    """What it says; empty when it is not for us or cannot be trusted."""
    problem: ExpectedError | None
    """Why it does not count."""
    package_digest: str = ""
    """The package of ours it is about."""
    again: bool = False
    """True when the very same receipt had come home before."""
    returned: VisitReturn | None = None
    """What the desk asks to be put right, when it is a return."""
    withdrawn: ReturnWithdrawn | None = None
    """What it says when it took a return back."""


def outbox_folder(book: VisitBook) -> Path:
    """Return where packages are built."""
    return book.workspace.folder / OUTBOX


def recipients(book: VisitBook) -> tuple[str, ...]:
    """Return to whom packages are encrypted; empty when the office named nobody."""
    with book.workspace.read() as session:
        return named(session)


def outbox(book: VisitBook, visit_id: str) -> tuple[OutboxItem, ...]:
    """Return the packages of a visit and how far each has come, the newest first."""
    folder = outbox_folder(book)
    answers: dict[str, tuple[str, ...]] = {}
    for receipt in papers.receipts(book, visit_id):
        before = answers.get(receipt.package_digest, ())
        answers[receipt.package_digest] = (*before, receipt.status)
    packages = papers.packages(book, visit_id)
    return tuple(
        _item(book, folder, package, answers.get(package.package_digest, ()))
        for package in reversed(packages)
    )


def whole_outbox(book: VisitBook) -> tuple[OutboxItem, ...]:
    """Return the packages of every visit on this laptop."""
    return tuple(item for visit in book.summaries() for item in outbox(book, visit.id))


def waiting(book: VisitBook) -> tuple[OutboxItem, ...]:
    """Return what still has to travel: made, here, and neither compared on a stick nor answered."""
    open_ = (OutboxState.WAITING, OutboxState.COPIED)
    return tuple(item for item in whole_outbox(book) if item.here and item.state in open_)


def _item(
    book: VisitBook, folder: Path, package: papers.PackageRecord, answers: tuple[str, ...]
) -> OutboxItem:
    digest = package.package_digest
    with book.workspace.read() as session:
        made = ways.copies(session, digest)
    state = ways.standing(made, answers)
    name = _name_in(folder, package.file_name)
    return OutboxItem(
        package_digest=digest,
        file_name=name,
        revision=package.revision,
        built_at=package.built_at,
        copied_to=made[-1].folder if made else "",
        answer=str(state) if answers else "",
        here=(folder / name).exists(),
        state=state,
        copies=made,
    )


def carry(book: VisitBook, item: OutboxItem, folder: Path, progress: Progress) -> Path:
    """Copy a package to a folder or stick, compared after writing, and remember where."""
    return carry_copy(book, item, folder, progress).path


def carry_copy(book: VisitBook, item: OutboxItem, folder: Path, progress: Progress) -> Copied:
    """Copy as ``carry``, and return what was found on the stick.

    That all was written is kept before it is compared: after a crash the page says so, and the
    copy can be compared then. Raises PackageError as ``sync.outbox.copy_to``.
    """
    began: list[Copy] = []

    def written(target: Path, size: int, sha256: str) -> None:
        began.append(_copy(book, folder, Copied(target, size, sha256, False), CopyState.WRITTEN))
        with book.workspace.write() as connection:
            ways.remember(connection, item.package_digest, began[-1])

    try:
        copied = copy_to(folder, ready(book, item), _telling(progress), written)
    except BaseException:
        for copy in began:  # it is not there, or nobody knows what is
            with book.workspace.write() as connection:
                ways.drop(connection, item.package_digest, copy)
        raise
    made = _copy(book, folder, copied, CopyState.VERIFIED)
    with book.workspace.write() as connection:
        ways.remember(connection, item.package_digest, made)
    return copied


def carry_all(
    book: VisitBook, items: tuple[OutboxItem, ...], folder: Path, progress: Progress
) -> tuple[tuple[Copied, ...], PackageError | None]:
    """Copy several packages; what was copied counts, also when the stick is full for the next."""
    made: list[Copied] = []
    for number, item in enumerate(items):

        def told(share: float, said: str, before: int = number) -> None:
            progress((before + share) / len(items), said)

        try:
            made.append(carry_copy(book, item, folder, told))
        except PackageError as error:
            return tuple(made), error
    return tuple(made), None


def compare(book: VisitBook, item: OutboxItem, folder: Path, progress: Progress) -> Path:
    """Read the latest copy in ``folder`` back once more, and keep what was found.

    A copy that is gone or another is forgotten. Raises PackageError as ``check_copy``;
    ``courier-copy-missing`` also when none was ever made there.
    """
    copy = _copy_in(item, folder)
    if copy is None or copy.sha256 is None:
        raise PackageError("courier-copy-missing", file=item.file_name)
    path = folder / copy.file_name
    try:
        check_copy(path, copy.sha256, _telling(progress, writes=False))
    except PackageError as error:
        if error.code in ("courier-copy-missing", "courier-copy-changed"):
            with book.workspace.write() as connection:
                ways.drop(connection, item.package_digest, copy)
        raise
    made = copy.model_copy(update={"state": CopyState.VERIFIED, "at": book.clock.now().utc})
    with book.workspace.write() as connection:
        ways.remember(connection, item.package_digest, made)
    return path


def _copy_in(item: OutboxItem, folder: Path) -> Copy | None:
    """The latest copy in this folder, of this very stick where the system tells sticks apart."""
    found = [copy for copy in item.copies if Path(copy.folder) == folder]
    here = serial(folder)
    same = [copy for copy in found if not here or copy.volume in ("", here)]
    return same[-1] if same else None


def _copy(book: VisitBook, folder: Path, copied: Copied, state: CopyState) -> Copy:
    return Copy(
        folder=str(folder),
        file_name=copied.path.name,
        sha256=copied.sha256,
        size=copied.size,
        volume=serial(folder),
        state=state,
        at=book.clock.now().utc,
    )


def _telling(progress: Progress, writes: bool = True) -> Callable[[Stage, int, int], None]:
    def told(stage: Stage, done: int, total: int) -> None:
        share = done / max(1, total)
        if writes:
            first = stage is Stage.WRITING
            rest = WRITING_SHARE + (1 - WRITING_SHARE) * share
            share = WRITING_SHARE * share if first else rest
        progress(share, f"{stage} {done} {total}")

    return told


def _name_in(folder: Path, file_name: str) -> str:
    """Return the name it has by now: one built in clear may have been encrypted since."""
    sealed = file_name.removesuffix(SUFFIX) + SUFFIX
    return sealed if (folder / sealed).exists() else file_name


def ready(book: VisitBook, item: OutboxItem) -> Path:
    """Return the file to be copied; one built before the office named a reader is encrypted now."""
    path, to = outbox_folder(book) / item.file_name, recipients(book)
    if not to or path.suffix == SUFFIX:
        return path
    with courier_faults(), path.open("rb") as source:
        sealed = seal(source, path.with_name(path.name + SUFFIX), to).path
    forget(path)
    return sealed


# Home


def bring_home(
    book: VisitBook, folder: Path, still: Callable[[], None] = lambda: None
) -> tuple[ReceiptSeen, ...]:
    """Read the office's answers in ``folder``, and where packages were copied to near it.

    Only verified ones change anything; the same one again changes nothing. ``still`` may raise
    to stop between two: what was read before counts.
    """
    items = {item.package_digest: item for item in whole_outbox(book)}
    went = {Path(c.folder) for item in items.values() for c in item.copies}
    here = (place for place in sorted(went) if place != folder and _below(place, folder))
    trust, found = trust_of(book.workspace), find_answers(folder, here)

    def each(files: Iterable[Path], read: Callable[[Path], ReceiptSeen]) -> list[ReceiptSeen]:
        seen = []
        for file in files:
            still()
            seen.append(read(file))
        return seen

    still()
    seen = each(found.receipts, lambda file: _receipt(book, file, trust, frozenset(items)))
    notices = each(found.withdrawn, lambda file: _notice(book, file))  # before what they speak of
    return (*seen, *each(found.returns, lambda file: _return(book, file)), *notices)


def _below(place: Path, folder: Path) -> bool:
    return place.is_relative_to(folder) or folder.is_relative_to(place)


def _receipt(book: VisitBook, file: Path, trust: Trust, ours: frozenset[str]) -> ReceiptSeen:
    found = ReceiptSeen(file.name, "", None)
    try:
        data = file.read_bytes()
        if _foreign(data, ours):
            return found
        receipt, _verdict = read_receipt(data, trust)
        require_named(receipt, file.name.lower())
    except OSError:
        return replace(found, problem=PackageError("courier-gone"))
    except PackageError as error:
        return replace(found, problem=error)
    digest, status = receipt.package_digest, str(receipt.status)
    known = papers.has_receipt(book, data)
    if papers.record_receipt(book, digest, status, data) is None:
        return found
    return replace(found, status=status, package_digest=digest, again=known)


def _return(book: VisitBook, file: Path) -> ReceiptSeen:
    """Read a return for correction; one of another laptop's package is passed over."""
    seen = receive_return(book, file)
    if seen.content is not None:
        digest = seen.content.package_digest
        status = papers.WITHDRAWN if seen.withdrawn else str(OutboxState.RETURNED)
        return ReceiptSeen(file.name, status, None, digest, returned=seen.content)
    if seen.problem is not None and seen.problem.code == "return-not-here":
        return ReceiptSeen(file.name, "", None)
    return ReceiptSeen(file.name, "", seen.problem)


def _notice(book: VisitBook, file: Path) -> ReceiptSeen:
    """Read a notice that returns were taken back, as ``_return``."""
    seen = receive_notice(book, file)
    if seen.content is not None:
        digest = seen.content.package_digest
        return ReceiptSeen(file.name, papers.WITHDRAWN, None, digest, withdrawn=seen.content)
    if seen.problem is not None and seen.problem.code == "withdrawal-not-here":
        return ReceiptSeen(file.name, "", None)
    return ReceiptSeen(file.name, "", seen.problem)


def _foreign(data: bytes, ours: frozenset[str]) -> bool:
    """Whether it speaks of another laptop's package: then its signature is not our concern."""
    try:
        return peek(data).package_digest not in ours
    except PackageError:  # it says nothing yet; reading it in earnest tells why
        return False
