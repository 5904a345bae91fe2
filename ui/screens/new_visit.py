"""A new visit: where to, why, by which standards, for which period, and with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from models.facts import bodies
from models.facts.bodies import Role, VisitKind
from models.visits import application as rules
from models.visits import team
from models.visits.last_team import nobody_yet
from models.visits.period import last_calendar_year
from ui import words
from ui.days import ISO, day_of
from ui.screens.new_visit_facility import NewVisitFacility
from ui.widgets.application_form import ApplicationForm
from ui.widgets.basics import button, column, label, once, row
from ui.widgets.blocks import clear_widget, scrolling_layout
from ui.widgets.facility_form import FacilityForm
from ui.widgets.grid_form import add_field, card, choice_of, field_grid
from ui.widgets.members import Members
from ui.widgets.message import Message
from ui.widgets.team_offer import TeamOffer
from ui.window import VISIT, VISITS

if TYPE_CHECKING:
    from models.standards.types import Pack
    from ui.window import Window


class NewVisitScreen(QWidget):
    """Everything has a sensible proposal; only the name of the facility is needed to begin."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._session = window.session
        self._packs: dict[str, QCheckBox] = {}
        self.message = Message("newVisitMessage")
        self.members, self.last_team = Members(), TeamOffer()
        self.last_team.taken.connect(self._take_team)
        self.facility = FacilityForm()
        self.application = ApplicationForm("newApplication")
        self._kind = choice_of("visitKind", {k: words.visit_kind(k) for k in VisitKind})
        self._kind.setCurrentIndex(self._kind.findData(VisitKind.ON_SITE))
        self._organisation = QLineEdit()
        self._organisation.setObjectName("visitOrganisation")
        self._organisation.setMaxLength(200)
        today = QDate.currentDate()
        self._on = self._date("visitOn", today)
        proposed = last_calendar_year(today.toString(ISO))
        self._first = self._date("periodFirst", day_of(proposed.first))
        self._last = self._date("periodLast", day_of(proposed.last))
        self._lay_out()
        self.facility.name_changed.connect(self._look_again)

    # Putting together

    def _lay_out(self) -> None:
        self._begin = button(self.tr("Begin visit"), "beginVisit", "primary", "check")
        self._begin.clicked.connect(self.begin)
        leave = button(self.tr("Cancel"), "cancelVisit")
        leave.clicked.connect(lambda: self._window.go(VISITS))
        self.known = NewVisitFacility(self._session, self.facility)
        self.known.list_wanted.connect(lambda: self._window.go("facilities"))
        left = column(card(self.tr("Facility"), self.known), 1, gap=14)
        what = self._what()
        self._applied = card(self.tr("Application"), self.application)
        right = column(what, self._team(), self._applied, 1, gap=14)
        cards = row(left, right, gap=14)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(12)
        layout.addLayout(row(label(self.tr("New visit"), "display"), 1, leave, self._begin))
        layout.addWidget(self.message)
        layout.addWidget(scrolling_layout(cards, "newVisitArea"), 1)
        self._ask()  # not before: what is shown without a parent opens as a window of its own

    def _what(self) -> QFrame:
        grid = field_grid()
        add_field(grid, self.tr("Kind"), self._kind)
        add_field(grid, self.tr("On behalf of"), self._organisation)
        add_field(grid, self.tr("Day of the visit"), self._on)
        period = row(self._first, label("–", "second"), self._last)
        period.setStretch(0, 1)
        period.setStretch(2, 1)
        self._first.setAccessibleName(self.tr("Figures from"))
        self._last.setAccessibleName(self.tr("Figures to"))
        grid.addWidget(label(self.tr("Figures from – to"), "second"), grid.rowCount(), 0)
        grid.addLayout(period, grid.rowCount() - 1, 1)
        packs = column(gap=2)
        for digest, pack in self._session.packs.items():
            box = self._box(digest, pack)
            self._packs[digest] = box
            packs.addWidget(box)
        grid.addWidget(label(self.tr("Standards"), "second"), grid.rowCount(), 0)
        grid.addLayout(packs, grid.rowCount() - 1, 1)
        return card(self.tr("Visit"), grid)

    def _box(self, digest: str, pack: Pack) -> QCheckBox:
        """A tiered standard and a second edition are there to be chosen, not chosen already."""
        first = all(self._session.packs[d].id != pack.id for d in self._packs)
        box = QCheckBox(words.titled(pack.title, pack.edition))
        box.setObjectName(f"pack_{pack.id}" if first else f"pack_{pack.id}_{digest[:8]}")
        box.setAccessibleName(box.text())
        box.setChecked(first and not pack.optional and pack.tiers is None)
        box.toggled.connect(lambda _on: self._ask())
        return box

    def _chosen(self) -> list[Pack]:
        return [self._session.packs[d] for d, box in self._packs.items() if box.isChecked()]

    def _ask(self) -> None:
        """Ask for the application and the specialties where a chosen standard wants them."""
        chosen = self._chosen()
        tiered = team.asks_for_specialties(chosen)
        self.members.ask_for_specialties(tiered)
        self._applied.setVisible(rules.asks_for_application(chosen))
        self.application.ask(tiered, key_indicators=False)
        self._look_again()

    def _team(self) -> QFrame:
        later = self.tr("Names can be written later; signing needs them, and one who leads.")
        said = label(later, "small", "teamLater", wrap=True)
        return card(
            self.tr("Team"), clear_widget(column(self.last_team, self.members, said, gap=8))
        )

    def _take_team(self, members: tuple[bodies.Member, ...]) -> None:
        self.members.put(members)
        self.last_team.hide()

    def _date(self, name: str, day: QDate) -> QDateEdit:
        made = QDateEdit(day)
        made.setObjectName(name)
        made.setDisplayFormat(ISO)
        made.setCalendarPopup(True)
        return made

    # Beginning

    def entered(self) -> None:
        """Let the person type the name at once, or pick it."""
        self.known.refresh()
        self.last_team.ask(self._session)
        self.facility.focus_first()

    def begin(self) -> None:
        """Check what is needed and begin; what is wrong is told in place."""
        fault = self._fault()
        if fault:
            self.message.say(fault, "bad")
            if not self.facility.has_name():
                self.facility.focus_first()
            return
        self.message.clear()
        members = self.members.members() or (nobody_yet(),)
        acts = next((m for m in members if m.role is Role.LEADER), members[0])
        applied = None if self._applied.isHidden() else self.application.application()
        task = self._session.start_visit(self._opened(members), acts.id, applied)
        once(self._begin, task)
        task.done.connect(self._begun)

    def _look_again(self) -> None:
        """What is put right is no fault any more."""
        if self.message.text() and self._fault() != self.message.text():
            self.message.clear()

    def _fault(self) -> str:
        if not self.facility.has_name():
            return self.tr("The visit needs the name of the facility.")
        if self.facility.fault():
            return self.facility.fault()
        if not any(box.isChecked() for box in self._packs.values()):
            return self.tr("Choose at least one standard.")
        named = [pack.id for pack in self._chosen()]
        twice = next((p for p in self._chosen() if named.count(p.id) > 1), None)
        if twice is not None:
            return self.tr("Choose one edition of “{title}”.").format(title=twice.title)
        if self._last.date() < self._first.date():
            return self.tr("The period of the figures ends before it begins.")
        return "" if self._applied.isHidden() else self.application.fault()

    def _opened(self, members: tuple[bodies.Member, ...]) -> bodies.VisitOpened:
        kind = VisitKind(self._kind.currentData())
        year = self._on.date().year()
        title = self.tr("{year} {kind}").format(year=year, kind=words.visit_kind(kind))
        packs = self._session.packs
        return bodies.VisitOpened(
            kind=kind,
            title=title,
            organisation=self._organisation.text().strip(),
            visit_on=self._on.date().toString(ISO),
            period=bodies.Period(
                first=self._first.date().toString(ISO), last=self._last.date().toString(ISO)
            ),
            facility=self.facility.facility(),
            packs=tuple(
                bodies.PackRef(id=packs[d].id, edition=packs[d].edition, sha256=d)
                for d, box in self._packs.items()
                if box.isChecked()
            ),
            members=members,
        )

    def _begun(self, _state: object) -> None:
        self._window.go(VISIT)
        self._window.forget(self)
