"""A mistake of ours leaves a report that says where, never who or what."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ui import crash


def blow_up(secret: str) -> None:
    raise ValueError(secret)


def test_the_report_holds_places_and_no_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[Path | None] = []
    crash.install(tmp_path / "reports", told.append)
    try:
        blow_up("张三 510...")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert told[0] is not None
    text = told[0].read_text("utf-8")
    assert "builtins.ValueError" in text
    assert "in blow_up" in text
    assert "张三" not in text
    assert str(tmp_path) not in text


def test_a_full_disk_does_not_make_it_worse(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert crash.write(blocked / "reports", "x") is None
