"""存在问题反馈 as a letter to edit: the words of the paper, from the same frozen facts.

The paper stays the original: the letter has no QR, no print number and no ink, because whoever
opens it can change it. Photos stand in it as small as on paper; ink from the screen does not.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.shared import Mm, Pt

from models.facts.bodies import EvidenceAdded, Finding
from models.facts.reader import ByteReader
from models.facts.signing import Signature, Signatures
from models.facts.types import Facts
from reports import office_docx as word
from reports.block import mm
from reports.findings_order import PROBLEM, SUGGESTION, problems, suggestions
from reports.findings_words import (
    NAME,
    REPLY,
    SIGNED,
    SOFT,
    captioned,
    heading_words,
    lead_words,
    line_words,
    other_words,
)
from reports.office_pictures import Album
from reports.signing import BLANK, HEADS, checked, said_words, sign_lines, sign_note, titled

NAMES = (26, 130)
SIGN_WIDTHS = (26, 32, 50, 48)
PHOTOS = (78, 78)
PHOTO_WIDTH, PHOTO_HEIGHT = 72.0, 62.0
"""Room of a photo in mm."""
ABOUT = "可编辑副本，以签字盖章的纸质件为准。评价事实摘要（SHA-256）：{digest}"


def findings_docx(
    facts: Facts,
    digest: str,
    *,
    signatures: Signatures | None = None,
    reader: ByteReader | None = None,
) -> bytes:
    """Return the letter; raises FormError for signatures that belong to other facts."""
    given = checked(signatures, digest)
    made = word.letter(NAME, facts.visit.organisation, ABOUT.format(digest=digest))
    album = Album(made, reader)
    word.centred(word.write(made, NAME, word.SONG, word.TITLE_SIZE))
    word.write(made, "")
    word.write(made, lead_words(facts), indent=2)
    wrong, soft = problems(facts), suggestions(facts)
    for number, finding in enumerate(wrong, start=1):
        _finding(made, facts, number, finding, PROBLEM, album)
    if wrong:
        word.write(made, REPLY, indent=2)
    if soft:
        _section(made, SUGGESTION)
        word.write(made, SOFT, indent=2)
    for number, finding in enumerate(soft, start=1):
        _finding(made, facts, number, finding, SUGGESTION, album)
    _section(made, SIGNED)
    _signed(made, facts, given)
    for paragraph, words in album.fill(PHOTO_WIDTH * mm, PHOTO_HEIGHT * mm):
        word.put(paragraph, words, word.FANG, Pt(10.5))
    return word.saved(made)


def _section(made: Document, name: str) -> None:
    """First-level headings are in 黑体 (GB/T 9704-2012 §7.3.3)."""
    word.write(made, name, word.HEI).paragraph_format.keep_with_next = True


def _finding(
    made: Document,
    facts: Facts,
    number: int,
    finding: Finding,
    kind: str,
    album: Album,
) -> None:
    """Second-level headings are in 楷体, the words in 仿宋 (GB/T 9704-2012 §7.3.3)."""
    head = word.write(made, heading_words(facts, number, finding, kind), word.KAI)
    head.paragraph_format.keep_with_next = True
    lines = line_words(facts, finding, kind)
    grid = word.table(made, NAMES, len(lines))
    for row, (name, words) in zip(grid.rows, lines, strict=True):
        word.fill(row.cells[0], name, word.HEI, middle=True)
        word.fill(row.cells[1], words)
    photos = list(captioned(facts, number, finding, kind))
    _photos(made, [(item, words) for item, words, _ in photos], album)
    for whole in (whole for _, _, whole in photos if whole):
        word.write(made, whole, size=word.TABLE_SIZE)
    if others := other_words(facts, finding):
        word.write(made, others, size=word.TABLE_SIZE)


def _photos(made: Document, photos: Sequence[tuple[EvidenceAdded, str]], album: Album) -> None:
    """Keep places for photos, two in a row, each with its caption below it."""
    if not photos:
        return
    word.write(made, "", size=Pt(6))  # two tables without a line between them become one
    grid = word.table(made, PHOTOS, (len(photos) + 1) // 2)
    for place, (item, caption) in enumerate(photos):
        cell = grid.rows[place // 2].cells[place % 2]
        album.hold(word.centred(cell.paragraphs[0]), item)
        for line in caption.split("\n"):
            word.centred(word.write(cell, line, size=Pt(10.5)))


def _signed(made: Document, facts: Facts, given: Sequence[Signature]) -> None:
    lines = list(sign_lines(facts, given))
    grid = word.table(made, SIGN_WIDTHS, len(lines) + 1)
    for cell, name in zip(grid.rows[0].cells, HEADS, strict=True):
        word.fill(cell, name, word.HEI, middle=True)
    for row, (role, name, signature) in zip(grid.rows[1:], lines, strict=True):
        row.height = Mm(13)
        said = said_words(signature) if signature else BLANK
        for cell, words in zip(row.cells, (role, titled(name, signature), "", said), strict=True):
            word.fill(cell, words, middle=True)
    word.write(made, sign_note(given), size=word.TABLE_SIZE)
