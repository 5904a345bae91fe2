"""The indicator report copies plain previews; hostile ones never reach it as they are."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from reports import photo_pages
from reports.block import mm
from reports.photos import ABSENT, Photo
from reports.render import render
from tests.reports import papers, sample
from tests.reports.copies import HIGH, SCAN, WIDE, cited, hostile, preview


def report(previews: list[bytes], **said: object) -> bytes:
    facts, digest, blobs = cited(previews, **said)
    return render("indicators", facts, digest, reader=sample.Bytes(blobs))


def test_a_plain_preview_stands_in_the_report_byte_for_byte() -> None:
    previews = [preview((WIDE, HIGH), mark) for mark in range(3)]
    data = report(previews)
    assert [data.count(one) for one in previews] == [1, 1, 1]
    assert data == report(previews)


def test_other_papers_shrink_it() -> None:
    """They go into packages, which the previews are in already."""
    facts, digest, blobs = cited([preview((WIDE, HIGH))])
    named = (
        sample.facts()[0].findings[0].model_copy(update={"evidence": (facts.evidence[0].sha256,)})
    )
    facts = facts.model_copy(update={"findings": (named,)})
    data = render("findings", facts, digest, reader=sample.Bytes(blobs))
    assert preview((WIDE, HIGH)) not in data
    assert len(data) < 400_000


@pytest.mark.parametrize(
    ("size", "copied"), [((300, 225), False), ((600, 450), True), ((1600, 1200), True)]
)
def test_a_preview_is_copied_where_it_is_as_fine_as_print_wants(
    size: tuple[int, int], copied: bool
) -> None:
    assert (preview(size) in report([preview(size)])) is copied


def test_a_preview_finer_than_any_printer_is_shrunk() -> None:
    facts, _, blobs = cited([preview((1600, 1200))])
    photo = Photo(facts.evidence[0], sample.Bytes(blobs), "", copied=True)
    assert photo._copy(60 * mm, 60 * mm) is None
    assert photo._copy(80 * mm, 60 * mm) is not None
    assert replace(photo, reader=None)._copy(80 * mm, 60 * mm) is None


def test_too_many_previews_are_shrunk_one_and_all(monkeypatch: pytest.MonkeyPatch) -> None:
    previews = [preview((WIDE, HIGH), mark) for mark in range(2)]
    monkeypatch.setattr(photo_pages, "COPIED_MOST", sum(map(len, previews)) - 1)
    assert not any(one in report(previews) for one in previews)
    monkeypatch.setattr(photo_pages, "COPIED_MOST", sum(map(len, previews)))
    assert all(one in report(previews) for one in previews)


def test_one_that_lies_about_its_length_is_shrunk() -> None:
    facts, digest, blobs = cited([preview((WIDE, HIGH))])
    (item,) = facts.evidence
    assert item.preview is not None
    lying = item.model_copy(update={"preview": item.preview.model_copy(update={"size": 1})})
    facts = facts.model_copy(update={"evidence": (lying,)})
    data = render("indicators", facts, digest, reader=sample.Bytes(blobs))
    assert preview((WIDE, HIGH)) not in data


@pytest.mark.allow_log  # Pillow says there what it thinks of some of them
def test_hostile_previews_make_a_whole_report() -> None:
    bad = [data for _, data in hostile()]
    data = report([*bad, preview((WIDE, HIGH))])
    assert preview((WIDE, HIGH)) in data
    assert not any(one in data for one in bad if len(one) > 300)
    assert ABSENT in "".join(papers.text_of(data).split())
    document = pypdfium2.PdfDocument(data)
    try:
        assert all(page.render(scale=0.1).to_pil().size for page in document)
    finally:
        document.close()


def test_a_scan_that_is_cut_and_ended_shows_what_there_is_on_both_roads() -> None:
    """Nobody but who made it could know: its digest is right, and decoders go on in grey."""
    whole = preview((WIDE, HIGH))
    cut = whole[: whole.index(SCAN) + len(whole) // 2] + b"\xff\xd9"
    data = report([cut])
    assert cut in data
    with Image.open(io.BytesIO(cut)) as shown:
        shown.load()
    document = pypdfium2.PdfDocument(data)
    try:
        assert all(page.render(scale=0.2).to_pil().getbbox() for page in document)
    finally:
        document.close()


def test_the_report_holds_its_photos_once() -> None:
    previews = [preview((WIDE, HIGH), mark) for mark in range(26)]
    (small, low), (large, high) = (measured(previews[:2]), measured(previews))
    assert large - small > sum(map(len, previews[2:]))
    assert high - low < 1.4 * (large - small)


def measured(previews: list[bytes]) -> tuple[int, int]:
    """Bytes of the report and the most that was held for it, beside the previews themselves."""
    facts, digest, blobs = cited(previews)
    tracemalloc.start()
    try:
        data = render("indicators", facts, digest, reader=sample.Bytes(blobs))
        return len(data), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
