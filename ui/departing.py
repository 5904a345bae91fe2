"""Measuring for 出发检查, in the worker: workspace, certificate and printers. No widget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.standards.types import Pack
    from models.visits.book import VisitBook
    from models.visits.departure import Line


def check(book: VisitBook, packs: Mapping[str, Pack], visit: str = "") -> tuple[Line, ...]:
    """Return every line of the page, for one visit or for all that are open."""
    from models.visits import departure, readiness
    from ui.laptop_keys import key_state

    found = readiness.measure(book, packs, visit)
    keys = key_state(book.workspace)
    return (
        *found.lines,
        departure.key(bool(keys.fingerprint), keys.valid_until, keys.revoked, found.today),
        departure.trust(keys.fresh_until, found.today),
        departure.printer(printers()),
    )


def printers() -> tuple[str, ...] | None:
    """Return the printers the system knows; None where QtPrintSupport is not there.

    Asked in the worker: a print server that does not answer would hold up the window.
    """
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:
        return None
    return tuple(QPrinterInfo.availablePrinterNames())


def back_up_beside(book: VisitBook) -> None:
    """Make a verified copy in the workspace's own folder; raises StoreError."""
    book.workspace.backup_beside(book.clock)
