"""Dialogs as large as their words want, and never larger than the window they lie over."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ui.style import theme

EDGE = 16
"""Pixels of the window that stay visible around a dialog."""


def fit(dialog: QDialog, over: QWidget | None, width: int, height: int) -> None:
    """Give `dialog` the design's size at the size of the words, as far as the window has room."""
    wide, tall = theme.px(width), theme.px(height)
    if over is not None:
        room = over.window().size()
        wide, tall = min(wide, room.width() - EDGE), min(tall, room.height() - EDGE)
    dialog.resize(wide, tall)
