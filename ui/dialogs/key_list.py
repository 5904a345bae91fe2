"""The keys of a screen, as they are bound."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QWidget

from ui.dialogs.fitting import fit
from ui.screens.visit.keys import Binding
from ui.style import theme
from ui.widgets.basics import button, chip, column, frame, label, row
from ui.widgets.blocks import scrolling_column

translate = QCoreApplication.translate
WIDTH, HEIGHT = 640, 640


class KeyList(QDialog):
    """Groups of keys below each other; Escape closes it."""

    def __init__(self, bindings: Iterable[Binding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyListDialog")
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, parent, WIDTH, HEIGHT)
        area, rows = scrolling_column("keyListArea")
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for group, listed in groupby(bindings, key=lambda one: one.group):
            rows.addWidget(_group(group, tuple(listed)))
        close = button(self.tr("Close"), "keyListClose", icon="cross")
        close.clicked.connect(self.close)
        head = row(label(self.windowTitle(), "title"), 1, close)
        self.setLayout(column(head, area, gap=10, margin=14))
        area.setFocus()


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
