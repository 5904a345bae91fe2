"""The bar above the pages: the name of the program and where one can go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.style import icons, theme
from ui.widgets.basics import ICON_ROOM, button, label

HOME = "visits"
"""The page that all pages without a button are reached from."""


class Navigation(QFrame):
    """One button per page, the current one filled."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setObjectName("navigation")
        self.setFixedHeight(theme.px(60))
        self._buttons: dict[str, QPushButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(20, 8, 20, 8)
        self._layout.setSpacing(6)
        self._layout.addWidget(label("查验", "display"))  # the name, the same in every language
        self._layout.addSpacing(18)
        self._layout.addStretch(1)

    def add(self, name: str, words: str, icon: str) -> None:
        """Offer one more page."""
        made = button(words, f"nav_{name}", "nav", icon)
        made.setIcon(icons.icon(icon, 18, "text2", checked="blue_text", room=ICON_ROOM))
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.clicked.connect(lambda: self.chosen.emit(name))
        self._layout.insertWidget(self._layout.count() - 1, made)
        self._buttons[name] = made

    def show_current(self, name: str) -> None:
        """Mark where one is; a page without a button is one of the visits'."""
        at = self._buttons.get(name) or self._buttons.get(HOME)
        if at is not None:
            at.setChecked(True)
