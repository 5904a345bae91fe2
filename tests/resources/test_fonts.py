"""The fonts that the program ships: complete, embeddable, licensed."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from reportlab.pdfbase.ttfonts import TTFont as EmbeddedFont

from resources import path

FONTS = sorted(path("fonts").glob("*.ttf"))
CHAYAN_FONTS = [font for font in FONTS if font.name.startswith("Chayan")]
TEXT_FONTS = [font for font in CHAYAN_FONTS if "Rare" not in font.name]
GB2312 = {
    character
    for row in range(0xA1, 0xF8)
    for cell in range(0xA1, 0xFF)
    if (character := bytes([row, cell]).decode("gb2312", "ignore"))
}
# Names and places beyond GB 2312 but in 通用规范汉字表: its third level, and beyond the BMP.
RARE = "䶮𬱖镕堃喆垚犇昇甯禤赟翀祎玥彧淏珺璟烜煊翾鑫淼𬭎𬍛𫖯𬘬𬴊𨱇𫘝鿏"
PUNCTUATION = "，。；：？！、“”‘’（）《》〈〉【】〔〕﹝﹞—…·～％‰℃㎡≥≤×÷±①②③→"


def characters(font: Path) -> set[str]:
    with TTFont(font, lazy=True) as opened:
        return set(map(chr, opened.getBestCmap()))


def test_all_are_here() -> None:
    assert [font.stem for font in FONTS] == [
        "ChayanRare-Regular",
        "ChayanSans-Bold",
        "ChayanSans-Regular",
        "ChayanSerif-Bold",
        "ChayanSerif-Regular",
        "ChayanSerifRare-Regular",
        "FormMarks",
    ]


@pytest.mark.parametrize("font", TEXT_FONTS, ids=lambda font: font.stem)
def test_text_fonts_cover_what_people_and_places_are_called(font: Path) -> None:
    assert len(GB2312) == 7445
    has = characters(font)
    assert GB2312 - has == set()
    assert set(RARE + PUNCTUATION) - has == set()


@pytest.mark.parametrize("family", ["ChayanSans", "ChayanSerif"])
def test_regular_weights_cover_gbk(family: str) -> None:
    gbk = {chr(code) for code in range(0x4E00, 0x9FA6)}
    assert gbk - characters(path("fonts", f"{family}-Regular.ttf")) == set()


LEVEL_3 = (
    (0x3400, 0x4DB5),
    (0x4E00, 0x9FEF),
    (0x20000, 0x2A6D6),
    (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
)
"""The unified ideographs of GB 18030-2022: level 3 asks for all of them."""


def test_serif_and_the_rare_fonts_cover_level_3_of_gb_18030() -> None:
    names = ("ChayanSerif-Regular", "ChayanSerifRare-Regular", "ChayanRare-Regular")
    has = set().union(*(characters(path("fonts", f"{name}.ttf")) for name in names))
    wanted = {chr(code) for first, last in LEVEL_3 for code in range(first, last + 1)}
    assert wanted - has == set()


def test_form_marks_has_the_boxes_and_ticks() -> None:
    assert set("□☐☑☒✓✔○●") <= characters(path("fonts", "FormMarks.ttf"))


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_every_font_may_be_embedded_and_is_by_reportlab(font: Path) -> None:
    with TTFont(font, lazy=True) as opened:
        assert opened["OS/2"].fsType == 0
        assert "glyf" in opened
    assert font.stat().st_size < 31_000_000
    EmbeddedFont(font.stem, str(font))  # raises on outlines that it can't embed


@pytest.mark.parametrize("font", CHAYAN_FONTS, ids=lambda font: font.stem)
def test_copyright_and_licence_stay_in_the_font_and_reserved_names_do_not(font: Path) -> None:
    with TTFont(font, lazy=True) as opened:
        names = opened["name"]
        assert names.getDebugName(0).startswith(("Created by GlyphWiki", "(c) 20"))
        assert "SIL Open Font License" in names.getDebugName(13)
        ours = (1, 3, 4, 6)
        called = " ".join(record.toUnicode() for record in names.names if record.nameID in ours)
    assert "Source" not in called
    assert "Noto" not in called
    assert "Hana" not in called
    assert "花園" not in called


@pytest.mark.parametrize("name", [f"OFL-Chayan{name}.txt" for name in ("Rare", "Sans", "Serif")])
def test_licence_texts_are_whole(name: str) -> None:
    text = path("fonts", name).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "DISCLAIMER" in text


@pytest.mark.parametrize("family", ["Chayan Sans SC", "Chayan Serif SC"])
def test_qt_sees_one_family_with_two_weights(qapp: object, family: str) -> None:
    for font in (*TEXT_FONTS, path("fonts", "FormMarks.ttf")):
        assert QFontDatabase.addApplicationFont(str(font)) >= 0
    assert sorted(QFontDatabase.styles(family)) == ["Bold", "Regular"]
    bold = QFont(family)
    bold.setBold(True)
    assert QFontInfo(bold).family() == family
    assert QFontInfo(bold).weight() == QFont.Weight.Bold
