"""Team and facility of the visit that is open: corrected while it is, never afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.facts.bodies import Member, Role, VisitKind
from models.facts.state import VisitState
from models.visits import application as rules
from models.visits import team
from models.visits.last_team import unnamed
from ui.tasks import while_there
from ui.widgets.application_form import ApplicationForm
from ui.widgets.basics import button, column, label, row
from ui.widgets.blocks import clear_widget, scrolling_layout
from ui.widgets.facility_form import FacilityForm
from ui.widgets.grid_form import card
from ui.widgets.members import Members
from ui.widgets.message import Message
from ui.widgets.team_offer import TeamOffer
from ui.window import VISIT

if TYPE_CHECKING:
    from ui.window import Window


class ParticularsScreen(QWidget):
    """The two cards of a new visit, filled with what the record says."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self.message = Message("particularsMessage")
        self.facility, self.members = FacilityForm(), Members()
        self.last_team = TeamOffer()
        self.last_team.taken.connect(self._take_team)
        self.application = ApplicationForm("visitApplication")
        self._save = button(self.tr("Save"), "particularsSave", "primary", "saved")
        self._save.clicked.connect(self.save)
        self._lay_out()

    def _lay_out(self) -> None:
        self._leave = button(self.tr("Back to marking"), "particularsBack", icon="back")
        self._leave.clicked.connect(self._go_back)
        words = self.tr("Who has given a result stays on the team; others can be replaced.")
        said = label(words, "small", wrap=True)
        people = column(self.last_team, self.members, said, gap=10)
        people_card = card(self.tr("Team"), clear_widget(people))
        self._applied = card(self.tr("Application"), self.application)
        cards = row(
            column(people_card, self._applied, 1, gap=14),
            column(card(self.tr("Facility"), self.facility), 1, gap=14),
            gap=14,
        )
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(12)
        title = label(self.tr("Team and facility"), "display")
        layout.addLayout(row(title, 1, self._leave, self._save))
        layout.addWidget(self.message)
        layout.addWidget(scrolling_layout(cards, "particularsArea"), 1)

    def entered(self) -> None:
        """Show what the record says now."""
        back = self._window.way_back("particulars", VISIT)
        said = {VISIT: self.tr("Back to marking"), "closing": self.tr("Back to closing")}
        self._leave.setText(said.get(back, self.tr("Back")))
        self._leave.setAccessibleName(self._leave.text())
        state = self._session.state
        self.message.clear()
        if state is None:
            return
        self.facility.put(state.facility)
        self.members.put(state.members)
        self._ask(state)
        self.last_team.hide()
        if unnamed(state.members) and state.closed is None:
            self.last_team.ask(self._session)
        closed = state.closed is not None
        for part in (self.facility, self.members, self.application, self._save):
            part.setEnabled(not closed)
        if closed:
            self.message.say(self.tr("The visit is closed; team and facility stay as they are."))
        self.members.focus_first()

    def _ask(self, state: VisitState) -> None:
        """Ask for what the standards of the visit want to know."""
        chosen = list(self._session.packs_of(state))
        tiered = team.asks_for_specialties(chosen)
        self.members.ask_for_specialties(tiered)
        self.application.put(state.application)
        again = state.opened.kind is VisitKind.RE_EVALUATION
        self.application.ask(tiered, key_indicators=again)
        self._applied.setVisible(rules.asks_for_application(chosen))

    def _take_team(self, members: tuple[Member, ...]) -> None:
        """The last team; whoever began this visit without a name is its leader."""
        state = self._session.state
        began = next(iter(unnamed(state.members)), None) if state else None
        leads = next((m for m in members if m.role is Role.LEADER), members[0])
        if began is not None:
            same = leads.model_copy(update={"id": began.id})
            members = tuple(same if m is leads else m for m in members)
        self.members.put(members)
        self.last_team.hide()

    def save(self) -> None:
        """Append what differs to the record."""
        from models.visits import findings

        fault = self._fault()
        if fault:
            self.message.say(fault, "bad")
            return
        book, actor = self._session.book, self._session.actor
        members, facility = self._people(), self.facility.facility()
        applied = None if self._applied.isHidden() else self.application.application()

        def work(now: VisitState) -> VisitState:
            if members != now.members:  # first: only this may be refused
                now = findings.set_team(book, now, actor, members)
            then = actor if now.member(actor) else members[0].id
            now = findings.set_facility(book, now, then, facility)
            return rules.set_application(book, now, then, applied) if applied else now

        task = self._session.submit(work, self.message.refuse)
        task.done.connect(while_there(self, lambda _state: self._go_back()))

    def _go_back(self) -> None:
        if self._window.page == "particulars":
            self._window.back("particulars", VISIT)

    def _people(self) -> tuple[Member, ...]:
        """Who is written; while nobody is, the team stays as it is."""
        state = self._session.state
        return self.members.members() or (state.members if state else ())

    def _fault(self) -> str:
        if not self.facility.has_name():
            return self.tr("The visit needs the name of the facility.")
        if self.facility.fault():
            return self.facility.fault()
        people, state = self._people(), self._session.state
        began = unnamed(state.members) if state else ()
        if began and not {one.id for one in began} <= {one.id for one in people}:
            return self.tr("Whoever began the visit stands in the first line: write that name.")
        if not any(m.role is Role.LEADER for m in people):
            return self.tr("The team needs a leader with a name.")
        return "" if self._applied.isHidden() else self.application.fault()
