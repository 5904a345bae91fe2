"""The parser of arguments speaks the language of the console, in its help and its refusals."""

from __future__ import annotations

import io
import re

import pytest

from ui.commands.cli import parser
from ui.commands.console import Console, UsageError
from ui.commands.parsing import KNOWN, told

ENGLISH = re.compile(r"[a-z]{4,}")
"""What the library says in English; commands, options and our names of things are not words."""


def refused(*arguments: str) -> str:
    made = parser(Console("zh", json=False, out=io.StringIO()))
    with pytest.raises(UsageError) as caught:
        made.parse_args(arguments)
    return caught.value.sentence("zh")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "缺少 COMMAND"),
        (("forms",), "缺少 PACKAGE, --out"),
        (("frob",), "没有 'frob'"),
        (("desk", "init", "--desk"), "--desk：后面要跟一个值"),
        (("standards", "list", "--bad"), "不认识 --bad"),
        (("verify", "p", "--trust", "t", "--at", "2099"), "--at：值 2099 不对"),
        (("standards", "list", "--desk", "a", "--workspace", "b"), "--workspace：不能与 --desk"),
        (("standards", "list", "--json=1"), "--json：后面不带值，多出 '1'"),
    ],
)
def test_a_refusal_is_in_chinese(arguments: tuple[str, ...], words: str) -> None:
    said = refused(*arguments)
    assert words in said
    detail = said[said.index("（") + 1 : said.rindex("）")].split("，可选")[0]
    detail = re.sub(r"--[a-z]+|'[^']*'", "", detail)
    assert not ENGLISH.search(detail), detail


def test_help_has_no_english_headings() -> None:
    said = parser(Console("zh", json=False)).format_help()
    assert said.startswith("用法：main.py")
    assert "选项" in said
    assert "显示用法后退出" in said
    for word in ("usage", "options:", "positional", "show"):
        assert word not in said
    english = parser(Console("en", json=False)).format_help()
    assert english.startswith("usage: main.py")
    assert "options:" in english


def test_words_nobody_foresaw_stay_as_they_are() -> None:
    assert told("something quite new", "zh") == "something quite new"
    assert told("argument --x: something quite new", "zh") == "--x：something quite new"
    assert len({code for code, _ in KNOWN}) == len(KNOWN)
