"""The last look at a draft: clean texts, glyph proposals, duplicates, headings without clauses."""

from collections.abc import Iterable, Iterator

from models.standards.importing.draft import DraftRow, Remark, RowKind, guess, puzzle, told
from models.standards.importing.glyphs import has_wrong_glyph, odd_characters, proposed, tidy
from models.standards.importing.tables import brief

LONGEST_NAME = 200
LONGEST_TEXT = 4000
_HEADINGS = (RowKind.SECTION, RowKind.INDICATOR)
_BELOW_CLAUSE = (RowKind.POINT, RowKind.NOTE)
_ANEW = frozenset(
    {"import-text-twice", "import-code-twice", "import-nothing-below", "import-glyph"}
    | {"import-half-width", "import-unreadable-character", "import-text-long", "import-text-empty"}
    | {"import-point-alone", "import-grade-missing", "import-point-no-grade"}
)
"""What is said here; said anew after every correction."""


def finished(rows: Iterable[DraftRow]) -> tuple[DraftRow, ...]:
    """Return ``rows`` with clean texts, proposals, and the remarks that need all of them.

    Called again after a correction it says again what still holds, and nothing twice.
    """
    clean = _coded(_clean(row) for row in rows)
    graded = any(row.kind is RowKind.POINT for row in clean)
    texts: dict[str, int] = {}
    codes: dict[str, int] = {}
    done: list[DraftRow] = []
    for index, row in enumerate(clean):
        kept = [remark for remark in row.remarks if remark.code not in _ANEW]
        found = [*_of_text(row), *_of_duplicates(row, texts, codes)]
        if row.kind in _HEADINGS and not _has_below(clean, index):
            found.append(puzzle("import-nothing-below"))
        found += _of_grades(clean, index, graded)
        done.append(row.model_copy(update={"remarks": (*kept, *found)}))
    return tuple(done)


def _of_duplicates(row: DraftRow, texts: dict[str, int], codes: dict[str, int]) -> Iterator[Remark]:
    if row.kind is RowKind.CLAUSE:
        other = texts.setdefault(row.text, row.row)
        if other != row.row:
            yield told("import-text-twice", row=other)
    elif row.kind in _HEADINGS:
        other = codes.setdefault(row.code, row.row)
        if other != row.row:
            yield puzzle("import-code-twice", code=row.code, row=other)


def _coded(rows: Iterable[DraftRow]) -> list[DraftRow]:
    """Return the rows; points carry their letter and their place among those of their grade."""
    found: list[DraftRow] = []
    grades: dict[str, list[int]] = {}
    for row in rows:
        if row.kind is RowKind.POINT:
            grades.setdefault(row.letter, []).append(len(found))
        elif row.kind is not RowKind.NOTE:
            _give_codes(found, grades)
            grades = {}
        found.append(row)
    _give_codes(found, grades)
    return found


def _give_codes(rows: list[DraftRow], grades: dict[str, list[int]]) -> None:
    for letter, places in grades.items():
        alone = len(places) == 1 and not rows[places[0]].number
        for number, place in enumerate(places, start=1):
            code = letter if alone else f"{letter}-{number}"
            rows[place] = rows[place].model_copy(update={"code": code})


def _clean(row: DraftRow) -> DraftRow:
    text, method = tidy(row.text), tidy(row.method_text)
    better = proposed(text)
    proposal = better if better != text and _may_differ(row, text) else ""
    return row.model_copy(update={"text": text, "method_text": method, "proposal": proposal})


def _may_differ(row: DraftRow, text: str) -> bool:
    """Half-width marks in headings are a matter of taste; in texts they are proposed."""
    return row.kind not in _HEADINGS or has_wrong_glyph(text)


def _of_text(row: DraftRow) -> Iterator[Remark]:
    if row.proposal and has_wrong_glyph(row.text):
        yield guess(
            "import-glyph", found=_differing(row.text), proposal=_differing(row.proposal, row.text)
        )
    elif row.proposal:
        yield told("import-half-width", proposal=brief(row.proposal))
    odd = odd_characters(row.text)
    if odd:
        yield puzzle("import-unreadable-character", characters="、".join(odd))
    limit = LONGEST_NAME if row.kind in _HEADINGS else LONGEST_TEXT
    if len(row.text) > limit:
        yield puzzle("import-text-long", limit=limit)
    if row.kind is RowKind.POINT and not row.letter:
        yield puzzle("import-point-no-grade")
    if not row.text and row.kind not in _HEADINGS:
        yield puzzle("import-text-empty")


def _of_grades(rows: list[DraftRow], index: int, graded: bool) -> Iterator[Remark]:
    """Yield which grades a clause of a graded standard lacks, and points that hang in the air."""
    row = rows[index]
    if row.kind is RowKind.POINT:
        above = next((r for r in reversed(rows[:index]) if r.kind not in _BELOW_CLAUSE), None)
        if above is None or above.kind is not RowKind.CLAUSE:
            yield puzzle("import-point-alone")
    elif row.kind is RowKind.CLAUSE and graded:
        letters = set[str]()
        for below in rows[index + 1 :]:
            if below.kind not in _BELOW_CLAUSE:
                break
            letters.add(below.letter)
        missing = [letter for letter in "CBA" if letter not in letters]
        if missing:
            yield guess("import-grade-missing", letters="、".join(missing))


def _differing(text: str, other: str = "") -> str:
    against = other or proposed(text)
    if len(text) != len(against):
        return brief(text)
    return "".join(dict.fromkeys(a for a, b in zip(text, against, strict=True) if a != b))


def _has_below(rows: list[DraftRow], index: int) -> bool:
    own = rows[index]
    wanted = (RowKind.CLAUSE,) if own.kind is RowKind.INDICATOR else _HEADINGS
    for row in rows[index + 1 :]:
        if row.kind in wanted and (row.kind is not RowKind.SECTION or row.level > own.level):
            return True
        if row.kind is RowKind.SECTION or (row.kind is own.kind):
            return False
    return False
