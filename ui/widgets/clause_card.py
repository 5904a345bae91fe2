"""One clause: the issued text in full, the four segments, figures, remarks, evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from models.standards.judgement import Values
from models.standards.types import Clause, Verdict
from ui.widgets.basics import button, chip, empty, label, row, tell
from ui.widgets.flow import FlowLayout
from ui.widgets.measurement import Measurement
from ui.widgets.message import Message
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from models.errors import ExpectedError

INDENT = 38


@dataclass(frozen=True)
class CardState:
    """What a card shows of the record."""

    verdict: Verdict = Verdict.UNCHECKED
    reason: str = ""
    note: str = ""
    place: str = ""
    photos: int = 0
    has_finding: bool = False
    values: Values = field(default_factory=dict)
    source: str = ""
    conflict: bool = False
    """The mark and the figures say different things."""
    is_open: bool = True
    no_exception: str = ""
    """Why 不适用 may not be chosen here; empty when it may."""


class ClauseCard(QFrame):
    """Shows a clause and its state; tells what the person does with it."""

    picked = Signal(str)
    """The person is at this clause now."""
    marked = Signal(str, object)
    """Clause and verdict."""
    reasoned = Signal(str, str)
    """Clause and the reason why it does not apply."""
    noted = Signal(str, str)
    """Clause and remark."""
    measured = Signal(str, object, str)
    """Clause, values, source."""
    evidence_wanted = Signal(str)
    """Photos or documents are to be added."""

    def __init__(self, clause: Clause, number: str, name: str) -> None:
        super().__init__()
        self.code = clause.code
        self.setObjectName(f"card_{name}")
        self.setProperty("role", "card")
        self.setAccessibleName(f"{number} {clause.text}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._clause, self._name, self._number = clause, name, number
        self._state: CardState | None = None
        self.segments = Segments(name, number)
        self.segments.chosen.connect(self.choose)
        self.measurement: Measurement | None = None
        self.message = Message(f"message_{name}")
        self._chips = FlowLayout()
        self._lay_out()

    # Putting together

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 12, 14, 12)
        self._layout.setSpacing(8)
        number = label(self._number, "number")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        issued = label(self._clause.text, "issued", f"text_{self._name}", wrap=True)
        self._make_links()
        head = row(number, issued, self._write, self._clear, gap=12)
        head.setStretch(1, 1)
        for link in (self._write, self._clear):
            link.setFixedSize(30, 28)
        for part in (number, self._write, self._clear):
            head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        head.setSpacing(10)
        self._layout.addLayout(head)
        if self._clause.method_text:
            self._indented(label(self._clause.method_text, "small", wrap=True))
        if self._clause.inputs:
            self.measurement = Measurement(self._clause, self._name)
            self.measurement.changed.connect(self._tell_values)
            self._indented(self.measurement)
        self._layout.addLayout(self._foot())
        self._reason = self._line_edit("reason", self.tr("Why does it not apply?"))
        self._reason.returnPressed.connect(self._give_reason)
        self._remark = self._line_edit("remark", self.tr("Remark, e.g. what was looked at"))
        self._remark.editingFinished.connect(self._give_remark)
        self._give = button(self.tr("Confirm not applicable"), f"reasonGiven_{self._name}")
        self._give.clicked.connect(self._give_reason)
        self._give.hide()
        reason_row = row(self._reason, self._give)
        reason_row.setContentsMargins(INDENT, 0, 0, 0)
        self._layout.addLayout(reason_row)
        self._indented(self._remark)
        self._indented(self.message)

    def _indented(self, widget: QWidget) -> None:
        holder = row(widget)
        holder.setContentsMargins(INDENT, 0, 0, 0)
        self._layout.addLayout(holder)

    def _line_edit(self, kind: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"{kind}_{self._name}")
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        made.setProperty("compact", True)
        made.hide()
        return made

    def _make_links(self) -> None:
        self._evidence = button(self.tr("Evidence"), f"addEvidence_{self._name}", "link", "camera")
        self._evidence.setToolTip(self.tr("Add photos or documents to this clause"))
        self._evidence.clicked.connect(lambda: self.evidence_wanted.emit(self.code))
        self._write = button("", f"addRemark_{self._name}", "link", "pencil", self.tr("Remark"))
        self._write.clicked.connect(self._open_remark)
        clear = self.tr("Clear the mark (key 0)")
        self._clear = button("", f"clear_{self._name}", "link", "eraser", clear, "text2")
        self._clear.clicked.connect(lambda: self.choose(Verdict.UNCHECKED))

    def _foot(self) -> QHBoxLayout:
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        holder.setLayout(self._chips)
        foot = row(holder, self.segments, gap=10)
        foot.setStretch(0, 1)
        foot.setContentsMargins(INDENT, 0, 0, 0)
        foot.setAlignment(holder, Qt.AlignmentFlag.AlignVCenter)
        foot.setAlignment(self.segments, Qt.AlignmentFlag.AlignBottom)
        return foot

    # Showing

    def show_state(self, state: CardState) -> None:
        """Show what the record says now."""
        self.segments.set_verdict(state.verdict)
        if state == self._state:
            return
        before, self._state = self._state, state
        if self.measurement is not None:
            self.measurement.show_values(state.values, state.source)
            self.measurement.set_open(state.is_open)
        if before is None or before.verdict is not state.verdict:
            self.message.clear()
            self.ask_reason(False)
        if not self._remark.hasFocus():
            self._remark.setText(state.note)
        self.segments.setEnabled(state.is_open)
        self.segments.forbid(Verdict.NOT_APPLICABLE, state.no_exception)
        self._show_chips(state)

    def _show_chips(self, state: CardState) -> None:
        self._chips.removeWidget(self._evidence)
        empty(self._chips)
        for made in self._chips_of(state):
            self._chips.addWidget(made)
        # Into the layout first: a widget without a parent would show as a window of its own.
        self._chips.addWidget(self._evidence)
        self._evidence.setVisible(state.is_open)
        self._write.setVisible(state.is_open)
        self._clear.setVisible(state.is_open)
        self._clear.setEnabled(state.verdict is not Verdict.UNCHECKED)

    def _chips_of(self, state: CardState) -> list[QWidget]:
        found: list[QWidget] = []
        if state.conflict:
            words = self.tr("Mark and figures disagree")
            found.append(chip(words, "warn", f"conflict_{self._name}"))
        if state.note:
            shown = state.note if len(state.note) <= 16 else state.note[:15] + "…"
            found.append(chip(shown, "bad" if state.verdict is Verdict.NOT_MET else ""))
            found[-1].setToolTip(state.note)
        if state.verdict is Verdict.NOT_APPLICABLE and state.reason:
            shown = state.reason if len(state.reason) <= 16 else state.reason[:15] + "…"
            found.append(chip(shown))
            found[-1].setToolTip(state.reason)
        if state.photos:
            words = self.tr("Evidence {count}").format(count=state.photos)
            found.append(chip(words, name=f"photos_{self._name}"))
        if state.has_finding:
            found.append(chip(self.tr("Finding written"), "bad", f"finding_{self._name}"))
        elif state.verdict is Verdict.NOT_MET:
            found.append(chip(self.tr("Finding missing"), "warn", f"finding_{self._name}"))
        return found

    def select(self, selected: bool) -> None:
        """Draw the frame that says: keys go here."""
        tell(self, "selected", "true" if selected else "false")

    def refuse(self, error: ExpectedError) -> None:
        """Tell in the card why the rules do not allow it; ask for a reason where one helps."""
        self.message.refuse(error)
        self.ask_reason(error.code == "not-applicable-needs-reason")

    def ask_reason(self, asked: bool) -> None:
        """Offer the line for the reason of 不适用."""
        self._reason.setVisible(asked)
        self._give.setVisible(asked)
        if asked:
            self._reason.setFocus()

    # What the person does

    def choose(self, verdict: Verdict) -> None:
        """Give a verdict, by segment or by key; painted ahead, the store has the last word."""
        if self._state is None or not self._state.is_open:
            return
        self.message.clear()
        self.ask_reason(False)
        if verdict is Verdict.NOT_APPLICABLE and self._state.no_exception:
            self.message.say(self._state.no_exception, "bad")
            return
        self.segments.set_verdict(verdict)
        self.marked.emit(self.code, verdict)

    def _give_reason(self) -> None:
        self.reasoned.emit(self.code, self._reason.text().strip())

    def _open_remark(self) -> None:
        self._remark.setVisible(self._remark.isHidden())
        self._remark.setFocus()

    def _give_remark(self) -> None:
        typed = self._remark.text().strip()
        if self._state is not None and typed != self._state.note:
            self.noted.emit(self.code, typed)

    def _tell_values(self, values: Values, source: str) -> None:
        self.measured.emit(self.code, values, source)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        if self.measurement is not None:
            self.measurement.flush()
        self._give_remark()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit(self.code)
        super().mousePressEvent(event)
