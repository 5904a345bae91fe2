"""A desk with its ledgers on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.district.desk import Desk
from models.store.vault import Cost
from tests.laptop import FixedClock
from tests.ui.rooms import Room, room
from ui.desk_session import DeskSession

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on 15 September 2021."""
    return Desk.create(tmp_path / "desk", "口令", "示例区卫生健康委员会", FixedClock(), cost=CHEAP)[
        0
    ]


@pytest.fixture
def ledgers(qtbot: QtBot, tmp_path: Path, desk: Desk) -> Iterator[Room]:
    with room(qtbot, tmp_path) as made:
        made.window.resize(1366, 768)
        DeskSession.of(made.window)._adopt(desk)
        made.settle()
        made.go("ledgers")
        yield made
        made.settle()
        DeskSession.of(made.window).leave()
