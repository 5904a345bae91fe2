"""Hands that make files as hostile people and broken cables do."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

HEIC_SAMPLE = Path(__file__).parent / "sample.heic"


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 60).convert("RGB")


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_bomb(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(bytes(10_000_000), 9))
    return b"\x89PNG\r\n\x1a\n" + header + rows + chunk(b"IEND", b"")


def jpeg_claiming(width: int, height: int) -> bytes:
    data = bytearray(encoded(noise(64, 64), "JPEG"))
    at = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, at + 5, height, width)
    return bytes(data[:-2])


def with_segment(data: bytes, marker: int, body: bytes) -> bytes:
    """A segment put behind the first marker of a JPEG."""
    return data[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body + data[2:]


def patched_exif() -> bytes:
    """A photo as a phone writes it: make, model, moment with zone, place."""
    block = Image.Exif()
    block[0x010F], block[0x0110] = "HUAWEI\0 ", "HUAWEI P40 Pro "
    block._ifds[0x8769] = {0x9003: "2026:03:12 09:45:26", 0x9011: "+08:00"}
    block._ifds[0x8825] = {
        1: "N",
        2: (IFDRational(29), IFDRational(33), IFDRational(46836, 1000)),
        3: "E",
        4: (IFDRational(106), IFDRational(33), IFDRational(5616, 1000) + 0),
    }
    return encoded(noise(80, 60), "JPEG", exif=block)
