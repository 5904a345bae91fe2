"""What people type, brought into the form that is kept."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from models.base import Record
from models.errors import ExpectedError
from models.facts.canonical import nfc

R = TypeVar("R", bound=Record)
_BREAKS = str.maketrans({"\0": None, "\r": "\n"})


def clean(text: str) -> str:
    """Return ``text`` in NFC, without NUL and lone surrogates, lines broken by ``\\n``."""
    if text.isascii() and text.isprintable():
        return text
    whole = text.replace("\r\n", "\n").translate(_BREAKS)
    return nfc(whole.encode("utf-8", "replace").decode("utf-8"))


def clean_all(value: Any) -> Any:
    """Return ``value`` with every text in it cleaned; keys are ours and stay."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {k: clean(v) if type(v) is str else clean_all(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [clean_all(item) for item in value]
    return value


def written(kind: type[R], refusal: type[ExpectedError], values: Mapping[str, Any]) -> R:
    """Return a record of ``kind`` from what was typed.

    Raises ``refusal`` with ``text-too-long`` or ``number-too-large`` for what a person can cause;
    any other misfit is our bug and stays a ValidationError.
    """
    try:
        return kind(**{k: clean(v) if type(v) is str else v for k, v in values.items()})
    except ValidationError as error:
        raise _told(error, refusal) or error from error


def _told(error: ValidationError, refusal: type[ExpectedError]) -> ExpectedError | None:
    faults = {fault["type"]: fault.get("ctx", {}) for fault in error.errors()}
    if "string_too_long" in faults:
        return refusal("text-too-long", limit=faults["string_too_long"]["max_length"])
    if "less_than_equal" in faults:
        return refusal("number-too-large")
    return None
