"""Papers into one folder: each as PDF, signed and archived copies, pages as PNG, and an index.

No Qt: it must work where there is no screen, so the pages are drawn by PDFium into Pillow.
"""

import hashlib
import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import ExpectedError
from models.messages import sentence
from reports.archive import archive_copy, archive_name
from sync.files import make_folder, write_whole
from sync.pades.judging import judge_paper
from ui.paper_sets import Paper
from ui.paper_state import InkState, PaperState
from ui.pdfium import ONE_AT_A_TIME, page_count
from ui.signed_papers import state_of

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = "pictures"
"""Folder of the pages as PNG, below that of the papers."""
ARCHIVE = "archive"
"""Folder of the copies for the archive."""
INDEX = "index.txt"
DPI = 110
"""Dots an inch of a page as PNG: small print of 7 points can be read, a page has 0.1 MB."""
LIGHT = 3
"""How hard PNG is packed: 6 takes half as long again and is no smaller on pages of words."""
UNSIGNED = PaperState(InkState.NONE)
Said = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Kept:
    """One PDF that lies in the folder."""

    file: str
    """Its path below the folder, with ``/``."""
    title: str
    """What the paper is called."""
    pages: int
    """Pages it has."""
    sha256: str
    """Digest of its bytes, 64 digits."""
    ink: InkState
    """How it stands with the signatures inside."""
    signatures: int = 0
    """How many people signed in it."""
    pictures: int = 0
    """Pages of it that lie there as PNG."""

    def plain(self) -> dict[str, str | int]:
        """Return it as data."""
        return {
            "file": self.file,
            "title": self.title,
            "pages": self.pages,
            "sha256": self.sha256,
            "ink": str(self.ink),
            "signatures": self.signatures,
            "pictures": self.pictures,
        }


@dataclass(frozen=True, slots=True)
class Refused:
    """A paper that could not be made."""

    name: str
    """Which."""
    problem: ExpectedError
    """Why."""


def keep(folder: Path, paper: Paper, pictures: bool) -> Iterator[Kept]:
    """Write a paper and its copies; what is drawn as PNG is the signed one, if there is such.

    Raises FormError for a paper that cannot be made, and PackageError.
    """
    base = paper.base()
    made = {f"{paper.name}.pdf": base}
    signed = base if paper.signed is None else paper.signed(base)
    if signed == base:
        signed = base
    else:
        made[f"{paper.name}-signed.pdf"] = signed
    if paper.archived:
        made[f"{ARCHIVE}/{archive_name(paper.name)}"] = archive_copy(base)
    for file, pdf in made.items():
        make_folder((folder / file).parent)
        write_whole(folder / file, pdf)
        drawn = _draw(folder, paper.name, pdf) if pictures and pdf is signed else 0
        state = state_of(judge_paper(pdf)) if pdf is signed and pdf is not base else UNSIGNED
        sha256 = hashlib.sha256(pdf).hexdigest()
        found = page_count(pdf), sha256, state.state, len(state.names), drawn
        yield Kept(file, paper.title, *found)


def keep_all(folder: Path, papers: Iterable[Paper], pictures: bool) -> Iterator[Kept | Refused]:
    """Write papers one by one; one that cannot be made does not hold up the others."""
    for paper in papers:
        try:
            yield from keep(folder, paper, pictures)
        except ExpectedError as problem:
            yield Refused(paper.name, problem)


def write_index(folder: Path, kept: Sequence[Kept], language: str) -> Path:
    """Write what lies there, a line for each PDF."""

    def said(code: str) -> str:
        return sentence(code, {}, language)

    heads = [said(f"papers-index-{name}") for name in ("file", "pages", "signed", "title")]
    rows = [[*heads[:3], "SHA-256", heads[3]]]
    rows += [[one.file, str(one.pages), _signed(one, said), one.sha256, one.title] for one in kept]
    widths = [max(_width(row[place]) for row in rows) + 2 for place in range(len(heads))]
    lines = ["".join(map(_wide, row[:4], widths)) + row[4] for row in rows]
    text = "\n".join((said("papers-index"), "", *lines, ""))
    write_whole(folder / INDEX, text.encode())
    return folder / INDEX


def _signed(one: Kept, said: Said) -> str:
    words = said(f"papers-index-{one.ink}")
    return f"{words} ({one.signatures})" if one.signatures else words


def _width(text: str) -> int:
    """Columns a text takes; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _wide(text: str, columns: int) -> str:
    return text + " " * (columns - _width(text))


def _draw(folder: Path, name: str, pdf: bytes) -> int:
    """Write every page as PNG; return how many there are."""
    make_folder(folder / PICTURES)
    number = 0
    for number, page in enumerate(_pages(pdf), start=1):
        write_whole(folder / PICTURES / f"{name}-{number:02}.png", page)
    return number


def _pages(pdf: bytes) -> Iterator[bytes]:
    """Yield the pages as PNG; PDFium is let go between two."""
    import pypdfium2

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()  # or the decision inside the district's signature is not drawn
        count = len(document)
    try:
        for number in range(count):
            with ONE_AT_A_TIME:
                page = document[number]
                picture = page.render(scale=DPI / 72).to_pil()
                page.close()
            yield _png(picture)
    finally:
        with ONE_AT_A_TIME:
            document.close()


def _png(picture: "Image") -> bytes:
    """Return a picture as PNG; a page without colours, as most are, in a third of the time."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    coloured = any(ImageChops.difference(green, one).getbbox() for one in (red, blue))
    out = io.BytesIO()
    (picture if coloured else green).save(out, "PNG", compress_level=LIGHT, dpi=(DPI, DPI))
    return out.getvalue()
