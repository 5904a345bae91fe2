"""Reading ledgers: from YAML to frozen types, with a digest that names the edition for ever.

The same canonical form as packs have: RFC 8785 JSON of :meth:`Ledger.plain`, SHA-256 of its
bytes. A field added to the types must be optional and absent by default (``None``).
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rfc8785

import resources
from models.errors import StandardError
from models.standards.files import record_of, text_of
from models.standards.ledgers.types import Ledger
from models.standards.yaml_text import read_yaml, shown

LEDGER_FILE = "ledger.yaml"
_REFUSALS = ("ledger-unreadable", "ledger-too-big", "ledger-not-text")
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
    ledger = parse(text_of(file, _REFUSALS))
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
    return record_of(Ledger, json.dumps(read_yaml(text)), _FIELD_CODES, "ledger-field-invalid")


def canonical(ledger: Ledger) -> bytes:
    """Return the canonical form of a ledger."""
    try:
        return rfc8785.dumps(ledger.plain())
    except (rfc8785.CanonicalizationError, UnicodeError) as error:
        raise StandardError("ledger-not-canonical") from error


def digest(ledger: Ledger) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(ledger)).hexdigest()
