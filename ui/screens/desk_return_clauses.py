"""The clauses of a record as a list to tick, those of the case's standard first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui import words
from ui.style import icons, theme
from ui.widgets.basics import column
from ui.widgets.fields import line_field

if TYPE_CHECKING:
    from models.facts.types import Facts

Key = tuple[str, str]
HEIGHT = 44


class TickList(QListWidget):
    """A click, Space or Enter ticks; a tick is a sign, not a colour."""

    turned = Signal(int)
    """Row that is to be ticked or not."""

    def __init__(self) -> None:
        super().__init__()
        self.itemClicked.connect(lambda item: self.turned.emit(self.row(item)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that tick."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.turned.emit(self.currentRow())
            return
        super().keyPressEvent(event)


class ClausePicker(QWidget):
    """Space ticks; the search leaves ticked clauses ticked."""

    ticked = Signal(object)
    """Pack and clause of everything ticked, in printed order."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._known: tuple[Key, ...] = ()
        self._said: tuple[str, ...] = ()
        self._search = line_field(
            "return_search", self.tr("Search clauses to send back"), self.tr("Clause or words")
        )
        self._search.textChanged.connect(self._narrow)
        self._ticked: set[Key] = set()
        self._list = TickList()
        self._list.setObjectName("return_clauses")
        self._list.setAccessibleName(self.tr("Clauses to send back"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.turned.connect(self._turn)
        layout = column(self._search, self._list)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_clauses(self, facts: Facts, first: str) -> None:
        """List the clauses of a record; what is ticked stays while they are the same.

        Another record of the same standard has the same clauses with other results.
        """
        ordered = sorted(facts.clauses, key=lambda clause: clause.pack != first)
        known = tuple((clause.pack, clause.clause) for clause in ordered)
        lines = tuple(f"{c.clause}  {words.verdict(c.verdict)}  {c.text}" for c in ordered)
        if (known, lines) == (self._known, self._said):
            return
        self._known, self._said = known, lines
        self._ticked &= set(known)
        self._list.clear()
        for clause, said in zip(ordered, lines, strict=True):
            item = QListWidgetItem(said)
            item.setToolTip(clause.text)
            item.setSizeHint(QSize(0, theme.px(HEIGHT)))
            self._list.addItem(item)
        self._draw()
        self._narrow(self._search.text())

    def _items(self) -> tuple[QListWidgetItem, ...]:
        return tuple(self._list.item(number) for number in range(self._list.count()))

    def _draw(self) -> None:
        """Say with a sign and in words what is ticked."""
        on, off = icons.icon("check", 16, "blue_text"), icons.icon("circle", 16, "text3")
        said = self.tr("to be sent back")
        for key, item in zip(self._known, self._items(), strict=True):
            ticked = key in self._ticked
            item.setIcon(on if ticked else off)
            told = f"{item.text()}, {said}" if ticked else item.text()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def keys(self) -> tuple[Key, ...]:
        """Return what is ticked, in printed order."""
        return tuple(key for key in self._known if key in self._ticked)

    def _turn(self, row: int) -> None:
        if 0 <= row < len(self._known):
            self._ticked ^= {self._known[row]}
            self._draw()
            self.ticked.emit(self.keys())

    def tick(self, key: Key) -> None:
        """Tick one clause, or take its tick away."""
        self._turn(self._known.index(key))

    def untick(self) -> None:
        """Take every tick away."""
        self._ticked.clear()
        self._draw()

    def _narrow(self, text: str) -> None:
        needles = text.lower().split()
        for item in self._items():
            item.setHidden(not all(needle in item.text().lower() for needle in needles))
