"""Mistakes of ours are logged by their place, never by their words; the road goes on."""

from __future__ import annotations

import ssl
import threading
from pathlib import Path
from typing import Any, NoReturn

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from models.district.desk import Desk
from models.errors import PackageError
from sync import uplink
from sync.road import callers, judging
from sync.road.server import RoadServer
from sync.road.wire import Refused
from tests.sync.desk_kit import OTHER_DEVICE, on_device
from tests.sync.package import kit
from tests.sync.road.line_kit import LOOPBACK, SHORT, Laptop, listening, said

PERSON = "李四"


def broken(*_: object) -> NoReturn:
    raise ValueError(PERSON)


@pytest.mark.allow_log
def test_a_mistake_is_logged_without_anybodys_words(
    desk: Desk,
    laptop: Laptop,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uplink, "JUDGING_SECONDS", 0.5)
    server = RoadServer(desk, broken, SHORT)
    server.start(LOOPBACK, 0)
    try:
        built = laptop.packed(tmp_path / "out")
        with pytest.raises(PackageError) as told:
            laptop.uplink(server.status().port, built.path).send()
    finally:
        server.stop()
    assert told.value.code == "uplink-judging", "it stays as it came"
    assert "could not be judged: builtins.ValueError < test_mistakes.py:" in caplog.text
    assert "judging.py" in caplog.text
    assert PERSON not in caplog.text


@pytest.mark.allow_log
def test_a_desk_that_cannot_take_one_in_says_so_and_goes_on_with_the_next(
    desk: Desk,
    laptop: Laptop,
    second: Laptop,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, take = laptop.packed(tmp_path / "one"), judging.receive

    def full(path: Path, *rest: Any) -> Any:
        if path.name == first.path.name:
            raise PackageError("courier-full")
        return take(path, *rest)

    monkeypatch.setattr(judging, "receive", full)
    server = RoadServer(desk, lambda: kit.PACKS, SHORT)
    server.start(LOOPBACK, 0)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(uplink, "JUDGING_SECONDS", 0.5)
            with pytest.raises(PackageError) as told:
                laptop.uplink(server.status().port, first.path).send()
        others = second.packed(
            tmp_path / "two", kit.contents(on_device(kit.visit_events(), OTHER_DEVICE))
        )
        assert second.uplink(server.status().port, others.path).send()
    finally:
        server.stop()
    assert told.value.code == "uplink-judging"
    assert caplog.text.count("could not take it in: courier-full") == 1
    assert PERSON not in caplog.text


@pytest.mark.allow_log
def test_whoever_cannot_be_told_holds_up_no_other_upload(
    desk: Desk,
    laptop: Laptop,
    second: Laptop,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server = RoadServer(desk, lambda: kit.PACKS, SHORT, broken)
    server.start(LOOPBACK, 0)
    try:
        others = kit.contents(on_device(kit.visit_events(), OTHER_DEVICE))
        for one, made in ((laptop, None), (second, others)):
            built = one.packed(tmp_path / one.device, made)
            sent = one.uplink(server.status().port, built.path).send()
            assert sent.receipt.package_digest == built.package_digest
    finally:
        server.stop()
    assert caplog.text.count("could not be told: builtins.ValueError") == 2
    assert PERSON not in caplog.text


def test_a_moment_without_threads_ends_no_road(
    desk: Desk, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, fails = threading.Thread.start, [True]

    def none_left(thread: threading.Thread) -> None:
        if thread.name == "road-line" and fails:
            fails.clear()
            raise RuntimeError("can't start new thread")
        start(thread)

    with listening(desk) as road:
        monkeypatch.setattr(threading.Thread, "start", none_left)
        with pytest.raises((ConnectionError, ssl.SSLError)):
            laptop.line(road.port).close()
        with laptop.line(road.port) as line:
            assert said(line, "OPTIONS /uploads HTTP/1.1")[0] == 204


def test_a_desk_whose_own_disk_is_full_calls_no_laptop_a_stranger(
    desk: Desk, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_desk: Desk) -> NoReturn:
        raise PackageError("courier-full")  # its renewed list could not be published

    who = callers.Callers(desk).who
    shown = laptop.tls.public_bytes(Encoding.DER)
    assert who(shown).device == laptop.device
    with pytest.raises(Refused) as stranger:
        who(None)
    assert stranger.value.status == 403
    monkeypatch.setattr(callers, "authority", full)
    with pytest.raises(Refused) as refused:
        who(shown)
    assert refused.value.status == 503
