"""Cutting a cell into clauses and notes: by its numbers, else by its sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.standards.importing.codes import Printed, read_code, read_number
from models.standards.importing.draft import Remark, guess, told
from models.standards.importing.tables import Line, joined

_END = re.compile(r"[。；;！!]$")
_NOTE = re.compile(r"[（(].*[)）]|(?:注|备注|说明)[:：].*", re.DOTALL)


@dataclass
class Piece:
    """One clause or note of a cell."""

    text: str
    number: int = 0
    """Its place among the clauses of its indicator; 0 when no number is printed."""
    note: bool = False
    before: bool = False
    index: int = 0
    """Line of the cell where it begins."""
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class _Cut:
    """The work on one cell."""

    code: tuple[int, ...]
    """Figures of the indicator."""
    last: int
    """Number of the last clause of the same indicator in the rows above."""
    goes_on: bool
    """The cell above may have been cut by the end of a page."""
    begun: bool = False
    """The indicator has clauses in the rows above."""
    style: str = ""
    printed: int = 0
    """The last number as printed."""
    pieces: list[Piece] = field(default_factory=list)


def cut(
    lines: Sequence[Line],
    code: tuple[int, ...] = (),
    last: int = 0,
    begun: bool = False,
    goes_on: bool = False,
) -> list[Piece]:
    """Return the clauses and notes that ``lines`` hold; ``begun`` when there are some above.

    With ``goes_on`` the first piece may carry ``import-goes-on``: it belongs to the clause above.
    """
    work = _Cut(code, last, goes_on, begun, printed=last)
    numbered = [_number(line, work) for line in lines]
    if not _has_numbers(numbered, last):
        return _unnumbered(lines, work)
    for index, line in enumerate(lines):
        found = _number(line, work)
        if found is not None and _fits(found, work):
            _add(found, work, index)
        else:
            _other(line, work, index)
    return work.pieces


def _has_numbers(numbered: Sequence[Printed | None], last: int) -> bool:
    found = [printed.parts[-1] for printed in numbered if printed]
    return bool(found) and (found[0] in (1, last + 1) or len(found) > 1)


def _number(line: Line, work: _Cut) -> Printed | None:
    if line.label:
        printed = read_code(line.label + " ")
        return Printed("auto", printed.parts, line.text) if printed else None
    dotted = read_code(line.text)
    if dotted and dotted.depth > 1 and dotted.parts[:-1] == work.code:
        return Printed("dotted", dotted.parts, dotted.rest)
    return read_number(line.text)


def _fits(found: Printed, work: _Cut) -> bool:
    """True when a number is one of this cell's own and not a figure or a list inside a clause."""
    if work.style and found.style != work.style:
        return False
    # "1.5倍以上" is no clause 1; "1.0-6岁儿童" is, where 1 is due.
    figure = found.style == "single" and found.rest[:1].isdigit()
    due = found.parts[-1] == work.last + 1
    return due if figure else True


def _add(found: Printed, work: _Cut, index: int) -> None:
    printed, due = found.parts[-1], work.last + 1
    piece = Piece(found.rest.strip(), number=due, index=index)
    code = ""
    if printed == work.printed:
        code = "import-number-twice"
    elif printed != due:
        code = "import-number-gap" if printed > work.printed + 1 else "import-number-shifted"
    if code:
        piece.remarks.append(guess(code, printed=printed, used=due))
    work.printed = printed
    work.style, work.last = found.style, due
    work.pieces.append(piece)


def _other(line: Line, work: _Cut, index: int) -> None:
    """Place a line without a number of its own in a cell that has numbers."""
    text, pieces = line.printed.strip(), work.pieces
    clauses = [piece for piece in pieces if not piece.note]
    if _NOTE.fullmatch(text):
        pieces.append(Piece(text, note=True, before=not clauses and not work.begun, index=index))
    elif clauses:
        kept = clauses[-1]
        inner = read_number(text)
        kept.text = joined([kept.text, text])
        kept.remarks.append(told("import-sub-list") if inner else guess("import-joined"))
    elif index == 0 and work.goes_on:
        pieces.append(Piece(text, number=-1, remarks=[guess("import-goes-on")]))
    else:
        sure = text.endswith((":", "："))
        piece = Piece(text, note=True, before=True, index=index)
        piece.remarks += [] if sure else [guess("import-lead-in")]
        pieces.append(piece)


def _unnumbered(lines: Sequence[Line], work: _Cut) -> list[Piece]:
    texts = [(index, line.printed.strip()) for index, line in enumerate(lines)]
    beside = texts if work.begun else texts[1:]
    notes = [(index, text) for index, text in beside if _NOTE.fullmatch(text)]
    kept = [one for one in texts if one not in notes]
    whole = joined([text for _, text in kept])
    found: list[Piece] = []
    if work.goes_on and kept:
        found = [Piece(whole, number=-1, remarks=[guess("import-goes-on")])]
    elif len(kept) == 1:
        found = [Piece(whole)]
    elif kept and all(_END.search(text) for _, text in kept):
        found = [Piece(t, index=i, remarks=[guess("import-number-ours")]) for i, t in kept]
    elif kept:
        found = [Piece(whole, remarks=[guess("import-joined")])]
    return found + [Piece(text, note=True, index=index) for index, text in notes]
