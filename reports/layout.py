"""The look that all forms share: type, headings, cells, places for ink and seal."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from models.facts.strokes import Strokes
from reports import fonts
from reports.block import Block, Canvas, Gap, Lead, Outline, Stack, mm
from reports.ink import draw_ink
from reports.paragraph import Align, Paragraph, Style, Words
from reports.tables import Cell, Stand

TITLE = Style(font=fonts.SERIF_BOLD, size=20, align=Align.CENTRE)
ANNEX_NUMBER = Style(font=fonts.SANS, size=16, align=Align.LEFT)
SECTION = Style(font=fonts.SANS_BOLD, size=12, align=Align.LEFT)
BODY = Style(size=10.5)
HEAD = Style(font=fonts.SANS, size=10.5, align=Align.CENTRE)
SMALL = Style(size=9)
BLANK_DAY = "　　　年　　月　　日"
SIGNATURE_LINE = 32 * mm
SEAL = 26 * mm
"""Diameter of the hint; a real seal of about 40 mm may stand over it."""
INK_HEIGHT = 11 * mm


def annex_heading(number: str, title: str) -> list[Block]:
    """Return ``附件1`` at the left and the title below."""
    return [
        Paragraph(number, ANNEX_NUMBER),
        Gap(2 * mm),
        Paragraph(title, TITLE),
        Gap(4 * mm),
    ]


def section(text: str, level: int = 0) -> list[Block]:
    """Return a heading that is also an entry of the outline."""
    return [Gap(4 * mm), Outline(Stack([Paragraph(text, SECTION), Gap(1.5 * mm)]), text, level)]


def lead(text: str) -> Block:
    """Return words above a table that never stand alone at the end of a page."""
    return Lead(Stack([Paragraph(text, BODY), Gap(1 * mm)]), text)


def left(words: Words, style: Style = BODY, span: int = 1) -> Cell:
    """Return a cell of prose."""
    return Cell(Paragraph(words, style), span)


def centre(words: Words, style: Style = BODY, span: int = 1) -> Cell:
    """Return a cell of a label or a number."""
    return Cell(Paragraph(words, style.but(align=Align.CENTRE)), span)


def heads(words: Sequence[str], style: Style = HEAD) -> list[Cell]:
    """Return the cells of a header row."""
    return [centre(word, style) for word in words]


@dataclass(frozen=True)
class SignPlace:
    """Where somebody signs and an office seals: captions, a line, a light ring, a date."""

    signer: str
    """Caption of the signature, e.g. ``主要负责人签字：``."""
    seal: str
    """Caption of the seal."""
    day: str
    """Date, or the blank one."""
    style: Style
    """Type."""
    beside: bool = False
    """Seal left, signature right (annex 2), instead of one below the other (annex 4)."""
    mark: str = ""
    """Named destination of the free half at the left, where a signer's program may write."""

    def height(self, width: float) -> float:
        """Return the height: the ring must find room."""
        return SEAL + 1.5 * mm

    def split(self, width: float, room: float) -> None:
        """Never cut."""
        return

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw captions, line, ring and date, in the order they are read."""
        bottom, line = top - self.height(width), self.style.line
        caption, middle = self.style.but(align=Align.LEFT), x + width * 0.5
        sign_top = bottom + line * (2.6 if self.beside else 4.0)
        if self.beside:
            self._draw_seal(canvas, x + 6 * mm, sign_top, bottom)
        Paragraph(self.signer, caption).draw(canvas, middle, sign_top, width)
        start = middle + _wide(self.signer, caption)
        end = max(start + SIGNATURE_LINE, x + width - 3 * mm)
        canvas.setLineWidth(0.6)
        canvas.line(start, sign_top - line * 0.95, end, sign_top - line * 0.95)
        if not self.beside:
            self._draw_seal(canvas, middle, bottom + line * 2.6, bottom)
        right = self.style.but(align=Align.RIGHT)
        Paragraph(self.day, right).draw(canvas, x, bottom + line * 1.2, width - 3 * mm)
        if self.mark:
            _name_place(canvas, self.mark, (x, bottom, middle - 2 * mm, top))

    def _draw_seal(self, canvas: Canvas, x: float, top: float, bottom: float) -> None:
        caption = self.style.but(align=Align.LEFT)
        wide = _wide(self.seal, caption)
        Paragraph(self.seal, caption).draw(canvas, x, top, 2 * wide)
        centre_x = x + wide + (SEAL / 2 if self.beside else 0)
        canvas.saveState()
        canvas.setStrokeGray(0.72)
        canvas.setLineWidth(0.5)
        canvas.setDash(1.5, 2.5)
        canvas.circle(centre_x, bottom + SEAL / 2 + 0.5 * mm, SEAL / 2, stroke=1, fill=0)
        canvas.restoreState()


def _name_place(canvas: Canvas, name: str, box: tuple[float, float, float, float]) -> None:
    """Enter a place of this page into the file's catalog; ReportLab drops what no link goes to."""
    goal = PDFArray([canvas._doc.thisPageRef(), PDFName("FitR"), *(round(edge) for edge in box)])
    canvas._doc.Catalog.Dests = PDFDictionary({name: goal})


def _wide(words: str, style: Style) -> float:
    return sum(fonts.width(c, fonts.font_for(c, style.font)) for c in words) * style.size


@dataclass(frozen=True)
class Ink:
    """A signature given on the screen, or the line for one given with a pen."""

    strokes: Strokes | None = None
    """Handwriting; None leaves the line."""

    def height(self, width: float) -> float:
        """Return the height of the place."""
        return float(INK_HEIGHT)

    def split(self, width: float, room: float) -> None:
        """Never cut."""
        return

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the handwriting."""
        if self.strokes:
            draw_ink(canvas, self.strokes, x, top - INK_HEIGHT, width, INK_HEIGHT)


def ink_cell(strokes: Strokes | None, span: int = 1) -> Cell:
    """Return the cell of a signature."""
    return Cell(Ink(strokes), span, Stand.MIDDLE)
