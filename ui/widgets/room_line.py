"""What the rooms say of a clause, and the leader's word against them (R2.6)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.standards.types import Verdict
from ui import words
from ui.widgets.basics import button, column, label, row, tell
from ui.widgets.choice import Choice

translate = QCoreApplication.translate
SETTLED = (Verdict.MET, Verdict.NOT_MET)


@dataclass(frozen=True)
class RoomState:
    """How a clause stands in the rooms, seen from where one is."""

    name: str = ""
    """The room one stands in, when the clause is recorded for it alone; else empty."""
    verdict: Verdict = Verdict.UNCHECKED
    """What was seen in that room."""
    seen: tuple[tuple[str, Verdict], ...] = ()
    """Rooms in which something was seen, in that order."""
    met: int = 0
    """Rooms where it is met."""
    judged: int = 0
    """Rooms where it is met or not met."""
    reason: str = ""
    """Why the leader decided otherwise than the rooms; empty when nobody did."""
    against: bool = False
    """The mark says something else than the rooms, without a reason."""
    place: str = ""
    """Where the clause was marked as a whole, when that was another room."""
    may_override: bool = False
    """Whether the person who acts may decide otherwise."""


class RoomLine(QWidget):
    """One line below the words; the leader's decision opens below it."""

    decided = Signal(object, str)
    """Verdict of the clause as a whole, and the reason; an empty reason goes back to the rooms."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"rooms_{name}")
        self._state = RoomState()
        self._said = label("", "second", f"roomsSaid_{name}", wrap=True)
        self._other = button(self.tr("Decide otherwise"), f"override_{name}", "link", "pencil")
        self._other.setToolTip(self.tr("Leader: another verdict than the rooms, with a reason"))
        self._other.clicked.connect(self._open)
        self._back = button(self.tr("As the rooms say"), f"overrideBack_{name}", "link", "undo")
        self._back.clicked.connect(self._go_back)
        head = row(self._said, self._other, self._back, gap=8)
        head.setStretch(0, 1)
        self._form = self._make_form(name)
        self._form.hide()
        self.setLayout(column(head, self._form, gap=4))

    def _make_form(self, name: str) -> QWidget:
        items = tuple((str(v), words.short_verdict(v), str(v)) for v in SETTLED)
        self._choice = Choice(f"overrideTo_{name}", items, self.tr("Verdict of the clause"))
        self._reason = QLineEdit()
        self._reason.setObjectName(f"overrideReason_{name}")
        self._reason.setAccessibleName(self.tr("Why not as the rooms say?"))
        self._reason.setPlaceholderText(self._reason.accessibleName())
        self._reason.returnPressed.connect(self._confirm)
        self._sure = button(self.tr("Confirm"), f"overrideGiven_{name}")
        self._sure.clicked.connect(self._confirm)
        self._reason.textChanged.connect(self._weigh)
        self._choice.chosen.connect(self._weigh)
        made = QWidget()
        inner = row(self._choice, self._reason, self._sure, gap=8)
        inner.setStretch(1, 1)
        made.setLayout(inner)
        self._weigh()
        return made

    def show_rooms(self, state: RoomState, whole: Verdict) -> None:
        """Show what was seen, and what that comes to."""
        self._state = state
        said = room_words(state, whole)
        self._said.setText(said)
        tell(self._said, "tone", "warn" if state.against else "")
        self.setAccessibleName(said)
        rooms = bool(state.judged)
        self._other.setVisible(rooms and state.may_override)
        self._back.setVisible((bool(state.reason) or state.against) and state.may_override)
        if not state.may_override:
            self._form.hide()
        self.setVisible(bool(said))

    def take_up(self, reason: str) -> None:
        """Show a reason again that was typed and not confirmed."""
        if self._state.may_override and not self._reason.text():
            self._form.show()
            self._propose()
            self._reason.setText(reason)

    def _open(self) -> None:
        self._form.setVisible(self._form.isHidden())
        self._propose()
        self._reason.setFocus()

    def _propose(self) -> None:
        opposite = Verdict.MET if self._state.met < self._state.judged else Verdict.NOT_MET
        self._choice.select(str(opposite))
        self._weigh()

    def _weigh(self) -> None:
        self._sure.setEnabled(bool(self._choice.value() and self._reason.text().strip()))

    def _confirm(self) -> None:
        if self._sure.isEnabled():
            self._form.hide()
            self.decided.emit(Verdict(self._choice.value()), self._reason.text().strip())
            self._reason.clear()

    def _go_back(self) -> None:
        all_met = self._state.met == self._state.judged
        self.decided.emit(Verdict.MET if all_met else Verdict.NOT_MET, "")


def room_words(state: RoomState, whole: Verdict) -> str:
    """``全科诊室 1 达标 · 全科诊室 2 不达标 → 1/2``, and what the clause has as a whole."""
    if not state.seen:
        if whole is Verdict.UNCHECKED:
            return ""
        if state.place:
            said = translate("RoomLine", "In {room}: {verdict}")
            return said.format(room=state.place, verdict=words.verdict(whole))
        said = translate("RoomLine", "Whole clause: {verdict}")
        return said.format(verdict=words.verdict(whole)) if state.name else ""
    rooms = " · ".join(f"{name} {words.short_verdict(verdict)}" for name, verdict in state.seen)
    tally = f" → {state.met}/{state.judged}" if state.judged else ""
    said = translate("RoomLine", "Whole clause: {verdict}").format(verdict=words.verdict(whole))
    if state.reason:
        said += translate("RoomLine", " (decided otherwise: {reason})").format(reason=state.reason)
    elif state.against:
        said += translate("RoomLine", " - not what the rooms say, and without a reason")
    return f"{rooms}{tally}   {said}"
