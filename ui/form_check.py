"""Do the forms inside a package say what its facts say? They are drawn again and compared. No Qt.

A laptop holds its own key, so it can sign a form that its program never drew. What is found is a
remark and refuses nothing: another version of the program draws other bytes (decision 062).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from models.errors import ExpectedError
from models.facts.reader import ByteReader
from models.facts.signing import Signatures
from models.facts.types import Facts
from models.standards.types import Pack
from sync.package.agreement import read_label
from sync.package.contents import PACKAGE_LABEL, PackageLabel
from sync.package.verdict import Check
from ui.pdfium import ONE_AT_A_TIME

if TYPE_CHECKING:
    from models.district.desk import Desk
    from sync.package.reader import OpenPackage

FORMS, PDF = "data/forms/", ".pdf"


class Likeness(StrEnum):
    """What a form of a package is, beside the one drawn again from the facts."""

    MADE = "made"
    """The very bytes, and signatures in their fields."""
    WORDS = "words"
    """The same words page by page; the drawing is another."""
    OTHER = "other"
    """Other words, or more or fewer pages."""
    UNKNOWN = "unknown"
    """It cannot be drawn here."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A package whose forms are looked at."""

    facts: Facts
    """What was frozen."""
    label: PackageLabel
    """Which forms are signed, and by whom."""
    signatures: Signatures
    """Who signed by hand."""
    codes: tuple[str, ...]
    """Forms inside it."""
    evidence: ByteReader
    """Pictures by SHA-256."""
    member: Callable[[str], bytes]
    """Bytes of a file by its path."""


def of_open(package: OpenPackage) -> Carried:
    """Return what a package file carries."""
    read = package.documents
    return Carried(read.facts, read.label, read.signatures, read.forms, package, package.member)


def of_desk(desk: Desk, digest: str) -> Carried:
    """Return what a kept package carries."""
    reader = desk.reader(digest)
    names = [path for path, _sha256, _size in reader.members() if path.startswith(FORMS)]
    codes = tuple(name.removeprefix(FORMS).removesuffix(PDF) for name in names)
    label, _newer = read_label(reader.read_path(PACKAGE_LABEL))
    facts, signatures = desk.facts(digest), desk.signatures(digest)
    return Carried(facts, label, signatures, codes, reader, reader.read_path)


def check_forms(
    carried: Carried, packs: Mapping[str, Pack], still: Callable[[], None] | None = None
) -> Check:
    """Return whether every form says what the facts say; those that do not are named.

    ``still`` raises when nobody waits any more: with many photos a form takes seconds.
    """
    found = {}
    for code in carried.codes:
        if still is not None:
            still()
        found[code] = likeness(carried, code, packs)
    kinds = set(found.values())
    told: dict[str, str | int] = {"count": len(found)}
    if Likeness.OTHER in kinds:
        names = "、".join(code for code, kind in found.items() if kind is Likeness.OTHER)
        return Check(held=False, code="verdict-forms-differ", params={"form": names})
    if Likeness.UNKNOWN in kinds:
        return Check(code="verdict-forms-unknown")
    if Likeness.WORDS in kinds:
        return Check(code="verdict-forms-words", params=told)
    return Check(held=True, params=told) if found else Check()


def likeness(carried: Carried, code: str, packs: Mapping[str, Pack]) -> Likeness:
    """Draw a form again and compare; a form whose words were others before, also as it was then."""
    from reports.render import EARLIER

    made = _drawn(carried, code, packs)
    if made is None:
        return Likeness.UNKNOWN
    held = carried.member(f"{FORMS}{code}{PDF}")
    signed = next((one for one in carried.label.signed_forms or () if one.form == code), None)
    fields = [one.field for one in signed.signers] if signed else []
    found = _alike(held, made, fields)
    if found is Likeness.OTHER and code in EARLIER:
        before = _drawn(carried, code, packs, earlier=True)
        found = _alike(held, before, fields) if before else found
    return found


def _alike(held: bytes, made: bytes, fields: Sequence[str]) -> Likeness:
    from sync.pades.making import is_made_of

    if is_made_of(held, made, fields):
        return Likeness.MADE
    words = _words(made)
    return Likeness.WORDS if _words(held, len(words or ())) == words else Likeness.OTHER


def _drawn(
    carried: Carried, code: str, packs: Mapping[str, Pack], earlier: bool = False
) -> bytes | None:
    """Return the form as this program draws it, or drew it; None where it cannot."""
    from ui.paper_shelf import paper

    if any(ref.sha256 not in packs for ref in carried.facts.packs):
        return None
    try:
        return paper(
            code,
            carried.facts,
            carried.label.facts_digest,
            signatures=carried.signatures,
            reader=carried.evidence,
            packs=packs,
            earlier=earlier,
        )
    except ExpectedError:  # a standard that is not here, or a form of a later program
        return None


def _words(pdf: bytes, pages: int = 0) -> tuple[str, ...] | None:
    """Return the words of every page without white space.

    None for what is no PDF, or has a page that is none, and for one that has not so many ``pages``
    when that is asked.
    """
    import pypdfium2

    try:
        with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
            if pages and len(document) != pages:
                return None
            return tuple("".join(_page(document, n).split()) for n in range(len(document)))
    except pypdfium2.PdfiumError:  # also of a page that is none
        return None


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]  # pdfium's own types are loose
    try:
        text = page.get_textpage()
        try:
            return str(text.get_text_range())
        finally:
            text.close()
    finally:
        page.close()
