"""The machine's clock tells an instant and where it is."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.base import INSTANT_PATTERN
from models.clock import SystemClock, instant


@pytest.mark.parametrize(("zone", "minutes"), [("UTC", 0), ("CST-8", 480), ("NST3:30", -210)])
def test_the_moment_and_the_zone(zone: str, minutes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        now = SystemClock().now()
    time.tzset()
    assert re.match(INSTANT_PATTERN, now.utc)
    assert now.offset == minutes
    told = datetime.fromisoformat(now.utc)
    assert abs(datetime.now(UTC) - told) < timedelta(seconds=5)
    assert instant(told) == now.utc


@given(st.lists(st.integers(0, 4_000_000_000_000), min_size=1, max_size=6))
def test_every_moment_is_told_whatever_was_told_before(milliseconds: list[int]) -> None:
    clock = SystemClock()
    with pytest.MonkeyPatch.context() as patch:
        for moment in milliseconds:
            patch.setattr(time, "time_ns", lambda: moment * 1_000_000)  # noqa: B023
            now = clock.now()
            whole = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=moment)
            assert now.utc == instant(whole)
            assert now.offset == time.localtime(moment // 1000).tm_gmtoff // 60
