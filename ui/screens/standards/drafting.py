"""An import under way: the reading, what a person said of it, and the draft that follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from models.errors import StandardError
from models.standards.importing.corrections import Action, Correction, corrected
from models.standards.importing.draft import Certainty, Draft, DraftRow, RowKind
from models.standards.importing.reading import ColumnSeen, Reading, columns_of, draft_of
from models.standards.types import Pack
from ui import language
from ui.itemmodels.outline import Chip, Line, LineKind


class Look(Enum):
    """Which rows are shown."""

    ALL = "all"
    NOT_UNDERSTOOD = "not_understood"
    GUESSED = "guessed"
    GLYPHS = "glyphs"
    DUPLICATES = "duplicates"
    GAPS = "gaps"
    RECOGNISED = "recognised"


_DUPLICATES = frozenset({"import-text-twice", "import-code-twice", "import-number-twice"})
_GAPS = frozenset({"import-code-gap", "import-number-gap", "import-number-shifted"})


@dataclass(frozen=True)
class Drafting:
    """Frozen: every decision makes the next one, so that the last can be taken back."""

    name: str
    """Name of the office file."""
    reading: Reading
    """What it holds."""
    columns: tuple[ColumnSeen, ...] = ()
    """Its columns."""
    chosen: Mapping[tuple[int, int], str] | None = None
    """What a person said of columns."""
    corrections: tuple[Correction, ...] = ()
    """Decisions about rows, in order."""
    declined: frozenset[int] = frozenset()
    """Rows whose proposal was declined: they stay as printed."""
    read: Draft | None = None
    """Before corrections."""
    draft: Draft | None = None
    """After them; None when nothing could be made of the columns."""
    refused: StandardError | None = None
    """Why nothing could be made of them."""

    @property
    def pack(self) -> Pack | None:
        """Set when the file is a workbook of ours."""
        return self.reading.pack


def begun(name: str, reading: Reading) -> Drafting:
    """Make the first draft; a refusal of the columns is kept, not raised."""
    if reading.pack is not None:
        return Drafting(name, reading)
    return with_columns(Drafting(name, reading, columns_of(reading)), {})


def with_columns(before: Drafting, chosen: Mapping[tuple[int, int], str]) -> Drafting:
    """Read the tables again as chosen; decisions about rows fall, for rows are others now."""
    again = replace(before, chosen=chosen, corrections=(), declined=frozenset())
    try:
        draft = draft_of(before.reading, chosen)
    except StandardError as error:
        return replace(again, read=None, draft=None, refused=error)
    return replace(again, read=draft, draft=draft, refused=None)


def with_corrections(before: Drafting, *more: Correction) -> Drafting:
    """Decide about rows; raises StandardError for one that is not there."""
    return _decided(before, (*before.corrections, *more))


def without_last(before: Drafting) -> Drafting:
    """Take the last decision about rows back."""
    return _decided(before, before.corrections[:-1])


def declining(before: Drafting, row: int) -> Drafting:
    """Leave a row as printed."""
    return replace(before, declined=before.declined | {row})


def all_proposals(before: Drafting) -> Drafting:
    """Take every proposal that was not declined."""
    rows = [r.row for r in _rows(before) if r.proposal and r.row not in before.declined]
    return with_corrections(before, *(Correction(row=n, action=Action.ACCEPT) for n in rows))


def unknown_as_notes(before: Drafting) -> Drafting:
    """Keep every text nobody understood as a note of the indicator above."""
    rows = [r.row for r in _rows(before) if r.kind is RowKind.UNKNOWN]
    note = RowKind.NOTE
    made = (Correction(row=n, action=Action.REPLACE, kind=note) for n in rows)
    return with_corrections(before, *made)


def _decided(before: Drafting, corrections: tuple[Correction, ...]) -> Drafting:
    if before.read is None:
        return before
    return replace(before, corrections=corrections, draft=corrected(before.read, corrections))


def _rows(one: Drafting) -> tuple[DraftRow, ...]:
    return one.draft.rows if one.draft is not None else ()


def waiting(one: Drafting) -> int:
    """Return how many rows were not understood; publishing waits for them."""
    return sum(fits(one, row, Look.NOT_UNDERSTOOD) for row in _rows(one))


def counts(one: Drafting) -> dict[Look, int]:
    """Return how many rows each look shows."""
    return {look: sum(fits(one, row, look) for row in _rows(one)) for look in Look}


def fits(one: Drafting, row: DraftRow, look: Look) -> bool:
    """Say whether a row is shown under a look."""
    codes = {remark.code for remark in row.remarks}
    if look is Look.GLYPHS:
        return bool(row.proposal) and row.row not in one.declined
    if look is Look.DUPLICATES:
        return bool(codes & _DUPLICATES)
    if look is Look.GAPS:
        return bool(codes & _GAPS)
    return look is Look.ALL or row.certainty == Certainty(look.value)


def lines_of(one: Drafting, look: Look) -> tuple[Line, ...]:
    """Return the rows under a look, as lines."""
    return tuple(_line(one, row) for row in _rows(one) if fits(one, row, look))


def _line(one: Drafting, row: DraftRow) -> Line:
    depth = {RowKind.SECTION: row.level - 1, RowKind.INDICATOR: 1}.get(row.kind, 2)
    heading = row.kind in (RowKind.SECTION, RowKind.INDICATOR)
    return Line(
        key=str(row.row),
        kind=LineKind.SUB if heading else LineKind.TEXT,
        depth=min(depth, 3),
        code=row.code or (str(row.number) if row.number else ""),
        text=row.text or "—",
        chips=tuple(_chips(one, row)),
        payload=row,
        foldable=False,
    )


def _chips(one: Drafting, row: DraftRow) -> Iterator[Chip]:
    yield kind_word(row.kind), ""
    translate = QCoreApplication.translate
    if row.certainty is Certainty.NOT_UNDERSTOOD:
        yield translate("Standards", "Not understood"), "bad"
    elif row.certainty is Certainty.GUESSED and row.row not in one.declined:
        yield translate("Standards", "Guessed"), "warn"
    if fits(one, row, Look.GLYPHS):
        yield translate("Standards", "Proposal"), "warn"
    if fits(one, row, Look.DUPLICATES):
        yield translate("Standards", "Twice"), "warn"
    if fits(one, row, Look.GAPS):
        yield translate("Standards", "Gap"), "warn"


def kind_word(kind: RowKind) -> str:
    """部分, 指标, 条款 …, from the catalogue."""
    from models.messages import sentence

    return sentence(f"import-kind-{kind}", {}, language.current())


def place_word(row: DraftRow) -> str:
    """表 1 第 3 行第 2 栏."""
    from models.messages import sentence

    return sentence("import-place", row.place.plain(), language.current())


def looks() -> dict[Look, str]:
    """The words of the looks."""
    translate = QCoreApplication.translate
    return {
        Look.ALL: translate("Standards", "All rows"),
        Look.NOT_UNDERSTOOD: translate("Standards", "Not understood"),
        Look.GUESSED: translate("Standards", "Guessed"),
        Look.GLYPHS: translate("Standards", "Proposals of a character"),
        Look.DUPLICATES: translate("Standards", "Duplicates"),
        Look.GAPS: translate("Standards", "Gaps in numbering"),
        Look.RECOGNISED: translate("Standards", "Recognised"),
    }
