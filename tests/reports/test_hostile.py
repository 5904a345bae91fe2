"""Pictures and captions as another laptop may send them: a whole form, or a sentence."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import EpsImagePlugin, Image

from models.facts import bodies
from models.facts.events import EventType
from reports.photos import shrink
from reports.render import render
from tests.reports import papers, sample


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + rows + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(20_000, 15_000), (2**31 - 1, 2**31 - 1), (8_000, 8_000)])
def test_a_bomb_is_not_decoded(size: tuple[int, int]) -> None:
    assert shrink(png(*size), 200, 100) is None


def test_only_what_is_taken_in_is_ever_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow would start Ghostscript for a picture that is a program."""
    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", lambda *_, **__: pytest.fail("started"))
    eps = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nquit\n%%EOF\n"
    assert shrink(eps, 200, 100) is None
    gif = io.BytesIO()
    Image.new("RGB", (9, 9)).save(gif, "GIF")
    assert shrink(gif.getvalue(), 200, 100) is None


@pytest.mark.allow_log  # Pillow says there what it thinks of the header
@pytest.mark.parametrize("tag", [256, 257, 258, 262, 273, 277, 278, 279])
@pytest.mark.parametrize("value", [0, 65535, 2**32 - 1])
def test_a_drawing_whose_header_lies(tag: int, value: int) -> None:
    out = io.BytesIO()
    Image.new("RGB", (100, 80)).save(out, "TIFF")
    data = bytearray(out.getvalue())
    at = struct.unpack("<I", data[4:8])[0]
    for entry in range(struct.unpack("<H", data[at : at + 2])[0]):
        place = at + 2 + 12 * entry
        if struct.unpack("<H", data[place : place + 2])[0] == tag:
            data[place + 2 : place + 12] = struct.pack("<HII", 4, 1, value)
    shrink(bytes(data), 200, 100)


def test_sixteen_bits_of_grey_and_what_is_clear_look_as_in_their_previews() -> None:
    """An X-ray came out white, and the white paper of a cut-out drawing black."""
    for picture, shown in (
        (Image.new("I;16", (90, 60), 30_000), 117),
        (Image.new("LA", (90, 60), (0, 0)), 255),
        (Image.new("RGBA", (90, 60), (0, 0, 0, 0)), 255),
    ):
        out = io.BytesIO()
        picture.save(out, "PNG")
        made = shrink(out.getvalue(), 90, 60)
        assert made
        with Image.open(io.BytesIO(made[0])) as drawn:
            red, green, blue = drawn.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
        assert max(abs(red - shown), abs(green - shown), abs(blue - shown)) <= 2


def test_a_clause_that_names_a_finding_there_is_not_is_printed_with_a_question_mark() -> None:
    facts, digest = sample.facts()
    dangling = facts.model_copy(update={"findings": ()})
    text = papers.text_of(render("record", dangling, digest, packs=sample.packs()))
    assert "第？项" in "".join(text.split())


@pytest.mark.parametrize(
    "caption", ["急救车内过期药品" * 499, "A" * 4000, "行\n" * 1500, "，" * 4000]
)
def test_a_long_caption_is_printed_whole_below_its_photo(caption: str) -> None:
    log = sample.chain()
    log.events.pop()
    first = sample.photos()[0][0].sha256
    log.add(EventType.EVIDENCE_CAPTIONED, bodies.EvidenceCaption(sha256=first, caption=caption))
    log.add(EventType.VISIT_CLOSED, bodies.VisitClosed())
    facts, digest = sample.facts(log)
    data = render("findings", facts, digest, reader=sample.Bytes(sample.photos()[1]))
    text = papers.text_of(data)
    letter = max(set(caption) - {"\n"}, key=caption.count)
    assert text.count(letter) >= caption.count(letter)
    assert "说明见下文" in text


def test_a_jpeg_with_a_second_picture_behind_it_may_be_as_large_as_any_jpeg(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Phones write such ones; the first picture counts."""
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "red").save(
        out, "MPO", save_all=True, append_images=[Image.new("RGB", (8, 6))]
    )
    monkeypatch.setattr("reports.photos.MAX_PIXELS_OTHER", 80 * 60 - 1)
    made = shrink(out.getvalue(), 100, 100)
    assert made is not None
    assert Image.open(io.BytesIO(made[0])).getpixel((1, 1))[0] > 200
