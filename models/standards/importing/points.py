"""Cutting a cell of a graded standard into its points: 【C】 … 【B-1】 … 【A】, 1. 2. 3."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from models.standards.importing.codes import read_code, read_number
from models.standards.importing.draft import Remark, guess, told
from models.standards.importing.tables import Line, brief, joined

STAR = "★"
_STARS = re.compile(r"[(（]\s*★\s*[)）]|★\s*")
_BASIC = re.compile(r"[【(（]\s*基本(?:指标|条款)?\s*[】)）]\s*")
_MARK = re.compile(
    r"[【［\[]\s*([CBAＣＢＡ])\s*(?:[-－—–―]?\s*([0-9０-９]{1,2}))?\s*[】］\]]\s*[:：]?\s*"
)
_BARE_MARK = re.compile(
    r"[【［\[(（]?\s*([CBAＣＢＡ])\s*[】］\])）]?\s*(?:级|档|款)?\s*(?:合格|良好|优秀)?"
)
_LADDER = re.compile(
    r"在?(?:符合|达到|满足)\s*[“”\"‘「『【\[]?\s*[CBＣＢ]\s*[“”\"’」』】\]]?\s*(?:级|款|档)?"
    r"(?:的|条款|标准|要求|基础|上)*\s*[，,、;；。]?\s*(?:并且|并|且|同时)?\s*[:：，,、]?\s*"
)
"""符合“C”，并: what the ladder of grades says anyway."""
_ENDS = "。；;！!"


@dataclass
class Point:
    """One point, or text that goes on with the point above it."""

    letter: str
    """C, B or A; empty when nothing says which."""
    text: str
    number: int = 0
    """As printed; 0 when none is."""
    index: int = 0
    """Line of the cell where it begins."""
    goes_on: bool = False
    """It is the rest of a point that a page cut."""
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class _Block:
    letter: str
    number: int
    lines: list[tuple[int, Line]]
    marked: bool = True


def is_marked(text: str) -> bool:
    """True when a text begins with the mark of a grade: 【C】, 【B-1】."""
    return _MARK.match(text.lstrip()) is not None


def letter_of(text: str) -> str:
    """Return the grade a cell or heading names and nothing else: C, 【B】, A级, C（合格）."""
    found = _BARE_MARK.fullmatch("".join(text.split()).replace("(", "").replace(")", ""))
    return _plain(found[1]) if found else ""


def without_marks(text: str) -> tuple[str, bool, bool]:
    """Return a heading without ★ and 【基本】, and whether it had them."""
    bare = _BASIC.sub("", _STARS.sub("", text))
    return bare.strip(), STAR in text, _BASIC.search(text) is not None


def cut_points(lines: Sequence[Line], letter: str = "", last: int = 0) -> Iterator[Point]:
    """Yield the points in a cell; ``letter`` and ``last`` are those of the point above it."""
    for block in _blocks(lines, letter):
        if block.number:
            yield from _explicit(block)
        else:
            yield from _numbered(block, 0 if block.marked else last)


def _blocks(lines: Sequence[Line], letter: str) -> Iterator[_Block]:
    """Yield the text below each mark, marks inside a line included."""
    block = _Block(letter, 0, [], marked=False)
    for index, line in enumerate(lines):
        for mark, text in _split(line.text):
            if mark is not None:
                if block.lines:
                    yield block
                block = _Block(_plain(mark[1]), int(_plain(mark[2] or "0")), [])
            label = line.label if mark is None and text == line.text else ""
            if text or label:
                block.lines.append((index, Line(text, label)))
    if block.lines:
        yield block


def _split(text: str) -> Iterator[tuple[re.Match[str] | None, str]]:
    """Yield a line cut at its marks; a mark that the sentence only speaks of does not cut it."""
    marks = [m for m in _MARK.finditer(text) if _begins(text, m)]
    head = text[: marks[0].start()] if marks else text
    if head.strip() or not marks:
        yield None, head.strip() if marks else text
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        end = following.start() if following else len(text)
        yield mark, text[mark.end() : end].strip()


def _begins(text: str, mark: re.Match[str]) -> bool:
    before = text[: mark.start()].rstrip()
    return not before or before[-1] in _ENDS + "）)】"


def _explicit(block: _Block) -> Iterator[Point]:
    first = block.lines[0][0]
    text, remarks = _without_ladder(joined([line.printed for _, line in block.lines]))
    yield Point(block.letter, text, block.number, first, remarks=remarks)


def _numbered(block: _Block, last: int) -> Iterator[Point]:
    lead, points = list[tuple[int, str]](), list[Point]()
    due = last + 1
    begin, spoken = _without_ladder(block.lines[0][1].text)
    lines = [(block.lines[0][0], Line(begin, block.lines[0][1].label)), *block.lines[1:]]
    for index, line in _one_by_one((i, x) for i, x in lines if x.printed):
        number, rest = _number(line)
        if number and (number == due or points):
            points.append(Point(block.letter, rest, number, index))
            due = number + 1
        elif points:
            points[-1].text = joined([points[-1].text, line.printed])
        else:
            lead.append((index, line.printed))
    whole, remarks = joined([text for _, text in lead]), spoken
    if points and whole and last == 0:
        everything = joined([whole, *(f"{p.number}.{p.text}" for p in points)])
        remarks.append(guess("import-point-lead"))
        points = [Point(block.letter, everything, 0, lead[0][0], remarks=remarks)]
    elif points:
        if whole:
            cut = Point(block.letter, whole, 0, lead[0][0], goes_on=True)
            points.insert(0, cut)
        points[0].remarks += remarks
    elif whole:
        points = list(_unnumbered(block.letter, lead, whole, remarks, last))
    yield from points


def _unnumbered(
    letter: str, lead: list[tuple[int, str]], whole: str, remarks: list[Remark], last: int
) -> Iterator[Point]:
    if last == 0 and len(lead) > 1 and all(text[-1:] in _ENDS for _, text in lead):
        remarks.append(guess("import-number-ours"))
        for n, (index, text) in enumerate(lead):
            yield Point(letter, text, 0, index, remarks=remarks if n == 0 else [])
    else:
        yield Point(letter, whole, 0, lead[0][0], goes_on=last > 0, remarks=remarks)


def _one_by_one(lines: Iterable[tuple[int, Line]]) -> Iterator[tuple[int, Line]]:
    """Yield the lines, cut where the next number stands after the end of a sentence."""
    due = 0
    for index, line in lines:
        text, label = line.text, line.label
        number, _ = _number(line)
        due = number + 1 if number else due
        while due and (found := re.search(rf"(?<=[。；;])\s*{due}[.．、]\s*(?![0-9])", text)):
            yield index, Line(text[: found.start()].strip(), label)
            text, label, due = text[found.start() :].strip(), "", due + 1
        yield index, Line(text, label)


def _number(line: Line) -> tuple[int, str]:
    if line.label:
        label = read_code(line.label + " ")
        return (label.parts[-1], line.text) if label else (0, line.text)
    found = read_number(line.text)
    if found is None or (found.style == "single" and found.rest[:1].isdigit()):
        return 0, line.text
    return found.parts[-1], found.rest.strip()


def _without_ladder(text: str) -> tuple[str, list[Remark]]:
    found = _LADDER.match(text)
    if found is None:
        return text, []
    return text[found.end() :].strip(), [told("import-ladder", text=brief(found[0].strip()))]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
