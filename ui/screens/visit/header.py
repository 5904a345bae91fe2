"""The bar above the marking screen: where one is, how far, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from models.facts.state import VisitState
from models.facts.steps import Step
from models.standards.types import Pack
from models.visits.meetings import has_begun
from models.visits.undo import redoable, undoable
from ui import words
from ui.itemmodels.indicators import Counts
from ui.step_words import step_words
from ui.style import theme
from ui.widgets.basics import button, column, row, tell
from ui.widgets.elided import ElidedLabel
from ui.widgets.progress import Progress

MEETING, COUNTS, FIND, BAR = "meeting", "counts", "find", "progress"
KEPT = tuple(
    frozenset(kept)
    for kept in (
        (BAR, FIND, COUNTS, MEETING),
        (BAR, FIND, COUNTS),
        (BAR, FIND, MEETING),
        (BAR, FIND),
        (BAR,),
    )
)
"""What stays beside the facility's name, the most first: the first that leaves room for it."""
FOR_NAME = 210
"""Pixels of the design that a name has at the least: twelve characters of it."""
GAP, LEFT, RIGHT = 12, 14, 20


class VisitHeader(QFrame):
    """Facility, progress, and the two buttons of the picture."""

    back = Signal()
    search = Signal()
    undo = Signal()
    redo = Signal()
    correct = Signal()
    """Team and facility are to be corrected."""
    meetings = Signal()
    """First and last meeting: who is here."""
    plan_b = Signal()
    """Papers before the visit, and the paper list after it."""
    departure = Signal()
    """Is everything ready to depart?"""
    close_visit = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("visitHeader")
        self.setProperty("role", "bar")
        self.setFixedHeight(theme.px(68))
        self._name = ElidedLabel("title", "facilityName")
        self._about = ElidedLabel("small", "visitAbout")
        self._progress = Progress()
        self._awaited = self._sent = self._closed = False
        self._lay_out()

    def _lay_out(self) -> None:
        back = button("", "backToVisits", "square", "back", self.tr("Back to the visits"))
        back.clicked.connect(self.back)
        self._undo = button("", "undo", "square", "undo", self.tr("Undo (Ctrl+Z)"))
        self._undo.clicked.connect(self.undo)
        self._redo = button("", "redo", "square", "redo", self.tr("Redo (Ctrl+Y)"))
        self._redo.clicked.connect(self.redo)
        tip = self.tr("Team and facility")
        self._correct = button("", "correctParticulars", "square", "users", tip)
        self._correct.clicked.connect(self.correct)
        tip = self.tr("First and last meeting: who is here (Ctrl+M)")
        self._meet = button("", "meetings", "square", "signature", tip)
        self._meet.clicked.connect(self.meetings)
        tip = self.tr("Paper: day plan, blank checklist, enter a paper list (Ctrl+P)")
        plan_b = button("", "planB", "square", "print", tip)
        plan_b.clicked.connect(self.plan_b)
        tip = self.tr("Before departure: space, clock, backup, certificate (Ctrl+D)")
        ready = button("", "departure", "square", "clipboard", tip)
        ready.clicked.connect(self.departure)
        self._find = button(self.tr("Find"), "find", icon="search", tip="Ctrl+F")
        self._find.clicked.connect(self.search)
        self._close = button(self.tr("Finish and sign"), "closeVisit", "primary", "report")
        self._close.clicked.connect(self.close_visit)
        self._others: tuple[QWidget, ...] = (
            back,
            self._progress,
            self._meet,
            self._correct,
            ready,
            plan_b,
            self._undo,
            self._redo,
            self._find,
            self._close,
        )
        names = column(self._name, self._about, gap=1)
        layout = row(back, names, *self._others[1:], gap=GAP)
        layout.setContentsMargins(LEFT, 8, RIGHT, 8)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again what there is room for."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Let words and counts give way, never a button, until the name is read whole.

        The bar goes at last, and only where not even the least of a name would be left.
        """
        least = theme.px(FOR_NAME)
        whole = max(least, self._name.sizeHint().width())
        for kept in KEPT:
            self._keep(kept)
            if self._left_for_name() >= whole:
                return
        if self._left_for_name() < least:
            self._keep(frozenset())

    def _keep(self, kept: frozenset[str]) -> None:
        """Show what is kept; what comes next in a new visit is named where there is room."""
        self._progress.setVisible(BAR in kept)
        self._progress.set_compact(COUNTS not in kept)
        self._find.setText(self.tr("Find") if FIND in kept else "")
        named = self._awaited and MEETING in kept
        self._meet.setText(self.tr("First meeting") if named else "")
        tell(self._meet, "role", "" if named else "square")

    def _left_for_name(self) -> int:
        """Pixels that facility and team have beside everything else."""
        others = [one for one in self._others if not one.isHidden()]
        taken = sum(max(one.sizeHint().width(), one.minimumWidth()) for one in others)
        return self.width() - taken - len(others) * GAP - LEFT - RIGHT

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the window gives; what goes away first is known above."""
        return QSize(0, super().minimumSizeHint().height())

    def show_state(self, state: VisitState, packs: tuple[Pack, ...]) -> None:
        """Show the visit and how far it is."""
        self._name.say(state.facility.name)
        members = self.tr(", ").join(m.name for m in state.members if m.name)
        parts = (words.visit_kind(state.opened.kind), words.day(state.opened.visit_on), members)
        frozen = self.tr("Frozen, revision {n}").format(n=state.revision) if state.closed else ""
        self._about.say(" · ".join(part for part in (frozen, *parts) if part))
        self._progress.show_counts(total_counts(state, packs))
        self._show_step(self._undo, self.tr("Undo (Ctrl+Z)"), undoable(state), state)
        self._show_step(self._redo, self.tr("Redo (Ctrl+Y)"), redoable(state), state)
        self._awaited = not has_begun(state) and state.closed is None
        self._fit()
        self._closed = state.closed is not None
        self._correct.setEnabled(not self._closed)
        self._name_close()

    def lead_back(self, sent: bool) -> None:
        """Whether one was sent here by a gap: the way on is then the way back to closing."""
        self._sent = sent
        self._name_close()

    def _name_close(self) -> None:
        said = self.tr("Finish and sign")
        if self._closed:
            said = self.tr("Signatures and report")
        elif self._sent:
            said = self.tr("Back to closing")
        self._close.setText(said)
        self._close.setAccessibleName(said)
        self._fit()

    def _show_step(
        self, button_: QPushButton, words_: str, step: Step | None, state: VisitState
    ) -> None:
        """Say beforehand what would be taken back, or come again."""
        said = f"{words_}: {step_words(step, state)}" if step else words_
        button_.setEnabled(step is not None)
        button_.setToolTip(said)
        button_.setAccessibleName(said)


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
