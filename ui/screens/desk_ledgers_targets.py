"""目标: the targets and duties of a plan, how hard they are, and the figures reported for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from models.standards.ledgers.figures import Reported, counting
from models.standards.ledgers.types import DueKind, Hardness, Target
from ui import ledger_desk, ledger_office, ledger_words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_ledgers_tab import SIDE_WIDTH, LedgerTab, Paper
from ui.screens.desk_ledgers_target_side import TargetSide
from ui.style import theme
from ui.widgets.basics import label, row
from ui.widgets.blocks import panel
from ui.widgets.fields import narrow_box
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.district.ledgerbook import Books, LedgerView
    from ui.ledger_office import OfficeTable

ANNUAL, UNDATED = "annual", "none"
SOFT, HARD = "soft", "hard"


class TargetsTab(LedgerTab):
    """Left the table with its filter, right one target with its figures."""

    def __init__(self) -> None:
        super().__init__()
        self._view: LedgerView | None = None
        self._filled = ""
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("ledger_targets", self.tr("Targets"), self.model)
        self.side = TargetSide()
        self.side.setFixedWidth(theme.side(SIDE_WIDTH))
        self._plan = self._combo("ledger_target_plan", self.tr("Plan"))
        self._year = self._combo("ledger_target_year", self.tr("Year"))
        self._hardness = self._combo("ledger_target_hardness", self.tr("Hardness"))
        self._scope = self._combo("ledger_target_scope", self.tr("Scope"))
        self._counted = label("", "second", "ledger_targets_counted")
        self._fill_fixed()
        asked = row(self._plan, self._year, self._hardness, self._scope)
        for place in range(4):
            asked.setStretch(place, 1)
        left = panel(self.tr("Targets and duties"), asked, self._counted, self.table)
        layout = row(left, self.side, gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.table.current.connect(self._open)
        self.side.given.connect(self._enter)

    def _combo(self, name: str, said: str) -> QComboBox:
        made = narrow_box(name, said, 7)
        made.currentIndexChanged.connect(self._filter)
        return made

    def _fill_fixed(self) -> None:
        self._hardness.addItem(self.tr("Hard and soft"), "")
        self._hardness.addItem(self.tr("All hard ones"), HARD)
        self._hardness.addItem(self.tr("All soft ones"), SOFT)
        for value in Hardness:
            self._hardness.addItem(ledger_words.hardness(value), value.value)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Code"), lambda one: one.id, width=50),
            Column(self.tr("What is measured"), lambda one: one.metric),
            Column(self.tr("Scope"), lambda one: one.level_words, width=110),
            Column(self.tr("Due"), _due, width=104),
            Column(self.tr("Hardness"), _hardness, _hardness_tone, width=128),
            Column(self.tr("Asked"), _asked, width=112),
            Column(
                self.tr("Result"),
                lambda one: self._result(one)[0],
                lambda one: self._result(one)[1],
                width=122,
            ),
        )

    def _result(self, target: Target) -> tuple[str, str]:
        found = self._reports(target)
        one = counting(target, found)
        if one is None:
            none = (self.tr("Does not count"), "warn")
            return none if found else ledger_words.outcome(None)
        said, tone = ledger_words.result(one.result)
        other_year = target.due.year not in (None, one.figures.year)
        return f"{said} {one.figures.year}" if other_year else said, tone

    def _reports(self, target: Target) -> tuple[Reported, ...]:
        found = () if self._view is None else self._view.reported
        return tuple(one for one in found if one.figures.target == target.id)

    def fill(self, books: Books) -> None:
        if not self._plan.count():
            self._plan.blockSignals(True)
            views = sorted(books.ledgers, key=lambda v: v.ledger.id != ledger_desk.ACTION_LEDGER)
            for view in (one for one in views if one.ledger.targets):
                self._plan.addItem(view.ledger.title, view.ledger.id)
            self._plan.blockSignals(False)
        self._filter()

    def _fill_lists(self, view: LedgerView) -> None:
        """Years and scopes are those of the plan that is shown."""
        targets = view.ledger.targets
        years = sorted({t.due.year for t in targets if t.due.year is not None})
        scopes = dict.fromkeys(t.level_words for t in targets)
        for combo in (self._year, self._scope):
            combo.blockSignals(True)
            combo.clear()
        self._year.addItem(self.tr("Every year"), "")
        for year in years:
            self._year.addItem(str(year), str(year))
        self._year.addItem(self.tr("Yearly"), ANNUAL)
        self._year.addItem(self.tr("Without a date"), UNDATED)
        self._scope.addItem(self.tr("Every scope"), "")
        for scope in scopes:
            self._scope.addItem(scope, scope)
        for combo in (self._year, self._scope):
            combo.blockSignals(False)

    def targets(self) -> tuple[Target, ...]:
        """Return the targets that are shown."""
        found = () if self._view is None else self._view.ledger.targets
        return tuple(one for one in found if self._lets(one))

    def _lets(self, target: Target) -> bool:
        year, scope = self._year.currentData() or "", self._scope.currentData() or ""
        hard = self._hardness.currentData() or ""
        of_year = {
            "": True,
            ANNUAL: target.annual,
            UNDATED: target.due.kind in (DueKind.NONE, DueKind.TERM),
        }.get(year, str(target.due.year) == year)
        of_hardness = {"": True, SOFT: target.hardness.soft, HARD: not target.hardness.soft}.get(
            hard, target.hardness.value == hard
        )
        return of_year and of_hardness and (not scope or target.level_words == scope)

    def _filter(self) -> None:
        if self.books is None or not self._plan.currentData():
            return
        self._view = self.books.ledger(self._plan.currentData())
        if self._filled != self._view.ledger.id:
            self._filled = self._view.ledger.id
            self._fill_lists(self._view)
        before = self.side.code
        targets = self.targets()
        self.model.fill(targets)
        soft = sum(one.hardness.soft for one in targets)
        said = self.tr("{n} of {all} targets and duties, {soft} of them soft")
        self._counted.setText(
            said.format(n=len(targets), all=len(self._view.ledger.targets), soft=soft)
        )
        codes = [one.id for one in targets]
        if targets:
            self.table.selectRow(codes.index(before) if before in codes else 0)
        else:
            self.side.show_target(None, ())
        self.paper_changed.emit()

    def _open(self, target: Target) -> None:
        self.side.show_target(target, self._reports(target))

    def _enter(self, values: dict[str, str]) -> None:
        view = self._view
        if view is not None and self.side.code:
            target = view.ledger.target(self.side.code)
            self.hand_in(view.ledger.id, partial(self.side.record, target, values))

    def kept(self) -> None:
        self.side.clear_form()

    def paper(self) -> Paper | None:
        view = self._view
        if view is None:
            return None
        make = partial(ledger_desk.targets_paper, self.office, view, self.targets(), self._said())
        file = f"ledger-targets-{view.ledger.id}-{view.today}.pdf"
        title = self.tr("Targets")
        return Paper(title, file, form="ledger-targets", mark=view.mark, make=make)

    def office_table(self, title: str) -> Callable[[], OfficeTable]:
        view = self._view
        if view is None:
            return super().office_table(title)
        return partial(ledger_office.targets_table, self.office, view, self.targets(), self._said())

    def _said(self) -> str:
        """What was chosen, in the words of the paper, which is always Chinese."""
        from models.standards.ledgers.types import HARDNESS_WORDS

        year, hard = self._year.currentData() or "", self._hardness.currentData() or ""
        years = {ANNUAL: "每年", UNDATED: "未写明期限"}
        kinds = {SOFT: "软性目标", HARD: "刚性目标"}
        parts = [years.get(year, f"{year}年")] if year else []
        parts += [kinds.get(hard) or HARDNESS_WORDS[Hardness(hard)]] if hard else []
        parts += [self._scope.currentData()] if self._scope.currentData() else []
        return "；".join(parts)


def _due(target: Target) -> str:
    return target.due.words or "—"


def _hardness(target: Target) -> str:
    return ledger_words.hardness(target.hardness)


def _hardness_tone(target: Target) -> str:
    return "warn" if target.hardness.soft else ""


def _asked(target: Target) -> str:
    from reports.ledger_targets import asked

    return asked(target).replace("\n", " ")
