"""The two ways offices lay a standard out: a column per level, or a list with a column of codes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.standards.importing.builder import Builder, Heading, heading_code
from models.standards.importing.columns import Columns, Role, words
from models.standards.importing.draft import guess
from models.standards.importing.tables import Cell, Row

CONTINUED = ("续表", "（续）", "(续)", "（续表）", "(续表)", "接上表", "接上页")
_NAME_LENGTH = 20
"""Characters of a clause that name its indicator where the document prints no name."""
_NAME_ENDS = "，。；：,;:（("


class Layout:
    """What both layouts do with a row before they read its columns."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._cells: dict[int, Cell] = {}

    def rows(self, columns: Columns, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows that hold more than repeated headings or one line across the table."""
        for row in rows:
            filled = {cell for cell in row if cell is not None and cell.lines}
            if not filled:
                continue
            if any(columns.heads) and words(row) == columns.heads:
                self.builder.repeated += 1
                continue
            across = next(iter(filled)) if len(filled) == 1 else None
            if across is not None and sum(cell is across for cell in row) > max(1, len(row) // 2):
                self.banner(across)
                continue
            yield row

    def banner(self, cell: Cell) -> None:
        """Place a line that runs across the whole table."""
        text = cell.text
        if text in CONTINUED:
            self.builder.repeated += 1
        elif self.builder.indicator is not None and text.startswith(("注", "备注", "说明")):
            self.builder.note(cell, guess("import-note"))
        else:
            self.builder.unknown(cell, "import-across")

    def new(self, row: Row, column: int) -> Cell | None:
        """Return the cell of ``column`` unless it is empty or already read in a row above."""
        cell = row[column] if column < len(row) else None
        if cell is None or not cell.lines or self._cells.get(column) is cell:
            return None
        self._cells[column] = cell
        return cell

    def method(self, columns: Columns, row: Row) -> str:
        """Return the printed method of a row."""
        column = columns.one(Role.METHOD)
        cell = row[column] if column is not None and column < len(row) else None
        return "" if cell is None else cell.text


class LevelLayout(Layout):
    """一级指标 | 二级指标 | 三级指标 | 指标说明: a column per level."""

    def __init__(self, builder: Builder) -> None:
        super().__init__(builder)
        self._open: list[Heading | None] = []

    def read(self, columns: Columns, rows: Iterable[Row]) -> None:
        """Read the rows of one table; headings of the table before stay open."""
        depth = len(columns.levels)
        self._open = (self._open + [None] * depth)[:depth]
        clause = columns.one(Role.CLAUSE)
        for row in self.rows(columns, rows):
            for level, column in enumerate(columns.levels):
                cell = self.new(row, column)
                if cell is not None:
                    self._heading(cell, level, depth)
            cell = self.new(row, clause) if clause is not None else None
            if cell is not None:
                self.builder.clauses(cell, self.method(columns, row))

    def _heading(self, cell: Cell, level: int, depth: int) -> None:
        current = self._open[level]
        if current is not None and _same(cell, current):
            self.builder.repeated += 1
            return
        above = next((one for one in reversed(self._open[:level]) if one is not None), None)
        parent = "" if above is None else above.code
        last = level == depth - 1
        if last and above is None:
            parent = self.builder.wrapper(cell) if not self.builder.wrapped else parent
        self._open[level] = self.builder.heading(cell, parent, last, level + 1)
        self._open[level + 1 :] = [None] * (depth - level - 1)


def _same(cell: Cell, current: Heading) -> bool:
    """True for a label that is printed again where a page begins."""
    printed = heading_code(cell, current.parts)
    if printed is None:
        return cell.text == current.name
    same = printed.code == current.code or printed.parts == current.parts[-1:]
    return same and printed.rest.strip() in ("", current.name)


class ListLayout(Layout):
    """序号 | 评价内容 | 评价方法: a column of codes, and the texts beside it."""

    def __init__(self, builder: Builder) -> None:
        super().__init__(builder)
        self._sections: list[Heading] = []
        self._wrapper = ""
        self._done: Cell | None = None
        """A text that has already served as the name of a section."""

    def read(self, columns: Columns, rows: tuple[Row, ...]) -> None:
        """Read the rows of one table."""
        code, clause = columns.one(Role.CODE), columns.one(Role.CLAUSE)
        if code is None or clause is None:
            return
        parents = _parents(_code_of(row[code]) for row in rows if code < len(row))
        name = columns.one(Role.NAME)
        for row in self.rows(columns, rows):
            cell, text = self.new(row, code), self.new(row, clause)
            named = self.new(row, name) if name is not None else None
            if cell is not None:
                self._coded(cell, named, text, parents)
            elif named is not None:
                self._uncoded(named)
            if text is not None and text is not self._done:
                self.builder.clauses(text, self.method(columns, row))

    def banner(self, cell: Cell) -> None:
        """A line across a list with a number of its own is a section."""
        printed = heading_code(cell)
        if printed is None or printed.style not in ("chinese", "worded", "bracket-cn"):
            super().banner(cell)
            return
        self._sections = []
        self._wrapper = self.builder.wrapper(cell, printed.rest.strip() or cell.text)

    def _coded(self, cell: Cell, named: Cell | None, text: Cell | None, parents: set[str]) -> None:
        code = _code_of(cell)
        words_of = named or text
        name = words_of.text if words_of else _rest_of(cell)
        if not code:
            whole = (*cell.lines, *(named.lines if named is not None else ()))
            self.builder.unknown(replace(cell, lines=whole), "import-code-unread")
            return
        while self._sections and not code.startswith(self._sections[-1].code + "."):
            self._sections.pop()
        parent = self._sections[-1].code if self._sections else ""
        if code in parents:
            section = self.builder.heading(cell, parent, False, len(self._sections) + 1, name)
            self._sections.append(section)
            self._done = text if words_of is text else None
            return
        if not parent:
            self._wrapper = self._wrapper or self.builder.wrapper(cell)
        self._done = None
        ours = named is None and not _rest_of(cell)
        self.builder.heading(cell, parent, True, 1, short(name) if ours else name, ours)

    def _uncoded(self, named: Cell) -> None:
        parent = self._sections[-1].code if self._sections else ""
        if not parent and not self._wrapper:
            self._wrapper = self.builder.wrapper(named)
        self.builder.heading(named, parent, True, 1)


def _parents(codes: Iterable[str]) -> set[str]:
    """Return every code below which another one lies."""
    split = (code.split(".") for code in codes)
    return {".".join(parts[:n]) for parts in split for n in range(1, len(parts))}


def _code_of(cell: Cell | None) -> str:
    printed = heading_code(cell) if cell is not None else None
    return printed.code if printed else ""


def _rest_of(cell: Cell) -> str:
    printed = heading_code(cell)
    return printed.rest.strip() if printed else ""


def short(text: str) -> str:
    """Return the beginning of a text that serves as a name."""
    ends = [text.find(sign) for sign in _NAME_ENDS if sign in text[: _NAME_LENGTH + 1]]
    return text[: min([end for end in ends if end > 1], default=_NAME_LENGTH)].strip()
