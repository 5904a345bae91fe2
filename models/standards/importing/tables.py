"""What both readers hand on: tables as grids of cells, merged cells being one and the same cell."""

from dataclasses import dataclass

from models.standards.importing.bounds import SHOWN
from models.standards.importing.draft import Place, Remark


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell or one paragraph."""

    text: str
    """Its text."""
    label: str = ""
    """Its automatic number, which is not part of the text: ``1.1.2``, ``（三）``."""

    @property
    def printed(self) -> str:
        """The line as a reader of the document sees it."""
        return self.label + self.text


@dataclass(frozen=True, eq=False)
class Cell:
    """One cell; equal only to itself, so that a merged one is known again in the next row."""

    lines: tuple[Line, ...]
    """Lines that hold something."""
    place: Place
    """Its upper left corner."""
    remarks: tuple[Remark, ...] = ()
    """What the reader has to say about it."""

    @property
    def text(self) -> str:
        """The cell as printed, on one line."""
        return joined([line.printed for line in self.lines])


Row = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table or sheet."""

    number: int
    """From 1."""
    rows: tuple[Row, ...]
    """Rows over the same columns."""
    name: str = ""
    """Name of the sheet."""
    before: tuple[str, ...] = ()
    """Paragraphs between the table before and this one."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one office file holds."""

    origin: str
    """``docx`` or ``xlsx``."""
    sha256: str
    """SHA-256 of the file."""
    tables: tuple[Table, ...]
    """Its tables."""
    remarks: tuple[Remark, ...]
    """What is to be said of the whole file."""


def joined(parts: list[str]) -> str:
    """Return lines as one; between two Latin words comes a space, between ideographs none."""
    whole = ""
    for part in (p.strip() for p in parts):
        latin = whole[-1:].isascii() and part[:1].isascii() and whole and part
        whole += (" " if latin else "") + part
    return whole


def brief(text: str) -> str:
    """Return the beginning of a foreign text in a form that is safe to print."""
    clean = "".join(c if c.isprintable() else " " for c in text[:SHOWN])
    return clean + ("…" if len(text) > SHOWN else "")
