"""The code of a page: what is said comes back, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.facts.papercode import Kind, PaperCode, Place, Unread, code_of, parse, typed

VISIT = "7f3a22c1-1111-4111-8111-111111111111"
BASE = code_of("annex-1", VISIT, 2, "0123456789abcdef" * 4).on(1, 12)
COPY = PaperCode("record", "7f3a22c1", 2, "0123456789abcdef", 3, 12, Place.FIELD, 3)

DIGEST = "0123456789abcdef"
BLANK = PaperCode("annex-2", "", 0, DIGEST, 1, 1, kind=Kind.BLANK)
LEDGER = PaperCode("ledger-tasks", "", 37, DIGEST, 2, 9, Place.DESK, 2, Kind.LEDGER)
UNDER_WAY = PaperCode("attendance", "7f3a22c1", 1, DIGEST, 1, 1, Place.FIELD, 1, Kind.UNDER_WAY)


def test_the_published_texts_of_papers_without_frozen_facts() -> None:
    assert BLANK.text() == "CY2:B:ANNEX-2:-:0:0123456789ABCDEF:1/1:0:DEE2"
    assert LEDGER.text() == "CY2:L:LEDGER-TASKS:-:37:0123456789ABCDEF:2/9:D2:FF7D"
    assert UNDER_WAY.text() == "CY2:V:ATTENDANCE:7F3A22C1:1:0123456789ABCDEF:1/1:F1:1245"


@pytest.mark.parametrize("code", [BLANK, LEDGER, UNDER_WAY])
def test_a_damaged_code_without_facts_is_named(code: PaperCode) -> None:
    text = code.text()
    for place in range(4, len(text)):
        assert parse(text[:place] + text[place + 1 :]) is Unread.DAMAGED
        other = "7" if text[place] != "7" else "8"
        assert parse(text[:place] + other + text[place + 1 :]) is Unread.DAMAGED
    assert parse(typed(text.lower())) == code


def test_a_visit_stands_on_papers_of_a_visit_only() -> None:
    assert parse(replace(UNDER_WAY, visit="").text()) is Unread.DAMAGED
    assert parse(replace(BLANK, visit="7f3a22c1").text()) is Unread.DAMAGED


def test_the_published_texts() -> None:
    assert BASE.text() == "CY1:ANNEX-1:7F3A22C1:2:0123456789ABCDEF:1/12:0:A6D2"
    assert COPY.text() == "CY1:RECORD:7F3A22C1:2:0123456789ABCDEF:3/12:F3:9644"
    assert set(BASE.text()) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@pytest.mark.parametrize("code", [BASE, COPY, BLANK, LEDGER, UNDER_WAY])
def test_what_is_said_comes_back(code: PaperCode) -> None:
    assert parse(code.text()) == code


def test_one_wrong_or_lost_character_is_damage() -> None:
    text = COPY.text()
    for place in range(4, len(text)):
        assert parse(text[:place] + text[place + 1 :]) is Unread.DAMAGED
        other = "7" if text[place] != "7" else "8"
        assert parse(text[:place] + other + text[place + 1 :]) is Unread.DAMAGED


def test_papers_of_the_first_kind_are_still_read() -> None:
    found = parse(f"chayan:1:annex-2:{'ab' * 32}")
    assert found == PaperCode("annex-2", "", 0, "ab" * 32, 0, 0)
    assert parse(f"chayan:1:annex-2:{'ab' * 31}") is Unread.DAMAGED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", Unread.FOREIGN),
        ("https://example.org/", Unread.FOREIGN),
        ("x" * 3000, Unread.FOREIGN),
        ("CY1:" + "A" * 3000, Unread.FOREIGN),
        ("CY1:", Unread.DAMAGED),
        ("CY2:RECORD:7F", Unread.DAMAGED),
        ("CY3:RECORD:7F", Unread.NEWER),
        (COPY.text() + "\n", Unread.DAMAGED),
        (COPY.text().lower(), Unread.FOREIGN),
        ("chayan:slate:1:1234abcd:-:p/1:1:9", Unread.FOREIGN),
        (COPY.text().replace("3/12", "١/12"), Unread.DAMAGED),
        (COPY.on(13, 12).text(), Unread.DAMAGED),
    ],
)
def test_anything_else_is_named(text: str, said: Unread) -> None:
    assert parse(text) is said


def test_a_scanner_may_type_through_an_input_method() -> None:
    text = COPY.text()
    wide = text.replace(":", "：").replace("/", "、").lower()
    assert parse(typed(f" {wide}\r\n")) == COPY
    assert parse(typed(f"chayan:1:annex-2:{'ab' * 32}\n")) == PaperCode(
        "annex-2", "", 0, "ab" * 32, 0, 0
    )
    assert typed("ﷺ" * 3000) == "ﷺ" * 3000


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for given_text in (text, typed(text), "CY1:" + text):
        found = parse(given_text)
        if isinstance(found, PaperCode):
            assert found.text() == given_text or found.visit == ""
