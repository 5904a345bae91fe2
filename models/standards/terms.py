"""The words that every kind of record of a standard is made of: codes, numbers, sources."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, StringConstraints

from models.base import SAFE_INTEGER, Name, Record

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$")]
"""A code inside a pack, as printed where the document prints one: ``1.2.4/1``, ``3``."""
PackId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{2,49}$")]
Whole = Annotated[int, Field(ge=-SAFE_INTEGER, le=SAFE_INTEGER)]


class Operator(StrEnum):
    """Comparison of a measured fraction with a threshold (R1.1)."""

    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"


COMPARE: Mapping[Operator, Callable[[int, int], bool]] = MappingProxyType(
    {
        Operator.AT_LEAST: int.__ge__,
        Operator.BELOW: int.__lt__,
        Operator.AT_MOST: int.__le__,
        Operator.ABOVE: int.__gt__,
    }
)
"""How two whole numbers are compared."""


class Source(Record):
    """Where a text stands in the issued document."""

    document: Name
    """Short name of the issued document, e.g. ``000``."""
    line: Annotated[int, Field(ge=1)]
    """First line of the text, 1-based, in the kept source text."""
