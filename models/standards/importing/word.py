"""Reading .docx: tables with merged cells, cut or nested, tracked changes, content controls."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from models.errors import StandardError
from models.standards.importing.archive import Archive
from models.standards.importing.bounds import MAX_CELLS, MAX_COLUMNS, MAX_LINES
from models.standards.importing.draft import Place, Remark, guess, puzzle, told
from models.standards.importing.numbering import Numbering
from models.standards.importing.tables import Cell, Content, Line, Row, Table, brief, joined
from models.standards.importing.wordtext import Changes, Words, flag, flattened


def read_word(archive: Archive) -> Content:
    """Return the tables of a .docx in order."""
    body = archive.xml(archive.main).find("w_body")
    if body is None:
        raise StandardError("import-damaged")
    reader = _Reader(Words(_numbering(archive)))
    tables = tuple(reader.tables(body))
    return Content("docx", archive.sha256, tables, tuple(reader.remarks()))


def _numbering(archive: Archive) -> Numbering:
    parts = (archive.linked(archive.main, kind) for kind in ("numbering", "styles"))
    numbering, styles = (archive.xml(part) if part else None for part in parts)
    return Numbering(numbering, styles)


class _Reader:
    """Goes through the body once; the counters of automatic numbering depend on the order."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._cells = 0
        self._rows_kept = self._rows_dropped = 0

    def tables(self, body: Element) -> Iterator[Table]:
        """Yield every table that stands in the body itself."""
        number, before = 0, list[str]()
        paragraphs: list[Element] = []
        for block in flattened(body):
            if block.tag == "w_p":
                paragraphs.append(block)
            elif block.tag == "w_tbl":
                before = [line.printed for line in self._words.lines(paragraphs)]
                paragraphs = []
                number += 1
                yield Table(number, tuple(self._grid(block, number)), before=tuple(before))

    def remarks(self) -> Iterator[Remark]:
        """Yield what is to be said of the whole document."""
        total = self._words.total
        if total.kept or total.dropped or self._rows_kept or self._rows_dropped:
            kept = len(total.kept) + self._rows_kept
            dropped = len(total.dropped) + self._rows_dropped
            yield told("import-tracked-all", kept=kept, dropped=dropped)
        if total.boxes:
            yield guess("import-text-boxes", count=total.boxes)

    def _grid(self, table: Element, number: int) -> Iterator[Row]:
        above: dict[int, Cell] = {}
        for index, element in enumerate(flattened(table, "w_tr"), start=1):
            properties = element.find("w_trPr")
            if flag(properties, "w_del"):
                self._rows_dropped += 1
                continue
            self._rows_kept += flag(properties, "w_ins")
            yield self._row(element, properties, Place(table=number, row=index, column=1), above)

    def _row(
        self, element: Element, properties: Element | None, place: Place, above: dict[int, Cell]
    ) -> Row:
        column = _count(properties, "w_gridBefore", 0)
        line: list[Cell | None] = [None] * column
        merged: dict[int, Cell] = {}
        for part in flattened(element, "w_tc"):
            cell_properties = part.find("w_tcPr")
            span = _count(cell_properties, "w_gridSpan", 1)
            column = len(line)
            if column + span > MAX_COLUMNS:
                raise StandardError("import-too-much")
            where = place.model_copy(update={"column": column + 1})
            down = _merge(cell_properties, "w_vMerge")
            cell = self._cell(part, where, above.get(column) if down == "continue" else None)
            if _merge(cell_properties, "w_hMerge") == "continue" and line and line[-1]:
                cell = line[-1]
            if down:
                merged[column] = cell
            line += [cell] * span
        above.clear()
        above.update(merged)
        return tuple(line)

    def _cell(self, part: Element, place: Place, above: Cell | None) -> Cell:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise StandardError("import-too-much")
        deleted = flag(part.find("w_tcPr"), "w_cellDel")
        with self._words.changes() as changes:
            lines = () if deleted else tuple(self._lines(part))
            if len(lines) > MAX_LINES:
                raise StandardError("import-too-much")
            nested = part.find(".//w_tbl") is not None
        if above is None:
            remarks = tuple(_of_cell(changes, nested))
            return Cell(lines, place, remarks)
        if not lines:
            return above
        # Word does not show what stands in the lower part of a merged cell; nothing is lost here.
        hidden = brief(joined([line.printed for line in lines]))
        return Cell(lines, place, (puzzle("import-under-merge", text=hidden),))

    def _lines(self, part: Element) -> Iterator[Line]:
        paragraphs: list[Element] = []
        for block in flattened(part):
            if block.tag == "w_p":
                paragraphs.append(block)
            elif block.tag == "w_tbl":
                yield from self._words.lines(paragraphs)
                paragraphs = []
                for row in flattened(block, "w_tr"):
                    inner = [
                        joined([x.printed for x in self._lines(c)]) for c in flattened(row, "w_tc")
                    ]
                    yield Line(" ".join(text for text in inner if text))
        yield from self._words.lines(paragraphs)


def _of_cell(changes: Changes, nested: bool) -> Iterator[Remark]:
    if changes.kept or changes.dropped:
        kept, dropped = brief("；".join(changes.kept)), brief("；".join(changes.dropped))
        yield guess("import-tracked", kept=kept or "—", dropped=dropped or "—")
    if nested:
        yield guess("import-nested")
    if changes.hidden:
        yield guess("import-hidden", text=brief("；".join(changes.hidden)))
    if changes.placeholders:
        yield told("import-placeholder", text=brief("；".join(changes.placeholders)))
    if changes.symbols:
        yield puzzle("import-symbol", count=changes.symbols)


def _count(properties: Element | None, name: str, default: int) -> int:
    found = properties.find(name) if properties is not None else None
    text = found.get("w_val", "") if found is not None else ""
    if not text.isascii() or not text.isdigit():
        return default
    if len(text) > 3 or int(text) > MAX_COLUMNS:
        raise StandardError("import-too-much")
    return max(int(text), default)


def _merge(properties: Element | None, name: str) -> str:
    found = properties.find(name) if properties is not None else None
    return "" if found is None else found.get("w_val", "continue")
