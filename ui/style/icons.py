"""Line icons from ``resources/icons``, painted in a colour of the theme at twice the size."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

import resources
from ui.style import theme

SHARPNESS = 2
"""Device pixels per pixel: crisp at 100 % and 150 % alike."""


@cache
def _shape(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text("utf-8")


def read_ahead() -> None:
    """Read every icon; for a thread beside the window.

    While another thread works, each reading costs the window's thread its turn: the forty icons
    of a visit's page took a third of the time of opening one.
    """
    for file in resources.path("icons").glob("*.svg"):
        _shape(file.stem)


@lru_cache(maxsize=256)
def _painted(name: str, pixels: int, hex_colour: str, room: int = 0) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # not before the first paint needs it

    svg = _shape(name).replace("currentColor", hex_colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(QSize(pixels + room, pixels) * SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels * SHARPNESS, pixels * SHARPNESS))
    painter.end()
    pixmap.setDevicePixelRatio(SHARPNESS)
    return pixmap


def pixmap(name: str, pixels: int = 18, colour: str = "text", room: int = 0) -> QPixmap:
    """The icon `name` in the theme's colour called `colour`, with `room` to its right.

    Pixels are those of the design; the picture grows with the size of the words.
    """
    tint = QColor(theme.tokens()[colour]).name()
    return _painted(name, theme.px(pixels), tint, theme.px(room))


def icon(
    name: str,
    pixels: int = 18,
    colour: str = "text",
    checked: str | None = None,
    room: int = 0,
    frozen: str | None = None,
) -> QIcon:
    """The icon for a button; `checked` is its colour while down, `frozen` down and disabled."""
    made = QIcon(pixmap(name, pixels, colour, room))
    made.addPixmap(pixmap(name, pixels, "text3", room), QIcon.Mode.Disabled)
    if checked:
        colours = {QIcon.Mode.Normal: checked, QIcon.Mode.Disabled: frozen or checked}
        for mode, tint in colours.items():
            made.addPixmap(pixmap(name, pixels, tint, room), mode, QIcon.State.On)
    return made
