"""The keys of a screen, as they are bound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QWidget

from ui.dialogs.fitting import fit, fit_words
from ui.screens.visit.keys import Binding
from ui.style import theme
from ui.widgets.basics import button, chip, column, frame, label, row
from ui.widgets.blocks import scrolling_column

translate = QCoreApplication.translate
Group = tuple[str, tuple[Binding, ...]]
"""Title, and its keys."""
WIDTH, HEIGHT, TWO_FROM = 980, 680, 740
"""Pixels of the design; narrower than the last the groups stand in one column."""
HEAD = 2
"""Lines that the title and the edges of a group take."""


class KeyList(QDialog):
    """Groups of keys below each other; Escape closes it."""

    def __init__(self, bindings: Iterable[Binding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyListDialog")
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, WIDTH, HEIGHT)
        self._area, rows = scrolling_column("keyListArea")
        area = self._area
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        groups = [(g, tuple(found)) for g, found in groupby(bindings, key=lambda one: one.group)]
        columns = 2 if self.width() >= theme.px(TWO_FROM) and len(groups) > 1 else 1
        beside = row(gap=10)
        for part in shared(groups, columns):
            beside.addLayout(column(*(_group(*each) for each in part), 1, gap=8), 1)
        rows.addLayout(beside)
        close = button(self.tr("Close"), "keyListClose", icon="cross")
        close.clicked.connect(self.close)
        head = row(label(self.windowTitle(), "title"), 1, close)
        self.setLayout(column(head, area, gap=10, margin=14))
        area.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """No higher than its keys."""
        super().showEvent(event)
        fit_words(self, self.parentWidget(), self._area)


def shared(groups: Sequence[Group], columns: int) -> tuple[tuple[Group, ...], ...]:
    """Groups in their order, shared out so that the columns are about as high."""
    if columns == 1:
        return (tuple(groups),)
    heights = [len({one.words for one in found}) + HEAD for _, found in groups]
    cut = min(range(1, len(groups)), key=lambda n: max(sum(heights[:n]), sum(heights[n:])))
    return tuple(groups[:cut]), tuple(groups[cut:])


def _group(title: str, bindings: tuple[Binding, ...]) -> QFrame:
    made = frame("card")
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, theme.px(170))
    grid.setColumnStretch(1, 1)
    merged: dict[str, list[str]] = {}
    for one in bindings:
        merged.setdefault(one.words, []).extend(one.keys)
    for number, (words, keys) in enumerate(merged.items()):
        names = tuple(dict.fromkeys(key_words(key) for key in keys))  # two keys are called Enter
        shown = [chip(name) for name in names]
        grid.addLayout(row(*shown, 1, gap=4), number, 0)
        said = label(words, wrap=True)
        said.setAccessibleName(f"{' / '.join(names)}: {words}")
        grid.addWidget(said, number, 1)
    made.setLayout(column(label(title, "heading"), grid, gap=8, margin=12))
    made.setAccessibleName(title)
    return made


def key_words(key: str) -> str:
    """A key as people call it in the language of the window: Ctrl+Enter, 回车, 下翻页."""
    parts = key.split("+") if len(key) > 1 else [key]
    return "+".join(_part(part) for part in parts)


def _part(part: str) -> str:
    named = {
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "Return": translate("KeyNames", "Enter"),
        "Enter": translate("KeyNames", "Enter"),
        "Space": translate("KeyNames", "Space"),
        "Backspace": translate("KeyNames", "Backspace"),
        "PgUp": translate("KeyNames", "PgUp"),
        "PgDown": translate("KeyNames", "PgDn"),
        "Escape": "Esc",
    }
    return named.get(part, part)
