"""Hostile files: taken in correctly or refused with one sentence; never a crash, never slow."""

from __future__ import annotations

import io
import os
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from models.errors import EvidenceError
from models.evidence.intake import Known, Prepared, prepare, prepare_new
from models.evidence.reading import CHUNK, read
from tests.models.evidence.hostile import (
    HEIC_SAMPLE,
    encoded,
    jpeg_claiming,
    noise,
    patched_exif,
    png_bomb,
    with_segment,
)

SLOW = 2.0
"""Seconds: what a person calls hanging."""


@contextmanager
def quickly() -> Iterator[None]:
    start = time.thread_time()
    yield
    assert time.thread_time() - start < SLOW


def outcome(source: Path | bytes) -> Prepared | str:
    """What comes of it within two seconds: evidence, or the code of a sentence."""
    made: Prepared | EvidenceError
    with quickly():
        try:
            made = prepare(source)
        except EvidenceError as refusal:
            made = refusal
    if isinstance(made, EvidenceError):
        assert made.sentence("zh")
        assert made.sentence("en")
        return made.code
    assert made.original == (source if isinstance(source, bytes) else source.read_bytes())
    return made


def taken(source: Path | bytes) -> Prepared:
    made = outcome(source)
    assert isinstance(made, Prepared), made
    return made


# Cut files

CUT = {
    "jpg": lambda: encoded(noise(420, 300), "JPEG", quality=80),
    "progressive.jpg": lambda: encoded(noise(420, 300), "JPEG", progressive=True),
    "png": lambda: encoded(noise(160, 100), "PNG"),
    "webp": lambda: encoded(noise(420, 300), "WEBP"),
    "tif": lambda: encoded(noise(160, 100), "TIFF"),
    "packed.tif": lambda: encoded(noise(160, 100), "TIFF", compression="tiff_lzw"),
    "heic": lambda: HEIC_SAMPLE.read_bytes(),
    "pdf": lambda: b"%PDF-1.4\n" + b"1 0 obj<<>>endobj\n" * 2000 + b"startxref\n9\n%%EOF\n",
}


@pytest.mark.parametrize("name", CUT)
def test_a_file_cut_at_any_kilobyte_is_refused(name: str) -> None:
    data = CUT[name]()
    taken(data)
    step = 1024 if len(data) > 4096 else 64
    for end in range(step, len(data) - 16, step):
        assert outcome(data[:end]) in (
            "evidence-truncated",
            "evidence-unreadable",
            "evidence-unknown-type",
            "evidence-too-many-pixels",
        ), end


def test_a_pdf_for_the_web_cut_behind_its_first_end_marker_is_refused() -> None:
    head = b"%PDF-1.4\n1 0 obj<</Linearized 1/L 0009000/H[1 2]>>endobj\nstartxref\n0\n%%EOF\n"
    whole = (head + b"x" * 9000)[: 9000 - 6] + b"%%EOF\n"
    taken(whole)
    assert outcome(whole[:2000]) == "evidence-truncated"


# Bombs


def test_a_png_of_few_bytes_and_many_pixels() -> None:
    assert outcome(png_bomb(20_000, 15_000)) == "evidence-too-many-pixels"


def test_a_photo_in_hundreds_of_scans() -> None:
    """Each scan of a progressive photo walks the whole of it: few bytes, minutes of work."""
    data = encoded(Image.new("L", (7000, 7000)), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    scan = data[last:-2]
    assert outcome(data[:-2] + scan * 600 + b"\xff\xd9") == "evidence-too-many-pixels"


def test_a_progressive_photo_that_would_be_held_whole() -> None:
    data = bytearray(encoded(noise(64, 64), "JPEG", progressive=True))
    at = data.index(b"\xff\xc2")
    data[at + 5 : at + 9] = (9000).to_bytes(2, "big") + (12_000).to_bytes(2, "big")
    assert outcome(bytes(data)) == "evidence-too-many-pixels"


def test_text_that_unpacks_to_gigabytes_in_a_png() -> None:
    packed = zlib.compress(bytes(200_000_000), 9)
    body = b"Comment\0\0" + packed
    data = encoded(noise(50, 50), "PNG")
    chunk = len(body).to_bytes(4, "big") + b"zTXt" + body
    chunk += zlib.crc32(b"zTXt" + body).to_bytes(4, "big")
    outcome(data[:33] + chunk + data[33:])  # either; what counts is time and that nothing breaks


# Odd but honest pictures


def test_one_pixel_by_a_hundred_thousand() -> None:
    for size in ((1, 100_000), (100_000, 1)):
        made = taken(encoded(Image.new("RGB", size, "red"), "PNG"))
        assert (made.width, made.height) == size
        assert made.preview
        assert made.thumbnail
    assert outcome(jpeg_claiming(1, 65_500)) in ("evidence-truncated", "evidence-unreadable")


def test_animated_pictures_show_their_first_moment() -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "green")]
    for kind in ("PNG", "WEBP", "TIFF"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        made = taken(data)
        assert made.preview
        pixel = Image.open(io.BytesIO(made.preview)).convert("RGB").getpixel((30, 20))
        assert isinstance(pixel, tuple)
        assert pixel[0] > 200


def test_photos_for_the_press_are_shown_in_colours() -> None:
    made = taken(encoded(Image.new("CMYK", (80, 60), (0, 255, 255, 0)), "JPEG"))
    assert made.preview
    pixel = Image.open(io.BytesIO(made.preview)).convert("RGB").getpixel((40, 30))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 150
    assert pixel[2] < 110


@pytest.mark.parametrize("mode", ["I;16", "I", "F"])
def test_sixteen_bits_and_more(mode: str) -> None:
    image = Image.new("I" if mode == "I;16" else mode, (3300, 70), 30_000).convert(mode)
    assert taken(encoded(image, "TIFF")).preview


def test_a_gif_and_a_bitmap_are_refused_by_their_content() -> None:
    for kind in ("GIF", "BMP", "ICO"):
        assert outcome(encoded(Image.new("RGB", (32, 32)), kind)) == "evidence-unknown-type"


# Metadata


@pytest.mark.parametrize("block", [b"", b"II*\0", b"MM\0*" + b"\xff" * 64, b"II*\0\x08\0\0\0" * 40])
def test_malformed_exif_loses_only_the_claim(block: bytes) -> None:
    data = with_segment(encoded(noise(80, 60), "JPEG"), 0xE1, b"Exif\0\0" + block)
    assert taken(data).camera == ""


def test_an_exif_block_that_leads_back_to_itself() -> None:
    block = b"II*\0\x08\0\0\0" + (2).to_bytes(2, "little")
    for tag in (0x8769, 0x8825):
        block += tag.to_bytes(2, "little") + b"\x04\0\x01\0\0\0\x08\0\0\0"
    data = with_segment(encoded(noise(80, 60), "JPEG"), 0xE1, b"Exif\0\0" + block + b"\x08\0\0\0")
    assert taken(data).taken_at == ""


def test_a_malformed_colour_profile_changes_nothing() -> None:
    profile = b"ICC_PROFILE\0\x01\x01" + b"\xff" * 5000
    made = taken(with_segment(encoded(noise(80, 60), "JPEG"), 0xE2, profile))
    assert made.preview
    assert b"ICC_PROFILE" not in made.preview


def test_the_claims_of_a_phone() -> None:
    made = taken(patched_exif())
    assert made.camera == "HUAWEI P40 Pro"
    assert made.taken_at == "2026:03:12 09:45:26+08:00"
    assert made.taken_offset == "+08:00"
    assert made.taken_where == "29.563010,106.551560"


# Something else in a photo's clothes


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"\n <html>%PDF-1.4 <script>alert(1)</script> %%EOF",
        b"MZ" + bytes(4000),
        b"\x7fELF" + bytes(4000),
        b"PK\x03\x04" + bytes(4000),
        "只是文字".encode() * 300,
    ],
)
def test_what_is_no_photo_is_refused_whatever_it_is_called(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "IMG_0001.jpg").write_bytes(data)
    assert outcome(tmp_path / "IMG_0001.jpg") == "evidence-unknown-type"


def test_svg_behind_the_first_bytes_of_a_photo() -> None:
    assert outcome(b"\xff\xd8\xff\xe0<svg onload='alert(1)'/>") in (
        "evidence-truncated",
        "evidence-unreadable",
    )


def test_a_photo_under_a_wrong_name_is_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(encoded(noise(40, 30), "PNG"))
    assert taken(tmp_path / "report.pdf").mime == "image/png"


# Things that are no files, and files that do not hold still


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    assert outcome(tmp_path / "a.jpg") == "evidence-not-a-file"
    link = tmp_path / "b.jpg"
    link.symlink_to(tmp_path / "a.jpg")
    assert outcome(link) == "evidence-not-a-file"


def test_a_socket_and_a_device_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may be 108 bytes long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.jpg")
        assert outcome(Path("s.jpg")) == "evidence-not-a-file"
    assert outcome(Path("/dev/zero")) == "evidence-not-a-file"


def test_a_link_is_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encoded(noise(40, 30), "PNG"))
    (tmp_path / "b.jpg").symlink_to("a.png")
    (tmp_path / "round.jpg").symlink_to("round.jpg")
    (tmp_path / "gone.jpg").symlink_to("nothing")
    assert taken(tmp_path / "b.jpg").mime == "image/png"
    assert outcome(tmp_path / "round.jpg") == "evidence-file-unreadable"
    assert outcome(tmp_path / "gone.jpg") == "evidence-file-unreadable"


def touch(file: Path) -> None:
    os.utime(file, ns=(1, 1))


def grow(file: Path) -> None:
    with file.open("ab") as more:
        more.write(b"more")


def shrink(file: Path) -> None:
    os.truncate(file, CHUNK + 5)


@pytest.mark.parametrize("change", [touch, grow, shrink])
def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(b"\xff\xd8\xff" + bytes(3 * CHUNK))
    once = iter([change])

    def meanwhile() -> None:
        for each in once:
            each(file)

    with pytest.raises(EvidenceError) as caught:
        read(file, meanwhile)
    assert caught.value.code == "evidence-changed"


def test_a_file_that_goes_on_growing_ends_at_the_limit(tmp_path: Path) -> None:
    file, stop = tmp_path / "a.jpg", threading.Event()
    file.write_bytes(encoded(noise(300, 300), "JPEG"))

    def write_on() -> None:
        with file.open("ab", buffering=0) as more:
            while not stop.is_set():
                more.write(bytes(1000))

    def grown() -> None:
        before = file.stat().st_size
        while file.stat().st_size == before:  # on a busy machine it may be long asleep
            time.sleep(0.001)

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        for _ in range(20):
            with quickly(), pytest.raises(EvidenceError) as caught:
                read(file, grown)
            assert caught.value.code in ("evidence-changed", "evidence-too-large")
    finally:
        stop.set()
        writer.join()


@pytest.mark.parametrize(
    "name", [b"x" * 251 + b".jpg", b"\xff\xfe\x80.jpg", "照片 🙂\n.jpg".encode()]
)
def test_names_that_are_long_or_no_text(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(encoded(noise(40, 30), "JPEG"))
    taken(path)


def test_a_name_that_cannot_be_asked_for() -> None:
    assert outcome(Path("a\0b.jpg")) == "evidence-file-unreadable"
    assert outcome(Path("/" + "x" * 5000)) == "evidence-file-unreadable"


def test_a_known_file_is_only_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded(noise(40, 30), "JPEG"))
    made = taken(tmp_path / "a.jpg")
    monkeypatch.setattr("models.evidence.pictures.derive", pytest.fail)
    assert prepare_new(tmp_path / "a.jpg", {made.sha256}) == Known(made.sha256)
