"""The tokens of the look and what Qt needs made of them: palette and style sheet."""

from __future__ import annotations

import json
import re
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
    """Light for the sun, dark for the corridor at night, contrast for eyes that need it."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


TEXT_SIZES = (100, 125, 150, 175, 200)
"""Sizes of the words that are offered, in per cent."""
_LENGTH = re.compile(r"(\d+)px(?:-(\d)u)?")
"""A length of the style sheet; ``-1u`` takes away what a thicker border needs, never scaled."""
HAIRLINE = 2
"""Borders up to this many pixels keep their width at every size of the words."""


@cache
def _all_tokens() -> Mapping[str, Mapping[str, str]]:
    tokens: Mapping[str, Mapping[str, str]] = json.loads(
        resources.path("style", "tokens.json").read_text("utf-8")
    )
    return tokens


_current = Theme.LIGHT
_percent = TEXT_SIZES[0]


def current() -> Theme:
    """The theme the window is painted in."""
    return _current


def text_size() -> int:
    """Size of the words in per cent of the design's."""
    return _percent


def px(pixels: int) -> int:
    """A length of the design at the size of the words in use."""
    return round(pixels * _percent / 100)


def side(pixels: int) -> int:
    """The width of a side pane: it grows half as fast as the words, which wrap in it."""
    return round(pixels * (100 + _percent) / 200)


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
    made.setPixelSize(px(pixels))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def paper_font(points: float = 12) -> QFont:
    """The house's font for what Qt prints: in points, as a printer's pixels are a hundred times
    smaller than those of a screen."""
    made = font()
    made.setPointSizeF(points)
    return made


def dress(app: QApplication, theme: Theme, percent: int | None = None) -> None:
    """Give the whole program the look of `theme`, its words `percent` of the design's size."""
    global _current, _percent
    _current = theme
    _percent = _percent if percent is None else percent
    app.setFont(font())
    app.setPalette(_palette(tokens(theme)))
    app.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """The style sheet with the theme's colours and lengths filled in."""
    template = resources.path("style", "chayan.qss").read_text("utf-8")
    arrow = resources.path("style", f"down-{theme.value}.svg").as_posix()
    tick = resources.path("style", f"tick-{theme.value}.svg").as_posix()
    coloured = Template(template).substitute(tokens(theme), down_arrow=arrow, tick=tick)
    return _LENGTH.sub(_length, coloured)


def _length(found: re.Match[str]) -> str:
    pixels, less = int(found[1]), int(found[2] or 0)
    grown = pixels * _percent // 100  # never more: half of an odd height must stay a half
    return f"{(pixels if pixels <= HAIRLINE else grown) - less}px"


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
