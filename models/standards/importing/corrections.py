"""What a person says about rows of a draft, and the draft that follows from it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from models.base import Name, Record, Text
from models.errors import StandardError
from models.standards.importing.draft import Draft, DraftRow, RowKind, told
from models.standards.importing.finishing import finished


class Action(StrEnum):
    """What is to become of a row."""

    ACCEPT = "accept"
    """It is right as it is; its proposal is taken."""
    REPLACE = "replace"
    """The given values are right."""
    SKIP = "skip"
    """It does not belong to the standard."""


class Correction(Record):
    """One decision about one row; only REPLACE looks at the values that are given."""

    row: int
    """Number of the row in the draft."""
    action: Action
    """What is to become of it."""
    kind: RowKind | None = None
    """What it is."""
    code: Name | None = None
    """Its code, when it is a heading."""
    level: int | None = None
    """Its depth, when it is a section."""
    text: Text | None = None
    """Its text without the number."""
    method_text: Text | None = None
    """Its printed method, when it is a clause."""
    before: bool | None = None
    """For a note: it stands before the clauses."""
    letter: Annotated[str, StringConstraints(pattern=r"^[CBA]$")] | None = None
    """For a point: its grade."""
    core: bool | None = None
    """For a clause: it is printed with ★."""
    basic: bool | None = None
    """For a clause: it is one of a basic indicator."""


_VALUES = ("kind", "code", "level", "text", "method_text", "before", "letter", "core", "basic")


def corrected(draft: Draft, corrections: Iterable[Correction]) -> Draft:
    """Return the draft after ``corrections``; rows keep their numbers."""
    rows = {row.row: row for row in draft.rows}
    for one in corrections:
        if one.row not in rows:
            raise StandardError("import-no-such-row", row=one.row)
        if one.action is Action.SKIP:
            del rows[one.row]
        else:
            rows[one.row] = _changed(rows[one.row], one)
    return draft.model_copy(update={"rows": finished(rows.values())})


def proposals_taken(draft: Draft) -> Draft:
    """Return the draft with every proposal of a glyph taken."""
    wanted = [row.row for row in draft.rows if row.proposal]
    return corrected(draft, [Correction(row=row, action=Action.ACCEPT) for row in wanted])


def unknown_as_notes(draft: Draft) -> Draft:
    """Return the draft with every row nobody understood as a note of the indicator above."""
    note = RowKind.NOTE
    wanted = [row.row for row in draft.rows if row.kind is RowKind.UNKNOWN]
    taken = [Correction(row=row, action=Action.REPLACE, kind=note) for row in wanted]
    return corrected(draft, taken)


def _changed(row: DraftRow, one: Correction) -> DraftRow:
    if one.action is Action.ACCEPT:
        values: dict[str, object] = {"text": row.proposal or row.text}
    else:
        values = {name: v for name in _VALUES if (v := getattr(one, name)) is not None}
    # An unknown row is not made known by a nod: somebody has to say what it is.
    still = row.kind is RowKind.UNKNOWN and "kind" not in values
    remarks = row.remarks if still else (told("import-looked-at"),)
    return row.model_copy(update={**values, "proposal": "", "remarks": remarks})
