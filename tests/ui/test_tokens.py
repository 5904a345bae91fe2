"""The look can be read: every pair of colours that carries words has 4.5 : 1 or more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui.style import theme
from ui.style.theme import TEXT_SIZES, Theme, style_sheet, tokens

STATES = ("blue", "ok", "bad", "warn", "still")
GROUNDS = ("bg", "surface", "sunken", "hover", "blue_soft")
WORDS = ("text", "text2", "text3", *(f"{state}_text" for state in STATES))
PAIRS = [
    *product(WORDS, GROUNDS),
    *[(words, f"{s}_soft") for s in STATES for words in ("text", "text2", f"{s}_text")],
    *[(f"on_{s}", s) for s in STATES],
    ("on_blue", "blue_hover"),
    ("on_blue", "blue_press"),
]
MARKS = [
    *product(("edge", "focus", *STATES), GROUNDS),
    ("surface", "blue"),  # the second ring around a filled button
    *[(state, "track") for state in STATES],
    *[("scroll", ground) for ground in ("bg", "surface")],
]
"""Rings, edges of fields, ticks, icons and bars: 3 : 1."""


def luminance(colour: str) -> float:
    channels = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", list(Theme))
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read(look: Theme, words: str, ground: str) -> None:
    colours = tokens(look)
    least = 7 if look is Theme.CONTRAST else 4.5
    assert contrast(colours[words], colours[ground]) >= least


@pytest.mark.parametrize("look", list(Theme))
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_edges_and_focus_can_be_seen(look: Theme, mark: str, ground: str) -> None:
    colours = tokens(look)
    assert contrast(colours[mark], colours[ground]) >= 3


@pytest.mark.parametrize("look", list(Theme))
def test_every_theme_has_the_same_names(look: Theme) -> None:
    assert tokens(look).keys() == tokens(Theme.LIGHT).keys()


@pytest.mark.parametrize("look", list(Theme))
def test_every_token_of_the_style_sheet_is_filled_in(look: Theme) -> None:
    assert "$" not in style_sheet(look)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.dress(qapp, Theme.LIGHT, 100)


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_lengths_grow_with_the_words_and_hairlines_stay(app: QApplication, percent: int) -> None:
    theme.dress(app, Theme.LIGHT, percent)
    sheet = style_sheet(Theme.LIGHT)
    assert f'QLabel[role="display"] {{ font-size: {20 * percent // 100}px' in sheet
    assert "border: 1px solid" in sheet
    assert "u;" not in sheet
    assert theme.font(14).pixelSize() == round(14 * percent / 100)


def test_a_button_keeps_its_height_when_it_gets_the_focus(app: QApplication) -> None:
    """The ring is thicker than the edge: what it takes, the words give (``-2u``)."""
    for percent in TEXT_SIZES:
        theme.dress(app, Theme.LIGHT, percent)
        sheet = style_sheet(Theme.LIGHT)
        tall = 42 * percent // 100
        assert f"min-height: {tall}px; font-size" in sheet
        assert f"border: 2px solid #1D5FD1; padding: 0 {14 * percent // 100 - 1}px" in sheet
        assert f"min-height: {tall - 2}px" in sheet
