"""复核: the reports of a year with their last days, and behind them three books of re-checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QSpinBox, QStackedWidget

from ui import review_words
from ui.screens.desk_ledgers_back import BackPane
from ui.screens.desk_ledgers_rectify import RectifyPane
from ui.screens.desk_ledgers_round import RoundPane
from ui.screens.desk_ledgers_tab import LedgerTab
from ui.style import theme
from ui.widgets.basics import column, empty, label, row
from ui.widgets.blocks import panel, state_line
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from models.district.ledgerbook import Books

ROUND, BACK, RECTIFY = "round", "back", "rectify"
ICONS = {"ok": "check", "warn": "alert", "bad": "alert"}


class ReviewTab(LedgerTab):
    """Above the deadlines of the year (R1.10); below one of three books."""

    def __init__(self) -> None:
        super().__init__()
        self.round, self.back, self.rectify = RoundPane(), BackPane(), RectifyPane()
        self.panes: dict[str, LedgerTab] = {
            ROUND: self.round,
            BACK: self.back,
            RECTIFY: self.rectify,
        }
        self._stack = QStackedWidget()
        for pane in self.panes.values():
            self._stack.addWidget(pane)
            pane.entered.connect(self.entered)
            pane.refused.connect(self.refused)
        names = [
            (ROUND, self.tr("Yearly round")),
            (BACK, self.tr("Look back")),
            (RECTIFY, self.tr("Rectifications")),
        ]
        self._choice = Choice("ledger_review", names, self.tr("Re-checks"))
        self._choice.select(ROUND)
        self._choice.chosen.connect(lambda name: self._stack.setCurrentWidget(self.panes[name]))
        self._notices = QGridLayout()
        self._notices.setHorizontalSpacing(16)
        self._make_year()
        asked = row(label(self.tr("Year"), "second"), self._year, self._choice, 1)
        above = panel(self.tr("Reports of the year"), asked, self._notices)
        layout = column(above, self._stack, gap=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _make_year(self) -> None:
        self._year = QSpinBox()
        self._year.setObjectName("ledger_review_year")
        self._year.setAccessibleName(self.tr("Year"))
        self._year.setRange(2000, 2200)
        self._year.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._year.setFixedWidth(theme.px(72))
        self._year.valueChanged.connect(self._turn_year)

    def fill(self, books: Books) -> None:
        if self._year.value() == self._year.minimum():  # nobody chose one yet
            self._year.blockSignals(True)
            self._year.setValue(int(books.today[:4]))
            self._year.blockSignals(False)
        self.round.year = self._year.value()
        for pane in self.panes.values():
            pane.show_books(books, self.office)
        self._show_notices()

    def _turn_year(self) -> None:
        self.round.year = self._year.value()
        if self.books is not None:
            self.round.fill(self.books)
            self._show_notices()

    def _show_notices(self) -> None:
        empty(self._notices)
        found = () if self.books is None else self.books.notices(self._year.value())
        for number, one in enumerate(found):
            said, tone = review_words.notice(one)
            line = state_line(said, tone, ICONS.get(tone, "clock"), f"ledger_notice_{one.kind}")
            self._notices.addWidget(line, number // 2, number % 2)

    def kept(self) -> None:
        pane = self._stack.currentWidget()
        assert isinstance(pane, LedgerTab)
        pane.kept()

    def rows(self) -> list[list[str]]:
        pane = self._stack.currentWidget()
        assert isinstance(pane, LedgerTab)
        return pane.rows()
