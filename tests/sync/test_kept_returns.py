"""Returns as the first program wrote them: read, or refused with their code, for ever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import PackageError
from models.facts.canonical import parse_canonical
from models.facts.returning import VisitReturn
from sync.keys.trust import Trust
from sync.keys.verifying import carried
from sync.receipt import read_receipt
from sync.returning import read_return, require_named
from tests.sync.schema_check import faults

KEPT = Path(__file__).parents[1] / "kept" / "returns"
SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "return-1.json"
CASES = sorted(KEPT.glob("*.p7m"))
AT_THE_LAPTOP = "return-other-visit"
"""Refused by what the laptop knows of its own packages, not by the file."""


def read(path: Path) -> VisitReturn:
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    trust = Trust.from_pem((KEPT / "trust.pem").read_bytes())
    content = read_return(path.read_bytes(), trust, told["moment"])[0]
    require_named(content, told["name"])
    return content


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_kept_return_is_judged_as_ever(path: Path) -> None:
    code = json.loads(path.with_suffix(".json").read_text("utf-8"))["code"]
    if code in ("", AT_THE_LAPTOP):
        assert read(path).remarks
        return
    with pytest.raises(PackageError) as error:
        read(path)
    assert error.value.code == code


def test_no_return_is_read_as_a_receipt() -> None:
    trust = Trust.from_pem((KEPT / "trust.pem").read_bytes())
    for path in CASES:
        moment = json.loads(path.with_suffix(".json").read_text("utf-8"))["moment"]
        with pytest.raises(PackageError):
            read_receipt(path.read_bytes(), trust, moment)


def test_the_published_schema_holds_for_the_good_one() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    value = parse_canonical(carried((KEPT / "good.p7m").read_bytes())[1])
    assert isinstance(value, dict)
    assert not faults(schema, value)
    assert faults(schema, {**value, "remarks": []})
    assert faults(schema, {**value, "revision": "1"})
