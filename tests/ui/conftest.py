"""The marking screen of a real window on a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.marking import Marking
from tests.ui.rooms import room


@pytest.fixture
def marking(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    with room(qtbot, tmp_path) as made:
        hands = Marking(made)
        yield hands
        hands.room.go("visits")  # hands over what is still in a field
