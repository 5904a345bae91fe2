"""One part of a yearly duty, and the veto of the year (R4.4), with their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.standards.ledgers.dates import Timeliness, timeliness_of_day
from models.standards.ledgers.duties import DutyItem, PartState
from models.standards.ledgers.review import Barred, barred
from models.standards.ledgers.types import Level, Target
from reports.cited import document
from ui import ledger_words
from ui.screens.desk_ledgers_tab import remark
from ui.widgets.basics import column, empty, frame, label
from ui.widgets.blocks import Pairs, clear_widget, panel, scrolling_layout, state_line
from ui.widgets.entry_form import Ask, EntryForm

if TYPE_CHECKING:
    from models.district.ledgerbook import Books, LedgerView


class DutySide(QWidget):
    """Right of the checklist."""

    done = Signal(object)
    violation = Signal(object)
    named = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._duty, self._veto, self._name = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for layout in (self._duty, self._veto, self._name):
            layout.setSpacing(8)
        self._done_form = self._make_done_form()
        self._violation_form = self._make_violation_form()
        self._name_form = EntryForm(
            "ledger_named", (Ask("name", self.tr("Name")),), self.tr("Keep in our list")
        )
        self._name_form.given.connect(self.named)
        self._veto_card = frame("card", "ledger_veto")
        heading = label(self.tr("Veto of the year"), "heading")
        self._veto_card.setLayout(column(heading, self._veto, self._violation_form, margin=12))
        parts = (self._duty, self._done_form, self._name, self._name_form, self._veto_card, 1)
        inner = column(*parts, gap=12)
        inner.setContentsMargins(0, 0, 6, 0)
        area = scrolling_layout(inner, "ledger_duty_area")
        self.setLayout(column(panel(self.tr("Duty"), area)))

    def _make_done_form(self) -> EntryForm:
        asked = (
            Ask("done_on", self.tr("Done on"), self.tr("yyyy-mm-dd")),
            Ask("evidence", self.tr("Evidence"), self.tr("Document numbers, 、 between")),
        )
        made = EntryForm("ledger_done", asked, self.tr("Save as done"))
        made.given.connect(self.done)
        return made

    def _make_violation_form(self) -> EntryForm:
        asked = (
            Ask("found_on", self.tr("Established on"), self.tr("yyyy-mm-dd")),
            Ask("severe", self.tr("Severity"), self.tr("serious (情节严重)"), check=True),
            Ask("basis", self.tr("Document"), self.tr("number; no names of persons")),
        )
        made = EntryForm("ledger_violation", asked, self.tr("Save violation"))
        made.given.connect(self.violation)
        return made

    def show_duty(self, target: Target, item: DutyItem, part: PartState, may_enter: bool) -> None:
        """Show one part of a duty."""
        empty(self._duty)
        title = label(f"{target.id} {target.metric}", "title", wrap=True)
        self._duty.addWidget(title)
        for quote in target.quotes:
            said = f"“{quote.text}” [{document(quote.source.document)} · {quote.source.line}]"
            self._duty.addWidget(label(said, "issued", wrap=True))
        last = item.last_day
        if not target.due.month_day:
            last += self.tr(" (end of the year; the document gives no day)")
        pairs = (
            (self.tr("Part"), part.part),
            (self.tr("Last day"), last),
            (self.tr("Done on"), _done(part, item)),
            (self.tr("Evidence"), "、".join(part.evidence) or "—"),
        )
        self._duty.addWidget(clear_widget(Pairs(pairs)))
        if target.hint:
            self._duty.addWidget(remark(self.tr("Our reading: {hint}").format(hint=target.hint)))
        self._done_form.setVisible(may_enter)

    def show_year(self, books: Books, view: LedgerView, level: Level, who: str, year: int) -> None:
        """Show what bars an application of a facility in a year."""
        empty(self._veto)
        empty(self._name)
        facility = bool(who) and level is Level.FACILITY
        self._veto_card.setVisible(facility and view.ledger.veto is not None)
        unnamed = facility and books.name_of(who) == who
        self._name_form.setVisible(unnamed)
        if unnamed:
            said = self.tr("This code is not in the list of facilities yet.")
            self._name.addWidget(remark(said))
        if view.ledger.veto is None or not facility:
            return
        veto = view.ledger.veto
        found = barred(veto, view.violations, who, veto.tiers[0], f"{year:04d}-12-31")
        self._veto.addWidget(self._bar(found, "、".join(veto.tiers)))
        self._veto.addWidget(label(f"“{veto.quote.text}”", "small", wrap=True))
        for one in (v for v in view.violations if v.institution == who):
            kind = self.tr("serious") if one.severe else self.tr("not serious")
            self._veto.addWidget(remark("  ".join((one.found_on, kind, one.basis))))

    def _bar(self, found: Barred | None, tiers: str) -> QWidget:
        if found is None:
            said = self.tr("Nothing on record bars an application in this year.")
            return state_line(said, "ok", "check", "ledger_barred")
        said = self.tr("No application for {tiers} until {until}; again from {again}.")
        text = said.format(tiers=tiers, until=found.until, again=found.again_from)
        return state_line(text, "bad", "alert", "ledger_barred")

    def clear_forms(self) -> None:
        """Empty the forms after an entry."""
        for form in (self._done_form, self._violation_form, self._name_form):
            form.clear()


def _done(part: PartState, item: DutyItem) -> str:
    """The day, with the notice that it was the last one (R1.10)."""
    if part.done_on is None:
        return "—"
    found = timeliness_of_day(part.done_on, item.last_day)
    notice = "" if found is Timeliness.IN_TIME else ledger_words.timeliness(found)[0]
    return f"{part.done_on}  {notice}".strip()
