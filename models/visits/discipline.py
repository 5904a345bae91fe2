"""Words about discipline for the first meeting: the office's own, and what documents say.

No document of ours prescribes a text to be read out (文件未规定). So the words are the office's
own and are told as such; what a document of the visit does say stands beside them, as issued.
"""

from collections.abc import Iterable
from functools import cache

import yaml

import resources
from models.base import LONGEST_TEXT, Count, Name, Record, Text
from models.facts.wording import clean
from models.standards import programme
from models.standards.types import Pack, PackId
from models.store import settings
from models.store.workspace import Workspace
from models.visits.team import asks_for_specialties

_NAME = "discipline"


class Quote(Record):
    """Words of a document, as issued."""

    of: PackId
    """Standard, or programme of graded standards, that comes from the document."""
    document: Name
    """Number of the source."""
    line: Count
    """Its line."""
    text: Text
    """The words."""


class Discipline(Record):
    """What the program ships with."""

    own: Text
    """A plain proposal that an office changes to its own wording."""
    quotes: tuple[Quote, ...]
    """Words of documents."""
    pledge: Text
    """What the team promises in writing; a proposal, no document's words either."""


@cache
def shipped() -> Discipline:
    """Return what the program ships with."""
    text = resources.path("discipline.yaml").read_text(encoding="utf-8")
    given = yaml.safe_load(text)
    quotes = tuple(Quote(**one) for one in given["quotes"])
    return Discipline(own=given["own"], quotes=quotes, pledge=given["pledge"])


def quotes(packs: Iterable[Pack]) -> tuple[Quote, ...]:
    """Return what the documents behind these standards say; graded ones follow the programme."""
    chosen = tuple(packs)
    known = {pack.id for pack in chosen}
    if asks_for_specialties(chosen):
        known |= {plan.id for plan in programme.available()}
    return tuple(quote for quote in shipped().quotes if quote.of in known)


def wording(workspace: Workspace) -> str:
    """Return the office's own wording; the proposal while there is none."""
    with workspace.read() as session:
        return settings.get(session, _NAME) or shipped().own


def keep_wording(workspace: Workspace, text: str) -> None:
    """Keep the office's own wording for every later visit; empty brings the proposal back."""
    with workspace.write() as connection:
        settings.put(connection, _NAME, clean(text).strip()[:LONGEST_TEXT])
