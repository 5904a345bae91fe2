"""The sign-in list of a meeting: the team as the record names it, and the facility's people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.base import LONGEST_NAME
from models.facts.bodies import Present
from models.facts.meetings import MOST_PRESENT
from ui.widgets.basics import button, column, empty, label, row
from ui.widgets.message import Message, limit


@dataclass(frozen=True)
class Line:
    """The fields of one person."""

    member: str | None
    name: QLineEdit
    unit: QLineEdit
    post: QLineEdit
    remove: QPushButton
    whole: QWidget

    def person(self) -> Present:
        """What is typed."""
        fields = (self.name, self.unit, self.post)
        name, unit, post = (field.text().strip() for field in fields)
        return Present(name=name, unit=unit, post=post, member=self.member)


class SignIn(QWidget):
    """One line per person. Return goes on, and adds a line below the last: no mouse is needed."""

    team_wanted = Signal()
    """Who of the team is not on the list is to come onto it."""
    names_wanted = Signal()
    """Nobody of the team has a name; they are written where the team is."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.setObjectName("signIn")
        self.setProperty("role", "clear")
        self._message = message
        self._lines: list[Line] = []
        self._made = 0
        self._facility = ""
        self._team, self._theirs = QVBoxLayout(), QVBoxLayout()
        for lines in (self._team, self._theirs):
            lines.setSpacing(6)
        self._add = button(self.tr("One more person"), "signInAdd", "link", "plus")
        self._add.clicked.connect(lambda: self.add_theirs().name.setFocus())
        self._all = button(self.tr("The whole team"), "signInTeam", "link", "users")
        self._all.clicked.connect(self.team_wanted)
        words = self.tr("Nobody of the team has a name yet. Write the names once, they come here.")
        self._nobody = label(words, "small", "signInNobody", wrap=True)
        self._names = button(self.tr("Write the names"), "signInNames", icon="users")
        self._names.clicked.connect(self.names_wanted)
        layout = column(
            label(self.tr("Team"), "second"),
            self._team,
            self._nobody,
            row(self._all, self._names, 1),
            label(self.tr("Facility and guests"), "second"),
            self._theirs,
            row(self._add, 1),
            gap=6,
        )
        self.setLayout(layout)

    def put(self, people: Sequence[Present], facility: str) -> None:
        """Show a list; a new person is of the facility until something else is typed."""
        self._facility = facility
        self._lines.clear()
        self._made = 0
        for lines in (self._team, self._theirs):
            empty(lines)
        for one in people:
            self.add(one)
        if not any(line.member is None for line in self._lines):
            self.add_theirs()

    def offer_team(self, some_missing: bool) -> None:
        """Whether somebody of the team is not on the list; with no names at all, say what to do."""
        self._all.setVisible(some_missing)
        nobody = not some_missing and all(line.member is None for line in self._lines)
        self._nobody.setVisible(nobody)
        self._names.setVisible(nobody)

    def add_theirs(self) -> Line:
        """Add an empty line for one of the facility."""
        return self.add(Present(name=""))

    def add(self, one: Present) -> Line:
        """Add a line; the name of a member is the record's and changed with the team."""
        number, self._made = self._made, self._made + 1
        line = Line(
            member=one.member,
            name=self._field(f"signInName_{number}", self.tr("Name"), one.name),
            unit=self._field(f"signInUnit_{number}", self.tr("Unit"), one.unit),
            post=self._field(f"signInPost_{number}", self.tr("Post"), one.post),
            remove=button("", f"signInRemove_{number}", "link", "trash", self.tr("Not here")),
            whole=QWidget(),
        )
        line.name.setReadOnly(one.member is not None)
        line.name.textEdited.connect(lambda _text: self._propose_unit(line))
        layout = row(line.name, line.unit, line.post, line.remove)
        for place, weight in ((0, 3), (1, 5), (2, 3)):
            layout.setStretch(place, weight)
        line.whole.setLayout(layout)
        line.remove.clicked.connect(partial(self._remove, line))
        line.name.returnPressed.connect(line.unit.setFocus)
        line.unit.returnPressed.connect(line.post.setFocus)
        line.post.returnPressed.connect(partial(self._go_on, line))
        (self._theirs if one.member is None else self._team).addWidget(line.whole)
        self._lines.append(line)
        self._walk_in_order()
        self._add.setEnabled(len(self._lines) < MOST_PRESENT)
        return line

    def _field(self, name: str, said: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setObjectName(name)
        made.setAccessibleName(said)
        made.setPlaceholderText(said)
        made.setMinimumWidth(0)
        limit(made, LONGEST_NAME, self._message)
        made.setCursorPosition(0)  # a long unit shows its beginning
        return made

    def _propose_unit(self, line: Line) -> None:
        """Whoever has a name works here, until somebody says otherwise."""
        if line.member is None and line.name.text() and not line.unit.isModified():
            line.unit.setText(self._facility)
            line.unit.setCursorPosition(0)

    def _go_on(self, line: Line) -> None:
        """From the post to the next name, or to a new line."""
        after = self._ordered()[self._ordered().index(line) + 1 :]
        if not after and not line.name.text().strip():
            return
        (after[0] if after else self.add_theirs()).name.setFocus()

    def _remove(self, line: Line) -> None:
        self._lines.remove(line)
        line.whole.hide()
        line.whole.deleteLater()
        self._add.setEnabled(True)
        self._add.setFocus()

    def _ordered(self) -> list[Line]:
        return sorted(self._lines, key=lambda line: line.member is None)

    def _walk_in_order(self) -> None:
        """Lines made later come before the buttons that made them."""
        of_team = [line for line in self._lines if line.member is not None]
        theirs = [line for line in self._lines if line.member is None]
        order: list[QWidget] = [*_parts(of_team), self._all, *_parts(theirs), self._add]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def people(self) -> tuple[Present, ...]:
        """Everybody on the list, the team first; lines with nothing in them are left out."""
        people = (line.person() for line in self._ordered())
        return tuple(one for one in people if one.name or one.unit or one.post)

    def focus(self) -> None:
        """Let the person type the first name of the facility that is missing."""
        theirs = [line for line in self._lines if line.member is None]
        open_ = next((line for line in theirs if not line.name.text()), None)
        (open_ or theirs[0] if theirs else self._lines[0]).name.setFocus()


def _parts(lines: Sequence[Line]) -> list[QWidget]:
    return [part for one in lines for part in (one.name, one.unit, one.post, one.remove)]
