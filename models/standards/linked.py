"""The texts behind a link, ready to be shown: each with its own number and its own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from models.standards.ledgers.loading import available as shipped_ledgers
from models.standards.ledgers.types import Ledger
from models.standards.links import Kind, LinkGroup, Member, document_of, links_of, text_in
from models.standards.loading import available as shipped_packs
from models.standards.types import Pack

Key = tuple[str, str]
"""(pack, clause)"""


@dataclass(frozen=True, slots=True)
class Linked:
    """One text that the same observation answers."""

    kind: Kind
    """What it is."""
    document: str
    """Short name of its document: ``004``."""
    edition: str
    """Edition of the pack: two of them may stand in one document. Empty for ledgers."""
    number: str
    """Code of the clause, veto, target or passage, or number of the task."""
    text: str
    """As issued."""
    pack: str = ""
    """Standard of a clause or veto."""
    in_visit: bool = False
    """True for a clause of a standard of the visit: one can go there and mark it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group as one of its clauses sees it."""

    code: str
    """Code of the group."""
    topic: str
    """What is looked at."""
    why: str
    """Why they belong together, and where they differ."""
    others: tuple[Linked, ...]
    """Everything in the group but the clause itself."""


def topics(visited: Iterable[Pack]) -> Mapping[Key, tuple[Topic, ...]]:
    """Return what each clause of the visited standards is linked with.

    Texts of a visited standard are those of the edition that is visited; of other standards and
    of ledgers those that the program ships with. Reads every ledger: not for the window's thread.
    """
    chosen = tuple(visited)
    here = {pack.id: pack for pack in chosen}
    packs = {loaded.pack.id: loaded.pack for loaded in shipped_packs()} | here
    ledgers = {loaded.ledger.id: loaded.ledger for loaded in shipped_ledgers()}
    found: dict[Key, tuple[Topic, ...]] = {}
    for pack in chosen:
        for clause in pack.clauses():
            key = (pack.id, clause.code)
            seen = [_topic(g, key, packs, ledgers, here) for g in links_of(*key)]
            if shown := _once(seen):
                found[key] = shown
    return found


def _once(seen: Iterable[Topic]) -> tuple[Topic, ...]:
    """Leave out what an earlier topic of the same clause shows already, and topics left empty."""
    shown: set[Linked] = set()
    kept: list[Topic] = []
    for topic in seen:
        others = tuple(one for one in topic.others if one not in shown)
        shown |= set(others)
        if others:
            kept.append(replace(topic, others=others))
    return tuple(kept)


def _topic(
    group: LinkGroup,
    key: Key,
    packs: Mapping[str, Pack],
    ledgers: Mapping[str, Ledger],
    here: Mapping[str, Pack],
) -> Topic:
    others = (m for m in group.members if (m.pack, m.clause) != key)
    shown = (_linked(member, packs, ledgers, here) for member in others)
    return Topic(group.code, group.topic, group.why, tuple(one for one in shown if one.text))


def _linked(
    member: Member,
    packs: Mapping[str, Pack],
    ledgers: Mapping[str, Ledger],
    here: Mapping[str, Pack],
) -> Linked:
    given = (member.clause, member.veto, member.target, member.task, member.passage)
    pack = packs.get(member.pack or "")
    return Linked(
        kind=member.kind or Kind.PASSAGE,
        document=document_of(member, packs, ledgers),
        edition=pack.edition if pack else "",
        number=str(next((one for one in given if one is not None), "")),
        text=_text(member, packs, ledgers),
        pack=member.pack or "",
        in_visit=member.kind is Kind.CLAUSE and member.pack in here,
    )


def _text(member: Member, packs: Mapping[str, Pack], ledgers: Mapping[str, Ledger]) -> str:
    """Return the words; empty for what another edition of a visited standard does not have."""
    if member.quote is not None:
        return member.quote
    if member.ledger is not None:
        return (text_in(ledgers[member.ledger], member) or "") if member.ledger in ledgers else ""
    pack = packs.get(member.pack or "")
    if pack is None:
        return ""
    if member.veto is not None:
        return next((v.text for v in pack.vetoes if v.code == member.veto), "")
    return next((c.text for c in pack.clauses() if c.code == member.clause), "")
