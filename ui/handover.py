"""What changes hands with a package, put together for its delivery note. No Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.errors import PackageError
from models.facts.handover import Handover, PackedKind, SignedBy
from models.facts.signing import Signature, Signatures
from models.facts.types import Facts
from models.standards.types import Pack
from models.visits import papers
from models.visits.book import VisitBook
from models.visits.papers import PackageRecord
from reports.delivery_note import delivery_note_pdf
from reports.numbers import local_time
from reports.signing import KIND_WORDS, ROLE_WORDS
from reports.stamp import PrintInfo
from sync.keys.verifying import SignerInfo, describe
from sync.package.contents import FIXED, Counts, count
from sync.package.reader import OpenPackage
from ui.carrying import outbox_folder
from ui.laptop_keys import signer_of
from ui.paper_groups import ACCEPTANCE_RECORD
from ui.paper_shelf import carried_codes

Packs = Mapping[str, Pack]


@dataclass(frozen=True, slots=True)
class _File:
    """The file that changes hands."""

    path: Path
    digest: str
    facts_digest: str
    created_at: str
    signer: SignerInfo | None


def note_of_package(package: OpenPackage, file: Path) -> bytes:
    """Return the delivery note of an opened package, which came as ``file``; raises FormError."""
    label, read = package.documents.label, package.documents
    digest = package.verdict.package_digest
    if digest is None:
        raise PackageError("package-missing")
    signer = package.verdict.signer
    came = _File(file, digest, label.facts_digest, label.created_at, signer)
    return delivery_note_pdf(_handover(read.facts, read.signatures, came, label.counts))


def package_of_visit(book: VisitBook, visit_id: str) -> PackageRecord | None:
    """Return the latest package of the last closing, or None while there is none."""
    revision = papers.snapshot_of(book, visit_id).revision
    made = [one for one in papers.packages(book, visit_id) if one.revision == revision]
    return made[-1] if made else None


def forms_of_package(
    book: VisitBook, visit_id: str, made: PackageRecord, packs: Packs
) -> tuple[str, ...]:
    """Return the forms in a package of ours; one of an earlier program has no 现场验收记录."""
    kept = papers.forms_inside(book, made.package_digest)
    if kept is not None:
        return kept
    facts = papers.snapshot_of(book, visit_id).facts()
    return tuple(code for code in carried_codes(facts, packs) if code != ACCEPTANCE_RECORD)


def note_of_visit(
    book: VisitBook, visit_id: str, packs: Packs, created_at: str, info: PrintInfo | None = None
) -> bytes:
    """Return the delivery note of the latest package of a visit.

    Raises PackageError(``package-missing``) before there is a package, and FormError.
    """
    made = package_of_visit(book, visit_id)
    if made is None:
        raise PackageError("package-missing")
    facts = papers.snapshot_of(book, visit_id).facts()
    forms = forms_of_package(book, visit_id, made, packs)
    counts = count(facts, book.events(visit_id), len(forms))
    signer = describe(signer_of(book.workspace).certificate)
    path = outbox_folder(book) / made.file_name
    file = _File(path, made.package_digest, made.facts_digest, created_at, signer)
    given = _handover(facts, papers.signature_sheet(book, visit_id), file, counts)
    return delivery_note_pdf(given, info)


def _handover(facts: Facts, sheet: Signatures, file: _File, counts: Counts) -> Handover:
    visit, place = facts.visit, facts.facility
    return Handover(
        facility=place.name,
        second_name="、".join(place.names_on(visit.visit_on)[1:]),
        code=place.code,
        title=visit.title,
        organisation=visit.organisation,
        visit_on=visit.visit_on,
        visit=visit.id,
        revision=visit.revision,
        file=file.path.name[:200],
        package_digest=file.digest,
        facts_digest=file.facts_digest,
        kinds=tuple(_kinds(counts)),
        size=file.path.stat().st_size if file.path.is_file() else None,
        signed=tuple(_signed(one) for one in sheet.signatures),
        expected=sheet.expected,
        device=facts.logs[0].device,
        signer=file.signer.name[:200] if file.signer else "",
        serial=file.signer.serial[:200] if file.signer else "",
        created_at=file.created_at,
        offset=visit.closed.offset,
    )


def _kinds(counts: Counts) -> Iterator[PackedKind]:
    yield PackedKind(name="照片和文件", count=counts.evidence)
    yield PackedKind(name="预览图", count=counts.previews)
    yield PackedKind(name="表格PDF", count=counts.forms)
    yield PackedKind(name="记录和说明文件", count=len(FIXED))


def _signed(one: Signature) -> SignedBy:
    return SignedBy(
        role=ROLE_WORDS[one.role],
        name=one.name,
        words=KIND_WORDS[one.kind].rstrip("："),
        at=local_time(one.at),
    )
