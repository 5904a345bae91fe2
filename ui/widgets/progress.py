"""How far the visit is: counts in words, and one stacked bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.standards.types import Verdict
from ui import words
from ui.itemmodels.indicators import Counts
from ui.style import icons, theme
from ui.widgets.basics import column, label, row
from ui.widgets.segments import SHAPES
from ui.widgets.visit_delegate import paint_stack

LARGE, SMALL = 430, 182


class StackedBar(QWidget):
    """Met, not met, not applicable and to verify, with gaps between."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(10))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._counts = Counts()

    def show_counts(self, counts: Counts) -> None:
        """Paint other counts."""
        self._counts = counts
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = self._counts
        marked = (c.met, c.not_met, c.not_applicable, c.to_verify)
        paint_stack(painter, QRectF(self.rect()), marked, c.total)


class Progress(QWidget):
    """Counts with their signs above the bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress")
        self._said = self._apart = ""
        self._compact = False
        self._done = label("", "second", "progressDone")
        self._numbers = {verdict: label("", "second", f"progress_{verdict}") for verdict in SHAPES}
        self._bar = StackedBar()
        line, self._signs = row(self._done, 1, gap=4), []
        for verdict, (shape, colour) in SHAPES.items():
            sign = label()
            sign.setPixmap(icons.pixmap(shape, 14, f"{colour}_text"))
            self._signs.append(sign)
            line.addWidget(sign)
            line.addWidget(self._numbers[verdict])
        self.setLayout(column(line, self._bar, gap=6))
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Where there is little room only the sum stands above the bar; the rest is its tip."""
        for part in (*self._signs, *self._numbers.values()):
            part.setVisible(not compact)
        self._compact = compact
        self._done.setText(self._said + (self._apart if compact else ""))
        self._fit()

    def _fit(self) -> None:
        """Where it is compact, as wide as its words at the least."""
        words_ = self._done.sizeHint().width() + 2
        self.setFixedWidth(max(theme.px(SMALL), words_) if self._compact else theme.px(LARGE))

    def show_counts(self, counts: Counts) -> None:
        """Show other counts."""
        said = self.tr("Checked {done} of {total}").format(done=counts.done, total=counts.total)
        again = words.short_verdict(Verdict.TO_VERIFY)
        self._apart = f" · {again} {counts.to_verify}" if counts.to_verify else ""
        self._said = said
        self._done.setText(self._said + (self._apart if self._compact else ""))
        self._fit()
        for verdict, number in {
            Verdict.MET: counts.met,
            Verdict.NOT_MET: counts.not_met,
            Verdict.NOT_APPLICABLE: counts.not_applicable,
            Verdict.TO_VERIFY: counts.to_verify,
        }.items():
            self._numbers[verdict].setText(f"{words.short_verdict(verdict)} {number}")
        self._bar.show_counts(counts)
        parts = [number.text() for number in self._numbers.values()]
        self.setToolTip(" · ".join((said, *parts)))
        self.setAccessibleName(self.toolTip())
