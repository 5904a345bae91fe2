"""Tables for office programs: what a column is, and the words a cell may hold. Decision 055."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | date | None
"""Words, an exact whole number, a day (or a moment, which is one too), or nothing."""
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 holds not at all or not well."""
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows: a cell would show other words than it holds."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What an office program may take for a formula; the wide ones are for Chinese keyboards."""
CHANGED = re.compile(
    r"(?!\d{4}-\d\d-\d\d$)"  # a day as we write it may become one
    r"(?:\d{1,4}[/-]\d{1,4}(?:[/-]\d{1,4})?"  # clause 1/2 would become 2 January
    r"|\d+:\d+(?::\d+)?|0\d+|\d{16,}|\d+(?:\.\d+)?E[+-]?\d+|\(\d+\))",
    re.IGNORECASE,
)
"""What a program reading CSV turns into a day, a time or another number, without a word."""
LONGEST_NUMBER = 40
"""Characters looked at for one: no identity number or clause has more."""
INSTEAD = "\ufffd"
"""Stands for a character that cannot be kept, so that nothing is lost unseen."""
FIRST_DAY = date(1900, 3, 1)
"""Days before it differ by one between office programs, which believe in 29 February 1900."""
MOST_DIGITS = 15
"""Digits of a whole number that an office program counts with; longer ones stay words."""
SHEET_NAME = 31
"""Characters of a sheet's name, as office programs count them: in UTF-16."""
_FORBIDDEN = str.maketrans({c: w for c, w in zip("[]:*?/\\", "［］：＊？／＼", strict=True)})


@dataclass(frozen=True)
class Column:
    """One column."""

    title: str
    """What stands above it."""
    width: int
    """Room for as many half-width characters; a Chinese character takes two."""
    centred: bool = False
    """Short things stand in the middle."""


@dataclass(frozen=True)
class Table:
    """One sheet: heads and rows, and nothing above them, so that filters and sums work."""

    name: str
    """Name of the sheet; brought to what office programs allow."""
    title: str
    """What the printed page says of itself."""
    columns: tuple[Column, ...]
    """Its columns."""
    rows: tuple[tuple[Cell, ...], ...]
    """Its rows, each as wide as the heads."""


def clean(text: str) -> str:
    """Return words as every office program keeps them; what cannot be kept is shown as such."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return ILLEGAL.sub(INSTEAD, TURNING.sub(INSTEAD, lines))


def guarded(text: str) -> str:
    """Return words that a program reading CSV will take for no formula, day or other number."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_NUMBER]).strip()
    changed = len(text) <= LONGEST_NUMBER and CHANGED.fullmatch(plain)
    return f"'{text}" if text.startswith(FORMULA) or changed else text


def civil(text: str | None, silent: str = "") -> Cell:
    """Return a civil date as a day; words that are none, or a day too old to count, stay words."""
    if not text:
        return silent
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return found if found >= FIRST_DAY else text


def counted(number: int) -> Cell:
    """Return a number as one, or as words when it has more digits than are counted with."""
    return number if len(str(abs(number))) <= MOST_DIGITS else str(number)


def units(text: str) -> int:
    """Return the length of words as office programs count it: an emoji takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> tuple[str, str]:
    """Return the first ``most`` UTF-16 units and the rest; no character is torn apart."""
    if units(text) <= most:
        return text, ""
    head = text[:most]
    while units(head) > most:
        head = head[: -max(1, (units(head) - most) // 2)]
    return head, text[len(head) :]


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return names that are allowed and different, as near to the wanted ones as can be."""
    found: list[str] = []
    for name in wanted:
        base = clean(name).replace("\n", " ").translate(_FORBIDDEN).strip(" '") or "表"
        base = f"{base}_" if base.casefold() == "history" else base  # Excel keeps that one
        taken, number = {one.casefold() for one in found}, 1
        made = cut(base, SHEET_NAME)[0].rstrip("'")
        while made.casefold() in taken:
            number += 1
            mark = f"({number})"
            made = cut(base, SHEET_NAME - len(mark))[0] + mark
        found.append(made)
    return found


def shown_width(text: str) -> int:
    """Return the room of the longest line in half-width characters."""
    return max((_line_width(line) for line in text.split("\n")), default=0)


def _line_width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in line)


def plain_table(name: str, title: str, rows: Sequence[Sequence[str]]) -> Table:
    """Return a table of words as a screen shows it, its heads first; widths follow the words."""
    heads, *lines = rows or [[]]
    columns = tuple(
        Column(head, min(60, 2 + max(shown_width(clean(line[place])) for line in [heads, *lines])))
        for place, head in enumerate(heads)
    )
    return Table(name, title, columns, tuple(tuple(line) for line in lines))
