"""结束检查: what still stands in the way of signing, what it comes to, and the freezing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from models.facts.bodies import Meeting
from models.facts.snapshot import judge
from models.facts.state import VisitState
from models.standards.types import DecisionRule, Pack
from models.visits.meetings import LAST_MISSING
from ui.derivation import given_by_state
from ui.screens.closing_backup import ClosingBackup
from ui.screens.closing_carriage import ClosingCarriage
from ui.screens.coverage import CoverageView
from ui.screens.disagreements import DisagreementsView
from ui.screens.gaps import OF_MEETINGS, OF_TEAM, GapList
from ui.screens.results import result_view
from ui.screens.unchecked import UncheckedView
from ui.screens.vetoes import VetoesView
from ui.style import theme
from ui.tasks import while_there
from ui.widgets.basics import (
    button,
    chip,
    column,
    empty,
    frame,
    label,
    leave_by_escape,
    once,
    row,
    tell,
)
from ui.widgets.blocks import clear_widget, digest_groups, page_head, scrolling_layout
from ui.widgets.choice import Choice
from ui.widgets.message import Message
from ui.widgets.return_offer import ReturnOffer

if TYPE_CHECKING:
    from models.errors import ExpectedError
    from models.visits.closing import Blocker
    from models.visits.papers import Snapshot
    from ui.window import Window

VETOES, UNCHECKED = "vetoes", "unchecked"
COVERAGE, DISAGREEMENTS = "coverage", "disagreements"
LEFT_WIDTH = 400
GAPS_HEIGHT = 96
"""One gap with its words can be read; the page scrolls where it is lower than all parts."""
BOTH_FROM = 1100
"""Pixels of the design from which what blocks stands beside every list."""


class ClosingScreen(QWidget):
    """Left what blocks, right what the visit comes to; above, the button that freezes it."""

    jump_to = Signal(str, str)
    """The clause a gap is at: pack and clause."""
    jump_to_room = Signal(str, str, str)
    """A gap of one room: pack, clause and the name of the room."""
    jump_to_indicator = Signal(str, str, str)
    """A gap found by indicator: pack, indicator and clause."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._visit = ""
        self._listing = 0
        self._list_said = ""
        self.message = Message("closingMessage")
        self.meeting = Message("closingMeeting")
        self._chip = chip("", "", "closing_state")
        self._digest = label("", "second", "closing_digest")
        self._forms = button(self.tr("Form fields"), "closing_forms", icon="clipboard")
        self._back = button(self.tr("Back to marking"), "closing_back", icon="back")
        self._amend = clear_widget(self._amend_strip(), "closing_amend")
        self._close = button(self.tr("Finish and freeze"), "closing_close", "primary", "lock")
        self._sign = button(self.tr("Go to signing"), "closing_sign", "primary", "signature")
        self.gaps = GapList()
        self.backup = ClosingBackup(self._session)
        self.carriage = ClosingCarriage(self._session)
        self.returned = ReturnOffer(self._session, "closing_return", lambda: window.go("visit"))
        self._tabs_place, self._stack = row(), QStackedWidget()
        self._tabs: Choice | None = None
        self._results: dict[str, QWidget] = {}
        self.vetoes, self.unchecked = VetoesView(), UncheckedView()
        self.coverage, self.disagreements = CoverageView(), DisagreementsView()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        buttons = (self._back, self._forms, self._close, self._sign)
        head = page_head(self.tr("Closing check"), self._chip, self._digest, 1, *buttons)
        parts = column(*self._left_parts(), gap=8)  # more than large words leave room for
        parts.setContentsMargins(0, 0, 4, 0)
        self.gaps.setMinimumHeight(theme.px(GAPS_HEIGHT))
        settle = scrolling_layout(parts, "closing_settle")
        self._settle = label(self.tr("To settle before signing"), "heading", "closing_settle_head")
        left = frame("panel")
        left.setLayout(column(self._settle, settle, gap=10, margin=14))
        left.setFixedWidth(theme.side(LEFT_WIDTH))
        self._left = left
        right = frame("panel")
        self._stack.setProperty("role", "clear")
        right.setLayout(column(self._tabs_place, self._stack, gap=10, margin=14))
        below = row(left, right, gap=12)
        below.setStretch(1, 1)
        self.setLayout(column(head, self.message, self.meeting, below, gap=12, margin=14))

    def _left_parts(self) -> tuple[QWidget, ...]:
        return self.returned, self.gaps, self.carriage, self.backup, self._amend

    def _amend_strip(self) -> QVBoxLayout:
        """An amendment needs its reason; everybody signs again afterwards (R6.3)."""
        words = self.tr("An amendment opens the record again; everybody signs once more.")
        self._reason = QLineEdit()
        self._reason.setObjectName("closing_reason")
        self._reason.setPlaceholderText(self.tr("Reason of the amendment"))
        self._reason.setAccessibleName(self.tr("Reason of the amendment"))
        go = button(self.tr("Amend"), "closing_reopen", icon="pencil")
        go.clicked.connect(lambda: self._reopen(go))
        return column(label(words, "small", wrap=True), row(self._reason, go), gap=6)

    def _wire(self) -> None:
        self._forms.clicked.connect(lambda: self._window.go("form_fields"))
        self._back.clicked.connect(lambda: self._window.go("visit"))
        leave_by_escape(self, self._back)
        self._sign.clicked.connect(lambda: self._window.go("signing"))
        self._close.clicked.connect(self.close_visit)
        self.gaps.go.connect(self._go_to_gap)
        self.gaps.list_all.connect(lambda: self.show_tab(COVERAGE))
        self.coverage.go.connect(self._go_to_clause)
        self.disagreements.to_clause.connect(self.jump_to)
        self.disagreements.to_form.connect(lambda: self._window.go("form_fields"))
        self.backup.strip.told.connect(self.message.say)
        self.backup.strip.refused.connect(self._refuse)
        self.vetoes.answered.connect(self._answer_veto)
        self.unchecked.listed.connect(self._list_unchecked)
        self._session.state_changed.connect(self._state_came)
        self._session.saved.connect(self.message.settle)
        self.returned.known.connect(lambda: self._state_came(self._session.state))

    def entered(self) -> None:
        self.returned.look()
        if self._list_said and self.message.text() == self._list_said:
            self.message.clear()  # what it counted may have changed elsewhere
        self._state_came(self._session.state)

    # Showing

    def _state_came(self, state: VisitState | None) -> None:
        if state is None or self._window.page != "closing":
            return  # marks are made elsewhere; it is all read again when one comes here
        packs = self._session.packs_of(state)
        if self._visit != state.visit_id:
            self._visit = state.visit_id
            self.backup.clear()
            self._begin(packs)
        self._show_blockers(state)
        for pack in packs:
            self._show_result(pack, state)
        self.carriage.show_state(state)
        self.vetoes.show_state(state)
        if not self._listing:  # what is newer than this state is still being written
            self.unchecked.show_state(state, packs)

    def _begin(self, packs: tuple[Pack, ...]) -> None:
        """Lay out the tabs of a visit's standards."""
        while self._stack.count():
            self._stack.removeWidget(self._stack.widget(0))
        empty(self._tabs_place)
        items = [(COVERAGE, self.tr("Coverage"))]
        items += [(p.id, self._tab_words(p)) for p in packs]
        items += [(DISAGREEMENTS, self.tr("Disagreements")), (VETOES, self.tr("Vetoes"))]
        items += [(UNCHECKED, self.tr("Unchecked list"))]
        self._tabs = Choice("closing_tabs", items, self.tr("View"), "nav", flows=True)
        self._tabs_place.addWidget(self._tabs)
        self._results = {pack.id: clear_widget(column()) for pack in packs}
        views: list[QWidget] = [self.coverage, *self._results.values()]
        views += [self.disagreements, self.vetoes, self.unchecked]
        for view in views:
            self._stack.addWidget(view)
        keys = [item[0] for item in items]
        self._tabs.chosen.connect(lambda key: self._stack.setCurrentIndex(keys.index(key)))
        self._tabs.chosen.connect(lambda _key: self._share_width())
        self._tabs.select(keys[0])
        self.vetoes.fill(packs)

    def _tab_words(self, pack: Pack) -> str:
        if pack.decision is DecisionRule.ALL_CLAUSES_MET:
            number = sum(1 for _ in pack.clauses())
            return self.tr("{n} criteria · {edition}").format(n=number, edition=pack.edition)
        if pack.decision is DecisionRule.TIERS:
            return self.tr("Tiers · {edition}").format(edition=pack.edition)
        return self.tr("Counts · {edition}").format(edition=pack.edition)

    def _share_width(self) -> None:
        """Where words are large, a list that is worked through has the page to itself."""
        worked = self._tabs is not None and self._tabs.value() in (UNCHECKED, DISAGREEMENTS)
        self._left.setVisible(not worked or self.width() >= theme.px(BOTH_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_width()

    def show_tab(self, key: str) -> None:
        """Show a standard's result, the vetoes or the unchecked list."""
        if self._tabs is not None:
            self._tabs.button(key).click()

    def _show_result(self, pack: Pack, state: VisitState) -> None:
        layout = self._results[pack.id].layout()
        if layout is not None:
            empty(layout)
            layout.addWidget(result_view(pack, judge(state, pack), given_by_state(state, pack)))

    def _show_blockers(self, state: VisitState) -> None:
        from models.visits.closing import blockers
        from models.visits.coverage import by_level, by_room
        from models.visits.disagreements import disagreements

        packs = self._session.packs
        left = blockers(state, packs)
        if self.returned.withdrawn:  # the desk asks for no answer any more
            left = tuple(b for b in left if not b.code.startswith("remark-unanswered"))
        found = () if state.closed else left  # what was frozen is settled, yet still does not fit
        self.coverage.show_reach(by_level(state, packs, found), by_room(state, packs))
        chosen = self._session.packs_of(state)
        unfit = disagreements(state, packs, left)
        self.disagreements.show_found(unfit, chosen)
        self._count_unfit(len(unfit))
        blocking = sum(b.severity == "blocks" for b in found)
        self.gaps.show_gaps(found, chosen)
        self._head_gaps(bool(found) and not blocking)
        self._show_stage(state, blocking)
        self._lead_to_meeting(not blocking and any(b.code == LAST_MISSING for b in found))

    def _head_gaps(self, only_warnings: bool) -> None:
        """What only warns need not be settled before signing."""
        settle, look = self.tr("To settle before signing"), self.tr("Worth another look")
        self._settle.setText(look if only_warnings else settle)

    def _lead_to_meeting(self, wanted: bool) -> None:
        """The last meeting comes when everything else is done, and before the record freezes."""
        if wanted:
            words = self.tr("Hold the last meeting now: after freezing it cannot be recorded.")
            go = (self.tr("Last meeting"), lambda: self._meet(Meeting.LAST))
            self.meeting.say(words, "warn", go)
        else:
            self.meeting.clear()

    def _meet(self, which: Meeting) -> None:
        from ui.screens.meetings import MeetingsScreen

        page = self._window.lead("meetings", "closing")
        if isinstance(page, MeetingsScreen):
            page.show_meeting(which)

    def _count_unfit(self, number: int) -> None:
        """Say on the tab how many there are: nobody opens what may be empty."""
        if self._tabs is not None:
            words = self.tr("Disagreements")
            self._tabs.rename(DISAGREEMENTS, f"{words} {number}" if number else words)

    def _show_stage(self, state: VisitState, blocking: int) -> None:
        closed = state.closed is not None
        if closed:
            words, tone = self.tr("Frozen, revision {n}").format(n=state.revision), "ok"
        elif blocking:
            words, tone = self.tr("{n} still block signing").format(n=blocking), "bad"
        else:
            words, tone = self.tr("Ready to freeze"), "ok"
        self._chip.setText(words)
        tell(self._chip, "tone", tone)
        self._close.setVisible(not closed)
        self._close.setEnabled(not blocking)
        self._sign.setVisible(closed)
        self._amend.setVisible(closed)
        self.backup.setVisible(closed)
        self._digest.setVisible(closed)
        if closed:
            self._ask_digest(state)

    def _ask_digest(self, state: VisitState) -> None:
        from models.visits.papers import snapshot_of

        book, visit, revision = self._session.book, state.visit_id, state.revision
        task = self._session.worker.compute(lambda _told: snapshot_of(book, visit, revision))
        task.done.connect(while_there(self, self._show_digest))

    def _show_digest(self, snapshot: Snapshot) -> None:
        short = digest_groups(snapshot.facts_digest)
        self._digest.setText(self.tr("Facts digest {digest} …").format(digest=short))
        self._digest.setToolTip(snapshot.facts_digest)

    # Doing

    def _go_to_clause(self, pack: str, clause: str, room: str) -> None:
        if room:
            self.jump_to_room.emit(pack, clause, room)
            return
        state = self._session.state
        packs = self._session.packs_of(state) if state else ()
        for indicator in (i for p in packs if p.id == pack for i in p.indicators()):
            if any(one.code == clause for one in indicator.clauses):
                self.jump_to_indicator.emit(pack, indicator.code, clause)

    def _go_to_gap(self, blocker: Blocker) -> None:
        if blocker.code in OF_TEAM:
            self._window.lead("particulars", "closing")
        elif blocker.code in OF_MEETINGS:
            self._meet(OF_MEETINGS[blocker.code])
        elif blocker.veto:
            self.show_tab(VETOES)
        elif blocker.form:
            self._window.go("form_fields")
        elif blocker.clause:
            self.jump_to.emit(blocker.pack, blocker.clause)

    def _answer_veto(self, *answer: Any) -> None:
        from models.visits import findings

        book, packs, actor = self._session.book, self._session.packs, self._session.actor
        self._session.submit(
            lambda now: findings.answer_veto(book, now, packs, actor, *answer), self._refuse
        )

    def _list_unchecked(self, reasons: dict[tuple[str, str], str]) -> None:
        from models.visits import findings

        book, packs, actor = self._session.book, self._session.packs, self._session.actor
        self._listing += 1
        if self.message.text() == self._list_said:
            self.message.clear()  # no longer what is saved
        task = self._session.submit(
            lambda now: findings.list_unchecked(book, now, packs, actor, reasons), self._refuse
        )
        for end in (task.done, task.failed, task.broke):
            end.connect(while_there(self, lambda *_how: self._list_came()))
        task.done.connect(while_there(self, lambda _state: self._say_listed(len(reasons))))

    def _list_came(self) -> None:
        """Show the list as it is kept, unless another change of it is on its way."""
        self._listing -= 1
        state = self._session.state
        if state is not None and not self._listing:
            self.unchecked.show_state(state, self._session.packs_of(state))

    def _say_listed(self, given: int) -> None:
        if self._listing:
            return
        total = self.unchecked.model.rowCount()
        words = self.tr("List saved: {given} of {n} clauses without a result have a reason.")
        self._list_said = words.format(given=given, n=total)
        self.message.say(self._list_said, "ok" if given == total else "warn")

    def close_visit(self) -> None:
        """Close the visit and freeze its facts."""
        from ui import printability

        book, packs, actor = self._session.book, self._session.packs, self._session.actor
        self._close.setEnabled(False)
        self.message.clear()
        task = self._session.submit(
            lambda now: printability.close(book, now, packs, actor), self._refuse
        )
        task.done.connect(while_there(self, lambda _state: self.backup.make()))

    def _reopen(self, pressed: QWidget) -> None:
        from models.visits import closing

        book, actor, reason = self._session.book, self._session.actor, self._reason.text()
        task = self._session.submit(
            lambda now: closing.reopen(book, now, actor, reason), self._refuse
        )
        once(pressed, task)
        task.done.connect(while_there(self, lambda _state: self._reopened()))
        if not reason.strip():  # it is refused, with the words that say why
            self._reason.setFocus()

    def _reopened(self) -> None:
        self._reason.clear()
        self.backup.clear()
        state = self._session.state
        if state is not None:
            words = self.tr("Amendment begun: mark what changes, then freeze it as revision {n}.")
            self.message.say(words.format(n=state.revision + 1), "ok")

    def _refuse(self, error: ExpectedError) -> None:
        self.message.refuse(error)
