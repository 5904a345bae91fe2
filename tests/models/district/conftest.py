from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.desk import Desk
from models.store.vault import Cost
from tests.models.district.arrivals import FixedClock


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    cheap = Cost(memory_kib=64, iterations=1, lanes=1)
    made, _ = Desk.create(
        tmp_path / "desk", "口令", "示例区卫生健康委员会", FixedClock(), cost=cheap
    )
    with made:
        yield made
