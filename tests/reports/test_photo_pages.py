"""The report with photo pages: two by three, covered copies only, nothing cut off unsaid."""

from __future__ import annotations

import hashlib
import re
from functools import cache

from models.facts.bodies import EvidenceAdded
from models.facts.types import Facts
from reports.photo_pages import TIME_NOTE, cited_photos
from reports.render import render
from tests.reports import papers, sample


@cache
def small(number: int) -> bytes:
    return sample.picture(64, 48, 1, number % 90) + bytes([number % 256, number // 256])


def with_photos(count: int, **changes: object) -> tuple[Facts, str, sample.Bytes]:
    """The sample with `count` photos that its first clause names."""
    facts, digest = sample.facts()
    items, blobs = [], {}
    for number in range(count):
        sha = hashlib.sha256(small(number)).hexdigest()
        blobs[sha] = small(number)
        given = {"caption": f"照片{number}", "taken_at": "2021:09:15 10:20:33", **changes}
        items.append(
            EvidenceAdded(
                sha256=sha,
                size=len(small(number)),
                mime="image/jpeg",
                extension="jpg",
                width=64,
                height=48,
                **given,  # type: ignore[arg-type]
            )
        )
    first, *others = facts.clauses
    cited = first.model_copy(update={"evidence": tuple(blobs), "place": "抢救室"})
    changed = {"evidence": tuple(items), "clauses": (cited, *others), "findings": ()}
    return facts.model_copy(update=changed), digest, sample.Bytes(blobs)


def pages(facts: Facts, digest: str, reader: sample.Bytes) -> list[str]:
    data = render("indicators", facts, digest, reader=reader)
    return [re.sub(r"\s", "", page.extract_text()) for page in papers.reader(data).pages]


def test_200_photos_take_34_pages_of_six() -> None:
    facts, digest, reader = with_photos(200)
    shown = pages(facts, digest, reader)
    photos = [page for page in shown if page.count("条款A:1抢救室")]
    assert len(photos) == 34
    assert all(page.count("条款A:1抢救室") == 6 for page in photos[:-1])
    assert "图200照片199条款A:1抢救室2021-09-1510:20编号" in photos[-1]
    assert "照片：图1、图2、图3" in shown[0]


def test_without_photos_it_says_so() -> None:
    facts, digest, reader = with_photos(0)
    assert "没有引用照片" in "".join(pages(facts, digest, reader))


def test_every_cited_photo_once_with_clause_place_and_number() -> None:
    facts, _ = sample.facts()
    photos = cited_photos(facts)
    assert [one.number for one in photos] == [1, 2, 3, 4]
    assert photos[0].clauses == ("B:1.1.1/2",)
    assert photos[0].places == ("全科诊室",)
    assert all(one.evidence.mime.startswith("image/") for one in photos)


def test_only_the_covered_copy_is_printed_whatever_a_package_carries() -> None:
    for withheld in ({}, {"withheld": "yes"}):
        facts, digest, reader = with_photos(1)
        (original,) = facts.evidence
        data = sample.picture(48, 64, 1, 80)
        sha = hashlib.sha256(data).hexdigest()
        covered = original.model_copy(
            update={"sha256": sha, "of": original.sha256, "treatment": "redacted", "caption": ""}
        )
        changed = original.model_copy(update=withheld)
        both = facts.model_copy(update={"evidence": (changed, covered)})
        blobs = sample.Bytes({**reader.blobs, sha: data})
        pdf = render("indicators", both, digest, reader=blobs)
        (photo,) = cited_photos(both)
        assert photo.evidence.sha256 == sha
        assert photo.evidence.caption == "照片0"
        (found,) = [image for page in papers.reader(pdf).pages for image in page.images]
        assert found.image is not None
        assert found.image.height > found.image.width, "the covered copy stands, the original lies"


def test_long_captions_are_cut_with_a_mark_and_follow_in_full() -> None:
    long = "治疗室锐器盒已超过四分之三，" * 12
    facts, digest, reader = with_photos(7, caption=long)
    whole = "".join(pages(facts, digest, reader))
    assert "…" in whole
    assert "照片说明全文" in whole
    assert whole.count(long) == 7
    assert TIME_NOTE[:12] in whole
    lost = pages(facts, digest, sample.Bytes({}))
    assert sum(page.count("照片未随附") for page in lost) == 7


def test_a_laptop_that_writes_many_lines_below_a_photo_spoils_no_page() -> None:
    """Moment and place are whatever a camera or another laptop's facts say."""
    lines = "\n".join("一" for _ in range(60))
    facts, digest, reader = with_photos(7, taken_at=lines)
    first, *others = facts.clauses
    clauses = (first.model_copy(update={"place": lines}), *others)
    shown = pages(facts.model_copy(update={"clauses": clauses}), digest, reader)
    photos = [page.count("条款A:1一一") for page in shown]
    assert [count for count in photos if count] == [6, 1]
