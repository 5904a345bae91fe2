"""One touch brings the team of the last visit: names, roles, specialties, employers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.facts.bodies import Member, Role
from ui import words
from ui.widgets.basics import button, column, row

if TYPE_CHECKING:
    from ui.session import FieldSession

NAMED = 3
"""So many names stand on the button; the others are counted."""


class TeamOffer(QWidget):
    """Hidden until a visit of this laptop has a team to offer."""

    taken = Signal(object)
    """The team (tuple of Member), as new people of this visit."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("teamOffer")
        self.setProperty("role", "clear")
        self._team: tuple[Member, ...] = ()
        self._take = button("", "takeLastTeam", icon="users")
        self._take.clicked.connect(lambda: self.taken.emit(self._team))
        self.setLayout(column(row(self._take, 1)))
        self.hide()

    def ask(self, session: FieldSession) -> None:
        """Look in the worker for the last team; without one nothing is offered."""
        from models.visits.last_team import last_team

        book = session.book
        task = session.worker.compute(lambda _told: last_team(book))
        task.done.connect(self.offer)
        task.failed.connect(session.failed)

    def offer(self, team: tuple[Member, ...]) -> None:
        """Offer these people; nobody is no offer."""
        self._team = team
        names = [member.name for member in team[:NAMED]]
        said = self.tr("Same team as last time: {names}").format(names=self.tr(", ").join(names))
        if len(team) > NAMED:
            said = self.tr("{offer} and {n} more").format(offer=said, n=len(team) - NAMED)
        self._take.setText(said)
        self._take.setAccessibleName(said)
        self._take.setToolTip("\n".join(map(_described, team)))
        self.setVisible(bool(team))


def _described(member: Member) -> str:
    role = words.role(Role(member.role))
    parts = (member.name, role, member.specialty, member.organisation)
    return " · ".join(part for part in parts if part)
