"""A window that shows the standards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.rooms import Room, room


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with room(qtbot, tmp_path) as made:
        made.window.resize(1366, 768)
        made.go("standards")
        yield made
