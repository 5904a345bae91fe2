"""A list made on paper, typed in: a field with lines, what they say beside it, one button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui.screens.quick_preview import QuickPreview, Shown, shown
from ui.screens.visit.actions import Actions
from ui.tasks import while_there
from ui.widgets.basics import button, label, row
from ui.widgets.blocks import page_head, panel
from ui.widgets.message import Message
from ui.widgets.paper_rooms import PaperRooms
from ui.window import VISIT

if TYPE_CHECKING:
    from models.facts.state import VisitState
    from models.visits.quick_entry import Paper
    from models.visits.quick_lines import ReadLine
    from models.visits.room_orders import RoomOrder
    from ui.session import FieldSession
    from ui.window import Window


DRAFT_AFTER = 800
"""Milliseconds after the last key until what was typed is kept."""


class QuickEntryScreen(QWidget):
    """Lines that are taken over leave the field; what was refused stays, with its reason."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._visit = ""
        self._asked = 0
        self._listed: object = None
        self._kept = ""
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER)
        self.message = Message("quickEntryMessage")
        self.text, self.preview = QPlainTextEdit(), QuickPreview()
        self.within, self.rooms = QComboBox(), PaperRooms()
        self._take = button(self.tr("Take over"), "quickTake", "primary", "saved")
        self._undo = button(self.tr("Undo last step"), "quickUndo", icon="undo")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        back = button(self.tr("Back to marking"), "quickBack", icon="back")
        back.clicked.connect(self._back)
        self._take.setToolTip("Ctrl+Enter")
        self.text.setObjectName("quickText")
        self.text.setAccessibleName(self.tr("The paper list, one line per clause"))
        self.text.setPlaceholderText("2.3.3/2 2 隔帘缺失\n1.1.6/1 3\n1.1.1/1.3 2\n2.3.3/2@2 1")
        self.text.setTabChangesFocus(True)
        self.within.setObjectName("quickWithin")
        self.within.setAccessibleName(self.tr("Standard of numbers that several have"))
        how = self.tr(
            "Number, mark, note: 1 met, 2 not met, 3 not applicable (the note is its reason), "
            "4 to verify, 0 unchecked. A point is 1.1.1/1.3, a room @ and its number or name."
        )
        left = panel(
            self.tr("List"), label(how, "small", wrap=True), self.within, self.rooms, self.text
        )
        panes = row(left, panel(self.tr("What it says"), self.preview), gap=14)
        panes.setStretch(0, 2)
        panes.setStretch(1, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(12)
        title = self.tr("Enter a paper list")
        layout.addWidget(page_head(title, 1, back, self._undo, self._take))
        layout.addWidget(self.message)
        layout.addLayout(panes, 1)

    def _wire(self) -> None:
        self.text.textChanged.connect(self.read)
        self.text.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._keep_draft)
        self.text.cursorPositionChanged.connect(self._follow)
        self.within.currentIndexChanged.connect(self.read)
        self.rooms.currentIndexChanged.connect(self.read)
        self._take.clicked.connect(self.take_over)
        self._undo.clicked.connect(self._take_back)
        self._session.state_changed.connect(self._on_state)
        keys = {"Ctrl+Return": self.take_over, "Ctrl+Enter": self.take_over, "Escape": self._back}
        for key, act in keys.items():
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    # Coming and going

    def entered(self) -> None:
        """Show the list that was typed for this visit."""
        state = self._session.state
        self.message.clear()
        if state is None:
            return
        if state.visit_id != self._visit:
            self._begin(state)
        self._on_state(state)
        if state.closed is not None:
            said = self.tr("The visit is closed; start an amendment before a list is entered.")
            self.message.say(said)
        self.text.setFocus()

    def _begin(self, state: VisitState) -> None:
        from models.visits import drafts

        self._visit = state.visit_id
        packs = self._session.packs_of(state)
        self.within.clear()
        self.within.addItem(self.tr("All standards of the visit"), "")
        for place, pack in enumerate(packs):
            from models.visits.numbers import letter

            self.within.addItem(f"{letter(place)}　{pack.title}", pack.id)
        self.within.setVisible(len(packs) > 1)
        self.text.clear()
        self._kept, visit, workspace = "", state.visit_id, self._session.book.workspace
        task = self._session.worker.write(lambda: drafts.kept(workspace, visit))
        task.done.connect(while_there(self, lambda text: self._show_draft(visit, text)))
        task.failed.connect(self.message.refuse)

    def _show_draft(self, visit: str, text: str) -> None:
        if visit == self._visit and not self.text.toPlainText():
            self._kept = text
            self.text.setPlainText(text)

    def left(self) -> None:
        """Keep what is still in the field."""
        self._keep_draft()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is written by a page that is gone; a minimised window still keeps its list."""
        if not event.spontaneous():
            self._timer.stop()
        super().hideEvent(event)

    def _keep_draft(self) -> None:
        from models.visits import drafts

        self._timer.stop()
        text, visit, workspace = self.text.toPlainText(), self._visit, self._session.workspace
        if text == self._kept or workspace is None or self.text.isReadOnly():
            return  # what is being taken over strikes its lines itself
        task = self._session.worker.write(lambda: drafts.keep(workspace, visit, text))
        task.done.connect(while_there(self, lambda _done: self._remember(visit, text)))
        task.failed.connect(self.message.refuse)

    def _remember(self, visit: str, text: str) -> None:
        if visit == self._visit:
            self._kept = text

    def _on_state(self, state: VisitState | None) -> None:
        if state is None or state.visit_id != self._visit or not self.isVisible():
            return
        self._take.setEnabled(state.closed is None)
        self._undo.setEnabled(state.closed is None)
        self._ask_orders(state)
        self.read()

    def _ask_orders(self, state: VisitState) -> None:
        """Look which orders of the rooms a paper may have; asked again where they changed."""
        from models.visits.room_orders import room_orders

        if self._listed == (state.visit_id, state.rooms):
            return
        asked = self._listed = (state.visit_id, state.rooms)
        book, packs = self._session.book, self._session.packs
        task = self._session.worker.compute(lambda _told: room_orders(book, state, packs))
        task.done.connect(while_there(self, lambda orders: self._offer_orders(asked, orders)))
        task.failed.connect(self.message.refuse)

    def _offer_orders(self, asked: object, orders: tuple[RoomOrder, ...]) -> None:
        if asked == self._listed:  # else they are of the visit before, or of rooms since changed
            self.rooms.offer(orders)
            self.read()

    def _back(self) -> None:
        self._window.go(VISIT)

    # Reading

    def read(self) -> None:
        """Read the list beside the window; only the newest reading is shown."""
        state, packs = self._session.state, self._session.packs
        if state is None:
            return
        self._asked += 1
        asked, text, within = self._asked, self.text.toPlainText(), self._within()
        paper = self.rooms.paper()
        task = self._session.worker.compute(lambda _told: shown(state, packs, text, within, paper))
        task.done.connect(while_there(self, lambda rows: self._show(rows, asked)))
        task.failed.connect(self.message.refuse)

    def _within(self) -> str:
        return str(self.within.currentData() or "")

    def _show(self, rows: tuple[Shown, ...], asked: int) -> None:
        if asked == self._asked:
            self.preview.show_lines(rows, self._line())

    def _line(self) -> int:
        return self.text.textCursor().blockNumber() + 1

    def _follow(self) -> None:
        self.preview.show_line(self._line())

    # Doing

    def take_over(self) -> None:
        """Enter every line that is understood, in order; each is durable before the next."""
        session, text, within = self._session, self.text.toPlainText(), self._within()
        paper = self.rooms.paper()
        if session.state is None or not text.strip() or self.text.isReadOnly():
            return
        kept: list[int] = []
        refused: list[ReadLine] = []
        self.message.clear()
        self.text.setReadOnly(True)
        work = partial(_take_over, session, text, within, paper, kept, refused)
        task = session.submit(work, while_there(self, self.message.refuse))
        task.done.connect(while_there(self, lambda _result: self._tell(len(kept), refused)))
        task.finished.connect(while_there(self, lambda: self._strike(text, kept)))

    def _strike(self, text: str, kept: list[int]) -> None:
        """Take the lines that are kept out of the field, as they are out of the kept list."""
        from models.visits.quick_entry import without

        self.text.setReadOnly(False)
        self._kept = without(text, kept) if kept else text
        if kept:
            self.text.setPlainText(self._kept)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.setFocus()

    def _tell(self, kept: int, refused: list[ReadLine]) -> None:
        from ui import language

        said = self.tr("{n} lines were entered and are saved.").format(n=kept)
        if not refused:
            self.message.say(said, "ok")
            return
        first = min(refused, key=lambda one: one.line)
        assert first.error is not None
        more = self.tr(" {n} are still in the list. The first: {why}")
        said += more.format(n=len(refused), why=language.told(first.error))
        self.message.say(said, "warn")

    def _take_back(self) -> None:
        task = Actions(self._session).undo(self.message.refuse)
        said = self.tr("The last step was taken back.")
        task.done.connect(while_there(self, lambda _result: self.message.say(said)))


def _take_over(
    session: FieldSession,
    text: str,
    within: str,
    paper: Paper,
    kept: list[int],
    refused: list[ReadLine],
    state: VisitState,
) -> VisitState:
    """Enter the lines and strike them from the kept list, for the writer: the page may be gone
    by then, and another one must not offer again what is entered."""
    from models.visits import drafts, quick_entry

    book, packs = session.book, session.packs
    try:
        lines = quick_entry.read(state, packs, text, within, paper)
        refused.extend(one for one in lines if one.error is not None)
        after, later = quick_entry.take_over(book, state, packs, session.actor, lines, kept.append)
        refused.extend(later)
        return after
    finally:
        left = quick_entry.without(text, kept) if kept else text
        drafts.keep(book.workspace, state.visit_id, left)
