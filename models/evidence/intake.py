"""Taking in a photo or document: look, check, hash, derive. Pure work for another thread."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from models.base import Sha256
from models.errors import EvidenceError
from models.evidence.sniff import Kind, is_cut, kind_of
from models.limits import MAX_FILE_BYTES, MEBIBYTE


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


def prepare(source: Path | bytes) -> Prepared:
    """Check a file or pasted bytes and derive what screens and pages show.

    Raises EvidenceError: ``evidence-empty``, ``evidence-too-large``, ``evidence-unknown-type``,
    ``evidence-truncated``, ``evidence-too-many-pixels``, ``evidence-unreadable``,
    ``evidence-file-unreadable`` when the disk does not give the file.
    """
    data = source if isinstance(source, bytes) else _read(source)
    if not data:
        raise EvidenceError("evidence-empty")
    if len(data) > MAX_FILE_BYTES:
        raise _too_large()
    kind = kind_of(data)
    if is_cut(kind, data):
        raise EvidenceError("evidence-truncated")
    return _document(kind, data) if not kind.most_pixels else _picture(kind, data)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise EvidenceError("evidence-file-unreadable") from error
    if len(data) > MAX_FILE_BYTES:
        raise _too_large()
    return data


def _too_large() -> EvidenceError:
    return EvidenceError("evidence-too-large", limit=MAX_FILE_BYTES // MEBIBYTE)


def _document(kind: Kind, data: bytes) -> Prepared:
    return Prepared(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        mime=kind.mime,
        extension=kind.extension,
        width=0,
        height=0,
        taken_at="",
        original=data,
        preview=None,
        thumbnail=None,
    )


def _picture(kind: Kind, data: bytes) -> Prepared:
    # Pillow costs a tenth of a second to import; the window is painted by then.
    from models.evidence.pictures import derive

    picture = derive(kind, data)
    return Prepared(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        mime=kind.mime,
        extension=kind.extension,
        width=picture.width,
        height=picture.height,
        taken_at=picture.taken_at,
        original=data,
        preview=picture.preview,
        thumbnail=picture.thumbnail,
    )
