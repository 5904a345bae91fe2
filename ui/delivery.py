"""From frozen facts to the desk and back: forms, package, stick, receipts. No Qt in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.errors import VisitError
from models.evidence.shelf import EvidenceReader
from models.facts.prints import Printed
from models.facts.signing import Signature, Signatures
from models.facts.types import Facts
from models.standards.types import Pack
from models.store.disk import forget
from models.visits import papers
from models.visits.book import VisitBook
from models.visits.prints import next_copy
from models.visits.records import VisitStatus
from reports.render import PrintInfo
from reports.stamp import print_info
from sync.files import private_folder, write_whole
from sync.keys.signing import HeldSigner
from sync.package.contents import PackageContents
from sync.package.writer import BuiltPackage, build
from ui import field_papers, handover, office_ends, paper_groups, paper_shelf
from ui.carrying import OutboxItem as OutboxItem
from ui.carrying import ReceiptSeen as ReceiptSeen
from ui.carrying import bring_home as bring_home
from ui.carrying import carry as carry
from ui.carrying import outbox as outbox
from ui.carrying import outbox_folder as outbox_folder
from ui.carrying import recipients as recipients
from ui.carrying import waiting as waiting
from ui.paper_shelf import carried_codes
from ui.paper_state import PaperState
from ui.signed_papers import laptop_copy, planned, save_copy, seals_of, team_signed
from ui.stopping import Progress
from ui.token_signing import signing

FORMS_SHARE = 0.5
"""Of the progress: the forms come first and take about half the time."""
Packs = Mapping[str, Pack]


def form_pdf(
    book: VisitBook, visit_id: str, packs: Packs, code: str, info: PrintInfo | None = None
) -> bytes:
    """Return one paper of the last closing as PDF: the base, or with ``info`` a copy."""
    if code in field_papers.SIGNED_THERE:
        return field_papers.paper(book.load(visit_id), packs, code, info)
    snapshot, sheet = papers.snapshot_of(book, visit_id), papers.signature_sheet(book, visit_id)
    frozen = _Frozen(snapshot.facts(), snapshot.facts_digest, sheet)
    if code == paper_groups.DELIVERY_NOTE:
        made_at = _moment(frozen.facts, sheet.signatures)
        return handover.note_of_visit(book, visit_id, packs, made_at, info)
    return _drawn(book, frozen, packs, code, info)


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What a form is drawn from: read once for all of them, as reading takes as long as drawing."""

    facts: Facts
    digest: str
    sheet: Signatures


def _drawn(
    book: VisitBook, frozen: _Frozen, packs: Packs, code: str, info: PrintInfo | None = None
) -> bytes:
    return paper_shelf.paper(
        code,
        frozen.facts,
        frozen.digest,
        signatures=frozen.sheet,
        reader=EvidenceReader(book.workspace),
        packs=packs,
        print_info=info,
    )


def copy_pdf(book: VisitBook, visit_id: str, packs: Packs, code: str) -> bytes:
    """Return the next numbered copy of one form; what leaves for paper is one of these."""
    if code in field_papers.SIGNED_THERE:  # counted on from those printed before the closing
        return field_papers.copy_pdf(book, book.load(visit_id), packs, code)
    snapshot = papers.snapshot_of(book, visit_id)
    printed = Printed(code, visit_id, snapshot.revision, snapshot.facts_digest)
    return form_pdf(book, visit_id, packs, code, print_info(next_copy(book, printed)))


def print_to(folder: Path, book: VisitBook, visit_id: str, packs: Packs, code: str) -> Path:
    """Write a numbered copy of one form into ``folder``; its name says nothing of persons."""
    target = folder / f"{code}-{visit_id[:8]}.pdf"
    write_whole(target, copy_pdf(book, visit_id, packs, code))
    return target


def signed_pdf(book: VisitBook, visit_id: str, packs: Packs, code: str) -> bytes:
    """Return one form with the team's signatures inside; the base when there can be none."""
    return laptop_copy(book, visit_id, form_pdf(book, visit_id, packs, code))


@dataclass(frozen=True, slots=True)
class VisitPapers:
    """The forms of a visit, and how each is made; all of it for a worker thread."""

    codes: tuple[str, ...]
    """Form codes in printed order."""
    make: Callable[[str], bytes]
    """The base, to look at."""
    print_to: Callable[[Path, str], Path]
    """Writes a numbered copy into a folder."""
    copy: Callable[[str], bytes]
    """A numbered copy."""
    signed_by: Callable[[], Mapping[str, PaperState]]
    """Who signs each form electronically."""
    sign_to: Callable[[Path, str], tuple[Path, PaperState]]
    """Writes a signed copy into a folder and tells what its signatures came to."""
    office: Callable[[Path], list[Path]]
    """Writes tables and letter for office programs into a folder."""


def paper_codes(book: VisitBook, visit_id: str, packs: Packs) -> tuple[str, ...]:
    """Return every paper of a closed visit; the delivery note once there is a package."""
    facts = papers.snapshot_of(book, visit_id).facts()
    note = handover.package_of_visit(book, visit_id) is not None
    handed = [paper_groups.DELIVERY_NOTE] if note else []
    return (*paper_shelf.codes_of(facts, packs), *handed, *field_papers.SIGNED_THERE)


def visit_papers(book: VisitBook, visit_id: str, packs: Packs) -> VisitPapers:
    """Return the forms of a visit, and how each is made and written."""
    codes = carried_codes(papers.snapshot_of(book, visit_id).facts(), packs)

    def sign_to(folder: Path, code: str) -> tuple[Path, PaperState]:
        target = folder / f"{code}-{visit_id[:8]}.pdf"
        return save_copy(target, signed_pdf(book, visit_id, packs, code))

    return VisitPapers(
        codes=paper_codes(book, visit_id, packs),
        make=lambda code: form_pdf(book, visit_id, packs, code),
        print_to=lambda folder, code: print_to(folder, book, visit_id, packs, code),
        copy=lambda code: copy_pdf(book, visit_id, packs, code),
        signed_by=lambda: planned(book, visit_id, codes, packs),
        sign_to=sign_to,
        office=lambda folder: office_ends.save_of_visit(folder, book, visit_id),
    )


def build_package(
    book: VisitBook, visit_id: str, packs: Packs, progress: Progress, pin: str | None = None
) -> BuiltPackage:
    """Make the forms and the signed package of the last closing, and remember it.

    It is encrypted to whom the office's trust bundle names, and lies here only like that.
    The same closing and signatures give the same package digest again. ``progress`` may raise
    to stop; nothing is left behind then. ``pin`` opens the token that holds the laptop's key.
    """
    with signing(book.workspace, pin) as signer:
        return _built(book, visit_id, packs, progress, signer)


def _built(
    book: VisitBook, visit_id: str, packs: Packs, progress: Progress, signer: HeldSigner
) -> BuiltPackage:
    snapshot = papers.snapshot_of(book, visit_id)
    facts, sheet = snapshot.facts(), papers.signature_sheet(book, visit_id)
    contents = PackageContents(
        facts=snapshot.data,
        signatures=sheet.to_bytes(),
        events=book.events(visit_id),
        created_at=_moment(facts, sheet.signatures),
        forms=_forms(book, _Frozen(facts, snapshot.facts_digest, sheet), packs, progress, signer),
        forms_signed=bool(seals_of(sheet)),
        prev_package_digest=_package_before(book, visit_id, snapshot.revision),
    )
    folder = outbox_folder(book)
    private_folder(folder)
    reader = EvidenceReader(book.workspace)

    def told(done: int, total: int) -> None:
        progress(FORMS_SHARE + (1 - FORMS_SHARE) * done / max(1, total), "package")

    to = recipients(book)
    built = build(folder, contents, reader, signer, told, recipients=to)
    _record(book, visit_id, built, [code for code, _pdf in contents.forms])
    return built


def _record(book: VisitBook, visit_id: str, built: BuiltPackage, forms: Sequence[str]) -> None:
    """Remember a package; one that is refused, e.g. overtaken by an amendment, does not stay."""
    told = built.package_digest, built.path.name, built.facts_digest, forms
    try:
        papers.record_package(book, visit_id, *told)
    except VisitError:
        if built.package_digest not in {p.package_digest for p in papers.packages(book, visit_id)}:
            forget(built.path)
        raise


def _forms(
    book: VisitBook, frozen: _Frozen, packs: Packs, progress: Progress, signer: HeldSigner
) -> tuple[tuple[str, bytes], ...]:
    made, codes = [], carried_codes(frozen.facts, packs)
    for number, code in enumerate(codes):
        progress(FORMS_SHARE * number / len(codes), code)
        base = _drawn(book, frozen, packs, code)
        made.append((code, team_signed(base, frozen.sheet, signer)))
    return tuple(made)


def _moment(facts: Facts, given: tuple[Signature, ...]) -> str:
    """The last signature's moment, so that a package built again is the same package."""
    return max([facts.visit.closed.utc, *(s.at.utc for s in given)])


def _package_before(book: VisitBook, visit_id: str, revision: int) -> str | None:
    older = [p for p in papers.packages(book, visit_id) if p.revision < revision]
    return older[-1].package_digest if older else None


def status(book: VisitBook, visit_id: str) -> VisitStatus:
    """Return how far the visit has come."""
    return book.summary(visit_id).status
