"""Pixels of TIFF and HEIC by their directories and boxes, never decoded.

TIFF 6.0 section 2 (header, IFD), tags 256 and 257; ISO/IEC 14496-12 boxes and 23008-12 ``ispe``.
"""

from collections.abc import Callable, Iterator

Read = Callable[[int, int], bytes]
"""(place, length) -> bytes of the picture, fewer at its end."""
_PAGES, _ENTRIES, _BOXES = 32, 400, 2000
"""More of each is not looked at; a camera writes a handful."""
_WIDTH, _HEIGHT, _SHORT = 256, 257, 3


def tiff(read: Read, head: bytes) -> int:
    """Return the pixels of the largest page; 0 where the header says nothing we understand."""
    order = "little" if head[:2] == b"II" else "big"

    def number(data: bytes) -> int:
        return int.from_bytes(data, order)  # type: ignore[arg-type]

    most, at, seen = 0, number(head[4:8]), set[int]()
    while at and at not in seen and len(seen) < _PAGES:
        seen.add(at)
        count = min(number(read(at, 2)), _ENTRIES)
        entries = read(at + 2, count * 12)
        sides = {_WIDTH: 0, _HEIGHT: 0}
        for start in range(0, len(entries) - 11, 12):
            entry = entries[start : start + 12]
            if (tag := number(entry[:2])) in sides:
                width = 2 if number(entry[2:4]) == _SHORT else 4
                sides[tag] = number(entry[8 : 8 + width])
        most = max(most, sides[_WIDTH] * sides[_HEIGHT])
        at = number(read(at + 2 + count * 12, 4))
    return most


def heic(read: Read, size: int) -> int:
    """Return the pixels of the largest image, a grid of tiles included; 0 where none is told."""
    most = 0
    for _, start, end in _down(read, [(0, size)], (b"meta", b"iprp", b"ipco", b"ispe")):
        sides = read(start + 4, min(8, end - start))
        most = max(most, int.from_bytes(sides[:4], "big") * int.from_bytes(sides[4:8], "big"))
    return most


def _down(
    read: Read, places: list[tuple[int, int]], names: tuple[bytes, ...]
) -> Iterator[tuple[bytes, int, int]]:
    """Yield the boxes at the end of a path of names."""
    found = [box for at, end in places for box in _boxes(read, at, end) if box[0] == names[0]]
    if len(names) == 1:
        yield from found
        return
    skip = 4 if names[0] == b"meta" else 0  # a full box begins with version and flags
    yield from _down(read, [(start + skip, end) for _, start, end in found], names[1:])


def _boxes(read: Read, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield (name, first byte of the content, end) of the boxes between two places."""
    for _ in range(_BOXES):
        head = read(at, 16)
        if at + 8 > end or len(head) < 8:
            return
        length, begin = int.from_bytes(head[:4], "big"), 8
        if length == 1:
            length, begin = int.from_bytes(head[8:16], "big"), 16
        length = length or end - at
        if length < begin:
            return
        yield head[4:8], at + begin, min(at + length, end)
        at += length
