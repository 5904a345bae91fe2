"""Previews to copy into papers, and facts that name them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from PIL import Image

from models.facts.evidence_bodies import Derived, EvidenceAdded
from models.facts.types import Facts
from models.limits import PREVIEW_EDGE
from tests.reports import sample

WIDE, HIGH = 1000, 750
"""Of a preview of a lying photo of 12 megapixels."""
FRAME, SCAN = b"\xff\xc0\x00\x11\x08", b"\xff\xda\x00\x0c"


@cache
def noise(size: tuple[int, int] = (160, 120)) -> Image.Image:
    """A picture of much detail, the same each time."""
    wide, high = size
    seed, dots = hashlib.sha256(b"noise").digest(), bytearray()
    while len(dots) < wide * high:
        seed = hashlib.sha256(seed).digest()
        dots += seed
    grey = Image.frombytes("L", size, bytes(dots[: wide * high]))
    return Image.merge("RGB", (grey, Image.linear_gradient("L").resize(size), grey))


def encoded(mode: str = "RGB", kind: str = "JPEG", **given: Any) -> bytes:
    """The picture as some other program would write it."""
    out = io.BytesIO()
    noise().convert(mode).save(out, kind, **({"quality": 85} | given))
    return out.getvalue()


@cache
def preview(size: tuple[int, int] = (160, 120), mark: int = 0) -> bytes:
    """As intake writes it."""
    out, picture = io.BytesIO(), noise().resize(size)
    picture.paste((9 * mark, 0, 0), (0, 0, 16, 16))
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def cited(previews: Sequence[bytes], **said: object) -> tuple[Facts, str, dict[str, bytes]]:
    """The sample with photos that its first clause names, of which only previews are at hand."""
    facts, digest = sample.facts()
    items, blobs = [], {}
    for number, data in enumerate(previews):
        sha256 = hashlib.sha256(data).hexdigest()
        blobs[sha256] = data
        given: dict[str, Any] = {
            "sha256": hashlib.sha256(b"original %d" % number).hexdigest(),
            "size": 1,
            "mime": "image/jpeg",
            "extension": "jpg",
            "width": 4000,
            "height": 3000,
            "preview": Derived(sha256=sha256, size=len(data) or 1),
        }
        items.append(EvidenceAdded(**(given | said)))
    first, *others = facts.clauses
    named = first.model_copy(update={"evidence": tuple(item.sha256 for item in items)})
    update = {"evidence": tuple(items), "clauses": (named, *others), "findings": ()}
    return facts.model_copy(update=update), digest, blobs


def changed(old: bytes, new: bytes) -> bytes:
    """A preview with one change; it says so when there is nothing to change."""
    data = preview()
    assert data.count(old) >= 1
    return data.replace(old, new, 1)


def sized(wide: int, high: int) -> bytes:
    data = preview()
    at = data.index(FRAME) + len(FRAME)
    return data[:at] + high.to_bytes(2, "big") + wide.to_bytes(2, "big") + data[at + 4 :]


def within(added: bytes) -> bytes:
    """With something put between the coded dots."""
    data = preview()
    return data[:-40] + added + data[-40:]


def hostile() -> Iterator[tuple[str, bytes]]:
    """Previews as another laptop may have made and signed them."""
    data, start = preview(), preview().index(SCAN)
    segment = b"\xff\xfe\x00\x08Beijin"
    exif = Image.Exif()
    exif[0x0112] = 6
    yield "with a place of the camera", encoded(exif=exif)
    yield "with a comment", data[:2] + segment + data[2:]
    yield "with a comment before the scan", data[:start] + segment + data[start:]
    yield "with a profile of colours", encoded(icc_profile=b"\0" * 128)
    yield "with the dots of a camera", encoded(dpi=(300, 300))
    yield "in several scans", encoded(progressive=True)
    yield "with tables of its own", encoded(optimize=True)
    yield "with restarts", encoded(restart_marker_rows=1)
    yield "in grey", encoded(mode="L")
    yield "in the colours of print", encoded(mode="CMYK")
    yield "no JPEG", encoded(kind="PNG")
    yield "two pictures", data + data
    yield "an archive behind it", data + b"PK\x05\x06" + b"\0" * 18
    yield "cut off", data[:-2]
    yield "cut off in its head", data[:300]
    yield "nothing", b""
    yield "larger than any preview", sized(PREVIEW_EDGE + 1, 64)
    yield "huge", sized(65535, 65535)
    yield "without height", sized(64, 0)
    yield "without width", sized(0, 64)
    yield "large with few dots", sized(PREVIEW_EDGE, PREVIEW_EDGE)
    yield "ended at once", data[: start + 14] + b"\xff\xd9"
    yield "of twelve bits", changed(FRAME, b"\xff\xc0\x00\x11\x0c")
    yield "of another kind of frame", changed(b"\xff\xc0", b"\xff\xc1")
    yield "of unknown sampling", changed(b"\x01\x22\x00", b"\x01\x44\x00")
    yield "with a table that divides by nothing", changed(b"\x00\x43\x00", b"\x00\x43\x00\x00")
    yield (
        "with another scan's tables",
        changed(b"\x02\x11\x03\x11\x00\x3f", b"\x02\x33\x03\x11\x00\x3f"),
    )
    yield "with a marker inside", within(b"\xff\xd0")
    yield "with an end inside", within(b"\xff\xd9")
    yield "with fill bytes inside", within(b"\xff\xff")
    yield "with the end of a PDF's stream", within(b"\nendstream\nendobj\n")
