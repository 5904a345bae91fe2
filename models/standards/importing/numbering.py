"""Automatic numbering of Word: numbers that are printed but are not in the text.

The counters are kept as Word keeps them: per abstract list, deeper levels starting anew, unless a
list says otherwise; what is printed follows the level's own pattern (``%1.%2.%3``, ``（%1）``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_DIGITS = "零一二三四五六七八九"
_CIRCLED = 0x2460
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_NO_NUMBER = frozenset({"bullet", "none"})
_LAST_LEVEL = 8
_MOST = 9_999
"""Beyond this a counter is written in plain digits; no standard counts so far."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and printed."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    legal: bool = False
    """Upper levels are printed in digits whatever their own form."""
    restarts: bool = True


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    """Levels that this list starts anew."""


class Numbering:
    """The lists of a document with their counters."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = {} if styles is None else _styles(styles)
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, paragraph: Element) -> str:
        """Return the number printed before ``paragraph``, and count on."""
        number, level = self._of(paragraph)
        known = self._lists.get(number)
        if known is None or not 0 <= level <= _LAST_LEVEL:
            return ""
        counters = self._counters.setdefault(known.abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            for anew in known.starts:
                counters.pop(anew, None)
        own = known.levels.get(level, Level())
        start = known.starts.get(level, own.start)
        counters[level] = counters[level] + 1 if level in counters else start
        for deeper in [d for d in counters if d > level]:
            if known.levels.get(deeper, Level()).restarts:
                del counters[deeper]
        return "" if own.form in _NO_NUMBER else _printed(known, own, counters)

    def _of(self, paragraph: Element) -> tuple[str, int]:
        properties = paragraph.find("w_pPr")
        if properties is None:
            return "", 0
        style = properties.find("w_pStyle")
        number, level = (
            self._styles.get(style.get("w_val", ""), ("", 0)) if style is not None else ("", 0)
        )
        own = properties.find("w_numPr")
        if own is not None:
            number = _value(own, "w_numId", number)
            level = _whole(_value(own, "w_ilvl", str(level)))
        return number, level


def _printed(known: _List, own: Level, counters: dict[int, int]) -> str:
    def one(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        shape = known.levels.get(level, Level())
        count = counters.get(level, known.starts.get(level, shape.start))
        return in_form(count, "decimal" if own.legal else shape.form)

    return re.sub(r"%([1-9])", one, own.pattern)


def in_form(count: int, form: str) -> str:
    """Return a counter as Word prints it in ``form``."""
    if not 0 < count <= _MOST:
        return str(count)
    lower = form.lower()
    if "chinese" in lower or lower.startswith(("japanese", "ideographdigital", "taiwanese")):
        return chinese(count)
    if "enclosedcircle" in lower and count <= 20:
        return chr(_CIRCLED + count - 1)
    if lower == "decimalzero":
        return f"{count:02}"
    if lower.endswith("letter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form.startswith("upper") else letters
    if lower.endswith("roman"):
        return _roman(count).upper() if form.startswith("upper") else _roman(count)
    return str(count)


def chinese(count: int) -> str:
    """Return a number from 1 to 9999 in Chinese words: 十二, 一百零三."""
    words, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, unit)
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + sign
            gap = False
        elif words:
            gap = True
    return words[1:] if words.startswith("一十") else words


def _roman(count: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        words += letters * (count // value)
        count %= value
    return words


def _lists(root: Element) -> dict[str, _List]:
    abstracts = {a.get("w_abstractNumId", ""): a for a in root.iterfind("w_abstractNum")}
    by_style = {
        link.get("w_val", ""): a for a in abstracts.values() for link in a.iterfind("w_styleLink")
    }
    found: dict[str, _List] = {}
    for entry in root.iterfind("w_num"):
        abstract = _value(entry, "w_abstractNumId", "")
        shape = abstracts.get(abstract)
        link = shape.find("w_numStyleLink") if shape is not None else None
        if link is not None:
            shape = by_style.get(link.get("w_val", ""), shape)
        levels = {} if shape is None else dict(_levels(shape))
        starts: dict[int, int] = {}
        for override in entry.iterfind("w_lvlOverride"):
            levels |= dict(_levels(override))
            anew = override.find("w_startOverride")
            if anew is not None:
                starts[_whole(override.get("w_ilvl", "0"))] = _whole(anew.get("w_val", "1"))
        found[entry.get("w_numId", "")] = _List(abstract, levels, starts)
    return found


def _levels(shape: Element) -> Iterator[tuple[int, Level]]:
    for entry in shape.iterfind("w_lvl"):
        depth = _whole(entry.get("w_ilvl", "0"))
        legal = entry.find("w_isLgl")
        yield (
            depth,
            Level(
                form=_form(entry),
                pattern=_value(entry, "w_lvlText", f"%{depth + 1}."),
                start=_whole(_value(entry, "w_start", "1")),
                legal=legal is not None and legal.get("w_val", "1") not in ("0", "false"),
                restarts=_value(entry, "w_lvlRestart", "") != "0",
            ),
        )


def _form(level: Element) -> str:
    direct = _value(level, "w_numFmt", "")
    # Newer forms stand inside mc:AlternateContent; its fallback is what every Word can print.
    fallback = level.find("mc_AlternateContent/mc_Fallback/w_numFmt")
    return direct or (fallback.get("w_val", "decimal") if fallback is not None else "decimal")


def _styles(root: Element) -> dict[str, tuple[str, int]]:
    """Return the list and level of every paragraph style that numbers, its bases included."""
    entries = {entry.get("w_styleId", ""): entry for entry in root.iterfind("w_style")}
    return {name: _of_style(name, entries) for name in entries}


def _of_style(name: str, entries: dict[str, Element]) -> tuple[str, int]:
    number, level = "", ""
    seen: set[str] = set()
    while name in entries and name not in seen:
        seen.add(name)
        own = entries[name].find("w_pPr/w_numPr")
        if own is not None:
            number = number or _value(own, "w_numId", "")
            level = level or _value(own, "w_ilvl", "")
        name = _value(entries[name], "w_basedOn", "")
    return number, _whole(level or "0")


def _value(parent: Element, child: str, default: str) -> str:
    found = parent.find(child)
    return default if found is None else found.get("w_val", default)


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else 0
