"""Canonical JSON: one value, one sequence of bytes (RFC 8785 with a narrower grammar).

A value is a string, an integer, an array or an object; there is no ``null``, no boolean and
no floating-point number, so that no two programs can print it differently. Strings are in
Unicode NFC and hold no lone surrogate and no NUL. ``docs/facts-format.md`` publishes vectors.
"""

import hashlib
import json
import unicodedata
from typing import Any, Never

import rfc8785

from models.base import SAFE_INTEGER
from models.errors import FactsError
from models.limits import MAX_JSON_BYTES, MAX_JSON_DEPTH


def nfc(text: str) -> str:
    """Return ``text`` in NFC, the only form that is kept."""
    return unicodedata.normalize("NFC", text)


def canonical_bytes(value: object) -> bytes:
    """Return the canonical bytes of ``value``.

    Raises FactsError for a value outside the grammar: ``facts-json-number``, ``-text``,
    ``-deep``, or ``facts-not-canonical`` for a truth value, a null, or anything else.
    """
    if _check(value, MAX_JSON_DEPTH):
        # With ASCII member names code point order is RFC 8785's order, and the standard
        # encoder writes the same bytes, six times faster (a property test compares them).
        return _ENCODER.encode(value).encode("utf-8")
    return rfc8785.dumps(value)  # type: ignore[arg-type]  # narrowed by _check


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def digest(data: bytes) -> str:
    """Return the lower-case hexadecimal SHA-256 of ``data``."""
    return hashlib.sha256(data).hexdigest()


def parse_canonical(data: bytes) -> Any:
    """Return the value of ``data``; refuse any other spelling of the same value.

    Raises FactsError when ``data`` is too large, is not JSON, or is not canonical.
    """
    if len(data) > MAX_JSON_BYTES:
        raise FactsError("facts-too-large")
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_float=_refuse,
            parse_constant=_refuse,
            parse_int=_integer,
        )
    except RecursionError as error:
        raise FactsError("facts-json-deep") from error
    except ValueError as error:
        raise FactsError("facts-not-json") from error
    if canonical_bytes(value) != data:
        raise FactsError("facts-not-canonical")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise FactsError("facts-json-twice")
    return found


def _refuse(_token: str) -> Never:
    raise FactsError("facts-json-number")


def _integer(token: str) -> int:
    if len(token) > 17:  # longer than any safe integer; int() of 4,000 digits is slow
        raise FactsError("facts-json-number")
    return int(token)


def _check(value: object, depth: int) -> bool:
    """Refuse anything outside the grammar; return whether every member name is ASCII."""
    kind = type(value)
    if isinstance(value, str):
        _check_text(value)
        return True
    if kind is int and -SAFE_INTEGER <= value <= SAFE_INTEGER:  # type: ignore[operator]
        return True
    if kind in (int, float):
        raise FactsError("facts-json-number")
    if depth == 0 and isinstance(value, list | tuple | dict):
        raise FactsError("facts-json-deep")
    if depth > 0 and isinstance(value, list | tuple):
        return all([_check(item, depth - 1) for item in value])
    if depth > 0 and isinstance(value, dict):
        return _check_members(value, depth - 1)
    raise FactsError("facts-not-canonical")


def _check_members(members: dict[Any, Any], depth: int) -> bool:
    simple = True
    for key, item in members.items():
        if type(key) is str and type(item) is str and key.isascii() and item.isascii():
            if "\0" in key or "\0" in item:
                raise FactsError("facts-json-text")
            continue  # nearly every member of an event; a mark waits for each of these lines
        if not isinstance(key, str):
            raise FactsError("facts-not-canonical")
        _check_text(key)
        simple = _check(item, depth) and simple and key.isascii()
    return simple


def _check_text(text: str) -> None:
    if text.isascii():
        if "\0" in text:
            raise FactsError("facts-json-text")
        return
    surrogate = any("\ud800" <= character <= "\udfff" for character in text)
    if "\0" in text or surrogate or not unicodedata.is_normalized("NFC", text):
        raise FactsError("facts-json-text")
