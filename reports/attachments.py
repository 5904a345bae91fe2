"""Attached pages (附页) of a form that allows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.facts.bodies import EvidenceAdded
from models.facts.carriage import shown_of
from models.facts.reader import ByteReader
from reports.block import Block, Gap, NewPage, mm
from reports.fonts import printable
from reports.layout import BODY, centre, heads, section
from reports.paragraph import Paragraph
from reports.photos import Photo, below
from reports.tables import Grid, Row

ATTACHED = "见附页"
TOTAL = 156 * mm
NUMBER = 14 * mm


@dataclass(frozen=True)
class Attached:
    """One matter that goes on an attached page."""

    name: str
    """Name of the field it belongs to."""
    text: str = ""
    """Words."""
    heads: Sequence[str] = ()
    """Heads of a list; the first column is its number."""
    rows: Sequence[Sequence[str]] = ()
    """The list."""
    pictures: Sequence[str] = ()
    """Evidence by SHA-256."""


def attached_pages(
    pages: Sequence[Attached], evidence: Sequence[EvidenceAdded], reader: ByteReader | None
) -> list[Block]:
    """Return the attached matters, each under its heading, from a new page on."""
    blocks: list[Block] = []
    for number, page in enumerate(pages, start=1):
        blocks += [] if blocks else [NewPage()]
        blocks += section(f"附页{number}　{page.name}")
        if page.text:
            blocks.append(Paragraph(page.text, BODY))
        if page.rows:
            blocks.append(_list(page))
        for item in shown_of(evidence, page.pictures):
            caption, whole = below(printable(item.caption) or page.name)
            blocks += [Gap(3 * mm), Photo(item, reader, caption, tall=150 * mm)]
            blocks += [Paragraph(whole, BODY)] if whole else []
    return blocks


def _list(page: Attached) -> Grid:
    wide = (TOTAL - NUMBER) / (len(page.heads) - 1)
    rows = [Row(heads(page.heads), least=8 * mm)]
    rows += [Row([centre(text) for text in row], least=8 * mm) for row in page.rows]
    return Grid((NUMBER, *(wide,) * (len(page.heads) - 1)), rows, headers=1)
