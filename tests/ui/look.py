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
        app.setStyle("Fusion")
        _fonts_known.append(True)
    worn = (theme.current(), theme.text_size(), app.styleSheet())
    if worn != (theme.Theme.LIGHT, 100, theme.style_sheet(theme.Theme.LIGHT)):
        theme.dress(app, theme.Theme.LIGHT, 100)  # only then: it costs every widget that is left
    language.use(language.ENGLISH)
