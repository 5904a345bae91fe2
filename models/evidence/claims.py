"""What a camera says about a photo: how it was held, when, where, and by which camera.

All of it is a claim: anybody can write it, clocks run wrong, and nothing is decided by it.
"""

import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PIL import Image

MAKE, MODEL, ORIENTATION, EXIF_IFD, GPS_IFD = 0x010F, 0x0110, 0x0112, 0x8769, 0x8825
TAKEN, TAKEN_OFFSET = 0x9003, 0x9011
_NORTH, _LATITUDE, _EAST, _LONGITUDE = 1, 2, 3, 4
LONGEST = 80
"""Characters of a camera's name that are kept."""
_MOMENT = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")
HOSTILE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    ZeroDivisionError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What parsers raise at malformed files; a MemoryError or a KeyboardInterrupt is none of these."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The camera's words, each empty when it says nothing sensible."""

    orientation: int = 1
    """1 to 8; 1 when missing, nought or nonsense."""
    taken_at: str = ""
    """``2021:09:15 10:30:00+08:00``, the zone only where it is told."""
    offset: str = ""
    """Time zone, ``+08:00``."""
    camera: str = ""
    """Make and model."""
    where: str = ""
    """Degrees north and east, ``29.563010,106.551560``."""


def claims_of(image: Image.Image) -> Claims:
    """Return what the EXIF block of a picture says; broken metadata says nothing."""
    try:
        exif = image.getexif()
        outer = dict(exif)
    except HOSTILE:
        return Claims()
    inner, place = _inner(exif, EXIF_IFD), _inner(exif, GPS_IFD)
    moment, zone = _plain(inner.get(TAKEN)), _plain(inner.get(TAKEN_OFFSET))
    moment = moment if _MOMENT.fullmatch(moment) else ""
    zone = zone if moment and _OFFSET.fullmatch(zone) else ""
    return Claims(
        orientation=_turn(outer.get(ORIENTATION)),
        taken_at=moment + zone,
        offset=zone,
        camera=_camera(_plain(outer.get(MAKE)), _plain(outer.get(MODEL))),
        where=_where(place),
    )


def _inner(exif: Image.Exif, which: int) -> Mapping[int, Any]:
    try:
        return dict(exif.get_ifd(which))
    except HOSTILE:
        return {}


def _turn(value: object) -> int:
    return value if isinstance(value, int) and value in range(1, 9) else 1


def _plain(value: object) -> str:
    """Return a text of the block as printable words; cameras pad with blanks and noughts."""
    text = value if isinstance(value, str) else ""
    text = "".join(c if c.isprintable() else " " for c in text[: 4 * LONGEST])
    return " ".join(text.split())[:LONGEST]


def _camera(make: str, model: str) -> str:
    named = model.lower().startswith(make.lower())
    return (model if named else f"{make} {model}".strip())[:LONGEST]


def _where(place: Mapping[int, Any]) -> str:
    north = _degrees(place.get(_LATITUDE), place.get(_NORTH), "NS", 90)
    east = _degrees(place.get(_LONGITUDE), place.get(_EAST), "EW", 180)
    return f"{north},{east}" if north and east else ""


def _degrees(parts: object, side: object, sides: str, most: int) -> str:
    """Return degrees, minutes and seconds as decimal degrees, cut to six places."""
    if not isinstance(parts, tuple | list) or len(parts) != 3 or _plain(side) not in (*sides,):
        return ""
    try:
        degrees, minutes, seconds = (Fraction(str(part)) for part in parts)
    except HOSTILE:
        return ""
    whole = degrees + minutes / 60 + seconds / 3600
    if not 0 <= whole <= most or min(degrees, minutes, seconds) < 0:
        return ""
    micro = int(whole * 1_000_000)
    sign = "-" if micro and _plain(side) == sides[1] else ""
    return f"{sign}{micro // 1_000_000}.{micro % 1_000_000:06}"
