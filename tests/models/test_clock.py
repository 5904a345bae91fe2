"""The machine's clock tells an instant and where it is."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

import pytest

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
