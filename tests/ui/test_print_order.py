"""Pages as people type them."""

from __future__ import annotations

import pytest

from ui.print_order import Order, PrintError, Quality, chosen, ranges


@pytest.mark.parametrize(
    ("typed", "total", "meant"),
    [
        ("", 5, None),
        (" ", 5, None),
        ("1-5", 5, None),
        ("1-3,5", 6, (0, 1, 2, 4)),
        ("5,1-3", 6, (0, 1, 2, 4)),
        ("2,2,2", 3, (1,)),
        ("3-", 5, (2, 3, 4)),
        ("-2", 5, (0, 1)),
        ("１－３，５", 6, (0, 1, 2, 4)),
        ("1至3、5", 6, (0, 1, 2, 4)),
        ("1—2；4", 6, (0, 1, 3)),
        ("1 ~ 2", 6, (0, 1)),
    ],
)
def test_what_is_typed(typed: str, total: int, meant: tuple[int, ...] | None) -> None:
    assert chosen(typed, total) == meant


@pytest.mark.parametrize("typed", ["a", "1-a", "0", "3-1", "-", "1--2", "1.5", "一", "<b>"])
def test_what_cannot_be_read(typed: str) -> None:
    with pytest.raises(PrintError) as refused:
        ranges(typed)
    assert refused.value.code == "print-pages-unread"
    assert refused.value.sentence("zh")


@pytest.mark.parametrize("typed", ["7", "1-7", "7-", "99999999999999"])
def test_a_page_the_paper_does_not_have_is_named(typed: str) -> None:
    with pytest.raises(PrintError) as refused:
        chosen(typed, 6)
    assert refused.value.code == "print-pages-beyond"
    assert refused.value.params["total"] == 6


def test_the_words_of_cups_and_dots() -> None:
    assert Order("p").dpi == 300
    assert Order("p", Quality.FINE).dpi == 600
