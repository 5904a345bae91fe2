"""抽样: draws by lot so that anyone can draw the same again, and keeps every draw in sight."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout

from models.facts.bodies import SampleDrawn
from ui import words
from ui.style import theme
from ui.widgets.basics import button, column, empty, label
from ui.widgets.blocks import clear_widget
from ui.widgets.figures import DrawWish, FiguresState
from ui.widgets.flow import FlowLayout

DEFAULT = 10
"""Ten prescriptions, ten records: what is usual where the document names no number."""


class SamplePanel(QFrame):
    """Asks what, of how many and how many; shows the numbers with the seed that gave them."""

    wished = Signal(object)
    """A draw (DrawWish)."""
    noted = Signal(str)
    """What came of it, for the remark."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "well")
        self.setObjectName(f"sample_{name}")
        self.setAccessibleName(self.tr("Sample drawn by lot"))
        self._name = name
        self._shown: tuple[SampleDrawn, ...] = ()
        self._of = self._kinds()
        self._total = self._line("sampleTotal", self.tr("of how many"), r"[0-9]{0,8}", 84)
        self._count = self._line("sampleCount", self.tr("how many"), r"[0-9]{0,4}", 60)
        self._count.setText(str(DEFAULT))
        self._seed = self._line("sampleSeed", self.tr("seed, or empty"), "[0-9A-Za-z]{0,16}", 130)
        self._seed.setToolTip(self.tr("Type a printed seed to draw the same numbers again"))
        self._draw = button(self.tr("Draw"), f"draw_{name}")
        self._draw.clicked.connect(self._wish)
        self._failed = self._line("sampleFailed", self.tr("how many failed"), r"[0-9]{0,4}", 130)
        self._note = button(self.tr("Write into the remark"), f"sampleNote_{name}", "link")
        self._note.clicked.connect(self._tell)
        self._drawn = QVBoxLayout()
        self._drawn.setSpacing(4)
        self._lay_out()

    def _lay_out(self) -> None:
        ask = FlowLayout(gap=6)
        for part in (self._of, self._total, self._count, self._seed, self._draw):
            ask.addWidget(part)
        note = FlowLayout(gap=6)
        for part in (self._failed, self._note):
            note.addWidget(part)
        self._noting = clear_widget(note)
        self._noting.hide()
        layout = column(clear_widget(ask), self._drawn, self._noting, gap=6)
        layout.setContentsMargins(12, 10, 12, 10)
        self.setLayout(layout)

    def _kinds(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName(f"sampleOf_{self._name}")
        made.setAccessibleName(self.tr("What is drawn"))
        made.setEditable(True)
        made.setMinimumWidth(theme.px(110))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.addItems(
            [self.tr("Prescriptions"), self.tr("Medical records"), self.tr("Health files")]
        )
        return made

    def _line(self, kind: str, said: str, pattern: str, width: int) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"{kind}_{self._name}")
        made.setAccessibleName(said)
        made.setPlaceholderText(said)
        made.setProperty("compact", True)
        made.setMinimumWidth(theme.px(width))
        made.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), made))
        return made

    def _wish(self) -> None:
        total, count = (int(line.text() or 0) for line in (self._total, self._count))
        seed = self._seed.text().strip().upper()
        self.wished.emit(DrawWish(self._of.currentText().strip(), total, count, seed))

    def show_figures(self, state: FiguresState) -> None:
        """Show every draw, the last one first; none is ever taken away."""
        for part in (self._of, self._total, self._count, self._seed, self._draw, self._note):
            part.setEnabled(state.is_open)
        self._failed.setEnabled(state.is_open)
        if state.samples == self._shown:
            return
        self._shown = state.samples
        self._seed.clear()
        empty(self._drawn)
        for number, one in reversed(list(enumerate(state.samples, start=1))):
            said = label(self._sentence(number, one), "small", f"drawn_{self._name}_{number}", True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.setAccessibleName(said.text())
            self._drawn.addWidget(said)
        self._noting.show()

    def _sentence(self, number: int, one: SampleDrawn) -> str:
        head = self.tr("Draw {number}: {of}, {count} of {total}, seed {seed}, {day}")
        said = head.format(
            number=number,
            of=one.of,
            count=len(one.picks),
            total=f"{one.total:,}",
            seed=one.seed,
            day=words.day(one.on),
        )
        picks = self.tr(", ").join(str(pick) for pick in one.picks)
        return f"{said}\n{picks}"

    def _tell(self) -> None:
        if not self._shown or not self._failed.text():
            self._failed.setFocus()
            return
        last, failed = self._shown[-1], int(self._failed.text())
        said = self.tr("{of}: {count} drawn by lot (seed {seed}), {failed} failed")
        self.noted.emit(
            said.format(of=last.of, count=len(last.picks), seed=last.seed, failed=failed)
        )
        self._failed.clear()
