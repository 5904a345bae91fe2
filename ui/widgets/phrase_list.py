"""The stock phrases that fit what is typed: a list beside the field, which keeps the keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from models.standards.phrase_types import Phrase
from ui.style import theme
from ui.widgets.basics import column

ROW, ROWS, WIDTH = 44, 5, 460
"""A finger's height for each; more scroll."""


class PhraseList(QFrame):
    """Floats over the page below or above a field; a touch or Enter chooses."""

    chosen = Signal(object)
    """The Phrase."""

    def __init__(self, field: QWidget, name: str) -> None:
        super().__init__(field)
        self.setObjectName(name)
        self.setProperty("role", "card")
        self._field = field
        self._phrases: tuple[Phrase, ...] = ()
        self.rows = QListWidget()
        self.rows.setObjectName(f"{name}Rows")
        self.rows.setAccessibleName(self.tr("Stock phrases"))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setWordWrap(True)
        self.rows.itemClicked.connect(self._click)
        self.setLayout(column(self.rows, gap=0, margin=4))
        self.hide()

    @property
    def chosen_row(self) -> int:
        """The highlighted row, by what was typed or by the arrows; -1 for none."""
        return self.rows.currentRow() if self.isVisible() else -1

    def offer(self, phrases: tuple[Phrase, ...], meant: int = -1) -> None:
        """Show phrases, the one that is `meant` highlighted; go away when there are none."""
        if phrases != self._phrases or not self.isVisible():
            self._phrases = phrases
            self._fill()
        self.rows.setCurrentRow(meant)
        self.setVisible(bool(phrases))
        if phrases:
            self._place()
            self.raise_()

    def _fill(self) -> None:
        self.rows.clear()
        for phrase in self._phrases:
            item = QListWidgetItem(f"{phrase.abbreviation}  {phrase.text}")
            item.setToolTip(phrase.text)
            item.setSizeHint(QSize(0, theme.px(ROW)))
            self.rows.addItem(item)

    def _place(self) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            self.show()
        wide = min(theme.px(WIDTH), window.width() - 16)
        high = theme.px(ROW) * min(ROWS, len(self._phrases)) + 14
        corner = self._field.mapTo(window, QPoint(self._field.width() - wide, 0))
        below = corner.y() + self._field.height() + 2
        top = below if below + high <= window.height() else corner.y() - high - 2
        self.setGeometry(max(corner.x(), 8), max(top, 8), wide, high)

    def move_by(self, by: int) -> None:
        """Go down or up; above the first row the field has the keys again."""
        row = max(-1, min(self.rows.currentRow() + by, self.rows.count() - 1))
        self.rows.setCurrentRow(row)

    def choose(self) -> bool:
        """Take the highlighted row; False when there is none."""
        row = self.chosen_row
        if row < 0:
            return False
        self.chosen.emit(self._phrases[row])
        return True

    def _click(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._phrases[self.rows.row(item)])
