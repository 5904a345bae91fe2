"""The published JSON Schemas hold for what real packages and receipts hold, and refuse the rest."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from models.facts.canonical import parse_canonical
from sync.keys.verifying import carried
from sync.package import contents as names
from tests.sync.package import forge
from tests.sync.schema_check import faults

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "kept" / "packages"
GOOD = sorted(
    [*KEPT.glob("conformance-*/good/*.zip"), *KEPT.glob("visit-package-*/*.zip")],
    key=lambda path: path.parts,
)
DOCUMENTS = {
    names.PACKAGE_LABEL: "visit-package-1",
    names.FACTS: "visit-facts-1",
    names.SIGNATURES: "visit-signatures-1",
}
Value = dict[str, Any]


@cache
def schema(name: str) -> Value:
    found = json.loads((ROOT / "docs" / "schemas" / f"{name}.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("package", GOOD, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_real_package_fits_its_schemas(package: Path) -> None:
    _top, members = forge.members_of(package)
    for member, name in DOCUMENTS.items():
        assert faults(schema(name), parse_canonical(members[member])) == [], member
    bodies = schema("visit-event-bodies-1")
    for line in members[names.EVENTS].splitlines():
        event = parse_canonical(line)
        assert faults(schema("visit-event-1"), event) == []
        assert faults(bodies[event["type"]], event["body"]) == []


def test_a_real_receipt_fits_its_schema() -> None:
    (file,) = KEPT.glob("visit-package-1/receipt-*.p7m")
    _signed, content = carried(file.read_bytes())
    assert faults(schema("receipt-1"), parse_canonical(content)) == []


BAD: dict[str, Value] = {
    "a path for a visit": {"visit": "../../x"},
    "a text for a number": {"revision": "1"},
    "a revision of nought": {"revision": 0},
    "an unknown member": {"weather": "rain"},
    "another major": {"format": "visit-package/2"},
    "packs that are no list": {"packs": {}},
    "a count missing": {"counts": {"events": 1}},
    "a truth value": {"revision": True},
}


@pytest.mark.parametrize("kind", BAD)
def test_the_schema_refuses_what_the_reader_refuses(kind: str) -> None:
    _top, members = forge.members_of(GOOD[0])
    label = parse_canonical(members[names.PACKAGE_LABEL])
    assert faults(schema("visit-package-1"), {**label, **BAD[kind]})


def test_every_member_of_label_and_receipt_stands_in_the_document() -> None:
    text = (ROOT / "docs" / "package-format.md").read_text("utf-8")
    for name in ("visit-package-1", "receipt-1"):
        members = {*schema(name)["properties"]}
        for kind in schema(name).get("$defs", {}).values():
            members |= {*kind.get("properties", {})}
        assert [one for one in sorted(members) if f"`{one}`" not in text] == []


def test_every_schema_says_what_it_is_written_in() -> None:
    for path in (ROOT / "docs" / "schemas").glob("*.json"):
        if path.stem != "visit-event-bodies-1":  # a table of schemas by the type of the event
            assert schema(path.stem)["$schema"].endswith("2020-12/schema"), path.name
