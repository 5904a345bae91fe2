"""The team of a visit: one line per person, one of them leads."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.facts.bodies import Member, Role
from models.visits import team
from ui.widgets.basics import button, column, label, row
from ui.widgets.specialties import Specialties


@dataclass(frozen=True)
class Line:
    """The fields of one person."""

    id: str
    name: QLineEdit
    leads: QRadioButton
    specialty: QLineEdit
    organisation: QLineEdit
    remove: QPushButton
    more: Specialties
    whole: QWidget


class Members(QWidget):
    """Edits the team; keeps at least one line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("members")
        self._lines: list[Line] = []
        self._made = 0
        self._leaders = QButtonGroup(self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._add = button(self.tr("One more person"), "addMember", "link", "plus")
        self._add.clicked.connect(lambda: self.add())
        self._programme = False
        self._gaps = label("", "small", wrap=True)
        self._gaps.setObjectName("teamGaps")
        self.setLayout(column(self._rows, row(self._add, 1), self._gaps, gap=4))
        self.add(leads=True)
        self.add()

    def add(self, leads: bool = False, identity: str = "") -> Line:
        """Add an empty line."""
        number, self._made = self._made, self._made + 1
        name = self._field(f"memberName_{number}", self.tr("Name"))
        specialty = self._field(f"memberSpecialty_{number}", self.tr("Specialty"))
        organisation = self._field(f"memberOrganisation_{number}", self.tr("Employer"))
        lead = QRadioButton(self.tr("Leads"))
        lead.setObjectName(f"memberLeads_{number}")
        lead.setAccessibleName(lead.text())
        lead.setChecked(leads)
        self._leaders.addButton(lead)
        remove = button("", f"memberRemove_{number}", "link", "trash", self.tr("Remove person"))
        whole = QWidget()
        layout = row(name, lead, specialty, organisation, remove)
        for place, weight in ((0, 3), (2, 3), (3, 4)):
            layout.setStretch(place, weight)
        more = Specialties(f"memberMore_{number}")
        more.setVisible(self._programme)
        whole.setLayout(column(layout, more, gap=2))
        known = identity or str(uuid.uuid4())
        line = Line(known, name, lead, specialty, organisation, remove, more, whole)
        more.changed.connect(self._tell)
        for field in (name, organisation):
            field.textChanged.connect(lambda _text: self._tell())
        remove.clicked.connect(self._remover(line))
        self._rows.addWidget(whole)
        self._lines.append(line)
        self._walk_in_order()
        self._tell()
        return line

    def ask_for_specialties(self, asked: bool) -> None:
        """Ask who covers what of the programme's nine fields: for tiered standards (R4.9)."""
        self._programme = asked
        for line in self._lines:
            line.more.setVisible(asked)
        self._tell()

    def _tell(self) -> None:
        """Say which specialties nobody covers; it warns and blocks nothing."""
        missing = team.gaps(self.members()) if self._programme else ()
        words = self.tr("Nobody covers: {names}. This is a notice only.")
        self._gaps.setText(words.format(names="、".join(missing)) if missing else "")
        self._gaps.setVisible(bool(missing))

    def _walk_in_order(self) -> None:
        """Lines made later come before the button that made them, not at the end of the page."""
        parts = [
            part
            for line in self._lines
            for part in (
                line.name,
                line.leads,
                line.specialty,
                line.organisation,
                line.remove,
                *line.more.parts(),
            )
        ]
        before = self._add.previousInFocusChain()
        while before in parts or (before and before.focusPolicy() is Qt.FocusPolicy.NoFocus):
            before = before.previousInFocusChain()
        for part in parts:
            if before is not None and before.window() is self.window():
                QWidget.setTabOrder(before, part)
                before = part

    def put(self, members: Sequence[Member]) -> None:
        """Show a team; its people keep their identity in the record."""
        for line in self._lines:
            self._leaders.removeButton(line.leads)
            line.whole.setParent(None)
            line.whole.deleteLater()
        self._lines.clear()
        self._made = 0
        for member in members:
            line = self.add(member.role is Role.LEADER, member.id)
            line.name.setText(member.name)
            line.specialty.setText(member.specialty)
            line.organisation.setText(member.organisation)
            line.more.put(member.covers or (), member.recusal or "")
        self._tell()

    def _field(self, name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setMaxLength(200)
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        return made

    def _remover(self, line: Line) -> Callable[[], None]:
        def remove() -> None:
            if len(self._lines) > 1:
                self._lines.remove(line)
                self._leaders.removeButton(line.leads)
                line.whole.deleteLater()
                self._tell()

        return remove

    def members(self) -> tuple[Member, ...]:
        """Everyone with a name, in the order of the lines."""
        return tuple(
            Member(
                id=line.id,
                name=line.name.text().strip(),
                role=Role.LEADER if line.leads.isChecked() else Role.EVALUATOR,
                specialty=line.specialty.text().strip(),
                organisation=line.organisation.text().strip(),
                covers=line.more.covers() or None,
                recusal=line.more.recusal() or None,
            )
            for line in self._lines
            if line.name.text().strip()
        )

    def focus_first(self) -> None:
        """Let the person type the first name."""
        self._lines[0].name.setFocus()
