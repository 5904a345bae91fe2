"""Paper bound to its data: every page says which it is, and is read as offices scan it."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from models.facts.papercode import PaperCode, Place, code_of, parse
from reports.render import render
from reports.stamp import QR_SIZE, PrintInfo, printed_words
from tests.reports import papers, sample

COPY = PrintInfo(place=Place.FIELD, number=3, reprint=True, printed_at="2021-10-01 09:00")


def made(code: str, info: PrintInfo | None = None) -> bytes:
    facts, digest = sample.facts()
    given = {"reader": sample.Bytes(sample.photos()[1])}
    return render(code, facts, digest, packs=sample.packs(), print_info=info, **given)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def copy() -> bytes:
    return made("findings", COPY)


def page(data: bytes, number: int, dpi: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        return document[number].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


def codes(picture: Image.Image) -> list[object]:
    return [parse(one.text) for one in zxingcpp.read_barcodes(picture)]


def test_every_page_says_which_it_is(copy: bytes) -> None:
    facts, digest = sample.facts()
    count = len(papers.reader(copy).pages)
    assert count > 1
    base = code_of("findings", facts.visit.id, 1, digest)
    for number in range(count):
        (found,) = codes(page(copy, number, 100))
        assert isinstance(found, PaperCode)
        assert found.on(1, 1) == PaperCode(
            base.form, base.visit, 1, base.digest, 1, 1, Place.FIELD, 3
        )
        assert (found.page, found.pages) == (number + 1, count)


@pytest.mark.parametrize("dpi", [100, 150])
@pytest.mark.parametrize("turn", [0, 3.5, -7, 90, 180])
def test_it_is_read_as_offices_scan(copy: bytes, dpi: int, turn: float) -> None:
    turned = page(copy, 1, dpi).rotate(turn, expand=True, fillcolor=255, resample=Image.BICUBIC)
    (found,) = codes(turned)
    assert isinstance(found, PaperCode)
    assert found.page == 2


def test_it_is_read_skewed_grey_and_pressed(copy: bytes) -> None:
    picture = page(copy, 0, 100)
    wide = (1, 0.06, -20, 0.03, 1, -10)
    skewed = picture.transform(picture.size, Image.AFFINE, wide, Image.BICUBIC, fillcolor=255)
    grey = skewed.point(lambda shade: 60 + shade * 150 // 255)
    pressed = io.BytesIO()
    grey.save(pressed, "JPEG", quality=30)
    with Image.open(pressed) as seen:
        assert [c.page for c in codes(seen) if isinstance(c, PaperCode)] == [1]


def test_size_edge_and_quiet_zone(copy: bytes) -> None:
    dpi = 300
    (found,) = zxingcpp.read_barcodes(page(copy, 0, dpi))
    place = found.position
    millimetre = dpi / 25.4
    assert place.top_right.x - place.top_left.x >= 18.9 * millimetre
    assert place.top_left.y >= 6 * millimetre
    assert 210 * millimetre - place.top_right.x >= 6 * millimetre
    picture = page(copy, 0, dpi)
    quiet = int(4 * 19 / 29 * millimetre)
    left, top, right, bottom = (
        place.top_left.x,
        place.top_left.y,
        place.bottom_right.x,
        place.bottom_right.y,
    )
    for box in (
        (left - quiet, top - quiet, left - 3, bottom + quiet),
        (right + 3, top - quiet, right + quiet, bottom + quiet),
        (left - quiet, bottom + 4, right + quiet, bottom + quiet),
    ):
        assert picture.crop(box).getextrema()[0] > 200, box
    assert QR_SIZE >= 19 * 72 / 25.4


def test_a_copy_says_its_print_and_the_base_does_not(copy: bytes) -> None:
    for text in (one.extract_text() for one in papers.reader(copy).pages):
        assert "第 3 次打印 补打 2021-10-01 09:00" in text
    base = papers.pypdf_text(made("findings"))
    assert "次打印" not in base
    assert "补打" not in base


def test_the_copy_has_the_layout_of_the_base_and_the_base_its_bytes(copy: bytes) -> None:
    base = made("findings")
    assert made("findings") == base
    said = " 第 3 次打印 补打 2021-10-01 09:00"
    plain = papers.pypdf_text(copy).replace(said.strip(), "")
    assert "".join(plain.split()) == "".join(papers.pypdf_text(base).split())


def test_the_words_of_a_print() -> None:
    assert printed_words(PrintInfo()) == ""
    assert printed_words(PrintInfo(place=Place.DESK, number=1)) == "收件台第 1 次打印"
