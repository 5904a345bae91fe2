"""The one ZIP we write and the one we read: stored members, every field of a header pinned.

Nothing may differ between two spellings of the same content, or two programs could see two
packages in one file. Zip64 is not needed: a package is below 4 GiB (limits.py) and so is
refused like any other extra field.
"""

import re
import struct
from dataclasses import dataclass

from models.errors import PackageError
from models.limits import MAX_NAME_LENGTH

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"

NEEDED = 20
"""Version needed to extract."""
MADE_BY = (3 << 8) | 20
"""Unix, so that the attributes below are read as a mode."""
TIME, DATE = 0, 0x21
"""1980-01-01 00:00, the first moment a ZIP can say; dates are in the signed members."""
ATTRIBUTES = 0o100644 << 16
"""A regular file, readable by all."""
MAX_DIRECTORY_BYTES = 8 << 20
_ENCRYPTED = 0x2041
"""Bits of the flags that say a member, or the directory, is encrypted."""

_PART = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"
_NAME = re.compile(rf"{_PART}(/{_PART}){{1,5}}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the ZIP: where its bytes lie."""

    name: str
    """Path below the top folder."""
    offset: int
    """Of its first byte in the file."""
    size: int
    """In bytes."""
    crc: int
    """CRC-32 the headers state."""


def check_name(name: str) -> None:
    """Refuse a path that some system would spell, fold or resolve in another way."""
    parts = name.split("/")
    fine = len(name) <= MAX_NAME_LENGTH and _NAME.fullmatch(name)
    if not fine or any(_RESERVED.fullmatch(p) or p.endswith(".") for p in parts):
        raise PackageError("package-name")


def local_header(name: bytes, size: int, crc: int) -> bytes:
    """Return the header before a member."""
    fixed = LOCAL.pack(LOCAL_MARK, NEEDED, 0, 0, TIME, DATE, crc, size, size, len(name), 0)
    return fixed + name


def central_header(name: bytes, size: int, crc: int, offset: int) -> bytes:
    """Return the entry of a member in the directory."""
    fixed = CENTRAL.pack(
        CENTRAL_MARK, MADE_BY, NEEDED, 0, 0, TIME, DATE, crc, size, size,
        len(name), 0, 0, 0, 0, ATTRIBUTES, offset,
    )  # fmt: skip
    return fixed + name


def fault(fields: tuple[int, ...], place: int) -> str:
    """Return the code of what is wrong with an entry of the directory, as exactly as it shows."""
    flags, method, packed, size = fields[3], fields[4], fields[8], fields[9]
    if method or flags & _ENCRYPTED or packed != size:
        return "package-zip-packed"
    if fields[1] == MADE_BY and fields[15] >> 28 not in (0, ATTRIBUTES >> 28):
        return "package-zip-special"
    return "package-zip" if fields[16] == place else "package-zip-gap"


def end_record(count: int, directory_size: int, directory_offset: int) -> bytes:
    """Return the record at the end of the file."""
    return END.pack(END_MARK, 0, 0, count, count, directory_size, directory_offset, 0)
