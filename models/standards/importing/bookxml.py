"""Writing .xlsx: the few parts a workbook needs, the same bytes for the same content."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

Shown = str | int | None
"""A cell: text, a whole number, or nothing."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TEXT_STYLE, _HEAD_STYLE = 1, 2
_WHEN = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its name, its heading row and the rows below."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Shown, ...], ...]
    widths: tuple[int, ...] = ()


def write_book(pages: Sequence[Page]) -> bytes:
    """Return the workbook with ``pages`` as its sheets."""
    parts = {
        "[Content_Types].xml": _content_types(len(pages)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(pages),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(pages) + 1)]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _styles(),
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": _page(p) for n, p in enumerate(pages, start=1)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), (_HEAD + text).encode())
    return stream.getvalue()


def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _page(page: Page) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1" style="{_TEXT_STYLE}"/>'
        for n, width in enumerate(page.widths, start=1)
    )
    rows = [_row(1, page.heads, _HEAD_STYLE)]
    rows += [_row(n, row, _TEXT_STYLE) for n, row in enumerate(page.rows, start=2)]
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}'
        f"</sheetView></sheetViews>{f'<cols>{widths}</cols>' if widths else ''}"
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _row(number: int, cells: Sequence[Shown], style: int) -> str:
    written = (
        _cell(f"{letters(column)}{number}", value, style)
        for column, value in enumerate(cells, start=1)
        if value is not None
    )
    return f'<row r="{number}">{"".join(written)}</row>'


def _cell(reference: str, value: str | int, style: int) -> str:
    if isinstance(value, int):
        return f'<c r="{reference}"><v>{value}</v></c>'
    text = escape(_ESCAPE.sub("_x005F_", value))
    kept = f'<is><t xml:space="preserve">{text}</t></is>'
    return f'<c r="{reference}" s="{style}" t="inlineStr">{kept}</c>'


def _workbook(pages: Sequence[Page]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(page.name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, page in enumerate(pages, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types(sheets: int) -> str:
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    kinds |= {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, sheets + 1)}
    entries = "".join(
        f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def _styles() -> str:
    """Plain, text that wraps (and that Excel never turns into a number), and bold headings."""
    wrapped = '<alignment vertical="top" wrapText="1"/>'
    text = 'numFmtId="49" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"'
    return (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font>'
        '<font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f'<xf fontId="0" {text}>{wrapped}</xf><xf fontId="1" {text}>{wrapped}</xf></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )
