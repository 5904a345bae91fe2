"""What a file is, by its content alone; a name says nothing."""

import re
from dataclasses import dataclass

from models.errors import EvidenceError
from models.limits import MAX_PIXELS_JPEG, MAX_PIXELS_OTHER


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of file that is taken in."""

    mime: str
    """Media type."""
    extension: str
    """Extension it is carried under."""
    most_pixels: int = 0
    """Largest picture; 0 for a document."""


JPEG = Kind("image/jpeg", "jpg", MAX_PIXELS_JPEG)
PNG = Kind("image/png", "png", MAX_PIXELS_OTHER)
WEBP = Kind("image/webp", "webp", MAX_PIXELS_OTHER)
TIFF = Kind("image/tiff", "tif", MAX_PIXELS_OTHER)
HEIC = Kind("image/heic", "heic", MAX_PIXELS_OTHER)  # never decoded at a smaller scale
PDF = Kind("application/pdf", "pdf")

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_PDF_HEAD = 1024
"""Readers find ``%PDF-`` anywhere in the first kilobyte (ISO 32000, implementation notes)."""
_PDF_TAIL = 2048
_SCAN, _WHOLE = 0xDA, (0xC0, 0xC1)
_FRAMES = {0xC2, 0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)}
"""Markers of JPEG: a scan, a frame read from top to bottom, and all other kinds of frame."""
_LINEARIZED = re.compile(rb"/Linearized[^>]{0,200}?/L\s+(\d{1,12})")


def kind_of(data: bytes) -> Kind:
    """Return the type of ``data``; raises EvidenceError(``evidence-unknown-type``)."""
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith((b"II*\0", b"MM\0*")):
        return TIFF
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return HEIC
    if b"%PDF-" in data[:_PDF_HEAD] and not data[:_PDF_HEAD].lstrip().startswith(b"<"):
        return PDF  # not a page of the web that says so as well
    raise EvidenceError("evidence-unknown-type")


def is_cut(kind: Kind, data: bytes) -> bool:
    """Return whether the file plainly ends too early, judged without decoding it."""
    if kind is PNG:
        return _png_cut(data)
    if kind is WEBP:
        return len(data) < int.from_bytes(data[4:8], "little") + 8
    if kind is HEIC:
        return _boxes_cut(data)
    return kind is PDF and _pdf_cut(data)


def ends_open(kind: Kind, data: bytes) -> bool:
    """Return whether a JPEG that cannot be decoded lacks its end marker as well."""
    return kind is JPEG and b"\xff\xd9" not in data[-_PDF_TAIL:]


def scans(data: bytes) -> int:
    """Return how many scans the picture of a JPEG has: one, or several when it is progressive.

    Counted from its own first scan to its end marker; an embedded thumbnail before it and a
    film behind it do not count.
    """
    at, parts = 2, 0
    while at + 10 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        if data[at + 1] in _WHOLE:  # a frame of one scan, if that has all of its components
            parts = data[at + 9]
        elif data[at + 1] in _FRAMES:
            parts = 255
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if data[at + 4 : at + 5] == bytes([parts]):
        return 1
    end = data.find(b"\xff\xd9", at)
    return max(2, data.count(b"\xff\xda", at, end if end >= 0 else len(data)))


def _pdf_cut(data: bytes) -> bool:
    if b"%%EOF" not in data[-_PDF_TAIL:]:
        return True
    told = _LINEARIZED.search(data[:_PDF_HEAD])  # such a file has an end marker near its start
    return told is not None and len(data) < int(told[1])


def _png_cut(data: bytes) -> bool:
    at = 8
    while at + 12 <= len(data):
        name = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if name == b"IEND":
            return at > len(data)
    return True


def _boxes_cut(data: bytes) -> bool:
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:  # a box of more than 4 GiB states its size in eight bytes
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0:  # the last box goes to the end of the file
            return False
        if size < 8:
            return True
        at += size
    return at != len(data)
