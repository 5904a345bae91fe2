"""How many pixels a picture says it has, read from its first bytes and never decoded.

17 KB of PNG can ask for 144 megapixels of memory. What the laptop would not take in as evidence
(``limits.MAX_PIXELS_*``) is not taken in by the desk either. A header that says nothing we
understand says nothing: whoever shows a picture decodes it under limits of its own.
"""

from models.errors import PackageError
from models.limits import MAX_PIXELS_JPEG, MAX_PIXELS_OTHER
from sync.package.bag import Bag
from sync.package.pictures_more import heic, tiff

_SEGMENTS = 400
"""Segments of a JPEG that are passed over on the way to its frame."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_BARE = {0x01, *range(0xD0, 0xD9)}
"""Markers without a length."""


def check_pictures(bag: Bag, names: tuple[str, ...]) -> None:
    """Raise PackageError(``package-picture-too-large``) for a picture beyond the limits."""
    for name in names:
        pixels, most = _stated(bag, name)
        if pixels > most:
            raise PackageError("package-picture-too-large", file=name)


def _stated(bag: Bag, name: str) -> tuple[int, int]:
    """Return (pixels the picture says it has, most it may have)."""
    head = _bytes(bag, name, 0, 30)
    if head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
        width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
        return width * height, MAX_PIXELS_OTHER
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _webp(head), MAX_PIXELS_OTHER
    if head.startswith(b"\xff\xd8\xff"):
        return _jpeg(bag, name), MAX_PIXELS_JPEG
    if head[:4] in (b"II*\0", b"MM\0*"):
        return tiff(lambda at, length: _bytes(bag, name, at, length), head), MAX_PIXELS_OTHER
    if head[4:8] == b"ftyp":
        size = bag.members[name].size
        return heic(lambda at, length: _bytes(bag, name, at, length), size), MAX_PIXELS_OTHER
    return 0, MAX_PIXELS_OTHER


def _webp(head: bytes) -> int:
    if head[12:16] == b"VP8X":
        size = head[24:27], head[27:30]
        width, height = (int.from_bytes(part, "little") + 1 for part in size)
    elif head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        sizes = head[26:28], head[28:30]
        width, height = (int.from_bytes(part, "little") & 0x3FFF for part in sizes)
    return width * height


def _jpeg(bag: Bag, name: str) -> int:
    """Walk from segment to segment to the frame header."""
    at = 2
    for _ in range(_SEGMENTS):
        head = _bytes(bag, name, at, 9)
        if len(head) < 9 or head[0] != 0xFF:
            return 0
        if head[1] == 0xFF or head[1] in _BARE:  # padding before a marker, or a bare one
            at += 1 if head[1] == 0xFF else 2
            continue
        if head[1] in _FRAMES:
            return int.from_bytes(head[5:7], "big") * int.from_bytes(head[7:9], "big")
        at += 2 + int.from_bytes(head[2:4], "big")
    return 0


def _bytes(bag: Bag, name: str, at: int, length: int) -> bytes:
    member = bag.members[name]
    bag.file.seek(member.offset + min(at, member.size))
    return bag.file.read(max(0, min(length, member.size - at)))
