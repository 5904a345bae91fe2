"""Reading a graded table: headings, then clauses with their points of C, B and A."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.standards.importing.builder import Builder, Heading, heading_code
from models.standards.importing.codes import Printed, measures
from models.standards.importing.columns import words
from models.standards.importing.draft import guess
from models.standards.importing.gradedcolumns import GradedColumns
from models.standards.importing.layouts import CONTINUED, short
from models.standards.importing.points import is_marked, letter_of, without_marks
from models.standards.importing.tables import Cell, Line, Row

_LONGEST_NAME = 60
"""Characters; a longer text is a clause, and its beginning serves as the name."""


_RUN_ON = re.compile(r"[0-9]{1,2}(?=[\u3400-\u9fff])")


class GradedLayout:
    """一条一组：编号和名称在前，【C】【B】【A】的要点在后。"""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._cells: dict[int, Cell] = {}
        self._sections: list[Heading] = []
        self._open: Heading | None = None
        """The clause the next points belong to."""
        self._parents: set[str] = set()
        self._wrapper = ""
        """Section of our own above clauses that have none."""

    def read(self, columns: GradedColumns, rows: tuple[Row, ...]) -> None:
        """Read the rows of one table."""
        self._parents |= _parents(_codes_in(columns, rows))
        for row in rows:
            filled = dict.fromkeys(cell for cell in row if cell is not None and cell.lines)
            if not filled:
                continue
            if any(columns.heads) and words(row) == columns.heads:
                self.builder.repeated += 1
            elif len(filled) == 1 and _across(row, next(iter(filled))):
                self._banner(next(iter(filled)))
            else:
                self._row(columns, row)

    def _row(self, columns: GradedColumns, row: Row) -> None:
        named = self._new(row, columns.name)
        method = _text(row, columns.method)
        for column in columns.lead:
            cell = self._new(row, column)
            if cell is not None:
                beside = named if column == columns.lead[-1] else None
                self._heading(cell, beside, method, columns.is_basic(row))
        if named is not None and not columns.lead:
            self._heading(named, None, method, columns.is_basic(row))
        for column, letter in columns.points:
            self._points(self._new(row, column), letter or self._letter_beside(columns, row))

    def _points(self, cell: Cell | None, letter: str) -> None:
        if cell is None:
            return
        if self._open is None:
            code = "import-no-indicator"
            self.builder.unknown(cell, code)
        else:
            self.builder.points(cell, letter)

    def _letter_beside(self, columns: GradedColumns, row: Row) -> str:
        return letter_of(_text(row, columns.grade))

    def _banner(self, cell: Cell) -> None:
        """A line across the table: a heading with a code, points, or something to look at."""
        printed = heading_code(_bare(cell)[0])
        if cell.text in CONTINUED:
            self.builder.repeated += 1
        elif is_marked(cell.text):
            self._points(cell, "")
        elif printed is not None:
            self._heading(cell, None, "", False)
        elif self._open is not None and cell.text.startswith(("注", "备注", "说明")):
            self.builder.note(cell, guess("import-note"))
        else:
            self.builder.unknown(cell, "import-across")

    def _heading(self, cell: Cell, named: Cell | None, method: str, basic: bool) -> None:
        bare, star, marked = _bare(cell)
        printed = heading_code(bare)
        if printed is None:
            self.builder.unknown(cell, "import-code-unread")
            return
        name, name_star, name_marked = without_marks(named.text if named else printed.rest)
        if self._again(printed.code, name):
            self.builder.repeated += 1
            return
        parent = self._parent_of(printed)
        if self._is_section(printed.code, printed.style):
            level = len(self._sections) + 1
            self._sections.append(self.builder.heading(bare, parent, False, level, name))
            self._as_printed(cell, named)
            self._open, self._wrapper = None, ""
            return
        if not parent:
            parent = self._wrapped(bare)
        ours = len(name) > _LONGEST_NAME
        title = short(name) if ours else name
        self._open = self.builder.heading(bare, parent, True, 1, title, ours)
        self._as_printed(cell, named)
        clause = replace(self._open, name=name or self._open.name)
        self.builder.graded(bare, clause, method, star or name_star, basic or marked or name_marked)

    def _parent_of(self, printed: Printed) -> str:
        """Leave the sections a heading does not stand in; return the code of the one it does."""
        if printed.depth > 1:
            while self._sections and not printed.code.startswith(self._sections[-1].code + "."):
                self._sections.pop()
        elif printed.code in self._parents:
            self._sections = []
        return self._sections[-1].code if self._sections else ""

    def _as_printed(self, cell: Cell, named: Cell | None) -> None:
        """Keep the heading in the source text as it is printed, with ★ and its name beside it."""
        texts = [line.printed for one in (cell, named) if one is not None for line in one.lines]
        self.builder.lines[self.builder.rows[-1].line - 1 :] = texts

    def _is_section(self, code: str, style: str) -> bool:
        """True for a heading above others; chapters without figures always are."""
        return code in self._parents or style in ("worded", "chinese")

    def _wrapped(self, cell: Cell) -> str:
        self._wrapper = self._wrapper or self.builder.wrapper(cell)
        return self._wrapper

    def _again(self, code: str, name: str) -> bool:
        """True for a label that is printed again where a page begins."""
        opened = [*self._sections, *([self._open] if self._open else [])]
        return any(one.code == code and name in ("", one.name) for one in opened) or (
            self._open is not None and self._open.code == code and name.startswith(self._open.name)
        )

    def _new(self, row: Row, column: int | None) -> Cell | None:
        """Return the cell of ``column`` unless it is empty or already read in a row above."""
        cell = row[column] if column is not None and column < len(row) else None
        if column is None or cell is None or not cell.lines or self._cells.get(column) is cell:
            return None
        self._cells[column] = cell
        return cell


def _bare(cell: Cell) -> tuple[Cell, bool, bool]:
    """Return a heading without ★ and 【基本】, and whether it had them."""
    found = [without_marks(line.text) for line in cell.lines]
    lines = tuple(Line(f[0], x.label) for f, x in zip(found, cell.lines, strict=True))
    kept = tuple(line for line in lines if line.printed)
    kept = tuple(Line(_apart(x.text), x.label) if n == 0 else x for n, x in enumerate(kept))
    return replace(cell, lines=kept), any(f[1] for f in found), any(f[2] for f in found)


def _apart(text: str) -> str:
    """Return ``1功能`` as ``1 功能``, unless the figure belongs to the words (2型糖尿病)."""
    found = _RUN_ON.match(text)
    if found is None or measures(text[found.end() :]):
        return text
    return f"{found[0]} {text[found.end() :]}"


def _across(row: Row, cell: Cell) -> bool:
    return len(row) > 1 and sum(one is cell for one in row) > len(row) // 2


def _codes_in(columns: GradedColumns, rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        cells = {row[c] for c in columns.lead if c < len(row)}
        filled = {cell for cell in row if cell is not None and cell.lines}
        across = next(iter(filled), None) if len(filled) == 1 else None
        for cell in (*cells, across):
            if cell is not None and cell.lines and not is_marked(cell.text):
                printed = heading_code(_bare(cell)[0])
                if printed is not None:
                    yield printed.code


def _parents(codes: Iterable[str]) -> set[str]:
    split = (code.split(".") for code in codes)
    return {".".join(parts[:n]) for parts in split for n in range(1, len(parts))}


def _text(row: Row, column: int | None) -> str:
    cell = row[column] if column is not None and column < len(row) else None
    return "" if cell is None else cell.text
