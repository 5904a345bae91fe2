"""Reading printed codes and numbers: 1.2.3, （三）, 第二章, ④, 2） and what follows them."""

import re
import unicodedata
from dataclasses import dataclass

from models.standards.importing.glyphs import seen

_CN = "一二三四五六七八九十百零〇"
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100}
_MEASURE = re.compile(r"[个项种年月日次所名类周型级岁天人条张例台小%％]")
"""What stands right after a figure that belongs to the words, not to the code before them."""

_DOTTED = re.compile(r"(\d{1,3}(?:[.．]\d{1,3})+)[.．、:：]?\s*")
_SINGLE = re.compile(r"(\d{1,3})(?:[.．、:：)）]\s*|\s+|$)")
_WORDED = re.compile(rf"第([{_CN}]+|\d{{1,3}})[章节条部分篇项]+[、:：]?\s*")
_CHINESE = re.compile(rf"([{_CN}]+)[、.．:：]\s*")
_BRACKET_CN = re.compile(rf"[(（]([{_CN}]+)[)）][、.．]?\s*")
_BRACKET = re.compile(r"[(（](\d{1,3})[)）][、.．]?\s*")
_LETTERED = re.compile(
    r"([A-Z]{1,3})[-.]?(\d{1,3}(?:[-.]\d{1,3})*)(?=$|[\s、:：]|[\u3400-\u9fff])[、:：]?\s*"
)
_CIRCLED = re.compile(r"([\u2460-\u2473])\s*")


@dataclass(frozen=True, slots=True)
class Printed:
    """A code or number as read from the beginning of a text."""

    style: str
    """``dotted``, ``single``, ``paren``, ``bracket``, ``chinese``, ``lettered`` …"""
    parts: tuple[int, ...]
    """Its figures."""
    rest: str
    """The text after it."""
    prefix: str = ""
    """Letters before the figures."""

    @property
    def depth(self) -> int:
        """How many figures it has."""
        return len(self.parts)

    @property
    def code(self) -> str:
        """The code as a pack writes it."""
        figures = ".".join(map(str, self.parts))
        return f"{self.prefix}{figures}" if self.prefix else figures


def measures(text: str) -> bool:
    """True when ``text`` begins with a word that a figure before it belongs to: 型, 岁, 名."""
    return _MEASURE.match(text) is not None


def from_chinese(text: str) -> int:
    """Return the number written in Chinese words: 二十一 is 21; also plain digits."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def read_code(text: str, after: tuple[int, ...] = ()) -> Printed | None:
    """Read the code at the beginning of ``text``; ``after`` is the one before it on its level."""
    text = _plain_digits(seen(text).lstrip())
    found = _DOTTED.match(text)
    if found:
        parts = tuple(int(p) for p in re.split("[.．]", found[1]))
        return _cut(Printed("dotted", parts, text[found.end() :]), after)
    for style, pattern in (("worded", _WORDED), ("chinese", _CHINESE), ("bracket-cn", _BRACKET_CN)):
        found = pattern.match(text)
        if found:
            return Printed(style, (from_chinese(found[1]),), text[found.end() :])
    found = _LETTERED.match(text)
    if found:
        parts = tuple(int(p) for p in re.split("[-.]", found[2]))
        return Printed("lettered", parts, text[found.end() :], found[1])
    return read_number(text)


def read_number(text: str) -> Printed | None:
    """Read the number of a clause at the beginning of ``text``: 3. or （3） or ③ or 3）."""
    text = _plain_digits(seen(text).lstrip())
    found = _SINGLE.match(text)
    if found:
        style = "paren" if ")" in found[0] or "）" in found[0] else "single"
        return Printed(style, (int(found[1]),), text[found.end() :])
    found = _BRACKET.match(text)
    if found:
        return Printed("bracket", (int(found[1]),), text[found.end() :])
    found = _BRACKET_CN.match(text)
    if found:
        return Printed("bracket-cn", (from_chinese(found[1]),), text[found.end() :])
    found = _CIRCLED.match(text)
    if found:
        return Printed("circled", (ord(found[1]) - 0x2460 + 1,), text[found.end() :])
    return None


def _cut(printed: Printed, after: tuple[int, ...]) -> Printed:
    """``2.1.12型糖尿病`` after 2.1.0 is 2.1.1 and 2型糖尿病: the figure belongs to the words."""
    last = printed.parts[-1]
    expected = after[-1] + 1 if len(after) == printed.depth else 1
    if last < 10 or last in (expected - 1, expected) or not _MEASURE.match(printed.rest):
        return printed
    head, tail = divmod(last, 10)
    if head != expected or not tail:
        return printed
    return Printed(printed.style + "-cut", (*printed.parts[:-1], head), f"{tail}{printed.rest}")


def _plain_digits(text: str) -> str:
    """Return ``text`` with full-width digits at its beginning as plain ones."""
    head = re.match(r"[０-９．.]+", text)
    if head is None or head[0].isascii():
        return text
    return unicodedata.normalize("NFKC", head[0]) + text[head.end() :]
