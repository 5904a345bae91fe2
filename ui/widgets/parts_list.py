"""The points inside a clause, each ticked with one touch or one key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.standards.compound import Compound, part_texts
from models.standards.grading import Outcome
from models.standards.types import Clause, Verdict
from models.visits.parts import may_leave_out
from ui.widgets.basics import chip, column, label, row, tell
from ui.widgets.part_row import PartRow

SHORT = 13
"""Points up to this many characters stand in two columns."""
NONE: Mapping[str, Verdict] = {}


@dataclass(frozen=True)
class PartsState:
    """What the record says of the points of one clause."""

    said: Mapping[str, Verdict] = field(default_factory=dict)
    found: Compound | None = None
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Why a point is left out, by its code."""
    locked: Mapping[str, str] = field(default_factory=dict)
    """Why a point may not be marked yet, by its code."""
    is_open: bool = True


class PartsList(QWidget):
    """Shows the points and tells which got which verdict; the store has the last word."""

    marked = Signal(str, object)
    """Point and verdict."""

    def __init__(self, clause: Clause, name: str) -> None:
        super().__init__()
        self.setObjectName(f"parts_{name}")
        self.setAccessibleName(self.tr("Points of the clause"))
        self._clause, self._name = clause, name
        self._texts = dict(part_texts(clause))
        self.rows: dict[str, PartRow] = {}
        self._came_to = ""
        """The point a digit has gone on to by itself, until another key is pressed."""
        self._list: QGridLayout | None = None
        self._reasons: dict[str, QLabel] = {}
        self._title = label("", "small", f"partsSaid_{name}", wrap=True)
        self._grade = chip("", "", f"grade_{name}")
        if not clause.grades:  # never shown before it has a parent: it would be a window
            self._grade.hide()
        head = row(self._title, self._grade, gap=8)
        head.setStretch(0, 1)
        body = self._graded() if clause.grades else self._listed()
        self.setLayout(column(head, body, gap=4))

    def _listed(self) -> QGridLayout:
        self._list = _grid()
        for part in self._clause.parts or ():
            self._row(part.code, part.text, may_leave_out(self._clause, part.code))
        self.set_narrow(False)
        return self._list

    def set_narrow(self, narrow: bool) -> None:
        """Put a list into one column, or into two where its points are short and many."""
        if self._list is None:
            return
        short = all(len(text) <= SHORT for text in self._texts.values())
        columns = 2 if short and len(self.rows) > 2 and not narrow else 1
        for number, line in enumerate(self.rows.values()):
            self._list.addWidget(line, *divmod(number, columns))
        self._list.setColumnStretch(0, 1)
        self._list.setColumnStretch(1, columns - 1)

    def _graded(self) -> QGridLayout:
        grid, line = _grid(), 0
        for grade in self._clause.grades or ():
            letter = grade.letter.value
            reason = label("", "small", f"grade_{letter}_{self._name}", wrap=True)
            self._reasons[letter] = reason
            grid.addWidget(reason, line, 0)
            for number, item in enumerate(grade.items, start=line + 1):
                grid.addWidget(self._row(item.code, item.text, False), number, 0)
            line += len(grade.items) + 1
        return grid

    def _row(self, code: str, text: str, may_not_apply: bool) -> PartRow:
        made = PartRow(code, text, self._name, may_not_apply)
        made.marked.connect(self._mark)
        made.step.connect(lambda by: self._step(code, by))
        made.settled.connect(lambda: self._go_on(code))
        self.rows[code] = made
        return made

    # Showing

    def show_parts(self, state: PartsState) -> None:
        """Show what the record says now."""
        for code, line in self.rows.items():
            line.show_verdict(state.said.get(code, Verdict.UNCHECKED))
            line.show_reason(state.left_out.get(code, ""))
            line.setEnabled(state.is_open and code not in state.locked)
        self._title.setText(self._said(state))
        failing = bool(state.found and state.found.failing)
        tell(self._title, "tone", "bad" if failing else "")
        for grade in self._clause.grades or ():
            reason = next((state.locked[i.code] for i in grade.items if i.code in state.locked), "")
            words = self.tr("Grade {letter}").format(letter=grade.letter.value)
            self._reasons[grade.letter.value].setText(f"{words}  {reason}".strip())
        self._show_grade(state)

    def _show_grade(self, state: PartsState) -> None:
        if not self._clause.grades:
            return
        outcome = state.found.grade if state.found else None
        tone = {Outcome.D: "bad", Outcome.E: "", Outcome.OPEN: "warn", None: "warn"}
        star = "★ " if self._clause.core else ""
        if outcome in (None, Outcome.OPEN):
            words = self.tr("grade open")
        else:
            words = self.tr("grade {letter}").format(letter=outcome.value)
        self._grade.setText(f"{star}{words}")
        tell(self._grade, "tone", tone.get(outcome, "ok"))

    def _said(self, state: PartsState) -> str:
        found = state.found or Compound(verdict=Verdict.UNCHECKED)
        out = len(found.left_out)
        met = sum(v is Verdict.MET for v in state.said.values())
        total = len(self._texts) - out
        if self._clause.parts_needed:
            words = self.tr("Points: at least {needed} of {total}, met so far {met}")
            said = words.format(needed=self._clause.parts_needed, total=total, met=met)
        else:
            said = self.tr("Points: {met} of {total} met").format(met=met, total=total)
        if found.failing:
            named = self.tr(", ").join(self._named(code) for code in found.failing)
            said += "  " + self.tr("Not met: {points}").format(points=named)
        return said

    def _named(self, code: str) -> str:
        return f"【{code}】" if self._clause.grades else self._texts[code]

    # Doing

    def _mark(self, code: str, verdict: Verdict) -> None:
        self._came_to = ""
        self.marked.emit(code, verdict)

    def _step(self, code: str, by: int) -> None:
        """Go to the point before or after; a ↓ out of habit does not pass the one come to."""
        there, self._came_to = self._came_to, ""
        if by < 0 or there != code:
            self._go(code, by)

    def _go_on(self, code: str) -> None:
        """A digit was given: the next point has the keys."""
        self._came_to = self._go(code, 1)

    def _go(self, code: str, by: int) -> str:
        """Go so many points on, and return where one is now; empty at the end."""
        codes = [c for c, line in self.rows.items() if line.isEnabled() or c == code]
        place = codes.index(code) + by
        if not 0 <= place < len(codes):
            return ""
        self.rows[codes[place]].setFocus()
        return codes[place]

    def enter(self) -> bool:
        """Go to the first point nobody has settled; False when none can be marked."""
        usable = [line for line in self.rows.values() if line.isEnabled()]
        waiting = [line for line in usable if line.verdict is Verdict.UNCHECKED]
        self._came_to = ""
        if not usable:
            return False
        (waiting or usable)[0].setFocus()
        return True


def _grid() -> QGridLayout:
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(12)
    made.setVerticalSpacing(2)
    return made
