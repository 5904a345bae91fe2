"""The tree on the left as flat rows: packs, headings, indicators and, when searching, clauses.

Flat rows of one height stay quick with thousands of clauses where a filtered tree does not
(measured; findings on Qt, section 3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.facts.state import VisitState
from models.standards.types import Indicator, Pack, Section, Verdict

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
COUNTS_ROLE = ROW_ROLE + 1
OWN_CODE = re.compile(r"part-[0-9]+")
"""Codes of ours for headings without a printed number."""


class RowKind(Enum):
    """What a row stands for."""

    PACK = "pack"
    SECTION = "section"
    INDICATOR = "indicator"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the tree."""

    kind: RowKind
    pack: str
    code: str
    text: str
    clauses: tuple[str, ...]
    """Codes of the clauses below it, or its own."""
    trail: tuple[str, ...] = ()
    """Names of the headings above it."""
    searched: str = ""
    """What the search looks at, in small letters."""


def row_words(row: Row) -> str:
    """Code and name; a code that only we use, because the document prints none, is left out."""
    own = row.kind is RowKind.SECTION and OWN_CODE.fullmatch(row.code)
    return row.text if own else f"{row.code} {row.text}".strip()


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the clauses of a row are; 待核实 and 未查 are not results (R2.1)."""

    met: int = 0
    not_met: int = 0
    not_applicable: int = 0
    to_verify: int = 0
    total: int = 0

    @property
    def done(self) -> int:
        """Clauses with a result."""
        return self.met + self.not_met + self.not_applicable


def outline(packs: Iterable[Pack]) -> tuple[Row, ...]:
    """Every row there is, clauses included, in printed order."""
    return tuple(row for pack in packs for row in _pack_rows(pack))


def _pack_rows(pack: Pack) -> Iterator[Row]:
    codes = tuple(clause.code for clause in pack.clauses())
    yield Row(RowKind.PACK, pack.id, "", pack.title, codes)
    for section in pack.sections:
        yield from _section_rows(pack, section, (pack.title,))


def _section_rows(pack: Pack, section: Section, trail: tuple[str, ...]) -> Iterator[Row]:
    repeats_title = section.name == pack.title
    below = trail if repeats_title else (*trail, section.name)
    if section.indicators and not repeats_title:
        codes = tuple(c.code for i in section.indicators for c in i.clauses)
        yield Row(RowKind.SECTION, pack.id, section.code, section.name, codes, trail)
    for indicator in section.indicators:
        yield from _indicator_rows(pack, indicator, below)
    for inner in section.sections:
        yield from _section_rows(pack, inner, below)


def _indicator_rows(pack: Pack, indicator: Indicator, trail: tuple[str, ...]) -> Iterator[Row]:
    name = f"{indicator.code} {indicator.name}".lower()
    codes = tuple(clause.code for clause in indicator.clauses)
    yield Row(RowKind.INDICATOR, pack.id, indicator.code, indicator.name, codes, trail, name)
    for clause in indicator.clauses:
        text = f"{clause.code} {clause.text}".lower()
        inside = (*trail, f"{indicator.code} {indicator.name}")
        yield Row(RowKind.CLAUSE, pack.id, clause.code, clause.text, (clause.code,), inside, text)


def without_clauses(rows: Iterable[Row]) -> tuple[Row, ...]:
    """What is shown when nobody searches."""
    return tuple(row for row in rows if row.kind is not RowKind.CLAUSE)


def matching(
    rows: Iterable[Row], wanted: str, keys: Collection[tuple[str, str]] | None = None
) -> tuple[Row, ...]:
    """Indicators and clauses with every word of `wanted`, below the headings they stand under.

    With `keys` (pack and code) exactly those clauses, whatever the words.
    """
    if keys is not None:
        return _below_headings(
            rows, lambda r: r.kind is RowKind.CLAUSE and (r.pack, r.code) in keys
        )
    needles = wanted.lower().split()
    if not needles:
        return without_clauses(rows)
    return _below_headings(rows, lambda row: all(needle in row.searched for needle in needles))


def _below_headings(rows: Iterable[Row], fits: Callable[[Row], bool]) -> tuple[Row, ...]:
    found: list[Row] = []
    waiting: dict[RowKind, Row] = {}
    for row in rows:
        if row.kind in (RowKind.PACK, RowKind.SECTION):
            if row.kind is RowKind.PACK:
                waiting.clear()
            waiting[row.kind] = row
            continue
        if row.kind is RowKind.INDICATOR:
            waiting.pop(RowKind.INDICATOR, None)
        if fits(row):
            found.extend(waiting.pop(kind) for kind in tuple(waiting))
            found.append(row)
        elif row.kind is RowKind.INDICATOR:
            waiting[RowKind.INDICATOR] = row
    return tuple(found)


def count(row: Row, state: VisitState | None) -> Counts:
    """How far the clauses of a row are."""
    if state is None:
        return Counts(total=len(row.clauses))
    tally = dict.fromkeys(Verdict, 0)
    for code in row.clauses:
        tally[state.verdict(row.pack, code)] += 1
    return Counts(
        met=tally[Verdict.MET],
        not_met=tally[Verdict.NOT_MET],
        not_applicable=tally[Verdict.NOT_APPLICABLE],
        to_verify=tally[Verdict.TO_VERIFY],
        total=len(row.clauses),
    )


class IndicatorsModel(QAbstractTableModel):
    """The visible rows and how far each is."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._counts: dict[int, Counts] = {}
        self._state: VisitState | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is visible."""
        return self._rows

    def show(self, rows: tuple[Row, ...]) -> None:
        """Replace the visible rows."""
        self.beginResetModel()
        self._rows = rows
        self._counts = {}  # counted when a row is painted: thousands may match
        self.endResetModel()

    def show_state(self, state: VisitState | None) -> None:
        """Count again; only rows that changed are painted again."""
        self._state = state
        for number, before in tuple(self._counts.items()):
            counts = count(self._rows[number], state)
            if counts != before:
                self._counts[number] = counts
                place = self.index(number, 0)
                self.dataChanged.emit(place, place, [COUNTS_ROLE])

    def place_of(self, pack: str, code: str, kind: RowKind = RowKind.INDICATOR) -> int:
        """Number of the row, or -1 when it is not visible."""
        for number, row in enumerate(self._rows):
            if (row.kind, row.pack, row.code) == (kind, pack, code):
                return number
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self._rows[index.row()].kind in (RowKind.INDICATOR, RowKind.CLAUSE):
            return plain | Qt.ItemFlag.ItemIsSelectable
        return plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row_words(row)
            case Qt.ItemDataRole.ToolTipRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                counts = self._count(index.row())
                return f"{row_words(row)} {counts.done}/{counts.total}"
            case _ if role == COUNTS_ROLE:
                return self._count(index.row())
        return row if role == ROW_ROLE else None

    def _count(self, number: int) -> Counts:
        found = self._counts.get(number)
        if found is None:
            found = self._counts[number] = count(self._rows[number], self._state)
        return found
