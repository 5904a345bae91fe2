"""Every code that sync can raise has its sentence, and the document lists every code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import yaml

from models.messages import catalogue

ROOT = Path(__file__).parents[3]
OWN = (
    *sorted((ROOT / "sync" / "keys").glob("*.py")),
    *sorted((ROOT / "sync" / "package").glob("*.py")),
    ROOT / "sync" / "receipt.py",
    ROOT / "sync" / "inbox.py",
    ROOT / "sync" / "admitting.py",
    ROOT / "sync" / "clearing.py",
)
ROOMS = "package|signature|signer|trust|bundle|key|request|root|authority|receipt|admit|clear"
CODE = re.compile(rf'"((?:{ROOMS})-[a-z-]+)"')
NOT_CODES = {"receipt-", "trust-bundle-"}
"""Beginnings of file names."""


def raised() -> set[str]:
    return {code for path in OWN for code in CODE.findall(path.read_text("utf-8"))} - NOT_CODES


def entries() -> dict[str, dict[str, str]]:
    text = (ROOT / "resources" / "messages" / "package.yaml").read_text("utf-8")
    return {k: v for k, v in yaml.safe_load(text).items() if not k.startswith("page-")}


def test_every_code_has_a_sentence() -> None:
    assert raised() - catalogue().keys() == set()


def test_no_sentence_is_left_over() -> None:
    assert entries().keys() - raised() == set()


def test_every_sentence_is_in_both_languages_with_the_same_gaps() -> None:
    for code, words in entries().items():
        gaps = {language: set(re.findall(r"\{(\w+)\}", text)) for language, text in words.items()}
        assert gaps.keys() == {"zh", "en"}, code
        assert gaps["zh"] == gaps["en"], code


def test_the_document_lists_every_code_with_its_sentence() -> None:
    text = (ROOT / "docs" / "package-format.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", text, re.MULTILINE))
    for code, words in entries().items():
        if code not in {"package-fine", "package-newer-minor"}:
            assert listed.get(code) == words["en"], code


def test_the_table_of_the_document_is_written_by_its_tool() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "tools" / "write_codes.py"), "--check"], check=False
    )
    assert done.returncode == 0
