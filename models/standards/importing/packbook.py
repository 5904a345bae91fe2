"""A pack as a workbook and back, without losing a character.

One sheet per kind of record, one row per record, one column per field; the sheets and columns
follow from the types, so that a field added to a pack is exported without a change here. A row
names the row it belongs to (所属: kind and number). Lists of words stand in one cell, a line each.
A cell that begins with a backslash is written out as JSON: only values that a sheet cannot hold.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from models.errors import StandardError
from models.standards import loading
from models.standards.importing.archive import Archive, archive_of
from models.standards.importing.bookxml import Page, Shown, write_book
from models.standards.importing.packshape import Shape, shape_of, shapes, title_of
from models.standards.importing.sheets import Sheet, workbook
from models.standards.importing.tables import brief
from models.standards.types import Pack

MARK = "查验标准"
"""First cell of the first sheet: the workbook is one of ours."""
_PLAIN_DIGITS = 15
"""Longer numbers are written as text: a spreadsheet would round them."""
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_CELL = 32_000
_NAMED = re.compile(r"\[([A-Za-z0-9_.]+)\]$")
_OWNER = re.compile(r"(\w+) ([0-9]{1,7})(?:\.(\w+))?")
_YES, _NO = "是", "否"


def write_pack_book(pack: Pack) -> bytes:
    """Return ``pack`` as a workbook; it has been read back and is the same pack."""
    rows: dict[type, list[list[Shown]]] = {one: [] for one in shapes(Pack)}
    _collect(pack.plain(), shape_of(Pack), "", rows)
    pages = [_page(shape, rows[kind]) for kind, shape in shapes(Pack).items() if rows[kind]]
    data = write_book(pages)
    if loading.digest(read_pack_book(archive_of(data))) != loading.digest(pack):
        raise AssertionError("the workbook of a pack must read back to the same pack")
    return data


def is_pack_book(archive: Archive) -> bool:
    """True when the workbook was written by :func:`write_pack_book`."""
    sheets, _ = workbook(archive)
    first = sheets[0].values.get(1, {}).get(1) if sheets else None
    return first is not None and first.text.startswith(MARK)


def read_pack_book(archive: Archive) -> Pack:
    """Return the pack in a workbook of ours; formulas in it are refused."""
    sheets, _ = workbook(archive)
    found: dict[str, list[_Read]] = {}
    known = {kind.__name__: shape for kind, shape in shapes(Pack).items()}
    for sheet in (one for one in sheets if one.values):
        shape = known.get(_kind(sheet))
        if shape is None:
            raise StandardError("import-book-sheet", sheet=brief(sheet.name))
        found[shape.kind.__name__] = list(_read(sheet, shape))
    tree = _assembled(found)
    try:
        return Pack.model_validate_json(json.dumps(tree))
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise StandardError("import-book-value", place=brief(place)) from error


@dataclass
class _Read:
    """One record as read from its row."""

    number: str
    owner: str
    values: dict[str, Any]
    where: str


def _page(shape: Shape, rows: list[list[Shown]]) -> Page:
    first = MARK if shape.kind is Pack else title_of("row")
    used = [0, 1] + [n for n, name in enumerate(shape.columns, 2) if _needed(name, n, shape, rows)]
    names = [name for n, name in enumerate(shape.columns, 2) if n in used]
    heads = [f"{first} [{shape.kind.__name__}]", title_of("owner")]
    heads += [f"{title_of(name)} [{name}]" for name in names]
    widths = [8, 14] + [50 if name in ("text", "label", "name") else 16 for name in names]
    kept = tuple(tuple(row[n] for n in used) for row in rows)
    return Page(title_of(shape.kind.__name__), tuple(heads), kept, tuple(widths))


def _needed(name: str, at: int, shape: Shape, rows: list[list[Shown]]) -> bool:
    """False for a column that would only say that no list is empty."""
    return name not in shape.children or any(row[at] is not None for row in rows)


def _collect(
    plain: dict[str, Any], shape: Shape, owner: str, rows: dict[type, list[list[Shown]]]
) -> None:
    own = rows[shape.kind]
    number = len(own) + 1
    values = [_shown(_within(plain, column), column, shape) for column in shape.columns]
    own.append([number, owner or None, *values])
    for name, kind in shape.children.items():
        label = f"{title_of(shape.kind.__name__)} {number}"
        label += f".{name}" if shape.ambiguous(kind) else ""
        for child in plain.get(name, ()):
            _collect(child, shape_of(kind), label, rows)


def _within(plain: dict[str, Any], column: str) -> Any:
    value: Any = plain
    for part in column.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _shown(value: Any, column: str, shape: Shape) -> Shown:
    """Return the cell of a value; a default is left empty, and empty means the default."""
    if value is None or value == shape.empty(column) or (value and column in shape.children):
        return None
    form = shape.columns[column]
    if isinstance(value, bool) and form == "bool":
        return _YES if value else _NO
    if isinstance(value, int) and form == "int" and len(str(abs(value))) <= _PLAIN_DIGITS:
        return value
    if isinstance(value, str) and form == "text" and _fits(value):
        return value
    if isinstance(value, list) and form == "list" and _are_lines(value):
        return "\n".join(value)
    return "\\" + json.dumps(value, ensure_ascii=True)


def _are_lines(value: list[Any]) -> bool:
    lines = (isinstance(v, str) and _fits(v) and "\n" not in v for v in value)
    return bool(value) and all(lines)


def _fits(text: str) -> bool:
    """True when a cell keeps ``text`` as it is, also after somebody saved it again."""
    clean = text == text.strip() and text != "" and not text.startswith("\\")
    return clean and len(text) <= _LONGEST_CELL and not _UNFIT.search(text)


def _kind(sheet: Sheet) -> str:
    head = sheet.values.get(1, {}).get(1)
    found = _NAMED.search(head.text) if head else None
    return found[1] if found else ""


def _read(sheet: Sheet, shape: Shape) -> Iterator[_Read]:
    heads = {column: _NAMED.search(value.text) for column, value in sheet.values[1].items()}
    for row in sorted(sheet.values)[1:]:
        values: dict[str, Any] = {}
        for column, value in sheet.values[row].items():
            if value.formula:
                raise StandardError("import-book-formula", sheet=brief(sheet.name), row=row)
            named = heads.get(column)
            if column < 3 or named is None:
                continue
            if named[1] not in shape.columns:
                raise StandardError("import-book-column", column=brief(named[1]))
            _put(values, named[1], _meant(value.text, named[1], shape))
        shape.fill(values)
        number, owner = (sheet.values[row].get(column) for column in (1, 2))
        where = f"{sheet.name} {row}"
        yield _Read(number.text if number else "", owner.text if owner else "", values, where)


def _meant(text: str, column: str, shape: Shape) -> Any:
    if text.startswith("\\"):
        try:
            return json.loads(text[1:])
        except ValueError as error:
            raise StandardError("import-book-value", place=brief(column)) from error
    form = shape.columns[column]
    if form == "list":
        return text.split("\n")
    if form == "bool" and text in (_YES, _NO):
        return text == _YES
    if form == "int" and re.fullmatch(r"-?[0-9]{1,16}", text):
        return int(text)
    return text


def _put(values: dict[str, Any], column: str, value: Any) -> None:
    *path, last = column.split(".")
    for part in path:
        values = values.setdefault(part, {})
    values[last] = value


def _assembled(found: dict[str, list[_Read]]) -> dict[str, Any]:
    """Hang every record on the one it belongs to, in the order of its sheet."""
    packs = found.get(Pack.__name__, [])
    if len(packs) != 1:
        raise StandardError("import-book-sheet", sheet=title_of(Pack.__name__))
    by_number = {
        title_of(kind): (kind, {one.number: one for one in records})
        for kind, records in found.items()
    }
    for kind, records in found.items():
        for record in records if kind != Pack.__name__ else ():
            owner, children = _owner(record, by_number)
            parts = _OWNER.fullmatch(record.owner)
            named = parts[3] if parts else None
            name = named or next((n for n, k in children.items() if k.__name__ == kind), "")
            if name not in children:
                raise StandardError("import-book-owner", place=brief(record.where))
            owner.values.setdefault(name, []).append(record.values)
    return packs[0].values


def _owner(
    record: _Read, by_number: dict[str, tuple[str, dict[str, _Read]]]
) -> tuple[_Read, dict[str, type[BaseModel]]]:
    """Return the record that ``record`` says it belongs to, and what that one may hold."""
    parts = _OWNER.fullmatch(record.owner)
    kind, owners = by_number.get(parts[1], ("", {})) if parts else ("", {})
    if parts is None or parts[2] not in owners or owners[parts[2]] is record:
        raise StandardError("import-book-owner", place=brief(record.where))
    shape = next(s for k, s in shapes(Pack).items() if k.__name__ == kind)
    return owners[parts[2]], shape.children
