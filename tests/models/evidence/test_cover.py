"""Covering: what was there is gone from the pixels, and nothing else comes along."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from models.errors import EvidenceError
from models.evidence import cover
from models.evidence.cover import (
    Arrow,
    Box,
    Mosaic,
    Stroke,
    Words,
    burn,
    mosaic_cells,
    treatment_of,
)
from models.evidence.intake import prepare

WIDTH, HEIGHT = 240, 160
SECRET = b"PLANTED-WORDS-OF-THE-CAMERA"


def noisy(size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """Every pixel another one: an average is never what was there."""
    return Image.effect_noise(size, 90).convert("RGB")


def jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    """A photo with all that a camera writes into it, a thumbnail and a place among it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(
        out,
        "JPEG",
        quality=95,
        exif=exif,
        comment=SECRET,
        icc_profile=SECRET * 9,
        xmp=b"http://ns.adobe.com/xap/1.0/" + SECRET,
    )
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as opened:
        opened.load()
        return opened.convert("RGB")


def colours(image: Image.Image, box: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    return [(low, high) for low, high in image.crop(box).getextrema()]


def test_the_copy_is_pixels_alone() -> None:
    original = jpeg(noisy())
    made = burn(original, [Box(10, 10, 60, 60)])
    assert SECRET in original
    assert SECRET not in made
    for marker in (b"\xff\xe1", b"\xff\xe2", b"\xff\xed", b"\xff\xfe", b"Exif", b"http://ns.adobe"):
        assert marker not in made[:2000]
    assert made.count(b"\xff\xd8\xff") == 1, "no second picture inside"
    with Image.open(io.BytesIO(made)) as opened:
        assert not opened.getexif()
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert prepare(made).preview is not None


def test_a_box_is_one_colour() -> None:
    image = read(burn(jpeg(noisy()), [Box(100, 50, 40, 120)]))  # corners in any order
    inside = colours(image, (48, 58, 92, 112))
    assert all(high <= 12 for _, high in inside)
    assert max(high for _, high in colours(image, (150, 10, 230, 150))) > 100


def test_a_mosaic_is_coarse() -> None:
    picture = noisy((960, 720))
    flat = read(burn(jpeg(picture), [Mosaic(90, 90, 390, 390)]))
    cell = 300 // mosaic_cells(300, 300, 720)[0]
    assert cell >= 720 // cover.MOSAIC_PARTS
    for low, high in colours(flat, (90 + 4, 90 + 4, 90 + cell - 4, 90 + cell - 4)):
        assert high - low <= 24, "one block is one colour, as near as JPEG keeps it"
    spread = colours(picture, (94, 94, 90 + cell, 90 + cell))
    assert max(high - low for low, high in spread) > 120


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(1, 12000))
def test_no_block_is_smaller_than_a_twenty_fourth(width: int, height: int, shorter: int) -> None:
    across, down = mosaic_cells(width, height, shorter)
    for edge, cells in ((width, across), (height, down)):
        assert cells == 1 or edge / cells >= shorter / cover.MOSAIC_PARTS


def test_a_stroke_covers_its_way_and_a_touch_a_dot() -> None:
    image = read(burn(jpeg(noisy()), [Stroke(((20, 80), (200, 80), (200, 140)), 24)]))
    for box in ((30, 74, 190, 86), (194, 90, 206, 130)):
        assert all(high <= 14 for _, high in colours(image, box))
    dot = read(burn(jpeg(noisy()), [Stroke(((100, 80),), 40)]))
    assert all(high <= 14 for _, high in colours(dot, (92, 72, 108, 88)))


@pytest.mark.parametrize("orientation", range(0, 10))
def test_shapes_stand_upright_whatever_the_camera_wrote(orientation: int) -> None:
    original = jpeg(noisy(), orientation)
    upright = prepare(original)
    box = Box(0, 0, upright.width / 2, upright.height / 4)
    image = read(burn(original, [box]))
    assert image.size == (upright.width, upright.height)
    inside = (0, 0, image.width // 2 - 8, image.height // 4 - 8)
    assert all(high <= 12 for _, high in colours(image, inside))


def test_an_heic_is_covered_too() -> None:
    data = (Path(__file__).parent / "sample.heic").read_bytes()
    size = prepare(data)
    image = read(burn(data, [Box(0, 0, size.width, size.height)]))
    assert image.size == (size.width, size.height)
    assert all(high <= 4 for _, high in image.getextrema())


def test_arrows_and_words_are_drawn_and_cover_nothing() -> None:
    plain = Image.new("RGB", (WIDTH, HEIGHT), "white")
    image = read(burn(jpeg(plain), [Arrow((20, 20), (120, 80)), Words((130, 90), "过期药品")]))
    pixels = [image.getpixel((x, y)) for x in range(WIDTH) for y in range(HEIGHT)]
    red = [p for p in pixels if isinstance(p, tuple) and p[0] > 150 and p[1] < 110]
    assert len(red) > 150
    assert treatment_of([Arrow((0, 0), (9, 9)), Words((0, 0), "x")]) == "annotated"
    assert treatment_of([Arrow((0, 0), (9, 9))], "redacted") == "redacted"
    assert treatment_of([Arrow((0, 0), (9, 9)), Stroke(((1, 1),), 3)]) == "redacted"


def test_a_large_photo_is_halved_and_still_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "MOST_PIXELS", WIDTH * HEIGHT // 2)
    for size in ((WIDTH, HEIGHT), (WIDTH + 1, HEIGHT + 1)):
        image = read(burn(jpeg(noisy(size), 6), [Box(40, 60, 120, 200)]))
        assert max(image.size) <= WIDTH // 2 + 1
        assert all(high <= 12 for _, high in colours(image, (24, 34, 56, 96)))


MEASURE = """
import io, re, sys
from PIL import Image
from models.evidence.cover import Mosaic, burn
made = burn(open(sys.argv[1], "rb").read(), [Mosaic(0, 0, 6000, 4500)])
with Image.open(io.BytesIO(made)) as opened:
    status = open("/proc/self/status").read()  # getrusage would tell of the parent's as well
    print(*opened.size, int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) // 1024)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_108_megapixels_are_never_whole_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "huge.jpg"
    strip = Image.new("RGB", (12000, 9000), (90, 120, 150))
    strip.save(file, "JPEG", quality=60)
    run = [sys.executable, "-c", MEASURE, str(file)]
    out = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    assert out[:2] == ["6000", "4500"]
    assert int(out[2]) < 350, f"{out[2]} MiB"


coordinate = st.floats(-50, 300, allow_nan=False)
point = st.tuples(coordinate, coordinate)
box = st.builds(Box, coordinate, coordinate, coordinate, coordinate)
shape = st.one_of(
    box,
    st.builds(Mosaic, coordinate, coordinate, coordinate, coordinate),
    st.builds(Stroke, st.lists(point, min_size=1, max_size=6).map(tuple), st.floats(0.1, 80)),
    st.builds(Arrow, point, point),
    st.builds(Words, point, st.text(max_size=12)),
)


@given(st.lists(shape, max_size=5), st.lists(box, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_shapes_leave_no_pixel_of_a_box_drawn_last(
    before: list[cover.Shape], boxes: list[Box]
) -> None:
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    for each in (*before, *boxes):
        cover._apply(image, each, 1.0)
    for each in boxes:
        touched = each.pixels(1.0, WIDTH, HEIGHT)
        if touched is None:
            continue
        assert image.crop(touched).getextrema() == ((0, 0), (0, 0), (0, 0))
        left, right = sorted((each.left, each.right))
        top, bottom = sorted((each.top, each.bottom))
        assert touched[0] <= max(left, 0)
        assert touched[1] <= max(top, 0)
        assert touched[2] >= min(right, WIDTH)
        assert touched[3] >= min(bottom, HEIGHT)


@given(st.lists(shape, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_any_shapes_make_a_picture_of_the_same_size(shapes: list[cover.Shape]) -> None:
    assert read(burn(jpeg(Image.new("RGB", (WIDTH, HEIGHT), "teal")), shapes)).size == (
        WIDTH,
        HEIGHT,
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.4 words %%EOF", "evidence-unknown-type"),
        (b"\xff\xd8\xff no picture", "evidence-unreadable"),
        (b"", "evidence-unknown-type"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(EvidenceError) as refused:
        burn(data, [Box(0, 0, 1, 1)])
    assert refused.value.code == code


def test_nothing_drawn_makes_no_copy() -> None:
    with pytest.raises(EvidenceError) as refused:
        burn(jpeg(noisy()), [])
    assert refused.value.code == "cover-nothing-drawn"
    assert refused.value.sentence()
