"""Reading .xlsx: cells and merged ranges, straight from the XML of the sheets.

Own reader: openpyxl knows merged ranges only when it loads the whole workbook, unbounded, and
guesses at dates; here a merged range costs nothing until a row of it is there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from models.errors import StandardError
from models.standards.importing.archive import Archive
from models.standards.importing.bookxml import letters
from models.standards.importing.bounds import MAX_CELLS, MAX_COLUMNS, MAX_LINES
from models.standards.importing.draft import Place, Remark, guess, puzzle, told
from models.standards.importing.sheetvalues import Formats, Value, unescaped
from models.standards.importing.tables import Cell, Content, Line, Row, Table, brief

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TRUE = ("1", "true")

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet as its XML says it: values by row and column, both from 1."""

    name: str
    values: dict[int, dict[int, Value]]
    merges: tuple[Range, ...]
    """Merged ranges."""
    unread: frozenset[tuple[int, int]] = frozenset()
    """Cells whose formula left no value behind: nothing is worked out here."""
    hidden_rows: tuple[int, ...] = ()
    """Rows that hold something and that nobody sees: hidden, or filtered away."""
    hidden_columns: tuple[str, ...] = ()
    """Columns of the same kind, by their letters."""


def read_sheets(archive: Archive) -> Content:
    """Return every visible sheet that holds something as a table."""
    sheets, hidden = workbook(archive)
    tables = tuple(
        Table(number, tuple(_rows(sheet, number)), name=sheet.name)
        for number, sheet in enumerate(sheets, start=1)
        if sheet.values
    )
    remarks = [told("import-sheet-hidden", name=name) for name in hidden]
    count = sum(v.formula for s in sheets for row in s.values.values() for v in row.values())
    if count:
        remarks.append(guess("import-formulas", count=count))
    remarks += [guess("import-hidden-lines", **_unseen(s)) for s in sheets if _unseen(s)]
    return Content("xlsx", archive.sha256, tables, tuple(remarks))


def _unseen(sheet: Sheet) -> dict[str, str]:
    """Return what of a sheet is hidden, for its sentence; empty when everything is seen."""
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return {}
    rows = brief("、".join(map(str, sheet.hidden_rows))) or "—"
    return {"name": sheet.name, "rows": rows, "columns": "、".join(sheet.hidden_columns) or "—"}


def workbook(archive: Archive) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Return the visible sheets of a workbook, and the names of the hidden ones."""
    root = archive.xml(archive.main)
    links = archive.links(archive.main)
    shared = _shared(archive)
    formats = Formats.of(archive, root)
    shown: list[Sheet] = []
    hidden: list[str] = []
    for entry in root.iterfind("s_sheets/s_sheet"):
        name = entry.get("name", "")
        link = links.get(entry.get("r_id", ""))
        if link is None or link.kind != "worksheet" or not archive.has(link.target):
            continue
        if entry.get("state", "visible") != "visible":
            hidden.append(name)
            continue
        shown.append(_sheet(name, archive.xml(link.target), shared, formats))
        if sum(len(row) for sheet in shown for row in sheet.values.values()) > MAX_CELLS:
            raise StandardError("import-too-much")
    return tuple(shown), tuple(hidden)


def _shared(archive: Archive) -> list[str]:
    part = archive.linked(archive.main, "sharedStrings")
    return [text_of(item) for item in archive.xml(part).iterfind("s_si")] if part else []


def text_of(item: Element) -> str:
    """Return the text of a string item; reading aids above the characters are left out."""
    runs = [item.find("s_t"), *(run.find("s_t") for run in item.iterfind("s_r"))]
    return unescaped("".join(run.text or "" for run in runs if run is not None))


def _sheet(name: str, root: Element, shared: list[str], formats: Formats) -> Sheet:
    values: dict[int, dict[int, Value]] = {}
    unread: set[tuple[int, int]] = set()
    hidden: list[int] = []
    row = 0
    for line in root.iterfind("s_sheetData/s_row"):
        row = _row_number(line.get("r"), row + 1)
        column = 0
        for element in line.iterfind("s_c"):
            column = _column_number(element.get("r"), column + 1)
            value = _value(element, shared, formats)
            if value.text and column <= MAX_COLUMNS:
                values.setdefault(row, {})[column] = value
            elif value.formula:
                unread.add((row, column))
        if line.get("hidden") in _TRUE and row in values:
            hidden.append(row)
    merges = [_range(m.get("ref", "")) for m in root.iterfind("s_mergeCells/s_mergeCell")]
    found = tuple(merge for merge in merges if merge)
    columns = tuple(_hidden_columns(root, {c for cells in values.values() for c in cells}))
    return Sheet(name, values, found, frozenset(unread), tuple(hidden), columns)


def _hidden_columns(root: Element, filled: set[int]) -> Iterator[str]:
    """Yield the letters of the columns that hold something and are hidden."""
    spans = [
        (_whole(c.get("min")), _whole(c.get("max")))
        for c in root.iterfind("s_cols/s_col")
        if c.get("hidden") in _TRUE
    ]
    for column in sorted(filled):
        if any(first <= column <= last for first, last in spans):
            yield letters(column)


def _whole(text: str | None) -> int:
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,6}", text) else 0


def _value(element: Element, shared: list[str], formats: Formats) -> Value:
    kind = element.get("t", "n")
    formula = element.find("s_f") is not None
    inline = element.find("s_is")
    raw = (element.findtext("s_v") or "") if kind != "inlineStr" else ""
    if kind == "inlineStr":
        return Value("" if inline is None else text_of(inline), formula)
    if kind == "s":
        known = raw.isascii() and raw.isdigit() and int(raw[:9]) < len(shared)
        return Value(shared[int(raw)] if known else "", formula)
    if kind == "n" and raw:
        return formats.number(raw, element.get("s", "0"), formula)
    return Value(unescaped(raw), formula, error=kind == "e")


def _rows(sheet: Sheet, number: int) -> Iterator[Row]:
    """Yield the rows that hold something, merged cells being one and the same cell."""
    width = max(max(row) for row in sheet.values.values())
    anchors: dict[tuple[int, int], Cell] = {}
    if len(sheet.values) * width > MAX_CELLS * 4:
        raise StandardError("import-too-much")
    for row, merges in _merges_by_row(sheet).items():
        covering = {
            column: merge[:2]
            for merge in merges
            for column in range(merge[1], min(merge[3], width) + 1)
        }
        line: list[Cell | None] = []
        for column in range(1, width + 1):
            where = covering.get(column, (row, column))
            if where not in anchors:
                value = sheet.values.get(where[0], {}).get(where[1])
                anchors[where] = _cell(value, Place(table=number, row=where[0], column=where[1]))
            line.append(anchors[where])
        yield tuple(line)


def _merges_by_row(sheet: Sheet) -> dict[int, list[Range]]:
    """Return the merged ranges that cover each row that is there, rows in order."""
    rows = sorted(sheet.values)
    found: dict[int, list[Range]] = {row: [] for row in rows}
    work = 0
    for merge in sheet.merges:
        first, last = bisect_left(rows, merge[0]), bisect_right(rows, merge[2])
        work += (last - first) * (min(merge[3], MAX_COLUMNS) - merge[1] + 1)
        if work > MAX_CELLS * 4:
            raise StandardError("import-too-much")
        for row in rows[first:last]:
            found[row].append(merge)
    return found


def _cell(value: Value | None, place: Place) -> Cell:
    if value is None:
        return Cell((), place)
    parts = (part.strip() for part in value.text.replace("\r", "\n").split("\n"))
    lines = tuple(Line(part) for part in parts if part)
    if len(lines) > MAX_LINES:
        raise StandardError("import-too-much")
    return Cell(lines, place, tuple(_remarks(value)))


def _remarks(value: Value) -> Iterator[Remark]:
    if value.error:
        yield puzzle("import-cell-error", text=brief(value.text))
    elif value.formula:
        yield guess("import-formula")
    if value.date:
        yield guess("import-date", text=value.text)
    if value.rounded:
        yield guess("import-number", text=value.text)


def _row_number(reference: str | None, default: int) -> int:
    text = reference or ""
    return int(text) if re.fullmatch(r"[1-9][0-9]{0,6}", text) else default


def _column_number(reference: str | None, default: int) -> int:
    found = _REFERENCE.fullmatch(reference or "")
    return column_of(found[1]) if found else default


def column_of(letters: str) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _range(reference: str) -> Range | None:
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if start is None or end is None:
        return None
    return int(start[2]), column_of(start[1]), int(end[2]), column_of(end[1])
