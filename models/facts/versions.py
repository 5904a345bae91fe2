"""Reading what an office signs: one rule of versions for returns, notices, receipts and bundles."""

from typing import TypeVar

from pydantic import ValidationError

from models.base import Record
from models.errors import FactsError, PackageError
from models.facts.canonical import parse_canonical

Document = TypeVar("Document", bound=Record)


def read_document(
    kind: type[Document], content: bytes, known: tuple[str, ...], codes: tuple[str, str]
) -> Document:
    """Return a document of major 1, nothing believed yet; ``known`` are the formats we write.

    Members that a higher minor adds are passed over; one that we know has none. ``codes`` are said
    of a later major and of what cannot be read: raises PackageError with one of them.
    """
    newer, unreadable = codes
    family = known[0].split("/")[0] + "/"
    try:
        value = parse_canonical(content)
        stated = value.get("format", "") if isinstance(value, dict) else ""
        ours = isinstance(stated, str) and stated.startswith(family)
        if ours and stated.removeprefix(family).split(".")[0] != "1":
            raise PackageError(newer)
        higher = ours and stated not in known
        return kind.model_validate_json(content, extra="ignore" if higher else "forbid")
    except (FactsError, ValidationError) as error:
        raise PackageError(unreadable) from error
