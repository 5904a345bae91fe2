"""社区医院计划: the counter of annex 3, the schedule, and who holds the plate and has reported."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea, QSpinBox, QVBoxLayout, QWidget

from models.standards import plans
from models.standards.ledgers.entries import PlanFacility, PlanReport, entry
from ui import ledger_desk, ledger_words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_ledgers_tab import SIDE_WIDTH, LedgerTab, given, remark
from ui.style import theme
from ui.widgets.basics import chip, column, empty, label, row
from ui.widgets.blocks import clear_widget, panel, scrolling_layout, state_line
from ui.widgets.entry_form import Ask, EntryForm
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.district.ledgerbook import Books, PlanView

translate = QCoreApplication.translate
DATES = ("accepted_on", "plate_on", "second_name_from", "second_name_until")


@dataclass(frozen=True)
class PlateLine:
    """One facility of the plan in the year that is looked at."""

    facility: PlanFacility
    """Its latest entry."""
    report: str
    """When annex 2 was reported for the year, and whether in time; or that it is due."""
    tone: str
    """Tone of that."""


class PlanTab(LedgerTab):
    """Left who was accepted, right counter, schedule and forms."""

    def __init__(self) -> None:
        super().__init__()
        self._view: PlanView | None = None
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("ledger_plates", self.tr("Accepted facilities"), self.model)
        self.table.current.connect(self._open)
        self._year = QSpinBox()
        self._year.setObjectName("ledger_plan_year")
        self._year.setAccessibleName(self.tr("Year of the report"))
        self._year.setRange(2000, 2200)
        self._year.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._year.setFixedWidth(theme.px(72))
        self._year.valueChanged.connect(self._show_facilities)
        self._owed = label("", "second", "ledger_plan_owed", wrap=True)
        asked = row(label(self.tr("Annex 2 for the year"), "second"), self._year, self._owed)
        asked.setStretch(2, 1)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(6)
        left = column(
            panel(self.tr("Accepted facilities"), asked, self.table),
            panel(self.tr("Schedule"), self._steps),
            gap=12,
        )
        left.setStretch(0, 1)
        layout = row(clear_widget(left), self._side(), gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Code"), lambda one: one.facility.institution, width=96),
            Column(self.tr("First name"), lambda one: one.facility.name),
            Column(self.tr("Accepted"), lambda one: one.facility.accepted_on, width=96),
            Column(self.tr("Plate"), lambda one: one.facility.plate_on or "—", width=96),
            Column(self.tr("Second name"), lambda one: one.facility.second_name or "—"),
            Column(self.tr("Holds"), _holds, width=170),
            Column(self.tr("Annex 2"), lambda one: one.report, lambda one: one.tone, width=166),
        )

    def _side(self) -> QScrollArea:
        self._counter = QVBoxLayout()
        self._counter.setSpacing(6)
        day = self.tr("yyyy-mm-dd")
        self._facility = EntryForm(
            "ledger_plate",
            (
                Ask("institution", self.tr("Code")),
                Ask("name", self.tr("First name")),
                Ask("accepted_on", self.tr("Accepted on"), day),
                Ask("plate_on", self.tr("Plate on"), day),
                Ask("second_name", self.tr("Second name")),
                Ask("second_name_from", self.tr("Holds from"), day),
                Ask("second_name_until", self.tr("Holds until"), day),
                Ask("evidence", self.tr("Evidence"), self.tr("Document numbers, 、 between")),
            ),
            self.tr("Save facility"),
        )
        self._facility.given.connect(self._enter_facility)
        self._report = EntryForm(
            "ledger_report",
            (
                Ask("institution", self.tr("Code")),
                Ask("reported_on", self.tr("Reported on"), day),
                Ask("evidence", self.tr("Evidence"), self.tr("Document numbers, 、 between")),
            ),
            self.tr("Save report of annex 2"),
        )
        self._report.given.connect(self._enter_report)
        inner = column(
            panel(self.tr("Plan counter (annex 3)"), self._counter),
            panel(self.tr("Annex 2 reported"), self._report),
            panel(self.tr("Facility"), self._facility),
            1,
            gap=12,
        )
        made = scrolling_layout(inner, "ledger_plan_area")
        made.setFixedWidth(theme.side(SIDE_WIDTH))
        return made

    def fill(self, books: Books) -> None:
        first = self._view is None
        self._view = next(iter(books.plans), None)
        if first:
            self._year.blockSignals(True)
            self._year.setValue(int(books.today[:4]))
            self._year.blockSignals(False)
        self._show_counter()
        self._show_steps()
        self._show_facilities()

    def _show_counter(self) -> None:
        empty(self._counter)
        view = self._view
        if view is None:
            return
        found = view.standing()
        for one in found.rows:
            said = self.tr("{done} of {planned}").format(done=one.done, planned=one.row.count)
            tone = "warn" if one.row.label in found.behind else ""
            self._counter.addWidget(_pair(one.row.label, chip(said, tone)))
        total = self.tr("{done} of {planned}").format(done=found.done, planned=found.planned)
        self._counter.addWidget(_pair(self.tr("Altogether, holding the name today"), chip(total)))
        if found.outside:
            words = self.tr("{n} accepted in years the plan does not name.")
            self._counter.addWidget(remark(words.format(n=found.outside)))
        if found.behind:
            words = self.tr("Fewer than planned in {rows}. A remark only: “{quote}”")
            said = words.format(rows="、".join(found.behind), quote=view.plan.not_for_numbers.text)
            self._counter.addWidget(state_line(said, "warn", "alert", "ledger_plan_behind"))

    def _show_steps(self) -> None:
        empty(self._steps)
        view = self._view
        if view is None:
            return
        for step in view.plan.steps:
            said, tone = ledger_words.step(plans.step_state(step, view.today))
            what = label(step.name, "", wrap=True)
            what.setToolTip(step.text)
            layout = row(what, label(step.when, "second"), chip(said, tone), gap=10)
            layout.setStretch(0, 1)
            self._steps.addWidget(clear_widget(layout))

    def _show_facilities(self) -> None:
        view = self._view
        if view is None:
            return
        year = self._year.value()
        duties = plans.report_duties(view.plan, view.accepted(), year)
        owed = {duty.facility: duty for duty in duties}
        lines = [self._line(view, one, owed, year) for one in view.facilities]
        self.model.fill(lines)
        open_ = sum(view.reported(code, year) is None for code in owed)
        due = plans.report_day(view.plan, year)
        words = self.tr("due by {day}; {n} of {all} have not reported")
        said = words.format(day=due, n=open_, all=len(owed))
        if year > view.plan.report.since:
            said += self.tr(
                " (the document prints {year} only; later years are our reading)"
            ).format(year=view.plan.report.since)
        self._owed.setText(said)
        if lines:
            self.table.selectRow(0)

    def _line(
        self, view: PlanView, one: PlanFacility, owed: dict[str, plans.ReportDuty], year: int
    ) -> PlateLine:
        report = view.reported(one.institution, year)
        if report is not None:
            found = plans.report_timeliness(view.plan, report.reported_on, year)
            said, tone = ledger_words.timeliness(found)
            return PlateLine(one, f"{report.reported_on} {said}", tone)
        if one.institution not in owed:
            return PlateLine(one, "—", "")
        if view.today > plans.report_day(view.plan, year):
            return PlateLine(one, self.tr("missing"), "bad")
        return PlateLine(one, self.tr("not yet"), "warn")

    def _open(self, line: PlateLine) -> None:
        """Forms begin with the facility that is looked at."""
        one = line.facility
        self._report.put("institution", one.institution)
        for key in ("institution", "name", *DATES, "second_name"):
            self._facility.put(key, getattr(one, key) or "")
        self._facility.put("evidence", "、".join(one.evidence))

    def _enter_facility(self, values: dict[str, str]) -> None:
        if self._view is None:
            return
        make = partial(
            entry,
            PlanFacility,
            name=values["name"],
            evidence=ledger_desk.split(values["evidence"]),
            **given(values, "institution", "second_name", *DATES),
        )
        self.hand_in(self._view.plan.pack, make)

    def _enter_report(self, values: dict[str, str]) -> None:
        if self._view is None:
            return
        make = partial(
            entry,
            PlanReport,
            institution=values["institution"],
            year=self._year.value(),
            reported_on=values["reported_on"],
            evidence=ledger_desk.split(values["evidence"]),
        )
        self.hand_in(self._view.plan.pack, make)

    def kept(self) -> None:
        self._report.clear("reported_on", "evidence")


def _holds(line: PlateLine) -> str:
    one = line.facility
    if one.second_name_until:
        return f"{one.second_name_from or '…'} – {one.second_name_until}"
    if not one.second_name_from:
        return "—"
    return translate("PlanTab", "from {day}").format(day=one.second_name_from)


def _pair(what: str, shown: QWidget) -> QWidget:
    return clear_widget(row(label(what), 1, shown, gap=8))
