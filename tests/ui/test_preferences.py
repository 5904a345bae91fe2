"""What the program remembers, and that the tests of its window remember nothing of each other."""

from __future__ import annotations

import pytest

from ui import preferences


@pytest.mark.parametrize("minutes", [5, 10])
def test_what_is_chosen_is_remembered_and_for_no_other_test(minutes: int) -> None:
    assert preferences.idle_minutes() == preferences.IDLE_MINUTES[0]
    preferences.keep_idle_minutes(minutes)
    assert preferences.idle_minutes() == minutes
