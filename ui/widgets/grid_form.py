"""Fields with their captions in two columns, and the white card around them."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QWidget

from ui.widgets.basics import column, frame, label


def field_grid() -> QGridLayout:
    """Captions left, fields right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, 104)
    grid.setColumnStretch(1, 1)
    return grid


def add_field(grid: QGridLayout, said: str, field: QWidget) -> None:
    """Add a field below the others; its caption is its name for a screen reader too."""
    caption = label(said, "second")
    caption.setBuddy(field)
    field.setAccessibleName(said)
    line = grid.rowCount()
    grid.addWidget(caption, line, 0)
    grid.addWidget(field, line, 1)


def choice_of(name: str, choices: dict[str, str]) -> QComboBox:
    """A drop-down list: what is kept, and what is said."""
    made = QComboBox()
    made.setObjectName(name)
    for value, said in choices.items():
        made.addItem(said, value)
    return made


def card(title: str, inside: QGridLayout | QWidget) -> QFrame:
    """A white panel with a heading and a little more room than most."""
    made = frame("panel")
    layout = column(label(title, "heading"), inside, gap=10)
    layout.setContentsMargins(18, 14, 18, 16)
    made.setLayout(layout)
    return made
