"""Chinese text in a column: styles, runs, and the block that breaks, spreads and draws them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from reports import fonts
from reports.block import Canvas
from reports.linebreak import Glyph, Line, break_lines

BASELINE = 0.86
"""Height of the baseline in the square of a character, from its top."""
LOOSEST = 0.15
"""A line is left ragged rather than spread by more than this part of a character."""


class Align(StrEnum):
    """Where short lines stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True)
class Style:
    """How a paragraph looks."""

    font: str = fonts.SERIF
    """Font wanted; rare characters fall back."""
    size: float = 10.5
    """Size in points."""
    leading: float = 0.0
    """Distance of baselines; 0 means 1.45 times the size."""
    align: Align = Align.JUSTIFY
    """Alignment."""
    indent: float = 0.0
    """First line, in characters."""
    grey: float = 0.0
    """0 is black."""

    @property
    def line(self) -> float:
        """Distance of baselines, in points."""
        return self.leading or round(self.size * 1.45, 1)

    def but(self, **changes: object) -> "Style":
        """Return the style with some things changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # checked by the dataclass


@dataclass(frozen=True)
class Run:
    """Words that look alike."""

    text: str
    """Words; a line feed ends a line."""
    font: str = ""
    """Other font than the style's."""
    underline: bool = False
    """Underlined, as a filled blank is."""
    bound: bool = False
    """Stays on one line."""
    blank: float = 0.0
    """Least width in points: the words stand in the middle of a blank this wide."""


Words = str | Sequence[Run | str]
"""What a paragraph is made from."""


@dataclass(frozen=True)
class Lines:
    """Lines that are already broken: a part of a paragraph that was cut."""

    lines: Sequence[Line]
    """Top to bottom."""
    style: Style
    """How they look."""
    continued: bool = True
    """True when the first line is not the paragraph's first and has no indent."""

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        return len(self.lines) * self.style.line

    def split(self, width: float, room: float) -> "tuple[Lines, Lines] | None":
        """Cut between lines."""
        fitting = int((room + 0.01) // self.style.line)
        if not 0 < fitting < len(self.lines):
            return None
        above = Lines(self.lines[:fitting], self.style, self.continued)
        return above, Lines(self.lines[fitting:], self.style)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw every line."""
        style = self.style
        canvas.setFillGray(style.grey)
        baseline = top - (style.line - style.size) / 2 - BASELINE * style.size
        for number, line in enumerate(self.lines):
            first = number == 0 and not self.continued
            indent = style.indent * style.size if first else 0.0
            _draw_line(canvas, line, x + indent + _offset(line, style), baseline, style)
            baseline -= style.line
        canvas.setFillGray(0)


class Paragraph:
    """A block of text."""

    def __init__(self, words: Words, style: Style) -> None:
        runs = [words] if isinstance(words, str) else words
        self.style = style
        self._glyphs: list[Glyph] = []
        for number, run in enumerate(runs, start=1):
            self._glyphs += _glyphs(run if isinstance(run, Run) else Run(run), style, number)
        self._broken: dict[float, Lines] = {}

    def broken(self, width: float) -> Lines:
        """Return the lines at ``width``."""
        if width not in self._broken:
            first = width - self.style.indent * self.style.size
            lines = break_lines(self._glyphs, first, width)
            self._broken[width] = Lines(lines, self.style, continued=False)
        return self._broken[width]

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        return self.broken(width).height(width)

    def split(self, width: float, room: float) -> tuple[Lines, Lines] | None:
        """Cut between lines."""
        return self.broken(width).split(width, room)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw every line."""
        self.broken(width).draw(canvas, x, top, width)


def _glyphs(run: Run, style: Style, number: int) -> Iterator[Glyph]:
    font = run.font or style.font
    bound = number if run.bound or run.blank else 0
    drawn = [
        _glyph(char, font, style.size, run.underline, bound) for char in fonts.printable(run.text)
    ]
    missing = run.blank - sum(glyph.width for glyph in drawn)
    side = Glyph("", font, style.size, max(missing / 2, style.size / 2), run.underline, bound)
    yield from [side, *drawn, side] if run.blank else drawn


@lru_cache(maxsize=100_000)
def _glyph(char: str, font: str, size: float, underline: bool, bound: int) -> Glyph:
    """Return a character where ``font`` is wanted; the same one comes many times in a paper."""
    if char == "\n":
        return Glyph(char, font, size, 0.0)
    chosen = fonts.font_for(char, font)
    return Glyph(char, chosen, size, fonts.width(char, chosen) * size, underline, bound)


def _offset(line: Line, style: Style) -> float:
    spare = max(0.0, line.room - line.width)
    if style.align is Align.CENTRE:
        return spare / 2
    return spare if style.align is Align.RIGHT else 0.0


def _draw_line(canvas: Canvas, line: Line, x: float, y: float, style: Style) -> None:
    """Draw one line as few runs of text; the space to spread lies between words only."""
    text = canvas.beginText()
    for (font, underline, blank, extra), piece in groupby(_spread(line, _gap(line, style)), _look):
        glyphs = [glyph for glyph, _ in piece]
        end = x + sum(glyph.width + extra for glyph in glyphs)
        if not blank:
            text.setTextOrigin(x, y)
            text.setFont(font, style.size)
            text.setCharSpace(extra)
            text.textOut("".join(glyph.char for glyph in glyphs))
        if underline:
            canvas.setLineWidth(0.5)
            canvas.line(x, y - style.size * 0.16, end, y - style.size * 0.16)
        x = end
    text.setCharSpace(0)
    canvas.drawText(text)


def _spread(line: Line, gap: float) -> Iterator[tuple[Glyph, float]]:
    for word in line.words:
        for glyph in word[:-1]:
            yield glyph, 0.0
        yield word[-1], gap


def _look(placed: tuple[Glyph, float]) -> tuple[str, bool, bool, float]:
    glyph, extra = placed
    return glyph.font, glyph.underline, not glyph.char, extra


def _gap(line: Line, style: Style) -> float:
    """Return what to add after each word so that a full line reaches the edge."""
    if style.align is not Align.JUSTIFY or line.last or len(line.words) < 2:
        return 0.0
    gap = (line.room - line.width + line.hang_used) / (len(line.words) - 1)
    return gap if gap < style.size * LOOSEST else 0.0
