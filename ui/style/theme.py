"""The tokens of the look and what Qt needs made of them: palette and style sheet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from functools import cache
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

import resources

FAMILY = "Chayan Sans SC"
FALLBACKS = [FAMILY, "Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC"]
"""Rare characters of names come from what the machine has."""


class Theme(Enum):
    """Light for the sun, dark for the corridor at night."""

    LIGHT = "light"
    DARK = "dark"


@cache
def _all_tokens() -> Mapping[str, Mapping[str, str]]:
    tokens: Mapping[str, Mapping[str, str]] = json.loads(
        resources.path("style", "tokens.json").read_text("utf-8")
    )
    return tokens


_current = Theme.LIGHT


def current() -> Theme:
    """The theme the window is painted in."""
    return _current


def tokens(theme: Theme | None = None) -> Mapping[str, str]:
    """Colours by name, of `theme` or of the one in use."""
    return _all_tokens()[(theme or _current).value]


def colour(name: str) -> QColor:
    """One colour of the theme in use."""
    return QColor(tokens()[name])


def load_fonts() -> None:
    """Make the shipped Chinese font known to Qt; without it old machines show boxes."""
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"ChayanSans-{weight}.ttf")))


def font(pixels: int = 14, bold: bool = False) -> QFont:
    """The house's font at a size of the scale 20/17/15/14/13/12."""
    made = QFont()
    made.setFamilies(FALLBACKS)
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def dress(app: QApplication, theme: Theme) -> None:
    """Give the whole program the look of `theme`."""
    global _current
    _current = theme
    app.setFont(font())
    app.setPalette(_palette(tokens(theme)))
    app.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """The style sheet with the theme's colours filled in."""
    template = resources.path("style", "chayan.qss").read_text("utf-8")
    arrow = resources.path("style", f"down-{theme.value}.svg").as_posix()
    tick = resources.path("style", f"tick-{theme.value}.svg").as_posix()
    return Template(template).substitute(tokens(theme), down_arrow=arrow, tick=tick)


def _palette(t: Mapping[str, str]) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in {
        roles.Window: "bg",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "sunken",
        roles.Text: "text",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.BrightText: "on_blue",
        roles.Highlight: "blue",
        roles.HighlightedText: "on_blue",
        roles.Link: "blue_text",
        roles.PlaceholderText: "text3",
        roles.ToolTipBase: "surface",
        roles.ToolTipText: "text",
        roles.Light: "surface",
        roles.Midlight: "sunken",
        roles.Mid: "line_strong",
        roles.Dark: "line_strong",
        roles.Shadow: "line",
    }.items():
        palette.setColor(role, QColor(t[name]))
    group = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(group, role, QColor(t["text3"]))
    return palette
