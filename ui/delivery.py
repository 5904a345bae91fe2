"""From frozen facts to the desk and back: forms, package, stick, receipts. No Qt in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.errors import ExpectedError, PackageError, VisitError
from models.evidence.shelf import EvidenceReader
from models.facts.signing import Signature
from models.facts.types import Facts
from models.standards.types import Pack
from models.store import settings
from models.store.disk import forget
from models.visits import papers
from models.visits.book import VisitBook
from models.visits.records import VisitStatus
from reports.render import FORM_TITLES, render
from sync.files import courier_faults, private_folder, write_whole
from sync.outbox import copy_to, find_receipts
from sync.package.contents import PackageContents
from sync.package.writer import BuiltPackage, build
from sync.receipt import read_receipt, require_named
from sync.recipients import named
from sync.sealing import SUFFIX, seal
from ui.laptop_keys import signer_of, trust_of
from ui.returning import receive_returns

OUTBOX = "outbox"
FORMS_SHARE = 0.5
"""Of the progress: the forms come first and take about half the time."""
Packs = Mapping[str, Pack]
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A package of this visit, and what is known of its way."""

    package_digest: str
    """Identity."""
    file_name: str
    """Name of the file."""
    revision: int
    """Revision it carries."""
    built_at: str
    """When it was built."""
    copied_to: str
    """Folder it was copied to and compared in; empty before."""
    answer: str
    """Status of the receipt: imported, held, conflict, stale, rejected; empty before."""
    here: bool
    """True while the file still lies in the outbox."""


@dataclass(frozen=True, slots=True)
class ReceiptSeen:
    """A receipt file that lay in a folder."""

    file_name: str
    """Name of the file."""
    status: str
    """What it says; empty when it is not for us or cannot be trusted."""
    problem: ExpectedError | None
    """Why it does not count."""


def outbox_folder(book: VisitBook) -> Path:
    """Return where packages are built."""
    return book.workspace.folder / OUTBOX


def form_codes(facts: Facts, packs: Packs) -> tuple[str, ...]:
    """Return the forms this visit has: those of its standards, and the two of ours."""
    chosen = [packs[p.sha256] for p in facts.packs if p.sha256 in packs]
    issued = [form.code for pack in chosen for form in pack.forms if form.code in FORM_TITLES]
    return (*dict.fromkeys(issued), "record", "findings")


def form_pdf(book: VisitBook, visit_id: str, packs: Packs, code: str) -> bytes:
    """Return one form of the last closing as PDF."""
    snapshot = papers.snapshot_of(book, visit_id)
    return render(
        code,
        snapshot.facts(),
        snapshot.facts_digest,
        signatures=papers.signature_sheet(book, visit_id),
        reader=EvidenceReader(book.workspace),
        packs=packs,
    )


def print_to(folder: Path, book: VisitBook, visit_id: str, packs: Packs, code: str) -> Path:
    """Write one form into ``folder``; its name says nothing of persons."""
    target = folder / f"{code}-{visit_id[:8]}.pdf"
    write_whole(target, form_pdf(book, visit_id, packs, code))
    return target


def visit_papers(
    book: VisitBook, visit_id: str, packs: Packs
) -> tuple[tuple[str, ...], Callable[[str], bytes], Callable[[Path, str], Path]]:
    """Return the forms of a visit, and how each is made and written."""
    codes = form_codes(papers.snapshot_of(book, visit_id).facts(), packs)
    return (
        codes,
        lambda code: form_pdf(book, visit_id, packs, code),
        lambda folder, code: print_to(folder, book, visit_id, packs, code),
    )


def build_package(book: VisitBook, visit_id: str, packs: Packs, progress: Progress) -> BuiltPackage:
    """Make the forms and the signed package of the last closing, and remember it.

    It is encrypted to whom the office's trust bundle names, and lies here only like that.
    The same closing and signatures give the same package digest again. ``progress`` may raise
    to stop; nothing is left behind then.
    """
    signer = signer_of(book.workspace)
    snapshot = papers.snapshot_of(book, visit_id)
    sheet = papers.signature_sheet(book, visit_id)
    contents = PackageContents(
        facts=snapshot.data,
        signatures=sheet.to_bytes(),
        events=book.events(visit_id),
        created_at=_moment(snapshot.facts(), sheet.signatures),
        forms=_forms(book, visit_id, snapshot.facts(), packs, progress),
        prev_package_digest=_package_before(book, visit_id, snapshot.revision),
    )
    folder = outbox_folder(book)
    private_folder(folder)
    reader = EvidenceReader(book.workspace)

    def told(done: int, total: int) -> None:
        progress(FORMS_SHARE + (1 - FORMS_SHARE) * done / max(1, total), "package")

    to = recipients(book)
    built = build(folder, contents, reader, signer, told, recipients=to)
    _record(book, visit_id, built)
    return built


def recipients(book: VisitBook) -> tuple[str, ...]:
    """Return to whom packages are encrypted; empty when the office named nobody."""
    with book.workspace.read() as session:
        return named(session)


def _record(book: VisitBook, visit_id: str, built: BuiltPackage) -> None:
    """Remember a package; one that is refused, e.g. overtaken by an amendment, does not stay."""
    told = built.package_digest, built.path.name, built.facts_digest
    try:
        papers.record_package(book, visit_id, *told)
    except VisitError:
        if built.package_digest not in {p.package_digest for p in papers.packages(book, visit_id)}:
            forget(built.path)
        raise


def _forms(
    book: VisitBook, visit_id: str, facts: Facts, packs: Packs, progress: Progress
) -> tuple[tuple[str, bytes], ...]:
    made, codes = [], form_codes(facts, packs)
    for number, code in enumerate(codes):
        progress(FORMS_SHARE * number / len(codes), code)
        made.append((code, form_pdf(book, visit_id, packs, code)))
    return tuple(made)


def _moment(facts: Facts, given: tuple[Signature, ...]) -> str:
    """The last signature's moment, so that a package built again is the same package."""
    return max([facts.visit.closed.utc, *(s.at.utc for s in given)])


def _package_before(book: VisitBook, visit_id: str, revision: int) -> str | None:
    older = [p for p in papers.packages(book, visit_id) if p.revision < revision]
    return older[-1].package_digest if older else None


def outbox(book: VisitBook, visit_id: str) -> tuple[OutboxItem, ...]:
    """Return the packages of a visit and how far each has come, the newest first."""
    folder = outbox_folder(book)
    answers = {r.package_digest: r.status for r in papers.receipts(book, visit_id)}
    items = []
    for package in reversed(papers.packages(book, visit_id)):
        with book.workspace.read() as session:
            copied = settings.get(session, _copied(package.package_digest)) or ""
        name = _name_in(folder, package.file_name)
        items.append(
            OutboxItem(
                package_digest=package.package_digest,
                file_name=name,
                revision=package.revision,
                built_at=package.built_at,
                copied_to=copied,
                answer=answers.get(package.package_digest, ""),
                here=(folder / name).exists(),
            )
        )
    return tuple(items)


def carry(book: VisitBook, item: OutboxItem, folder: Path, progress: Progress) -> Path:
    """Copy a package to a folder or stick, compared after writing, and remember where."""

    def told(done: int, total: int) -> None:
        progress(done / max(1, total), "copy")

    target = copy_to(folder, _ready(book, item), told)
    with book.workspace.write() as connection:
        settings.put(connection, _copied(item.package_digest), str(folder))
    return target


def _name_in(folder: Path, file_name: str) -> str:
    """Return the name it has by now: one built in clear may have been encrypted since."""
    sealed = file_name.removesuffix(SUFFIX) + SUFFIX
    return sealed if (folder / sealed).exists() else file_name


def _ready(book: VisitBook, item: OutboxItem) -> Path:
    """Return the file to be copied; one built before the office named a reader is encrypted now."""
    path, to = outbox_folder(book) / item.file_name, recipients(book)
    if not to or path.suffix == SUFFIX:
        return path
    with courier_faults(), path.open("rb") as source:
        sealed = seal(source, path.with_name(path.name + SUFFIX), to).path
    forget(path)
    return sealed


def _copied(package_digest: str) -> str:
    return f"copied-{package_digest}"


def bring_home(book: VisitBook, folder: Path) -> tuple[ReceiptSeen, ...]:
    """Read the receipts that lie in ``folder``; only verified ones change anything."""
    trust = trust_of(book.workspace)
    seen = []
    for file in find_receipts(folder):
        try:
            data = file.read_bytes()
            receipt, _verdict = read_receipt(data, trust)
            require_named(receipt, file.name)
        except OSError:
            seen.append(ReceiptSeen(file.name, "", PackageError("courier-gone")))
            continue
        except PackageError as error:
            seen.append(ReceiptSeen(file.name, "", error))
            continue
        ours = papers.record_receipt(book, receipt.package_digest, str(receipt.status), data)
        seen.append(ReceiptSeen(file.name, str(receipt.status) if ours else "", None))
    returned = receive_returns(book, folder)
    seen += [ReceiptSeen(o.file_name, "returned" if o.content else "", o.problem) for o in returned]
    return tuple(seen)


def status(book: VisitBook, visit_id: str) -> VisitStatus:
    """Return how far the visit has come."""
    return book.summary(visit_id).status
