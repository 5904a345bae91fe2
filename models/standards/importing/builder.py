"""Collects the rows of a draft in printed order, with their codes, places and source lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.standards.importing.clauses import Piece, cut
from models.standards.importing.codes import Printed, read_code
from models.standards.importing.draft import DraftRow, Place, Remark, RowKind, guess, puzzle, told
from models.standards.importing.points import Point, cut_points
from models.standards.importing.tables import Cell, brief, joined

_SENTENCE_ENDS = ("。", "；", ";", "：", ":", "！", "）", ")")


@dataclass
class Heading:
    """A heading that rows below belong to."""

    code: str
    name: str
    parts: tuple[int, ...]
    """Its figures, as far as it has any."""


@dataclass
class Builder:
    """The rows so far and the headings that are open."""

    title: str = ""
    rows: list[DraftRow] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    repeated: int = 0
    """Headings met again after the end of a page."""
    indicator: Heading | None = None
    wrapped: int = 0
    """Sections of our own making."""
    _last: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Figures of the last heading below each parent."""
    _numbered: int = 0
    """Number of the last point."""
    _clauses: list[int] = field(default_factory=list)
    """Rows of the clauses of the open indicator."""

    def keep(self, texts: Sequence[str]) -> int:
        """Add lines to the source text; return the number of the first."""
        self.lines += texts
        return len(self.lines) - len(texts) + 1

    def heading(
        self, cell: Cell, parent: str, last: bool, level: int, name: str = "", ours: bool = False
    ) -> Heading:
        """Add the heading in ``cell`` below ``parent``; ``last`` makes it an indicator.

        ``name`` stands elsewhere in the row; ``ours`` says that the document prints none.
        """
        printed = heading_code(cell, self._last.get(parent, ()))
        text = name or (printed.rest.strip() if printed else cell.text)
        code, remarks = self._code(printed, parent)
        if not text:
            remarks.append(puzzle("import-no-name"))
        if ours:
            remarks.append(guess("import-name-ours"))
        made = Heading(code, text, parts_of(code))
        self.add_heading(cell, made, last, level, remarks, not ours)
        return made

    def add_heading(
        self,
        cell: Cell,
        heading: Heading,
        last: bool,
        level: int,
        remarks: Sequence[Remark] = (),
        issued: bool = True,
    ) -> None:
        """Add a heading whose code is known."""
        kind = RowKind.INDICATOR if last else RowKind.SECTION
        line = self.keep([part.printed for part in cell.lines] or [heading.name])
        self._add(kind, heading.name, cell.place, line, (*cell.remarks, *remarks))
        self._amend(-1, code=heading.code, level=level, issued=issued)
        if last:
            self.indicator, self._clauses = heading, []
        else:
            self.indicator = None

    def wrapper(self, cell: Cell, name: str = "") -> str:
        """Add a section of our own, for a list without sections, or for a banner; its code."""
        self.wrapped += 1
        code = f"part-{self.wrapped}"
        said = "import-banner" if name else "import-section-ours"
        remarks = (guess(said, code=code),)
        shown = Cell((), cell.place)
        self.add_heading(shown, Heading(code, name or self.title, ()), False, 1, remarks)
        return code

    def clauses(self, cell: Cell, method: str = "", code: str = "") -> None:
        """Add what a cell of clauses holds below the open indicator."""
        first = self.keep([line.printed for line in cell.lines])
        if self.indicator is None:
            self.unknown(cell, "import-no-indicator", first)
            return
        above = self.rows[self._clauses[-1]] if self._clauses else None
        goes_on = above is not None and not above.text.rstrip().endswith(_SENTENCE_ENDS)
        last = above.number if above else 0
        parts = self.indicator.parts
        for number, piece in enumerate(cut(cell.lines, parts, last, above is not None, goes_on)):
            extra = cell.remarks if number == 0 else ()
            self._piece(piece, cell.place, first, method, extra)

    def graded(self, cell: Cell, heading: Heading, method: str, core: bool, basic: bool) -> None:
        """Add the clause of a graded standard: its text is the heading, its points come below."""
        self._add(RowKind.CLAUSE, heading.name, cell.place, self.rows[-1].line, ())
        self._amend(-1, method_text=method, core=core, basic=basic)
        self._clauses.append(len(self.rows) - 1)

    def points(self, cell: Cell, letter: str = "") -> None:
        """Add what a cell of points holds below the clause above; ``letter`` stands beside it."""
        first = self.keep([line.printed for line in cell.lines])
        above = self.rows[-1] if self.rows and self.rows[-1].kind is RowKind.POINT else None
        goes_on = above is not None and letter in ("", above.letter)
        before = above.letter if above is not None and goes_on else ""
        last = self._numbered if goes_on else 0
        for point in cut_points(cell.lines, letter or before, last):
            self._point(point, cell.place, first)

    def _point(self, point: Point, place: Place, first: int) -> None:
        above = self.rows[-1] if self.rows else None
        if point.goes_on and above is not None and above.kind is RowKind.POINT:
            whole = joined([above.text, point.text])
            remarks = (*above.remarks, *point.remarks, guess("import-goes-on"))
            self._amend(-1, text=whole, remarks=remarks)
            return
        self._add(RowKind.POINT, point.text, place, first + point.index, point.remarks)
        self._amend(-1, letter=point.letter, number=point.number)
        self._numbered = point.number or 1

    def unknown(self, cell: Cell, code: str, line: int = 0) -> None:
        """Keep what was not understood, with its text."""
        at = line or self.keep([part.printed for part in cell.lines])
        self._add(RowKind.UNKNOWN, cell.text, cell.place, at, (*cell.remarks, puzzle(code)))

    def note(self, cell: Cell, remark: Remark) -> None:
        """Add a whole cell as a note of the open indicator."""
        line = self.keep([part.printed for part in cell.lines])
        self._add(RowKind.NOTE, cell.text, cell.place, line, (*cell.remarks, remark))

    def _piece(
        self, piece: Piece, place: Place, first: int, method: str, extra: Sequence[Remark]
    ) -> None:
        remarks = (*extra, *piece.remarks)
        if piece.number == -1 and self._clauses:
            above = self.rows[self._clauses[-1]]
            whole = joined([above.text, piece.text])
            self._amend(self._clauses[-1], text=whole, remarks=(*above.remarks, *remarks))
            return
        kind = RowKind.NOTE if piece.note else RowKind.CLAUSE
        if kind is RowKind.CLAUSE and piece.number < 1 and self._clauses:
            ours = guess("import-number-ours")
            remarks = remarks if ours in remarks else (*remarks, ours)
        self._add(kind, piece.text, place, first + piece.index, remarks)
        self._amend(-1, number=max(piece.number, 0), before=piece.before)
        if kind is RowKind.CLAUSE:
            self._amend(-1, method_text=method)
            self._clauses.append(len(self.rows) - 1)

    def _code(self, printed: Printed | None, parent: str) -> tuple[str, list[Remark]]:
        before = self._last.get(parent, ())
        parts: tuple[int, ...]
        below = f"{parent}." if parent[:1].isdigit() else ""
        remarks: list[Remark] = []
        if printed is None:
            parts = (before[-1] + 1 if before else 1,)
            code = f"{below}{parts[0]}"
            remarks.append(guess("import-code-guessed", code=code))
        elif printed.depth > 1 or printed.prefix or (not below and printed.style in _PLAIN):
            parts, code = printed.parts, printed.code
            if printed.style.endswith("-cut"):
                remarks.append(guess("import-code-cut", code=code))
            if below and not code.startswith(below):
                remarks.append(puzzle("import-code-not-below", code=code, parent=parent))
        else:
            parts, code = printed.parts, f"{below}{printed.parts[0]}"
            remarks.append(guess("import-code-composed", code=code))
        if before and parts[-1] > before[-1] + 1:
            remarks.append(told("import-code-gap", code=code, before=before[-1]))
        elif before and parts[:-1] == before[:-1] and parts[-1] < before[-1]:
            remarks.append(guess("import-code-back", code=code, before=before[-1]))
        self._last[parent] = parts
        return code, remarks

    def _add(
        self, kind: RowKind, text: str, place: Place, line: int, remarks: Sequence[Remark]
    ) -> None:
        number = len(self.rows) + 1
        self.rows.append(
            DraftRow(
                row=number, kind=kind, text=text, place=place, line=line, remarks=tuple(remarks)
            )
        )

    def _amend(self, index: int, **fields: object) -> None:
        self.rows[index] = self.rows[index].model_copy(update=fields)


_PLAIN = frozenset({"single", "auto", "paren"})


def heading_code(cell: Cell, after: tuple[int, ...] = ()) -> Printed | None:
    """Read the code of a heading: automatic numbers are certain, others are read from the text."""
    if cell.lines and cell.lines[0].label:
        rest = joined([cell.lines[0].text, *(line.printed for line in cell.lines[1:])])
        printed = read_code(cell.lines[0].label + " ")
        if printed is None:
            return None
        style = "auto" if printed.style == "single" else printed.style
        return Printed(style, printed.parts, rest, printed.prefix)
    return read_code(cell.text, after)


def parts_of(code: str) -> tuple[int, ...]:
    """Return the figures of a dotted code; none for any other."""
    pieces = code.split(".")
    return tuple(map(int, pieces)) if all(p.isascii() and p.isdigit() for p in pieces) else ()


def shown(cell: Cell) -> str:
    """Return the beginning of a cell for a sentence."""
    return brief(cell.text)
