"""Photos and documents as they come from phones, sticks and hostile hands."""

from __future__ import annotations

import contextlib
import hashlib
import io
import struct
import time
import warnings
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from models.errors import EvidenceError
from models.evidence.intake import Prepared, prepare
from models.limits import MAX_FILE_BYTES, THUMBNAIL_EDGE

CORNER = {  # where the red corner of an upright picture was written, by EXIF orientation
    1: (0, 0),
    2: (1, 0),
    3: (1, 1),
    4: (0, 1),
    5: (0, 0),
    6: (0, 1),
    7: (1, 1),
    8: (1, 0),
}


def picture(width: int = 400, height: int = 200, corner: tuple[int, int] = (0, 0)) -> Image.Image:
    """Grey with a red quarter in one corner."""
    image = Image.new("RGB", (width, height), "gray")
    box = (corner[0] * width // 2, corner[1] * height // 2)
    image.paste("red", (*box, box[0] + width // 2, box[1] + height // 2))
    return image


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int | None = None, **more: str) -> Image.Exif:
    block = Image.Exif()
    if orientation is not None:
        block[0x0112] = orientation
    if more:
        block._ifds[0x8769] = {0x9003: more["taken"], 0x9011: more.get("offset", "")}
    return block


def opened(data: bytes | None) -> Image.Image:
    assert data is not None
    return Image.open(io.BytesIO(data)).convert("RGB")


def refusal(data: bytes | Path) -> str:
    with pytest.raises(EvidenceError) as caught:
        prepare(data)
    assert caught.value.sentence("zh")
    assert caught.value.sentence("en")
    return caught.value.code


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return bool(pixel[0] > 150 and pixel[1] < 100)


def assert_upright(prepared: Prepared, size: tuple[int, int] = (400, 200)) -> None:
    assert (prepared.width, prepared.height) == size
    for data in (prepared.preview, prepared.thumbnail):
        small = opened(data)
        right, bottom = small.width - 5, small.height - 5
        assert is_red(small.getpixel((4, 4)))
        assert not any(
            is_red(small.getpixel(at)) for at in ((right, 4), (4, bottom), (right, bottom))
        )


def test_a_photo_is_hashed_measured_and_shrunk() -> None:
    data = encoded(picture(4000, 3000))
    prepared = prepare(data)
    assert prepared.original == data
    assert prepared.sha256 == hashlib.sha256(data).hexdigest()
    assert (prepared.mime, prepared.extension) == ("image/jpeg", "jpg")
    assert (prepared.width, prepared.height) == (4000, 3000)
    assert opened(prepared.preview).size == (1000, 750)
    assert max(opened(prepared.thumbnail).size) == THUMBNAIL_EDGE


@pytest.mark.parametrize(
    ("size", "mode", "options", "preview"),
    [
        ((4001, 2999), "RGB", {}, (1001, 750)),  # a quarter, rounded up as libjpeg does
        ((4032, 3024), "RGB", {"progressive": True}, (1008, 756)),
        ((4000, 3000), "L", {}, (1000, 750)),
        ((3001, 4003), "CMYK", {}, (751, 1001)),
        ((3264, 2448), "RGB", {"subsampling": 0}, (1224, 918)),  # three eighths
        ((2592, 1944), "RGB", {}, (1296, 972)),  # a half
        ((1900, 400), "RGB", {}, (1600, 337)),  # none, and then smaller
        ((8000, 640), "RGB", {"subsampling": 1}, (1000, 80)),  # an eighth
        ((11_520, 800), "RGB", {}, (1440, 100)),  # an eighth
        ((1500, 2), "RGB", {}, (1500, 2)),
    ],
)
def test_a_jpeg_is_decoded_small_and_shows_the_same(
    size: tuple[int, int],
    mode: str,
    options: dict[str, object],
    preview: tuple[int, int],
) -> None:
    """Each scale against the whole picture, shrunk: no shift, no wrong colours."""
    whole = picture(*size).convert(mode)
    data = encoded(whole, quality=95, **options)
    made = prepare(data)
    small = opened(made.preview)
    assert (made.width, made.height) == size
    assert small.size == preview
    with Image.open(io.BytesIO(data)) as again:
        expected = again.convert("RGB").resize(preview, Image.Resampling.BOX)
    apart = ImageStat.Stat(ImageChops.difference(small, expected)).mean
    assert max(apart) < 2


@pytest.mark.parametrize("orientation", [*range(1, 9)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_orientation_comes_out_upright(kind: str, orientation: int) -> None:
    size = (400, 200) if orientation < 5 else (200, 400)
    sideways = picture(*size, corner=CORNER[orientation])
    assert_upright(prepare(encoded(sideways, kind, exif=exif(orientation))))


@pytest.mark.parametrize("orientation", [None, 0, 9, 65535])
def test_a_missing_or_senseless_orientation_means_upright(orientation: int | None) -> None:
    assert_upright(prepare(encoded(picture(), exif=exif(orientation))))


def test_what_is_derived_carries_no_metadata() -> None:
    block = exif(6, taken="2021:09:15 10:30:00")
    block[0x010E] = "private words"
    prepared = prepare(encoded(picture(), exif=block, comment=b"private words"))
    for data in (prepared.preview, prepared.thumbnail):
        assert data is not None
        assert b"Exif" not in data
        assert b"private" not in data


def test_the_camera_s_moment_is_a_claim() -> None:
    stamped = exif(1, taken="2021:09:15 10:30:00", offset="+08:00")
    assert prepare(encoded(picture(), exif=stamped)).taken_at == "2021:09:15 10:30:00+08:00"
    nonsense = exif(1, taken="<script>", offset="+08:00")
    assert prepare(encoded(picture(), exif=nonsense)).taken_at == ""


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_colour_mode_gets_a_preview(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK",) else "PNG"
    prepared = prepare(encoded(picture().convert(mode), kind))
    assert opened(prepared.preview).size == (400, 200)


def test_transparent_is_shown_on_white() -> None:
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert opened(prepare(encoded(clear, "PNG")).preview).getpixel((25, 25)) == (255, 255, 255)


def test_heic_is_decoded() -> None:
    data = (Path(__file__).parent / "sample.heic").read_bytes()
    prepared = prepare(data)
    assert (prepared.mime, prepared.extension) == ("image/heic", "heic")
    assert_upright(prepared)
    assert refusal(data[:-200]) == "evidence-truncated"


def test_a_document_is_kept_without_a_picture() -> None:
    data = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"
    prepared = prepare(data)
    assert (prepared.mime, prepared.extension) == ("application/pdf", "pdf")
    assert (prepared.width, prepared.height, prepared.preview) == (0, 0, None)
    assert refusal(data[:-8]) == "evidence-truncated"


def test_nought_bytes(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    assert refusal(tmp_path / "empty.jpg") == "evidence-empty"
    assert refusal(b"") == "evidence-empty"


def test_a_renamed_text_file(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_text("这是一份文字\n" * 50, encoding="utf-8")
    assert refusal(tmp_path / "photo.jpg") == "evidence-unknown-type"


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.jpg") == "evidence-file-unreadable"
    assert refusal(tmp_path) == "evidence-not-a-file"


def test_a_file_above_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "long.jpg").open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(MAX_FILE_BYTES + 1)
    assert refusal(tmp_path / "long.jpg") == "evidence-too-large"
    assert refusal(b"\xff\xd8\xff".ljust(MAX_FILE_BYTES + 1)) == "evidence-too-large"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_cut_picture_is_refused(kind: str, part: float) -> None:
    noise = Image.effect_noise((600, 400), 80).convert("RGB")
    data = encoded(noise, kind)
    code = refusal(data[: int(len(data) * part)])
    assert code in ("evidence-truncated", "evidence-unreadable")
    assert code == "evidence-truncated" or kind == "TIFF"


def test_a_cut_progressive_photo_is_refused() -> None:
    data = encoded(Image.effect_noise((600, 400), 80), progressive=True)
    assert refusal(data[: len(data) // 2]) == "evidence-truncated"


def png_claiming(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
    return b"\x89PNG\r\n\x1a\n" + header + rows + chunk(b"IEND", b"")


def jpeg_claiming(width: int, height: int) -> bytes:
    data = bytearray(encoded(picture()))
    at = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, at + 5, height, width)
    return bytes(data)


def tiff_claiming(width: int, height: int) -> bytes:
    data = bytearray(encoded(picture(), "TIFF"))
    ifd = struct.unpack_from("<I", data, 4)[0]
    for entry in range(struct.unpack_from("<H", data, ifd)[0]):
        at = ifd + 2 + 12 * entry
        tag = struct.unpack_from("<H", data, at)[0]
        if tag in (256, 257):
            struct.pack_into("<HII", data, at + 2, 4, 1, width if tag == 256 else height)
    return bytes(data)


@pytest.mark.parametrize(
    "bomb",
    [png_claiming(20_000, 15_000), jpeg_claiming(20_000, 15_000), tiff_claiming(20_000, 15_000)],
    ids=["png", "jpeg", "tiff"],
)
def test_a_bomb_of_300_megapixels_is_refused_from_its_header(bomb: bytes) -> None:
    start = time.thread_time()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert refusal(bomb) == "evidence-too-many-pixels"
    assert time.thread_time() - start < 0.5
    assert told == []


def test_a_large_photo_below_our_limit_is_no_bomb_to_pillow_either() -> None:
    """196 megapixels are claimed; Pillow by itself would refuse anything above 179."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        prepared = prepare(jpeg_claiming(14_000, 14_000))
    assert (prepared.width, prepared.height) == (14_000, 14_000)
    assert told == []


def test_damaged_exif_is_only_a_lost_claim() -> None:
    data = encoded(picture(), exif=exif(6, taken="2021:09:15 10:30:00"))
    at = data.index(b"Exif\0\0")
    broken = data[: at + 14] + b"\xff" * 20 + data[at + 34 :]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        prepared = prepare(broken)
    assert (prepared.width, prepared.height) == (400, 200)
    assert told == []


SEEDS = {
    kind: encoded(picture(64, 48), kind, exif=exif(6, taken="2021:09:15 10:30:00"))
    for kind in ("JPEG", "PNG", "WEBP", "TIFF")
}


@given(kind=st.sampled_from(sorted(SEEDS)), data=st.data())
def test_whatever_is_changed_in_a_file_it_is_taken_or_refused(
    kind: str, data: st.DataObject
) -> None:
    seed = bytearray(SEEDS[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        seed[data.draw(st.integers(0, len(seed) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(EvidenceError):  # nothing else may come out
        prepare(bytes(seed))
