"""A verdict opened down to its figures, for whoever asks: why?"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QWidget

from ui.derivation import Block, Line
from ui.dialogs.fitting import fit
from ui.widgets.basics import button, chip, column, frame, label, row
from ui.widgets.blocks import scrolling_column

WIDTH, HEIGHT = 820, 640
SIDE = 150
"""Width of the side that holds a heading or a verdict; the other side takes the rest."""


class DerivationDialog(QDialog):
    """Shows blocks one below the other; Escape closes it, arrows and page keys scroll."""

    def __init__(self, title: str, blocks: Iterable[Block], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("derivation")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, WIDTH, HEIGHT)
        area, rows = scrolling_column("derivationArea")
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for number, block in enumerate(blocks):
            rows.addWidget(block_frame(block, f"derivation_{number}"))
        close = button(self.tr("Close"), "derivationClose", icon="cross")
        close.clicked.connect(self.close)
        said = label(title, "title", "derivationTitle", wrap=True)
        head = row(said, close, gap=12)
        head.setStretch(0, 1)
        self.setLayout(column(head, area, gap=10, margin=14))
        area.setFocus()


def block_frame(block: Block, name: str) -> QFrame:
    """One block with its heading and what it came to."""
    made = frame("card", name)
    head = row(label(block.title, "heading", wrap=True), gap=10)
    head.setStretch(0, 1)
    if block.outcome:
        head.addWidget(chip(block.outcome, block.tone, f"{name}_outcome"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    text, fact = (0, 1) if block.wide else (1, 0)
    grid.setColumnStretch(text, 1)
    grid.setColumnMinimumWidth(fact, SIDE)
    for number, line in enumerate(block.lines):
        _place(grid, number, line, block.wide)
    made.setLayout(column(head, grid, gap=8, margin=12))
    made.setAccessibleName(f"{block.title} {block.outcome}".strip())
    return made


def _place(grid: QGridLayout, number: int, line: Line, wide: bool) -> None:
    what = label(line.what, "" if wide else "second", wrap=True)
    value = label(line.value, "second" if wide and not line.tone else "", wrap=True)
    value.setProperty("tone", line.tone)
    for said in (what, value):
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    value.setAccessibleName(f"{line.what}: {line.value}")
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(what, number, 0, top)
    grid.addWidget(value, number, 1, top)
