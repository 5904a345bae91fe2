"""A mapping in layers is the dictionary it stands for, however it came about."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from models.facts.layered import RECENT, having

STEPS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=3 * RECENT)


@given(st.dictionaries(st.integers(0, 40), st.integers(1, 9)), STEPS)
def test_it_says_what_a_dictionary_says(
    begin: dict[int, int], steps: list[tuple[int, int]]
) -> None:
    layered: Mapping[int, int] = dict(begin)
    plain = dict(begin)
    for key, value in steps:
        layered = having(layered, key, value)
        plain[key] = value
        assert layered == plain
        assert list(layered.items()) == list(plain.items())
        assert len(layered) == len(plain)
        assert [layered.get(n, 0) for n in range(42)] == [plain.get(n, 0) for n in range(42)]
        assert {**layered} == plain
        assert 41 not in layered


def test_what_was_before_stays_as_it_was() -> None:
    first = having({"a": 1}, "b", 2)
    second = having(first, "a", 3)
    assert (dict(first), dict(second)) == ({"a": 1, "b": 2}, {"a": 3, "b": 2})
