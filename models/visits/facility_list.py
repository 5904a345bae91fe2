"""Reading the district's list of facilities from an .xlsx: a preview first, nothing kept yet.

The heading row says which column is which, wherever it stands. Formulas are never worked out,
macros and links never followed; what the last program left in a cell is read as its text.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.errors import ExpectedError, FactsError, VisitError
from models.facts.bodies import Facility
from models.standards.importing.archive import Archive, open_archive, said_of
from models.standards.importing.bookxml import Page, write_book
from models.standards.importing.draft import Remark, guess, told
from models.standards.importing.sheets import Sheet, workbook
from models.standards.importing.tables import brief
from models.visits.facility_rows import HEADS, facility_of, head_of

MAX_FACILITIES = 20_000
"""Rows of one list; a province has a few thousand."""
HEADING_WITHIN = 10
"""The heading row is looked for in so many rows; a title may stand above it."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row that was understood."""

    line: int
    """Row in its sheet, as the office program numbers it."""
    facility: Facility
    """What it says."""
    formula: bool = False
    """A cell of it holds a formula: what is read is what the last program left there."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row that is not taken over."""

    line: int
    """Row in its sheet."""
    name: str
    """What it is called, as far as that can be read."""
    reason: ExpectedError
    """Why, in one sentence."""


@dataclass(frozen=True, slots=True)
class FacilityList:
    """What one file holds."""

    sheet: str
    """Name of the sheet."""
    heads: tuple[tuple[str, str], ...]
    """Headings that were understood, with their fields."""
    ignored: tuple[str, ...]
    """Headings that were not understood; their columns are left out."""
    rows: tuple[ListedRow, ...]
    """Rows that can be taken over, one for each code."""
    refused: tuple[RefusedRow, ...]
    """Rows that cannot."""
    remarks: tuple[Remark, ...] = ()
    """What is to be said of the file itself."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """The heading row of a sheet."""

    line: int
    columns: Mapping[int, str]
    units: Mapping[str, str]
    ignored: tuple[str, ...]


def read_list(file: Path) -> FacilityList:
    """Read a list of facilities without keeping anything.

    Raises StandardError (``import-…``) for a file that is no sound .xlsx, and VisitError:
    ``facility-list-document``, ``facility-list-no-heads``, ``facility-list-head-twice``,
    ``facility-list-too-long``, ``facility-list-empty``.
    """
    archive = open_archive(file)
    if archive.kind != "xlsx":
        raise VisitError("facility-list-document")
    sheet, heading = _sheet_of(archive)
    lines = [line for line in sorted(sheet.values) if line > heading.line]
    if not lines:
        raise VisitError("facility-list-empty")
    if len(lines) > MAX_FACILITIES:
        raise VisitError("facility-list-too-long", limit=MAX_FACILITIES)
    rows, refused = _read_rows(sheet, heading, lines)
    rows, twice = _without_doubles(rows)
    remarks = (*said_of(archive), *_formulas(rows))
    heads = tuple((sheet.values[heading.line][c].text, f) for c, f in heading.columns.items())
    both = tuple(sorted((*refused, *twice), key=lambda one: one.line))
    return FacilityList(sheet.name, heads, heading.ignored, rows, both, remarks)


def empty_table() -> bytes:
    """Return an .xlsx with nothing but our headings, for an office that has no list yet."""
    units = {"served": "（人）", "residents": "（人）"}
    heads = tuple(said[0] + units.get(field, "") for field, said in HEADS.items())
    return write_book([Page("机构名单", heads, (), (16,) * len(heads))])


def _sheet_of(archive: Archive) -> tuple[Sheet, _Heading]:
    """Return the first visible sheet with a heading row that names name and code."""
    for sheet in workbook(archive)[0]:
        for line in sorted(sheet.values)[:HEADING_WITHIN]:
            heading = _heading(sheet, line)
            if {"name", "code"} <= set(heading.columns.values()):
                return sheet, heading
    raise VisitError("facility-list-no-heads")


def _heading(sheet: Sheet, line: int) -> _Heading:
    columns: dict[int, str] = {}
    units: dict[str, str] = {}
    ignored: list[str] = []
    for column, value in sorted(sheet.values[line].items()):
        found = head_of(value.text)
        if found is None:
            ignored.append(brief(value.text))
        elif found[0] in columns.values():
            raise VisitError("facility-list-head-twice", head=HEADS[found[0]][0])
        else:
            columns[column], units[found[0]] = found
    return _Heading(line, columns, units, tuple(ignored))


def _read_rows(
    sheet: Sheet, heading: _Heading, lines: list[int]
) -> tuple[tuple[ListedRow, ...], tuple[RefusedRow, ...]]:
    rows: list[ListedRow] = []
    refused: list[RefusedRow] = []
    for line in lines:
        held = sheet.values[line]
        cells = {field: held[c] for c, field in heading.columns.items() if c in held}
        if not cells:
            continue
        said = {field: value.text for field, value in cells.items()}
        try:
            _check_formulas(sheet, heading, line)
            facility = facility_of(said, heading.units)
        except (VisitError, FactsError) as error:
            refused.append(RefusedRow(line, brief(said.get("name", "")), error))
        else:
            rows.append(ListedRow(line, facility, any(v.formula for v in cells.values())))
    return tuple(rows), tuple(refused)


def _check_formulas(sheet: Sheet, heading: _Heading, line: int) -> None:
    for column, field in heading.columns.items():
        if (line, column) in sheet.unread:
            raise VisitError("facility-row-formula", head=HEADS[field][0])


def _without_doubles(
    rows: tuple[ListedRow, ...],
) -> tuple[tuple[ListedRow, ...], tuple[RefusedRow, ...]]:
    """Leave out rows that repeat one; of a code said twice differently none is taken."""
    by_code: dict[str, list[ListedRow]] = defaultdict(list)
    for row in rows:
        by_code[row.facility.code].append(row)
    kept: list[ListedRow] = []
    refused: list[RefusedRow] = []
    for code, group in by_code.items():
        if all(row.facility == group[0].facility for row in group):
            kept.append(group[0])
            continue
        lines = "、".join(str(row.line) for row in group[:10])
        reason = VisitError("facility-row-twice", code=code, lines=lines)
        refused += [RefusedRow(row.line, brief(row.facility.name), reason) for row in group]
    return tuple(sorted(kept, key=lambda row: row.line)), tuple(refused)


def _formulas(rows: tuple[ListedRow, ...]) -> Iterator[Remark]:
    count = sum(row.formula for row in rows)
    if count:
        yield guess("facility-list-formulas", count=count)
    if not rows:
        yield told("facility-list-none")
