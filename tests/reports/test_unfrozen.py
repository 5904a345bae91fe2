"""Papers without frozen facts: every page has its code, its number and its print all the same."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

from models.facts.papercode import Kind, PaperCode, Place, parse
from models.standards import plans_types
from models.standards.ledgers.loading import digest as ledger_digest
from models.standards.ledgers.marks import LedgerMark, mark_of
from models.standards.loading import digest
from reports.ledger_paper import LedgerPrint
from reports.ledger_tasks import tasks_pdf
from reports.page import PrintInfo
from reports.stamp import note_words
from tests.reports import papers, sample, test_annex_3, test_ledgers
from tests.reports.unfrozen import PAPERS, SHEET

COPY = PrintInfo(place=Place.FIELD, number=3, reprint=True, printed_at="2021-10-01 09:00")
DPI = 120


def codes(data: bytes) -> list[PaperCode]:
    """What each page says of itself, read as a scanner reads it."""
    document = pypdfium2.PdfDocument(data)
    try:
        pictures = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()
    found = []
    for number, picture in enumerate(pictures, start=1):
        band = picture.crop((0, 0, picture.width, picture.height // 5))
        (code,) = [parse(one.text) for one in zxingcpp.read_barcodes(band)]
        assert isinstance(code, PaperCode)
        assert (code.page, code.pages) == (number, len(pictures))
        found.append(code)
    return found


@pytest.mark.parametrize("form", PAPERS)
def test_every_page_says_which_it_is(form: str) -> None:
    data = PAPERS[form](COPY)
    for code in codes(data):
        assert (code.form, code.place, code.number) == (form, Place.FIELD, 3)
        assert code.kind is (
            Kind.BLANK
            if form.startswith("annex")
            else Kind.LEDGER
            if form.startswith("ledger")
            else Kind.UNDER_WAY
        )
        assert bool(code.visit) is (code.kind is Kind.UNDER_WAY)
    for page in papers.reader(data).pages:
        words = "".join(page.extract_text().split())
        assert f"表号{form.upper()}" in words
        assert f"摘要{code.digest}…" in words
        assert "第3次打印补打2021-10-0109:00" in words


def test_blanks_name_their_edition_and_papers_of_a_visit_the_visit() -> None:
    (blank,) = codes(PAPERS["annex-1"](None))
    assert digest(sample.pack()).startswith(blank.digest)
    (plan,) = codes(PAPERS["annex-3"](None))
    assert plans_types.digest_of(test_annex_3.PLAN).startswith(plan.digest)
    code = codes(PAPERS["attendance"](None))[0]
    assert SHEET.visit.startswith(code.visit)
    assert (code.revision, code.place) == (1, None)


def test_a_ledger_carries_the_lines_it_had() -> None:
    plan = test_ledgers.PLAN
    mark = LedgerMark(37, mark_of(ledger_digest(plan), [b"a", b"b"]).digest)
    about = LedgerPrint("示例区卫生健康委员会", "2024-03-01", mark=mark)
    data = tasks_pdf(plan, test_ledgers.states()[:3], about)
    (code,) = codes(data)
    assert (code.revision, code.digest) == (37, mark.digest[:16])
    assert "台账第37版" in "".join(papers.text_of(data).split())


def test_two_lines_of_a_ledger_are_not_one_longer_line() -> None:
    marks = [mark_of("0" * 64, lines) for lines in ((), (b"ab",), (b"a", b"b"), (b"b", b"a"))]
    assert len({mark.digest for mark in marks}) == 4
    assert [mark.version for mark in marks] == [0, 1, 2, 2]


def test_before_the_closing_there_is_no_revision() -> None:
    said = {
        revision: note_words(
            PaperCode("attendance", "7f3a22c1", revision, "0" * 16, 1, 1, kind=Kind.UNDER_WAY),
            "签到表",
            PrintInfo(),
        )
        for revision in (0, 1)
    }
    assert "未定稿　用纸摘要" in said[0]
    assert "第 0 版" not in said[0]
    assert "第 1 版　用纸摘要" in said[1]
