"""The draft: every row that was read, what it was taken for, and why.

Frozen records, so that a window can show one while a correction makes the next.
"""

from collections.abc import Mapping
from enum import StrEnum

from models.base import Record, Sha256
from models.messages import DEFAULT_LANGUAGE, sentence
from models.standards.tiers_types import Tier


class Certainty(StrEnum):
    """How sure the importer is."""

    RECOGNISED = "recognised"
    GUESSED = "guessed"
    NOT_UNDERSTOOD = "not_understood"


class RowKind(StrEnum):
    """What a row was taken for."""

    SECTION = "section"
    INDICATOR = "indicator"
    CLAUSE = "clause"
    NOTE = "note"
    POINT = "point"
    """A point of a grade, 【B-1】; it belongs to the clause above."""
    UNKNOWN = "unknown"
    """Kept with its text; publishing waits until somebody says what it is."""


class Remark(Record):
    """One plain sentence about a row or about the whole file."""

    certainty: Certainty
    """What the remark makes of its row: told only, guessed, or not understood."""
    code: str
    """Code in the catalogue (``resources/messages/importing.yaml``)."""
    params: Mapping[str, str | int] = {}
    """What fills its template."""

    def text(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the sentence in ``language``."""
        return sentence(self.code, self.params, language)


class Place(Record):
    """Where in the office file a row was read."""

    table: int
    """Table of a document or sheet of a workbook, counted from 1."""
    row: int
    """Row in it, counted from 1."""
    column: int
    """Column in it, counted from 1."""


class DraftRow(Record):
    """One row of the draft."""

    row: int
    """Running number; corrections name it."""
    kind: RowKind
    """What it was taken for."""
    text: str
    """Name of a heading, text of a clause, point or note; without its printed number."""
    code: str = ""
    """Code of a section or indicator; of a point its letter and place, ``B-1``."""
    level: int = 1
    """Depth of a section, from 1."""
    number: int = 0
    """Printed number of a clause or point; 0 when none is printed."""
    issued: bool = True
    """False for a name of ours where the document prints none."""
    before: bool = False
    """For a note: it stands before the clauses."""
    method_text: str = ""
    """Printed method of a clause."""
    letter: str = ""
    """Grade of a point: C, B or A."""
    core: bool = False
    """For a clause: it is printed with ★."""
    basic: bool = False
    """For a clause: it is one of a basic indicator."""
    place: Place
    """Where it was read."""
    line: int
    """Line in the kept source text, from 1."""
    proposal: str = ""
    """Another text that is proposed (a wrong glyph); taken only when accepted."""
    remarks: tuple[Remark, ...] = ()
    """What was guessed or not understood, and why."""

    @property
    def certainty(self) -> Certainty:
        """The worst of its remarks."""
        found = {remark.certainty for remark in self.remarks}
        if self.kind is RowKind.UNKNOWN or Certainty.NOT_UNDERSTOOD in found:
            return Certainty.NOT_UNDERSTOOD
        return Certainty.GUESSED if Certainty.GUESSED in found else Certainty.RECOGNISED


class Draft(Record):
    """What was read from one file."""

    origin: str
    """``docx`` or ``xlsx``."""
    origin_sha256: Sha256
    """SHA-256 of the office file."""
    title: str
    """Title, as far as it could be found."""
    edition: str
    """Edition, as far as the title says one."""
    rows: tuple[DraftRow, ...]
    """Every row in printed order."""
    source_lines: tuple[str, ...]
    """The text as read, a line each; rows name their line in it."""
    remarks: tuple[Remark, ...] = ()
    """What is to be said of the whole file."""
    tiers: tuple[Tier, ...] | None = None
    """Tiers somebody added; the table of a graded standard prints none."""

    @property
    def graded(self) -> bool:
        """True when clauses have points of C, B and A."""
        return any(row.kind is RowKind.POINT for row in self.rows)

    def counted(self) -> dict[str, int]:
        """Return how many rows of each kind and of each certainty there are."""
        kinds = {kind.value: sum(r.kind is kind for r in self.rows) for kind in RowKind}
        sure = {c.value: sum(r.certainty is c for r in self.rows) for c in Certainty}
        return kinds | sure


def told(code: str, /, **params: str | int) -> Remark:
    """Return a remark that makes its row no less certain."""
    return Remark(certainty=Certainty.RECOGNISED, code=code, params=params)


def guess(code: str, /, **params: str | int) -> Remark:
    """Return a remark about a guess."""
    return Remark(certainty=Certainty.GUESSED, code=code, params=params)


def puzzle(code: str, /, **params: str | int) -> Remark:
    """Return a remark about what was not understood."""
    return Remark(certainty=Certainty.NOT_UNDERSTOOD, code=code, params=params)
