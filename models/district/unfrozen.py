"""What a desk knows of papers without frozen facts: the editions of blank sheets, and ledgers."""

from dataclasses import dataclass

from models.district.door import Reading
from models.facts.papercode import PaperCode
from models.standards import loading, plans_types
from models.standards.ledgers.loading import available as ledgers_shipped
from models.standards.ledgers.marks import LedgerMark, mark_of


@dataclass(frozen=True, slots=True)
class LedgerFound:
    """The ledger a page was printed from."""

    title: str
    """Title as issued."""
    newest: int
    """How many lines it has now."""


def edition_of(store: Reading, code: PaperCode) -> str:
    """Return title and edition of what a blank sheet was printed by; empty when it is not here."""
    digest = code.digest
    for loaded in loading.available():
        if loaded.sha256.startswith(digest):
            return f"《{loaded.pack.title}》（{loaded.pack.edition}）"
    for plan in plans_types.available():
        if plans_types.digest_of(plan).startswith(digest):
            return f"《{plan.title}》"
    for name in store.editions():
        if name.sha256.startswith(digest):
            return f"《{name.title}》（{name.edition}）"
    for sha256 in loading.earlier_digests():
        pack = loading.earlier(sha256) if sha256.startswith(digest) else None
        if pack is not None:
            return f"《{pack.title}》（{pack.edition}）"
    return ""


def ledger_mark(store: Reading, ledger_id: str, edition: str) -> LedgerMark:
    """Return the mark of a ledger as it stands here now."""
    return mark_of(edition, (line.data for line in store.lines(ledger_id, "")))


def ledger_of(store: Reading, code: PaperCode) -> LedgerFound | None:
    """Return the ledger that had these very lines; None when none of ours ever did."""
    for loaded in ledgers_shipped():
        lines = [line.data for line in store.lines(loaded.ledger.id, "")]
        if code.revision > len(lines):
            continue
        if mark_of(loaded.sha256, lines[: code.revision]).digest.startswith(code.digest):
            return LedgerFound(loaded.ledger.title, len(lines))
    return None
