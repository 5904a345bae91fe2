"""Thumbnails in memory: few of them, read when they are painted, decoded when they are seen."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QPushButton

from models.errors import EvidenceError
from models.evidence.intake import Known, Prepared
from tests.models.evidence.hostile import encoded, noise
from tests.ui.marking import QUALITY, Marking
from ui.itemmodels.evidence import MOST_KEPT, Pictures
from ui.screens.visit import intake

CLAUSE = "1.2.4/4"


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (32, 24), "teal").save(out, "JPEG")
    return out.getvalue()


def test_one_is_asked_for_once_and_again_after_it_was_let_go(marking: Marking) -> None:
    asked: list[str] = []
    kept = Pictures(asked.append)
    assert kept.get("a") is None
    assert kept.get("a") is None
    assert asked == ["a"]
    kept.put("a", QPixmap(2, 2))
    assert kept.get("a") is not None
    for number in range(MOST_KEPT):
        kept.put(str(number), QPixmap(2, 2))
    assert kept.get("a") is None
    assert asked == ["a", "a"]


def test_the_one_seen_last_stays(marking: Marking) -> None:
    kept = Pictures(lambda _sha256: None)
    for number in range(MOST_KEPT):
        kept.put(str(number), QPixmap(2, 2))
    assert kept.get("0") is not None
    kept.put("more", QPixmap(2, 2))
    assert kept.get("0") is not None
    assert kept.get("1") is None


def test_one_that_is_being_taken_in_is_not_read_again(marking: Marking) -> None:
    asked: list[str] = []
    kept = Pictures(asked.append)
    kept.expect("a", jpeg())
    kept.expect("b", b"no picture")
    found = kept.get("a")
    assert found is not None
    assert (found.width(), found.height()) == (32, 24)
    assert kept.get("a") is not None
    assert kept.get("b") is None
    assert asked == ["b"]


# Keeping together


def card(folder: Path, count: int) -> tuple[Path, ...]:
    folder.mkdir()
    files = tuple(folder / f"IMG_{number}.jpg" for number in range(count))
    for file in files:
        file.write_bytes(encoded(noise(120, 80), "JPEG"))
    return files


def take(marking: Marking, files: tuple[Path, ...]) -> None:
    pane = marking.screen.evidence
    pane.take(files)
    asked = pane.covering.ask.findChild(QPushButton, "privacyNobody")
    if asked is not None and asked.isVisible():
        asked.click()
    marking.room.qtbot.waitUntil(lambda: not pane.intake.busy, timeout=20_000)
    marking.room.settle()


def test_a_photo_is_not_told_before_its_group_is_durable(marking: Marking, tmp_path: Path) -> None:
    marking.at(QUALITY, CLAUSE)
    found: list[bool] = []
    pane = marking.screen.evidence

    def look(sha256: str) -> None:
        found.append(sha256 in marking.reloaded().evidence)

    pane.intake.added.connect(look)
    files = card(tmp_path / "card", 6)
    take(marking, files)
    assert found == [True] * 6
    named = [e.sha256 for e in marking.reloaded().evidence.values()]
    assert marking.reloaded().links[(QUALITY, CLAUSE)] == tuple(named)


def test_a_slow_phone_holds_up_nothing_that_is_here(
    marking: Marking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read is durable before the next file comes, however long that takes."""
    honest: Callable[..., Prepared | Known] = intake.prepare
    here = threading.Event()

    def slow(source: intake.Source, *others: object) -> Prepared | Known:
        if str(source).endswith("IMG_1.jpg") and not here.wait(20):
            raise EvidenceError("evidence-file-unreadable")
        return honest(source, *others)

    marking.at(QUALITY, CLAUSE)
    pane = marking.screen.evidence
    pane.intake.added.connect(lambda _sha256: here.set())
    monkeypatch.setattr(intake, "prepare", slow)
    take(marking, card(tmp_path / "card", 2))
    assert len(marking.reloaded().evidence) == 2
