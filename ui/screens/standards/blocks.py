"""What the detail area shows, as plain values, and the one place that makes widgets of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.itemmodels.outline import Chip
from ui.style import theme
from ui.widgets.basics import chip, column, frame, label, row
from ui.widgets.blocks import Pairs, clear_widget, state_line
from ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class Title:
    """A small heading."""

    text: str


@dataclass(frozen=True, slots=True)
class Issued:
    """Words of the document, never edited, with their place."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What, and its value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence of ours with a sign."""

    text: str
    tone: str = ""
    icon: str = "report"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Numbered points."""

    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chips:
    """Tags side by side."""

    chips: tuple[Chip, ...]


Block = Title | Issued | Facts | Remark | Points | Chips


def show(into: QVBoxLayout, blocks: Iterable[Block]) -> None:
    """Add the blocks to a layout."""
    for block in blocks:
        into.addWidget(_widget(block))


def _widget(block: Block) -> QWidget:
    if isinstance(block, Title):
        return label(block.text, "heading", wrap=True)
    if isinstance(block, Issued):
        return _issued(block)
    if isinstance(block, Facts):
        return clear_widget(Pairs(block.pairs, 104))
    if isinstance(block, Remark):
        return state_line(block.text, block.tone, block.icon, block.name)
    if isinstance(block, Chips):
        flow = FlowLayout(6)
        for words, tone in block.chips:
            flow.addWidget(chip(words, tone))
        return clear_widget(flow)
    return _points(block)


def _issued(block: Issued) -> QWidget:
    well = frame("well")
    said = label(block.text, "issued", "detail_issued", wrap=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    parts: list[QWidget] = [said]
    if block.place:
        parts.append(label(block.place, "small", wrap=True))
    well.setLayout(column(*parts, gap=4, margin=10))
    return well


def _points(block: Points) -> QWidget:
    lines = column(gap=4)
    for mark, text in block.points:
        number = label(mark, "second")
        number.setFixedWidth(theme.px(38))
        line = row(number, label(text, wrap=True), gap=6)
        line.setStretch(1, 1)
        line.setAlignment(number, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(line)
    return clear_widget(lines)
