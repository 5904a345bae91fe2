"""One request at a time for an upload, and nothing kept of those that are over."""

from __future__ import annotations

import threading

import pytest

from sync.road import turns
from sync.road.turns import MOST_REMEMBERED, Turns
from sync.road.wire import Refused
from sync.road.writing import Running


def uncut() -> None:
    raise AssertionError("nobody else was there")


def test_an_upload_that_is_asked_again_and_again_leaves_nothing() -> None:
    kept = Turns()
    for number in range(1000):
        with kept.alone(f"{number:032x}", uncut):
            assert len(kept) == 1
    assert len(kept) == 0


def test_what_was_hashed_is_remembered_for_the_newest_ones_only() -> None:
    kept = Turns()
    for number in range(MOST_REMEMBERED + 10):
        with kept.alone(f"{number:032x}", uncut) as busy:
            busy.running = Running()
    assert len(kept) == MOST_REMEMBERED
    with kept.alone(f"{MOST_REMEMBERED + 9:032x}", uncut) as busy:
        assert busy.running
        busy.running = None
    assert len(kept) == MOST_REMEMBERED - 1
    with kept.alone(f"{0:032x}", uncut) as busy:
        assert busy.running is None


def test_the_newest_request_cuts_the_one_before_and_they_share_one_turn() -> None:
    kept, cut, inside = Turns(), threading.Event(), threading.Event()
    order: list[str] = []

    def first() -> None:
        with kept.alone("a", cut.set):
            inside.set()
            assert cut.wait(10)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(10)
    with kept.alone("a", uncut):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]
    assert len(kept) == 0


def test_who_cannot_have_it_is_sent_away_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TAKE_OVER_SECONDS", 0.01)
    kept = Turns()
    with kept.alone("a", lambda: None):
        with pytest.raises(Refused) as told, kept.alone("a", uncut):
            pass
        assert told.value.status == 423
        assert len(kept) == 1
    assert len(kept) == 0
