"""Telling what an old office file is: a locked one is refused with other words than an open one.

Only the directory of the container (MS-CFB) and the first bytes of one stream are looked at; every
chain is bounded by the file itself, and nothing in it is run.
"""

import struct
from collections.abc import Iterator

_HEADER = 512
_ENTRY = 128
_FREE = 0xFFFFFFF0
"""Sector numbers from here on are marks, not places."""
_MOST_ENTRIES = 4_096
_LOCKED_WORD = 0x0100
"""Bit ``fEncrypted`` of the flags at offset 10 of a Word document (MS-DOC 2.5.1)."""
_FILE_PASS, _BEGIN = 0x002F, 0x0809
"""Records of a workbook (MS-XLS 2.4): its key, and the beginning of its stream."""
_LOOK = 4_096
"""Bytes of a stream that are looked at."""


def is_encrypted_package(data: bytes) -> bool:
    """True for a new office file inside the container that a password makes of it."""
    return (
        "EncryptedPackage" in dict(_streams(data)) or "EncryptedPackage".encode("utf-16-le") in data
    )


def is_locked(data: bytes) -> bool:
    """True for a .doc or .xls of the old format with a password."""
    streams = dict(_streams(data))
    word = _begin(data, streams.get("WordDocument"))
    if len(word) >= 12:
        return bool(struct.unpack_from("<H", word, 10)[0] & _LOCKED_WORD)
    book = _begin(data, streams.get("Workbook", streams.get("Book")))
    return _FILE_PASS in list(_records(book))


def _records(book: bytes) -> Iterator[int]:
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if at == 0 and kind != _BEGIN:
            return
        yield kind
        at += 4 + length


def _sector_size(data: bytes) -> int:
    shift = struct.unpack_from("<H", data, 30)[0] if len(data) >= _HEADER else 0
    return 1 << shift if shift in (9, 12) else 0


def _streams(data: bytes) -> Iterator[tuple[str, int]]:
    """Yield the name and first sector of every entry of the directory."""
    size = _sector_size(data)
    if not size:
        return
    table = _table(data, size)
    sector, seen = struct.unpack_from("<I", data, 48)[0], set[int]()
    while sector < _FREE and sector not in seen and len(seen) * size < _MOST_ENTRIES * _ENTRY:
        seen.add(sector)
        block = data[(sector + 1) * size : (sector + 2) * size]
        for at in range(0, len(block) - _ENTRY + 1, _ENTRY):
            length = min(struct.unpack_from("<H", block, at + 64)[0], 64)
            name = block[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            if name:
                yield name, struct.unpack_from("<I", block, at + 116)[0]
        sector = table[sector] if sector < len(table) else _FREE


def _table(data: bytes, size: int) -> list[int]:
    """Return which sector follows which, as far as the header says where that is written."""
    found: list[int] = []
    for place in struct.unpack_from("<109I", data, 76):
        block = data[(place + 1) * size : (place + 2) * size] if place < _FREE else b""
        found += struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])
    return found


def _begin(data: bytes, sector: int | None) -> bytes:
    """Return the first sector of a stream; the streams of documents are longer than one."""
    size = _sector_size(data)
    if sector is None or not size or sector >= _FREE:
        return b""
    return data[(sector + 1) * size : (sector + 1) * size + min(size, _LOOK)]
