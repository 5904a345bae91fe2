"""Icons are read before a page needs them, beside the window."""

from __future__ import annotations

from pathlib import Path

import pytest

import resources
from ui.style import icons


def test_what_was_read_ahead_needs_no_file_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    icons._shape.cache_clear()
    icons._painted.cache_clear()
    icons.read_ahead()

    def gone(*_parts: str) -> Path:
        raise FileNotFoundError

    names = [file.stem for file in resources.path("icons").glob("*.svg")]
    assert len(names) > 40
    monkeypatch.setattr(resources, "path", gone)
    for name in names:
        image = icons._painted(name, 18, "#123456").toImage()
        drawn = [
            image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
        ]
        assert any(dot.alpha() > 200 for dot in drawn), name


def test_an_icon_that_is_not_there_is_our_own_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        icons._painted("no-such-icon", 18, "#123456")
