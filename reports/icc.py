"""The colour profile of an archived paper: sRGB as ICC version 2, which PDF/A-1 asks for.

Made here from the numbers of the standards, so that nothing has to be licensed or shipped:
ICC.1:2001-04 for the file, IEC 61966-2-1 for primaries (adapted to D50) and curve.
"""

import struct
from functools import cache

POINTS = 1024
"""Of the curve."""
D50 = (0.9642, 1.0, 0.8249)
"""White of the connection space."""
PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""Of sRGB, adapted to D50."""
NAME = b"sRGB IEC61966-2.1"
HEADER = 128


@cache
def srgb() -> bytes:
    """Return the profile; the same bytes on every machine."""
    curve = _curve()
    tags = {
        b"desc": _described(NAME),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(D50),
        **{name: _xyz(value) for name, value in PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, data, known = b"", b"", dict[bytes, int]()
    start = HEADER + 4 + 12 * len(tags)
    for name, value in tags.items():
        if value not in known:
            known[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
        table += name + struct.pack(">II", known[value], len(value))
    body = struct.pack(">I", len(tags)) + table + data
    return _header(HEADER + len(body)) + body


def _header(size: int) -> bytes:
    kind = b"mntrRGB XYZ "  # of a display, from RGB to XYZ
    day = struct.pack(">6H", 2026, 11, 23, 0, 0, 0)
    head = struct.pack(">I4sI", size, b"\0\0\0\0", 0x02100000) + kind + day + b"acsp"
    head += bytes(28) + _fixed(D50)  # platform, flags, maker, model, attributes, intent
    return head + bytes(HEADER - len(head))


def _described(name: bytes) -> bytes:
    ascii_ = struct.pack(">I", len(name) + 1) + name + b"\0"
    return b"desc\0\0\0\0" + ascii_ + bytes(8) + bytes(3 + 67)  # no Unicode, no Macintosh words


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(value)


def _fixed(value: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(part * 65536) for part in value))


def _curve() -> bytes:
    """Return the curve of sRGB in steps: straight near black, then a power of 2.4."""
    steps = (_linear(step / (POINTS - 1)) for step in range(POINTS))
    values = [round(value * 65535) for value in steps]
    return b"curv\0\0\0\0" + struct.pack(f">I{POINTS}H", POINTS, *values)


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
