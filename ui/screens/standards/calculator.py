"""A small calculator beside the dates of the programme (R4.1, R4.2, R1.10)."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QFrame, QVBoxLayout

from models.errors import StandardError
from models.standards.ledgers.dates import (
    ReviewCalendar,
    add_months,
    city_deadline,
    county_deadline,
    latest_start,
)
from models.standards.programme import Programme
from ui import language, words
from ui.days import ISO, day_of
from ui.widgets.basics import empty, label, row
from ui.widgets.blocks import Pairs, panel, state_line


class Calculator(QFrame):
    """From the first day of the self-assessment to the earliest application and the deadlines."""

    def __init__(self, programme: Programme) -> None:
        super().__init__()
        self._programme = programme
        self._start = QDateEdit(QDate.currentDate())
        self._start.setObjectName("calculator_start")
        self._start.setAccessibleName(self.tr("First day of the self-assessment"))
        self._start.setDisplayFormat(ISO)
        self._start.setCalendarPopup(True)
        self._start.dateChanged.connect(self._reckon)
        self._said = QVBoxLayout()
        line = row(label(self.tr("First day of the self-assessment"), "second"), self._start, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel(self.tr("Reckon the dates"), line, self._said, name="calculator"))
        self._reckon()

    def set_start(self, civil: str) -> None:
        """Reckon from another day."""
        self._start.setDate(day_of(civil))

    def _reckon(self) -> None:
        empty(self._said)
        try:
            self._show(self._start.date().toString(ISO))
        except StandardError as error:
            self._said.addWidget(state_line(language.told(error), "bad", "cross"))

    def _show(self, start: str) -> None:
        months = self._programme.self_assessment_months
        earliest = add_months(start, months)
        year = int(earliest[:4])
        calendar = self._calendar(year)
        if county_deadline(calendar) < earliest:
            calendar = self._calendar(year + 1)
        county, city = county_deadline(calendar), city_deadline(calendar)
        pairs = Pairs(width=150)
        pairs.add(self.tr("Earliest application"), words.day(earliest), "calculator_earliest")
        pairs.add(self.tr("Counties report by"), words.day(county), "calculator_county")
        pairs.add(self.tr("City reports by"), words.day(city), "calculator_city")
        latest = words.day(latest_start(county, months))
        pairs.add(self.tr("Latest start for that round"), latest, "calculator_latest")
        self._said.addLayout(pairs)
        said = self.tr(
            "Both last days count until 24:00 Beijing time. The round is the first whose "
            "report of the counties is not before the earliest application."
        )
        self._said.addWidget(label(said, "small", wrap=True))

    def _calendar(self, year: int) -> ReviewCalendar:
        plan = self._programme
        return ReviewCalendar(year=year, county_by=plan.county_by, city_by=plan.city_by)
