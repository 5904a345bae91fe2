"""One look, every standard: texts of different documents that the same observation answers.

Groups are proposals of ours (issue 3, point 7). A link marks nothing: each clause keeps its own
wording, threshold and verdict.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

import resources
from models.base import Name, Record, Text
from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards.files import from_yaml
from models.standards.ledgers.types import Ledger
from models.standards.sentences import Sentence, repeated, say
from models.standards.terms import Code, PackId
from models.standards.types import Pack
from models.standards.yaml_text import shown

LINKS_FORMAT = "standard-links/1"
WITHIN_ONE_DOCUMENT = frozenset(
    {
        "ward-curtain",
        "nursing-space",
        "complaints-in-000",
        "records-in-000",
        "cold-chain",
        "calibration",
        "lawful-practice",
    }
)
"""Overlaps inside document 000 that stand for themselves: no other document speaks of them."""


class Kind(StrEnum):
    """What a member of a group is."""

    CLAUSE = "clause"
    VETO = "veto"
    TARGET = "target"
    TASK = "task"
    PASSAGE = "passage"
    """Words out of a passage of a ledger."""


SHAPES: Mapping[frozenset[str], Kind] = {
    frozenset({"pack", "clause"}): Kind.CLAUSE,
    frozenset({"pack", "veto"}): Kind.VETO,
    frozenset({"ledger", "target"}): Kind.TARGET,
    frozenset({"ledger", "task"}): Kind.TASK,
    frozenset({"ledger", "passage", "quote"}): Kind.PASSAGE,
}
"""Which fields name which kind of member."""


class Member(Record):
    """One text of a group, named by where it stands."""

    pack: PackId | None = None
    """Standard of a clause or veto."""
    clause: Code | None = None
    """Clause of the pack."""
    veto: Code | None = None
    """Veto of the pack."""
    ledger: PackId | None = None
    """Plan of a target, task or passage."""
    target: Code | None = None
    """Target of the ledger."""
    task: Annotated[int, Field(ge=1)] | None = None
    """Number of a task of the ledger."""
    passage: Code | None = None
    """Passage of the ledger; ``quote`` is the piece of it that is meant."""
    quote: Text | None = None
    """Words exactly as issued."""

    @property
    def kind(self) -> Kind | None:
        """What it is; None when its fields do not fit together."""
        return SHAPES.get(frozenset(self.plain()))


class LinkGroup(Record):
    """Texts that one observation answers."""

    code: Code
    """Stable code."""
    topic: Name
    """What is looked at, in a few words of ours."""
    why: Text
    """Why they belong together, and where their wording or threshold differs."""
    members: tuple[Member, ...]
    """In the order of the documents."""


class LinkBook(Record):
    """All groups that the program ships with."""

    format: Name
    """``standard-links/1``."""
    groups: tuple[LinkGroup, ...]
    """In the order shown."""


def parse(text: str) -> LinkBook:
    """Return the groups written in the YAML ``text``; raises StandardError."""
    return from_yaml(LinkBook, text, "links-invalid")


@cache
def load(file: Path) -> LinkBook:
    """Read a file of groups; raises StandardError."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_PACK_BYTES + 1)
        if len(data) > MAX_PACK_BYTES:
            raise StandardError("links-unreadable", file=shown(file.name))
        return parse(data.decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise StandardError("links-unreadable", file=shown(file.name)) from error


def shipped() -> LinkBook:
    """Return the groups that the program ships with; read when first asked for, and once."""
    return load(resources.path("standards") / "links.yaml")


def links_of(pack: str, clause: str) -> tuple[LinkGroup, ...]:
    """Return the groups that a clause belongs to; none for most clauses."""
    return _index().get((pack, clause), ())


@cache
def _index() -> Mapping[tuple[str, str], tuple[LinkGroup, ...]]:
    found: dict[tuple[str, str], tuple[LinkGroup, ...]] = {}
    for group in shipped().groups:
        for member in group.members:
            if member.pack and member.clause:
                key = (member.pack, member.clause)
                found[key] = (*found.get(key, ()), group)
    return found


def check(book: LinkBook, packs: Iterable[Pack], ledgers: Iterable[Ledger]) -> Iterator[Sentence]:
    """Yield a sentence for every fault: what is named must exist, once, in several documents."""
    known_packs = {pack.id: pack for pack in packs}
    known_ledgers = {ledger.id: ledger for ledger in ledgers}
    if book.format != LINKS_FORMAT:
        yield say("links-format", format=shown(book.format))
    for code in repeated(group.code for group in book.groups):
        yield say("links-group-twice", group=code)
    for group in book.groups:
        for member in group.members:
            yield from _member(group, member, known_packs, known_ledgers)
        yield from _group(group, known_packs, known_ledgers)


def _group(
    group: LinkGroup, packs: Mapping[str, Pack], ledgers: Mapping[str, Ledger]
) -> Iterator[Sentence]:
    named = [json.dumps(member.plain(), sort_keys=True) for member in group.members]
    for _ in repeated(named):
        yield say("links-member-twice", group=group.code)
    if len(group.members) < 2:
        yield say("links-alone", group=group.code)
    documents = {document_of(member, packs, ledgers) for member in group.members}
    if len(documents) == 1 and group.code not in WITHIN_ONE_DOCUMENT:
        yield say("links-one-document", group=group.code)


def document_of(member: Member, packs: Mapping[str, Pack], ledgers: Mapping[str, Ledger]) -> str:
    """Return the short name of the document a member stands in: ``000``; empty when unknown."""
    if member.pack is not None:
        return packs[member.pack].source_document if member.pack in packs else ""
    if member.ledger is not None:
        return ledgers[member.ledger].source_document if member.ledger in ledgers else ""
    return ""


def _member(
    group: LinkGroup, member: Member, packs: Mapping[str, Pack], ledgers: Mapping[str, Ledger]
) -> Iterator[Sentence]:
    if member.kind is None:
        yield say("links-shape", group=group.code, fields="、".join(sorted(member.plain())))
    elif member.pack is not None:
        pack, code = packs.get(member.pack), member.clause or member.veto or ""
        if pack is None or code not in _codes(pack, member.kind):
            yield say("links-unknown", group=group.code, where=member.pack, code=code)
    elif member.ledger is not None:
        yield from _in_ledger(group, member, ledgers.get(member.ledger))


def _codes(pack: Pack, kind: Kind) -> set[str]:
    if kind is Kind.VETO:
        return {veto.code for veto in pack.vetoes}
    return {clause.code for clause in pack.clauses()}


def _in_ledger(group: LinkGroup, member: Member, ledger: Ledger | None) -> Iterator[Sentence]:
    code = member.target or member.passage or str(member.task)
    text = text_in(ledger, member) if ledger else None
    if text is None:
        yield say("links-unknown", group=group.code, where=member.ledger or "", code=code)
    elif member.quote is not None and member.quote not in text:
        yield say("links-quote", group=group.code, where=member.ledger or "", code=code)


def text_in(ledger: Ledger, member: Member) -> str | None:
    """Return the issued words of a target, a task or a passage; None when there is no such."""
    if member.task is not None:
        return next((t.text for t in ledger.tasks() if t.number == member.task), None)
    if member.target is not None:
        found = next((t for t in ledger.targets if t.id == member.target), None)
        return None if found is None else "；".join(quote.text for quote in found.quotes)
    passage = next((a for a in ledger.actions if a.code == member.passage), None)
    return None if passage is None else "\n".join(quote.text for quote in passage.texts)
