"""The look every test of the window starts from."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui import language
from ui.style import theme

_fonts_known: list[bool] = []


def look_like_the_program(app: QApplication) -> None:
    """Style, font and colours as `ui.app` sets them; words of 100 %, in English.

    Without it a page has the machine's own font and no style sheet, and a test of lengths
    holds or fails by the test that ran before it.
    """
    if not _fonts_known:
        theme.load_fonts()
        _fonts_known.append(True)
    app.setStyle("Fusion")
    theme.dress(app, theme.Theme.LIGHT, 100)
    language.use(language.ENGLISH)
