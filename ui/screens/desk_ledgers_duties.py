"""年度职责: what a facility or an office owes every year, and the veto of the year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSpinBox

from models.standards.ledgers.duties import DutyDone, DutyItem, PartState
from models.standards.ledgers.entries import FacilityNamed, entry
from models.standards.ledgers.review import Violation
from models.standards.ledgers.types import Level, Target
from ui import ledger_desk, ledger_office, ledger_words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_ledgers_duty_side import DutySide
from ui.screens.desk_ledgers_tab import SIDE_WIDTH, LedgerTab, Paper
from ui.style import theme
from ui.widgets.basics import label, row
from ui.widgets.blocks import panel
from ui.widgets.choice import Choice
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.district.ledgerbook import Books, LedgerView
    from ui.ledger_office import OfficeTable

LEVELS = (Level.FACILITY, Level.COUNTY_AUTHORITY, Level.PROVINCE_AUTHORITY)


@dataclass(frozen=True)
class DutyLine:
    """One part of a duty in its year."""

    target: Target
    """The duty."""
    item: DutyItem
    """Its state."""
    part: PartState
    """The part."""


class DutiesTab(LedgerTab):
    """Left the checklist, right one part of it, and what bars an application this year."""

    def __init__(self) -> None:
        super().__init__()
        self._view: LedgerView | None = None
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("ledger_duties", self.tr("Yearly duties"), self.model)
        self.side = DutySide()
        self.side.setFixedWidth(theme.side(SIDE_WIDTH))
        items = [(str(level), ledger_words.level(level)) for level in LEVELS]
        self._level = Choice("ledger_duty_level", items, self.tr("Who has the duty"))
        self._level.select(str(Level.FACILITY))
        self._level.chosen.connect(lambda _level: self._show())
        self._who, self._year = QComboBox(), QSpinBox()
        self._make_who()
        self._make_year()
        self._lay_out()
        self.table.current.connect(self._open)
        self.side.done.connect(self._enter_done)
        self.side.violation.connect(self._enter_violation)
        self.side.named.connect(self._enter_name)

    def _make_who(self) -> None:
        self._who.setObjectName("ledger_duty_who")
        self._who.setAccessibleName(self.tr("Facility or office, by code"))
        self._who.setEditable(True)
        self._who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self._who.lineEdit()
        assert line is not None
        line.setMaxLength(200)
        line.setPlaceholderText(self.tr("Choose a facility, or write a code"))
        line.setAccessibleName(self._who.accessibleName())
        line.setObjectName("ledger_duty_code")
        line.editingFinished.connect(self._show)
        self._who.activated.connect(self._show)

    def _make_year(self) -> None:
        self._year.setObjectName("ledger_duty_year")
        self._year.setAccessibleName(self.tr("Year"))
        self._year.setRange(2000, 2200)
        self._year.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._year.setFixedWidth(theme.px(72))
        self._year.valueChanged.connect(self._show)

    def _lay_out(self) -> None:
        self._counted = label("", "second", "ledger_duties_counted", wrap=True)
        asked = row(self._who, self._year)
        asked.setStretch(0, 1)
        left = panel(
            self.tr("Checklist of the year"), asked, self._counted, self.table, aside=self._level
        )
        layout = row(left, self.side, gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Code"), lambda one: one.target.id, width=50),
            Column(self.tr("Duty"), lambda one: one.target.metric),
            Column(self.tr("Part"), lambda one: one.part.part),
            Column(self.tr("Times"), _times, width=64),
            Column(self.tr("Done on"), lambda one: one.part.done_on or "", width=104),
            Column(self.tr("Last day"), lambda one: one.item.last_day, width=104),
            Column(
                self.tr("State"),
                lambda one: ledger_words.duty(one.item.state)[0],
                lambda one: ledger_words.duty(one.item.state)[1],
                width=96,
            ),
        )

    def fill(self, books: Books) -> None:
        first = self._view is None
        self._view = books.ledger(ledger_desk.ACTION_LEDGER)
        typed = self._who.currentText()
        self._who.clear()
        for one in books.facilities:
            self._who.addItem(f"{one.code}  {one.name}", one.code)
        self._who.setCurrentIndex(-1)
        self._who.setEditText(typed)
        if first:
            self._year.blockSignals(True)
            self._year.setValue(int(books.today[:4]))
            self._year.blockSignals(False)
            if books.facilities:
                self._who.setCurrentIndex(0)
        self._show()

    def level(self) -> Level:
        """Return whose duties are shown."""
        return Level(self._level.value())

    def who(self) -> str:
        """Return the code that is chosen or written; empty while there is none."""
        typed = self._who.currentText().strip()
        place = self._who.findText(typed)
        return str(self._who.itemData(place)) if place >= 0 and typed else typed

    def _show(self) -> None:
        view, books = self._view, self.books
        if view is None or books is None:
            return
        items = view.duties(self.level(), self.who(), self._year.value())
        targets = {target.id: target for target in view.ledger.targets}
        lines = [DutyLine(targets[i.duty], i, part) for i in items for part in i.parts]
        row_before = max(0, self.table.currentIndex().row())
        self.model.fill(lines)
        self._tell(items)
        self.side.show_year(books, view, self.level(), self.who(), self._year.value())
        if lines:
            self.table.selectRow(min(row_before, len(lines) - 1))
        self.paper_changed.emit()

    def _tell(self, items: tuple[DutyItem, ...]) -> None:
        if not self.who():
            said = self.tr("Choose whose checklist it is; nothing can be entered before.")
            self._counted.setText(said)
            return
        states = [ledger_words.duty(item.state)[0] for item in items]
        self._counted.setText(
            "   ".join(f"{said} {states.count(said)}" for said in dict.fromkeys(states))
        )

    def _open(self, line: DutyLine) -> None:
        self.side.show_duty(line.target, line.item, line.part, bool(self.who()))

    def _enter_done(self, values: dict[str, str]) -> None:
        place = self.table.currentIndex()
        if not place.isValid():
            return
        line: DutyLine = self.model.row(place.row())
        make = partial(
            entry,
            DutyDone,
            institution=self.who(),
            duty=line.target.id,
            part=line.part.part,
            done_on=values["done_on"],
            evidence=ledger_desk.split(values["evidence"]),
        )
        self.hand_in(ledger_desk.ACTION_LEDGER, make)

    def _enter_violation(self, values: dict[str, str]) -> None:
        make = partial(
            entry,
            Violation,
            institution=self.who(),
            found_on=values["found_on"],
            severe=values["severe"] == "yes",
            basis=values["basis"],
        )
        self.hand_in(ledger_desk.ACTION_LEDGER, make)

    def _enter_name(self, values: dict[str, str]) -> None:
        make = partial(entry, FacilityNamed, code=self.who(), name=values["name"])
        self.hand_in(ledger_desk.ACTION_LEDGER, make)

    def kept(self) -> None:
        self.side.clear_forms()

    def paper(self) -> Paper | None:
        view, books, who = self._view, self.books, self.who()
        if view is None or books is None or not who:
            return None
        year = self._year.value()
        make = partial(ledger_desk.duties_paper, self.office, books, view, self.level(), who, year)
        file = f"ledger-duties-{year}-{view.today}.pdf"
        title = self.tr("Yearly duties")
        return Paper(title, file, form="ledger-duties", mark=view.mark, make=make)

    def office_table(self, title: str) -> Callable[[], OfficeTable]:
        view, books, who = self._view, self.books, self.who()
        if view is None or books is None or not who:
            return super().office_table(title)
        given = (self.office, books, view, self.level(), who, self._year.value())
        return partial(ledger_office.duties_table, *given)


def _times(line: DutyLine) -> str:
    asked = line.target.times
    return f"{line.part.times} / {asked}" if asked else str(line.part.times or "")
