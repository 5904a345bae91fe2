"""回头看: who was accepted under another edition than the one in force (R4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.errors import StandardError
from models.standards.ledgers.dates import day
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_ledgers_tab import LedgerTab
from ui.style import theme
from ui.widgets.basics import label, row
from ui.widgets.blocks import panel
from ui.widgets.fields import line_field, narrow_box
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.district.ledgerbook import Books


class BackPane(LedgerTab):
    """One list, by the edition that a person says is in force."""

    def __init__(self) -> None:
        super().__init__()
        self.model = RecordsModel(
            (
                Column(self.tr("Code"), lambda one: one.reached.institution, width=120),
                Column(self.tr("Institution"), lambda one: one.name),
                Column(self.tr("Judged by edition"), lambda one: one.reached.standard.edition),
                Column(self.tr("Accepted"), lambda one: one.reached.decided_on, width=110),
            )
        )
        self.table = RecordTable("ledger_back", self.tr("Facilities to look back at"), self.model)
        self._edition = narrow_box("ledger_back_edition", self.tr("Edition in force"), 24)
        self._edition.activated.connect(self._show)
        self._before = line_field(
            "ledger_back_before",
            self.tr("Accepted before"),
            self.tr("yyyy-mm-dd; empty: all"),
            most=10,
        )
        self._before.setFixedWidth(theme.px(190))
        self._before.editingFinished.connect(self._show)
        self._said = label("", "second", "ledger_back_said", wrap=True)
        asked = row(
            label(self.tr("Edition in force"), "second"),
            self._edition,
            label(self.tr("Accepted before"), "second"),
            self._before,
        )
        asked.setStretch(1, 1)
        layout = row(panel(self.tr("Facilities to look back at"), asked, self._said, self.table))
        self.setLayout(layout)

    def fill(self, books: Books) -> None:
        before = self._edition.currentData()
        self._edition.clear()
        for one in reversed(books.look_back.editions):  # the one that came last comes first
            self._edition.addItem(f"{one.title} · {one.ref.edition}", one.ref.sha256)
        if before is not None:
            self._edition.setCurrentIndex(max(0, self._edition.findData(before)))
        self._edition.setEnabled(self._edition.count() > 0)
        self._show()

    def _show(self) -> None:
        if self.books is None:
            return
        book, chosen = self.books.look_back, self._edition.currentData()
        current = next((one.ref for one in book.editions if one.ref.sha256 == chosen), None)
        if current is None:
            self.model.fill(())
            self._said.setText(self.tr("This desk has not accepted anybody yet."))
            return
        before = self._before.text().strip()
        try:
            found = book.due(current, day(before).isoformat()) if before else book.due(current)
        except StandardError as error:
            self.refused.emit(error)
            return
        self.model.fill(found)
        words = self.tr(
            "{n} were accepted under another edition; a result counts only with its own. "
            "The plan of 2023 asks it of those before 2021-01-01."
        )
        self._said.setText(words.format(n=len(found)))
