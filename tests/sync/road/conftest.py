"""One district for all tests of the road: its keys take a second to make, copying them none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.desk import Desk
from sync.office import open_desk
from tests.sync.road.line_kit import PASSPHRASE, Laptop, Road, enrolled, listening, new_desk, other


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Laptop, Laptop]:
    folder = tmp_path_factory.mktemp("district") / "desk"
    with new_desk(folder) as desk:
        return folder, enrolled(desk), other(desk)


@pytest.fixture
def laptop(district: tuple[Path, Laptop, Laptop]) -> Laptop:
    return district[1]


@pytest.fixture
def second(district: tuple[Path, Laptop, Laptop]) -> Laptop:
    return district[2]


@pytest.fixture
def folder(district: tuple[Path, Laptop, Laptop], tmp_path: Path) -> Path:
    """The folder of a desk of its own for this test, closed."""
    shutil.copytree(district[0], tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with open_desk(folder, PASSPHRASE) as made:
        yield made


@pytest.fixture
def road(desk: Desk) -> Iterator[Road]:
    with listening(desk) as made:
        yield made
