"""The record every kept type is made from: frozen, strict, documented field by field."""

from datetime import datetime
from functools import cache
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

SHA256_PATTERN = r"^[0-9a-f]{64}$"
UUID_PATTERN = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
INSTANT_PATTERN = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"
DATE_PATTERN = r"^\d{4}-\d\d-\d\d$"
SAFE_INTEGER = 2**53 - 1
"""The largest integer every JSON reader keeps exactly (RFC 8785 §3.2.2.3)."""

Sha256 = Annotated[str, StringConstraints(pattern=SHA256_PATTERN)]
Uuid = Annotated[str, StringConstraints(pattern=UUID_PATTERN)]


def _moment(text: str) -> str:
    """Refuse the 31st of February and years that no clock on a wall can show."""
    if not 1 < datetime.fromisoformat(text).year < 9999:
        raise ValueError("no such moment")
    return text


Instant = Annotated[str, StringConstraints(pattern=INSTANT_PATTERN), AfterValidator(_moment)]
"""A moment in UTC to the millisecond: ``2021-09-15T02:30:00.000Z``."""
CivilDate = Annotated[str, StringConstraints(pattern=DATE_PATTERN)]
"""A date on the wall calendar, never shifted by a time zone: ``2021-09-15``."""
LONGEST_TEXT, LONGEST_NAME = 4000, 200
"""Characters; the screens let nobody type more where they can."""
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
"""Free text a person typed; the writer brings it to NFC."""
Name = Annotated[str, StringConstraints(max_length=LONGEST_NAME)]
"""A name or a short label."""
Count = Annotated[int, Field(ge=0, le=SAFE_INTEGER)]
"""A whole number that is never negative."""


class Record(BaseModel):
    """A frozen, strictly typed value; unknown members are refused."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        use_attribute_docstrings=True,
        hide_input_in_errors=True,  # what a person typed belongs into no error text
    )

    @classmethod
    def known(cls, values: dict[str, Any]) -> Self:
        """Return a record of values that other records have checked already.

        Nothing is validated: for results that are computed by the thousand out of checked
        records (bench: judge 5,000 clauses). ``values`` must hold every field, and is kept.
        """
        made = cls.__new__(cls)
        put = object.__setattr__
        put(made, "__dict__", values)
        put(made, "__pydantic_fields_set__", _names(cls))
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made

    def plain(self) -> dict[str, Any]:
        """Return the record as JSON-ready values; absent optional fields are left out."""
        return self.model_dump(mode="json", exclude_none=True)


@cache
def _names(kind: type[Record]) -> set[str]:
    """Return the fields of a kind of record, one set for all records that are `known`."""
    return set(kind.model_fields)
