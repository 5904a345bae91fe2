"""The office files of the sample visit say what its papers say."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import time
import zipfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

import openpyxl
import pytest
from lxml import etree

from models.errors import FormError
from models.facts.types import Facts
from models.standards.importing.archive import archive_of
from models.standards.importing.word import read_word
from models.standards.types import Verdict
from reports.findings_order import problems, suggestions
from reports.marks import VERDICT_WORDS
from reports.office import FINDINGS, LETTER, MARKS, OFFICE_FILES, VISIT, office_files
from reports.office_letter import findings_docx
from reports.photos import ABSENT, CHANGED
from reports.render import render
from tests.reports import papers, sample

PHOTOS = 200
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bare(text: str) -> str:
    return re.sub(r"[\s　]", "", text)


@cache
def facts() -> tuple[Facts, str]:
    return sample.facts()


@cache
def made() -> Mapping[str, bytes]:
    found, digest = facts()
    reader = sample.Bytes(sample.photos()[1])
    return office_files(found, digest, signatures=sample.signatures(digest), reader=reader)


def sheets() -> dict[str, list[dict[str, Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(made()[VISIT]))
    tables = {one.title: list(one.iter_rows(values_only=True)) for one in book.worksheets}
    return {
        name: [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]
        for name, rows in tables.items()
    }


def document(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def paragraphs(data: bytes) -> list[str]:
    """The words of every paragraph, also of those inside tables."""
    found = document(data).iter(f"{W}p")
    return ["".join(part.text or "" for part in one.iter(f"{W}t")) for one in found]


def test_there_is_a_workbook_two_tables_and_a_letter() -> None:
    assert tuple(made()) == OFFICE_FILES
    assert list(sheets()) == ["存在问题", "评价结果", "填报数据", "说明"]


def test_every_finding_stands_with_its_day_as_a_day() -> None:
    rows, (found, _digest) = sheets()["存在问题"], facts()
    wanted = [*problems(found), *suggestions(found)]
    assert [row["存在问题"] for row in rows] == [one.fact for one in wanted]
    for row, one in zip(rows, wanted, strict=True):
        due = datetime.fromisoformat(one.due_on) if one.due_on else "文件未规定"
        assert row["整改期限"] == due
        assert isinstance(row["序号"], int)


def test_every_clause_stands_with_its_mark() -> None:
    rows, (found, _digest) = sheets()["评价结果"], facts()
    assert [row["条款内容"] for row in rows] == [clause.text for clause in found.clauses]
    plain = [(r, c) for r, c in zip(rows, found.clauses, strict=True) if c.grade is None]
    assert all(row["结果"] == VERDICT_WORDS[clause.verdict] for row, clause in plain)
    marked = next(row for row, clause in plain if clause.verdict is Verdict.MET)
    assert isinstance(marked["评价时间"], datetime)


def test_figures_are_numbers() -> None:
    rows = {(row["条款"], row["项目"]): row for row in sheets()["填报数据"]}
    numbers = [row["数值"] for row in rows.values() if row["数值"] is not None]
    assert 131560 in numbers
    assert all(isinstance(one, int) for one in numbers)


def test_the_workbook_says_what_it_was_made_from() -> None:
    told = {row["项目"]: row["内容"] for row in sheets()["说明"]}
    assert told["评价事实摘要（SHA-256）"] == facts()[1]
    assert "以签字盖章的纸质件为准" in told["说明"]


def test_csv_has_the_rows_of_the_workbook() -> None:
    for name, sheet in ((FINDINGS, "存在问题"), (MARKS, "评价结果")):
        text = made()[name].decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert rows[0] == list(sheets()[sheet][0])
        assert len(rows) == len(sheets()[sheet]) + 1


def test_the_letter_says_what_the_paper_says() -> None:
    found, digest = facts()
    reader = sample.Bytes(sample.photos()[1])
    given = sample.signatures(digest)
    paper = bare(papers.text_of(render("findings", found, digest, reader=reader, signatures=given)))
    said = [bare(one) for one in paragraphs(made()[LETTER]) if bare(one)]
    # A paper wraps lines in narrow cells next to each other, so pieces are looked for.
    missing = [one for one in said if one[:12] not in paper]
    assert missing == []
    for finding in found.findings:
        assert bare(finding.fact) in "".join(said)
        assert bare(finding.rectification) in "".join(said)


def test_the_letter_is_a_page_of_gb_t_9704() -> None:
    body = document(made()[LETTER])
    margins, size = body.find(f".//{W}pgMar"), body.find(f".//{W}pgSz")
    assert margins is not None
    assert size is not None
    millimetres = {
        key: round(int(margins.get(f"{W}{key}", "0")) / 1440 * 25.4)
        for key in ("top", "left", "right", "bottom")
    }
    assert millimetres == {"top": 37, "left": 28, "right": 26, "bottom": 35}
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    fonts = {one.get(f"{W}eastAsia") for one in body.iter(f"{W}rFonts")}
    assert fonts == {"方正小标宋简体", "仿宋", "黑体", "楷体"}


def test_fonts_have_others_to_try_and_pages_have_numbers() -> None:
    with zipfile.ZipFile(io.BytesIO(made()[LETTER])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    table = etree.fromstring(parts["word/fontTable.xml"])
    others = {one.get(f"{W}name"): one[0].get(f"{W}val") for one in table}
    assert "仿宋_GB2312" in str(others["仿宋"])
    assert "KaiTi" in str(others["楷体"])
    feet = [parts[name].decode() for name in parts if name.startswith("word/footer")]
    assert len(feet) == 2
    assert all("PAGE" in foot for foot in feet)
    assert "evenAndOddHeaders" in parts["word/settings.xml"].decode()


def test_the_letter_opens_in_another_reader() -> None:
    words = str(read_word(archive_of(made()[LETTER])))
    assert facts()[0].findings[0].fact[:20] in words


def test_photos_stand_in_the_letter_without_what_a_camera_wrote() -> None:
    with zipfile.ZipFile(io.BytesIO(made()[LETTER])) as archive:
        pictures = [archive.read(n) for n in archive.namelist() if n.startswith("word/media/")]
    assert pictures
    assert all(one.startswith(b"\xff\xd8") and b"Exif" not in one for one in pictures)


def test_a_letter_with_two_hundred_photos_is_whole_small_and_soon_there() -> None:
    """With 1,200 previews of 1600 × 1200 dots: 18 s of one core, 13 of them decoding."""
    found, digest = facts()
    blobs = {
        hashlib.sha256(data).hexdigest(): data
        for data in (sample.picture(160, 120 + more, 1, 0) for more in range(PHOTOS))
    }
    shown = sample.photos()[0][0]
    evidence = tuple(
        shown.model_copy(update={"sha256": one, "caption": f"第{n}张　抢救车", "preview": None})
        for n, one in enumerate(blobs, start=1)
    )
    first = found.findings[0].model_copy(update={"evidence": tuple(blobs)})
    changed = {"evidence": evidence, "findings": (first, *found.findings[1:])}
    begun = time.process_time()
    letter = findings_docx(found.model_copy(update=changed), digest, reader=sample.Bytes(blobs))
    assert time.process_time() - begun < 5
    with zipfile.ZipFile(io.BytesIO(letter)) as archive:
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
    assert len(pictures) > PHOTOS // 2, "equal bytes are kept once"
    assert len(list(document(letter).iter(f"{W}drawing"))) == PHOTOS
    said = "".join(paragraphs(letter))
    assert all(f"第{n}张　抢救车" in said for n in range(1, PHOTOS + 1))
    assert len(letter) < PHOTOS * 30_000


def test_a_photo_that_is_away_or_changed_is_told() -> None:
    found, digest = facts()
    assert ABSENT in paragraphs(findings_docx(found, digest))
    changed = sample.Bytes({key: b"other" for key in sample.photos()[1]})
    assert CHANGED in paragraphs(findings_docx(found, digest, reader=changed))


def test_signatures_of_other_facts_are_refused() -> None:
    found, _digest = facts()
    with pytest.raises(FormError, match=r".+") as caught:
        office_files(found, "0" * 64, signatures=sample.signatures("1" * 64))
    assert caught.value.code == "form-signatures-other-facts"


def test_hostile_words_are_words() -> None:
    """Control characters, markup, formulas and marks that turn the direction."""
    found, digest = facts()
    text = "=1+1\x07<b>&\u202e🏥𬱖"
    first = found.findings[0].model_copy(update={"fact": text, "place": "@SUM(A1)"})
    hostile = found.model_copy(update={"findings": (first, *found.findings[1:])})
    files = office_files(hostile, digest)
    kept = "=1+1\ufffd<b>&\ufffd🏥𬱖"
    assert kept in paragraphs(files[LETTER])
    cells = openpyxl.load_workbook(io.BytesIO(files[VISIT]))["存在问题"]
    found_cell = next(c for row in cells.iter_rows() for c in row if c.value == kept)
    assert found_cell.data_type == "s"
    assert "'=1+1" in files[FINDINGS].decode("utf-8-sig")


def test_the_same_facts_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    found, digest = facts()
    reader = sample.Bytes(sample.photos()[1])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    given = sample.signatures(digest)
    assert office_files(found, digest, signatures=given, reader=reader) == made()
