"""What every record keeps to itself."""

from __future__ import annotations

import importlib
import pkgutil
from typing import get_args

import pytest
from pydantic import ValidationError

import models
from models.base import Name, Record


class Person(Record):
    name: Name


def test_a_refused_value_is_not_repeated_in_the_error() -> None:
    """The text of an error can reach a terminal or a log; what was typed must not."""
    with pytest.raises(ValidationError) as caught:
        Person(name="欧阳示例" * 100)
    assert "欧阳" not in str(caught.value)


def test_what_may_be_absent_has_absence_as_its_default() -> None:
    """``plain`` leaves out None, so a record whose field has no default could not be read again."""
    for module in pkgutil.walk_packages(models.__path__, "models."):
        importlib.import_module(module.name)
    kinds, found = [Record], []
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        for name, field in kind.model_fields.items():
            if field.is_required() and type(None) in get_args(field.annotation):
                found.append(f"{kind.__name__}.{name}")
    assert found == []


def test_a_record_of_checked_values_is_the_same_as_one_that_was_validated() -> None:
    class Mark(Record):
        code: Name
        note: Name | None = None

    checked, known = Mark(code="1"), Mark.known({"code": "1", "note": None})
    assert known == checked
    assert known.plain() == checked.plain() == {"code": "1"}
    assert hash(known) == hash(checked)
    assert known.model_copy(update={"note": "甲"}) == Mark(code="1", note="甲")
    with pytest.raises(ValidationError):
        known.code = "2"  # type: ignore[misc]
