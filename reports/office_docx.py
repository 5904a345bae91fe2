"""What letters for a word processor share: GB/T 9704 page, named fonts, tables, page numbers.

The fonts are named and not carried: an office has 仿宋, 黑体 and 楷体 under one name or another,
and the font table says which other names to try. Written by python-docx in memory. Decision 055.
"""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from reports.office_table import clean
from reports.office_zip import MOMENT, repacked

SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋", "黑体", "楷体"
OTHERS = {
    SONG: "方正小标宋_GBK,宋体,SimSun",
    FANG: "仿宋_GB2312,FangSong,方正仿宋简体",
    HEI: "SimHei,方正黑体简体",
    KAI: "楷体_GB2312,KaiTi,方正楷体简体",
}
"""Other names of each font, tried where the first is not installed (ISO/IEC 29500-1 §17.8.3.1)."""
LATIN = "Times New Roman"
TITLE_SIZE, BODY_SIZE, TABLE_SIZE, FOOT_SIZE = Pt(22), Pt(16), Pt(12), Pt(14)
"""二号, 三号, 小四 and 四号 (GB/T 9704-2012 §5.2.2, §7.3.1, §7.5)."""
LINE = Pt(28.95)
"""22 lines on 225 mm (GB/T 9704-2012 §5.2.3)."""
TOP, LEFT, RIGHT, BOTTOM = Mm(37), Mm(28), Mm(26), Mm(35)
"""天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm on A4 (GB/T 9704-2012 §5.1)."""
WIDTH = 156
"""Width of the type area in mm."""
FOOT = Mm(28) - Pt(14)
"""The number stands 7 mm below the type area (GB/T 9704-2012 §7.5)."""
TABLE_XML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONT_TABLE = "/word/fontTable.xml"
UNWANTED = ("/thumbnail", "/stylesWithEffects")
"""What the library's template carries besides: a picture of an empty page, styles of Word 2010."""


def letter(title: str, author: str, about: str) -> Document:
    """Return an empty letter with its page, its fonts and its page numbers."""
    made = docx.Document()
    known = made.core_properties
    known.title, known.author, known.comments = clean(title)[:255], clean(author)[:255], about
    known.last_modified_by, known.language = known.author, "zh-CN"
    known.created = known.modified = MOMENT
    normal = made.styles["Normal"]
    normal.font.size = BODY_SIZE
    set_font(normal, FANG)
    _page(made)
    _font_table(made)
    return made


def saved(made: Document) -> bytes:
    """Return the file; the same letter gives the same bytes."""
    for owner in (made.part.package, made.part):
        for link in [one for one in owner.rels.values() if one.reltype.endswith(UNWANTED)]:
            owner.rels.pop(link.rId)
    out = io.BytesIO()
    made.save(out)
    return repacked(out.getvalue())


def set_font(owner: Any, name: str) -> None:
    """Name a font for Chinese, and Times for figures and Latin letters."""
    owner.font.name = LATIN
    fonts = owner.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)
    fonts.set(qn("w:hint"), "eastAsia")


def write(
    made: Document | _Cell, text: str, font: str = FANG, size: Any = BODY_SIZE, indent: int = 0
) -> Any:
    """Add a paragraph; ``indent`` is in characters. Lines of the words stay lines."""
    paragraph = made.add_paragraph()
    return put(paragraph, text, font, size, indent)


def put(paragraph: Any, text: str, font: str, size: Any, indent: int = 0) -> Any:
    """Write words into an empty paragraph."""
    style = paragraph.paragraph_format
    style.space_before = style.space_after = Pt(0)
    style.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.line_spacing = LINE if size >= BODY_SIZE else Pt(size.pt * 1.5)
    if indent:
        style.first_line_indent = Pt(indent * size.pt)
    run = paragraph.add_run(clean(text))
    run.font.size = size
    set_font(run, font)
    return paragraph


def centred(paragraph: Any) -> Any:
    """Stand a paragraph in the middle."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def table(made: Document, widths: Sequence[int], rows: int) -> Any:
    """Add a table of fixed widths (mm) with lines; a row is not torn over two pages."""
    grid = made.add_table(rows=rows, cols=len(widths))
    grid.style = "Table Grid"
    grid.autofit = False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for place, width in enumerate(widths):
        grid.columns[place].width = Mm(width)
    return grid


def fill(cell: _Cell, text: str, font: str = FANG, middle: bool = False) -> None:
    """Write words into a cell, a paragraph for each line."""
    lines = clean(text).split("\n")
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        put(paragraph, line, font, TABLE_SIZE)
        if middle:
            centred(paragraph)


def _page(made: Document) -> None:
    section = made.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.footer_distance = FOOT
    made.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number(footer: Any, side: Any) -> None:
    """Put ``— 1 —`` one character from the outer edge: odd pages right, even pages left."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    edge = Pt(FOOT_SIZE.pt)
    style = paragraph.paragraph_format
    style.right_indent, style.left_indent = (edge, None)
    if side == WD_ALIGN_PARAGRAPH.LEFT:
        style.right_indent, style.left_indent = (None, edge)
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text or "")
        run.font.size = FOOT_SIZE
        set_font(run, "宋体")
        if text is None:
            _field(run, "PAGE")


def _field(run: Any, code: str) -> None:
    for kind in ("begin", None, "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = code
        run._element.append(part)


def _font_table(made: Document) -> None:
    """Write the font table anew: each name with the others to try."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in OTHERS.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    data = f'{head}<w:fonts xmlns:w="{TABLE_XML}">{fonts}</w:fonts>'.encode()
    for part in made.part.package.iter_parts():
        if part.partname == FONT_TABLE:
            part._blob = data
