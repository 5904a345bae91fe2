from __future__ import annotations

import csv
import io
from datetime import date, datetime

import pytest

from reports.office_csv import csv_bytes, table_csv
from reports.office_table import FORMULA, Column, Table


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("mark", FORMULA)
def test_words_are_never_taken_for_a_formula(mark: str) -> None:
    assert read(csv_bytes([[f"{mark}1+1"]])) == [[f"'{mark}1+1"]]


@pytest.mark.parametrize(
    "words",
    [
        *("1/2", "11/3", " 3-4", "１／２", "2021/9/15", "8:30", "007", "(3)", "（3）", "12E5"),
        *("500103198001010010", "110500000000001234"),
    ],
)
def test_words_are_never_taken_for_a_day_a_time_or_another_number(words: str) -> None:
    """Clause 1/2 of annex 1 stood there as 2 January, and an identity number ended in zeros."""
    assert read(csv_bytes([[words]])) == [[f"'{words}"]]


@pytest.mark.parametrize(
    "words", ["2021-09-15", "1.1.6/1", "★1/2", "12", "1.1", "0", "0.5", "1/2间", "1:1比对", "A-1"]
)
def test_words_that_stay_what_they_are_have_no_mark(words: str) -> None:
    assert read(csv_bytes([[words]])) == [[words]]


def test_numbers_below_zero_and_days_are_not_guarded() -> None:
    row = (-5, date(2021, 9, 15), datetime(2021, 9, 15, 10, 30), None, 0)
    assert read(csv_bytes([row])) == [["-5", "2021-09-15", "2021-09-15 10:30", "", "0"]]


def test_lines_end_as_old_programs_expect() -> None:
    made = Table("表", "标题", (Column("甲", 5), Column("乙", 5)), (("1\n2", '引"号'),))
    assert table_csv(made) == '\ufeff甲,乙\r\n"1\n2","引""号"\r\n'.encode()


def test_what_no_encoding_holds_is_shown_as_such() -> None:
    assert read(csv_bytes([["a\ud800b", "a\0b", "🏥𬱖"]])) == [["a\ufffdb", "a\ufffdb", "🏥𬱖"]]
