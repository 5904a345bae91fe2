"""Every remark of the return in one list: read, answered in words, and gone to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from models.facts.returned import unanswered
from models.facts.state import VisitState
from ui import words
from ui.dialogs.fitting import fit
from ui.widgets.basics import button, column, frame, label, row
from ui.widgets.blocks import scrolling_layout
from ui.widgets.remark_lines import RemarkLines

WIDTH, HEIGHT = 720, 520


class ReturnedDialog(QDialog):
    """Tells what is answered and where to go; Escape closes it."""

    answered = Signal(int, str)
    """Number of the remark and the answer."""
    go = Signal(str, str)
    """Pack and clause to go to."""

    def __init__(self, state: VisitState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("returnedDialog")
        self.setWindowTitle(self.tr("Returned for correction"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, WIDTH, HEIGHT)
        self._lines: list[RemarkLines] = []
        assert state.returned is not None
        given = state.returned
        due = words.day(given.due_on) if given.due_on else ""
        head = " · ".join(part for part in (given.office, given.by, given.reason, due) if part)
        inside = column(gap=8)
        for number, remark in enumerate(given.remarks, start=1):
            answer = state.answers.get(number, "")
            one = (number, remark.text, answer)
            inside.addWidget(self._remark(one, remark.key, state.closed is None))
        inside.addStretch(1)
        left = self.tr("{n} without an answer in words").format(n=len(unanswered(state)))
        close = button(self.tr("Done"), "returnedDone", "primary")
        close.clicked.connect(self.close)
        close.setAutoDefault(False)
        area = scrolling_layout(inside, "returnedArea")
        foot = row(label(left, "small", "returnedLeft"), 1, close)
        layout = column(label(head, "second", "returnedHead", wrap=True), area, foot, gap=10)
        layout.setContentsMargins(14, 14, 14, 14)
        self.setLayout(layout)

    def _remark(
        self, one: tuple[int, str, str], key: tuple[str, str] | None, is_open: bool
    ) -> QFrame:
        made, number = frame("card", f"returned_{one[0]}"), one[0]
        lines = RemarkLines(f"list_{number}")
        lines.show_remarks((one,), is_open)
        lines.answered.connect(self.answered)
        self._lines.append(lines)
        where = self.tr("Clause {code}").format(code=key[1]) if key else ""
        head = row(label(where or self.tr("The visit as a whole"), "heading"), 1)
        if key is not None:
            go = button(self.tr("Go to the clause"), f"returnedGo_{number}", icon="right")
            go.setAccessibleName(f"{go.text()} {key[1]}")
            go.setAutoDefault(False)
            go.clicked.connect(partial(self._go_to, *key))
            head.addWidget(go)
        made.setLayout(column(head, lines, gap=4, margin=10))
        return made

    def _go_to(self, pack: str, clause: str) -> None:
        self.close()
        self.go.emit(pack, clause)

    def done(self, result: int) -> None:
        """Hand over what is still being typed before it is gone."""
        for lines in self._lines:
            lines.flush()
        super().done(result)
