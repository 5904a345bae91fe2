"""机构规模与地区: who is under the duty by size (R1.9, R4.7), and the list of regions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from models.errors import StandardError
from models.standards.ledgers.cohort import CohortAnswer, Size, fix_cohort, standing
from models.standards.ledgers.dates import day
from models.standards.ledgers.entries import RegionSet, entry, whole_number
from models.standards.ledgers.types import Region
from ui import language, ledger_desk, ledger_words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_ledgers_tab import SIDE_WIDTH, LedgerTab, remark
from ui.style import theme
from ui.widgets.basics import column, empty, label, row
from ui.widgets.blocks import panel, scrolling_layout, state_line
from ui.widgets.entry_form import Ask, EntryForm
from ui.widgets.fields import line_field
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.district.ledgerbook import Books, LedgerView


@dataclass(frozen=True)
class SizeLine:
    """One institution by its latest figures up to the cut-off date."""

    code: str
    """Institution code."""
    name: str
    """Its name."""
    as_of: str
    """The day of the figures; empty when there are none by the cut-off date."""
    answer: CohortAnswer
    """Where it stands."""


class CohortTab(LedgerTab):
    """Left the institutions as of a cut-off date, right the forms and the list of regions."""

    def __init__(self) -> None:
        super().__init__()
        self._view: LedgerView | None = None
        self._chosen = False
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("ledger_sizes", self.tr("Institutions by size"), self.model)
        self._cut_off = line_field(
            "ledger_cut_off", self.tr("Cut-off date"), self.tr("yyyy-mm-dd"), most=10
        )
        self._cut_off.setFixedWidth(theme.px(130))
        self._cut_off.editingFinished.connect(self._cut)
        self._counted = label("", "second", "ledger_cohort_counted", wrap=True)
        self._answer = QVBoxLayout()
        self._rule = QVBoxLayout()
        asked = row(label(self.tr("Cut-off date"), "second"), self._cut_off, self._counted)
        asked.setStretch(2, 1)
        left = panel(self.tr("Institutions by size"), self._rule, asked, self.table, self._answer)
        layout = row(left, self._side(), gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.table.current.connect(self._open)

    def _side(self) -> QScrollArea:
        self._size_form = EntryForm(
            "ledger_size",
            (
                Ask("code", self.tr("Code")),
                Ask("as_of", self.tr("Figures of"), self.tr("yyyy-mm-dd")),
                Ask("people", self.tr("People served"), self.tr("persons; empty: unknown")),
                Ask("staff", self.tr("Staff"), self.tr("persons; empty: unknown")),
            ),
            self.tr("Save size"),
        )
        self._size_form.given.connect(self._enter_size)
        classes = [(str(region), ledger_words.region(region)) for region in Region]
        regions = (*classes, ("", self.tr("take out of the list")))
        self._region_form = EntryForm(
            "ledger_region",
            (
                Ask("area", self.tr("Province")),
                Ask("region", self.tr("Region"), choices=regions),
                Ask("basis", self.tr("Document")),
            ),
            self.tr("Save region"),
        )
        self._region_form.given.connect(self._enter_region)
        self._regions = QVBoxLayout()
        self._regions.setSpacing(4)
        inner = column(
            panel(self.tr("Add a size"), self._size_form),
            panel(self.tr("Regions"), self._regions, self._region_form),
            1,
            gap=12,
        )
        made = scrolling_layout(inner, "ledger_cohort_area")
        made.setFixedWidth(theme.side(SIDE_WIDTH))
        return made

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Code"), lambda one: one.code, width=150),
            Column(self.tr("Institution"), lambda one: one.name),
            Column(self.tr("People served"), lambda one: _figure(one.answer.people), width=110),
            Column(self.tr("Staff"), lambda one: _figure(one.answer.staff), width=80),
            Column(self.tr("Figures of"), lambda one: one.as_of, width=106),
            Column(
                self.tr("Stands"),
                lambda one: ledger_words.standing(one.answer.standing)[0],
                lambda one: ledger_words.standing(one.answer.standing)[1],
                width=130,
            ),
        )

    def fill(self, books: Books) -> None:
        self._view = books.ledger(ledger_desk.ACTION_LEDGER)
        if not self._chosen:
            self._cut_off.setText(books.today)
        self._show_rule()
        self._show_regions()
        self._show_sizes()

    def _show_rule(self) -> None:
        empty(self._rule)
        rule = None if self._view is None else self._view.ledger.cohort
        if rule is not None:
            for quote in (rule.duty, rule.exemption):
                self._rule.addWidget(label(f"“{quote.text}”", "second", wrap=True))

    def _show_regions(self) -> None:
        empty(self._regions)
        if self._view is None:
            return
        if not self._view.regions:
            words = self.tr("The document prints no list of provinces; the office enters it.")
            self._regions.addWidget(label(words, "second", "ledger_no_regions", wrap=True))
        for one in self._view.regions:
            assert one.region is not None
            said = "  ".join(filter(None, (one.area, ledger_words.region(one.region), one.basis)))
            self._regions.addWidget(label(said, "", wrap=True))

    def _cut(self) -> None:
        try:
            day(self._cut_off.text().strip())
        except StandardError as error:
            self.refused.emit(error)
            return
        self._chosen = True
        self._show_sizes()

    def _show_sizes(self) -> None:
        """By the figures up to the cut-off date; later ones do not move the cohort (R4.7)."""
        view, books = self._view, self.books
        if view is None or books is None or view.ledger.cohort is None:
            return
        rule, cut_off = view.ledger.cohort, self._cut_off.text().strip()
        cohort = fix_cohort(rule, view.sizes, cut_off)
        latest: dict[str, Size] = {}
        for size in sorted(view.sizes, key=lambda one: one.as_of):
            if size.as_of <= cut_off:
                latest[size.code] = size
        lines = []
        for code in sorted({size.code for size in view.sizes}):
            found = latest.get(code, Size(code=code, as_of=cut_off))
            as_of = found.as_of if code in latest else ""
            answer = standing(rule, found.people, found.staff)
            lines.append(SizeLine(code, books.name_of(code), as_of, answer))
        self.model.fill(lines)
        said = self.tr(
            "under the duty {duty}, exempt {exempt}, boundary {boundary}, unknown {unknown}"
        ).format(
            duty=len(cohort.members),
            exempt=len(cohort.exempt),
            boundary=len(cohort.boundary),
            unknown=len(cohort.unknown),
        )
        self._counted.setText(said)
        empty(self._answer)
        if lines:
            self.table.selectRow(0)

    def _open(self, line: SizeLine) -> None:
        empty(self._answer)
        rule = None if self._view is None else self._view.ledger.cohort
        if rule is None:
            return
        tone = ledger_words.standing(line.answer.standing)[1]
        icon = "alert" if tone == "warn" else "book"
        text = line.answer.text(rule, language.current())
        self._answer.addWidget(
            state_line(text, tone if tone == "warn" else "", icon, "ledger_size_answer")
        )
        if line.answer.at_limit and rule.hint:
            self._answer.addWidget(remark(rule.hint))

    def _enter_size(self, values: dict[str, str]) -> None:
        def make() -> Size:
            people, staff = values["people"], values["staff"]
            return entry(
                Size,
                code=values["code"],
                as_of=values["as_of"],
                people=whole_number(people, self.tr("People served")) if people else None,
                staff=whole_number(staff, self.tr("Staff")) if staff else None,
            )

        self.hand_in(ledger_desk.ACTION_LEDGER, make)

    def _enter_region(self, values: dict[str, str]) -> None:
        assert self.books is not None
        chosen = values["region"]
        make = partial(
            entry,
            RegionSet,
            area=values["area"],
            region=Region(chosen) if chosen else None,
            as_of=self.books.today,
            basis=values["basis"],
        )
        self.hand_in(ledger_desk.ACTION_LEDGER, make)

    def kept(self) -> None:
        self._size_form.clear("code", "people", "staff")
        self._region_form.clear("area")


def _figure(value: int | None) -> str:
    return "—" if value is None else f"{value:,}"
