"""What all tests of the roads share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.desk import Desk
from sync import copying, office
from tests.sync.desk_kit import Clock, desk_in


@pytest.fixture(autouse=True)
def copies_end_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests make half files on purpose; one tenth of a second without a change is enough here."""
    monkeypatch.setattr(copying, "QUIET", 0.15)
    monkeypatch.setattr(copying, "STEP", 0.02)


@pytest.fixture
def clock() -> Clock:
    """The desk's clock, which a test may turn."""
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk that has given its revocation list out."""
    with desk_in(tmp_path / "desk", clock) as made:
        office.publish(made, office.authority(made).trust())
        yield made
