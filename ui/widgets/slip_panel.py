"""Satisfaction slips on site: three large buttons, a count, and nothing about the person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from models.visits.slips import ANSWERS, FEW, SlipTally
from ui.widgets.basics import button, column, label, row, tell
from ui.widgets.figures import NO_SLIPS, FiguresState
from ui.widgets.touch import TouchButton


class SlipPanel(QFrame):
    """Counts slips one by one; the tally becomes the figures when the person says so."""

    counted = Signal(str)
    """One slip: ``satisfied``, ``not_satisfied`` or ``invalid``."""
    back = Signal()
    """The last slip is to be taken back."""
    taken = Signal(object)
    """The tally is to become the figures."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "well")
        self.setObjectName(f"slips_{name}")
        self.setAccessibleName(self.tr("Satisfaction slips"))
        self._name, self._tally = name, NO_SLIPS
        self._words = {
            "satisfied": self.tr("Satisfied"),
            "not_satisfied": self.tr("Not satisfied"),
            "invalid": self.tr("Not valid"),
        }
        self._buttons = {answer: self._button(answer) for answer in ANSWERS}
        self._said = label("", "small", f"slipsSaid_{name}", wrap=True)
        self._back = button(self.tr("Take the last slip back"), f"slipBack_{name}", "link")
        self._back.clicked.connect(self.back)
        self._take = button(self.tr("Take as figures"), f"slipsTake_{name}")
        self._take.clicked.connect(lambda: self.taken.emit(self._tally))
        foot = row(self._said, self._back, self._take, gap=8)
        foot.setStretch(0, 1)
        layout = column(row(*self._buttons.values(), gap=8), foot, gap=8)
        layout.setContentsMargins(12, 10, 12, 10)
        self.setLayout(layout)
        self.show_figures(FiguresState())

    def _button(self, answer: str) -> QPushButton:
        made = TouchButton(self._words[answer])
        made.setObjectName(f"slip_{answer}_{self._name}")
        made.setProperty("role", "slip")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self.counted.emit(answer))
        return made

    def show_figures(self, state: FiguresState) -> None:
        """Show the tally as the record has it."""
        tally = self._tally = state.slips
        counts = (tally.satisfied, tally.not_satisfied, tally.invalid)
        for (answer, made), count in zip(self._buttons.items(), counts, strict=True):
            made.setText(f"{self._words[answer]}  {count}")
            made.setAccessibleName(made.text())
            made.setEnabled(state.is_open)
        self._said.setText(self._sentence(tally))
        self._said.setAccessibleName(self._said.text())
        tell(self._said, "tone", "warn" if tally.valid and tally.few else "")
        self._back.setEnabled(state.is_open and state.slip_to_undo)
        self._take.setEnabled(state.is_open and tally.valid > 0)

    def _sentence(self, tally: SlipTally) -> str:
        words = self.tr("n = {valid} valid slips, {invalid} not valid; anonymous")
        said = words.format(valid=tally.valid, invalid=tally.invalid)
        if tally.valid and tally.few:
            few = self.tr("small sample (n < {few}): it says little, but blocks nothing")
            said += "  " + few.format(few=FEW)
        return said

    def source(self) -> str:
        """The words for where the figures come from."""
        return self.tr("Slips on site, {n}").format(n=self._tally.valid)
