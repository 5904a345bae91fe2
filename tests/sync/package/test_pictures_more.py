"""TIFF and HEIC say how many pixels they have, and the desk believes the largest they say."""

from __future__ import annotations

import io
from pathlib import Path

import pi_heif
import pytest
from PIL import Image

from models.errors import PackageError
from sync.package.bag import Bag
from sync.package.pictures import check_pictures
from sync.package.pictures_more import heic, tiff
from sync.package.zipform import Member

HEIC = Path(__file__).parents[3] / "bench" / "photo.heic"


def bag(data: bytes) -> Bag:
    return Bag(io.BytesIO(data), "top", {"data/evidence/x": Member("x", 0, len(data), 0)})


def saved() -> bytes:
    out = io.BytesIO()
    Image.new("1", (300, 200)).save(out, "TIFF", append_images=[Image.new("1", (10, 10))])
    return out.getvalue()


def box(name: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + name + content


def still(width: int, height: int) -> bytes:
    sides = b"\0" * 4 + width.to_bytes(4, "big") + height.to_bytes(4, "big")
    small = b"\0" * 4 + (512).to_bytes(4, "big") * 2
    boxes = box(b"ipco", box(b"hvcC", b"x") + box(b"ispe", small) + box(b"ispe", sides))
    meta = box(b"meta", b"\0" * 4 + box(b"hdlr", b"pict") + box(b"iprp", boxes))
    return box(b"ftyp", b"heicmif1") + meta + box(b"mdat", b"x")


def reader(data: bytes):  # type: ignore[no-untyped-def]
    return lambda at, length: data[at : at + length]


def test_real_pictures_are_read_as_they_are() -> None:
    assert tiff(reader(saved()), saved()[:8]) == 300 * 200
    data = HEIC.read_bytes()
    shown = pi_heif.open_heif(data)
    assert heic(reader(data), len(data)) >= shown.size[0] * shown.size[1]
    check_pictures(bag(saved()), ("data/evidence/x",))
    check_pictures(bag(data), ("data/evidence/x",))


@pytest.mark.parametrize("kind", ["tiff", "TIFF of the other order", "heic"])
def test_one_that_asks_for_all_memory_is_refused(kind: str) -> None:
    entries = [(256, 4, 12000), (257, 4, 12000)]
    order = "little" if kind == "tiff" else "big"
    head = b"II*\0" if kind == "tiff" else b"MM\0*"
    rows = b"".join(
        t.to_bytes(2, order) + f.to_bytes(2, order) + (1).to_bytes(4, order) + v.to_bytes(4, order)  # type: ignore[arg-type]
        for t, f, v in entries
    )
    data = head + (8).to_bytes(4, order) + (2).to_bytes(2, order) + rows + b"\0" * 4  # type: ignore[arg-type]
    with pytest.raises(PackageError) as refused:
        check_pictures(bag(still(12000, 12000) if kind == "heic" else data), ("data/evidence/x",))
    assert refused.value.code == "package-picture-too-large"


@pytest.mark.parametrize(
    "data",
    [
        b"II*\0",
        b"II*\0\x08\0\0\0",
        b"MM\0*\0\0\0\x08\xff\xff",
        b"II*\0\x08\0\0\0\0\0\x08\0\0\0",  # a directory that names itself
        b"\0\0\0\0ftyp",
        b"\0\0\0\x08ftyp\0\0\0\x04meta",
        b"\0\0\0\x01ftyp" + b"\0" * 8,
        still(5, 5)[:60],
    ],
)
def test_what_says_nothing_ends_the_looking(data: bytes) -> None:
    check_pictures(bag(data), ("data/evidence/x",))
