"""Where Chinese lines may break: pure rules over characters with widths.

GB/T 15834 and the W3C's Chinese layout requirements: no closing mark at the start of a line, no
opening mark at its end, numbers stay with their units, and a full-width closing mark may hang
half its body over the right edge, because that half is empty.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NO_START = frozenset("，。、；：？！）》〉”’】』」〕﹞％%‰℃…—·～~,.;:?!)]} ")
"""Must not begin a line; a space would only be dropped there."""
NO_END = frozenset("（《〈“‘【『「〔﹝([{￥$№")
"""Must not end a line."""
HANGING = frozenset("，。、；：）》〉”’】』」〕﹞")
"""Closing marks whose right half is empty when they are full-width."""
UNIT = r"(?:人次|万人|%|‰|℃|㎡|[年月日号人名张种家支所倍次项条元个岁])"
WORD = re.compile(
    rf"(?:[≥≤<>=±≈]\s?)?(?:\d(?:[\d,.]*\d)?(?:{UNIT}|(?![0-9A-Za-z.:_\-+/@&'#]))"
    rf"|[0-9A-Za-z][0-9A-Za-z.:_\-+/@&'#]*{UNIT}?)"
)
"""Characters that stay on one line: a number with its unit, a Latin word, a range like 0-6岁."""
HAN, HAN_END = "\u2e80", "\u9fff"
"""Between them no WORD begins: most characters need not be tried."""
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character with its place in the font; an empty one is a blank of fixed width."""

    char: str
    font: str
    size: float
    width: float
    underline: bool = False
    bound: int = 0
    """Characters with the same number above 0 stay on one line."""


Word = tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it will be drawn."""

    words: tuple[Word, ...]
    """Left to right, without spaces at the end."""
    room: float
    """Width it had."""
    last: bool
    """True at the end of a paragraph: not spread."""
    width: float
    """Width of the words."""

    @property
    def hang_used(self) -> float:
        """How far the last mark will stand over the edge when the line is spread."""
        over = self.width > self.room + TOLERANCE
        return _hang(self.words[-1]) if self.words and over else 0.0


def break_lines(glyphs: Sequence[Glyph], first: float, rest: float) -> list[Line]:
    """Return the lines of ``glyphs``: the first ``first`` points wide, the others ``rest``."""
    lines: list[Line] = []
    for paragraph in _paragraphs(glyphs):
        lines += _fill(list(_units(_words(paragraph))), rest if lines else first, rest)
    return lines


def _paragraphs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    current: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char == "\n":
            yield current
            current = []
        else:
            current.append(glyph)
    yield current


def _words(glyphs: list[Glyph]) -> Iterator[Word]:
    text = "".join(g.char or "\ufffc" for g in glyphs)
    place = 0
    while place < len(glyphs):
        end = place + 1
        if glyphs[place].bound:
            while end < len(glyphs) and glyphs[end].bound == glyphs[place].bound:
                end += 1
        elif not HAN <= text[place] <= HAN_END and (found := WORD.match(text, place)):
            end = found.end()
        yield tuple(glyphs[place:end])
        place = end


def _units(words: Iterator[Word]) -> Iterator[list[Word]]:
    """Join words between which no line may break; a blank after an opening mark changes nothing."""
    unit: list[Word] = []
    inked = ""
    for word in words:
        if unit and _may_break(inked or unit[-1][-1].char, word[0].char):
            yield unit
            unit = []
        unit.append(word)
        inked = word[-1].char if word[-1].char != " " else inked
    if unit:
        yield unit


def _may_break(before: str, after: str) -> bool:
    return after not in NO_START and before not in NO_END


def _fill(units: list[list[Word]], first: float, rest: float) -> list[Line]:
    lines: list[Line] = []
    line: list[Word] = []
    used, room, waiting = 0.0, first, units[::-1]
    while waiting:
        unit = waiting.pop()
        wide = sum(map(_width, unit))
        if wide <= room - used + TOLERANCE or _fits(unit, room - used):
            line += unit
            used += wide
        elif line:
            lines.append(_line(line, room, last=False))
            line, used, room = [], 0.0, rest
            waiting.append(unit)
        elif len(smaller := _smaller(unit, room, rest)) > 1:
            waiting += smaller[::-1]
        else:
            line += unit
    lines.append(_line(line, room, last=True))
    return lines


def _fits(words: list[Word], room: float) -> bool:
    words = _trimmed(words)
    if not words:
        return True
    return sum(map(_width, words)) <= room + _hang(words[-1]) + TOLERANCE


def _smaller(unit: list[Word], room: float, rest: float) -> list[list[Word]]:
    """Cut a unit that is wider than a line: inside words first, against the rules last.

    The last way cuts all of it at once, as thousands of marks or blanks would else be walked
    through again for every line; the first piece is ``room`` wide, the others ``rest``.
    """
    apart = list(_units((glyph,) for word in unit for glyph in word))
    if len(apart) > 1:
        return apart
    pieces, left = [], apart[0]
    while left:
        taken = _taken(left, room)
        if 1 < taken < len(left) and left[taken - 1][0].char == " ":
            taken -= 1  # a mark after blanks, as in "比例：      %", begins its line with a blank
        pieces.append(left[:taken])
        left, room = left[taken:], rest
        if left and left[0][0].char == " ":  # what stood before the blank no longer binds
            return [*pieces, left]
    return pieces


def _taken(words: list[Word], room: float) -> int:
    """Return how many of the words a line takes, at least one; blanks at its end take no room."""
    used = 0.0
    for number, word in enumerate(words):
        used += _width(word)
        inked = word[-1].char != " "
        if number and inked and used > room + _hang(word) + TOLERANCE:
            return number
    return len(words)


def _line(words: list[Word], room: float, *, last: bool) -> Line:
    kept = tuple(_trimmed(words))
    return Line(words=kept, room=room, last=last, width=sum(map(_width, kept)))


def _trimmed(words: list[Word]) -> list[Word]:
    end = len(words)
    while end and all(glyph.char == " " for glyph in words[end - 1]):
        end -= 1
    return words[:end]


def _width(word: Word) -> float:
    if len(word) == 1:  # nearly every word
        return word[0].width
    return sum(glyph.width for glyph in word)


def _hang(word: Word) -> float:
    last = word[-1]
    return last.size / 2 if last.char in HANGING and last.width > 0.9 * last.size else 0.0
