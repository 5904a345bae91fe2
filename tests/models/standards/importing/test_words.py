"""Every code that the importer says has its sentence, and every sentence is said."""

from __future__ import annotations

import re
import string
from pathlib import Path

import yaml

import resources
from models.messages import catalogue

ROOT = Path(resources.__file__).parents[1]
OWN = yaml.safe_load((ROOT / "resources/messages/importing.yaml").read_text("utf-8"))


def said() -> set[str]:
    files = [*(ROOT / "models/standards/importing").glob("*.py"), ROOT / "ui/commands/importing.py"]
    return {code for f in files for code in re.findall(r'"(import-[a-z-]+)"', f.read_text("utf-8"))}


def test_every_code_has_a_sentence() -> None:
    assert {code for code in said() if not code.endswith("-")} - catalogue().keys() == set()


def test_every_sentence_is_said() -> None:
    made = ("import-column-", "import-kind-", "import-cmd-")
    named = {code for code in OWN if not code.startswith(made) or code == "import-columns-swapped"}
    assert named - said() == set()


def test_both_languages_name_the_same_values() -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert [code for code, entry in OWN.items() if names(entry["zh"]) != names(entry["en"])] == []
