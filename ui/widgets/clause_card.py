"""One clause: the issued text in full, its points, the four segments, figures, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.standards.compound import is_compound
from models.standards.parts_types import Tags
from models.standards.types import Clause, Method, Verdict
from ui import language, words
from ui.announce import announce
from ui.style import theme
from ui.widgets.basics import button, label, row, tell
from ui.widgets.card_state import CardState
from ui.widgets.clause_about import explained
from ui.widgets.clause_chips import ClauseChips
from ui.widgets.clause_foot import ClauseFoot
from ui.widgets.clause_links import ClauseLinks
from ui.widgets.figures import Wish
from ui.widgets.guidance_line import GuidanceLine
from ui.widgets.last_mark import LastMarkLine
from ui.widgets.measures import Measures
from ui.widgets.message import Message
from ui.widgets.note_line import NoteLine
from ui.widgets.parts_list import PartsList
from ui.widgets.proposal import Proposal
from ui.widgets.reason_line import ReasonLine
from ui.widgets.remark_lines import RemarkLines
from ui.widgets.room_line import RoomLine, RoomState
from ui.widgets.segments import SHAPES, Segments

if TYPE_CHECKING:
    from models.errors import ExpectedError

INDENT = 38
EDGE = 14
NARROW = 520
"""Pixels below which a card is put together in one column."""
WHOLE = (Verdict.NOT_APPLICABLE, Verdict.TO_VERIFY)
"""What may be said of a graded clause as a whole; its grade follows from its points."""
IN_ROOM = (Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE)
"""What may be said of a clause in one room."""
NO_TAGS, NO_ROOMS = Tags(), RoomState()


class ClauseCard(QFrame):
    """Shows a clause and its state; tells what the person does with it."""

    picked = Signal(str)
    """The person is at this clause now."""
    marked = Signal(str, object)
    """Clause and verdict."""
    reasoned = Signal(str, str)
    """Clause and the reason why it does not apply."""
    noted = Signal(str, str)
    """Clause and remark."""
    measured = Signal(str, object)
    """Clause, and what is wished about its figures (Wish)."""
    evidence_wanted = Signal(str)
    """Photos or documents are to be added."""
    part_marked = Signal(str, str, object)
    """Clause, point and verdict."""
    opened = Signal(str)
    """The derivation of this clause is to be shown."""
    history = Signal(str)
    """What happened to this clause is to be shown."""
    linked = Signal(str, str)
    """Pack and clause to go to."""
    decided = Signal(str, object, str)
    """Clause, the leader's verdict against what the rooms say, and the reason."""

    def __init__(
        self,
        clause: Clause,
        number: str,
        name: str,
        tags: Tags = NO_TAGS,
        methods: tuple[Method, ...] = (),
    ) -> None:
        super().__init__()
        self.code = clause.code
        self.setObjectName(f"card_{name}")
        self.setProperty("role", "card")
        self.setAccessibleName(f"{number} {clause.text}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._clause, self._name, self._number = clause, name, number
        self.chips = self._make_chips(tags, methods)
        self._state: CardState | None = None
        self._narrow = False
        self.segments = Segments(name, number)
        self.segments.chosen.connect(self.choose)
        if clause.grades:
            self.segments.offer(WHOLE)
        self.measures = Measures(clause, name)
        self.parts: PartsList | None = None
        self.rooms: RoomLine | None = None
        self.links = ClauseLinks(name)
        self.links.wanted.connect(self.linked)
        self.message = Message(f"message_{name}", later=True)
        self._lay_out()

    # Putting together

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 12, 14, 12)
        self._layout.setSpacing(3)  # touch areas bring room of their own
        self._lay_out_head()
        self._guidance = GuidanceLine(self._name)
        self._indented(self._guidance)
        self.last_mark = LastMarkLine(self._name)
        self._indented(self.last_mark)
        self.returned = RemarkLines(self._name)
        self._indented(self.returned)
        if self._clause.method_text:
            self._indented(label(self._clause.method_text, "small", wrap=True))
        if is_compound(self._clause):
            self.parts = PartsList(self._clause, self._name)
            self.parts.marked.connect(self._mark_part)
            self._indented(self.parts)
        self.measures.wished.connect(self._tell_figures)
        self.measures.noted.connect(lambda said: self._remark.add(said))
        self.measures.photo_wanted.connect(lambda: self.evidence_wanted.emit(self.code))
        self._indented(self.measures)
        self.proposal = Proposal(self._name)
        self.proposal.taken.connect(self.choose)
        self.measures.came_to.connect(self._propose)
        self._indented(self.proposal)
        self._layout.addLayout(self._foot())
        self._lay_out_below()

    def _lay_out_head(self) -> None:
        """Number, issued words, and what can be done beside them."""
        number = label(self._number, "number")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        issued = label(self._clause.text, "issued", f"text_{self._name}", wrap=True)
        self._make_links()
        self._head = row(number, issued, gap=10)
        self._head.setStretch(1, 1)
        self._head.setAlignment(number, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(self._head)

    def _lay_out_below(self) -> None:
        """What opens below the segments when it is asked for."""
        self._reason = ReasonLine(self._name)
        self._reason.given.connect(lambda said: self.reasoned.emit(self.code, said))
        self._remark = NoteLine(self._name)
        self._remark.given.connect(lambda said: self.noted.emit(self.code, said))
        self._indented(self._reason)
        self._rooms_row = row()
        self._rooms_row.setContentsMargins(INDENT, 0, 0, 0)
        self._layout.addLayout(self._rooms_row)
        self._indented(self._remark)
        for below in (self._about, self.links, self.message):
            self._indented(below)

    def _make_chips(self, tags: Tags, methods: tuple[Method, ...]) -> ClauseChips:
        said = explained(self._clause, tags, methods)
        self._about = label(said, "small", f"about_{self._name}", wrap=True)
        self._about.hide()
        made = ClauseChips(self._clause, self._name, tags, methods)
        made.evidence.connect(lambda: self.evidence_wanted.emit(self.code))
        made.derivation.connect(lambda: self.opened.emit(self.code))
        made.history.connect(lambda: self.history.emit(self.code))
        made.links.connect(self.toggle_links)
        made.about.connect(self.toggle_about)
        made.sample.connect(lambda: self.measures.toggle_sampling())
        made.proposal.connect(self._take_proposal)
        made.whole.connect(lambda words: self.message.say(words))
        return made

    def _indented(self, widget: QWidget) -> None:
        holder = row(widget)
        holder.setContentsMargins(INDENT, 0, 0, 0)
        self._layout.addLayout(holder)

    def _make_links(self) -> None:
        self._write = button("", f"addRemark_{self._name}", "link", "pencil", self.tr("Remark"))
        self._write.clicked.connect(lambda: self._remark.turn())
        clear = self.tr("Clear the mark (key 0)")
        self._clear = button("", f"clear_{self._name}", "link", "eraser", clear, "text2")
        self._clear.clicked.connect(lambda: self.choose(Verdict.UNCHECKED))
        self._tools = (self._write, self._clear)
        for tool in self._tools:
            tool.setFixedSize(theme.px(44), theme.px(44))

    def _foot(self) -> ClauseFoot:
        self._foot_row = ClauseFoot(self.chips, self.segments, self._tools, self._head)
        self._foot_row.setContentsMargins(INDENT, 0, 0, 0)
        return self._foot_row

    # Showing

    @property
    def shown(self) -> Verdict:
        """The verdict that the record has, here where one stands."""
        return self._state.shown if self._state is not None else Verdict.UNCHECKED

    def show_state(self, state: CardState) -> None:
        """Show what the record says now."""
        self.segments.set_verdict(state.shown)
        if self.parts is not None and state.parts is not None:
            self.parts.show_parts(state.parts)  # what was painted ahead may have been refused
        if state == self._state:
            return
        before, self._state = self._state, state
        self.measures.show_figures(state.figures)
        if before is None or before.shown is not state.shown:
            self.message.clear()
            self.ask_reason(False)
            if before is not None and self.property("selected") == "true":
                announce(self, f"{self._number} {words.verdict(state.shown)}")
        self._remark.show_note(state.note, state.is_open)
        self.returned.show_remarks(state.remarks, state.is_open)
        self.segments.setEnabled(state.is_open)
        self.segments.forbid(Verdict.NOT_APPLICABLE, state.no_exception)
        self._guidance.show_reading(state.guidance, state.guidance_by)
        self.links.show_links(state.links)
        self.chips.show_state(state)
        self._arrange_foot()
        self._write.setVisible(state.is_open)
        self._clear.setVisible(state.is_open)
        self._clear.setEnabled(state.shown is not Verdict.UNCHECKED)
        self._show_rooms(state)
        self._propose()

    def _propose(self) -> None:
        """Say what the figures propose while nothing is marked: a green line is no mark."""
        state = self._state
        waits = state is not None and state.is_open and state.shown is Verdict.UNCHECKED
        proposed = self.measures.comes_to if waits and not self._clause.grades else None
        self.proposal.show_verdict(proposed)
        self.segments.propose(proposed)

    def take_proposed(self) -> None:
        """Mark what the figures propose, those included that are still being typed."""
        self.measures.flush()
        self.proposal.take()

    def _show_rooms(self, state: CardState) -> None:
        """What the rooms say; the line is made for the first clause that needs it."""
        if not self._clause.grades:
            self.segments.offer(IN_ROOM if state.rooms.name else tuple(SHAPES))
        if self.rooms is None:
            if state.rooms == NO_ROOMS:
                return
            self.rooms = RoomLine(self._name)
            self.rooms.decided.connect(self._decide)
            self._rooms_row.addWidget(self.rooms)
        self.rooms.show_rooms(state.rooms, state.verdict)

    def _decide(self, verdict: Verdict, reason: str) -> None:
        self.message.clear()
        self.decided.emit(self.code, verdict, reason)

    def select(self, selected: bool) -> None:
        """Draw the frame that says: keys go here."""
        tell(self, "selected", "true" if selected else "false")

    def refuse(self, error: ExpectedError) -> None:
        """Tell in the card why the rules do not allow it; ask for a reason where one helps."""
        asked = error.code == "not-applicable-needs-reason"
        self.message.say(language.told(error), "warn" if asked else "bad")
        self.ask_reason(asked)

    def ask_reason(self, asked: bool) -> None:
        """Offer the line for the reason of 不适用."""
        self.segments.wait_for(Verdict.NOT_APPLICABLE if asked else None)
        if asked:
            self._reason.ask(self._state.proposed_reason if self._state is not None else "")
        else:
            self._reason.put_away()

    # What the person does

    def choose(self, verdict: Verdict) -> None:
        """Give a verdict, by segment or by key; painted ahead, the store has the last word."""
        if self._state is None:
            return
        if not self._state.is_open:
            words = self.tr(
                "Frozen: to change it, begin an amendment under “Signatures and report”."
            )
            self.message.say(words, "warn")
            return
        self.message.clear()
        self.ask_reason(False)
        if verdict is Verdict.TO_VERIFY and self._state.rooms.name:
            self.message.say(self.tr("To verify is said of the whole clause: view by indicator."))
            return
        if verdict is Verdict.NOT_APPLICABLE and self._state.no_exception:
            self.message.say(self._state.no_exception, "bad")
            return
        self.segments.set_verdict(verdict)
        self.marked.emit(self.code, verdict)

    def _take_proposal(self) -> None:
        """Show the proposed reason; the person confirms it or writes another."""
        self.message.clear()
        self.ask_reason(True)

    def _mark_part(self, part: str, verdict: Verdict) -> None:
        self.message.clear()
        self.part_marked.emit(self.code, part, verdict)

    def enter_parts(self) -> bool:
        """Let the keys go to the points; False when there are none to mark."""
        return self.parts is not None and self.parts.enter()

    def toggle_about(self) -> None:
        """Show or put away what is said about the clause."""
        if self._about.text():
            self._about.setVisible(self._about.isHidden())

    def toggle_links(self) -> None:
        """Show or put away what the same look also answers."""
        if self._state is not None and self._state.links.topics:
            self.links.open(self.links.isHidden())

    def _tell_figures(self, wish: Wish) -> None:
        self.message.clear()
        self.measured.emit(self.code, wish)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.measures.flush()
        self._reason.flush()
        self.returned.flush()
        self._remark.give()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below a certain width chips, points and figures stand below each other."""
        narrow = self.width() < theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            for part in (self.parts, self.measures):
                if part is not None:
                    part.set_narrow(narrow)
        self._arrange_foot()
        super().resizeEvent(event)

    def _arrange_foot(self) -> None:
        room = self.width() - theme.px(INDENT) - 2 * EDGE
        self._foot_row.arrange(room, self._narrow)

    def minimumSizeHint(self) -> QSize:
        """A card may become narrower than it is now: its foot is then arranged anew."""
        least = super().minimumSizeHint()
        return QSize(least.width() - self._foot_row.spare(), least.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit(self.code)
        super().mousePressEvent(event)
