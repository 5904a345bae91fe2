"""Scans as they come from offices: PDFs, phone pictures, piles, and what is no scan at all."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
import segno
from PIL import Image, ImageOps

from models.errors import DistrictError
from models.facts.papercode import PaperCode, parse
from tests.reports.test_stamp import COPY, made, page
from ui.paper_reading import MAX_SHEETS, read_scan


@pytest.fixture(scope="module")
def form() -> bytes:
    return made("findings", COPY)


def numbers(paths: list[Path]) -> list[int]:
    """The page each sheet says it is; 0 for none."""
    said = ([parse(text) for text in sheet.texts] for sheet in read_scan(paths).sheets)
    return [next((c.page for c in codes if isinstance(c, PaperCode)), 0) for codes in said]


def written(folder: Path, name: str, *pictures: Image.Image, dpi: int = 100) -> Path:
    file = folder / name
    more = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    pictures[0].save(file, resolution=dpi, **more)  # type: ignore[arg-type]
    return file


def qr(text: str, scale: int = 3) -> Image.Image:
    out = io.BytesIO()
    segno.make(text, micro=False).save(out, kind="png", scale=scale, border=4)
    return Image.open(out).convert("L")


def test_a_scanned_pdf_askew_and_upside_down(form: bytes, tmp_path: Path) -> None:
    first = page(form, 0, 100).rotate(2.5, fillcolor=255)
    second = page(form, 1, 150).rotate(180)
    blank = Image.new("L", first.size, 255)
    assert numbers([written(tmp_path, "scan.pdf", first, blank, second)]) == [1, 0, 2]


@pytest.mark.parametrize("name", ["page.jpg", "page.png", "page.webp"])
def test_pictures_of_pages(form: bytes, tmp_path: Path, name: str) -> None:
    scan = read_scan([written(tmp_path, name, page(form, 1, 120).rotate(90, expand=True))])
    assert [len(sheet.texts) for sheet in scan.sheets] == [1]
    ((file, data),) = scan.files
    assert file.sheets == 1
    assert file.size == len(data)
    assert file.kind == name.split(".")[1]


def test_a_tiff_has_many_pages_and_several_files_follow_each_other(
    form: bytes, tmp_path: Path
) -> None:
    pile = written(tmp_path, "pile.tif", page(form, 0, 100), page(form, 1, 100))
    more = written(tmp_path, "more.png", page(form, 2, 100))
    assert numbers([pile, more]) == [1, 2, 3]
    assert [sheet.number for sheet in read_scan([pile, more]).sheets] == [1, 2, 3]


def test_a_photo_of_a_page_on_a_dark_desk(form: bytes, tmp_path: Path) -> None:
    sheet = page(form, 0, 200).point(lambda shade: 40 + shade * 170 // 255)
    table = Image.new("L", (sheet.width + 900, sheet.height + 700), 35)
    table.paste(sheet, (420, 300))
    wide, high = table.size
    corners = (-120, -60, 60, high + 40, wide + 90, high - 30, wide - 30, 50)
    photo = table.transform(table.size, Image.QUAD, corners, Image.BICUBIC, fillcolor=30)
    assert numbers([written(tmp_path, "photo.jpg", photo)]) == [1]


def test_two_codes_a_foreign_one_and_one_of_three_kilobytes(form: bytes, tmp_path: Path) -> None:
    both = page(form, 0, 150)
    both.paste(qr("https://example.org/pay"), (150, 900))
    (sheet,) = read_scan([written(tmp_path, "two.png", both)]).sheets
    assert len(sheet.texts) == 2
    assert isinstance(parse(sheet.texts[0]), PaperCode)
    huge = Image.new("L", (1400, 1400), 255)
    huge.paste(qr("7" * 3000, scale=5), (60, 60))
    (sheet,) = read_scan([written(tmp_path, "huge.png", huge)]).sheets
    assert [len(text) for text in sheet.texts] == [121]


def refusal(path: Path) -> str:
    with pytest.raises(DistrictError) as caught:
        read_scan([path])
    assert caught.value.sentence("zh")
    return caught.value.code


def test_what_is_no_scan_is_refused_in_words(form: bytes, tmp_path: Path) -> None:
    broken = {
        "text.pdf": b"hello",
        "cut.pdf": b"%PDF-1.7\n" + form[2000:4000],
        "empty.png": b"",
        "cut.jpg": b"\xff\xd8\xff" + b"x" * 50,
    }
    for name, data in broken.items():
        (tmp_path / name).write_bytes(data)
        assert refusal(tmp_path / name) == "scan-unreadable", name
    assert refusal(tmp_path / "none.pdf") == "scan-unreadable"
    assert refusal(tmp_path) == "scan-unreadable"


def test_a_tiff_that_ends_between_its_pages_is_refused_in_words(tmp_path: Path) -> None:
    pages = [Image.new("RGB", (50 + number, 40)) for number in range(4)]
    whole = written(tmp_path, "whole.tif", *pages).read_bytes()
    (tmp_path / "cut.tif").write_bytes(whole[: len(whole) * 2 // 3])
    assert refusal(tmp_path / "cut.tif") == "scan-unreadable"


@pytest.mark.parametrize("mode", ["I;16", "LA"])
def test_codes_of_scans_in_sixteen_bits_or_on_nothing(tmp_path: Path, mode: str) -> None:
    """Some scanners keep 16 bits of grey; some programs cut the background out."""
    text = "CY1:RECORD:7F3A22C1:1:ABABABABABABABAB:1/1:0:0000"
    code = qr(text).convert("L")
    if mode == "I;16":
        shown = code.convert("I").point(lambda value: value * 200 + 3000).convert("I;16")
    else:
        shown = Image.merge("LA", (Image.new("L", code.size, 0), ImageOps.invert(code)))
    file = tmp_path / "page.png"
    shown.save(file)
    assert read_scan([file]).sheets[0].texts == (text,)


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = Image.new("1", (8, 8), 1)
    many = written(tmp_path, "many.pdf", *[small] * (MAX_SHEETS + 1))
    assert refusal(many) == "scan-too-many"
    monkeypatch.setattr("ui.paper_reading.MAX_FILE_BYTES", 100)
    assert refusal(many) == "scan-too-large"


def test_a_page_as_large_as_a_wall_is_drawn_small(form: bytes, tmp_path: Path) -> None:
    file = written(tmp_path, "wall.pdf", page(form, 0, 100), dpi=6)
    assert numbers([file]) == [1]


def test_reading_can_be_stopped(form: bytes, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def told(done: float, _words: str) -> None:
        if done > 0.4:
            raise Stop

    with pytest.raises(Stop):
        read_scan([written(tmp_path, "pile.pdf", *[page(form, 0, 100)] * 4)], told)


@pytest.mark.soak
def test_two_hundred_pages(form: bytes, tmp_path: Path) -> None:
    pile = [page(form, number % 2, 150) for number in range(200)]
    file = written(tmp_path, "pile.pdf", *pile, dpi=150)
    start = time.monotonic()
    assert numbers([file]) == [1 + number % 2 for number in range(200)]
    assert time.monotonic() - start < 120


def test_previews_and_scans_take_turns_at_pdfium() -> None:
    from ui import paper, paper_reading

    assert paper.ONE_AT_A_TIME is paper_reading.ONE_AT_A_TIME
