"""Photos and ink: upright, small, without metadata; missing bytes are said to be missing."""

from __future__ import annotations

import hashlib
import io
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from models.facts import bodies
from models.facts.signing import Strokes
from reports.block import Canvas, mm
from reports.ink import draw_ink
from reports.photos import ABSENT, UNREADABLE, Photo, drawables, shrink
from reports.render import render
from tests.reports import papers, sample


def shrunk(width: int, height: int, orientation: int) -> tuple[Image.Image, float, float, bytes]:
    made = shrink(sample.picture(width, height, orientation, 0), 200, 150)
    assert made is not None
    return Image.open(io.BytesIO(made[0])), made[1], made[2], made[0]


def test_a_turned_photo_stands_upright() -> None:
    picture, wide, high, _ = shrunk(1600, 1200, 6)
    assert high > wide
    red, green, _ = picture.getpixel((picture.width - 3, picture.height // 2))  # type: ignore[misc]
    assert red > green + 60  # the upper edge as stored is the right one now


@pytest.mark.parametrize("orientation", range(9))
def test_every_orientation_fits_the_box(orientation: int) -> None:
    picture, wide, high, _ = shrunk(1601, 1203, orientation)
    assert wide <= 200.01
    assert high <= 150.01
    assert picture.width <= 200 / 72 * 180
    assert picture.height <= 150 / 72 * 180 + 1


def test_metadata_stays_behind() -> None:
    _, _, _, data = shrunk(1600, 1200, 6)
    assert b"GPS-SECRET-PLACE" in sample.picture(1600, 1200, 6, 0)
    assert b"GPS-SECRET-PLACE" not in data
    assert b"Exif" not in data


CUT_OFF = sample.picture(400, 300, 1, 0)[:900]


@pytest.mark.parametrize("data", [None, b"", b"not a picture", CUT_OFF])
def test_what_is_no_picture_gives_none(data: bytes | None) -> None:
    assert shrink(data, 200, 150) is None


def test_missing_bytes_are_said_to_be_missing() -> None:
    facts, digest = sample.facts()
    for reader in (None, sample.Bytes({})):
        text = papers.text_of(render("findings", facts, digest, reader=reader))
        assert text.count("照片未随附，原件以编号为准") == 4


def test_what_is_there_and_no_picture_is_not_called_missing() -> None:
    (first, *_), _ = sample.photos()
    sha256 = hashlib.sha256(CUT_OFF).hexdigest()
    photo = Photo(first.model_copy(update={"sha256": sha256, "preview": None}), None, "")
    assert list(drawables([photo], 80 * mm, 62 * mm)) == [ABSENT]
    there = replace(photo, reader=sample.Bytes({sha256: CUT_OFF}))
    assert list(drawables([there, photo], 80 * mm, 62 * mm)) == [UNREADABLE, ABSENT]


def test_a_picture_of_one_line_has_a_box_all_the_same() -> None:
    """Else the frame is a line and the words that say why stand over what comes before."""
    (first, *_), _ = sample.photos()
    wide = first.model_copy(update={"width": 100_000, "height": 1})
    assert Photo(wide, None, "")._box(77 * mm) >= 10 * mm
    tall = wide.model_copy(update={"width": 1, "height": 100_000})
    assert Photo(tall, None, "").height(77 * mm) <= 80 * mm


def of_two_sizes(reader: dict[str, bytes]) -> bodies.EvidenceAdded:
    """A photo of 12 megapixels with the preview of it that intake makes."""
    whole, small = sample.picture(4000, 3000, 1, 0), sample.picture(1000, 750, 1, 0)
    original, derived = (hashlib.sha256(data).hexdigest() for data in (whole, small))
    reader |= {original: whole, derived: small}
    preview = bodies.Derived(sha256=derived, size=len(small))
    (first, *_), _ = sample.photos()
    said = {"sha256": original, "width": 4000, "height": 3000, "preview": preview}
    return first.model_copy(update=said)


@pytest.mark.parametrize(("width", "tall", "dots"), [(80, 62, 566), (170, 150, 1204)])
def test_paper_gets_its_dots_from_the_original_where_the_preview_has_too_few(
    width: int, tall: int, dots: int
) -> None:
    reader: dict[str, bytes] = {}
    item = of_two_sizes(reader)
    photo = Photo(item, sample.Bytes(reader), "")
    made = photo._fine(photo._coarse(width * mm, tall * mm)(), width * mm, tall * mm)
    assert made is not None
    jpeg, wide, _ = made
    assert Image.open(io.BytesIO(jpeg)).width / (wide / 72) >= 178
    assert Image.open(io.BytesIO(jpeg)).width == dots
    reader[item.sha256] = CUT_OFF  # another laptop's evidence: its preview is shown all the same
    again = photo._fine(photo._coarse(width * mm, tall * mm)(), width * mm, tall * mm)
    assert again is not None
    assert Image.open(io.BytesIO(again[0])).width == min(dots, 1000)


def test_memory_is_bounded_by_one_photo() -> None:
    facts, digest = sample.facts()
    finding = facts.findings[0]
    many = facts.model_copy(update={"findings": (finding,) * 12})
    reader = sample.Bytes(sample.photos()[1])
    render("findings", facts, digest, reader=reader)
    tracemalloc.start()
    render("findings", many, digest, reader=reader)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30_000_000


def test_ink_is_drawn_as_outlines_inside_its_box(tmp_path: Path) -> None:
    data = drawn(sample.strokes())
    image = Image.open(papers.picture(data, tmp_path, dpi=72)).convert("L")
    box = image.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    assert box is not None
    left, upper, right, lower = box
    assert left >= 98
    assert right <= 202
    assert image.height - 152 <= upper
    assert lower <= image.height - 98


def test_a_dot_and_a_mouse_without_pressure() -> None:
    dot = Strokes(width=1000, height=1000, lines=(((5, 5, 0, 0),), ((5, 5, 0, 0), (9, 9, 0, 8))))
    assert drawn(dot).startswith(b"%PDF")
    assert drawn(Strokes(width=10, height=10, lines=())).startswith(b"%PDF")


def drawn(strokes: Strokes) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    draw_ink(canvas, strokes, 100, 100, 100, 50)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
