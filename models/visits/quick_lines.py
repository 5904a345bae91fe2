"""One line of a paper list, read: ``number mark note``, with a room behind the number.

``2.3.3/2 2 隔帘缺失``, ``1.1.6/1 3``, ``1.1.1/1.3 2``, ``2.3.3/2@2 1``. Full-width characters and
Chinese punctuation count as their plain twins; the note is kept as it was typed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.errors import ExpectedError, VisitError
from models.standards.types import Verdict
from models.visits.numbers import Numbers, Target

DIGITS: Mapping[str, Verdict] = {
    "1": Verdict.MET,
    "2": Verdict.NOT_MET,
    "3": Verdict.NOT_APPLICABLE,
    "4": Verdict.TO_VERIFY,
    "0": Verdict.UNCHECKED,
}
"""Marks as the keys of the marking screen; 0 takes a mark back."""
WORDS: Mapping[str, Verdict] = {
    "不达标": Verdict.NOT_MET,
    "未达标": Verdict.NOT_MET,
    "不符合": Verdict.NOT_MET,
    "不适用": Verdict.NOT_APPLICABLE,
    "待核实": Verdict.TO_VERIFY,
    "达标": Verdict.MET,
    "符合": Verdict.MET,
    "未查": Verdict.UNCHECKED,
    "√": Verdict.MET,
    "✓": Verdict.MET,
    "×": Verdict.NOT_MET,
    "✗": Verdict.NOT_MET,
    "x": Verdict.NOT_MET,
    "X": Verdict.NOT_MET,
}
"""Marks in words and signs; what begins like another comes first."""
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN |= {0x3000: 0x20, ord("。"): ord("."), ord("、"): ord(",")}
_PLAIN |= dict.fromkeys(map(ord, "—–－"), ord("-"))
_NUMBER = re.compile(r"\s*([A-Za-z0-9._/:#-]+)")
_AFTER = r"(?=[\s,;:]|$)"
_ROOM_NUMBER = re.compile(rf"\s*@\s*(\d{{1,4}}){_AFTER}")
_LAST_ROOM = re.compile(r"\s@([^@]*)$")
_GAP = re.compile(r"[\s,;:]*")
_DIGIT = re.compile(r"[0-4](?=[\s,;:]|$|[^\x00-\x7f])")
_WORD = re.compile(f"({'|'.join(map(re.escape, WORDS))}){_AFTER}")
SHOWN = 20
"""So many characters of what was typed are said again in a refusal."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says."""

    target: Target
    """Clause or part."""
    verdict: Verdict
    """Mark."""
    note: str = ""
    """Remark, as typed."""
    room: str = ""
    """Room it was seen in; empty for the clause as a whole."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line of the list, understood or not."""

    line: int
    """Its place in the text, from 1."""
    typed: str
    """As typed."""
    entry: Entry | None = None
    """What it says."""
    error: ExpectedError | None = None
    """Why it cannot be taken over."""


class LineReader:
    """Reads and writes lines for the standards and rooms of one visit."""

    def __init__(
        self,
        numbers: Numbers,
        rooms: Sequence[str],
        within: str = "",
        paper: Sequence[str] | None = None,
    ) -> None:
        """``paper``: the rooms in the order of the printed list, where it was another one."""
        self._numbers, self._rooms, self._within = numbers, tuple(rooms), within
        self._paper = self._rooms if paper is None else tuple(paper)
        longest = sorted(self._rooms, key=len, reverse=True)
        self._named = [(name, re.compile(_named(name), re.IGNORECASE)) for name in longest]

    def read(self, typed: str) -> Entry:
        """Return what a line says.

        Raises VisitError: ``quick-number-missing``, ``quick-number-unknown``,
        ``quick-number-shared``, ``quick-room-unknown``, ``quick-mark-missing``,
        ``quick-mark-unknown``.
        """
        plain = typed.translate(_PLAIN)
        found = _NUMBER.match(plain)
        if found is None:
            raise VisitError("quick-number-missing")
        target = self._target(found[1])
        room, at = self._room(plain, found.end(), found[1])
        verdict, after = _mark(plain, at, found[1])
        end = len(plain)
        if room is None:
            room, end = self._last_room(plain, after)
        return Entry(target, verdict, typed[after:end].strip(), room)

    def written(self, entry: Entry) -> str:
        """Return the line that says ``entry``."""
        digit = next(key for key, verdict in DIGITS.items() if verdict is entry.verdict)
        number = self._numbers.printed(entry.target)
        place = f"@{self._paper.index(entry.room) + 1}" if entry.room else ""
        line = f"{number}{place} {digit} {entry.note}".rstrip()
        if not entry.room and self._last_room(line.translate(_PLAIN), 0)[0]:
            line = f"{number}@0 {digit} {entry.note}"  # the note ends like a room
        return line

    def _target(self, number: str) -> Target:
        found = self._numbers.found(number) or self._numbers.found(number.rstrip(".:-"))
        chosen = [one for one in found if one.pack == self._within] or list(found)
        if not chosen:
            raise VisitError("quick-number-unknown", number=number[:SHOWN])
        if len(chosen) > 1:
            said = "、".join(self._numbers.printed(one) for one in chosen)
            raise VisitError("quick-number-shared", number=number[:SHOWN], choices=said)
        return chosen[0]

    def _room(self, plain: str, at: int, number: str) -> tuple[str | None, int]:
        """Return the room named behind the number, and where the mark begins."""
        if not plain[at:].lstrip().startswith("@"):
            return None, at
        by_number = _ROOM_NUMBER.match(plain, at)
        if by_number and int(by_number[1]) <= len(self._paper):
            place = int(by_number[1])
            return self._numbered(place, number) if place else "", by_number.end()
        for name, pattern in self._named:
            if by_name := pattern.match(plain, at):
                return name, by_name.end()
        said = plain[at:].lstrip("@ ").strip()[:SHOWN]
        raise VisitError("quick-room-unknown", room=said, number=number[:SHOWN])

    def _numbered(self, place: int, number: str) -> str:
        """Return the room at a place of the paper; it may have left the list since."""
        name = self._paper[place - 1]
        if name not in self._rooms:
            raise VisitError("quick-room-unknown", room=name[:SHOWN], number=number[:SHOWN])
        return name

    def _last_room(self, plain: str, after: int) -> tuple[str, int]:
        """Return the room at the very end of a line, and where the note ends."""
        tail = _LAST_ROOM.search(plain, after)
        if tail is None:
            return "", len(plain)
        said = tail[1].strip()
        if said.isascii() and said.isdecimal() and 0 < int(said[:5]) <= len(self._paper):
            return self._numbered(int(said), said), tail.start()
        whole = (name for name, pattern in self._named if pattern.fullmatch(f"@{said}"))
        found = next(whole, "")
        return found, tail.start() if found else len(plain)


def _named(name: str) -> str:
    """Return the pattern of a room's name: spaces of any width, and nothing glued behind it."""
    words = r"\s+".join(map(re.escape, name.translate(_PLAIN).split()))
    return rf"\s*@\s*{words}{_AFTER}"


def _mark(plain: str, at: int, number: str) -> tuple[Verdict, int]:
    """Return the mark, and where the note begins."""
    begin = _GAP.match(plain, at)
    start = begin.end() if begin else at
    digit = _DIGIT.match(plain, start)
    if digit:
        return DIGITS[digit[0]], _behind(plain, digit.end())
    word = _WORD.match(plain, start)
    if word:
        return WORDS[word[1]], _behind(plain, word.end())
    said = plain[start:].split(maxsplit=1)
    if not said:
        raise VisitError("quick-mark-missing", number=number[:SHOWN])
    raise VisitError("quick-mark-unknown", number=number[:SHOWN], mark=said[0][:SHOWN])


def _behind(plain: str, at: int) -> int:
    """Return the place behind one comma or colon that parts the mark from the note."""
    return at + 1 if plain[at : at + 1] in (",", ";", ":") else at
