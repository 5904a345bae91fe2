"""What the tabs of the ledgers share: they show frozen books and hand entries on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from models.base import Record
from models.errors import ExpectedError
from ui.itemmodels.records import RecordsModel
from ui.ledger_desk import Sheet
from ui.ledger_office import OfficeTable, shown_table
from ui.widgets.basics import label

if TYPE_CHECKING:
    from models.district.ledgerbook import Books

SIDE_WIDTH = 430


@dataclass(frozen=True)
class Paper(Sheet):
    """Something to print."""

    title: str
    """Its name for people."""
    file: str
    """Its name on the disk, without anybody's name."""


class LedgerTab(QWidget):
    """One tab; the screen behind it keeps the entries and shows the books again."""

    entered = Signal(str, object)
    """Ledger and Record to be kept."""
    refused = Signal(object)
    """The ExpectedError of what was typed."""
    model: RecordsModel
    """The table that is shown."""
    paper_changed = Signal()
    """What :meth:`paper` brings may be there or gone now."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.office = ""
        self.books: Books | None = None

    def show_books(self, books: Books, office: str) -> None:
        """Show what is kept now."""
        self.books, self.office = books, office
        self.fill(books)

    def fill(self, books: Books) -> None:
        """Show everything again."""
        raise NotImplementedError

    def kept(self) -> None:
        """An entry of this tab is on the disk."""

    def paper(self) -> Paper | None:
        """Return what can be printed of what is shown; None when nothing can."""
        return None

    def rows(self) -> list[list[str]]:
        """Return the table as it is shown, with its heads."""
        columns = self.model.columns
        lines = [self.model.row(number) for number in range(self.model.rowCount())]
        return [[c.title for c in columns], *([c.text(line) for c in columns] for line in lines)]

    def office_table(self, title: str) -> Callable[[], OfficeTable]:
        """Return what makes the table for office programs, in a worker thread."""
        return partial(shown_table, self.office, title, self.rows())

    def hand_in(self, ledger: str, make: Callable[[], Record]) -> None:
        """Make an entry of what was typed, and hand it on, or say why it cannot be one."""
        try:
            record = make()
        except ExpectedError as error:
            self.refused.emit(error)
            return
        self.entered.emit(ledger, record)


def given(values: Mapping[str, str], *keys: str) -> dict[str, object]:
    """Return the values that were filled in; an empty line is an absent value."""
    return {key: values[key] for key in keys if values[key]}


def remark(words: str) -> QLabel:
    """A small line that may wrap."""
    return label(words, "small", wrap=True)
