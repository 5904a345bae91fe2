"""Who opens a meeting for the facility: its head, or a deputy (受委托人) with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.base import LONGEST_NAME
from models.facts.bodies import Host
from ui.widgets.basics import column, row
from ui.widgets.choice import Choice
from ui.widgets.message import Message, limit

HEAD, DEPUTY = "head", "deputy"
POST = "受委托人"
"""What a deputy is called on paper."""


class HostForm(QWidget):
    """The same question as at the signing: who acts for the head is named, and says why."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.setObjectName("meetingHost")
        self.setProperty("role", "clear")
        items = [(HEAD, self.tr("The head")), (DEPUTY, self.tr("A deputy"))]
        said = self.tr("Who opens it for the facility")
        self._who = Choice("meetingHostIs", items, said, "nav")
        self._who.chosen.connect(self._fit)
        self._name = _line("meetingHostName", self.tr("Name"), message)
        self._post = _line("meetingHostPost", self.tr("Office held"), message)
        self._why = _line("meetingHostReason", self.tr("Why a deputy stands in"), message)
        names = row(self._name, self._post)
        self.setLayout(column(row(self._who, 1), names, self._why, gap=8))

    def put(self, host: Host | None) -> None:
        """Show who it was, or the head while nobody was named."""
        self._who.select(DEPUTY if host and host.deputy is not None else HEAD)
        self._name.setText(host.name if host else "")
        self._post.setText(host.post if host else "")
        self._why.setText((host.deputy or "") if host else "")
        self._why.setVisible(self._is_deputy())

    def host(self) -> Host | None:
        """What is typed; None while nothing is."""
        name, post = self._name.text().strip(), self._post.text().strip()
        deputy = self._why.text().strip() if self._is_deputy() else None
        if not (name or deputy) and post in ("", POST):
            return None
        return Host(name=name, post=post, deputy=deputy)

    def missing(self) -> QLineEdit | None:
        """The field that is still needed, or None."""
        if self.host() is None:
            return None
        if not self._name.text().strip():
            return self._name
        return self._why if self._is_deputy() and not self._why.text().strip() else None

    def _is_deputy(self) -> bool:
        return self._who.value() == DEPUTY

    def _fit(self, _chosen: str) -> None:
        """A deputy is not the head: the proposed name goes, and the role is named."""
        deputy = self._is_deputy()
        self._why.setVisible(deputy)
        if deputy:
            self._name.clear()
            self._post.setText(POST)
        elif self._post.text() == POST:
            self._post.clear()
        self._name.setFocus()


def _line(name: str, said: str, message: Message) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(said)
    made.setPlaceholderText(said)
    made.setMinimumWidth(0)
    limit(made, LONGEST_NAME, message)
    return made
