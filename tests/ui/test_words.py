"""Words for days and states."""

from __future__ import annotations

import pytest

from ui import words


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-22T15:59:59.999Z", "22 November 2026"),
        ("2026-11-22T16:00:00.000Z", "23 November 2026"),
        ("2026-11-23T00:30:00Z", "23 November 2026"),
    ],
)
def test_the_day_of_a_moment_is_that_of_beijing_as_on_paper(moment: str, said: str) -> None:
    assert words.day_at(moment) == said
