"""One value, one sequence of bytes; anything else is refused."""

import json
import unicodedata

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from models.errors import FactsError
from models.facts.canonical import canonical_bytes, digest, parse_canonical

VECTORS = [
    # The published vectors of docs/facts-format.md: they can never change.
    ({}, b"{}", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
    (
        {"b": 1, "a": ["x", -5, ""]},
        b'{"a":["x",-5,""],"b":1}',
        "e05ca3b8a7204097be7cfc42e7c270b1ea7f497325cc85ab17c677ceb230deee",
    ),
    (
        {"名称": "示例“中心”", "\U00020b9f": 9007199254740991, "ﬀ": "\n\t\\"},
        '{"名称":"示例“中心”","\U00020b9f":9007199254740991,"ﬀ":"\\n\\t\\\\"}'.encode(),
        "57c33f8f58f25d2cdd7144db5d7e0e02e8721150bb076fe983ca5cfa50092f3c",
    ),
]

plain = st.recursive(
    st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")).map(
        lambda text: unicodedata.normalize("NFC", text)
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(
                st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=5
            ).map(lambda text: unicodedata.normalize("NFC", text)),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(("value", "expected", "sha256"), VECTORS)
def test_published_vectors_hold(value: object, expected: bytes, sha256: str) -> None:
    assert canonical_bytes(value) == expected
    assert digest(expected) == sha256
    assert parse_canonical(expected) == value


@given(plain)
def test_the_bytes_are_those_of_rfc_8785(value: object) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@given(plain)
def test_reading_back_gives_the_same_value_and_the_same_bytes(value: object) -> None:
    data = canonical_bytes(value)
    assert parse_canonical(data) == value
    assert canonical_bytes(parse_canonical(data)) == data


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        1.5,
        float("nan"),
        2**53,
        -(2**53),
        "a\0",
        "e\u0301",
        "\ud800",
        {1: 2},
        b"x",
        {"a": None},
    ],
)
def test_values_outside_the_grammar_are_refused(value: object) -> None:
    with pytest.raises(FactsError):
        canonical_bytes(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"a":1,"a":2}',
        b'{ "a":1}',
        b'{"b":1,"a":2}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":true}',
        b'{"a":null}',
        b'{"a":NaN}',
        b'{"a":01}',
        b'{"a":"\\u0041"}',
        b"\xef\xbb\xbf{}",
        b"\xff",
        b"[" * 5000 + b"]" * 5000,
        b"[" * 40 + b"]" * 40,
        b"9" * 4000,
        '{"a":"e\u0301"}'.encode(),
        b"{}\n",
    ],
)
def test_any_other_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(FactsError):
        parse_canonical(data)


@given(st.binary(max_size=64))
def test_garbage_never_escapes_as_another_error(data: bytes) -> None:
    try:
        value = parse_canonical(data)
    except FactsError:
        return
    assert canonical_bytes(value) == data
    json.loads(data)
