"""Scans of signed originals: placed, named, and kept only by a person with a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from models.district import scans
from models.district.desk import Desk
from models.district.scan_records import ScanFile, ScanReport, Sheet, SignedScan
from models.errors import DistrictError
from models.facts.canonical import digest
from models.facts.papercode import Kind, PaperCode, Place
from models.standards.types import Verdict
from tests.models.district.arrivals import NOW, closed, facility, receive
from tests.models.district.test_papers import OTHER_VISIT, page_of

DATA = b"%PDF- a scan"
FILE = ScanFile(sha256=digest(DATA), size=len(DATA), kind="pdf", sheets=3)


def sheets(*pages: PaperCode | str) -> tuple[Sheet, ...]:
    texts = (one if isinstance(one, str) else one.text() for one in pages)
    return tuple(Sheet(n, (text,) if text else ()) for n, text in enumerate(texts, start=1))


def look(desk: Desk, pile: Sequence[Sheet], case: str = "") -> ScanReport:
    with desk.read() as store:
        return scans.judge(store, pile, case)


def said(report: ScanReport) -> list[tuple[str, int | None, int | None]]:
    return [(one.what, one.sheet, one.page) for one in report.noted]


def keep(desk: Desk, report: ScanReport, pile: Sequence[Sheet], by: str = "王收") -> SignedScan:
    with desk.write() as store:
        place = (desk.device_id, NOW, "")
        return scans.keep(store, report, (pile, [(FILE, DATA)]), by, place)


def test_a_whole_scan_is_placed_and_kept_with_its_hash(desk: Desk) -> None:
    arrived, _ = receive(desk, closed())
    page = page_of(closed())
    pile = sheets(page.on(1, 3), page.on(2, 3), page.on(3, 3))
    report = look(desk, pile)
    assert report.noted == ()
    assert [(one.sheet, one.page) for one in report.pages] == [(1, 1), (2, 2), (3, 3)]
    kept = keep(desk, report, pile)
    (case,) = desk.list_cases()
    with desk.read() as store:
        assert scans.scans_of(store, case.id) == (kept,)
        assert store.evidence(FILE.sha256) == DATA
    assert (kept.package, kept.by, kept.files) == (arrived.digest, "王收", (FILE,))
    assert desk.case(case.id).summary.state == case.state


def test_missing_double_and_pages_without_code_are_named(desk: Desk) -> None:
    receive(desk, closed())
    page = page_of(closed())
    pile = sheets(page.on(1, 4), "", page.on(1, 4), "https://example.org", page.on(3, 4))
    report = look(desk, pile)
    assert said(report) == [
        ("no-code", 2, None),
        ("no-code", 4, None),
        ("missing", None, None),
        ("double", None, None),
    ]
    assert [one.pages for one in report.noted[2:]] == ["2, 4", "1"]
    kept = keep(desk, report, pile)
    assert kept.noted == report.noted
    assert SignedScan.model_validate_json(kept.model_dump_json()) == kept


def test_older_revisions_are_named_and_not_counted(desk: Desk) -> None:
    receive(desk, closed())
    receive(desk, closed(Verdict.NOT_MET), revision=2)
    old = page_of(closed()).on(1, 2)
    new = page_of(closed(Verdict.NOT_MET), revision=2).on(2, 2)
    report = look(desk, sheets(old, new))
    assert said(report) == [("older", 1, 1), ("missing", None, None)]
    assert "纸上第 1 版，收件台已有第 2 版" in report.noted[0].sentence("zh")
    only_old = look(desk, sheets(old))
    with pytest.raises(DistrictError, match="没有一页"):
        keep(desk, only_old, sheets(old))


def test_two_codes_damage_and_mixed_prints_are_named(desk: Desk) -> None:
    receive(desk, closed())
    page = page_of(closed())
    second = replace(page.on(2, 2), place=Place.FIELD, number=2)
    pile = (
        Sheet(1, (page.on(1, 2).text(), page.on(2, 2).text())),
        Sheet(2, (page.text()[:-1],)),
        Sheet(3, (page.on(1, 2).text(), "x" * 3000)),
        Sheet(4, (second.text(),)),
        Sheet(5, (page.on(2, 3).text(),)),
    )
    report = look(desk, pile[:4])
    assert said(report) == [("two-codes", 1, None), ("damaged", 2, None), ("prints", None, None)]
    assert [one.printed for one in report.pages] == ["0", "F2"]
    assert "totals" in [one.what for one in look(desk, pile).noted]


def test_pages_of_another_facility_keep_a_scan_out(desk: Desk) -> None:
    receive(desk, closed(first=facility("A1")))
    receive(desk, closed(first=facility("B2")), visit=OTHER_VISIT)
    own = page_of(closed(first=facility("A1"))).on(1, 1)
    strange = page_of(closed(first=facility("B2")), visit=OTHER_VISIT).on(1, 1)
    pile = sheets(own, strange)
    report = look(desk, pile)
    assert said(report) == [("other-facility", 2, 1)]
    with pytest.raises(DistrictError, match="取出"):
        keep(desk, report, pile)


def test_nothing_is_kept_without_a_name_twice_or_after_a_change(desk: Desk) -> None:
    receive(desk, closed())
    pile = sheets(page_of(closed()).on(1, 1))
    report = look(desk, pile)
    with pytest.raises(DistrictError) as caught:
        keep(desk, report, pile, " ")
    assert caught.value.code == "scan-needs-name"
    with pytest.raises(DistrictError) as caught:
        keep(desk, report, pile, "名" * 201)
    assert caught.value.code == "text-too-long", "a name is never cut"
    keep(desk, report, pile)
    with pytest.raises(DistrictError) as caught:
        keep(desk, report, pile)
    assert caught.value.code == "scan-already"
    receive(desk, closed(Verdict.NOT_MET), revision=2)
    with pytest.raises(DistrictError) as caught:
        keep(desk, report, pile)
    assert caught.value.code == "scan-changed"


def test_two_hundred_pages(desk: Desk) -> None:
    receive(desk, closed())
    page = page_of(closed())
    half = look(desk, sheets(*(page.on(n, 200) for n in range(1, 101)), page.on(150, 200)))
    assert "第 101-149, 151-200 页" in half.noted[0].sentence("zh")
    report = look(desk, sheets(*(page.on(n, 200) for n in range(1, 201))))
    assert (len(report.pages), report.noted, report.sheets) == (200, (), 200)


def test_sheets_without_facts_are_named_and_those_of_another_visit_keep_a_scan_out(
    desk: Desk,
) -> None:
    receive(desk, closed())
    receive(desk, closed(Verdict.NOT_MET), visit=OTHER_VISIT)
    own = page_of(closed()).on(1, 1)
    sign_in = PaperCode("attendance", own.visit, 1, "0" * 16, 1, 1, kind=Kind.UNDER_WAY)
    blank = PaperCode("annex-2", "", 0, "0" * 16, 1, 1, kind=Kind.BLANK)
    pile = sheets(sign_in, own, blank)
    report = look(desk, pile)
    assert said(report) == [("under-way", 1, 1), ("blank-other", 3, 1)]
    assert all(one.sentence("zh") and one.sentence("en") for one in report.noted)
    assert not report.strange
    assert keep(desk, report, pile).noted == report.noted
    other = sheets(replace(sign_in, visit=OTHER_VISIT[:8]), own)
    assert look(desk, other).strange
