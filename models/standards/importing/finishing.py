"""The last look at a draft: clean texts, glyph proposals, duplicates, headings without clauses."""

from collections.abc import Iterable, Iterator

from models.standards.importing.draft import DraftRow, Remark, RowKind, guess, puzzle, told
from models.standards.importing.glyphs import has_wrong_glyph, odd_characters, proposed, tidy
from models.standards.importing.tables import brief

LONGEST_NAME = 200
LONGEST_TEXT = 4000
_HEADINGS = (RowKind.SECTION, RowKind.INDICATOR)
_ANEW = frozenset(
    {"import-text-twice", "import-code-twice", "import-nothing-below", "import-glyph"}
    | {"import-half-width", "import-unreadable-character", "import-text-long", "import-text-empty"}
)
"""What is said here; said anew after every correction."""


def finished(rows: Iterable[DraftRow]) -> tuple[DraftRow, ...]:
    """Return ``rows`` with clean texts, proposals, and the remarks that need all of them.

    Called again after a correction it says again what still holds, and nothing twice.
    """
    clean = [_clean(row) for row in rows]
    texts: dict[str, int] = {}
    codes: dict[str, int] = {}
    done: list[DraftRow] = []
    for index, row in enumerate(clean):
        kept = [remark for remark in row.remarks if remark.code not in _ANEW]
        found = [*_of_text(row), *_of_duplicates(row, texts, codes)]
        if row.kind in _HEADINGS and not _has_below(clean, index):
            found.append(puzzle("import-nothing-below"))
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
    if not row.text and row.kind not in _HEADINGS:
        yield puzzle("import-text-empty")


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
