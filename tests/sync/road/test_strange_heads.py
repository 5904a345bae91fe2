"""Heads made to cost the desk time, and answers as large as the desk may sign them."""

from __future__ import annotations

import time

import pytest

from sync.returning import MAX_RETURN_BYTES
from sync.road.limits import MOST_ANSWER_BYTES, Limits
from sync.road.wire import Refused, parse_head

ROOM = Limits().head_bytes - 100


@pytest.mark.parametrize("filler", [b" ", b"\t", b" \t", b"a "])
@pytest.mark.parametrize("end", [b"\x80", b"\n", b"\x00"])
def test_a_field_of_blanks_costs_no_time(filler: bytes, end: bytes) -> None:
    head = b"GET / HTTP/1.1\r\na:" + filler * (ROOM // len(filler)) + end

    began = time.thread_time()
    with pytest.raises(Refused):
        parse_head(head)

    assert time.thread_time() - began < 0.5


def test_blanks_around_a_field_are_no_part_of_it() -> None:
    head = b"GET / HTTP/1.1\r\na: \t b c \t \r\nd:\r\ne:   "

    assert parse_head(head).fields == {"a": "b c", "d": "", "e": ""}


def test_every_return_a_desk_may_sign_comes_over_the_line() -> None:
    assert MOST_ANSWER_BYTES >= MAX_RETURN_BYTES
