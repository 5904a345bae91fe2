"""Rebuild resources/fonts from the published Noto SC packages.

Not run by the program, by `make setup` or by the tests: the result is committed.

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3
    tar -xzf each into a folder of its own
    apt-get install unicode-data fonts-hanazono
    .venv/bin/python docs/tools/make_fonts.py --serif DIR/package --sans DIR/package \
        --unihan /usr/share/unicode/Unihan_OtherMappings.txt.bz2 \
        --hanazono /usr/share/fonts/truetype/hanazono
"""

from __future__ import annotations

import argparse
import bz2
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parents[2] / "resources" / "fonts"

# Latin with accents, punctuation, arrows, maths, boxes, dingbats, kana, enclosed and
# square units (㎡), vertical forms (﹝﹞), full width.
SYMBOL_RANGES = (
    (0x20, 0x250),
    (0x2000, 0x27C0),
    (0x3000, 0x3400),
    (0xFE30, 0xFE70),
    (0xFF00, 0xFFF0),
)

# Radicals, the whole of the unified ideographs up to extension F (GB 18030-2022, level 3), and the
# compatibility ideographs: what names may hold beyond the tables above.
RARE_RANGES = (
    (0x2E80, 0x3000),
    (0x3400, 0x4DC0),
    (0x4E00, 0xA000),
    (0xF900, 0xFB00),
    (0x20000, 0x2FA20),
)

# Neither Qt nor ReportLab needs them for horizontal Chinese, and they weigh megabytes.
DROPPED_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG", "DSIG", "meta"]
DROPPED_TABLES += ["FFTM", "prop"]

FAMILY, SUBFAMILY, UNIQUE, FULL, VERSION, POSTSCRIPT = 1, 2, 3, 4, 5, 6
DESCRIPTION, LICENCE = 10, 13
OFL = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
KEPT_NAMES = {0, FAMILY, SUBFAMILY, UNIQUE, FULL, VERSION, POSTSCRIPT, 7, 8, 9, 11, 12, 13, 14}


@dataclass(frozen=True)
class Face:
    """One file to ship: where it comes from, what it is called and how much it covers."""

    package: str  # "serif" or "sans"
    source: str  # path inside the package
    family: str
    style: str
    with_gbk: bool

    @property
    def file_name(self) -> str:
        return f"{self.postscript}.ttf"

    @property
    def postscript(self) -> str:
        return self.family.replace(" SC", "").replace(" ", "") + "-" + self.style


FACES = (
    Face("serif", "400Regular/NotoSerifSC_400Regular.ttf", "Chayan Serif SC", "Regular", True),
    Face("serif", "700Bold/NotoSerifSC_700Bold.ttf", "Chayan Serif SC", "Bold", False),
    Face("sans", "400Regular/NotoSansSC_400Regular.ttf", "Chayan Sans SC", "Regular", True),
    Face("sans", "700Bold/NotoSansSC_700Bold.ttf", "Chayan Sans SC", "Bold", False),
)

RARE_FACES = (
    Face("serif", "400Regular/NotoSerifSC_400Regular.ttf", "Chayan Serif Rare", "Regular", False),
    Face("hanazono", "HanaMinB.ttf", "Chayan Rare", "Regular", False),
)


def general_standard_characters(unihan: Path) -> set[int]:
    """The 8,105 characters of 通用规范汉字表, by Unihan's kTGH."""
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        rows = (line.split("\t") for line in lines if line.startswith("U+"))
        return {int(code[2:], 16) for code, field, *_ in rows if field == "kTGH"}


def encodable(codec: str) -> set[int]:
    """Every character of the Basic Multilingual Plane beyond ASCII that `codec` can write."""
    found = set()
    for code in range(0x80, 0x10000):
        try:
            chr(code).encode(codec)
        except UnicodeEncodeError:
            continue
        found.add(code)
    return found


def symbols() -> set[int]:
    return {code for start, end in SYMBOL_RANGES for code in range(start, end)}


def rare(source: Path) -> set[int]:
    """The ideographs of `source` that names may hold."""
    held = subset.load_font(str(source), subset.Options()).getBestCmap()
    return {code for code in held if any(start <= code < end for start, end in RARE_RANGES)}


def cut(source: Path, wanted: set[int]) -> TTFont:
    """The font reduced to `wanted`, without layout tables and hints."""
    options = subset.Options()
    options.layout_features = []
    options.drop_tables += DROPPED_TABLES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.glyph_names = False
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    return font


def rename(font: TTFont, face: Face) -> None:
    """Give it our family name and leave copyright, trademark, designers and licence as they are.

    A system that has Noto installed would otherwise mix its faces with ours.
    """
    table = font["name"]
    origin = f"{table.getDebugName(FULL)}, {table.getDebugName(VERSION)}"
    table.names = [
        record
        for record in table.names
        if record.nameID in KEPT_NAMES and record.langID in (0, 0x409)
    ]  # HanaMinB has its reserved name in Japanese too
    values = {
        FAMILY: face.family,
        SUBFAMILY: face.style,
        FULL: f"{face.family} {face.style}",
        UNIQUE: f"1.0;CHYN;{face.postscript}",
        POSTSCRIPT: face.postscript,
        DESCRIPTION: f"A subset of {origin}, renamed, for the Chayan inspection program.",
    }
    for name_id, text in values.items():
        table.setName(text, name_id, 3, 1, 0x409)


def box(pen: TTGlyphPen, x0: int, y0: int, x1: int, y1: int, line: int) -> None:
    """A square outline: outer contour clockwise, inner one counter-clockwise."""
    polygon(pen, [(x0, y0), (x0, y1), (x1, y1), (x1, y0)])
    a, b, c, d = x0 + line, y0 + line, x1 - line, y1 - line
    polygon(pen, [(a, b), (c, b), (c, d), (a, d)])


def polygon(pen: TTGlyphPen, points: Iterable[tuple[int, int]]) -> None:
    first, *others = points
    pen.moveTo(first)
    for point in others:
        pen.lineTo(point)
    pen.closePath()


def disc(pen: TTGlyphPen, radius: int, *, hole: bool = False) -> None:
    """A circle around the middle of the em box, of eight quadratic arcs."""
    x, y, near = 500, 330, round(radius * 0.41421)
    ring = [(0, radius), (near, radius), (radius, near), (radius, 0), (radius, -near)]
    ring += [(near, -radius), (0, -radius), (-near, -radius), (-radius, -near)]
    ring += [(-radius, 0), (-radius, near), (-near, radius)]
    if hole:
        ring = [ring[0], *reversed(ring[1:])]
    placed = [(x + dx, y + dy) for dx, dy in ring]
    pen.moveTo(placed[0])
    for start in (1, 4, 7, 10):
        arc = placed[start : start + 3]
        pen.qCurveTo(*arc) if len(arc) == 3 else pen.qCurveTo(*arc, placed[0])
    pen.closePath()


BOX = (110, -60, 890, 720, 52)
TICK = [(200, 330), (262, 385), (402, 215), (770, 690), (830, 640), (400, 100)]
CROSS = [(235, 107), (458, 330), (235, 553), (277, 595), (500, 372), (723, 595)]
CROSS += [(765, 553), (542, 330), (765, 107), (723, 65), (500, 288), (277, 65)]


def ticked(pen: TTGlyphPen) -> None:
    box(pen, *BOX)
    polygon(pen, TICK)


def crossed(pen: TTGlyphPen) -> None:
    box(pen, *BOX)
    polygon(pen, CROSS)


def ring(pen: TTGlyphPen) -> None:
    disc(pen, 390)
    disc(pen, 338, hole=True)


DRAWINGS: dict[str, tuple[str, Callable[[TTGlyphPen], None]]] = {
    ".notdef": ("", lambda pen: box(pen, 100, 0, 900, 800, 40)),
    "space": (" ", lambda pen: None),
    "box": ("□☐", lambda pen: box(pen, *BOX)),
    "boxtick": ("☑", ticked),
    "boxcross": ("☒", crossed),
    "tick": ("✓✔", lambda pen: polygon(pen, TICK)),
    "ring": ("○", ring),
    "disc": ("●", lambda pen: disc(pen, 390)),
}


def draw(drawing: Callable[[TTGlyphPen], None]) -> Any:
    pen = TTGlyphPen(None)
    drawing(pen)
    return pen.glyph()


def form_marks() -> FontBuilder:
    """The boxes and ticks of printed forms, drawn here so that every box has one size."""
    glyphs = {name: draw(drawing) for name, (_, drawing) in DRAWINGS.items()}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(c): n for n, (chars, _) in DRAWINGS.items() for c in chars})
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    bearings = {n: table[n].xMin if table[n].numberOfContours else 0 for n in glyphs}
    builder.setupHorizontalMetrics(
        {name: (500 if name == "space" else 1000, bearings[name]) for name in glyphs}
    )
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {
            "copyright": "Drawn for Chayan; licensed like the program.",
            "familyName": "FormMarks",
            "styleName": "Regular",
            "uniqueFontIdentifier": "1.1;CHYN;FormMarks-Regular",
            "fullName": "FormMarks Regular",
            "version": "Version 1.1",
            "psName": "FormMarks-Regular",
        },
        mac=False,
    )
    builder.setupOS2(
        sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120, fsType=0
    )
    builder.setupPost()
    head = builder.font["head"]
    head.created = head.modified = 3_800_000_000  # fixed: two builds give the same bytes
    builder.font.recalcTimestamp = False
    return builder


def cut_rare(serif: Path, hanazono: Path, out: Path, known: set[int]) -> None:
    """The two fonts that paper turns to when ChayanSerif lacks a name; the window never loads them.

    Noto first, whose strokes match; Hanazono Mincho B for what Noto has not.
    """
    for face, source in zip(RARE_FACES, (serif, hanazono), strict=True):
        wanted = rare(source / face.source) - known
        font = cut(source / face.source, wanted)
        rename(font, face)
        if not font["name"].getDebugName(LICENCE):  # HanaMinB says it in its papers only
            font["name"].setName(OFL, LICENCE, 3, 1, 0x409)
        font.save(out / face.file_name)
        known = known | wanted
        print(f"{face.file_name}: {len(wanted)} characters")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--serif", type=Path, required=True, help="unpacked noto-serif-sc package")
    parser.add_argument("--sans", type=Path, required=True, help="unpacked noto-sans-sc package")
    parser.add_argument("--unihan", type=Path, required=True, help="Unihan_OtherMappings.txt.bz2")
    parser.add_argument("--hanazono", type=Path, required=True, help="folder of HanaMinB.ttf")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)

    packages = {"serif": given.serif, "sans": given.sans}
    base = general_standard_characters(given.unihan) | symbols() | encodable("gb2312")
    gbk = encodable("gbk")
    for face in FACES:
        font = cut(packages[face.package] / face.source, base | gbk if face.with_gbk else base)
        rename(font, face)
        target = given.out / face.file_name
        font.save(target)
        print(
            f"{target.name}: {target.stat().st_size:,} bytes, {len(font.getBestCmap())} characters"
        )
    cut_rare(given.serif, given.hanazono, given.out, base | gbk)
    form_marks().save(given.out / "FormMarks.ttf")
    shutil.copyfile(given.serif / "LICENSE_FONT", given.out / "OFL-ChayanSerif.txt")
    shutil.copyfile(given.sans / "LICENSE_FONT", given.out / "OFL-ChayanSans.txt")


if __name__ == "__main__":
    main()
