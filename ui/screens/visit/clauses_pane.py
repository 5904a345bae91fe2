"""The middle pane: one indicator, its notes and its clauses as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.errors import ExpectedError
from models.facts.bodies import ClauseRef
from models.facts.state import VisitState
from models.standards.judgement import Values
from models.standards.types import Clause, Indicator, Note, Pack, Verdict, tags_of
from models.visits.finding_proposal import findings_of
from ui.screens.visit.actions import Actions
from ui.screens.visit.card_state import NO_TOPICS, Topics, card_state
from ui.widgets.basics import button, column, empty, frame, label, row
from ui.widgets.blocks import scrolling
from ui.widgets.clause_card import ClauseCard
from ui.widgets.message import Message
from ui.widgets.part_row import PartRow

if TYPE_CHECKING:
    from models.visits.previous import LastVisit


class ClausesPane(QWidget):
    """Shows an indicator; knows which clause the keys go to."""

    at_clause = Signal(str)
    """Code of the clause that is chosen now."""
    evidence_wanted = Signal(str)
    """Code of the clause that is to get photos."""
    step = Signal(int)
    """Go to the indicator before (-1) or after (+1)."""
    linked = Signal(str, str)
    """Pack and clause that a link leads to."""
    derivation_wanted = Signal(str)
    """Code of the clause whose verdict is to be opened."""
    finding_wanted = Signal()
    """The chosen clause was marked 不达标: its finding comes next."""
    history_wanted = Signal(str)
    """Code of the clause whose events are to be shown."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("clausesPane")
        self._actions = actions
        self._pack: Pack | None = None
        self._indicator: Indicator | None = None
        self._state: VisitState | None = None
        self._wide = True
        self._topics: Topics = NO_TOPICS
        self._last_visit: LastVisit | None = None
        self.cards: list[ClauseCard] = []
        self.current = -1
        self.message = Message("clausesMessage")
        self._lay_out()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _lay_out(self) -> None:
        self._trail = label("", "second", "breadcrumb")
        self._title = label("", "display", "indicatorTitle", wrap=True)
        self._rest = button(
            self.tr("Rest met"),
            "markRest",
            icon="check",
            colour="ok_text",
            tip=self.tr("Mark every clause of this indicator met that has no mark yet"),
        )
        self._rest.clicked.connect(self._mark_rest)
        before = button("", "previousIndicator", "square", "left", self.tr("Previous indicator"))
        before.clicked.connect(lambda: self.step.emit(-1))
        after = button("", "nextIndicator", "square", "right", self.tr("Next indicator"))
        after.clicked.connect(lambda: self.step.emit(1))
        head = row(column(self._trail, self._title, gap=0), self._rest, before, after)
        head.setStretch(0, 1)
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 6, 0)
        self._cards.setSpacing(10)
        inner = QWidget()
        inner.setProperty("role", "clear")
        inner.setLayout(column(self._cards, 1, gap=0))
        self._area = scrolling(inner, "clauseArea")
        self._last = label("", "small", "lastChange")
        foot = row(label(self._keys(), "small", "keyList", wrap=True), self._last)
        foot.setStretch(0, 1)
        foot.setContentsMargins(4, 0, 8, 0)
        layout = column(head, self.message, self._area, foot, gap=8)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _keys(self) -> str:
        clause = self.tr(
            "Keys: 1 met  2 not met  3 not applicable  4 to verify  0 clear  ↑↓ clause"
        )
        more = self.tr(
            "Enter points (1 2 3 0 ↑↓, Esc back)  F2 derivation  F3 same look  F4 remark"
        )
        return f"{clause}\n{more}"

    # Showing

    def show_indicator(
        self, pack: Pack, indicator: Indicator, trail: str, state: VisitState
    ) -> None:
        """Build the cards of an indicator; what was being typed is handed over first."""
        self.flush()
        self.message.clear()
        self._pack, self._indicator = pack, indicator
        self._trail.setText(trail)
        self._title.setText(f"{indicator.code} {indicator.name}")
        empty(self._cards)
        self.cards = []
        self.current = -1
        for note in indicator.notes:
            if note.before:
                self._cards.addWidget(self._note(note))
        for clause in indicator.clauses:
            self._cards.addWidget(self._card(clause, indicator))
        for note in indicator.notes:
            if not note.before:
                self._cards.addWidget(self._note(note))
        self._area.verticalScrollBar().setValue(0)
        self.show_state(state)

    def _card(self, clause: Clause, indicator: Indicator) -> ClauseCard:
        number = str(clause.number) if clause.number else "·"
        if len(indicator.clauses) == 1 and not clause.number:
            number = clause.code if len(clause.code) <= 2 else "·"
        name = f"{self._pack.id if self._pack else ''}_{clause.code}"
        methods = clause.methods or indicator.methods
        card = ClauseCard(clause, number, name, tags_of(indicator, clause), methods)
        card.segments.set_wide(self._wide)
        card.picked.connect(self.pick)
        card.marked.connect(self._mark)
        card.reasoned.connect(self._give_reason)
        card.noted.connect(self._note_down)
        card.measured.connect(self._measure)
        card.evidence_wanted.connect(self._want_evidence)
        card.part_marked.connect(self._mark_part)
        card.opened.connect(self._open_derivation)
        card.history.connect(self._open_history)
        card.linked.connect(self.linked)
        self.cards.append(card)
        self._show_last_mark(card)
        return card

    def _note(self, note: Note) -> QWidget:
        made = frame("well")
        words = label(note.text, "second", wrap=True)
        layout = column(words, margin=10)
        made.setLayout(layout)
        made.setAccessibleName(note.text)
        return made

    def show_state(self, state: VisitState) -> None:
        """Show what the record says now."""
        self._state = state
        if self._pack is None or self._indicator is None:
            return
        for card, clause in zip(self.cards, self._indicator.clauses, strict=True):
            card.show_state(card_state(state, self._pack, clause, self._topics))
        unmarked = any(
            state.verdict(self._pack.id, c.code) is Verdict.UNCHECKED
            for c in self._indicator.clauses
        )
        self._rest.setEnabled(unmarked and state.closed is None)
        self._rest.setVisible(len(self.cards) > 1)

    def show_topics(self, topics: Topics) -> None:
        """Show what the same look also answers; it is read beside the window."""
        self._topics = topics
        if self._state is not None:
            self.show_state(self._state)

    def show_last_visit(self, found: LastVisit | None) -> None:
        """Show beside each clause what the last visit said of it; None when there was none."""
        self._last_visit = found
        for card in self.cards:
            self._show_last_mark(card)

    def _show_last_mark(self, card: ClauseCard) -> None:
        found = self._last_visit
        if found is not None and self._pack is not None:
            card.last_mark.show_mark(found.marks.get((self._pack.id, card.code)), found.visit_on)
        else:
            card.last_mark.hide()

    @property
    def scrolled(self) -> int:
        """How far the clauses are scrolled, in pixels."""
        return self._area.verticalScrollBar().value()

    def scroll_to(self, pixels: int) -> None:
        """Scroll as far as that, once the cards have their places."""
        QTimer.singleShot(0, lambda: self._area.verticalScrollBar().setValue(pixels))

    def show_last(self, words: str) -> None:
        """Who changed something last, and when."""
        self._last.setText(words)

    # Choosing a clause

    def pick(self, code: str) -> None:
        """Let the keys go to a clause, and bring it into sight."""
        for number, card in enumerate(self.cards):
            if card.code == code and number != self.current:
                self.current = number
                for other, each in enumerate(self.cards):
                    each.select(other == number)
                self.at_clause.emit(code)
                QTimer.singleShot(0, self._reveal)

    def _reveal(self) -> None:
        card = self.card
        if card is None:
            return
        at = QApplication.focusWidget()
        if card.height() <= self._area.viewport().height():
            self._area.ensureWidgetVisible(card, 0, 8)
        elif isinstance(at, PartRow) and card.isAncestorOf(at):
            self._area.ensureWidgetVisible(at, 0, 60)
        else:  # its words first, what was opened below them
            self._area.verticalScrollBar().setValue(max(card.y() - 8, 0))

    def move_by(self, by: int) -> bool:
        """Go to the clause before or after; False at the end."""
        wanted = self.current + by
        if not 0 <= wanted < len(self.cards):
            return False
        self.pick(self.cards[wanted].code)
        return True

    def pick_first_open(self) -> None:
        """Begin where something is left to do."""
        assert self._pack is not None
        for card in self.cards:
            if self._state and self._state.verdict(self._pack.id, card.code) is Verdict.UNCHECKED:
                self.pick(card.code)
                return
        if self.cards:
            self.pick(self.cards[0].code)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        widget = now
        while widget is not None and not isinstance(widget, ClauseCard):
            widget = widget.parentWidget()
        if widget is not None and widget in self.cards:
            self.pick(widget.code)

    # Doing

    def choose(self, verdict: Verdict) -> None:
        """Give the chosen clause a verdict, as by a key."""
        if 0 <= self.current < len(self.cards):
            self.cards[self.current].choose(verdict)
            QTimer.singleShot(0, self._reveal)  # a refusal makes the card taller

    @property
    def card(self) -> ClauseCard | None:
        """The card the keys go to."""
        return self.cards[self.current] if 0 <= self.current < len(self.cards) else None

    def enter_points(self) -> None:
        """Let the keys go to the points of the chosen clause."""
        if self.card is not None and self.card.enter_parts():
            QTimer.singleShot(0, self._reveal)

    def toggle(self, what: str) -> None:
        """Open or put away what belongs to the chosen clause: derivation, links or remark."""
        card = self.card
        if card is None:
            return
        if what == "derivation":
            self._open_derivation(card.code)
        elif what == "links":
            card.toggle_links()
        else:
            card.toggle_about()
        QTimer.singleShot(0, self._reveal)

    def _open_derivation(self, code: str) -> None:
        self.flush()
        self.derivation_wanted.emit(code)

    def _open_history(self, code: str) -> None:
        self.pick(code)
        self.history_wanted.emit(code)

    def ref(self, code: str) -> ClauseRef:
        """The clause `code` of the pack that is shown."""
        assert self._pack is not None
        return ClauseRef(pack=self._pack.id, clause=code)

    def _refuse(self, code: str, error: ExpectedError) -> None:
        for card in self.cards:
            if card.code == code:
                card.refuse(error)
                QTimer.singleShot(0, self._reveal)
                return
        self.message.refuse(error)

    def _mark(self, code: str, verdict: Verdict) -> None:
        self.pick(code)
        ref = self.ref(code)
        task = self._actions.mark(ref, verdict, lambda error: self._refuse(code, error))
        if verdict is Verdict.NOT_MET:
            task.done.connect(lambda _result: self._lead_to_finding(ref))

    def _lead_to_finding(self, ref: ClauseRef) -> None:
        """Go on to the finding, unless one is there or the person went elsewhere meanwhile."""
        card, state = self.card, self._state
        here = card is not None and card.code == ref.clause and self.ref(card.code) == ref
        if not here or state is None or findings_of(state, ref):
            return
        if state.verdict(ref.pack, ref.clause) is Verdict.NOT_MET:
            self.finding_wanted.emit()

    def _mark_part(self, code: str, part: str, verdict: Verdict) -> None:
        self.pick(code)
        self._actions.mark_part(
            self.ref(code), part, verdict, lambda error: self._refuse(code, error)
        )

    def _give_reason(self, code: str, reason: str) -> None:
        self._actions.mark(
            self.ref(code),
            Verdict.NOT_APPLICABLE,
            lambda error: self._refuse(code, error),
            reason=reason,
        )

    def _note_down(self, code: str, words: str) -> None:
        self._actions.note(self.ref(code), words, lambda error: self._refuse(code, error))

    def _measure(self, code: str, values: Values, source: str) -> None:
        self._actions.measure(
            self.ref(code), values, source, lambda error: self._refuse(code, error)
        )

    def _want_evidence(self, code: str) -> None:
        self.pick(code)
        self.evidence_wanted.emit(code)

    def _mark_rest(self) -> None:
        refs = [self.ref(card.code) for card in self.cards]
        self._actions.mark_rest(refs, self.message.refuse)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for card in self.cards:
            card.flush()

    def set_wide(self, wide: bool) -> None:
        """Narrower segments in a narrow window."""
        self._wide = wide
        for card in self.cards:
            card.segments.set_wide(wide)
