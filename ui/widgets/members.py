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
from ui.widgets.basics import button, column, row


@dataclass(frozen=True)
class Line:
    """The fields of one person."""

    id: str
    name: QLineEdit
    leads: QRadioButton
    specialty: QLineEdit
    organisation: QLineEdit
    remove: QPushButton
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
        self.setLayout(column(self._rows, row(self._add, 1), gap=4))
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
        whole.setLayout(layout)
        known = identity or str(uuid.uuid4())
        line = Line(known, name, lead, specialty, organisation, remove, whole)
        remove.clicked.connect(self._remover(line))
        self._rows.addWidget(whole)
        self._lines.append(line)
        self._walk_in_order()
        return line

    def _walk_in_order(self) -> None:
        """Lines made later come before the button that made them, not at the end of the page."""
        parts = [
            part
            for line in self._lines
            for part in (line.name, line.leads, line.specialty, line.organisation, line.remove)
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
            )
            for line in self._lines
            if line.name.text().strip()
        )

    def focus_first(self) -> None:
        """Let the person type the first name."""
        self._lines[0].name.setFocus()
