"""The filters above a document: words, and a choice for each of its facets."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.itemmodels.outline import Outline, Wanted
from ui.style import icons
from ui.widgets.basics import button, empty, label, row
from ui.widgets.fields import line_field

SHORTEST = 6
"""Characters a choice has room for at the least; its list is as wide as its words."""


class Filters(QWidget):
    """Tells what is wanted; what is found is said beside it."""

    changed = Signal(object)
    """Wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._search = line_field("standards_search", self.tr("Search this document"), most=100)
        self._search.setProperty("compact", True)
        self._search.setClearButtonEnabled(True)
        self._search.addAction(
            icons.icon("search", 16, "text3"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search.textChanged.connect(self._tell)
        self._said = label("", "second", "standards_found")
        self._clear = button(self.tr("Show all"), "standards_clear", "link")
        self._clear.clicked.connect(self.clear)
        self._quiet = False
        self._choices: dict[str, QComboBox] = {}
        self._line = row(gap=6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        top = row(self._search, self._said, self._clear, gap=10)
        top.setStretch(0, 1)
        outer.addLayout(top)
        outer.addLayout(self._line)

    def show_outline(self, outline: Outline) -> None:
        """Offer the filters of another document; nothing is filtered at first."""
        empty(self._line)
        self._choices = {}
        for facet in outline.facets:
            box = QComboBox()
            box.setObjectName(f"standards_filter_{facet.name}")
            box.setAccessibleName(facet.label)
            box.setProperty("compact", True)
            box.addItem(self.tr("{what}: all").format(what=facet.label), "")
            for value, said in facet.values:
                box.addItem(said or value, value)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(SHORTEST)
            box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 28)
            box.currentIndexChanged.connect(self._tell)
            self._choices[facet.name] = box
            self._line.addWidget(box, 1)
        self._forget_words()
        self._tell()

    def wanted(self) -> Wanted:
        """What the person looks for."""
        chosen = {name: str(box.currentData() or "") for name, box in self._choices.items()}
        return Wanted(self._search.text(), chosen)

    def say(self, words: str) -> None:
        """Say how much was found."""
        self._said.setText(words)

    def clear(self) -> None:
        """Look for nothing in particular."""
        for box in self._choices.values():
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._forget_words()
        self._tell()

    def _forget_words(self) -> None:
        # Not by blocking the field's signals: its own button to clear it would not hear.
        self._quiet = True
        self._search.clear()
        self._quiet = False

    def choose(self, facet: str, value: str) -> None:
        """Choose a value of a filter."""
        box = self._choices[facet]
        box.setCurrentIndex(max(0, box.findData(value)))

    def search(self, text: str) -> None:
        """Look for words."""
        self._search.setText(text)

    def _tell(self) -> None:
        if self._quiet:
            return
        wanted = self.wanted()
        self._clear.setVisible(not wanted.everything)
        self.changed.emit(wanted)
