"""An office file read once, and drafts of it: also when a person says what its columns hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from models.standards.importing.archive import open_archive, said_of
from models.standards.importing.columns import HEADER_WITHIN, Role, recognise_columns, words
from models.standards.importing.draft import Draft, Place, Remark
from models.standards.importing.gradedcolumns import graded_columns
from models.standards.importing.packbook import is_pack_book, read_pack_book
from models.standards.importing.recognise import recognise
from models.standards.importing.sheets import read_sheets
from models.standards.importing.tables import Cell, Content, Line, Row, Table
from models.standards.importing.word import read_word
from models.standards.types import Pack

HEADS: Mapping[str, str] = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "code": "序号",
    "name": "指标名称",
    "clause": "指标说明",
    "method": "评价方法",
    "other": "备注",
}
"""What a person may say of a column: a key, and the heading that says so to the importer."""
Chosen = Mapping[tuple[int, int], str]
"""Key of :data:`HEADS` by table and column, both counted from 1."""
_BY_ROLE = {Role.CODE: "code", Role.NAME: "name", Role.CLAUSE: "clause", Role.METHOD: "method"}
_LONGEST_HEAD = 20
_SAMPLE = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What one office file holds, before anything is made of it."""

    content: Content | None = None
    """Its tables."""
    remarks: tuple[Remark, ...] = ()
    """What is to be said of the file itself: macros, external links."""
    pack: Pack | None = None
    """Set when the file is a pack that this program exported; then there are no tables."""


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column of a table, and what it was taken for."""

    table: int
    """From 1."""
    column: int
    """From 1."""
    head: str
    """Its heading as printed; empty when there is none."""
    sample: str
    """The first text below it."""
    taken: str
    """Key of :data:`HEADS`; empty when the table was not understood or is a graded one."""


def read_office(file: Path) -> Reading:
    """Read the office file ``file``; raises StandardError with one plain sentence."""
    archive = open_archive(file)
    if archive.kind == "xlsx" and is_pack_book(archive):
        return Reading(pack=read_pack_book(archive))
    content = read_word(archive) if archive.kind == "docx" else read_sheets(archive)
    return Reading(content=content, remarks=said_of(archive))


def draft_of(reading: Reading, chosen: Chosen | None = None) -> Draft:
    """Return the draft of the tables, read as ``chosen``; raises StandardError."""
    content = reading.content
    if content is None:
        raise ValueError("a pack has no draft")
    spoken = {number for number, _ in chosen or {}}
    tables = tuple(
        _headed(one, chosen or {}) if one.number in spoken else one for one in content.tables
    )
    draft = recognise(replace(content, tables=tables))
    lines = draft.source_lines
    for before, after in zip(content.tables, tables, strict=True):
        if before is not after:
            lines = _as_printed(lines, before, after)
    remarks = (*reading.remarks, *draft.remarks)
    return draft.model_copy(update={"remarks": remarks, "source_lines": lines})


def columns_of(reading: Reading) -> tuple[ColumnSeen, ...]:
    """Return the columns of every table, with what they would be taken for."""
    tables = reading.content.tables if reading.content is not None else ()
    return tuple(seen for table in tables for seen in _columns(table))


def _columns(table: Table) -> list[ColumnSeen]:
    known = recognise_columns(table)
    head = _header(table)
    heads = words(table.rows[head]) if head is not None else ()
    width = max((len(row) for row in table.rows), default=0)
    found: list[ColumnSeen] = []
    for column in range(width):
        taken = ""
        if known is not None and column < len(known.roles):
            level = known.levels.index(column) + 1 if column in known.levels else 0
            taken = f"level{level}" if level else _BY_ROLE.get(known.roles[column], "other")
        said = heads[column] if column < len(heads) else ""
        sample = _sample(table, column, 0 if head is None else head + 1)
        found.append(ColumnSeen(table.number, column + 1, said, sample, taken))
    return found


def _header(table: Table) -> int | None:
    """Return the row of the headings; None where the table seems to have none."""
    known, graded = recognise_columns(table), graded_columns(table)
    for found in (graded, known):
        if found is not None and any(found.heads):
            return found.first - 1
    if known is not None or graded is not None:
        return None
    for index, row in enumerate(table.rows[:HEADER_WITHIN]):
        filled = {cell for cell in row if cell is not None and cell.lines}
        if len(filled) > 1 and all(len(cell.text) <= _LONGEST_HEAD for cell in filled):
            return index
    return None


def _headed(table: Table, chosen: Chosen) -> Table:
    """Return the table with the headings that say what the person said of its columns."""
    head = _header(table)
    width = max((len(row) for row in table.rows), default=0)
    old: Row = table.rows[head] if head is not None else (None,) * width
    row = tuple(
        _cell(table, column, old, chosen.get((table.number, column + 1))) for column in range(width)
    )
    if head is None:
        return replace(table, rows=(row, *table.rows))
    return replace(table, rows=(*table.rows[:head], row, *table.rows[head + 1 :]))


def _cell(table: Table, column: int, old: Row, key: str | None) -> Cell | None:
    was = old[column] if column < len(old) else None
    if key is None:
        return was
    place = was.place if was is not None else Place(table=table.number, row=1, column=column + 1)
    return Cell((Line(HEADS[key]),), place)


def _as_printed(lines: tuple[str, ...], before: Table, after: Table) -> tuple[str, ...]:
    """Return the kept source text with the headings as printed, not as they were taken."""
    ours = {_joined(row) for row in after.rows[: HEADER_WITHIN + 1]} - {""}
    ours -= {_joined(row) for row in before.rows}
    head = _header(before)
    printed = _joined(before.rows[head]) if head is not None else ""
    return tuple(printed if line in ours else line for line in lines)


def _joined(row: Row) -> str:
    return " ".join(dict.fromkeys(cell.text for cell in row if cell and cell.lines))


def _sample(table: Table, column: int, first: int) -> str:
    for row in table.rows[first:]:
        cell = row[column] if column < len(row) else None
        if cell is not None and cell.lines:
            return cell.text[:_SAMPLE]
    return ""
