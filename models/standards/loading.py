"""Reading packs: from YAML to frozen types, with a digest that names the edition for ever.

The canonical form of a pack is the RFC 8785 JSON of :meth:`Pack.plain`: every field that has a
value, empty texts, empty lists and ``false`` included, only absent optional fields left out. A
comment or the order of keys in the YAML therefore changes nothing, and any word does. The SHA-256
of these bytes is what a visit freezes. A field added to the types must be optional and absent by
default (``None``), or every digest ever published would change.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rfc8785

import resources
from models.base import SHA256_PATTERN
from models.errors import StandardError
from models.limits import MAX_PACK_BYTES
from models.standards.files import record_of, text_of
from models.standards.types import Pack
from models.standards.yaml_text import read_yaml

PACK_FILE = "pack.yaml"
_FIELD_CODES = {
    "missing": "standard-field-missing",
    "extra_forbidden": "standard-field-unknown",
}


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack, its digest and where it was read from."""

    pack: Pack
    """The edition."""
    sha256: str
    """SHA-256 of its canonical form."""
    file: Path
    """The YAML it came from."""


def load(where: Path) -> LoadedPack:
    """Read the pack in folder ``where``, or in the file ``where``; raises StandardError."""
    file = where / PACK_FILE if where.is_dir() else where
    pack = parse(text_of(file))
    return LoadedPack(pack=pack, sha256=digest(pack), file=file)


def available() -> tuple[LoadedPack, ...]:
    """Return the packs that the program ships with, by folder name; read once."""
    return _loaded(shipped_files())


def shipped_files() -> tuple[Path, ...]:
    """Return the files of the packs that the program ships with, by folder name."""
    return tuple(sorted(resources.path("standards").glob(f"*/{PACK_FILE}")))


@cache
def _loaded(files: tuple[Path, ...]) -> tuple[LoadedPack, ...]:
    return tuple(load(file) for file in files)


def earlier(sha256: str) -> Pack | None:
    """Return an edition that an earlier program shipped, or None: a visit stays on its edition.

    What was once published is kept for ever under its digest (issue 3, point 9).
    """
    file = resources.path("standards") / "earlier" / f"{sha256}.json"
    if not re.fullmatch(SHA256_PATTERN, sha256) or not file.is_file():
        return None
    return from_canonical(file.read_bytes())


def earlier_digests() -> tuple[str, ...]:
    """Return the digests of the editions that earlier programs shipped."""
    return tuple(file.stem for file in sorted(resources.path("standards").glob("earlier/*.json")))


def all_earlier() -> dict[str, Pack]:
    """Return every edition that earlier programs shipped, by digest."""
    files = sorted(resources.path("standards").glob("earlier/*.json"))
    return {file.stem: pack for file in files if (pack := earlier(file.stem)) is not None}


def parse(text: str) -> Pack:
    """Return the pack written in the YAML ``text``; raises StandardError."""
    tree = read_yaml(text)
    if tree is None:
        raise StandardError("standard-empty")
    if not isinstance(tree, dict):
        raise StandardError("standard-no-fields")
    return _validated(json.dumps(tree))


def from_canonical(data: bytes) -> Pack:
    """Return the pack kept as canonical bytes; bytes in any other form are refused."""
    if len(data) > MAX_PACK_BYTES:
        raise StandardError("standard-too-big", file="JSON", limit=MAX_PACK_BYTES)
    pack = _validated(data)
    if canonical(pack) != data:
        raise StandardError("standard-not-canonical")
    return pack


def canonical(pack: Pack) -> bytes:
    """Return the canonical form of a pack."""
    try:
        return rfc8785.dumps(pack.plain())
    except (rfc8785.CanonicalizationError, UnicodeError) as error:
        raise StandardError("standard-not-canonical") from error


def digest(pack: Pack) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(pack)).hexdigest()


def _validated(data: str | bytes) -> Pack:
    return record_of(Pack, data, _FIELD_CODES)
