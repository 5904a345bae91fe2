"""限期整改: orders with their terms, re-visits, and what is proposed (R3.13)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout

from models.errors import StandardError
from models.standards.ledgers.entries import entry
from models.standards.ledgers.review_entries import RectificationOrdered, Revisited
from models.standards.plans import RecheckState, suggested_term
from ui import ledger_desk, review_words
from ui.itemmodels.records import Column, RecordsModel
from ui.screens.desk_ledgers_tab import SIDE_WIDTH, LedgerTab, given, remark
from ui.style import theme
from ui.widgets.basics import column, empty, label, row
from ui.widgets.blocks import panel, scrolling_layout, state_line
from ui.widgets.entry_form import Ask, EntryForm
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from models.district.ledgerbook import Books, PlanView
    from models.standards.rectifying import Rectification


class RectifyPane(LedgerTab):
    """Left the orders, right the forms."""

    def __init__(self) -> None:
        super().__init__()
        self._view: PlanView | None = None
        self.model = RecordsModel(self._columns())
        self.table = RecordTable("ledger_rectify", self.tr("Rectifications"), self.model)
        self.table.current.connect(self._open)
        self._said = QVBoxLayout()
        left = panel(self.tr("Rectifications"), self.table, self._said)
        layout = row(left, self._side(), gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Code"), lambda one: one.order.institution, width=96),
            Column(self.tr("Institution"), self._name),
            Column(self.tr("Ordered"), lambda one: one.order.ordered_on, width=104),
            Column(self.tr("Term"), lambda one: one.term.due_on, width=104),
            Column(self.tr("Re-visited"), _last_visit, width=104),
            Column(
                self.tr("Stands"),
                lambda one: review_words.recheck(one.state)[0],
                lambda one: review_words.recheck(one.state)[1],
                width=170,
            ),
        )

    def _name(self, one: Rectification) -> str:
        return self.books.name_of(one.order.institution) if self.books is not None else ""

    def _side(self) -> QScrollArea:
        self._term = remark("")
        self._term.setObjectName("ledger_term_said")
        self._order, self._revisit = self._order_form(), self._revisit_form()
        self._order.given.connect(self._enter_order)
        self._revisit.given.connect(self._enter_revisit)
        ordered = self._order.findChild(QLineEdit, "ledger_order_ordered_on")
        assert ordered is not None
        ordered.editingFinished.connect(self._propose)
        inner = column(
            panel(self.tr("Order to rectify"), self._term, self._order),
            panel(self.tr("Re-visit"), self._revisit),
            1,
            gap=12,
        )
        made = scrolling_layout(inner, "ledger_rectify_area")
        made.setFixedWidth(theme.side(SIDE_WIDTH))
        return made

    def _order_form(self) -> EntryForm:
        day = self.tr("yyyy-mm-dd")
        asked = (
            Ask("institution", self.tr("Code")),
            Ask("ordered_on", self.tr("Ordered on"), day),
            Ask("due_on", self.tr("Last day"), day),
            Ask("ordered_by", self.tr("Ordered by")),
            Ask("evidence", self.tr("Evidence"), self.tr("Document numbers, 、 between")),
        )
        return EntryForm("ledger_order", asked, self.tr("Save order"))

    def _revisit_form(self) -> EntryForm:
        day = self.tr("yyyy-mm-dd")
        answers = (("no", self.tr("not reached")), ("yes", self.tr("reached")))
        asked = (
            Ask("institution", self.tr("Code")),
            Ask("ordered_on", self.tr("Order of"), day),
            Ask("visited_on", self.tr("Re-visited on"), day),
            Ask("reached", self.tr("The standard is"), choices=answers),
            Ask("evidence", self.tr("Evidence"), self.tr("Document numbers, 、 between")),
        )
        return EntryForm("ledger_revisit", asked, self.tr("Save re-visit"))

    def fill(self, books: Books) -> None:
        self._view = next(iter(books.plans), None)
        if self._view is None:
            return
        silent = self.tr(
            "The document sets no term; {months} months are proposed. Any later day may be written."
        )
        self._term.setText(silent.format(months=self._view.plan.rectification_months))
        found = self._view.rectifications
        self.model.fill(found)
        empty(self._said)
        if found:
            self.table.selectRow(0)
        else:
            words = self.tr("No rectification has been ordered.")
            self._said.addWidget(label(words, "second", "ledger_rectify_none", wrap=True))

    def _propose(self) -> None:
        """A term is always a day; until one is written, the proposed one is shown."""
        values = self._order.values()
        if self._view is None or values["due_on"] or not values["ordered_on"]:
            return
        try:
            term = suggested_term(self._view.plan, values["ordered_on"])
        except StandardError as error:
            self.refused.emit(error)
            return
        self._order.put("due_on", term.due_on)

    def _open(self, one: Rectification) -> None:
        self._revisit.put("institution", one.order.institution)
        self._revisit.put("ordered_on", one.order.ordered_on)
        empty(self._said)
        if one.term.suggested:
            self._said.addWidget(
                remark(self.tr("The term is the proposed one; the document sets none."))
            )
        if len(one.revisits) > 1:
            words = self.tr(
                "Re-visited {n} times; the document does not say how often. The last one counts."
            )
            self._said.addWidget(remark(words.format(n=len(one.revisits))))
        if one.state is RecheckState.TO_WITHDRAW:
            said = self.tr(
                "Still not reached. To withdraw the title is proposed only: {office} decides it, "
                "and then its last day is entered under Community hospitals."
            ).format(office=one.order.ordered_by or self.tr("the office that ordered it"))
            self._said.addWidget(state_line(said, "bad", "alert", "ledger_withdraw"))

    def _enter_order(self, values: dict[str, str]) -> None:
        self._enter(RectificationOrdered, values, "institution", "ordered_on", "due_on",
                    "ordered_by")  # fmt: skip

    def _enter_revisit(self, values: dict[str, str]) -> None:
        self._enter(Revisited, values, "institution", "ordered_on", "visited_on",
                    reached=values["reached"] == "yes")  # fmt: skip

    def _enter(
        self,
        kind: type[RectificationOrdered | Revisited],
        values: dict[str, str],
        *keys: str,
        **more: object,
    ) -> None:
        if self._view is None:
            return
        evidence = ledger_desk.split(values["evidence"])
        plain = {**given(values, *keys), **more}
        self.hand_in(self._view.plan.pack, partial(entry, kind, evidence=evidence, **plain))

    def kept(self) -> None:
        self._order.clear("institution", "ordered_on", "due_on", "evidence")
        self._revisit.clear("visited_on", "evidence")


def _last_visit(one: Rectification) -> str:
    return one.revisits[-1].visited_on if one.revisits else "—"
