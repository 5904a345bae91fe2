"""The clauses of a record as a list to tick, those of the case's standard first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui import words
from ui.style import theme
from ui.widgets.basics import column

if TYPE_CHECKING:
    from models.facts.types import Facts

Key = tuple[str, str]
ROLE = int(Qt.ItemDataRole.UserRole)
HEIGHT = 44


class ClausePicker(QWidget):
    """Space ticks; the search leaves ticked clauses ticked."""

    ticked = Signal(object)
    """Pack and clause of everything ticked, in printed order."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._known: tuple[Key, ...] = ()
        self._search = QLineEdit()
        self._search.setObjectName("return_search")
        self._search.setPlaceholderText(self.tr("Clause or words"))
        self._search.setAccessibleName(self.tr("Search clauses to send back"))
        self._search.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setObjectName("return_clauses")
        self._list.setAccessibleName(self.tr("Clauses to send back"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.itemChanged.connect(lambda _item: self.ticked.emit(self.keys()))
        layout = column(self._search, self._list)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_clauses(self, facts: Facts, first: str) -> None:
        """List the clauses of a record; what is ticked stays while they are the same."""
        ordered = sorted(facts.clauses, key=lambda clause: clause.pack != first)
        known = tuple((clause.pack, clause.clause) for clause in ordered)
        if known == self._known:
            return
        self._known = known
        self._list.blockSignals(True)
        self._list.clear()
        for clause in ordered:
            said = f"{clause.clause}  {words.verdict(clause.verdict)}  {clause.text}"
            item = QListWidgetItem(said)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(ROLE, (clause.pack, clause.clause))
            item.setToolTip(clause.text)
            item.setSizeHint(QSize(0, theme.px(HEIGHT)))
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._narrow(self._search.text())

    def _items(self) -> tuple[QListWidgetItem, ...]:
        return tuple(self._list.item(number) for number in range(self._list.count()))

    def keys(self) -> tuple[Key, ...]:
        """Return what is ticked."""
        on = (i for i in self._items() if i.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(ROLE) for item in on)

    def tick(self, key: Key) -> None:
        """Tick one clause."""
        for item in self._items():
            if item.data(ROLE) == key:
                item.setCheckState(Qt.CheckState.Checked)

    def untick(self) -> None:
        """Take every tick away."""
        self._list.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.blockSignals(False)

    def _narrow(self, text: str) -> None:
        needles = text.lower().split()
        for item in self._items():
            item.setHidden(not all(needle in item.text().lower() for needle in needles))
