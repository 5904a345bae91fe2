"""What changed in a standard itself is named in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.standards.editions import EditionDifference
from ui import language
from ui.screens.standards.difference import rows_of


@pytest.fixture
def chinese(qtbot: QtBot) -> Iterator[None]:
    language.use(language.CHINESE)
    yield
    language.use(language.ENGLISH)


@pytest.mark.usefixtures("chinese")
def test_fields_of_a_standard_are_named_in_chinese() -> None:
    found = EditionDifference.model_construct(
        fields=("vetoes", "decision"), headings=(), removed=(), added=(), changed=()
    )
    assert [row.code for row in rows_of(found)] == ["否决事项", "判定规则"]
