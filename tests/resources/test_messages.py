"""The words that are told: the terms of docs/glossary.md, and none beside them."""

from __future__ import annotations

import pytest

from resources import path

SAID_OTHERWISE = {"检查组": "评价组", "走访": "检查"}


@pytest.mark.parametrize(("wrong", "right"), SAID_OTHERWISE.items())
def test_every_message_keeps_to_the_glossary(wrong: str, right: str) -> None:
    files = [*path("messages").glob("*.yaml"), *path("translations").glob("*.ts")]
    assert len(files) > 3
    saying = [file.name for file in files if wrong in file.read_text("utf-8")]
    assert saying == [], f"say {right}"
