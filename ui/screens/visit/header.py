"""The bar above the marking screen: where one is, how far, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from models.facts.state import VisitState
from models.standards.types import Pack
from ui import words
from ui.itemmodels.indicators import Counts
from ui.widgets.basics import button, column, label, row
from ui.widgets.progress import Progress


class VisitHeader(QFrame):
    """Facility, progress, and the two buttons of the picture."""

    back = Signal()
    search = Signal()
    undo = Signal()
    correct = Signal()
    """Team and facility are to be corrected."""
    plan_b = Signal()
    """Papers before the visit, and the paper list after it."""
    close_visit = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("visitHeader")
        self.setProperty("role", "bar")
        self.setFixedHeight(68)
        self._name = label("", "title", "facilityName")
        self._about = label("", "small", "visitAbout")
        for line in (self._name, self._about):
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._progress = Progress()
        self._lay_out()

    def _lay_out(self) -> None:
        back = button("", "backToVisits", "square", "back", self.tr("Back to the visits"))
        back.clicked.connect(self.back)
        undo = button("", "undo", "square", "undo", self.tr("Undo (Ctrl+Z)"))
        undo.clicked.connect(self.undo)
        tip = self.tr("Team and facility")
        self._correct = button("", "correctParticulars", "square", "users", tip)
        self._correct.clicked.connect(self.correct)
        tip = self.tr("Paper: day plan, blank checklist, enter a paper list (Ctrl+P)")
        plan_b = button("", "planB", "square", "print", tip)
        plan_b.clicked.connect(self.plan_b)
        find = button(self.tr("Find"), "find", icon="search")
        find.setToolTip("Ctrl+F")
        find.clicked.connect(self.search)
        self._close = button(self.tr("Finish and sign"), "closeVisit", "primary", "report")
        self._close.clicked.connect(self.close_visit)
        layout = row(
            back,
            column(self._name, self._about, gap=1),
            self._progress,
            self._correct,
            plan_b,
            undo,
            find,
            self._close,
            gap=12,
        )
        layout.setContentsMargins(14, 8, 20, 8)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_state(self, state: VisitState, packs: tuple[Pack, ...]) -> None:
        """Show the visit and how far it is."""
        self._name.setText(state.facility.name)
        members = self.tr(", ").join(member.name for member in state.members)
        parts = (words.visit_kind(state.opened.kind), words.day(state.opened.visit_on), members)
        self._about.setText(" · ".join(part for part in parts if part))
        self._about.setToolTip(self._about.text())
        self._progress.show_counts(total_counts(state, packs))
        closed = state.closed is not None
        self._correct.setEnabled(not closed)
        self._close.setText(
            self.tr("Signatures and report") if closed else self.tr("Finish and sign")
        )


def total_counts(state: VisitState, packs: tuple[Pack, ...]) -> Counts:
    """Counts over every clause of the visit."""
    from ui.itemmodels.indicators import Row, RowKind, count

    parts = [
        count(Row(RowKind.PACK, p.id, "", "", tuple(c.code for c in p.clauses())), state)
        for p in packs
    ]
    return Counts(
        met=sum(c.met for c in parts),
        not_met=sum(c.not_met for c in parts),
        not_applicable=sum(c.not_applicable for c in parts),
        to_verify=sum(c.to_verify for c in parts),
        total=sum(c.total for c in parts),
    )
