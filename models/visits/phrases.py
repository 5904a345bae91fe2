"""Stock phrases (常用语): those the program ships with, and the office's own in their place."""

import json
import re
from collections.abc import Iterable
from functools import cache

from pydantic import ValidationError

import resources
from models.clock import Now
from models.errors import StandardError, VisitError
from models.facts.wording import clean, written
from models.limits import MAX_PACK_BYTES
from models.standards.phrase_types import Phrase, PhraseKind
from models.standards.yaml_text import read_yaml
from models.store import phrases as store
from models.store.workspace import Workspace
from models.visits.book import VisitBook

FORMAT = "stock-phrases/1"
GAP = "□"
"""Stands in a phrase where something is to be filled in."""
_ABBREVIATION = re.compile(r"[a-z][a-z0-9]{0,11}")
_LAST_WORD = re.compile(r"(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9]{0,11})$")


def parse(text: str) -> tuple[Phrase, ...]:
    """Return the phrases written in the YAML ``text``; raises StandardError."""
    tree = read_yaml(text)
    rows = tree.get("phrases") if isinstance(tree, dict) and tree.get("format") == FORMAT else None
    if not isinstance(rows, list):
        raise StandardError("phrases-invalid", number=0)
    found = []
    for number, row in enumerate(rows, start=1):
        try:
            found.append(Phrase.model_validate_json(json.dumps(row)))
        except ValidationError as error:
            raise StandardError("phrases-invalid", number=number) from error
    return tuple(found)


@cache
def shipped() -> tuple[Phrase, ...]:
    """Return the phrases the program ships with; read when first asked for, and once."""
    with resources.path("phrases.yaml").open("rb") as stream:
        return parse(stream.read(MAX_PACK_BYTES).decode("utf-8"))


def in_force(workspace: Workspace) -> tuple[Phrase, ...]:
    """Return the phrases of an office: the shipped ones, its own in their place or after them.

    Raises StoreError. Reads the workspace: not for the window's thread.
    """
    with workspace.read() as session:
        own = store.entries(session.connection())
    return merged(shipped(), own)


def merged(first: Iterable[Phrase], later: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Return phrases with the latest of each abbreviation and kind; none that was taken out."""
    held = {one.key: one for one in first}
    held |= {one.key: one for one in later}
    return tuple(one for one in held.values() if one.gone is None)


def keep(
    book: VisitBook,
    abbreviation: str,
    kind: PhraseKind,
    text: str,
    *,
    theme: str = "",
    clause: str | None = None,
) -> Phrase:
    """Keep a phrase of the office, in place of the one with this abbreviation, durably.

    Raises VisitError: ``phrase-abbreviation``, ``phrase-empty``, ``text-too-long``; StoreError.
    """
    short = abbreviation.strip().lower()
    if not _ABBREVIATION.fullmatch(short):
        raise VisitError("phrase-abbreviation")
    if not text.strip():
        raise VisitError("phrase-empty")
    values = {"abbreviation": short, "kind": kind, "text": clean(text).strip()}
    phrase = written(Phrase, VisitError, {**values, "theme": theme, "clause": clause})
    _add(book.workspace, phrase, book.clock.now())
    return phrase


def take_out(book: VisitBook, phrase: Phrase) -> None:
    """Take a phrase out of the office's list; a shipped one too. Raises StoreError."""
    _add(book.workspace, phrase.model_copy(update={"gone": "yes"}), book.clock.now())


def _add(workspace: Workspace, phrase: Phrase, now: Now) -> None:
    with workspace.write() as connection:
        store.add(connection, phrase, now)


def find(
    phrases: Iterable[Phrase],
    kind: PhraseKind,
    typed: str = "",
    themes: Iterable[str] = (),
    clause: str = "",
) -> tuple[Phrase, ...]:
    """Return the phrases that fit what is typed, the likeliest first.

    An abbreviation that begins so comes before words that contain it; then those of the clause and
    its themes come before general ones, and those of other themes last.
    """
    asked, near = typed.strip().lower(), set(themes)
    fitting = [one for one in phrases if one.kind is kind and _fits(one, asked, clause)]
    return tuple(sorted(fitting, key=lambda one: _distance(one, asked, near)))


def _fits(phrase: Phrase, asked: str, clause: str) -> bool:
    if phrase.clause is not None and phrase.clause != clause:
        return False
    return phrase.abbreviation.startswith(asked) or asked in phrase.text.lower()


def _distance(phrase: Phrase, asked: str, near: set[str]) -> tuple[int, int, int]:
    exact = 0 if phrase.abbreviation == asked else 1
    begins = 0 if phrase.abbreviation.startswith(asked) else 1
    about = 0 if phrase.clause or phrase.theme in near else 2 if phrase.theme else 1
    return exact if asked else 0, begins, about


def expanded(phrases: Iterable[Phrase], kind: PhraseKind, before: str) -> tuple[str, Phrase] | None:
    """Return the text before the cursor with its last word expanded, and the phrase; or None.

    Only a whole abbreviation counts: a word that merely begins like one is left alone.
    """
    found = _LAST_WORD.search(before)
    if found is None:
        return None
    short = found.group(1).lower()
    phrase = next((p for p in phrases if p.kind is kind and p.abbreviation == short), None)
    return (before[: found.start()] + phrase.text, phrase) if phrase else None
