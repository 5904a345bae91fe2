"""ReportLab's two slowest loops again, with the same results: reading a font, writing a number.

ReportLab reads the tables of a font value by value, which takes a sixth of a second for ours, and
takes a logarithm for every coordinate. What is not of the kind that our fonts have is left to it.
"""

import struct
from collections.abc import Callable, Iterable
from typing import Any

from reportlab.pdfbase import ttfonts
from reportlab.pdfgen import canvas, pathobject, textobject

_NOTHING = 1e-7
"""ReportLab writes 0 for what is nearer to it."""
_FORMATS = ((10, "%.6f"), (100, "%.5f"), (1e3, "%.4f"), (1e4, "%.3f"), (1e5, "%.2f"), (1e6, "%.1f"))


def number(value: float) -> str:
    """Return a coordinate as ReportLab writes it: seven digits, six of them behind the point."""
    size = abs(value)
    if size <= _NOTHING:
        return "0"
    for most, form in _FORMATS:
        if size < most:
            text = (form % value).rstrip("0").rstrip(".")
            return text[1:] if text[0] == "0" and len(text) > 1 else text
    return f"{value:.0f}"


def numbers(*values: Any) -> str:
    """Return coordinates, or one sequence of them, with spaces between."""
    one = len(values) == 1 and isinstance(values[0], (list, tuple))
    return " ".join(map(number, values[0] if one else values))


class _Widths:
    """Widths by character, looked up in the font's own order when one is asked for."""

    def __init__(self, face: "Face") -> None:
        self._glyphs, self._advances = face.charToGlyph, face.hmetrics
        self._scale: Callable[[int], float] = face._pdfScale

    def get(self, char: int, default: float) -> float:
        """Return the width of a character in thousandths of its size."""
        glyph = self._glyphs.get(char, -1)
        return self._scale(self._advances[glyph][0]) if glyph >= 0 else default


class Face(ttfonts.TTFontFace):  # type: ignore[misc]  # ReportLab has no types
    """A font whose tables are read at one go."""

    def extractInfo(self, charInfo: int = 1) -> None:
        """Read what describes the font, then its characters, widths and outlines' places."""
        super().extractInfo(0)
        groups = self._groups() if charInfo else None
        if groups is None:
            super().extractInfo(charInfo)
            return
        found: dict[int, int] = {}
        unasked: dict[int, list[int]] = {}
        for first, last, glyph in groups:
            chars = range(first, last + 1)
            found.update(zip(chars, range(glyph, glyph + len(chars)), strict=True))
        self.charToGlyph, self.glyphToChar = found, unasked
        self._read_widths()
        self._read_places()
        if 0x20 in found:  # a space that does not break looks like one that does
            found[0xA0] = found[0x20]

    def _groups(self) -> Iterable[tuple[int, int, int]] | None:
        """Return first and last character and first glyph of the last table for Windows.

        None when that is none of format 12, which holds characters beyond the basic plane.
        """
        start = self.get_table_pos("cmap")[0]
        count = self.get_ushort(start + 2)
        heads = struct.iter_unpack(">HHL", self.get_chunk(start + 4, 8 * count))
        places = [start + offset for platform, _, offset in heads if platform == 3]
        if not places or self.get_ushort(places[-1]) != 12:
            return None
        table = self.get_chunk(places[-1] + 16, 12 * self.get_ulong(places[-1] + 12))
        return struct.iter_unpack(">LLL", table)

    def _read_widths(self) -> None:
        full = self.get_ushort(self.get_table_pos("hhea")[0] + 34)
        start, rest = self.get_table_pos("hmtx")[0], self.numGlyphs - full
        pairs = list(struct.iter_unpack(">HH", self.get_chunk(start, 4 * full)))
        bearings = struct.unpack(f">{rest}H", self.get_chunk(start + 4 * full, 2 * rest))
        self.hmetrics = pairs + [(pairs[-1][0], bearing) for bearing in bearings]
        self.charWidths = _Widths(self)
        self.defaultWidth = self._pdfScale(pairs[0][0])

    def _read_places(self) -> None:
        start, count = self.get_table_pos("loca")[0], self.numGlyphs + 1
        if self.get_ushort(self.get_table_pos("head")[0] + 50):
            self.glyphPos = list(struct.unpack(f">{count}L", self.get_chunk(start, 4 * count)))
        else:
            halves = struct.unpack(f">{count}H", self.get_chunk(start, 2 * count))
            self.glyphPos = [2 * half for half in halves]


def hasten() -> None:
    """Let ReportLab use them; before any font is registered."""
    ttfonts.TTFontFace = Face
    for module in (canvas, pathobject, textobject):
        module.fp_str = numbers
