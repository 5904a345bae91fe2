"""Whether a preview may stand in a paper byte for byte: a JPEG exactly as this program writes one.

A paper that copies bytes hands them to whoever reads it, so nothing is copied that another laptop
could have made to surprise a reader: no second picture, no words or places of a camera, no tables
or sizes of its own, no end of a PDF inside. What differs in anything is no fault: it is decoded
and encoded anew, as an original is.
"""

import re

from models.limits import PREVIEW_EDGE

_HEAD = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_QUANTA = rb"\xff\xdb\x00\x43\x00[^\x00]{64}\xff\xdb\x00\x43\x01[^\x00]{64}"
_FRAME = (
    rb"\xff\xc0\x00\x11\x08(?P<high>..)(?P<wide>..)\x03"
    rb"\x01(?P<sampling>[\x11\x21\x22])\x00\x02\x11\x01\x03\x11\x01"
)
_SCAN = b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"
_SYMBOLS_DC = bytes(range(12))
_BRIGHT_DC = bytes.fromhex("00010501010101010100000000000000") + _SYMBOLS_DC
_COLOUR_DC = bytes.fromhex("00030101010101010101010000000000") + _SYMBOLS_DC
_BRIGHT_AC = bytes.fromhex(
    "0002010303020403050504040000017d"
    "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a"
    "25262728292a3435363738393a434445464748494a535455565758595a636465666768696a73747576777879"
    "7a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9"
    "cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa"
)
_COLOUR_AC = bytes.fromhex(
    "00020102040403040705040400010277"
    "000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f117"
    "18191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778"
    "797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7"
    "c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa"
)
"""The tables of ITU-T T.81, annex K.3: encoders use them unless told to make their own."""
_LEAST_BITS = {0x11: 14, 0x21: 20, 0x22: 32}
"""Bits of an empty block by these tables (six, and four in colour), times the blocks of a unit."""
_UNIT = {0x11: (8, 8), 0x21: (16, 8), 0x22: (16, 16)}
_MARKER = re.compile(rb"\xff[^\x00]")
_MENDING = b"endstream"
"""By this word a reader mends a PDF that is cut: nobody else may write it into ours."""


def _table(number: int, table: bytes) -> bytes:
    return b"\xff\xc4" + (len(table) + 3).to_bytes(2, "big") + bytes((number,)) + table


_TABLES = (
    _table(0x00, _BRIGHT_DC)
    + _table(0x10, _BRIGHT_AC)
    + _table(0x01, _COLOUR_DC)
    + _table(0x11, _COLOUR_AC)
)
_PLAIN = re.compile(
    re.escape(_HEAD) + _QUANTA + _FRAME + re.escape(_TABLES) + re.escape(_SCAN), re.DOTALL
)


def plain_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a JPEG that is as ours in every marker; None for any other.

    The coded dots are not decoded: a scan that is cut is refused where it is too short for any
    picture of its size, else it shows grey below the cut, as it does when it is decoded.
    """
    head = _PLAIN.match(data)
    if head is None:
        return None
    wide, high = (int.from_bytes(head[name], "big") for name in ("wide", "high"))
    if not (0 < wide <= PREVIEW_EDGE and 0 < high <= PREVIEW_EDGE):
        return None
    end = _MARKER.search(data, head.end())  # none before the end of the picture, none after it
    if end is None or end.start() != len(data) - 2 or end[0] != b"\xff\xd9" or _MENDING in data:
        return None
    sampling = head["sampling"][0]
    across, down = _UNIT[sampling]
    units = -(-wide // across) * -(-high // down)
    return (wide, high) if (end.start() - head.end()) * 8 >= units * _LEAST_BITS[sampling] else None
