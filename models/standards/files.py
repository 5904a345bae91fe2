"""Reading the files that standards are kept in: one way in, one set of refusals for all kinds."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from models.base import Record
from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards.yaml_text import read_yaml, shown

R = TypeVar("R", bound=Record)
FIELD_INVALID = "standard-field-invalid"


REFUSALS = ("standard-unreadable", "standard-too-big", "standard-not-text")
"""What is said of a file that cannot be opened, is too large, or is no text."""


def text_of(file: Path, refusals: tuple[str, str, str] = REFUSALS) -> str:
    """Return the text of a file; raises StandardError with one of ``refusals``."""
    unreadable, too_big, not_text = refusals
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_PACK_BYTES + 1)
    except (OSError, ValueError) as error:
        raise StandardError(unreadable, file=shown(file.name)) from error
    if len(data) > MAX_PACK_BYTES:
        raise StandardError(too_big, file=shown(file.name), limit=MAX_PACK_BYTES)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StandardError(not_text, file=shown(file.name)) from error


def record_of(
    kind: type[R],
    data: str | bytes,
    codes: Mapping[str, str] | None = None,
    invalid: str = FIELD_INVALID,
) -> R:
    """Return the record in a JSON text; the first fault is told with its place.

    ``codes`` names the sentence by pydantic's type of fault, ``invalid`` is for all others.
    """
    try:
        return kind.model_validate_json(data)
    except ValidationError as error:
        first: Any = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(shown(str(part)) for part in first["loc"]) or "-"
        code = (codes or {}).get(first["type"], invalid)
        raise StandardError(code, place=place) from error


def from_yaml(kind: type[R], text: str, invalid: str = FIELD_INVALID) -> R:
    """Return the record written in a YAML text."""
    return record_of(kind, json.dumps(read_yaml(text)), invalid=invalid)
