"""No text of a record becomes a formula in a table that an office program opens."""

from __future__ import annotations

import csv
import io

import pytest

from ui.ledger_desk import csv_bytes

CELLS = (
    '=HYPERLINK("http://example.invalid","x")', "=cmd|' /C calc'!A1", "+1+1", "-1+1", "@SUM(A1)",
    "\t=1+1", "\r=1+1",
)  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_that_looks_like_a_formula_is_text(cell: str) -> None:
    text = csv_bytes([("code", cell)]).decode("utf-8-sig")
    ((_code, found),) = csv.reader(io.StringIO(text, newline=""))
    assert found == f"'{cell}"


def test_other_cells_stay_as_they_are() -> None:
    row = ("1.1", '说明,"引号"', "第一行\n=第二行", "")
    text = csv_bytes([row]).decode("utf-8-sig")
    assert [tuple(found) for found in csv.reader(io.StringIO(text, newline=""))] == [row]
