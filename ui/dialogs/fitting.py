"""Dialogs as large as their words want, and never larger than the window they lie over."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from ui.style import theme

LEAST = 160
"""Pixels of the design: a title, a button and a line."""
EDGE = 16
"""Pixels of the window that stay visible around a dialog."""


def fit(dialog: QDialog, over: QWidget | None, width: int, height: int) -> None:
    """Give `dialog` the design's size at the size of the words, as far as the window has room."""
    wide, tall = theme.px(width), theme.px(height)
    if over is not None:
        room = over.window().size()
        wide, tall = min(wide, room.width() - EDGE), min(tall, room.height() - EDGE)
    dialog.resize(wide, tall)


def fit_words(dialog: QDialog, over: QWidget | None, inside: QScrollArea) -> None:
    """Make `dialog` no higher than what scrolls in it needs; it never grows beyond what it is."""
    inner, layout = inside.widget(), dialog.layout()
    if inner is None or layout is None:
        return
    layout.activate()
    wide = inside.viewport().width()
    lines = inner.layout()
    flows = lines is not None and lines.hasHeightForWidth()
    needed = lines.totalHeightForWidth(wide) if lines and flows else inner.sizeHint().height()
    spare = inside.viewport().height() - needed
    if spare > 0:
        dialog.resize(dialog.width(), max(dialog.height() - spare, theme.px(LEAST)))
    if over is not None:  # and in the middle of the window again
        middle = over.window().geometry().center() - dialog.rect().center()
        dialog.move(middle)
