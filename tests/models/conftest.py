"""A laptop with one open visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.facts.state import VisitState
from models.store.workspace import Workspace
from models.visits.book import VisitBook
from tests.laptop import OPENED, PACKS, FixedClock, new_workspace
from tests.support import LEADER


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path / "w") as made:
        yield made


@pytest.fixture
def book(workspace: Workspace) -> VisitBook:
    return VisitBook(workspace, FixedClock(), PACKS)


@pytest.fixture
def state(book: VisitBook) -> VisitState:
    return book.start(OPENED, LEADER)
