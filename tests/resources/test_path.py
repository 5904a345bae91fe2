"""Where the program finds its data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import resources


def test_in_a_checkout_data_lies_beside_the_module() -> None:
    assert resources.path("fonts", "README.md").is_file()
    assert resources.path() == Path(resources.__file__).parent


def test_in_a_packed_program_data_lies_in_the_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("fonts", "x.ttf") == tmp_path / "resources" / "fonts" / "x.ttf"
