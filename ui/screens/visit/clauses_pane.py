"""The middle pane: the clauses of an indicator or a room as cards, and what is done to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from models.facts.bodies import ClauseRef, Room
from models.facts.state import Key, VisitState
from models.standards.types import Verdict
from models.visits.places import OPEN
from ui.screens.visit.actions import Actions
from ui.screens.visit.card_deeds import CardDeeds, ref_of_key
from ui.screens.visit.card_list import CardList
from ui.screens.visit.card_state import NO_TOPICS, Topics, card_state
from ui.screens.visit.catalogue import NOWHERE, Entry, waits
from ui.screens.visit.doubts import counted
from ui.screens.visit.edge import Edge
from ui.screens.visit.open_bar import OpenBar
from ui.screens.visit.room_state import room_state
from ui.screens.visit.sight import Sight
from ui.screens.visit.view import Page
from ui.widgets.basics import button, column, label, row
from ui.widgets.clause_card import ClauseCard
from ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from models.visits.previous import LastVisit


class ClausesPane(QWidget):
    """Shows a page; knows which clause the keys go to."""

    at_clause = Signal(str)
    """Code of the clause that is chosen now."""
    evidence_wanted = Signal(str)
    """Code of the clause that is to get photos."""
    step = Signal(int)
    """Go to the indicator or room before (-1) or after (+1)."""
    linked = Signal(str, str)
    """Pack and clause that a link leads to."""
    derivation_wanted = Signal(str)
    """Code of the clause whose verdict is to be opened."""
    finding_wanted = Signal()
    """The chosen clause was marked 不达标: its finding comes next."""
    history_wanted = Signal(str)
    """Code of the clause whose events are to be shown."""

    card_made = Signal(object, object)
    """Key of a clause, and its card that is new."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("clausesPane")
        self._actions = actions
        self._page: Page | None = None
        self._entries: tuple[Entry, ...] = ()
        self._places: dict[Key, int] = {}
        self.state: VisitState | None = None
        """What is shown."""
        self._wide = True
        self._topics: Topics = NO_TOPICS
        self._last_visit: LastVisit | None = None
        self.at: Key | None = None
        """The clause the keys go to."""
        self._selected: ClauseCard | None = None
        self._cards = CardList(self._card, self)
        self._deeds = CardDeeds(self, actions)
        self.edge = Edge(self._cards.area)
        self.message = self.edge.message
        """What is said of the whole page; it lies over the list and goes by itself."""
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)  # the finding has its own
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.take_proposal)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _lay_out(self) -> None:
        self._trail = ElidedLabel("second", "breadcrumb")
        self._title = label("", "display", "indicatorTitle", wrap=True)
        self._rest = button(
            self.tr("Rest met"),
            "markRest",
            icon="check",
            colour="ok_text",
            tip=self.tr("Mark every clause of this indicator met that has no mark yet"),
        )
        self._rest.clicked.connect(self._mark_rest)
        self._before = button("", "previousIndicator", "square", "left")
        self._before.clicked.connect(lambda: self.step.emit(-1))
        self._after = button("", "nextIndicator", "square", "right")
        self._after.clicked.connect(lambda: self.step.emit(1))
        head = row(column(self._trail, self._title, gap=0), self._rest, self._before, self._after)
        head.setStretch(0, 1)
        self._area = self._cards.area
        self._sight = Sight(self._area, self.edge)
        self.open_bar = OpenBar()
        layout = column(head, self._area, self.open_bar, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    # Showing

    def show_page(self, page: Page, state: VisitState, at: Key | None = None) -> None:
        """Show the clauses of a place; what was being typed is handed over first."""
        if self.state is None or self.state.visit_id == state.visit_id:
            self.flush()  # what another visit could not keep is none of this one's
        self.message.clear()
        self._page, self.state, self._entries = page, state, page.entries
        self._places = {entry.key: n for n, entry in enumerate(self._entries)}
        self._trail.say(page.trail)
        self._trail.setVisible(bool(page.trail))
        self._title.setText(page.title)
        self._name_steps(page)
        self.at, self._selected = None, None
        self.edge.forget()
        at = at if at in self._places else self._first_open()
        self._cards.show_page(page, at)
        self._show_around(state)
        if at is not None:
            self.pick(at)

    def _name_steps(self, page: Page) -> None:
        before, after = self.tr("Previous indicator"), self.tr("Next indicator")
        if page.headed:
            before, after = self.tr("Previous room"), self.tr("Next room")
        for button_, said in ((self._before, before), (self._after, after)):
            button_.setToolTip(said)
            button_.setAccessibleName(said)

    def _card(self, entry: Entry) -> ClauseCard:
        clause, indicator = entry.clause, entry.indicator
        number = str(clause.number) if clause.number else "·"
        if len(indicator.clauses) == 1 and not clause.number:
            number = clause.code if len(clause.code) <= 2 else "·"
        name = f"{entry.pack.id}_{clause.code}"
        card = ClauseCard(clause, number, name, entry.tags, entry.methods)
        card.segments.set_wide(self._wide)
        self._deeds.connect(card, entry)
        card.linked.connect(self.linked)
        self._show_last_mark(entry.key, card)
        self._show_card(entry, card)
        self.card_made.emit(entry.key, card)
        return card

    @property
    def cards(self) -> list[ClauseCard]:
        """The cards that are there by now, from top to bottom."""
        by_key = self._cards.by_key
        return [by_key[entry.key] for entry in self._entries if entry.key in by_key]

    def ref_at(self, widget: QWidget | None) -> ClauseRef | None:
        """The clause whose card a widget is part of."""
        while widget is not None and not isinstance(widget, ClauseCard):
            widget = widget.parentWidget()
        shown = self._cards.by_key.items()
        return next((ref_of_key(key) for key, card in shown if card is widget), None)

    def card_of(self, key: Key) -> ClauseCard | None:
        """The card of a clause, if it is there by now."""
        return self._cards.by_key.get(key)

    def recorded_in(self, entry: Entry) -> Room | None:
        """The room that a mark is about alone; None when it is about the whole clause."""
        assert self._page is not None
        assert self.state is not None
        return self._page.room if self._page.records_here(self.state, entry) else None

    @property
    def room(self) -> Room | None:
        """The room one stands in."""
        return self._page.room if self._page is not None else None

    @property
    def complete(self) -> bool:
        """Whether every card of the page is there."""
        return self._cards.complete

    def show_state(self, state: VisitState) -> None:
        """Show what the record says now."""
        self.state = state
        if self._page is None:
            return
        for entry in self._entries:
            card = self._cards.by_key.get(entry.key)
            if card is not None:
                self._show_card(entry, card)
        self.edge.answered()
        self._show_around(state)

    def _show_card(self, entry: Entry, card: ClauseCard) -> None:
        if self.state is None or self._page is None:
            return
        rooms = room_state(self.state, entry, self._page, self._actions.leads(self.state))
        shown = card_state(self.state, entry.pack, entry.clause, self._topics)
        card.show_state(replace(shown, rooms=rooms))

    def _show_around(self, state: VisitState) -> None:
        """What is above and below the cards."""
        assert self._page is not None
        unmarked = any(state.verdict(*e.key) is Verdict.UNCHECKED for e in self._entries)
        self._rest.setEnabled(unmarked and state.closed is None)
        self._rest.setVisible(len(self._entries) > 1 and not self._page.headed)
        if self._page.headed:
            counts = counted(self._page.everything, state, self._page.room or NOWHERE)
            self.open_bar.show_counts(counts, self._page.only_open)
        else:
            self.open_bar.hide()

    def show_topics(self, topics: Topics) -> None:
        """Show what the same look also answers; it is read beside the window."""
        self._topics = topics
        if self.state is not None:
            self.show_state(self.state)

    def show_last_visit(self, found: LastVisit | None) -> None:
        """Show beside each clause what the last visit said of it; None when there was none."""
        self._last_visit = found
        for key, card in self._cards.by_key.items():
            self._show_last_mark(key, card)

    def _show_last_mark(self, key: Key, card: ClauseCard) -> None:
        found = self._last_visit
        if found is not None:
            card.last_mark.show_mark(found.marks.get(key), found.visit_on)
        else:
            card.last_mark.hide()

    @property
    def scrolled(self) -> int:
        """How far the clauses are scrolled, in pixels."""
        return self._area.verticalScrollBar().value()

    def scroll_to(self, pixels: int) -> None:
        """Scroll as far as that, once the cards have their places."""

        def scroll() -> None:
            self._sight.let_be()
            self._area.verticalScrollBar().setValue(pixels)

        if self.complete:
            QTimer.singleShot(0, scroll)
        else:
            once = Qt.ConnectionType.SingleShotConnection
            self._cards.finished.connect(scroll, once)

    # Choosing a clause

    def has(self, key: Key) -> bool:
        """Whether a clause is on this page."""
        return key in self._places

    def pick(self, key: Key) -> None:
        """Let the keys go to a clause, and bring it into sight."""
        if key == self.at or key not in self._places:
            return
        card = self._cards.by_key.get(key)
        if card is None:  # far off in a long room: begin there
            assert self._page is not None
            self.flush()
            self._selected = None
            self._cards.show_page(self._page, key)
            card = self._cards.by_key[key]
        if self._selected is not None:
            self._selected.select(False)
        self.at, self._selected = key, card
        card.select(True)
        self._sight.follow(card)
        self.edge.follow(key[1], card)
        self.at_clause.emit(key[1])
        QTimer.singleShot(0, self.reveal)

    def reveal(self) -> None:
        """Bring the chosen clause into sight."""
        if self.card is not None:
            self._sight.reveal(self.card)

    def move_by(self, by: int) -> bool:
        """Go to the clause before or after; False at the end."""
        wanted = (self._places[self.at] if self.at else -1) + by
        if not 0 <= wanted < len(self._entries):
            return False
        self.pick(self._entries[wanted].key)
        return True

    def _first_open(self) -> Key | None:
        """Begin where something is left to do: 未查 first, then 待核实."""
        assert self.state is not None
        room = self._page.room if self._page else None
        for wanted in OPEN:
            for entry in self._entries:
                if waits(self.state, entry, room, wanted):
                    return entry.key
        return self._entries[0].key if self._entries else None

    def next_open(self, by: int, wanted: Verdict = Verdict.UNCHECKED) -> bool:
        """Go to the next clause that is 未查, or 待核实, or the one before; False without one."""
        start = self._places[self.at] if self.at else -1
        way = self._entries[start + 1 :] if by > 0 else self._entries[:start][::-1]
        state, room = self.state, self._page.room if self._page else None
        assert state is not None
        found = (e for e in way if waits(state, e, room, wanted))
        entry = next(found, None)
        if entry is not None:
            self.pick(entry.key)
        return entry is not None

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        widget = now
        while widget is not None and not isinstance(widget, ClauseCard):
            widget = widget.parentWidget()
        if widget is None or widget is self._selected:
            return
        for key, card in self._cards.by_key.items():
            if card is widget:
                self.pick(key)
                return

    # Doing

    def choose(self, verdict: Verdict) -> None:
        """Give the chosen clause a verdict, as by a key."""
        if self.card is not None:
            self.card.choose(verdict)
            QTimer.singleShot(0, self.reveal)  # a refusal makes the card taller

    @property
    def card(self) -> ClauseCard | None:
        """The card the keys go to."""
        return self._selected

    @property
    def ref(self) -> ClauseRef | None:
        """The clause the keys go to."""
        return ref_of_key(self.at) if self.at is not None else None

    def take_proposal(self) -> None:
        """Mark the chosen clause as its figures propose, also while one types them."""
        if self.card is not None:
            self.card.take_proposed()

    def enter_points(self) -> None:
        """Let the keys go to the points of the chosen clause."""
        if self.card is not None and self.card.enter_parts():
            QTimer.singleShot(0, self.reveal)

    def toggle(self, what: str) -> None:
        """Open or put away what belongs to the chosen clause: derivation, links or remark."""
        card = self.card
        if card is None:
            return
        if what == "derivation":
            self.flush()
            self.derivation_wanted.emit(card.code)
        elif what == "links":
            card.toggle_links()
        else:
            card.toggle_about()
        QTimer.singleShot(0, self.reveal)

    def _mark_rest(self) -> None:
        refs = [ref_of_key(entry.key) for entry in self._entries]
        self._actions.mark_rest(refs, self.message.refuse)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for card in self._cards.by_key.values():
            card.flush()

    def set_wide(self, wide: bool) -> None:
        """Narrower segments in a narrow window."""
        if wide == self._wide:
            return
        self._wide = wide
        for card in self._cards.by_key.values():
            card.segments.set_wide(wide)
