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


def test_a_thread_that_comes_between_midnights_changes_no_other_ones_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, real, came = SystemClock(), time.localtime, []
    moments = iter([86_399_999_000_000, 86_400_000_000_000])
    monkeypatch.setattr(time, "time_ns", lambda: next(moments))

    def interrupted(seconds: float) -> time.struct_time:
        if not came:
            came.append("")
            came[0] = clock.now().utc  # as another thread would, a moment later
        return real(seconds)

    monkeypatch.setattr(time, "localtime", interrupted)
    assert clock.now().utc == "1970-01-01T23:59:59.999Z"
    assert came == ["1970-01-02T00:00:00.000Z"]
