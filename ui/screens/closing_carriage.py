"""What of the photos leaves with the package: covered copies, originals or both, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.facts.carriage import REDACTED, carriage_counts
from models.facts.state import VisitState
from ui.session import FieldSession
from ui.tasks import while_there
from ui.widgets.basics import button, column, frame, label, row, tell
from ui.widgets.choice import Choice
from ui.widgets.fields import line_field
from ui.widgets.message import Message

if TYPE_CHECKING:
    from models.errors import ExpectedError

ORIGINAL, BOTH = "original", "both"
LONGEST = 200


class ClosingCarriage(QWidget):
    """A small card: how many photos there are, how many covered, and what goes."""

    def __init__(self, session: FieldSession) -> None:
        super().__init__()
        self.setObjectName("closing_carriage")
        self.setProperty("role", "clear")
        self._session = session
        self._kept: tuple[str, str] = (REDACTED, "")
        self._counts = label("", "second", "carriage_counts", wrap=True)
        said = self.tr("What leaves of covered photos")
        items = [
            (REDACTED, self.tr("Covered copy")),
            (ORIGINAL, self.tr("Original")),
            (BOTH, self.tr("Both")),
        ]
        self._choice = Choice("carriage_choice", items, said)
        self._choice.chosen.connect(self._choose)
        self._reason = line_field("carriage_reason", self.tr("Why originals leave"), most=LONGEST)
        self._reason.returnPressed.connect(self._keep)
        self._go = button(self.tr("Keep"), "carriage_keep")
        self._go.clicked.connect(self._keep)
        self.message = Message("carriage_message")
        self._why = column(row(self._reason, self._go), gap=0)
        card = frame("card")
        head = label(said, "", "carriage_head", wrap=True)
        card.setLayout(
            column(head, self._counts, self._choice, self._why, self.message, gap=6, margin=8)
        )
        self.setLayout(column(card))
        self.hide()

    def show_state(self, state: VisitState) -> None:
        """Show the policy of a visit; nothing to decide while it has no photo."""
        counts = carriage_counts(state.evidence.values(), state.carriage)
        self.setVisible(counts.photos > 0)
        words = self.tr("{n} photos, {covered} covered; {staying} originals stay on this laptop.")
        self._counts.setText(
            words.format(n=counts.photos, covered=counts.covered, staying=counts.staying)
        )
        kept = (state.carriage.carry, state.carriage.reason) if state.carriage else (REDACTED, "")
        if kept != self._kept or not self._choice.value():
            self._kept = kept
            self._reason.setText(kept[1])
            self._choice.select(kept[0])
            self.message.clear()
        is_open = state.closed is None
        for each in (self._choice, self._reason, self._go):
            each.setEnabled(is_open)
        tell(self._counts, "tone", "warn" if kept[0] != REDACTED else "")
        self._show_reason()

    def _show_reason(self) -> None:
        needed = self._choice.value() != REDACTED
        self._reason.setVisible(needed)
        self._go.setVisible(needed)

    def _choose(self, carry: str) -> None:
        """The covered copy needs no reason; originals wait for theirs."""
        self._show_reason()
        if carry == REDACTED or self._reason.text().strip():
            self._keep()
        else:
            self.message.say(self.tr("Originals leave only with a reason."), "warn")
            self._reason.setFocus()

    def _keep(self) -> None:
        from models.evidence import copies

        s, carry = self._session, self._choice.value()
        reason = self._reason.text() if carry != REDACTED else ""
        task = s.submit(
            lambda now: copies.set_carriage(s.book, now, s.actor, carry, reason), self._refuse
        )
        task.done.connect(while_there(self, lambda _state: self.message.clear()))

    def _refuse(self, error: ExpectedError) -> None:
        self.message.refuse(error)
