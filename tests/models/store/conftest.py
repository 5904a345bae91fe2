"""A workspace on real SQLCipher, open and closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store.workspace import Workspace
from tests.laptop import new_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "工作区"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with new_workspace(folder) as made:
        yield made


@pytest.fixture
def closed(folder: Path) -> Path:
    """A workspace that is not open."""
    new_workspace(folder).close()
    return folder
