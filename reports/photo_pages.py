"""Cited photos, two across and three down on every page, with clause, place, time and number.

Where a covered copy of a photo exists only that one is printed, whatever else a package carries.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.facts.carriage import stand_ins
from models.facts.evidence_bodies import EvidenceAdded
from models.facts.reader import ByteReader
from models.facts.types import Facts
from reports.block import Block, Gap, NewPage, mm
from reports.layout import SMALL, centre, heads, left, section
from reports.paragraph import Paragraph
from reports.photos import Photo
from reports.tables import PADDING, Cell, Grid, Row, Stand

ACROSS, PER_PAGE = 2, 6
WIDTH = 165 * mm
TALL = 52 * mm
CELL = 77 * mm
"""Three of these and the heading fill a page."""
WORDS_MOST, PLACE_MOST, CLAUSES_MOST, TIME_MOST = 44, 14, 2, 16
"""What one caption takes; the whole words follow after the photos."""
COPIED_MOST = 80_000_000
"""Bytes of previews that one report copies; one with more shows all of them at 180 dots an inch."""
CUT = "…"
NO_TIME = "时间未记录"
TIME_NOTE = (
    "时间为相机自带时钟所记，未经校正；编号为原始文件SHA-256值的前12位。"
    "照片有遮盖件的，只印遮盖件。"
)
FULL_WIDTHS = (18 * mm, 36 * mm, 30 * mm, WIDTH - 84 * mm)
FULL_HEADS = ("图号", "条款", "地点", "说明")


@dataclass(frozen=True)
class Cited:
    """One photo that clauses or findings name."""

    number: int
    """图1, 图2 …"""
    evidence: EvidenceAdded
    """What is printed: the newest covered copy where there is one."""
    clauses: tuple[str, ...]
    """Codes of clauses, as printed."""
    places: tuple[str, ...]
    """Where, as clauses and findings say."""


def cited_photos(facts: Facts) -> tuple[Cited, ...]:
    """Return the photos that anything names, numbered in the order of the clauses."""
    known = {item.sha256 for item in facts.evidence}
    clauses: dict[str, dict[str, None]] = {}
    places: dict[str, dict[str, None]] = {}
    items: dict[str, EvidenceAdded] = {}
    for code, place, named in _naming(facts):
        for item in stand_ins(facts.evidence, [sha for sha in named if sha in known]):
            if item.mime.startswith("image/"):
                items.setdefault(item.sha256, item)
                clauses.setdefault(item.sha256, {})[code] = None
                places.setdefault(item.sha256, {}).update({place: None} if place else {})
    return tuple(
        Cited(number, item, tuple(clauses[sha256]), tuple(places[sha256]))
        for number, (sha256, item) in enumerate(items.items(), start=1)
    )


def _naming(facts: Facts) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield clause, place and evidence of everything that names any, clause by clause."""
    letters = {p.id: f"{chr(65 + n)}:" for n, p in enumerate(facts.packs)}
    if len(facts.packs) == 1:
        letters = dict.fromkeys(letters, "")
    findings = {one.id: one for one in facts.findings}
    for clause in facts.clauses:
        code = letters[clause.pack] + clause.clause
        figures = [clause.values_evidence] if clause.values_evidence else []
        yield code, clause.place, [*clause.evidence, *figures]
        for one in (findings[i] for i in clause.findings if i in findings):
            yield code, one.place, one.evidence


def numbers_by_clause(photos: Sequence[Cited]) -> Mapping[str, list[int]]:
    """Return the numbers of the photos of each clause code."""
    found: dict[str, list[int]] = {}
    for photo in photos:
        for code in photo.clauses:
            found.setdefault(code, []).append(photo.number)
    return found


def photo_pages(photos: Sequence[Cited], reader: ByteReader | None) -> Iterator[Block]:
    """Yield the pages, six photos on each, and the words that did not fit below a photo."""
    previews = [photo.evidence.preview for photo in photos]
    copied = sum(one.size for one in previews if one) <= COPIED_MOST
    for first in range(0, len(photos), PER_PAGE):
        page = photos[first : first + PER_PAGE]
        yield NewPage()
        to = f"至图{page[-1].number}" if len(page) > 1 else ""
        yield from section(f"照片　图{page[0].number}{to}")
        cells = [_cell(photo, reader, copied) for photo in page]
        cells += [Cell()] * (len(cells) % ACROSS)
        pairs = [cells[at : at + ACROSS] for at in range(0, len(cells), ACROSS)]
        yield Grid((WIDTH / 2, WIDTH / 2), [Row(pair, least=CELL, padding=3.5) for pair in pairs])
    if photos:
        yield Gap(1.5 * mm)
        yield Paragraph(TIME_NOTE, SMALL)
        yield from _full([photo for photo in photos if _caption(photo)[1]])


def _cell(photo: Cited, reader: ByteReader | None, copied: bool) -> Cell:
    words, _ = _caption(photo)
    shown = Photo(photo.evidence, reader, words, tall=TALL, copied=copied)
    return Cell(shown, stand=Stand.TOP)


def _caption(photo: Cited) -> tuple[str, bool]:
    """Return the words below a photo, and whether some of them were cut."""
    item = photo.evidence
    said, cut_words = _short(_one_line(item.caption), WORDS_MOST)
    place, cut_place = _short(_one_line("、".join(photo.places)), PLACE_MOST)
    codes = "、".join(photo.clauses[:CLAUSES_MOST])
    more = len(photo.clauses) - CLAUSES_MOST
    codes += f"等{len(photo.clauses)}条" if more > 0 else ""
    lines = [
        f"图{photo.number}　{said}".rstrip(),
        "　".join(filter(None, (f"条款 {codes}", place))),
        f"{_taken(item)}　编号 {(item.of or item.sha256)[:12]}",
    ]
    return "\n".join(lines), cut_words or cut_place or more > 0


def _one_line(words: str) -> str:
    """Return the words without line ends: a cell has room for three lines of ours."""
    return " ".join(words.split())


def _short(words: str, most: int) -> tuple[str, bool]:
    return (words, False) if len(words) <= most else (words[: most - 1] + CUT, True)


def _taken(item: EvidenceAdded) -> str:
    """Return the camera's own moment to the minute: ``2021:09:15 10:20:33`` as cameras write.

    What is written otherwise is cut to the same room: it may be anything.
    """
    date, _, time = _one_line(item.taken_at).partition(" ")
    return f"{date.replace(':', '-')} {time[:5]}".strip()[:TIME_MOST] or NO_TIME


def _full(photos: Sequence[Cited]) -> Iterator[Block]:
    if not photos:
        return
    yield from section("照片说明全文")
    rows = [Row(heads(FULL_HEADS), least=8 * mm)]
    for photo in photos:
        words = ("、".join(photo.clauses), "、".join(photo.places), photo.evidence.caption)
        cells = [centre(f"图{photo.number}", SMALL), *(left(word, SMALL) for word in words)]
        rows.append(Row(cells, padding=PADDING))
    yield Grid(FULL_WIDTHS, rows, headers=1)
