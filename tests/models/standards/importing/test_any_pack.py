"""Any pack goes to a workbook and back: generated from the types, so no new field is forgotten."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from models.standards.importing.archive import archive_of
from models.standards.importing.packbook import read_pack_book, write_pack_book
from models.standards.loading import digest
from models.standards.parts_types import Tags
from models.standards.types import Pack
from tests.support import pack, ratio_clause

SCHEMA = Pack.model_json_schema()
DEEPEST = 4
"""Nesting below which no list gets an entry any more."""


@st.composite
def values(draw: DrawFn, schema: dict[str, Any], depth: int = 0) -> Any:
    """A value that fits a piece of the JSON schema of a pack."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return draw(values(draw(st.sampled_from(schema["anyOf"])), depth))
    if "enum" in schema or "const" in schema:
        return draw(st.sampled_from(schema.get("enum", [schema.get("const")])))
    kind = schema["type"]
    if kind == "object":
        return draw(records(schema, depth))
    if kind == "array":
        most = 2 if depth < DEEPEST else 0
        return draw(st.lists(values(schema["items"], depth + 1), max_size=most))
    return draw(simple(kind, schema))


@st.composite
def records(draw: DrawFn, schema: dict[str, Any], depth: int) -> dict[str, Any]:
    """A record: required fields, and some of the others."""
    found = {}
    for name, inner in schema.get("properties", {}).items():
        if name in schema.get("required", ()) or draw(st.booleans()):
            value = draw(values(inner, depth))
            if value is not None:
                found[name] = value
    return found


def simple(kind: str, schema: dict[str, Any]) -> SearchStrategy[Any]:
    """A value without others inside."""
    if kind == "integer":
        return st.integers(schema.get("minimum", -(2**53) + 1), schema.get("maximum", 2**53 - 1))
    if kind == "boolean":
        return st.booleans()
    if kind == "null":
        return st.none()
    if "pattern" in schema:
        return st.from_regex(schema["pattern"].replace("$", r"\Z"), fullmatch=True)
    texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
    spoilt = st.sampled_from(["", " 前后 ", "\\", "=1+1", "1.10", "一\n二", "_x000D_", "是", "否"])
    return texts | spoilt


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=values(SCHEMA))
def test_any_pack_comes_back_with_its_digest(made: dict[str, Any]) -> None:
    pack = Pack.model_validate_json(json.dumps(made))
    back = read_pack_book(archive_of(write_pack_book(pack)))
    assert back == pack
    assert digest(back) == digest(pack)


def test_empty_and_absent_are_not_the_same() -> None:
    empty = ratio_clause().model_copy(update={"grades": (), "parts": (), "tags": Tags()})
    made = pack(empty).model_copy(update={"tiers": ()})
    assert read_pack_book(archive_of(write_pack_book(made))) == made
    absent = pack(ratio_clause())
    assert read_pack_book(archive_of(write_pack_book(absent))) == absent
    assert digest(made) != digest(absent)
