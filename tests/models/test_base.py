"""What every record keeps to itself."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from models.base import Name, Record


class Person(Record):
    name: Name


def test_a_refused_value_is_not_repeated_in_the_error() -> None:
    """The text of an error can reach a terminal or a log; what was typed must not."""
    with pytest.raises(ValidationError) as caught:
        Person(name="欧阳示例" * 100)
    assert "欧阳" not in str(caught.value)
