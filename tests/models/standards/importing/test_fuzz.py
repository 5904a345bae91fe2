"""Whatever is in the file: a draft or one sentence, never another error, and never for long."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import StandardError
from models.standards.importing.archive import archive_of
from models.standards.importing.packbook import is_pack_book, read_pack_book, write_pack_book
from models.standards.importing.publish import faults, pack_of
from tests.models.standards.importing import office
from tests.models.standards.importing.office import HEADS, cell, docx, draft_of, para, row, table
from tests.models.standards.importing.test_quality_2015 import merged_xlsx
from tests.support import pack, ratio_clause


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def small_docx() -> bytes:
    listed = office.numbering_list(1, ("chineseCounting", "（%1）"), ("decimal", "%1.%2"))
    lead = row(
        cell("1.能力", merge="restart"),
        "1.1服务",
        cell(para("门诊", (1, 1))),
        cell("1.甲。", "2.乙。"),
    )
    again = row(cell("", merge="continue"), "1.2其他", "1.2.1急诊", cell(para("丙。", (1, 0))))
    return docx(para("标准"), table(row(*HEADS), lead, again), numbering=listed)


FILES = [
    parts_of(small_docx()),
    parts_of(merged_xlsx()),
    parts_of(write_pack_book(pack(ratio_clause()))),
]
TOKENS = [
    b"",
    b"<",
    b">",
    b"w:val",
    b"99999999999",
    b"-1",
    b"<w:p/>",
    b"continue",
    b"A1:XFD9",
    b"\xff",
    b"1.1.1",
    b"%9",
]


def whole(data: bytes) -> None:
    """Everything that an import does with a file, short of writing."""
    archive = archive_of(data)
    if archive.kind == "xlsx" and is_pack_book(archive):
        read_pack_book(archive)
    else:
        faults(pack_of(draft_of(data)))


@given(data=st.data())
def test_any_change_ends_in_a_draft_or_in_a_sentence(data: st.DataObject) -> None:
    parts = dict(data.draw(st.sampled_from(FILES)))
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(parts)))
        text = parts[name]
        at = data.draw(st.integers(0, max(0, len(text) - 1)))
        length = data.draw(st.integers(0, 12))
        parts[name] = text[:at] + data.draw(st.sampled_from(TOKENS)) + text[at + length :]
    try:
        whole(office.zipped(parts))
    except StandardError as error:
        error.sentence("zh")  # raises when the catalogue has no such sentence
        error.sentence("en")


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04"):
        with pytest.raises(StandardError):
            archive_of(start + data)


@given(st.lists(st.text("一（1）.、。注：(2)第章A-0 9", max_size=12), min_size=4, max_size=12))
def test_any_words_in_a_table_give_a_draft_or_a_sentence(texts: list[str]) -> None:
    rows = [row(*[cell(part) for part in texts[n : n + 4]]) for n in range(0, len(texts), 4)]
    lead = row("1.能力", "1.1服务", "1.1.1门诊", "1.甲。")
    for heads in (HEADS, ("序号", "指标名称", "评价标准", "评价方法")):
        try:
            found = draft_of(docx(table(row(*heads), lead, *rows)))
            faults(pack_of(found))
        except StandardError as error:
            error.sentence("zh")


@pytest.mark.parametrize(
    "data",
    [
        office.xlsx(
            [[*HEADS], *[["1.甲", "1.1乙", "1.1.1丙", "1.丁。"]] * 3000], ["A1:D3001"] * 20_000
        ),
        docx(table(row(*HEADS), row("1.甲", "1.1乙", "1.1.1丙", cell(*["丁"] * 50_000)))),
        office.xlsx([["编号", "评价标准"], *[[f"{n}.1", "丁。"] for n in range(15_000)]]),
    ],
    ids=["merges", "lines", "codes"],
)
def test_hostile_sizes_take_seconds_at_most(data: bytes) -> None:
    began = time.perf_counter()
    try:
        whole(data)
    except StandardError as error:
        error.sentence("zh")
    assert time.perf_counter() - began < 10
