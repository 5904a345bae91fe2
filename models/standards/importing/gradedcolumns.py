"""The columns of a graded table: codes and names, and where the points of C, B and A stand."""

import re
from collections import Counter
from dataclasses import dataclass

from models.standards.importing.codes import read_code
from models.standards.importing.columns import HEADER_WITHIN, Role, role_of, words
from models.standards.importing.draft import Remark, guess, told
from models.standards.importing.points import is_marked, letter_of, without_marks
from models.standards.importing.tables import Cell, Row, Table, brief

_GRADE = re.compile(r"(?:评价|评审|达标)?(?:等级|级别|档次|分级|款)(?:要求|标准)?")
_BASIC = re.compile(r"(?:是否)?基本(?:指标|条款)?|(?:指标|条款)(?:类型|类别|性质|属性)")
_YES = ("是", "√", "✓", "基本", "基本指标", "基本条款")
_LEAST_MARKS = 2
"""Headings or cells that say C, B or A and nothing else, which make a table a graded one."""


@dataclass(frozen=True, slots=True)
class GradedColumns:
    """The roles of the columns of one graded table."""

    heads: tuple[str, ...]
    """Words of the headings; empty where there are none."""
    first: int
    """Index of the first row below the headings."""
    lead: tuple[int, ...]
    """Columns with codes, from the upper heading down; codes may also stand in banners."""
    name: int | None
    """Names without codes."""
    points: tuple[tuple[int, str], ...]
    """Columns of points, each with its grade where its heading says one."""
    grade: int | None = None
    """A column that says C, B or A."""
    method: int | None = None
    """Printed methods."""
    basic: int | None = None
    """Says which clauses belong to basic indicators."""
    remarks: tuple[Remark, ...] = ()

    def is_basic(self, row: Row) -> bool:
        """True when the row says that its clause is a basic one."""
        cell = row[self.basic] if self.basic is not None and self.basic < len(row) else None
        return cell is not None and "".join(cell.text.split()) in _YES


def graded_columns(table: Table) -> GradedColumns | None:
    """Return the columns of a graded table; None for any other table."""
    first, heads = _header(table)
    rows = table.rows[first:]
    width = max((len(row) for row in table.rows), default=0)
    letters = [(c, letter) for c, head in enumerate(heads) if (letter := letter_of(head))]
    grade = next((c for c in range(width) if _grades(c, rows, heads)), None)
    marked = Counter({c: _marks(c, rows) for c in range(width)})
    if len(letters) >= _LEAST_MARKS:
        points = tuple(letters)
    elif grade is not None:
        beside = [c for c in range(width) if c > grade] or [c for c in range(width) if c != grade]
        points = ((max(beside, key=lambda c: (_length(c, rows), -c), default=grade), ""),)
    elif sum(marked.values()) > 0:
        points = ((marked.most_common(1)[0][0], ""),)
    else:
        return None
    taken = {column for column, _ in points} | ({grade} if grade is not None else set())
    return _others(heads, first, rows, width, points, grade, taken)


def _others(
    heads: tuple[str, ...],
    first: int,
    rows: tuple[Row, ...],
    width: int,
    points: tuple[tuple[int, str], ...],
    grade: int | None,
    taken: set[int],
) -> GradedColumns:
    free = [c for c in range(width) if c not in taken]
    basic = next((c for c in free if c < len(heads) and _BASIC.fullmatch(heads[c])), None)
    roles = {c: role_of(heads[c]) if c < len(heads) else Role.OTHER for c in free}
    method = next((c for c in free if roles[c] is Role.METHOD), None)
    rest = [c for c in free if c not in (basic, method)]
    # A column of levels leads even where its figures run into the words (1功能).
    lead = tuple(c for c in rest if roles[c] in (Role.LEVEL, Role.CODE) or _codes(c, rows))
    before = [c for c in rest if c not in lead and roles[c] in (Role.NAME, Role.CLAUSE)]
    name = next((c for c in before if c < points[0][0]), None)
    used = {*lead, name, basic, method, *taken}
    left = [heads[c] for c in range(len(heads)) if c not in used and heads[c]]
    remarks = [told("import-left-column", name=brief(head)) for head in dict.fromkeys(left)]
    if not any(heads):
        remarks.append(guess("import-columns-guessed"))
    found = GradedColumns(heads, first, lead, name, points, grade, method, basic, tuple(remarks))
    return found


def _header(table: Table) -> tuple[int, tuple[str, ...]]:
    """Return the index of the first row below the headings, and the headings."""
    for index, row in enumerate(table.rows[:HEADER_WITHIN]):
        heads = words(row)
        if len(set(heads)) > 1 and sum(map(_is_head, dict.fromkeys(heads))) > 1:
            return index + 1, heads
        if any(is_marked(head) for head in heads):
            break
    return 0, ()


def _is_head(head: str) -> bool:
    known = role_of(head) is not Role.OTHER or bool(letter_of(head))
    return (bool(head) and not is_marked(head)) or bool(letter_of(head)) if known else _named(head)


def _named(head: str) -> bool:
    return bool(_GRADE.fullmatch(head) or _BASIC.fullmatch(head))


def _cells(column: int, rows: tuple[Row, ...]) -> list[Cell]:
    """Return the cells of a column without those that run across the table."""
    found = dict.fromkeys(
        row[column] for row in rows if column < len(row) and (len(set(row)) > 1 or len(row) == 1)
    )
    return [cell for cell in found if cell is not None and cell.lines]


def _marks(column: int, rows: tuple[Row, ...]) -> int:
    return sum(is_marked(line.text) for cell in _cells(column, rows) for line in cell.lines)


def _grades(column: int, rows: tuple[Row, ...], heads: tuple[str, ...]) -> bool:
    """True for a column that holds nothing but C, B and A."""
    texts = [cell.text for cell in _cells(column, rows)]
    head = heads[column] if column < len(heads) else ""
    if len(texts) < _LEAST_MARKS or len(heads) == 1 or letter_of(head):
        return False
    good = sum(bool(letter_of(text)) for text in texts)
    return good * 4 >= len(texts) * 3 and bool(_GRADE.fullmatch(head) or good == len(texts))


def _codes(column: int, rows: tuple[Row, ...]) -> bool:
    texts = [without_marks(cell.text)[0] for cell in _cells(column, rows)]
    found = [code for text in texts if (code := read_code(text)) and code.style != "bracket"]
    auto = sum(bool(cell.lines[0].label) for cell in _cells(column, rows))
    return len(texts) > 0 and (len(found) + auto) * 2 >= len(texts)


def _length(column: int, rows: tuple[Row, ...]) -> int:
    return sum(len(cell.text) for cell in _cells(column, rows))
