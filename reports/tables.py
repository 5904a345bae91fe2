"""Tables of forms: cells on a grid, labels that stand beside several rows, pages that go on.

A label is repeated with （续） when its rows go over to the next page, the header row comes
again, and every page has its full frame.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from reports.block import Block, Canvas, mm
from reports.paragraph import Align, Paragraph, Style

PADDING = 4.0
"""Left and right of a cell's content, in points."""
FRAME = 1.1
RULE = 0.5
CONTINUED = "（续）"
TALL = 60 * mm
"""A row higher than this may be cut where the page ends; lower ones move on as a whole."""
LEAST = 25 * mm
"""Room that must be left for the first part of a row that is cut."""
LABEL_MOST = 150 * mm
"""A label higher than this is set small, without its line ends: no page takes more of one."""
LABEL_SMALL = 6.0


class Stand(StrEnum):
    """Where content stands in a cell that is higher."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True)
class Cell:
    """One cell."""

    content: Block | None = None
    """What it holds; None is left empty for ink."""
    span: int = 1
    """Grid columns it takes."""
    stand: Stand = Stand.MIDDLE
    """Where the content stands."""


@dataclass(frozen=True, eq=False)
class Label:
    """The merged cell beside one or several rows; the same object in each of them."""

    text: str
    """Words."""
    style: Style
    """How they look."""
    continued: bool = False
    """True on a later page."""
    _known: dict[float, Paragraph] = field(default_factory=dict, init=False, repr=False)
    """What is printed, by the width it was asked for."""

    def block(self, width: float) -> Paragraph:
        """Return what is printed; a label is never cut, so one that fits no page is set small."""
        if width not in self._known:
            self._known[width] = self._made(width)
        return self._known[width]

    def _made(self, width: float) -> Paragraph:
        style = self.style.but(align=Align.CENTRE)
        made = Paragraph(self._words(self.text), style)
        if made.height(width) <= LABEL_MOST:
            return made
        small = style.but(size=LABEL_SMALL, leading=0.0)
        return Paragraph(self._words(" ".join(self.text.split())), small)

    def _words(self, text: str) -> str:
        return text + CONTINUED if self.continued else text


@dataclass(frozen=True)
class Row:
    """One row; ``label`` takes the first grid column."""

    cells: Sequence[Cell]
    """Left to right."""
    label: Label | None = None
    """Merged cell at the left."""
    least: float = 0.0
    """Least height in points."""
    grows: bool = False
    """Takes a share of the room that is left on a one-page form."""
    padding: float = 3.0
    """Above and below the content."""
    _known: dict[Sequence[float], float] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Its height by the widths of the table's columns: asked again on every page."""


@dataclass(frozen=True)
class Grid:
    """A table."""

    widths: Sequence[float]
    """Widths of the grid columns in points."""
    rows: Sequence[Row]
    """Rows, headers first."""
    headers: int = 0
    """Number of header rows, repeated on every page."""
    _known: dict[str, list[float]] = field(default_factory=dict, compare=False, repr=False)

    def heights(self) -> list[float]:
        """Return the height of each row; a label's last row grows when the label is higher."""
        if "heights" not in self._known:
            heights = [self._row_height(row) for row in self.rows]
            for first, end, label in self._groups():
                inner = self.widths[0] - 2 * PADDING
                need = label.block(inner).height(inner) + 2 * 3.0
                heights[end - 1] += max(0.0, need - sum(heights[first:end]))
            self._known["heights"] = heights
        return self._known["heights"]

    def height(self, width: float) -> float:
        """Return the height of all rows."""
        return sum(self.heights())

    def stretched(self, extra: float, most: float = 40 * mm) -> "Grid":
        """Return the table with ``extra`` points given to the rows that may grow."""
        growing = sum(row.grows for row in self.rows)
        if not growing or extra <= 0:
            return self
        share = min(extra / growing, most)
        rows = [
            replace(row, least=height + share) if row.grows else row
            for row, height in zip(self.rows, self.heights(), strict=True)
        ]
        return Grid(self.widths, rows, self.headers)

    def split(self, width: float, room: float) -> "tuple[Grid, Grid] | None":
        """Cut between rows, or inside a row that is high; a label stays whole in every part."""
        heights, used, count = self.heights(), 0.0, 0
        while count < len(heights) and used + heights[count] <= room + 0.01:
            used += heights[count]
            count += 1
        cut = self._cut_row(count, room - used)
        found = self._parted(count, cut, room) if cut else None
        while found is None and count > self.headers:
            found = self._parted(count, None, room)
            count -= 1
        return found

    def _parted(
        self, count: int, cut: tuple[Row, Row] | None, room: float
    ) -> "tuple[Grid, Grid] | None":
        """Return the first rows and the rest; None when a label wants more than its first rows."""
        above, below = list(self.rows[:count]), list(self.rows[count:])
        if cut:
            above.append(cut[0])
            below[0] = cut[1]
        made = Grid(self.widths, above, self.headers)
        if made.height(0.0) > room + 0.01:
            return None
        return made, self._rest(above[-1].label, below)

    def _rest(self, last: Label | None, below: list[Row]) -> "Grid":
        if last and below[0].label is last:
            again = replace(last, continued=True)
            below = [replace(row, label=again) if row.label is last else row for row in below]
        return Grid(self.widths, [*self.rows[: self.headers], *below], self.headers)

    def _cut_row(self, place: int, room: float) -> tuple[Row, Row] | None:
        row = self.rows[place]
        if place < self.headers or room < LEAST or self.heights()[place] < TALL:
            return None
        above, below = [], []
        for cell, _, width in self._placed(row):
            inner, upper = width - 2 * PADDING, room - 2 * row.padding
            content = cell.content
            if content is None or content.height(inner) <= upper:
                cut: tuple[Block | None, Block | None] | None = (content, None)
            else:
                cut = content.split(inner, upper)
            if cut is None:
                return None
            above.append(replace(cell, content=cut[0], stand=Stand.TOP))
            below.append(replace(cell, content=cut[1], stand=Stand.TOP))
        return replace(row, cells=above, least=0.0), replace(row, cells=below, least=0.0)

    def _row_height(self, row: Row) -> float:
        widths = tuple(self.widths)
        if widths not in row._known:
            row._known[widths] = self._measured(row)
        return row._known[widths]

    def _measured(self, row: Row) -> float:
        inner = [
            cell.content.height(width - 2 * PADDING) + 2 * row.padding
            for cell, _, width in self._placed(row)
            if cell.content
        ]
        return max([row.least, *inner])

    def _placed(self, row: Row) -> Iterator[tuple[Cell, float, float]]:
        """Yield each cell with its left edge and width."""
        column = 1 if row.label else 0
        for cell in row.cells:
            width = sum(self.widths[column : column + cell.span])
            yield cell, sum(self.widths[:column]), width
            column += cell.span
        if column != len(self.widths):
            raise ValueError(f"a row fills {column} of {len(self.widths)} columns")

    def _groups(self) -> Iterator[tuple[int, int, Label]]:
        """Yield first row, row after the last, and label of each merged cell."""
        first = 0
        while first < len(self.rows):
            label, end = self.rows[first].label, first + 1
            while label and end < len(self.rows) and self.rows[end].label is label:
                end += 1
            if label:
                yield first, end, label
            first = end

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw contents, rules and the frame."""
        tops = [top]
        for height in self.heights():
            tops.append(tops[-1] - height)
        canvas.setLineWidth(RULE)
        labels = {first: (end, label) for first, end, label in self._groups()}
        for place, (row, (upper, lower)) in enumerate(zip(self.rows, pairwise(tops), strict=True)):
            if place in labels:  # before its rows: text is extracted in the order it is drawn
                end, label = labels[place]
                self._draw_label(canvas, label, x, upper, tops[end])
            self._draw_row(canvas, row, x, upper, lower)
        canvas.setLineWidth(FRAME)
        canvas.rect(x, tops[-1], sum(self.widths), top - tops[-1], stroke=1, fill=0)

    def _draw_label(
        self, canvas: Canvas, label: Label, x: float, top: float, bottom: float
    ) -> None:
        inner = self.widths[0] - 2 * PADDING
        block = label.block(inner)
        spare = top - bottom - block.height(inner)
        block.draw(canvas, x + PADDING, top - spare / 2, inner)
        canvas.setLineWidth(RULE)
        canvas.line(x, bottom, x + self.widths[0], bottom)

    def _draw_row(self, canvas: Canvas, row: Row, x: float, top: float, bottom: float) -> None:
        for cell, left, width in self._placed(row):
            if cell.content:
                inner = width - 2 * PADDING
                spare = top - bottom - 2 * row.padding - cell.content.height(inner)
                down = {Stand.TOP: 0.0, Stand.MIDDLE: spare / 2, Stand.BOTTOM: spare}[cell.stand]
                cell.content.draw(canvas, x + left + PADDING, top - row.padding - down, inner)
            canvas.setLineWidth(RULE)
            if left:
                canvas.line(x + left, top, x + left, bottom)
            canvas.line(x + left, bottom, x + left + width, bottom)
