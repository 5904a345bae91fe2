"""Everything about the figures of a clause below its text: fields, slips, samples."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.standards.types import Clause, Verdict
from models.visits.slips import SlipTally, slip_keys, slip_values
from ui.widgets.basics import column
from ui.widgets.figures import FiguresState, SlipWish
from ui.widgets.measurement import Measurement
from ui.widgets.sample_panel import SamplePanel
from ui.widgets.slip_panel import SlipPanel


class Measures(QWidget):
    """Puts together what a clause asks for by its data; tells what the person does."""

    wished = Signal(object)
    """Figures, a slip or a draw (Wish)."""
    came_to = Signal()
    """What the figures come to was worked out again, also while they are being typed."""
    photo_wanted = Signal()
    """A photo of the source is to be taken in."""
    noted = Signal(str)
    """Words for the remark."""

    def __init__(self, clause: Clause, name: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._name = name
        self.measurement = Measurement(clause, name) if clause.inputs else None
        self._keys = slip_keys(clause)
        self.slips = SlipPanel(name) if self._keys is not None else None
        self.samples: SamplePanel | None = None
        self._state = FiguresState()
        self._lines = column(gap=8)
        if self.slips is not None:
            self._lines.addWidget(self.slips)
        if self.measurement is not None:
            self._lines.addWidget(self.measurement)
        self.setLayout(self._lines)
        self._connect()
        self._always = self.measurement is not None or self.slips is not None
        if not self._always:  # never shown before it has a parent: it would be a window
            self.hide()

    def _connect(self) -> None:
        if self.measurement is not None:
            self.measurement.changed.connect(self.wished)
            self.measurement.came_to.connect(self.came_to)
            self.measurement.photo_wanted.connect(self.photo_wanted)
        if self.slips is not None:
            self.slips.counted.connect(lambda answer: self.wished.emit(SlipWish(answer)))
            self.slips.back.connect(lambda: self.wished.emit(SlipWish()))
            self.slips.taken.connect(self._take)

    def _take(self, tally: SlipTally) -> None:
        if self._keys is not None and self.measurement is not None and self.slips is not None:
            self.measurement.take(slip_values(tally, self._keys), self.slips.source())

    def show_figures(self, state: FiguresState) -> None:
        """Show what the record says now."""
        self._state = state
        if state.samples:
            self._sampling()
        for part in (self.measurement, self.slips, self.samples):
            if part is not None:
                part.show_figures(state)

    def _sampling(self) -> SamplePanel:
        """Built when it is first needed: most clauses are never sampled."""
        if self.samples is None:
            self.samples = SamplePanel(self._name)
            self.samples.wished.connect(self.wished)
            self.samples.noted.connect(self.noted)
            self._lines.addWidget(self.samples)
            self.samples.show_figures(self._state)
            self._open(True)
        return self.samples

    def _open(self, is_open: bool) -> None:
        if self.samples is not None:
            self.samples.setVisible(is_open)
        self.setVisible(is_open or self._always)

    def toggle_sampling(self) -> None:
        """Open or put away the sampling."""
        if self.samples is None:
            self._sampling()
        else:
            self._open(self.samples.isHidden())

    @property
    def comes_to(self) -> Verdict | None:
        """What the figures come to now; None without any."""
        return self.measurement.comes_to if self.measurement is not None else None

    def set_narrow(self, narrow: bool) -> None:
        """Two columns of fields where three would be cut off."""
        if self.measurement is not None:
            self.measurement.set_narrow(narrow)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        if self.measurement is not None:
            self.measurement.flush()
