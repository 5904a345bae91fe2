"""What is to be printed and how: papers, pages, printer, quality, copies, sides. No Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from models.errors import ExpectedError

MOST_COPIES = 99
MOST_PAGES = 5000
"""Of one paper; a number beyond it was mistyped."""
_SIGNS = str.maketrans({"、": ",", "；": ",", ";": ",", "～": "-", "~": "-", "至": "-", "–": "-"})
_DASHES = str.maketrans({"—": "-", "−": "-", "－": "-", "，": ",", " ": "", "　": ""})


class PrintError(ExpectedError):
    """A paper did not, or not whole, come to the printer."""


class Quality(StrEnum):
    """How a page goes to the printer."""

    NORMAL = "300"
    """As a picture of 300 dots an inch."""
    FINE = "600"
    """As a picture of 600 dots an inch."""
    VECTOR = "vector"
    """As PDF through the system's own printing, letters and lines as they are."""


class Sides(StrEnum):
    """Which sides of the sheet; the words of CUPS."""

    ONE = "one-sided"
    LONG = "two-sided-long-edge"
    SHORT = "two-sided-short-edge"


@dataclass(frozen=True)
class Printable:
    """One paper that can be printed."""

    title: str
    """What it is called."""
    make: Callable[[], bytes]
    """Its PDF; called in a worker thread."""
    copy: Callable[[], bytes] | None = None
    """The copy for the printer, numbered and recorded; None where prints are not counted."""


@dataclass(frozen=True)
class Order:
    """How it is to be printed."""

    printer: str
    """Name of the printer, as the system calls it."""
    quality: Quality = Quality.NORMAL
    """As picture or as PDF."""
    copies: int = 1
    """How many; each is printed whole before the next."""
    sides: Sides = Sides.ONE
    """Which sides of the sheet."""
    pages: str = ""
    """Pages of a single paper, as typed: ``1-3,5``; empty for all."""

    @property
    def dpi(self) -> int:
        """Dots an inch of a picture."""
        return int(self.quality) if self.quality is not Quality.VECTOR else int(Quality.FINE)


def ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges that were typed, first and last page; raises PrintError if unreadable.

    ``3-`` goes to the end and ``-3`` begins at the first page. Signs of a Chinese keyboard count.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS).translate(_DASHES))
    plain = plain.translate(_SIGNS).translate(_DASHES)
    return tuple(_range(part) for part in plain.split(",") if part)


def _range(part: str) -> tuple[int, int]:
    first, dash, last = part.partition("-")
    ends = (first, last if dash else first)
    if part == "-" or any(end and not (end.isascii() and end.isdigit()) for end in ends):
        raise PrintError("print-pages-unread", pages=part[:20])
    begin, end = int(ends[0][:5] or 1), int(ends[1][:5] or MOST_PAGES)
    if not 1 <= begin <= end:
        raise PrintError("print-pages-unread", pages=part[:20])
    return begin, end


def chosen(text: str, total: int) -> tuple[int, ...] | None:
    """Return the pages meant, from 0, in the order of the paper; None for all of them.

    Raises PrintError for a page the paper does not have: nothing is left out in silence.
    """
    wanted: set[int] = set()
    for first, last in ranges(text):
        if first > total or (last > total and last != MOST_PAGES):
            beyond = first if first > total else last
            raise PrintError("print-pages-beyond", page=beyond, total=total)
        wanted.update(range(first - 1, min(last, total)))
    return tuple(sorted(wanted)) if wanted and len(wanted) < total else None
