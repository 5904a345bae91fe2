"""What is done faster than ReportLab does it comes to the same."""

from __future__ import annotations

import random

import pytest
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.ttfonts import TTFontFile

import resources
from reports import quick
from reports.fonts import MARKS, SANS_BOLD


def test_numbers_are_written_as_reportlab_writes_them() -> None:
    chance = random.Random(1)
    values = [0, 1, -1, 10, 999.99999, 9.9999999, 0.9999999, 0.1, -0.5, 1e-8, -1e-8, 1e6, 12345678]
    for _ in range(20_000):
        value = chance.choice((1, -1)) * chance.random() * 10 ** chance.randint(-9, 8)
        values.append(round(value, chance.randint(0, 8)))
    assert [quick.numbers(value) for value in values] == [fp_str(value) for value in values]
    assert quick.numbers(1, 2.5) == quick.numbers((1, 2.5)) == "1 2.5"


@pytest.mark.parametrize("name", [SANS_BOLD, MARKS])
def test_a_font_is_read_as_reportlab_reads_it(name: str) -> None:
    file = str(resources.path("fonts", f"{name}.ttf"))
    slow, fast = TTFontFile(file), quick.Face(file)
    assert fast.charToGlyph == slow.charToGlyph
    assert fast.hmetrics == slow.hmetrics
    assert fast.glyphPos == slow.glyphPos
    assert (fast.name, fast.bbox, fast.flags) == (slow.name, slow.bbox, slow.flags)
    assert fast.defaultWidth == slow.defaultWidth
    assert all(fast.charWidths.get(char, -1) == wide for char, wide in slow.charWidths.items())
    assert fast.charWidths.get(0x10FFFF, -1) == -1
