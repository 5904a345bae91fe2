"""Pages: blocks flow from page to page; each carries its number, form code, digest and QR."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from reportlab.lib.pagesizes import A4, landscape

from models.errors import FormError
from models.facts.papercode import Kind, PaperCode, code_of
from reports import fonts
from reports.assembly import Assembly
from reports.block import Block, Canvas, Gap, NewPage, Outline, mm
from reports.darkroom import Darkroom
from reports.paragraph import Align, Paragraph, Style
from reports.stamp import QR_EDGE, QR_QUIET, QR_SIZE, draw_qr, note_words
from reports.stamp import PrintInfo as PrintInfo
from reports.tables import Grid

ANNEX_TOP = 20 * mm
"""附件1 and the like stand beside the QR; the title comes below it."""
PAGES_FORM, CODE_FORM = "pages", "code"
"""Drawn on every page and defined after the last, when it is known how many there are."""
ONE_AT_A_TIME = threading.Lock()
"""ReportLab's fonts and switches belong to the process, and papers are made in worker threads."""
LEAST_SIZE = 10.5
"""五号: smaller type is tried only after the edges of the page have given way."""
NARROW_EDGE, NARROW_BOTTOM = 20 * mm, 17 * mm
"""Edges of a form that fits no other way; a binder's holes and the page number find room."""
FOLLOW = 30 * mm
"""A heading stays with at least this much of what follows."""
NOTE = Style(size=7, grey=0.35, align=Align.RIGHT, font=fonts.SANS)
FOOT = Style(size=9, align=Align.CENTRE)


@dataclass(frozen=True)
class Sheet:
    """What a paper is and how its pages are cut."""

    form: str
    """Form code, e.g. ``annex-2``."""
    title: str
    """Title, also of the file."""
    author: str
    """Office, also of the file."""
    digest: str
    """Digest of the facts it was made from, or what its ``kind`` says."""
    left: float = 27 * mm
    """White edge."""
    right: float = 27 * mm
    """White edge."""
    top: float = 29 * mm
    """White edge; the QR stands in it."""
    first_top: float = 29 * mm
    """White edge of the first page: an annex number may stand at the left of the QR."""
    bottom: float = 18 * mm
    """White edge; the page number stands in it."""
    print_info: PrintInfo = field(default_factory=PrintInfo)
    """Mark of a reprint."""
    wide: bool = False
    """A4 lying on its long side."""
    kind: Kind | None = None
    """What it is, where it is not made from frozen facts."""
    head: str = ""
    """What the paper is called beside its code; empty for the first word of the title."""
    visit: str = ""
    """Visit, for the QR; empty for a paper of none."""
    revision: int = 1
    """Revision of the visit; of a ledger its lines."""
    qr: float = QR_SIZE
    """Edge of the QR; the upper white edge must have room for it."""

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the paper."""
        across, down = landscape(A4) if self.wide else A4
        return float(across), float(down)

    @property
    def width(self) -> float:
        """Width of the type area."""
        return self.page[0] - self.left - self.right

    @property
    def height(self) -> float:
        """Height of the type area of the first page."""
        return self.page[1] - self.first_top - self.bottom

    def code(self) -> PaperCode:
        """Return what the first page says of itself; docs/paper.md publishes it."""
        visit = self.visit or ("" if self.kind in (Kind.BLANK, Kind.LEDGER) else "0" * 8)
        info = self.print_info
        return replace(
            code_of(self.form, visit, self.revision, self.digest),
            kind=self.kind,
            place=info.place,
            number=info.number if info.place else 0,
        )


def compose(sheet: Sheet, blocks: Sequence[Block]) -> bytes:
    """Return the PDF of ``blocks``; the same facts give the same bytes."""
    fonts.faces()
    canvas = Canvas(
        "",
        pagesize=sheet.page,
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.SERIF,
        lang="zh-CN",
    )
    canvas.setTitle(_one_line(sheet.title))
    canvas.setAuthor(_one_line(sheet.author))
    canvas.setSubject(f"{sheet.form} {sheet.digest}")
    canvas.setCreator("Chayan 查验")
    canvas.setProducer("Chayan 查验")
    if any(isinstance(block, Outline) for block in blocks):
        canvas.showOutline()
    canvas.assembly = Assembly(canvas)
    with Darkroom() as canvas.darkroom:
        _flow(canvas, sheet, list(blocks))
        _define_total(canvas, sheet)
        canvas.darkroom.define(canvas)
    done: bytes = canvas.assembly.finished()
    return done


def _one_line(text: str) -> str:
    """Return what the file says of itself, without what XMP could not hold (ISO 19005-1)."""
    return fonts.printable(text).replace("\n", " ")


def one_page(
    sheet: Sheet, build: Callable[[float], Sequence[Block]], sizes: Sequence[float]
) -> list[Block]:
    """Return the blocks in the largest of ``sizes`` that fits one page, stretched to fill it.

    When even the smallest does not fit, its blocks flow on to a second page: nothing is cut off.
    """
    blocks: Sequence[Block] = ()
    for size in sizes:
        blocks = build(size)
        spare = sheet.height - sum(block.height(sheet.width) for block in blocks)
        if spare >= 0:
            return [b.stretched(spare) if isinstance(b, Grid) else b for b in blocks]
    return list(blocks)


def one_sheet(
    sheet: Sheet, build: Callable[[float], Sequence[Block]], sizes: Sequence[float]
) -> tuple[Sheet, list[Block]]:
    """Return the page and blocks that fit one sheet: smaller type first, then a wider type area.

    As ``one_page`` when neither helps. The type never goes below LEAST_SIZE before the edges do.
    """
    usual = [size for size in sizes if size >= LEAST_SIZE] or sizes
    wider = replace(sheet, left=NARROW_EDGE, right=NARROW_EDGE, bottom=NARROW_BOTTOM)
    factor = wider.width / sheet.width
    blocks = one_page(sheet, build, usual)
    if _spare(sheet, blocks) >= 0:
        return sheet, blocks
    blocks = one_page(wider, lambda size: widened(build(size), factor), sizes)
    if _spare(wider, blocks) >= 0:
        return wider, blocks
    return sheet, one_page(sheet, build, sizes)


def _spare(sheet: Sheet, blocks: Sequence[Block]) -> float:
    return sheet.height - sum(block.height(sheet.width) for block in blocks) + 0.01


def widened(blocks: Sequence[Block], factor: float) -> list[Block]:
    """Return ``blocks`` with their tables wider by ``factor``."""
    return [
        replace(block, widths=[wide * factor for wide in block.widths], _known={})
        if isinstance(block, Grid)
        else block
        for block in blocks
    ]


def _flow(canvas: Canvas, sheet: Sheet, blocks: list[Block]) -> None:
    """Draw ``blocks`` on as many pages as they need."""
    top = sheet.page[1] - sheet.first_top
    y, waiting = top, blocks[::-1]
    _furnish(canvas, sheet)
    while waiting:
        block, room = waiting.pop(), y - sheet.bottom
        height = block.height(sheet.width)
        if isinstance(block, NewPage) and y != top:
            y = top = _turn(canvas, sheet)
        if isinstance(block, Gap) and (y == top or height > room):
            continue
        if height + _following(block, waiting, sheet.width) <= room + 0.01:
            block.draw(canvas, sheet.left, y, sheet.width)
            y -= height
            continue
        waiting += _cut(canvas, sheet, block, y)[::-1]
        if y == top and waiting[-1] is block:
            raise FormError("form-too-high")
        y = top = _turn(canvas, sheet)


def _turn(canvas: Canvas, sheet: Sheet) -> float:
    """Begin the next page and return where its blocks begin."""
    canvas.showPage()
    _furnish(canvas, sheet)
    return sheet.page[1] - sheet.top


def _cut(canvas: Canvas, sheet: Sheet, block: Block, y: float) -> list[Block]:
    """Draw as much of ``block`` as the page still takes and return what is left."""
    parts = block.split(sheet.width, y - sheet.bottom)
    if parts is None:
        return [block]
    parts[0].draw(canvas, sheet.left, y, sheet.width)
    return [parts[1]]


def _following(block: Block, waiting: Sequence[Block], width: float) -> float:
    """Return the room a heading wants below itself."""
    if not isinstance(block, Outline) or not waiting:
        return 0.0
    return float(min(waiting[-1].height(width), FOLLOW))


def _furnish(canvas: Canvas, sheet: Sheet) -> None:
    """Draw what every page has."""
    right, top = sheet.page[0] - sheet.right, sheet.page[1] - QR_EDGE
    _place(canvas, f"{CODE_FORM}{canvas.getPageNumber()}", right - sheet.qr, top - sheet.qr)
    name = sheet.head or sheet.title.partition(" ")[0]  # 附件1, 现场评价记录
    block = Paragraph(note_words(sheet.code(), name, sheet.print_info), NOTE)
    room = right - sheet.qr - QR_QUIET - sheet.left
    block.draw(canvas, sheet.left, top - sheet.qr + block.height(room) + 1 * mm, room)
    _page_number(canvas, sheet.page[0])


def _place(canvas: Canvas, form: str, x: float, y: float) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.doForm(form)
    canvas.restoreState()


def _page_number(canvas: Canvas, page_width: float) -> None:
    """Write "第 x 页 共 y 页"; y is a form XObject that is defined after the last page."""
    words = f"第 {canvas.getPageNumber()} 页　共 "
    wide = sum(fonts.width(c, fonts.font_for(c, FOOT.font)) * FOOT.size for c in words)
    x, y = page_width / 2 - wide * 0.6, 11 * mm
    Paragraph(words.rstrip(), FOOT.but(align=Align.LEFT)).draw(canvas, x, y + FOOT.line, 80 * mm)
    _place(canvas, PAGES_FORM, x + wide, y)


def _define_total(canvas: Canvas, sheet: Sheet) -> None:
    total = canvas.getPageNumber()
    canvas.showPage()
    canvas.beginForm(PAGES_FORM, 0, 0, 30 * mm, FOOT.line)
    Paragraph(f"{total} 页", FOOT.but(align=Align.LEFT)).draw(canvas, 0, FOOT.line, 30 * mm)
    canvas.endForm()
    mask: int | None = None
    for page in range(1, total + 1):
        canvas.beginForm(f"{CODE_FORM}{page}", 0, 0, sheet.qr, sheet.qr)
        mask = draw_qr(canvas, sheet.code().on(page, total).text(), sheet.qr, mask)
        canvas.endForm()
