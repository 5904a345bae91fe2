"""首次会议 and 末次会议: who is there, who opens it, the words on discipline, when it began."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from models.errors import VisitError
from models.facts.bodies import Meeting, MeetingSet
from models.facts.state import VisitState
from models.visits import meetings
from ui import field_papers
from ui.screens.meeting_clock import MeetingClock
from ui.screens.meeting_discipline import DisciplineCard
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import button, column, row
from ui.widgets.blocks import clear_widget, page_head, panel, scrolling_layout
from ui.widgets.choice import Choice
from ui.widgets.meeting_host import HostForm
from ui.widgets.message import Message
from ui.widgets.sign_in import SignIn
from ui.window import VISIT

if TYPE_CHECKING:
    from ui.tasks import Task
    from ui.window import Window

MARGINS = (14, 14, 14, 12)
WIDE_FROM = 1000
"""Pixels of the design below which there is one column."""


class MeetingsScreen(QWidget):
    """One meeting at a time. What was typed is kept on leaving; what is expected is no record."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._visit, self._shown = "", Meeting.FIRST
        self._before: MeetingSet | None = None
        self.message = Message("meetingsMessage")
        items = [
            (Meeting.FIRST.value, self.tr("First meeting")),
            (Meeting.LAST.value, self.tr("Last meeting")),
        ]
        self.which = Choice("meetingsWhich", items, self.tr("Which meeting"), "nav")
        self.which.chosen.connect(self._turn)
        self.people, self.host = SignIn(self.message), HostForm(self.message)
        self.people.team_wanted.connect(self._add_team)
        self.people.names_wanted.connect(self._name_team)
        self.clock = MeetingClock()
        self.clock.begin.connect(lambda: self.save(begin=True))
        self.discipline = DisciplineCard(self._session, self.message)
        self._lay_out()
        for keys, act in (("Escape", self._back), ("Ctrl+S", self.save)):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def _lay_out(self) -> None:
        self._leave = button(self.tr("Back to marking"), "meetingsBack", icon="back")
        self._leave.clicked.connect(self._back)
        sheet = button(self.tr("Sign-in sheet"), "meetingsSheet", icon="print")
        sheet.clicked.connect(self._look)
        self._save = button(self.tr("Save"), "meetingsSave", icon="saved")
        self._save.setToolTip("Ctrl+S")
        self._save.clicked.connect(lambda: self.save())
        head = page_head(self.tr("Meetings"), self.which, 1, self._leave, sheet, self._save)
        told = self.tr("Who is here. Telephone numbers are not asked for.")
        there = panel(told, self.people, name="meetingPeople")
        opened = self.tr("Who opens it for the facility")
        people = column(there, panel(opened, self.host, name="meetingOpened"), 1, gap=12)
        self._columns = row(column(self.clock, self.discipline, 1, gap=12), people, gap=12)
        self._columns.setDirection(QBoxLayout.Direction.RightToLeft)
        self._columns.setStretch(0, 3)
        self._columns.setStretch(1, 4)
        self._form = clear_widget(self._columns, "meetingForm")
        layout = column(head, self.message, self._scrolls(), gap=12)
        layout.setContentsMargins(*MARGINS)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _scrolls(self) -> QWidget:
        return scrolling_layout(column(self._form), "meetingsArea")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large words on a small screen stand below each other, the beginning first."""
        wide = self.width() * 100 // theme.text_size() >= WIDE_FROM
        beside, below = QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(beside if wide else below)
        super().resizeEvent(event)

    # Coming and going

    def entered(self) -> None:
        """Show what the record says; what was refused on leaving still stands in the fields."""
        state = self._session.state
        if state is None:
            return
        to_closing = self._window.way_back("meetings", VISIT) == "closing"
        said = self.tr("Back to closing") if to_closing else self.tr("Back to marking")
        self._leave.setText(said)
        self._leave.setAccessibleName(said)
        if state.visit_id != self._visit:
            self._visit, self._before = state.visit_id, None
            self._shown = _next(state)
        self.message.clear()
        if self._before is None or self._given() == self._before:
            self._show(state)
        self.people.focus()

    def left(self) -> None:
        """Keep what was typed."""
        if self._is_changed():
            self.save()

    def _back(self) -> None:
        self._window.back("meetings", VISIT)

    def show_meeting(self, which: Meeting) -> None:
        """Turn to a meeting, as from closing to the last one."""
        if which is not self._shown:
            self._turn(which.value)

    def _name_team(self) -> None:
        """Names are written where the team is, and one comes back to the list."""
        self._window.lead("particulars", "meetings")

    def _turn(self, which: str) -> None:
        """Go to the other meeting, if what stands here can be kept."""
        task = self.save() if self._is_changed() else None
        if task is None and self._is_changed():
            self.which.select(self._shown.value)
        elif task is None:
            self._show_other(Meeting(which))
        else:
            task.done.connect(while_there(self, lambda _state: self._show_other(Meeting(which))))

    def _show_other(self, which: Meeting) -> None:
        self._shown = which
        if self._session.state is not None:
            self._show(self._session.state)
            self.people.focus()

    # Showing

    def _show(self, state: VisitState) -> None:
        found = meetings.meeting_of(state, self._shown)
        self.which.select(self._shown.value)
        self.people.put(found.present, state.facility.name)
        self.host.put(found.host)
        self.discipline.setVisible(self._shown is Meeting.FIRST)
        self.discipline.put(found.discipline, self._session.packs_of(state))
        self._tell_state(state)
        self._before = self._given()

    def _tell_state(self, state: VisitState) -> None:
        """What follows from the record and is typed nowhere."""
        found = meetings.meeting_of(state, self._shown)
        self.clock.show_begun(found.begun, self._session.book.clock.now(), self._shown)
        missing = meetings.missing_members(state, self.people.people())
        self.people.offer_team(bool(missing))
        closed = state.closed is not None
        for part in (self._form, self._save):
            part.setEnabled(not closed)
        if closed:
            said = self.tr("The visit is closed; both lists stay as they are and can be printed.")
            self.message.say(said)

    def _add_team(self) -> None:
        state = self._session.state
        if state is not None:
            for one in meetings.missing_members(state, self.people.people()):
                self.people.add(one)
            self.people.offer_team(False)

    # Keeping

    def _given(self) -> MeetingSet:
        spoken = self.discipline.spoken() if self._shown is Meeting.FIRST else None
        return MeetingSet(
            meeting=self._shown,
            present=self.people.people(),
            host=self.host.host(),
            discipline=spoken,
        )

    def _is_changed(self) -> bool:
        return self._before is not None and self._given() != self._before

    def save(self, begin: bool = False) -> Task | None:
        """Record the meeting; None where it cannot be. ``begin``: it begins now."""
        state, typed = self._session.state, self._given()
        if state is None or state.closed is not None:
            return None
        self.message.clear()
        try:
            given = meetings.checked(typed)
        except VisitError as error:
            self.message.refuse(error)
            if (field := self.host.missing()) is not None:
                field.setFocus()
            return None
        book, actor = self._session.book, self._session.actor
        task = self._session.submit(
            lambda now: meetings.set_meeting(book, now, actor, given, begin), self.message.refuse
        )
        task.done.connect(while_there(self, lambda _done: self._saved(typed)))
        return task

    def _saved(self, typed: MeetingSet) -> None:
        """Only now it is kept: what a full disk refused still stands in the fields."""
        state, self._before = self._session.state, typed
        if state is None or self._window.page != "meetings":
            return
        self._tell_state(state)
        self.message.say(self.tr("Saved. Ctrl+Z on the marking page takes it back."), "ok")

    def _look(self) -> None:
        """Show the sheet with what is typed now; it is recorded first."""
        from ui.dialogs.paper import PaperDialog

        task = self.save() if self._is_changed() else None
        if task is None and self._is_changed():
            return
        session, code = self._session, field_papers.ATTENDANCE

        def open_() -> None:
            state, packs = session.state, session.packs
            if state is not None:
                make = partial(field_papers.paper, state, packs, code)
                copy = partial(field_papers.copy_pdf, session.book, state, packs, code)
                PaperDialog(title, make, session.worker, self.window(), copy).open()

        title = self.tr("Sign-in sheet of both meetings")
        task.done.connect(while_there(self, lambda _state: open_())) if task else open_()


def _next(state: VisitState) -> Meeting:
    """The meeting one comes for: the first until it has begun."""
    return Meeting.LAST if meetings.has_begun(state) else Meeting.FIRST
