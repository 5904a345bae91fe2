"""What the library holds: packs, their earlier editions, the programme and the ledgers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.itemmodels.outline import Line, LineKind, Outline

if TYPE_CHECKING:
    from models.standards.ledgers.types import Ledger
    from models.standards.programme import Programme
    from models.standards.sentences import Sentence
    from models.standards.types import Pack
    from models.store.workspace import Workspace
    from models.visits.book import VisitBook


class Kind(Enum):
    """What a document is."""

    PACK = "pack"
    PUBLISHED = "published"
    """A pack that was published into this workspace."""
    EARLIER = "earlier"
    """An edition that only visits here still use."""
    DESK = "desk"
    """A pack that was published at the open desk, and not in this workspace."""
    PROGRAMME = "programme"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True)
class Document:
    """One entry of the list."""

    kind: Kind
    """What it is."""
    record: Pack | Programme | Ledger
    """The document itself."""
    sha256: str
    """Its digest."""
    visits: int = 0
    """How many visits here stand on it."""
    origin: str = ""
    """The office file a published edition was made from."""
    faults: tuple[Sentence, ...] = ()
    """What the checker says of it."""
    counts: tuple[tuple[str, int], ...] = ()
    """How many of what."""
    at_desk: bool = False
    """True when it was published at the desk that is open."""

    @property
    def key(self) -> str:
        """Unique in the list."""
        return self.sha256

    @property
    def edition(self) -> str:
        """Edition as issued; the programme prints none."""
        return str(getattr(self.record, "edition", ""))

    @property
    def listed(self) -> bool:
        """False for an earlier edition that nobody uses: it can only be compared with."""
        return self.kind is not Kind.EARLIER or self.visits > 0

    @property
    def is_pack(self) -> bool:
        """True for what a visit can be opened with, or once could."""
        return self.kind in (Kind.PACK, Kind.PUBLISHED, Kind.EARLIER, Kind.DESK)


def gather(
    workspace: Workspace | None, book: VisitBook | None, desk: Workspace | None = None
) -> tuple[Document, ...]:
    """Read and check every document, those of an open desk too; for a worker thread."""
    used = book.standards_in_use() if book is not None else {}
    return (*_packs(workspace, used, desk), *_programmes(), *_ledgers())


def _packs(
    workspace: Workspace | None, used: dict[str, int], desk: Workspace | None
) -> tuple[Document, ...]:
    from models.standards.loading import available, earlier, earlier_digests
    from models.store.shelf import published

    found = [_pack(Kind.PACK, one.pack, one.sha256, used) for one in available()]
    for kept in published(workspace) if workspace is not None else ():
        found.append(_pack(Kind.PUBLISHED, kept.pack, kept.sha256, used, kept.origin))
    found = _with_desk(found, desk)
    known = {one.sha256 for one in found}
    for sha256 in dict.fromkeys((*used, *earlier_digests())):
        before = None if sha256 in known else earlier(sha256)
        if before is not None:
            found.append(_pack(Kind.EARLIER, before, sha256, used))
    return tuple(found)


def _with_desk(found: list[Document], desk: Workspace | None) -> list[Document]:
    """Mark what is published at the desk too, and add what is published only there."""
    from models.store.shelf import published

    there = {one.sha256: one for one in published(desk)} if desk is not None else {}
    both = [replace(one, at_desk=one.sha256 in there) for one in found]
    known = {one.sha256 for one in found}
    only = [one for sha256, one in there.items() if sha256 not in known]
    added = [_pack(Kind.DESK, one.pack, one.sha256, {}, one.origin) for one in only]
    return [*both, *(replace(one, at_desk=True) for one in added)]


def _pack(kind: Kind, pack: Pack, sha256: str, used: dict[str, int], origin: str = "") -> Document:
    from models.standards.checker import check
    from models.standards.command import counts

    counted = counts(pack)
    shown = tuple((name, counted[name]) for name in ("level3", "clauses"))
    return Document(kind, pack, sha256, used.get(sha256, 0), origin, tuple(check(pack)), shown)


def _programmes() -> tuple[Document, ...]:
    from models.standards.programme import shipped
    from models.standards.programme_check import check

    found = []
    for one in shipped():
        plan = one.programme
        counts = (("goals", len(plan.goals)), ("passages", len(plan.passages)))
        faults = tuple(check(plan))
        found.append(Document(Kind.PROGRAMME, plan, one.sha256, faults=faults, counts=counts))
    return tuple(found)


def _ledgers() -> tuple[Document, ...]:
    from models.standards.ledgers.checker import check
    from models.standards.ledgers.command import counts
    from models.standards.ledgers.loading import available

    found = []
    for one in available():
        counted = counts(one.ledger)
        names = ("tasks", "departments", "targets") if one.ledger.categories else (
            "actions", "targets"
        )  # fmt: skip
        shown = tuple((name, counted[name]) for name in names)
        faults = tuple(check(one.ledger))
        found.append(Document(Kind.LEDGER, one.ledger, one.sha256, faults=faults, counts=shown))
    return tuple(found)


def outline_of(document: Document) -> Outline:
    """Return a document as lines."""
    from models.standards.ledgers.types import Ledger
    from models.standards.types import Pack
    from ui.screens.standards import ledger_outline, pack_outline, programme_outline

    if isinstance(document.record, Pack):
        return pack_outline.outline_of(document.record)
    if isinstance(document.record, Ledger):
        return ledger_outline.outline_of(document.record)
    return programme_outline.outline_of(document.record)


def line_of(document: Document) -> Line:
    """Return a document as a line of the list."""
    kinds = kind_words()
    tones = {Kind.PUBLISHED: "blue", Kind.DESK: "blue", Kind.EARLIER: "warn"}
    edition = [(document.edition, "")] if document.edition else []
    chips = [(kinds[document.kind], tones.get(document.kind, "")), *edition]
    if document.at_desk and document.kind is not Kind.DESK:
        chips.append((kinds[Kind.DESK], "blue"))
    if document.visits:
        said = QCoreApplication.translate("Standards", "{n} visits")
        chips.append((said.format(n=document.visits), "ok"))
    if document.faults:
        chips.append((QCoreApplication.translate("Standards", "Faults"), "bad"))
    return Line(
        key=document.key,
        kind=LineKind.TEXT,
        depth=0,
        code="",
        text=document.record.title,
        below=counts_words(document),
        chips=tuple(chips),
        payload=document,
    )


def kind_words() -> dict[Kind, str]:
    """标准, 本机发布, 收件台, 旧版, 方案, 台账."""
    translate = QCoreApplication.translate
    return {
        Kind.PACK: translate("Standards", "Standard"),
        Kind.PUBLISHED: translate("Standards", "Published here"),
        Kind.DESK: translate("Standards", "At the desk"),
        Kind.EARLIER: translate("Standards", "Earlier edition"),
        Kind.PROGRAMME: translate("Standards", "Programme"),
        Kind.LEDGER: translate("Standards", "Ledger"),
    }


def counts_words(document: Document) -> str:
    """51 indicators, 202 clauses …"""
    translate = QCoreApplication.translate
    said = {
        "level3": translate("Standards", "{n} indicators"),
        "clauses": translate("Standards", "{n} clauses"),
        "tasks": translate("Standards", "{n} tasks"),
        "departments": translate("Standards", "{n} departments"),
        "targets": translate("Standards", "{n} targets"),
        "actions": translate("Standards", "{n} actions"),
        "goals": translate("Standards", "{n} goals"),
        "passages": translate("Standards", "{n} passages"),
    }
    parts = (said[name].format(n=number) for name, number in document.counts)
    return translate("Standards", ", ").join(parts)
