"""Workbooks opened by what did not write them: openpyxl, and the importer's own reader."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.standards.importing.archive import archive_of
from models.standards.importing.sheets import workbook
from reports.office_table import (
    Cell,
    Column,
    Table,
    civil,
    clean,
    counted,
    cut,
    plain_table,
    sheet_names,
    units,
)
from reports.office_xlsx import CELL_LIMIT, tables_xlsx

HOSTILE = (
    '=HYPERLINK("http://example.invalid","x")', "=cmd|' /C calc'!A1", "+1+1", "-1+1", "@SUM(A1)",
    "\t=1+1", "＝1+1", "{=1+1}", "http://example.invalid", "mailto:a@example.invalid", "007",
    "1.10", "12/3", "TRUE", "_x0041_", "<b>粗</b> & 完", "欧阳䶮 𬱖 🏥", "a\nb", " 两端 ",
)  # fmt: skip
"""What a person may type, and an office program may take for something else."""


def table(*cells: Cell, name: str = "表") -> Table:
    return Table(name, "标题", (Column("值", 20),), tuple((cell,) for cell in cells))


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def sheet(data: bytes, number: int = 0) -> Worksheet:
    found = opened(data).worksheets[number]
    assert isinstance(found, Worksheet)
    return found


def own_reading(data: bytes, number: int = 0) -> list[str]:
    """The words of the first column below its head, as the importer of standards reads them."""
    shown, _hidden = workbook(archive_of(data))
    values = shown[number].values
    assert not any(value.formula for row in values.values() for value in row.values())
    return [values[row][1].text if row in values else "" for row in range(2, max(values) + 1)]


def test_what_a_person_typed_comes_back_as_words() -> None:
    data = tables_xlsx([table(*HOSTILE)], "标题", "示例区卫生健康委员会")
    cells = [row[0] for row in sheet(data).iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells] == [None] * len(HOSTILE)
    assert own_reading(data) == list(HOSTILE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in part
    assert "<hyperlink" not in part


def test_words_like_a_formula_stay_words_when_somebody_edits_the_cell() -> None:
    data = tables_xlsx([table("=1+1", "说明")], "标题", "单位")
    first, second = (row[0] for row in sheet(data).iter_rows(min_row=2))
    assert first.quotePrefix
    assert not second.quotePrefix


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x07b", "a\x1bb", "a\x7fb", "a\ud800b", "a\ufffeb", "a\u202eb", "a\u200fb"]
)
def test_what_no_table_can_keep_is_shown_as_such(text: str) -> None:
    data = tables_xlsx([table(text)], text, text)
    assert sheet(data)["A2"].value == "a\ufffdb"
    assert own_reading(data) == ["a\ufffdb"]


def test_line_breaks_of_every_system_are_one() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_numbers_and_days_are_numbers_and_days() -> None:
    moment = datetime(2021, 9, 15, 10, 30)
    data = tables_xlsx([table(128440, -5, date(2021, 9, 15), moment, None)], "标题", "单位")
    values = [row[0] for row in sheet(data).iter_rows(min_row=2)]
    assert [cell.data_type for cell in values] == ["n", "n", "d", "d", "n"]
    assert [cell.value for cell in values[:2]] == [128440, -5]
    assert values[2].value == datetime(2021, 9, 15)
    assert values[2].number_format == "yyyy-mm-dd"
    assert values[3].value == moment


def test_a_day_or_a_number_that_would_change_stays_words() -> None:
    assert civil("1899-12-31") == "1899-12-31"
    assert civil("2021-02-30") == "2021-02-30"
    assert civil(None, "文件未规定") == "文件未规定"
    assert civil("1900-03-01") == date(1900, 3, 1)
    assert counted(2**53 - 1) == str(2**53 - 1)
    assert counted(-123) == -123


@pytest.mark.parametrize("letter", ["字", "🏥"])
def test_words_longer_than_a_cell_are_whole_on_a_sheet_of_their_own(letter: str) -> None:
    text = letter * 40_000
    data = tables_xlsx([table(text, name="存在问题")], "标题", "单位")
    book = opened(data)
    assert book.sheetnames == ["存在问题", "续文"]
    inside = str(book["存在问题"]["A2"].value)
    assert units(inside) <= CELL_LIMIT
    assert inside.endswith("……（全文见工作表“续文”）")
    rows = list(book["续文"].iter_rows(min_row=2, values_only=True))
    assert [row[:3] for row in rows] == [("存在问题", "A2", n + 1) for n in range(len(rows))]
    assert "".join(str(row[3]) for row in rows) == text
    assert all(units(str(row[3])) <= CELL_LIMIT for row in rows)


@pytest.mark.parametrize("most", [0, 1, 2, 3, 4])
def test_no_character_is_torn(most: int) -> None:
    head, rest = cut("🏥🏥", most)
    assert head + rest == "🏥🏥"
    assert units(head) == most // 2 * 2


def test_sheet_names_are_what_office_programs_allow() -> None:
    wanted = [
        "a[b]:*?/\\c",
        "'引'",
        "",
        "History",
        "表" * 40,
        "表" * 41,
        "🏥" * 20,
        "A",
        "a",
        "\x07",
    ]
    found = sheet_names(wanted)
    assert len({name.casefold() for name in found}) == len(wanted)
    for name in found:
        assert 0 < units(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
    assert found[0] == "a［b］：＊？／＼c"
    assert found[3] != "History"
    data = tables_xlsx([table("x", name=name) for name in wanted], "标题", "单位")
    assert opened(data).sheetnames == found


def test_the_heads_stand_still_and_the_print_is_set_up() -> None:
    made = Table("表", "A & B", (Column("甲", 12), Column("乙", 44)), (("1", "2"), ("3", "4")))
    found = sheet(tables_xlsx([made], "标题", "单位"))
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == "A1:B3"
    assert found.print_title_rows == "$1:$1"
    assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
    properties = found.sheet_properties.pageSetUpPr
    assert properties is not None
    assert properties.fitToPage
    assert (found.page_setup.fitToWidth or 1, found.page_setup.fitToHeight) == (1, 0)
    assert found.column_dimensions["B"].width == pytest.approx(44.7, abs=0.1)
    with zipfile.ZipFile(io.BytesIO(tables_xlsx([made], "标题", "单位"))) as archive:
        assert "A &amp;&amp; B" in archive.read("xl/worksheets/sheet1.xml").decode()


def test_the_same_rows_give_the_same_bytes_whenever(monkeypatch: pytest.MonkeyPatch) -> None:
    first = tables_xlsx([table(*HOSTILE)], "标题", "单位")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert tables_xlsx([table(*HOSTILE)], "标题", "单位") == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert "1980-01-01T00:00:00Z" in archive.read("docProps/core.xml").decode()


def test_columns_are_as_wide_as_chinese_words_need() -> None:
    made = plain_table(
        "表", "标题", [["名称", "n"], ["示例街道社区卫生服务中心", "1"], ["字" * 90, ""]]
    )
    assert [column.width for column in made.columns] == [60, 3]
    assert made.rows[0] == ("示例街道社区卫生服务中心", "1")


def test_a_table_without_rows_is_a_table() -> None:
    found = sheet(tables_xlsx([table()], "标题", "单位"))
    assert found["A1"].value == "值"
    assert found.max_row == 1
