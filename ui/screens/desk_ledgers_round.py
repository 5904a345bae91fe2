"""年度复核: the county's list, self-assessments and the city's re-checks of a year (R4.1-R4.5)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from models.base import Record
from models.standards.ledgers.entries import entry
from models.standards.ledgers.review_entries import (
    CityReviewed,
    CountyListed,
    KeyAnswer,
    SelfAssessed,
)
from ui import review_words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_ledgers_tab import SIDE_WIDTH, LedgerTab, given
from ui.style import theme
from ui.widgets.basics import column, empty, label, row
from ui.widgets.blocks import panel, scrolling_layout, state_line
from ui.widgets.entry_form import Ask, EntryForm
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.district.ledgerbook import Books
    from models.district.reviewbook import ReviewView
    from models.standards.ledgers.rounds import RoundLine

ANSWER = "answer_"
"""What the keys of the fields for key indicators begin with; their number follows."""


class RoundPane(LedgerTab):
    """Left who is in the round, right the three forms."""

    def __init__(self) -> None:
        super().__init__()
        self.year = 2000
        self._view: ReviewView | None = None
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("ledger_round", self.tr("Facilities of the round"), self.model)
        self.table.current.connect(self._open)
        self._rule = QVBoxLayout()
        self._said = QVBoxLayout()
        self._forms = QVBoxLayout()
        self._forms.setSpacing(12)
        self._forms_made: dict[type[Record], EntryForm] = {}
        title = self.tr("Facilities of the round")
        left = panel(title, self._rule, self.table, self._said)
        layout = row(left, self._side(), gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _side(self) -> QScrollArea:
        made = scrolling_layout(column(self._forms, 1), "ledger_round_area")
        made.setFixedWidth(theme.side(SIDE_WIDTH))
        return made

    def _columns(self) -> tuple[Column, ...]:
        words = review_words
        return (
            Column(self.tr("Code"), lambda one: one.institution, width=96),
            Column(self.tr("Institution"), self._name),
            Column(
                self.tr("Application"),
                lambda one: words.application(one)[0],
                lambda one: words.application(one)[1],
                width=140,
            ),
            Column(
                self.tr("County list"),
                lambda one: words.county(one)[0],
                lambda one: words.county(one)[1],
                width=150,
            ),
            Column(
                self.tr("City re-check"),
                lambda one: words.city(one)[0],
                lambda one: words.city(one)[1],
                width=150,
            ),
        )

    def _name(self, line: RoundLine) -> str:
        return self.books.name_of(line.institution) if self.books is not None else ""

    def _make_forms(self, view: ReviewView) -> None:
        """Once: what a re-check has to answer comes from a ledger (R4.5)."""
        day, code = self.tr("yyyy-mm-dd"), Ask("institution", self.tr("Code"))
        items = view.key.items if view.key is not None else ()
        listed = (
            code,
            Ask("county", self.tr("County")),
            Ask("reported_on", self.tr("Reported on"), day),
            Ask("withdrawn_on", self.tr("Taken off on"), day),
        )
        assessed = (
            code,
            Ask("started_on", self.tr("Started on"), day),
            Ask("applied_on", self.tr("Applied on"), day),
        )
        reviewed = (
            code,
            Ask("reviewed_on", self.tr("Re-checked on"), day),
            Ask("reported_on", self.tr("Reported on"), day),
            *(Ask(f"{ANSWER}{n}", item, most=1000) for n, item in enumerate(items)),
        )
        self._form("listed", CountyListed, self.tr("On the county's list"), listed)
        self._form("assessed", SelfAssessed, self.tr("Self-assessment"), assessed)
        self._form("reviewed", CityReviewed, self.tr("Re-check of the city"), reviewed)

    def _form(self, name: str, kind: type[Record], title: str, asked: tuple[Ask, ...]) -> None:
        made = EntryForm(f"ledger_{name}", asked, self.tr("Save"))
        made.save.setAccessibleName(self.tr("Save: {what}").format(what=title))
        made.given.connect(lambda values: self._enter(kind, values))
        self._forms.addWidget(panel(title, made))
        self._forms_made[kind] = made

    def fill(self, books: Books) -> None:
        self._view = next(iter(books.reviews), None)
        if self._view is None:
            return
        if not self._forms_made:
            self._make_forms(self._view)
        self._show_rule(self._view)
        lines = self._view.lines(self.year)
        self.model.fill(lines)
        empty(self._said)
        if lines:
            self.table.selectRow(0)
        else:
            words = self.tr("Nothing is entered for this year yet.")
            self._said.addWidget(label(words, "second", "ledger_round_none", wrap=True))

    def _show_rule(self, view: ReviewView) -> None:
        empty(self._rule)
        words = self.tr(
            "{months} months of self-assessment: begun by {day} it is over in time for the county."
        )
        said = words.format(
            months=view.programme.self_assessment_months, day=view.latest_start(self.year)
        )
        self._rule.addWidget(label(said, "second", "ledger_round_rule", wrap=True))

    def _open(self, line: RoundLine) -> None:
        for form in self._forms_made.values():
            form.put("institution", line.institution)
        empty(self._said)
        for said, tone in self._remarks(line):
            icon = "alert" if tone else "clock"
            self._said.addWidget(state_line(said, tone, icon, "ledger_round_said"))

    def _remarks(self, line: RoundLine) -> list[tuple[str, str]]:
        found = []
        if not line.reviewable:
            words = self.tr("Not on the county's list of {year}: the city does not re-check it.")
            found.append((words.format(year=self.year), "bad"))
        if line.clock is not None and line.assessed is not None:
            words = self.tr("Self-assessment since {day}; application from {earliest}.")
            said = words.format(day=line.clock.started_on, earliest=line.clock.earliest)
            early = line.assessed.applied_on is not None and not line.clock.ready
            found.append((said, "bad" if early else ""))
        if line.unanswered:
            words = self.tr("The re-check is incomplete; no answer to: {items}")
            found.append((words.format(items="、".join(line.unanswered)), "warn"))
        return found

    def _enter(self, kind: type[Record], values: dict[str, str]) -> None:
        view = self._view
        if view is None:
            return
        plain = given(values, *(key for key in values if not key.startswith(ANSWER)))
        if kind is CityReviewed and view.key is not None:
            said = [(item, values[f"{ANSWER}{n}"]) for n, item in enumerate(view.key.items)]
            plain["key_answers"] = tuple(KeyAnswer(item=i, words=w) for i, w in said if w)
        self.hand_in(view.programme.id, partial(entry, kind, year=self.year, **plain))

    def kept(self) -> None:
        for form in self._forms_made.values():
            form.clear(*(key for key in form.values() if key not in ("institution", "county")))
