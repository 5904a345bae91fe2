"""Office files of a frozen visit beside its papers, whole or not at all. No Qt."""

from pathlib import Path

from models.facts.reader import ByteReader
from models.facts.signing import Signatures
from models.facts.types import Facts
from models.visits import papers
from models.visits.book import VisitBook
from sync.files import courier_faults, write_whole


def save_office(
    folder: Path,
    facts: Facts,
    digest: str,
    signatures: Signatures | None,
    reader: ByteReader | None,
    mark: str = "",
) -> list[Path]:
    """Write workbook, tables and letter into ``folder``; ``mark`` tells visits apart.

    Everything is made before the first file is written. Raises FormError, PackageError.
    """
    from reports.office import office_files

    made = office_files(facts, digest, signatures=signatures, reader=reader)
    return [keep_beside(folder / _named(name, mark), data) for name, data in made.items()]


def keep_beside(target: Path, data: bytes) -> Path:
    """Write a file that people edit, and never over one they have: then ``-2`` stands behind it.

    Raises PackageError as ``write_whole``.
    """
    number, place = 1, target
    with courier_faults():
        while place.exists() and place.read_bytes() != data:
            number += 1
            place = target.with_stem(f"{target.stem}-{number}")
    write_whole(place, data)
    return place


def save_of_visit(folder: Path, book: VisitBook, visit_id: str) -> list[Path]:
    """Write the office files of a visit's last closing; raises VisitError without one."""
    from models.evidence.shelf import EvidenceReader

    snapshot = papers.snapshot_of(book, visit_id)
    sheet = papers.signature_sheet(book, visit_id)
    reader = EvidenceReader(book.workspace)
    digest = snapshot.facts_digest
    return save_office(folder, snapshot.facts(), digest, sheet, reader, visit_id[:8])


def _named(name: str, mark: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{mark}.{ending}" if mark else name
