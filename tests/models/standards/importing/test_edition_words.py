"""The sentences of editions, installing and guidance: each is said somewhere, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[4]
WORDS: dict[str, dict[str, str]] = yaml.safe_load(
    (ROOT / "resources" / "messages" / "editions.yaml").read_text("utf-8")
)
CODE = re.compile(r'"((?:edition|guidance|install|cmd)-[a-z-]+)"')


def said() -> set[str]:
    files = [*(ROOT / "models").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    return {code for file in files for code in CODE.findall(file.read_text("utf-8"))}


def test_every_sentence_is_said() -> None:
    assert WORDS.keys() - said() == set()


@pytest.mark.parametrize("code", sorted(WORDS))
def test_both_languages_take_the_same_values(code: str) -> None:
    assert set(WORDS[code]) == {"zh", "en"}
    named = [{n for _, n, _, _ in Formatter().parse(text) if n} for text in WORDS[code].values()]
    assert named[0] == named[1]
