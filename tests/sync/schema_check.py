"""As much of JSON Schema (2020-12) as the published schemas use; any other keyword is an error.

A reader of our own, because it must judge the published files and not the classes they were
written from, and a library for it would be one more thing to pin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

WORDS = {"$schema", "$defs", "description", "title", "default"}
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
Schema = dict[str, Any]


def faults(schema: Schema, value: object) -> list[str]:
    """What in ``value`` does not fit ``schema``, as paths with a reason."""
    return list(_faults(schema, schema, value, ""))


def _faults(root: Schema, schema: Schema, value: object, at: str) -> Iterator[str]:
    for word, rule in schema.items():
        if word in WORDS:
            continue
        if word == "$ref":
            yield from _faults(root, root["$defs"][rule.rpartition("/")[2]], value, at)
        elif word == "anyOf":
            if all(list(_faults(root, one, value, at)) for one in rule):
                yield f"{at}: anyOf"
        elif not _holds(word, rule, value):
            yield f"{at}: {word}"
    if isinstance(value, dict):
        yield from _members(root, schema, value, at)
    if isinstance(value, list):
        yield from _items(root, schema, value, at)


def _holds(word: str, rule: Any, value: Any) -> bool:
    if word == "type":
        return isinstance(value, TYPES[rule]) and not isinstance(value, bool)
    if word == "enum":
        return value in rule
    if word == "pattern":
        return not isinstance(value, str) or re.search(rule, value) is not None
    if word in {"minLength", "maxLength"}:
        return not isinstance(value, str) or _bound(word, rule, len(value))
    if word in {"minItems", "maxItems"}:
        return not isinstance(value, list) or _bound(word, rule, len(value))
    if word in {"minimum", "maximum"}:
        return not isinstance(value, int) or _bound(word, rule, value)
    if word == "const":
        return bool(value == rule)
    if word == "required":
        return not isinstance(value, dict) or set(rule) <= value.keys()
    assert word in {
        "properties", "patternProperties", "additionalProperties", "propertyNames", "items",
        "prefixItems",
    }, f"unknown keyword {word}"  # fmt: skip
    return True


def _bound(word: str, rule: int, found: int) -> bool:
    return found >= rule if word.startswith("min") else found <= rule


def _members(root: Schema, schema: Schema, value: dict[str, Any], at: str) -> Iterator[str]:
    named, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    others = schema.get("additionalProperties", True)
    for name, item in value.items():
        place = f"{at}/{name}"
        rules = [named[name]] if name in named else []
        rules += [rule for pattern, rule in patterns.items() if re.search(pattern, name)]
        if not rules and others is False:
            yield f"{place}: not known"
        if not rules and isinstance(others, dict):
            rules = [others]
        for rule in rules:
            yield from _faults(root, rule, item, place)
        if "propertyNames" in schema:
            yield from _faults(root, schema["propertyNames"], name, place)


def _items(root: Schema, schema: Schema, value: list[Any], at: str) -> Iterator[str]:
    first = schema.get("prefixItems", [])
    for number, item in enumerate(value):
        rule = first[number] if number < len(first) else schema.get("items")
        if rule is not None:
            yield from _faults(root, rule, item, f"{at}/{number}")
