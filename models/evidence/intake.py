"""Taking in a photo or document: look, check, hash, derive. Pure work for another thread."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.base import Sha256
from models.errors import EvidenceError
from models.evidence.reading import Copied, Going, copied, read
from models.evidence.slate import Code
from models.evidence.sniff import Kind, is_cut, kind_of

if TYPE_CHECKING:
    from PIL import Image

Look = Callable[["Image.Image"], Code | None]
"""Looks through a decoded picture for a slate or clock (``codes.seen``)."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Evidence that may be kept."""

    sha256: Sha256
    """Identity: SHA-256 of the original."""
    size: int
    """Bytes of the original."""
    mime: str
    """Type by content."""
    extension: str
    """Extension it is carried under."""
    width: int
    """Pixels after turning upright; 0 for a document."""
    height: int
    """Pixels after turning upright; 0 for a document."""
    taken_at: str
    """The camera's claim: ``2021:09:15 10:30:00+08:00``, or empty."""
    original: bytes
    """The bytes, never altered."""
    preview: bytes | None
    """Upright JPEG of at most PREVIEW_EDGE pixels; None for a document."""
    thumbnail: bytes | None
    """Upright JPEG of at most THUMBNAIL_EDGE pixels; None for a document."""
    taken_offset: str = ""
    """The camera's time zone, or empty; a claim."""
    camera: str = ""
    """Make and model, or empty; a claim."""
    taken_where: str = ""
    """Degrees north and east, or empty; a claim."""
    code: Code | None = None
    """What a slate or clock in it says, where it was looked for."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose bytes are in the record already: nothing is derived from it again."""

    sha256: Sha256
    """Identity."""


def prepare(source: Path | bytes, look: Look | None = None) -> Prepared:
    """Check a file or pasted bytes and derive what screens and pages show.

    ``look`` is given the picture while it is decoded.

    Raises EvidenceError: ``evidence-empty``, ``evidence-too-large``, ``evidence-unknown-type``,
    ``evidence-truncated``, ``evidence-too-many-pixels``, ``evidence-unreadable``, and as
    ``reading.read`` when the disk does not give the file.
    """
    return _prepared(copied(source) if isinstance(source, bytes) else read(source), look)


def prepare_new(
    source: Path | bytes,
    known: Container[str],
    going: Going | None = None,
    look: Look | None = None,
) -> Prepared | Known:
    """Do as ``prepare``, but only hash what is ``known``: a folder taken in again costs little."""
    copy = copied(source) if isinstance(source, bytes) else read(source, going)
    return Known(copy.sha256) if copy.sha256 in known else _prepared(copy, look)


def _prepared(copy: Copied, look: Look | None) -> Prepared:
    if not copy.data:
        raise EvidenceError("evidence-empty")
    kind = kind_of(copy.data)
    if is_cut(kind, copy.data):
        raise EvidenceError("evidence-truncated")
    return _picture(kind, copy, look) if kind.most_pixels else _document(kind, copy)


def _document(kind: Kind, copy: Copied) -> Prepared:
    return Prepared(
        sha256=copy.sha256,
        size=len(copy.data),
        mime=kind.mime,
        extension=kind.extension,
        width=0,
        height=0,
        taken_at="",
        original=copy.data,
        preview=None,
        thumbnail=None,
    )


def _picture(kind: Kind, copy: Copied, look: Look | None) -> Prepared:
    # Pillow costs a tenth of a second to import; the window is painted by then.
    from models.evidence.pictures import derive

    picture = derive(kind, copy.data, look)
    return Prepared(
        sha256=copy.sha256,
        size=len(copy.data),
        mime=kind.mime,
        extension=kind.extension,
        width=picture.width,
        height=picture.height,
        taken_at=picture.claims.taken_at,
        original=copy.data,
        preview=picture.preview,
        thumbnail=picture.thumbnail,
        taken_offset=picture.claims.offset,
        camera=picture.claims.camera,
        taken_where=picture.claims.where,
        code=picture.code,
    )
