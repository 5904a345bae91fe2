"""Tables as .xlsx: heads stand still, filters are there, and the print is set up for A4.

Every cell of words is written as a string, never guessed at: no formula, no link, no number comes
of what a person typed. Written by XlsxWriter in memory: no clear file lies about.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter

from reports.office_table import FORMULA, Cell, Table, clean, cut, sheet_names, units
from reports.office_zip import MOMENT, repacked

CELL_LIMIT = 32_767
"""Characters one cell of an .xlsx holds, counted in UTF-16."""
MORE = "……（全文见工作表“{sheet}”）"
OVERFLOW = "续文"
HEADS = ("工作表", "单元格", "段", "文字")
FONT = "宋体"
A4 = 9
OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


@dataclass
class _Writer:
    """One workbook on its way."""

    book: Any
    formats: dict[str, Any]
    overflow_name: str
    overflow: list[tuple[str, str, str]] = field(default_factory=list)
    """Words too long for a cell: sheet, cell, words."""


def tables_xlsx(tables: Sequence[Table], title: str, author: str) -> bytes:
    """Return the tables as one workbook, a sheet each; the same tables give the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    about = {"title": clean(title)[:255], "author": clean(author)[:255], "created": MOMENT}
    book.set_properties(about)
    names = sheet_names([*(table.name for table in tables), OVERFLOW])
    writer = _Writer(book, _formats(book), names[-1])
    for table, name in zip(tables, names, strict=False):
        _sheet(writer, table, name)
    if writer.overflow:
        _overflow(writer)
    book.close()
    return repacked(out.getvalue())


def _formats(book: Any) -> dict[str, Any]:
    plain = {"font_name": FONT, "font_size": 10, "valign": "top", "border": 1, "text_wrap": True}
    middle = {**plain, "align": "center"}
    head = {**middle, "bold": True, "valign": "vcenter", "bg_color": "#E7E6E6"}
    return {
        "words": book.add_format(plain),
        "middle": book.add_format(middle),
        "quoted": book.add_format({**plain, "quote_prefix": True}),
        "number": book.add_format({**plain, "align": "right", "num_format": "0"}),
        "day": book.add_format({**middle, "num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({**middle, "num_format": "yyyy-mm-dd hh:mm"}),
        "head": book.add_format(head),
    }


def _sheet(writer: _Writer, table: Table, name: str) -> None:
    sheet = writer.book.add_worksheet(name)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, clean(column.title), writer.formats["head"])
    for number, row in enumerate(table.rows, start=1):
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _cell(writer, sheet, name, (number, place), cell, column.centred)
    _print_setup(sheet, table, len(table.rows), len(table.columns) - 1)


def _print_setup(sheet: Any, table: Table, last_row: int, last_column: int) -> None:
    """A4 lying, as wide as the sheet, heads on every page, and where one is."""
    sheet.freeze_panes(1, 0)
    if last_column >= 0:
        sheet.autofilter(0, 0, last_row, last_column)
        sheet.print_area(0, 0, last_row, last_column)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.75)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    # & begins a command in head and foot lines; they hold at most 255 characters.
    sheet.set_header("&C" + cut(clean(table.title).replace("\n", " "), 120)[0].replace("&", "&&"))
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _cell(
    writer: _Writer, sheet: Any, name: str, where: tuple[int, int], cell: Cell, centred: bool
) -> None:
    formats = writer.formats
    if cell is None or cell == "":
        sheet.write_blank(*where, None, formats["words"])
    elif isinstance(cell, str):
        quoted = cell.startswith(FORMULA)  # stays words even after somebody edits the cell
        kind = "quoted" if quoted else "middle" if centred else "words"
        sheet.write_string(*where, _fitting(writer, name, where, clean(cell)), formats[kind])
    elif isinstance(cell, date):
        kind = "moment" if isinstance(cell, datetime) else "day"
        sheet.write_datetime(*where, cell, formats[kind])
    else:
        sheet.write_number(*where, cell, formats["number"])


def _fitting(writer: _Writer, name: str, where: tuple[int, int], text: str) -> str:
    """Return what one cell holds; the whole of longer words goes to a sheet of its own."""
    if units(text) <= CELL_LIMIT:
        return text
    more = MORE.format(sheet=writer.overflow_name)
    writer.overflow.append((name, _reference(where), text))
    return cut(text, CELL_LIMIT - units(more))[0] + more


def _reference(where: tuple[int, int]) -> str:
    row, column = where
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _overflow(writer: _Writer) -> None:
    sheet = writer.book.add_worksheet(writer.overflow_name)
    for place, (head, width) in enumerate(zip(HEADS, (16, 8, 6, 100), strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, head, writer.formats["head"])
    row = 0
    for name, reference, whole in writer.overflow:
        rest, part = whole, 0
        while rest:
            text, rest = cut(rest, CELL_LIMIT)
            row, part = row + 1, part + 1
            sheet.write_string(row, 0, name, writer.formats["words"])
            sheet.write_string(row, 1, reference, writer.formats["words"])
            sheet.write_number(row, 2, part, writer.formats["number"])
            style = "quoted" if text.startswith(FORMULA) else "words"
            sheet.write_string(row, 3, text, writer.formats[style])
    sheet.freeze_panes(1, 0)
