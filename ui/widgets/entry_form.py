"""A short form of captioned fields whose values are handed on as typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from models.base import LONGEST_NAME
from ui.style import theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.grid_form import field_grid

CAPTION = 116
"""Pixels of the captions."""


@dataclass(frozen=True)
class Ask:
    """One field."""

    key: str
    """Key of the value."""
    said: str
    """Caption."""
    hint: str = ""
    """What may be written."""
    choices: tuple[tuple[str, str], ...] = ()
    """Values and words of a drop-down list; empty for a line."""
    check: bool = False
    """A box to tick."""
    most: int = LONGEST_NAME
    """Characters a line takes."""


class EntryForm(QWidget):
    """Fields and one button; ``given`` brings the values by key, stripped, as text."""

    given = Signal(object)

    def __init__(
        self, name: str, asked: Sequence[Ask], save: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "clear")
        self._fields: dict[str, QLineEdit | QComboBox | QCheckBox] = {}
        grid = field_grid()
        for one in asked:
            self._fields[one.key] = self._field(f"{name}_{one.key}", one)
            self._place(grid, one.said, self._fields[one.key])
        self.save = button(save, f"{name}_save", "primary", "check")
        self.save.clicked.connect(lambda: self.given.emit(self.values()))
        self.setLayout(column(grid, row(1, self.save), gap=8))

    def _place(self, grid: QGridLayout, said: str, field: QWidget) -> None:
        """Inputs of a plan may have long captions: they wrap, so that the field keeps room."""
        caption = label(said, "second", wrap=True)
        caption.setFixedWidth(theme.px(CAPTION))
        caption.setBuddy(field)
        field.setAccessibleName(said)
        line = grid.rowCount()
        grid.addWidget(caption, line, 0)
        grid.addWidget(field, line, 1)

    def _field(self, name: str, one: Ask) -> QLineEdit | QComboBox | QCheckBox:
        made: QLineEdit | QComboBox | QCheckBox
        if one.check:
            made = QCheckBox(one.hint)
        elif one.choices:
            made = QComboBox()
            for value, said in one.choices:
                made.addItem(said, value)
            made.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        else:
            made = QLineEdit()
            made.setMaxLength(one.most)
            made.setPlaceholderText(one.hint)
        made.setObjectName(name)
        return made

    def values(self) -> dict[str, str]:
        """Return what is written and chosen; a ticked box says ``yes``."""
        found = {}
        for key, field in self._fields.items():
            if isinstance(field, QLineEdit):
                found[key] = field.text().strip()
            elif isinstance(field, QComboBox):
                found[key] = str(field.currentData())
            else:
                found[key] = "yes" if field.isChecked() else ""
        return found

    def put(self, key: str, value: str) -> None:
        """Write or choose a value without telling anybody."""
        field = self._fields[key]
        if isinstance(field, QLineEdit):
            field.setText(value)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(value)))
        else:
            field.setChecked(value == "yes")

    def clear(self, *keys: str) -> None:
        """Empty some fields, or all."""
        for key in keys or self._fields:
            self.put(key, "")
