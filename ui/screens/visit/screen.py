"""The marking screen: tree, clauses, evidence; one clause is chosen and the keys go to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.facts.bodies import ClauseRef
from models.facts.returned import remarked
from models.facts.state import VisitState
from models.standards.types import Pack
from models.visits.whereabouts import Whereabouts
from ui.screens.visit.actions import Actions
from ui.screens.visit.card_state import Topics
from ui.screens.visit.clauses_pane import ClausesPane
from ui.screens.visit.evidence_pane import EvidencePane
from ui.screens.visit.header import VisitHeader
from ui.screens.visit.key_line import KeyLine
from ui.screens.visit.key_table import bindings
from ui.screens.visit.keys import Keyboard
from ui.screens.visit.last_visit import LastVisitSeeker
from ui.screens.visit.resuming import Resuming
from ui.screens.visit.return_strip import ReturnStrip
from ui.screens.visit.stepping import Stepping
from ui.screens.visit.tray import DropOn
from ui.screens.visit.tree_pane import TreePane
from ui.screens.visit.walking import Walking
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.panes import Panes
from ui.window import VISIT, VISITS

if TYPE_CHECKING:
    from ui.dialogs.photo import PhotoDialog
    from ui.window import Window

CLOSING, PARTICULARS = "closing", "particulars"
FIELD_PAPERS, QUICK_ENTRY = "field_papers", "quick_entry"
DEPARTURE = "departure"
WIDE_FROM, TALL_FROM = 1340, 400
LIST, CLAUSES, EVIDENCE = range(3)
"""Panes, where the window shows one at a time."""


class VisitScreen(QWidget):
    """Shows the visit that is open in the session."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._session = window.session
        self._packs: tuple[Pack, ...] = ()
        self._visit = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.actions_ = Actions(self._session)
        self.header = VisitHeader()
        self.tree = TreePane()
        self.clauses = ClausesPane(self.actions_)
        self.evidence = EvidencePane(self._session, self.actions_)
        self.walking = Walking(self.tree, self.clauses, lambda: self._session.actor)
        self.resuming = Resuming(self, self._session)
        self.stepping = Stepping(self, self._session)
        self._last_visit = LastVisitSeeker(self._session, self.clauses.show_last_visit, self)
        self.return_strip = ReturnStrip(self._session)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        parts = (
            (self.tr("List"), self.tree),
            (self.tr("Clauses"), self.clauses),
            (self.tr("Photos and finding"), self.evidence),
        )
        self.panes = Panes("visitPanes", self.tr("Part of the screen"), parts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.return_strip)
        layout.addWidget(self.panes, 1)
        self.key_line = KeyLine(self)
        layout.addWidget(self.key_line)

    def _connect(self) -> None:
        self._session.state_changed.connect(self._on_state)
        self._connect_header()
        self._connect_clauses()
        self.tree.places.rooms_wanted.connect(self.edit_rooms)
        for touched in (self.tree.tree, self.tree.places.table):
            touched.clicked.connect(lambda _index: self.setFocus())  # ↑↓ go to the clauses again
        for chosen in (self.tree.chosen, self.tree.room_chosen):
            chosen.connect(lambda *_: self.panes.turn_to(CLAUSES))
        self.evidence.finding_done.connect(lambda: self.panes.turn_to(CLAUSES))
        self.evidence.finding_done.connect(self.setFocus)
        self.evidence.covering.done.connect(self.setFocus)
        self.evidence.look.connect(self._look)
        self.evidence.slate_wanted.connect(self.show_slate)
        DropOn(self.clauses, self._drop_photos)
        self.walking.moved.connect(self.resuming.moved)
        self.keyboard = Keyboard(self, bindings(self))

    def _connect_header(self) -> None:
        self.header.back.connect(lambda: self._window.go(VISITS))
        self.header.search.connect(self.search)
        self.header.undo.connect(self.undo)
        self.header.redo.connect(self.redo)
        self.header.correct.connect(lambda: self._window.go(PARTICULARS))
        self.header.meetings.connect(lambda: self._window.go("meetings"))
        self.header.plan_b.connect(lambda: self._window.go(FIELD_PAPERS))
        self.header.departure.connect(lambda: self._window.go(DEPARTURE))
        self.header.close_visit.connect(self._close_visit)
        self.evidence.custody.connect(lambda: self._window.go("custody"))
        self.return_strip.list_wanted.connect(self.tell_remarks)
        self.return_strip.only_wanted.connect(self._only_returned)

    def _connect_clauses(self) -> None:
        pane = self.clauses
        pane.at_clause.connect(self._on_clause)
        pane.evidence_wanted.connect(lambda _code: self.evidence.choose_files())
        pane.step.connect(self.walking.step)
        pane.linked.connect(self.show_clause)
        pane.derivation_wanted.connect(lambda _code: self._derive())
        pane.history_wanted.connect(lambda _code: self.tell_history())
        pane.finding_wanted.connect(lambda *_: self.panes.turn_to(EVIDENCE))
        pane.finding_wanted.connect(self.evidence.begin_finding)
        pane.open_bar.next_open.connect(lambda: self.walking.next_open(1))
        pane.open_bar.doubted.connect(lambda: self.walking.to_doubted())
        pane.open_bar.unwritten.connect(lambda: self.walking.to_unwritten())
        pane.open_bar.only_open.connect(lambda: self.walking.toggle("open"))

    # Coming and going

    def entered(self) -> None:
        """Show the visit of the session."""
        if self._session.state is not None:
            self._show_state(self._session.state)
        self.return_strip.look()
        self.header.lead_back(self._window.way_back(VISIT, "") == CLOSING)
        self.setFocus()

    def left(self) -> None:
        """Hand over what is still being typed."""
        self.clauses.flush()
        self.evidence.finding.flush()
        self.resuming.keep()

    def _on_state(self, state: VisitState | None) -> None:
        """Show it where the page is in sight; it is shown on entering else, and only then."""
        if state is None:
            self._visit = ""
        elif self._window.page == VISIT:
            self._show_state(state)

    def _show_state(self, state: VisitState) -> None:
        if state.visit_id != self._visit:
            self._begin(state)
        self.stepping.forget_words()
        self.header.show_state(state, self._packs)
        self.return_strip.show_state(state)
        self.clauses.show_state(state)
        self.walking.show_state(state)
        self._show_evidence(state)
        self._show_last(state)
        self.key_line.show_open(state.closed is None)
        self._last_visit.follow(state, self._packs)

    def _begin(self, state: VisitState) -> None:
        self._visit = state.visit_id
        self._packs = self._session.packs_of(state)
        self.walking.begin(self._packs, state)
        self.evidence.read_phrases()
        self._ask_topics(self._packs)

    def _ask_topics(self, packs: tuple[Pack, ...]) -> None:
        """Read beside the window what is linked; a screen without links is complete too."""
        from models.standards.linked import topics

        self.clauses.show_topics({})
        task = self._session.worker.compute(lambda _told: topics(packs))
        task.done.connect(while_there(self, lambda found: self._show_topics(packs, found)))
        task.failed.connect(self.clauses.message.refuse)

    def _show_topics(self, packs: tuple[Pack, ...], found: Topics) -> None:
        if packs is self._packs:
            self.clauses.show_topics(found)

    # Where one is

    def show_indicator(self, pack_id: str, code: str, clause: str = "") -> None:
        """Show an indicator, and choose one of its clauses."""
        self.walking.show_indicator(pack_id, code, clause)

    def show_clause(self, pack_id: str, clause: str) -> None:
        """Go to a clause in the view one is in; other pages jump here to a gap."""
        self.walking.show_clause(pack_id, clause)

    def show_in_room(self, pack_id: str, clause: str, room: str) -> None:
        """Go to a clause in a room."""
        self.walking.show_room(room, (pack_id, clause))

    @property
    def ref(self) -> ClauseRef | None:
        """The clause the keys go to."""
        return self.clauses.ref

    def whereabouts(self) -> Whereabouts | None:
        """Where one is, to go on there after a restart; None without a clause."""
        return self.walking.whereabouts(self._visit)

    def return_to(self, where: Whereabouts) -> None:
        """Go back to where one was; what is no longer there is left out."""
        if where.visit == self._visit:
            self.walking.return_to(where)

    def _on_clause(self, _code: str) -> None:
        self.resuming.moved()
        if self._session.state is not None:
            self._show_evidence(self._session.state)
            self._show_last(self._session.state)

    def _show_evidence(self, state: VisitState) -> None:
        ref = self.ref
        words = self.tr("Clause {code}").format(code=ref.clause) if ref else ""
        self.evidence.room = self.clauses.room.name if self.clauses.room else ""
        self.evidence.show_clause(ref, words, state)

    def _show_last(self, state: VisitState) -> None:
        ref = self.ref
        marked = state.marks.get((ref.pack, ref.clause)) if ref else None
        if marked is None:
            self.key_line.show_last("")
            return
        member = state.member(marked.event.actor)
        at = QDateTime.fromString(marked.event.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        name = member.name if member else ""
        words = self.tr("Marked by {name} at {time}") if name else self.tr("Marked at {time}")
        self.key_line.show_last(words.format(name=name, time=at.toString("HH:mm")))

    # Doing

    def search(self) -> None:
        """Go to the search."""
        self.panes.turn_to(LIST)
        self.tree.search.setFocus()
        self.tree.search.selectAll()

    def choose_filter(self) -> None:
        """Open what the clauses can be filtered by."""
        self.panes.turn_to(LIST)
        self.tree.filter_bar.choose()

    def edit_rooms(self) -> None:
        """List the rooms anew, in the order of the walk."""
        from ui.dialogs.rooms import RoomsDialog

        state = self._session.state
        if state is None or state.closed is not None:
            return
        seen = frozenset(room for said in state.seen.values() for room in said)
        rooms, kinds = self.walking.rooms(), self.walking.kinds()
        RoomsDialog(rooms, kinds, seen, self.actions_.set_rooms, self).open()

    def tell_remarks(self) -> None:
        """Show everything the desk asked for when it sent the visit back."""
        from ui.dialogs.returned import ReturnedDialog

        self.left()
        state = self._session.state
        if state is not None and state.returned is not None:
            dialog = ReturnedDialog(state, self)
            refuse = self.clauses.message.refuse
            dialog.answered.connect(lambda n, said: self.actions_.answer(n, said, refuse))
            dialog.go.connect(self.show_clause)
            dialog.open()

    def _only_returned(self) -> None:
        """Look at the returned clauses only, beginning with the first; or at all again."""
        self.walking.toggle("returned")
        state = self._session.state
        first = next(remarked(state), None) if state is not None else None
        if first is not None and self.walking.filter.returned:
            self.show_clause(*first)

    def tell_keys(self) -> None:
        """Show every key of this screen."""
        from ui.dialogs.key_list import KeyList

        KeyList(self.keyboard.bindings, self).open()

    def leave_for(self, page: str) -> None:
        """Go to another page."""
        self._window.go(page)

    def undo(self) -> None:
        """Take back the last step, and say what it was."""
        self.left()
        self.stepping.undo()

    def redo(self) -> None:
        """Bring back the step that was taken back last, and say what it was."""
        self.left()
        self.stepping.redo()

    def back_to_clause(self) -> None:
        """Out of a field or the finding: the keys go to the clause again."""
        self.panes.turn_to(CLAUSES)
        self.clauses.message.clear()
        self.setFocus()

    def _close_visit(self) -> None:
        self.left()
        self._window.go(CLOSING)

    def _derive(self) -> None:
        from ui.dialogs.derivation import DerivationDialog
        from ui.screens.visit.deriving import derivation

        state, ref = self._session.state, self.ref
        pack = next((p for p in self._packs if ref and p.id == ref.pack), None)
        if state is None or ref is None or pack is None:
            return
        title, blocks = derivation(state, pack, pack.clause(ref.clause))
        DerivationDialog(title, blocks, self).open()

    def tell_history(self) -> None:
        """Show every event of the clause the keys go to."""
        from ui.dialogs.clause_history import ClauseHistory

        if self.ref is not None:
            self.left()
            ClauseHistory(self._session, self.ref, self).open()

    def show_slate(self, clock: bool = False) -> None:
        """Show the 场记牌 of the clause, or the QR clock, to be photographed."""
        from ui.screens.visit.slating import slate_dialog

        state, ref = self._session.state, self.ref
        if state is None or ref is None or state.closed is not None:
            return
        pack = next(p for p in self._packs if p.id == ref.pack)
        made = slate_dialog(self._session, pack, ref, self.evidence, self)
        if clock:
            made.turn()
        made.open()

    def _drop_photos(self, photos: tuple[str, ...], fell_on: QWidget | None) -> None:
        """Photos of the tray go to the clause they fall on, which is chosen by that."""
        ref = self.clauses.ref_at(fell_on)
        if ref is not None and ref != self.ref:
            self.show_clause(ref.pack, ref.clause)
        self.evidence.send_here(photos)

    def _look(self, sha256: str) -> PhotoDialog | None:
        """Show a photo large, among those that are listed with it."""
        from ui.dialogs.photo import PhotoDialog

        state = self._session.state
        if state is None or self._session.workspace is None:
            return None
        among = [one.sha256 for one in self.evidence.model.rows]
        dialog = PhotoDialog(self._session, state.evidence[sha256], self.actions_, self, among)
        dialog.cover_wanted.connect(self.evidence.covering.open_editor)
        dialog.nobody_said.connect(lambda one: self.evidence.covering.say(one, "nobody"))
        dialog.other_wanted.connect(lambda other: self._look_on(dialog, other))
        dialog.open()
        return dialog

    def _look_on(self, before: PhotoDialog, sha256: str) -> None:
        """The next photo comes to the same place and size, over the one that goes."""
        made = self._look(sha256)
        if made is not None:
            made.setGeometry(before.geometry())
            made.steps.take_focus_of(before.steps)
        before.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower panes and segments where the window is narrow; F1 tells the keys if need be."""
        wide = self.width() >= theme.px(WIDE_FROM)
        for pane in (self.tree, self.clauses, self.evidence):
            pane.set_wide(wide)
        self.key_line.setVisible(self.height() >= theme.px(TALL_FROM))
        super().resizeEvent(event)
