"""What all tests of the roads share."""

from __future__ import annotations

import pytest

from sync import copying


@pytest.fixture(autouse=True)
def copies_end_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests make half files on purpose; one tenth of a second without a change is enough here."""
    monkeypatch.setattr(copying, "QUIET", 0.15)
    monkeypatch.setattr(copying, "STEP", 0.02)
