"""Reading ledgers: from YAML to frozen types, with a digest that names the edition for ever.

The same canonical form as packs have: RFC 8785 JSON of :meth:`Ledger.plain`, SHA-256 of its
bytes. A field added to the types must be optional and absent by default (``None``).
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import rfc8785
from pydantic import ValidationError

import resources
from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards.ledgers.types import Ledger
from models.standards.yaml_text import read_yaml, shown

LEDGER_FILE = "ledger.yaml"
_FIELD_CODES = {"missing": "ledger-field-missing", "extra_forbidden": "ledger-field-unknown"}


@dataclass(frozen=True, slots=True)
class LoadedLedger:
    """A ledger, its digest and where it was read from."""

    ledger: Ledger
    """The edition."""
    sha256: str
    """SHA-256 of its canonical form."""
    file: Path
    """The YAML it came from."""


def load(where: Path) -> LoadedLedger:
    """Read the ledger in folder ``where``, or in the file ``where``; raises StandardError."""
    file = where / LEDGER_FILE if where.is_dir() else where
    ledger = parse(_text(file))
    return LoadedLedger(ledger=ledger, sha256=digest(ledger), file=file)


def available() -> tuple[LoadedLedger, ...]:
    """Return the ledgers that the program ships with, by folder name; read once."""
    return _loaded(shipped_files())


def shipped_files() -> tuple[Path, ...]:
    """Return the files of the ledgers that the program ships with, by folder name."""
    return tuple(sorted(resources.path("standards").glob(f"*/{LEDGER_FILE}")))


def by_id(ledger_id: str) -> LoadedLedger:
    """Return the shipped ledger with an id; raises StandardError when there is none."""
    for loaded in available():
        if loaded.ledger.id == ledger_id:
            return loaded
    raise StandardError("ledger-not-here", id=shown(ledger_id))


@cache
def _loaded(files: tuple[Path, ...]) -> tuple[LoadedLedger, ...]:
    return tuple(load(file) for file in files)


def parse(text: str) -> Ledger:
    """Return the ledger written in the YAML ``text``; raises StandardError."""
    try:
        return Ledger.model_validate_json(json.dumps(read_yaml(text)))
    except ValidationError as error:
        first: Any = error.errors(include_url=False, include_context=False, include_input=False)[0]
        code = _FIELD_CODES.get(first["type"], "ledger-field-invalid")
        place = ".".join(shown(str(part)) for part in first["loc"]) or "-"
        raise StandardError(code, place=place) from error


def canonical(ledger: Ledger) -> bytes:
    """Return the canonical form of a ledger."""
    try:
        return rfc8785.dumps(ledger.plain())
    except (rfc8785.CanonicalizationError, UnicodeError) as error:
        raise StandardError("ledger-not-canonical") from error


def digest(ledger: Ledger) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(ledger)).hexdigest()


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_PACK_BYTES + 1)
    except (OSError, ValueError) as error:
        raise StandardError("ledger-unreadable", file=shown(file.name)) from error
    if len(data) > MAX_PACK_BYTES:
        raise StandardError("ledger-too-big", file=shown(file.name), limit=MAX_PACK_BYTES)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StandardError("ledger-not-text", file=shown(file.name)) from error
