"""What is said of a whole document: who issued it, how it decides, its digest, its faults."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from models.standards.ledgers.types import Ledger
from models.standards.tiers_types import Tier
from models.standards.types import Pack
from reports import cited
from ui import language
from ui.screens.standards import wording
from ui.screens.standards.blocks import Block, Facts, Issued, Points, Remark, Title
from ui.screens.standards.documents import Document, Kind, counts_words, kind_words
from ui.widgets.blocks import digest_groups


def blocks_of(document: Document) -> Iterator[Block]:
    """Yield what the detail area shows before a line is chosen."""
    translate = QCoreApplication.translate
    record = document.record
    yield Title(record.title)
    pairs = [(translate("Standards", "Kind"), kind_words()[document.kind])]
    if document.edition:
        pairs.append((translate("Standards", "Edition"), document.edition))
    if isinstance(record, Pack | Ledger):
        number = record.document_number if isinstance(record, Pack) else ""
        issued = wording.issued(record.issuer, number, record.issued_on)
        pairs.append((translate("Standards", "Issued by"), issued))
    pairs.append((translate("Standards", "Holds"), counts_words(document)))
    pairs.append((translate("Standards", "Source text"), cited.document(record.source_document)))
    if document.origin:
        pairs.append((translate("Standards", "Made from"), document.origin))
    if isinstance(record, Pack):
        pairs.append((translate("Standards", "Decision"), record.decision_text))
    pairs.append((translate("Standards", "Digest"), digest_groups(document.sha256, 16)))
    yield Facts(tuple(pairs))
    yield from _visits(document)
    yield from _checked(document)
    for tier in (record.tiers or ()) if isinstance(record, Pack) else ():
        yield from _tier(tier)
    for said in record.remarks if isinstance(record, Ledger) else ():
        yield Remark(said)


def _visits(document: Document) -> Iterator[Block]:
    translate = QCoreApplication.translate
    if document.kind is Kind.EARLIER:
        said = translate(
            "Standards", "{n} visits here stand on this edition and stay on it; none can be begun."
        )
        yield Remark(said.format(n=document.visits), "warn", "clock")
    elif document.visits:
        said = translate("Standards", "{n} visits here stand on this edition and stay on it.")
        yield Remark(said.format(n=document.visits), "", "visits")


def _checked(document: Document) -> Iterator[Block]:
    for fault in document.faults:
        yield Remark(fault.text(language.current()), "bad", "cross")
    if not document.faults:
        said = QCoreApplication.translate("Standards", "The checker finds no fault.")
        yield Remark(said, "ok", "check", "standards_checked")


def _tier(tier: Tier) -> Iterator[Block]:
    yield Title(tier.name)
    if tier.text:
        yield Issued(tier.text, wording.place(tier.source))
    points = tuple((str(one.letter), f"≥ {one.value}/{one.per}") for one in tier.proportions)
    if points:
        yield Points(points)
    for one in tier.consequences:
        yield Issued(one.text, wording.place(one.source))
