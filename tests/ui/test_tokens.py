"""The look can be read: every pair of colours that carries words has 4.5 : 1 or more."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui.style.theme import Theme, style_sheet, tokens

ON_GROUNDS = [
    *[(words, ground) for words in ("text", "text2") for ground in ("bg", "surface", "sunken")],
    ("text3", "surface"),
    ("text", "hover"),
    *[(f"{s}_text", "surface") for s in ("blue", "ok", "bad", "warn", "still")],
    *[(f"{s}_text", f"{s}_soft") for s in ("blue", "ok", "bad", "warn", "still")],
    *[(f"on_{s}", s) for s in ("blue", "ok", "bad", "warn", "still")],
    ("on_blue", "blue_hover"),
    ("on_blue", "blue_press"),
    ("text", "blue_soft"),
    ("bad_text", "blue_soft"),
    ("text2", "blue_soft"),
    ("text2", "hover"),
]


def luminance(colour: str) -> float:
    channels = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize(("words", "ground"), ON_GROUNDS)
def test_words_can_be_read(theme: Theme, words: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", list(Theme))
def test_focus_can_be_seen(theme: Theme) -> None:
    colours = tokens(theme)
    assert contrast(colours["blue"], colours["surface"]) >= 3
    assert contrast(colours["text"], colours["blue"]) >= 2


@pytest.mark.parametrize("theme", list(Theme))
def test_every_token_of_the_style_sheet_is_filled_in(theme: Theme) -> None:
    assert "$" not in style_sheet(theme)
