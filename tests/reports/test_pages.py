"""Pages as pictures beside accepted ones: hard visits, so that nothing overlaps or moves unseen.

`pytest tests/reports --update-expected` renews them; the change shows in the review as a picture.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from models.facts import bodies
from models.facts.types import Facts
from reports.render import FORM_CODES, render
from tests.reports import papers, sample
from tests.reports.unfrozen import PAPERS

ROOT = Path(__file__).resolve().parents[2]
ACCEPTED, DIFFERENCES = ROOT / "tests" / "expected" / "pages", ROOT / "build" / "pages"
DPI, LEVELS = 50, 16
DIGEST = "5a" * 32
"""Of no facts: else every new field of the facts would draw another QR."""
DARKER, DOTS = 64, 12
"""A dot differs by more than one level in four; a line that moved has hundreds of such dots."""
LONGEST = "示例市示例区示例街道社区卫生服务中心（示例区第二人民医院示例分院、示例区妇幼保健服务站）"
NAME = LONGEST + "示" * (200 - len(LONGEST))
ROWS, PHOTOS = 40, 200
Accept = Callable[[str, Image.Image], None]


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Accept:
    """Compare a page with its accepted picture; the three stand side by side when it fails."""
    renew = request.config.getoption("--update-expected", default=False)

    def check(name: str, page: Image.Image) -> None:
        file = ACCEPTED / f"{name}.png"
        if renew and (not file.exists() or moved(Image.open(file), page)):
            file.parent.mkdir(parents=True, exist_ok=True)
            page.quantize(LEVELS).save(file, optimize=True)
        assert file.exists(), f"{file} is missing: look at the page, then --update-expected"
        with Image.open(file) as accepted:
            dots = moved(accepted, page)
            if dots:
                show(name, accepted.convert("L"), page)
        assert dots == 0, f"{dots} dots differ: see {DIFFERENCES / name}.png, or --update-expected"

    return check


def moved(accepted: Image.Image, page: Image.Image) -> int:
    """Dots that differ, 0 within the tolerance."""
    if accepted.size != page.size:
        return page.width * page.height
    apart = ImageChops.difference(accepted.convert("L"), page)
    dots = sum(apart.histogram()[DARKER:])
    return dots if dots > DOTS else 0


def show(name: str, accepted: Image.Image, page: Image.Image) -> None:
    """Leave the accepted page, the new one and their difference in build/pages."""
    DIFFERENCES.mkdir(parents=True, exist_ok=True)
    parts = [accepted, page]
    if accepted.size == page.size:
        parts.append(ImageChops.invert(ImageChops.difference(accepted, page)))
    beside = Image.new("L", (sum(p.width for p in parts), max(p.height for p in parts)), 255)
    left = 0
    for part in parts:
        beside.paste(part, (left, 0))
        left += part.width
    beside.save(DIFFERENCES / f"{name}.png")


def pages(data: bytes) -> dict[int, Image.Image]:
    """The first two pages and the last one, by number."""
    with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        chosen = sorted({0, min(1, len(document) - 1), len(document) - 1})
        return {
            number + 1: document[number]
            .render(scale=DPI / 72, grayscale=True)
            .to_pil()
            .convert("L")
            for number in chosen
        }


@cache
def hard() -> Facts:
    """The longest name of a facility, forty general practitioners, nobody's photo at hand."""
    people = {
        "gp_name": tuple(f"示例{number}" for number in range(ROWS)),
        "gp_category": ("临床",) * ROWS,
        "gp_certificate": tuple(f"1105000000{number:05}" for number in range(ROWS)),
    }
    facts, _ = sample.facts(sample.chain(annex_2=people))
    named = facts.facility.model_copy(update={"name": NAME, "legal_name": NAME})
    return facts.model_copy(update={"facility": named})


@pytest.mark.parametrize("code", FORM_CODES)
def test_a_hard_visit_looks_as_accepted(code: str, look: Accept) -> None:
    data = render(code, hard(), DIGEST, packs=sample.packs(), signatures=sample.signatures(DIGEST))
    for number, page in pages(data).items():
        look(f"{code}-hard-{number}", page)


@pytest.mark.parametrize("form", PAPERS)
def test_a_paper_without_facts_looks_as_accepted(form: str, look: Accept) -> None:
    for number, page in pages(PAPERS[form](None)).items():
        look(f"unfrozen-{form}-{number}", page)


@cache
def many() -> tuple[Facts, dict[str, bytes]]:
    """Two hundred small photos of one finding."""
    facts, _ = sample.facts()
    plain = sample.picture(320, 240, 1, 0)
    blobs: dict[str, bytes] = {}
    for number in range(PHOTOS):
        words = f"photo {number}".encode()
        data = plain[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + plain[2:]
        blobs[hashlib.sha256(data).hexdigest()] = data
    evidence = tuple(
        bodies.EvidenceAdded(
            sha256=sha256,
            size=len(data),
            mime="image/jpeg",
            extension="jpg",
            width=320,
            height=240,
            caption=f"第{number}张　抢救室急救药品",
        )
        for number, (sha256, data) in enumerate(blobs.items(), start=1)
    )
    first = facts.findings[0].model_copy(update={"evidence": tuple(blobs)})
    changed = {"evidence": evidence, "findings": (first, *facts.findings[1:])}
    return facts.model_copy(update=changed), blobs


def test_two_hundred_photos_look_as_accepted(look: Accept) -> None:
    facts, blobs = many()
    data = render("findings", facts, DIGEST, reader=sample.Bytes(blobs))
    for number, page in pages(data).items():
        look(f"findings-photos-{number}", page)
    assert "照片未随附" not in papers.text_of(data)
    assert papers.text_of(data).count("抢救室急救药品") == PHOTOS


def test_the_tolerance_sees_a_line_that_moved_by_one_dot() -> None:
    data = render("annex-4", hard(), DIGEST, packs=sample.packs())
    (page,) = (page for number, page in pages(data).items() if number == 1)
    band = page.crop((0, 150, page.width, 162))
    shifted = page.copy()
    shifted.paste(band, (0, 151))
    assert moved(page, page.copy()) == 0
    out = io.BytesIO()
    page.quantize(LEVELS).save(out, "PNG")
    assert moved(Image.open(out), page) == 0
    assert moved(page, shifted) > DOTS
