"""A new visit: where to, why, by which standards, for which period, and with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from models.facts import bodies
from models.facts.bodies import FacilityKind, Role, VisitKind
from ui import words
from ui.widgets.basics import button, column, frame, label, row, tell
from ui.widgets.blocks import scrolling
from ui.widgets.members import Members
from ui.widgets.message import Message
from ui.window import VISIT, VISITS

if TYPE_CHECKING:
    from ui.window import Window

ISO = "yyyy-MM-dd"


class NewVisitScreen(QWidget):
    """Everything has a sensible proposal; only the name of the facility is needed to begin."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._session = window.session
        self._lines: dict[str, QLineEdit] = {}
        self._packs: dict[str, QCheckBox] = {}
        self.message = Message("newVisitMessage")
        self.members = Members()
        self._kind = self._choice("visitKind", {k: words.visit_kind(k) for k in VisitKind})
        self._kind.setCurrentIndex(self._kind.findData(VisitKind.ON_SITE))
        self._type = self._choice("facilityKind", {k: words.facility_kind(k) for k in FacilityKind})
        beds = {
            "unknown": self.tr("Not known yet"),
            "yes": self.tr("Yes"),
            "no": self.tr("No"),
        }
        self._beds = self._choice("facilityBeds", beds)
        today = QDate.currentDate()
        self._on = self._date("visitOn", today)
        self._first = self._date("periodFirst", QDate(today.year() - 1, 1, 1))
        self._last = self._date("periodLast", QDate(today.year() - 1, 12, 31))
        self._lay_out()

    # Putting together

    def _lay_out(self) -> None:
        begin = button(self.tr("Begin visit"), "beginVisit", "primary", "check")
        begin.clicked.connect(self.begin)
        leave = button(self.tr("Cancel"), "cancelVisit")
        leave.clicked.connect(lambda: self._window.go(VISITS))
        left = column(self._facility(), 1, gap=14)
        right = column(self._what(), self._team(), 1, gap=14)
        cards = row(left, right, gap=14)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        inner = QWidget()
        inner.setProperty("role", "clear")
        inner.setLayout(cards)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 12)
        layout.setSpacing(12)
        layout.addLayout(row(label(self.tr("New visit"), "display"), 1, leave, begin))
        layout.addWidget(self.message)
        layout.addWidget(scrolling(inner, "newVisitArea"), 1)

    def _facility(self) -> QFrame:
        grid = _grid()
        self._line(grid, "facilityName", self.tr("Name"), needed=True)
        self._line(grid, "facilityCode", self.tr("Institution code"))
        _add(grid, self.tr("Type"), self._type)
        self._line(grid, "facilitySecondName", self.tr("Second name"))
        self._line(grid, "facilityAddress", self.tr("Address"))
        self._line(grid, "facilityPostcode", self.tr("Postcode"))
        self._line(grid, "facilityPhone", self.tr("Telephone"))
        self._line(grid, "facilityLicence", self.tr("Practice licence number"))
        self._line(grid, "facilityLegalName", self.tr("Legal person"))
        self._line(grid, "facilityLegalCertificate", self.tr("Legal person certificate"))
        self._line(grid, "facilityLegal", self.tr("Legal representative"))
        self._line(grid, "facilityHead", self.tr("Person in charge"))
        _add(grid, self.tr("In-patient service"), self._beds)
        return _card(self.tr("Facility"), grid)

    def _what(self) -> QFrame:
        grid = _grid()
        _add(grid, self.tr("Kind"), self._kind)
        self._line(grid, "visitOrganisation", self.tr("On behalf of"))
        _add(grid, self.tr("Day of the visit"), self._on)
        period = row(self._first, label("–", "second"), self._last)
        period.setStretch(0, 1)
        period.setStretch(2, 1)
        grid.addWidget(label(self.tr("Figures from – to"), "second"), grid.rowCount(), 0)
        grid.addLayout(period, grid.rowCount() - 1, 1)
        packs = column(gap=2)
        for digest, pack in self._session.packs.items():
            box = QCheckBox(f"{pack.title} · {pack.edition}")
            if pack.edition in pack.title:
                box.setText(pack.title)
            box.setObjectName(f"pack_{pack.id}")
            box.setChecked(True)
            self._packs[digest] = box
            packs.addWidget(box)
        grid.addWidget(label(self.tr("Standards"), "second"), grid.rowCount(), 0)
        grid.addLayout(packs, grid.rowCount() - 1, 1)
        return _card(self.tr("Visit"), grid)

    def _team(self) -> QFrame:
        return _card(self.tr("Team"), self.members)

    def _line(self, grid: QGridLayout, name: str, said: str, needed: bool = False) -> None:
        made = QLineEdit()
        made.setObjectName(name)
        made.setMaxLength(200)
        self._lines[name] = made
        if needed:
            made.setPlaceholderText(self.tr("needed"))
        _add(grid, said, made)

    def _choice(self, name: str, choices: dict[str, str]) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        for value, said in choices.items():
            made.addItem(said, value)
        return made

    def _date(self, name: str, day: QDate) -> QDateEdit:
        made = QDateEdit(day)
        made.setObjectName(name)
        made.setDisplayFormat(ISO)
        made.setCalendarPopup(True)
        return made

    # Beginning

    def entered(self) -> None:
        """Let the person type the name at once."""
        self._lines["facilityName"].setFocus()

    def _typed(self, name: str) -> str:
        return self._lines[name].text().strip()

    def begin(self) -> None:
        """Check what is needed and begin; what is wrong is told in place."""
        fault = self._fault()
        for name, line in self._lines.items():
            tell(line, "invalid", bool(fault) and name == "facilityName" and not line.text())
        if fault:
            self.message.say(fault, "bad")
            return
        self.message.clear()
        members = self.members.members()
        leader = next(m for m in members if m.role is Role.LEADER)
        task = self._session.start_visit(self._opened(members), leader.id)
        task.done.connect(self._begun)

    def _fault(self) -> str:
        members = self.members.members()
        if not self._typed("facilityName"):
            return self.tr("The visit needs the name of the facility.")
        if not any(box.isChecked() for box in self._packs.values()):
            return self.tr("Choose at least one standard.")
        if not any(m.role is Role.LEADER for m in members):
            return self.tr("The team needs a leader with a name.")
        if self._last.date() < self._first.date():
            return self.tr("The period of the figures ends before it begins.")
        return ""

    def _opened(self, members: tuple[bodies.Member, ...]) -> bodies.VisitOpened:
        kind = VisitKind(self._kind.currentData())
        year = self._on.date().year()
        title = self.tr("{year} {kind}").format(year=year, kind=words.visit_kind(kind))
        packs = self._session.packs
        return bodies.VisitOpened(
            kind=kind,
            title=title,
            organisation=self._typed("visitOrganisation"),
            visit_on=self._on.date().toString(ISO),
            period=bodies.Period(
                first=self._first.date().toString(ISO), last=self._last.date().toString(ISO)
            ),
            facility=self._as_typed(),
            packs=tuple(
                bodies.PackRef(id=packs[d].id, edition=packs[d].edition, sha256=d)
                for d, box in self._packs.items()
                if box.isChecked()
            ),
            members=members,
        )

    def _as_typed(self) -> bodies.Facility:
        return bodies.Facility(
            code=self._typed("facilityCode"),
            name=self._typed("facilityName"),
            second_name=self._typed("facilitySecondName"),
            kind=FacilityKind(self._type.currentData()),
            address=self._typed("facilityAddress"),
            postcode=self._typed("facilityPostcode"),
            phone=self._typed("facilityPhone"),
            licence_code=self._typed("facilityLicence"),
            legal_name=self._typed("facilityLegalName"),
            legal_certificate=self._typed("facilityLegalCertificate"),
            legal_representative=self._typed("facilityLegal"),
            responsible_person=self._typed("facilityHead"),
            beds=self._beds.currentData(),
        )

    def _begun(self, _state: object) -> None:
        self._window.go(VISIT)
        self._window.forget(self)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, 104)
    grid.setColumnStretch(1, 1)
    return grid


def _add(grid: QGridLayout, said: str, field: QWidget) -> None:
    caption = label(said, "second")
    caption.setBuddy(field)
    field.setAccessibleName(said)
    line = grid.rowCount()
    grid.addWidget(caption, line, 0)
    grid.addWidget(field, line, 1)


def _card(title: str, inside: QGridLayout | QWidget) -> QFrame:
    made = frame("panel")
    layout = column(label(title, "heading"), inside, gap=10)
    layout.setContentsMargins(18, 14, 18, 16)
    made.setLayout(layout)
    return made
