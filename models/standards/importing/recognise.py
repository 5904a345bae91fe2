"""From the tables of an office file to a draft."""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.errors import StandardError
from models.standards.importing.builder import Builder, heading_code
from models.standards.importing.columns import Columns, Role, check_order, doubts, recognise_columns
from models.standards.importing.draft import Draft, Remark, RowKind, guess, told
from models.standards.importing.finishing import finished
from models.standards.importing.glyphs import tidy
from models.standards.importing.gradedcolumns import GradedColumns, graded_columns
from models.standards.importing.gradedlayout import GradedLayout
from models.standards.importing.layouts import LevelLayout, ListLayout
from models.standards.importing.tables import Content, Row, Table

_TITLE = re.compile(r"标准|指标|体系|细则|清单|评价|考核|办法")
_EDITION = re.compile(
    r"[（(]\s*([^（()）]*(?:版|试行|修订)[^（()）]*)\s*[)）]|((?:19|20)\d\d\s*年?\s*版)"
)
_ANNEX = re.compile(r"附[件表录]\s*\d*[:：]?")
_NAME = 200


def recognise(content: Content) -> Draft:
    """Return the draft of what ``content`` holds; raises StandardError when it holds none."""
    if not content.tables:
        raise StandardError("import-no-table")
    graded = _graded(content.tables)
    if graded:
        return recognise_graded(content, graded)
    used = _used(content.tables)
    if not used or not any(_has_codes(table, columns) for table, columns in used):
        raise StandardError("import-no-codes")
    title = _title(*used[0])
    builder = Builder(title=title)
    builder.keep(_opening(*used[0]))
    level, listed = LevelLayout(builder), ListLayout(builder)
    for table, columns in used:
        rows = table.rows[columns.first :]
        check_order(columns, rows)
        said = (*columns.remarks, *doubts(columns, rows))
        builder.remarks += [r for r in said if r not in builder.remarks]
        layout = level if columns.levels else listed
        layout.read(columns, rows)
    return _draft(content, builder, title, {table.number for table, _ in used})


def recognise_graded(content: Content, used: Sequence[tuple[Table, GradedColumns]]) -> Draft:
    """Return the draft of a standard of C, B and A; its tiers are not in the table."""
    title = _title(*used[0])
    builder = Builder(title=title)
    builder.keep(_opening(*used[0]))
    layout = GradedLayout(builder)
    for table, columns in used:
        builder.remarks += [r for r in columns.remarks if r not in builder.remarks]
        layout.read(columns, table.rows[columns.first :])
    draft = _draft(content, builder, title, {table.number for table, _ in used})
    stars = sum(row.core for row in draft.rows)
    basic = sum(row.basic for row in draft.rows)
    graded = told("import-graded", points=draft.counted()["point"], core=stars, basic=basic)
    # Thresholds are never guessed: who has them adds them, with the document that says so.
    said = (*draft.remarks, graded, guess("import-tiers-missing"))
    return draft.model_copy(update={"remarks": said})


def _graded(tables: tuple[Table, ...]) -> list[tuple[Table, GradedColumns]]:
    """Return the tables with grades; one cut by a page may have too few marks of its own."""
    used: list[tuple[Table, GradedColumns]] = []
    for table in tables:
        found = graded_columns(table)
        if used and (found is None or not any(found.heads)):
            columns = used[-1][1]
            width = max((len(row) for row in table.rows), default=0)
            own = found is None and recognise_columns(table) is not None
            if 0 < width <= max(c for c, _ in columns.points) + 2 and not own:
                note = guess("import-table-continued", table=table.number)
                used.append((table, replace(columns, first=0, remarks=(note,))))
                continue
        if found is not None:
            used.append((table, found))
    return used


def _draft(content: Content, builder: Builder, title: str, used: set[int]) -> Draft:
    rows = finished(builder.rows)
    if not any(row.kind is RowKind.CLAUSE for row in rows):
        raise StandardError("import-no-codes")
    remarks = [*content.remarks, *builder.remarks]
    if builder.repeated:
        remarks.append(told("import-repeated", count=builder.repeated))
    left = [table.number for table in content.tables if table.number not in used]
    if left:
        remarks.append(told("import-tables-left", tables="、".join(map(str, left))))
    edition = _edition(title)
    remarks += [] if edition else [guess("import-edition-missing")]
    if not any(row.method_text for row in rows):
        remarks.append(guess("import-methods-ours"))
    return Draft(
        origin=content.origin,
        origin_sha256=content.sha256,
        title=title,
        edition=edition or "未注明",
        rows=rows,
        source_lines=tuple(tidy(line) for line in builder.lines),
        remarks=tuple(_unique(remarks)),
    )


def _unique(remarks: list[Remark]) -> list[Remark]:
    return [one for index, one in enumerate(remarks) if one not in remarks[:index]]


def _used(tables: tuple[Table, ...]) -> list[tuple[Table, Columns]]:
    """Return the tables of the standard; one cut by a page may have no headings of its own."""
    used: list[tuple[Table, Columns]] = []
    for table in tables:
        guessed = recognise_columns(table)
        if used and (guessed is None or guessed.first == 0):
            columns = used[-1][1]
            if _continues(table, columns):
                note = guess("import-table-continued", table=table.number)
                used.append((table, replace(columns, first=0, remarks=(note,))))
                continue
        if guessed is not None:
            used.append((table, guessed))
    return used


def _continues(table: Table, columns: Columns) -> bool:
    width = len(columns.roles)
    if not table.rows or any(len(row) > width for row in table.rows):
        return False
    return sum(_fits(row, columns) for row in table.rows) * 2 > len(table.rows)


def _fits(row: Row, columns: Columns) -> bool:
    """True when the cells that should hold codes do, or are empty beside a text."""
    code, clause = columns.one(Role.CODE), columns.one(Role.CLAUSE)
    lead = [*columns.levels, *([code] if code is not None else [])]
    cells = [row[column] for column in lead if column < len(row)]
    filled = [cell for cell in cells if cell is not None and cell.lines]
    text = row[clause] if clause is not None and clause < len(row) else None
    if not filled:
        return text is not None and bool(text.lines)
    return all(heading_code(cell) is not None for cell in filled)


def _has_codes(table: Table, columns: Columns) -> bool:
    """True when a fair part of the headings carry a code."""
    code = columns.one(Role.CODE)
    lead = [*columns.levels, *([code] if code is not None else [])]
    cells = {row[c] for row in table.rows[columns.first :] for c in lead if c < len(row)}
    filled = [cell for cell in cells if cell is not None and cell.lines]
    return sum(heading_code(cell) is not None for cell in filled) * 4 >= len(filled) > 0


def _opening(table: Table, columns: Columns | GradedColumns) -> list[str]:
    head = [
        " ".join(dict.fromkeys(c.text for c in row if c and c.lines))
        for row in _above(table, columns)
    ]
    return [*table.before, *(line for line in head if line)]


def _above(table: Table, columns: Columns | GradedColumns) -> tuple[Row, ...]:
    return table.rows[: columns.first]


def _title(table: Table, columns: Columns | GradedColumns) -> str:
    above = [
        next(iter(cells)).text
        for row in _above(table, columns)[:-1]
        if len(cells := {cell for cell in row if cell is not None and cell.lines}) == 1
    ]
    near = [line for line in (*table.before, *above) if len(line) <= _NAME]
    good = [line for line in near if _TITLE.search(line) and not _ANNEX.match(line)]
    found = good or near or [table.name]
    return tidy(found[-1]) or "未注明标题"


def _edition(title: str) -> str:
    found = _EDITION.search(title)
    return tidy(found[1] or found[2]) if found else ""
