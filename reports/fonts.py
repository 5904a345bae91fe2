"""The shipped fonts on paper: registration, per-character fallback, and text that extracts right.

Importing this module sets three of ReportLab's global switches, mends one of its functions and
hastens two (``reports.quick``); nothing else in the program uses ReportLab.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

import resources
from models.errors import FormError
from reports import quick

SERIF = "ChayanSerif-Regular"
SERIF_BOLD = "ChayanSerif-Bold"
SANS = "ChayanSans-Regular"
SANS_BOLD = "ChayanSans-Bold"
MARKS = "FormMarks"
RARE = ("ChayanSerifRare-Regular", "ChayanRare-Regular")
"""The ideographs of GB 18030-2022, level 3, that the others lack; loaded for the first of them."""
FONT_NAMES = (SERIF, SERIF_BOLD, SANS, SANS_BOLD, MARKS)

FALLBACK: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        SERIF: (SERIF, SANS, MARKS, *RARE),
        SERIF_BOLD: (SERIF_BOLD, SERIF, SANS, MARKS, *RARE),
        SANS: (SANS, SERIF, MARKS, *RARE),
        SANS_BOLD: (SANS_BOLD, SANS, SERIF, MARKS, *RARE),
        MARKS: (MARKS,),
    }
)
"""Where a character is looked for, in order: the bold faces hold fewer rare names."""
BOXES = frozenset("□☐☑☒✓✔○●")
"""Always drawn by FormMarks, so that every box on a page has one size."""
BFCHAR_BLOCK = 100
"""A CMap may hold at most this many entries in one block (Adobe technical note 5014)."""

# Set before any canvas exists: no clock and no random id in the file, binary streams as they are.
rl_config.invariant = 1
rl_config.useA85 = 0
rl_config.shapedFontGlob = []


def _to_unicode(font_name: str, subset: list[int]) -> str:
    """Return the map from a subset's codes to text.

    ReportLab's own writes U+2CC56 as five hexadecimal digits, which every reader takes for
    other characters; a name such as 𬱖 could then not be searched or copied.
    """
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
    ]
    blocks = [pairs[i : i + BFCHAR_BLOCK] for i in range(0, len(pairs), BFCHAR_BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{font_name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


ttfonts.makeToUnicodeCMap = _to_unicode
quick.hasten()


@cache
def face(name: str) -> Mapping[int, int]:
    """Register a font once and return its glyphs by code point."""
    file = resources.path("fonts", f"{name}.ttf")
    pdfmetrics.registerFont(ttfonts.TTFont(name, str(file), asciiReadable=0))
    return MappingProxyType(pdfmetrics.getFont(name).face.charToGlyph)


def faces() -> Mapping[str, Mapping[int, int]]:
    """Register the fonts of every paper and return their glyphs by name; the rare ones can wait."""
    return {name: face(name) for name in FONT_NAMES}


@lru_cache(maxsize=100_000)
def font_for(character: str, font: str) -> str:
    """Return the font that draws ``character`` where ``font`` is wanted.

    Raises FormError(``form-glyph-missing``): an empty box in somebody's name is worse than no form.
    """
    for name in (MARKS,) if character in BOXES else FALLBACK[font]:
        if ord(character) in face(name):
            return name
    raise FormError("form-glyph-missing", character=character, code=f"U+{ord(character):04X}")


@lru_cache(maxsize=100_000)
def width(character: str, font: str) -> float:
    """Return the width of ``character`` in ``font`` at size 1; call after :func:`font_for`."""
    return float(pdfmetrics.stringWidth(character, font, 1))


def printable(text: str) -> str:
    """Return ``text`` without what has no shape on paper; every kind of space becomes one of two.

    Joiners, variation selectors and control characters leave no trace on paper; a line feed
    stays, because it ends a line.
    """
    return text.replace("\r\n", "\n").translate(_PRINTABLE)


class _Printable(dict[int, str]):
    """What each code point is on paper; judged once."""

    def __missing__(self, point: int) -> str:
        self[point] = _on_paper(chr(point))
        return self[point]


_PRINTABLE = _Printable({0x09: " ", 0x0A: "\n", 0x0D: "\n", 0x3000: "\u3000"})


def _on_paper(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in ("Zl", "Zp"):
        return "\n"
    if kind == "Zs":
        return " "
    return "" if kind in ("Cc", "Cf") or _is_selector(character) else character


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters of ``texts`` that no shipped font can draw, in order, each once."""
    found: dict[str, None] = {}
    for text in texts:
        for character in printable(text).replace("\n", ""):
            if character not in found and not _drawable(character):
                found[character] = None
    return tuple(found)


def _drawable(character: str) -> bool:
    return any(ord(character) in face(name) for name in FALLBACK[SERIF])
